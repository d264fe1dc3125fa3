"""What tests of a batch do with notebooks, and read in the gradebook."""

from __future__ import annotations

from collections.abc import Callable

from nbformat import NotebookNode

from autograder.batch import Graded
from autograder.course import Course


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
