"""What results.json may hold: https://gradescope-autograders.readthedocs.io/en/latest/specs/"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from autograder.files.whole import write_whole

Visibility = Literal["hidden", "after_due_date", "after_published", "visible"]


class _Documented(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Test(_Documented):
    """One line of the results that a student sees."""

    score: float | None = None
    max_score: float | None = None
    name: str = ""
    number: str | None = None
    output: str = ""  # put into a <pre>
    tags: list[str] | None = None
    visibility: Visibility | None = None
    extra_data: dict[str, Any] | None = None


class Leader(_Documented):
    """One value of the leaderboard."""

    name: str
    value: float | str
    order: Literal["asc", "desc"] | None = None


class Results(_Documented):
    """All of results.json."""

    score: float | None = Field(None, description="overrides the total of the tests")
    execution_time: float | None = None
    output: str = ""
    visibility: Visibility | None = None
    stdout_visibility: Visibility | None = None
    extra_data: dict[str, Any] | None = None
    tests: list[Test] | None = None
    leaderboard: list[Leader] | None = None

    @model_validator(mode="after")
    def _scored(self) -> Results:
        if self.score is None and (not self.tests or any(t.score is None for t in self.tests)):
            raise ValueError("a score at the top, or one for each test")
        return self

    def write(self, path: Path) -> None:
        """Write the file, whole or not at all."""
        write_whole(path, self.model_dump_json(exclude_none=True, indent=1).encode())


def unfinished(why: str = "") -> Results:
    """What stands there until a grade does: the score must be a number, the text says the rest."""
    told = why or (
        "The autograder did not come to an end, so this 0 is not your grade. "
        "Submit again; if it stays like this, tell your instructor."
    )
    return Results(
        score=0.0, output=told, stdout_visibility="hidden", extra_data={"autograder": "not graded"}
    )
