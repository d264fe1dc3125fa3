"""A student's line in a batch, and how its points differ from those recorded."""

from __future__ import annotations

from dataclasses import dataclass, field

from autograder.batch.ledger import Ended
from autograder.grading.results import SubmissionResult


@dataclass(slots=True)
class Graded:
    """One student's line in the batch's table; thousands of them are in memory at once."""

    student: str
    problem: str = ""  # why there is no grade
    result: SubmissionResult | None = None  # until it is told of: then it lies in the store
    ended: Ended | None = None
    points: dict[str, float] = field(default_factory=dict)
    key: str = ""
    common: dict[str, str] = field(default_factory=dict)  # parts, the same for everybody
    lateness: str = ""
    code: str = ""  # the hash of what is run
    fresh: bool = False  # was it run now, or taken from the store?
    files: str = ""  # the stamp of what was handed in

    @property
    def parts(self) -> dict[str, str]:
        """What result and record depend on."""
        return self.common | {"lateness": self.lateness, "code": self.code}

    def forget(self) -> None:
        """Once it is recorded, drop what only recording needs."""
        self.lateness = self.code = self.files = ""


@dataclass(frozen=True)
class Change:
    """Points that are not what the gradebook has."""

    student: str
    question: str
    before: float | None  # None: not recorded yet, or pending
    after: float | None
    reasons: tuple[str, ...]  # what has changed: code, tests, limits, …
