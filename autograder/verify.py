"""A problem set proves itself: each submission of its corpus gets the verdict it is filed under."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.corpus import Case, Maker, read_corpus
from autograder.errors import CourseError
from autograder.grading.engine import Engine, Job
from autograder.grading.results import Outcome, SubmissionResult
from autograder.grading.score import score
from autograder.notebook import take_submission
from autograder.pset import ProblemSet


@dataclass(frozen=True)
class Finding:
    """What became of one submission of the corpus; ``problem`` is empty where it was as filed."""

    name: str
    points: dict[str, float]
    problem: str
    result: SubmissionResult


def verify(
    pset: ProblemSet,
    engine: Engine,
    workers: int,
    started: Callable[[Job], None] = lambda job: None,
) -> Iterator[Finding]:
    """Grade reference, blank and corpus; yields each finding as it comes."""
    maker = Maker(pset)
    cases = {case.name: case for case in read_corpus(pset)}
    if not cases:
        raise CourseError(f"{pset.folder / 'submissions'}: the corpus is empty")
    notebooks = {"reference": maker.reference_notebook(), "blank": maker.blank_notebook()}
    notebooks |= {name: maker.notebook(case) for name, case in cases.items()}
    jobs = [Job(name, take_submission(notebook, None)) for name, notebook in notebooks.items()]
    for job, result in engine.grade_all(pset, jobs, workers, started):
        points = score(result, pset)
        problem = _surprise(pset, job.name, cases.get(job.name), points, result)
        yield Finding(job.name, points, problem, result)


def _surprise(
    pset: ProblemSet,
    name: str,
    case: Case | None,
    points: dict[str, float],
    result: SubmissionResult,
) -> str:
    if result.outcome is Outcome.GRADER_ERROR:
        return f"grader error: {result.error.strip().splitlines()[-1]}"
    if name == "blank":
        earned = [q for q, p in points.items() if p > 0]
        return f"a blank answer earns points in {', '.join(earned)}" if earned else ""
    expected = case.loses if case else frozenset()
    lost = {q.name for q in pset.questions if points[q.name] < q.points}
    problems = []
    if unexpected := sorted(lost - expected):
        problems.append("loses " + "; ".join(_why(result, q) for q in unexpected))
    if kept := sorted(expected - lost):
        problems.append(f"should lose {', '.join(kept)}, but gets full marks")
    return " and ".join(problems)


def _why(result: SubmissionResult, question: str) -> str:
    checks = next(q.checks for q in result.questions if q.name == question)
    first = next(c for c in checks if c.outcome is not Outcome.PASSED)
    text = first.explanation.message if first.explanation else ""
    call = first.explanation.call if first.explanation else ""
    return f"{question} ({first.name}: {text} {call[:160]})"
