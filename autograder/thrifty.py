"""nbgrader's own steps, without what they do again and again for every submission.

OverwriteCells      the record of all cells is read at once, in place of a query or two for each
create_engine       one a database: its compiled queries are kept, in place of made for each use
SaveAutoGrades      one transaction, in place of a commit for each cell
CheckCellMetadata   one validator that knows what it has seen, in place of a schema for each cell
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import nbgrader.api
from nbformat import NotebookNode
from nbgrader import preprocessors as stock
from nbgrader.api import MissingEntry
from nbgrader.nbgraderformat import MetadataValidator, ValidationError
from sqlalchemy import create_engine

# a gradebook disposes of its engine when it is closed, which ends the connections alone
nbgrader.api.create_engine = cache(create_engine)


class OverwriteCells(stock.OverwriteCells):  # type: ignore[misc]
    """nbgrader's own, with the record of all cells read at once."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Overwrite one cell; the first of them reads the record."""
        if cell_index == 0:
            record = self.gradebook.find_notebook(self.notebook_id, self.assignment_id)
            graded = (*record.grade_cells, *record.task_cells)
            self.gradebook.find_source_cell = _finder(record.source_cells)
            self.gradebook.find_graded_cell = _finder(graded)
        return super().preprocess_cell(cell, resources, cell_index)


def _finder(rows: Any) -> Callable[[str, str, str], Any]:
    by_name = {row.name: row for row in rows}

    def find(name: str, notebook: str, assignment: str) -> Any:
        if name not in by_name:
            raise MissingEntry(f"No such cell: {assignment}/{notebook}/{name}")
        return by_name[name]

    return find


class SaveAutoGrades(stock.SaveAutoGrades):  # type: ignore[misc]
    """nbgrader's own, in one transaction: a submission's grades are written all or none."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Save one cell's grade; the commits in between become flushes."""
        session = self.gradebook.db
        if cell_index == 0:
            self.commit, session.commit = session.commit, session.flush
        result = super().preprocess_cell(cell, resources, cell_index)
        if cell_index == self.last:
            self.commit()
        return result

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Save all cells' grades."""
        self.last = len(nb.cells) - 1
        return super().preprocess(nb, resources)


class _Validator(MetadataValidator):  # type: ignore[misc]
    """Knows the metadata that it has found valid before: a class's cells are all alike."""

    def __init__(self) -> None:
        super().__init__()
        self.valid: set[str] = set()

    def validate_cell(self, cell: NotebookNode) -> None:
        known = f"{cell.cell_type}{cell.metadata.get('nbgrader')}"
        if known not in self.valid:
            super().validate_cell(cell)
            self.valid.add(known)


class CheckCellMetadata(stock.CheckCellMetadata):  # type: ignore[misc]
    """nbgrader's own, with a validator that is made once."""

    validator: _Validator | None = None

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Check all cells; nbgrader's own step tells what is wrong, where something is."""
        CheckCellMetadata.validator = CheckCellMetadata.validator or _Validator()
        try:
            CheckCellMetadata.validator.validate_nb(nb)
        except ValidationError:
            return super().preprocess(nb, resources)
        return nb, resources
