"""What a student got wrong, in words that can be counted over a class."""

from __future__ import annotations

from dataclasses import dataclass

from autograder.diagnosis.diagnoser import Diagnosis
from autograder.grading.results import Check, Outcome, QuestionResult

SHOWS = {  # how a failure shows, by the kind of its explanation
    "value": "another value",
    "shape": "another shape",
    "type": "another type",
    "raised": "an error is raised",
    "no error": "no error is raised",
    "changed": "an argument is changed",
    "missing": "the name is missing",
    "crash": "the Python process ends",
    "timeout": "no end in time",
}


@dataclass(frozen=True, order=True)
class Mistake:
    """A mistake that several students may have made."""

    question: str
    title: str
    hint: str


def mistakes_in(result: QuestionResult, diagnosis: Diagnosis | None = None) -> list[Mistake]:
    """The mistakes in an answer: the known one that explains it, in the words of its hint.

    Where none does, each once: which checks it fails, and how that shows. An answer that is blank
    has none; neither has a check that was not run.
    """
    if diagnosis is not None and diagnosis.hint("en"):
        names = " or ".join(name.split("/")[-1].replace("_", " ") for name in diagnosis.names)
        return [Mistake(result.name, diagnosis.hint("en"), f"known mistake: {names}")]
    failed = [c for c in result.checks if c.outcome not in (Outcome.PASSED, Outcome.PENDING)]
    found = [Mistake(result.name, c.says, _how(c)) for c in failed if not _was_not_tried(c)]
    return list(dict.fromkeys(found))


def _was_not_tried(check: Check) -> bool:
    blank = check.explanation is not None and check.explanation.kind == "blank"
    return blank or check.outcome in (Outcome.SKIPPED, Outcome.GRADER_ERROR)


def _how(check: Check) -> str:
    if check.outcome is Outcome.TIMED_OUT:
        return SHOWS["timeout"]
    if check.outcome is Outcome.CRASHED:
        return SHOWS["crash"]
    return SHOWS.get(check.explanation.kind, "") if check.explanation else ""
