"""What grading finds out. Plain data, stored as JSON; points are no part of it (see score)."""

from __future__ import annotations

from enum import StrEnum
from statistics import median
from typing import Any

from pydantic import BaseModel, ConfigDict


class Outcome(StrEnum):
    """How a check, a question or a submission ended."""

    PASSED = "passed"
    FAILED = "failed"
    CRASHED = "crashed"
    TIMED_OUT = "timed_out"
    SKIPPED = "skipped"  # not run: an earlier check of the question crashed or timed out
    PENDING = "pending"  # not measured on this machine: the points are neither given nor lost
    GRADER_ERROR = "grader_error"  # ours: the grade is withheld


GRAVEST_FIRST = (
    Outcome.GRADER_ERROR,
    Outcome.TIMED_OUT,
    Outcome.CRASHED,
    Outcome.FAILED,
    Outcome.PENDING,
)


def gravest(*outcomes: Outcome) -> Outcome:
    """The outcome that says most of several."""
    return next((grave for grave in GRAVEST_FIRST if grave in outcomes), Outcome.PASSED)


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Drawn(_Data):
    """A small map of numbers, to be drawn; None: not a finite number."""

    name: str
    rows: list[list[float | None]]


class Explanation(_Data):
    """Why a check failed, as text for the student."""

    kind: str
    message: str
    call: str = ""
    expected: str = ""
    got: str = ""
    marks: list[list[tuple[int, int]]] = [[], []]  # where wrong entries stand in both, if not all
    differs: list[list[int]] = []  # their indices
    drawn: list[Drawn] = []
    hint: str = ""
    lines: list[str] = []


class Shown(_Data):
    """A hidden image and what was predicted for it (see autograder.testing.lane.Example)."""

    shape: tuple[int, ...]
    pixels: str
    truth: int
    predicted: int
    probability: float | None


class Measurement(_Data):
    """What one training of a student's model came to. The points are made of it in score."""

    profile: str
    data: str  # the images' name
    seed: int
    accuracy: float
    n: int  # test images
    low: float  # of the 95 % interval
    high: float
    confusion: list[list[int]] = []
    seen: float = 0.0  # images trained on
    stopped: bool = False  # at the end of the budget
    history: list[dict[str, float]] = []  # of each epoch
    gallery: list[Shown] = []
    moved: list[tuple[int, float]] = []  # pixels to the left, accuracy on some images so moved
    note: str = ""  # what the student should know
    seconds: float = 0.0  # wall


class Check(_Data):
    """One hidden test's result."""

    name: str
    says: str  # its docstring: what is checked, in words
    weight: float
    outcome: Outcome
    explanation: Explanation | None = None
    measured: list[Measurement] = []
    observed: str = ""  # what was asked and answered, where the question failed (see transcript)


class QuestionResult(_Data):
    """The checks of one question."""

    name: str
    checks: list[Check]
    given: list[str] = []  # functions of the course that stood in for the student's own
    calls: int = 0
    asked: list[str] = []  # names of the notebook that the checks asked for
    seconds: float = 0.0  # wall

    @property
    def outcome(self) -> Outcome:
        """The gravest outcome of the checks."""
        found = {check.outcome for check in self.checks}
        for grave in (Outcome.GRADER_ERROR, Outcome.TIMED_OUT, Outcome.CRASHED, Outcome.PENDING):
            if grave in found:
                return grave
        return Outcome.PASSED if found == {Outcome.PASSED} else Outcome.FAILED

    @property
    def blank(self) -> bool:
        """Is the question not answered at all?"""
        failed = [c.explanation for c in self.checks if c.outcome is not Outcome.PASSED]
        return bool(failed) and all(told and told.kind == "blank" for told in failed)

    @property
    def share(self) -> float:
        """The passed share of the question, from 0 to 1."""
        total = sum(check.weight for check in self.checks)
        passed = sum(check.weight for check in self.checks if check.outcome is Outcome.PASSED)
        return passed / total

    @property
    def measured(self) -> list[Measurement]:
        """The trainings of the student's model, if the question measures it."""
        return [measurement for check in self.checks for measurement in check.measured]

    @property
    def accuracy(self) -> float | None:
        """The accuracy that counts: the median of the trainings."""
        measured = self.measured
        return median(m.accuracy for m in measured) if measured else None


class SubmissionResult(_Data):
    """One submission, run and checked."""

    questions: list[QuestionResult]
    outputs: list[list[dict[str, Any]]]  # of each cell, as in the notebook format
    notes: list[str] = []  # what happened to the run as a whole: restarts, limits
    error: str = ""  # a grader error's traceback, for us
    seconds: dict[str, float] = {}  # where the time went
    versions: dict[str, str] = {}

    def redone(self, new: SubmissionResult) -> SubmissionResult:
        """This result, with some of its questions run again."""
        if new.error:
            return new
        again = {q.name: q for q in new.questions}
        # trainings alone leave no outputs of the notebook's cells
        changed = {
            "questions": [again.get(q.name, q) for q in self.questions],
            "outputs": new.outputs or self.outputs,
        }
        return new.model_copy(update=changed)

    @property
    def outcome(self) -> Outcome:
        """The gravest outcome of the questions."""
        if self.error:
            return Outcome.GRADER_ERROR
        return gravest(*(question.outcome for question in self.questions))
