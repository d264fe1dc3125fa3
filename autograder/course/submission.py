"""What is run of a student's work."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Cell(BaseModel):
    """A code cell of the sanitized notebook."""

    model_config = ConfigDict(frozen=True)

    source: str
    runs: bool = True  # blank cells, cells tagged skip-execution and anchors do not
    locked: bool = False  # the course's own, as the record has it
    gives_back: frozenset[str] = frozenset()  # of a locked cell: the student's names that it uses


class Submission(BaseModel):
    """What is run: the notebook's code cells in order, and the files beside it."""

    model_config = ConfigDict(frozen=True)

    cells: list[Cell]
    files: dict[str, bytes] = {}
