"""nbgrader's own steps, without what they do again and again for every submission.

OverwriteCells      the record of all cells is known, or read at once, in place of queries for each
OverwriteKernelspec takes the kernel from the same record
create_engine       one a database: its compiled queries are kept, in place of made for each use
create_all          asks once which tables there are, in place of once for each table
SaveAutoGrades      one transaction and few queries, in place of one of each for each cell
Exporter            no copies of a notebook that was read for it alone
CheckCellMetadata   one validator that knows what it has seen, in place of a schema for each cell
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

import nbformat
import nbgrader.api
from nbconvert.exporters import NotebookExporter
from nbformat import NotebookNode
from nbgrader import preprocessors as stock
from nbgrader.api import BaseCell, MissingEntry
from nbgrader.nbgraderformat import MetadataValidator, ValidationError
from sqlalchemy import Engine, create_engine, inspect

from autograder.course.cells import Cells, KnowsCells

# a gradebook disposes of its engine when it is closed, which ends the connections alone
nbgrader.api.create_engine = cache(create_engine)
_metadata = nbgrader.api.Base.metadata
_create_all = _metadata.create_all


def _create_missing(bind: Engine) -> None:
    """Make the tables, where they are not all there."""
    if not set(_metadata.tables) <= set(inspect(bind).get_table_names()):
        _create_all(bind=bind)


_metadata.create_all = _create_missing


class _Own(NotebookNode):
    """A notebook that nobody else has."""

    def __deepcopy__(self, memo: dict[int, Any]) -> NotebookNode:
        return self


class Exporter(NotebookExporter):
    """nbconvert's own, which would copy each notebook three times."""

    def from_file(self, file_stream: Any, resources: Any = None, **kw: Any) -> Any:
        """Convert a notebook from its file."""
        own = _Own(nbformat.read(file_stream, as_version=4))  # type: ignore[no-untyped-call]
        return self.from_notebook_node(own, resources=resources, **kw)  # type: ignore[no-untyped-call]


class OverwriteCells(KnowsCells, stock.OverwriteCells):  # type: ignore[misc]
    """nbgrader's own, with the record of all cells at hand."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Overwrite all cells."""
        if self.add_missing_cells:  # that asks the gradebook for more
            return super().preprocess(nb, resources)
        self.notebook_id = resources["nbgrader"]["notebook"]
        self.assignment_id = resources["nbgrader"]["assignment"]
        self.gradebook = _Record(self.cells_of(resources))
        for index, cell in enumerate(nb.cells):
            nb.cells[index], resources = self.preprocess_cell(cell, resources, index)
        return nb, resources


class _Record:
    """Answers what OverwriteCells asks a gradebook."""

    def __init__(self, cells: Cells) -> None:
        self.find_source_cell = _finder({cell.name: cell for cell in cells.sources})
        self.find_graded_cell = _finder({cell.name: cell for cell in cells.graded})


def _finder(by_name: dict[str, Any]) -> Callable[..., Any]:
    def find(name: str, *where: str) -> Any:
        if name not in by_name:
            raise MissingEntry(f"No such cell: {where}/{name}")
        return by_name[name]

    return find


class OverwriteKernelspec(KnowsCells):
    """As nbgrader's own: the kernel is the course's, if the record names one."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Overwrite the notebook's kernel."""
        kernelspec = json.loads(self.cells_of(resources).kernelspec or "null")
        if kernelspec:
            nb.metadata["kernelspec"] = kernelspec
        return nb, resources


class SaveAutoGrades(stock.SaveAutoGrades):  # type: ignore[misc]
    """nbgrader's own, in one transaction: a submission's grades are written all or none."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict[str, Any], cell_index: int
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Save one cell's grade; there is one commit, at the end."""
        session = self.gradebook.db
        if cell_index == 0:
            self.commit, session.commit = session.commit, lambda: None
            where = self.notebook_id, self.assignment_id, self.student_id
            rows = self.gradebook.find_submission_notebook(*where)
            # kept, so that the rows find their cells without a query for each
            self.cells = session.query(BaseCell).filter_by(notebook_id=rows.notebook_id).all()
            self.gradebook.find_grade = _finder({row.name: row for row in rows.grades})
            self.gradebook.find_comment = _finder({row.name: row for row in rows.comments})
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
