"""The cells of a notebook as the gradebook has them: what nbgrader's sanitizing goes by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from nbgrader.api import Gradebook
from nbgrader.preprocessors import NbGraderPreprocessor
from traitlets import Instance


@dataclass(frozen=True)
class SourceCell:
    """A cell of the course's own notebook."""

    name: str
    cell_type: str
    source: str
    locked: bool
    checksum: str


@dataclass(frozen=True)
class GradedCell:
    """A cell that is worth points."""

    name: str
    max_score: float
    is_task: bool


@dataclass(frozen=True)
class Cells:
    """The record of one notebook."""

    assignment: str
    notebook: str
    kernelspec: str | None
    sources: tuple[SourceCell, ...]
    graded: tuple[GradedCell, ...]
    solutions: frozenset[str]

    def __deepcopy__(self, memo: object) -> Cells:
        return self  # traitlets copies what stands in a configuration; nothing changes this


def read_cells(gradebook: Gradebook, notebook: str, assignment: str) -> Cells:
    """Read the record; raises MissingEntry where there is none."""
    record = gradebook.find_notebook(notebook, assignment)
    return Cells(
        assignment,
        notebook,
        record.kernelspec,
        tuple(
            SourceCell(c.name, c.cell_type, c.source, c.locked, c.checksum)
            for c in record.source_cells
        ),
        tuple(
            GradedCell(c.name, c.max_score, is_task)
            for cells, is_task in ((record.grade_cells, False), (record.task_cells, True))
            for c in cells
        ),
        frozenset(c.name for c in record.solution_cells),
    )


class KnowsCells(NbGraderPreprocessor):  # type: ignore[misc]
    """A step that goes by the record: a batch reads it once for all, and puts it here."""

    cells = Instance(Cells, None, allow_none=True).tag(config=True)

    def cells_of(self, resources: dict[str, Any]) -> Cells:
        """The record of a notebook, as known or from the gradebook."""
        info = resources["nbgrader"]
        wanted = info["assignment"], info["notebook"]
        if self.cells and (self.cells.assignment, self.cells.notebook) == wanted:
            return self.cells
        with Gradebook(info["db_url"]) as gradebook:
            return read_cells(gradebook, info["notebook"], info["assignment"])
