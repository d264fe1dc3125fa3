"""What tests of a batch do with notebooks, and read in the gradebook."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
from nbformat import NotebookNode

from autograder.authoring.corpus import Maker, hand_in
from autograder.authoring.release import build
from autograder.batch.line import Graded
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet


def submitter(course: Course, pset: ProblemSet) -> Callable[..., Path]:
    """``submit("kim", change)``: hand in the reference's answers, changed."""
    path = course.root / "release" / pset.name / f"{pset.name}.ipynb"
    release = nbformat.read(path if path.exists() else build(course, pset), as_version=4)
    answered = hand_in(release, Maker(pset).reference_notebook())

    def run(
        student: str, change: Callable[[NotebookNode], Any] = lambda nb: None, raw: bytes = b""
    ) -> Path:
        notebook = nbformat.from_dict(json.loads(json.dumps(answered)))
        change(notebook)
        path = course.root / "submitted" / student / pset.name / f"{pset.name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(raw or (json.dumps(notebook, ensure_ascii=False)).encode())
        return path

    return run


def by_student(lines: list[Graded]) -> dict[str, Graded]:
    return {line.student: line for line in lines}


def recorded(course: Course) -> dict[str, dict[str, float | None]]:
    with course.gradebook() as gradebook:
        return {
            s.student.id: {g.name: g.auto_score for n in s.notebooks for g in n.grades}
            for s in gradebook.assignment_submissions("ps0")
        }


def cell_of(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return next(
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def set_source(grade_id: str, source: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        cell_of(notebook, grade_id).source = source

    return change


def drop(*grade_ids: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        for grade_id in grade_ids:
            notebook.cells.remove(cell_of(notebook, grade_id))

    return change
