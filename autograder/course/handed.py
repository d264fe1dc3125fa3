"""What students handed in, as nbgrader lays it out: a folder for each student and problem set."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from traitlets.utils.importstring import import_item

from autograder.course.folder import Course
from autograder.course.notebook import check_belongs, find_link, is_plain_file, read_notebook
from autograder.course.pset import ProblemSet
from autograder.course.view import View
from autograder.errors import CourseError, StudentError

if TYPE_CHECKING:
    from nbformat import NotebookNode

# what a terminal, a browser and a spreadsheet show as it is, and no program takes as an order
STUDENT_NAME = re.compile(r"\w[\w .@',()-]*")


@dataclass(frozen=True)
class Handed:
    """What a student handed in for one problem set."""

    student: str
    folder: Path
    problem: str = ""  # why it cannot be graded

    def notebook_path(self, pset: ProblemSet) -> Path:
        """Where the notebook must lie."""
        return self.folder / f"{pset.name}.ipynb"


def handed_in(
    course: Course, pset: ProblemSet, view: View, student: str | None = None
) -> list[Handed]:
    """What was submitted for a set, in the order of the students' names."""
    submitted = course.root / view.submitted
    found = []
    for folder in sorted(submitted.glob(f"*/{pset.name}")):
        if student in (None, folder.parent.name):
            found.append(Handed(folder.parent.name, folder, _problem(folder, pset)))
    if not found:
        who = f" by {student!r}" if student else ""
        raise CourseError(
            f"nothing was submitted{who} for {pset.name}: expected notebooks at "
            f"{submitted}/<student>/{pset.name}/{pset.name}.ipynb"
        )
    return found


def lateness(view: View, handed: list[Handed]) -> dict[str, str]:
    """What nbgrader's penalties go by: due date, each student's extension and time stamp."""
    found = {}
    for h in handed:
        stamp = h.folder / "timestamp.txt"
        handed_in_at = stamp.read_text("utf-8", "replace") if is_plain_file(stamp) else ""
        extension = view.extensions.get(h.student)
        found[h.student] = f"{view.due} {extension} {handed_in_at.strip()[:100]}"
    return found


def sanitized(course: Course, handed: Handed, pset: ProblemSet) -> NotebookNode:
    """The notebook as nbgrader's own sanitizing steps leave it."""
    notebook = read_notebook(handed.notebook_path(pset))
    resources = {
        "nbgrader": {
            "notebook": pset.name,
            "assignment": pset.name,
            "student": handed.student,
            "db_url": course.directory.db_url,
        },
        "metadata": {"path": str(handed.folder)},
    }
    try:
        for step in course.config.Autograde.sanitize_preprocessors:
            preprocessor = import_item(step)(config=course.config)
            preprocessor.log = _silent()
            notebook, resources = preprocessor.preprocess(notebook, resources)
    except Exception as error:  # nbgrader's checks raise many kinds; the notebook caused it
        raise StudentError(f"{pset.name}.ipynb: {type(error).__name__}: {error}") from error
    check_belongs(notebook, pset, f"{pset.name}.ipynb")
    return notebook


def _silent() -> logging.Logger:
    log = logging.getLogger("autograder.sanitize")
    log.setLevel(logging.CRITICAL)
    return log


def _problem(folder: Path, pset: ProblemSet) -> str:
    """Why what was handed in is not even read, or nothing."""
    if not STUDENT_NAME.fullmatch(folder.parent.name):
        return (
            "the folder's name is no student's: letters, digits, spaces and . _ - @ ' , ( ) are, "
            "after a letter or digit; rename it"
        )
    link = find_link(folder)
    if link:
        return f"{link} is a symbolic link: the file itself must be handed in"
    path = folder / f"{pset.name}.ipynb"
    if not is_plain_file(path):
        others = sorted(p.name for p in folder.glob("*.ipynb"))
        found = f"found {', '.join(others)}: rename the right one" if others else "none was found"
        return f"no notebook {pset.name}.ipynb ({found})"
    return ""
