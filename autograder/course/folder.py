"""A course folder: where nbgrader_config.py, submissions and the gradebook lie.

nbgrader is imported where it is first needed: that takes a second.
"""

from __future__ import annotations

import logging
import os
import re
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader
from traitlets.utils.importstring import import_item

from autograder.course.notebook import check_belongs, find_link, is_plain_file, read_notebook
from autograder.course.pset import ProblemSet, load
from autograder.errors import CourseError, StudentError
from autograder.files.stamps import hash_of, program

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

    from autograder.course.view import View

CONFIG = "nbgrader_config.py"
# what a terminal, a browser and a spreadsheet show as it is, and no program takes as an order
STUDENT_NAME = re.compile(r"\w[\w .@',()-]*")
# nbgrader reads rows that it has not flushed yet; that is harmless, and its users cannot change it
warnings.filterwarnings("ignore", category=RuntimeWarning, module="nbgrader")


@dataclass(frozen=True)
class Handed:
    """What a student handed in for one problem set."""

    student: str
    folder: Path
    problem: str = ""  # why it cannot be graded

    def notebook_path(self, pset: ProblemSet) -> Path:
        """Where the notebook must lie."""
        return self.folder / f"{pset.name}.ipynb"


class Course:
    """One course: its settings, problem sets, submissions and gradebook."""

    def __init__(self, root: Path) -> None:
        if not (root / CONFIG).exists():
            raise CourseError(
                f"{root}: no {CONFIG} here. Run this in the course's folder, or name it by --course"
            )
        self.root = root
        _put_tools_on_path()
        with _inside(root):
            self.config: Config = PyFileConfigLoader(CONFIG, path=str(root)).load_config()
        self.config.CourseDirectory.root = str(root)
        # what sanitizing goes by, before a batch adds settings of its own
        self.settings = hash_of(self.config, program(), version("nbgrader"))

    @classmethod
    def find(cls, start: Path) -> Course:
        """The course that ``start`` lies in: the nearest folder above with nbgrader_config.py."""
        for folder in (start, *start.parents):
            if (folder / CONFIG).exists():
                return cls(folder)
        return cls(start)

    @cached_property
    def directory(self) -> CourseDirectory:
        """nbgrader's view of the folder."""
        from nbgrader.coursedir import CourseDirectory

        return CourseDirectory(config=self.config)

    @cached_property
    def api(self) -> NbGraderAPI:
        """nbgrader's own programming interface to this course, quiet."""
        from nbgrader.apps import NbGraderAPI

        # a notebook is validated once all steps are done, not after each
        self.config.Exporter.optimistic_validation = True
        api = NbGraderAPI(config=self.config, coursedir=self.directory)
        api.log.setLevel(logging.ERROR)
        api.log.handlers.clear()  # what it logs comes back with each call's result
        return api

    @property
    def assignments(self) -> Path:
        """Where the problem sets lie."""
        return Path(self.config.SandboxExecute.assignments)

    @property
    def store(self) -> Path:
        """Where results are kept."""
        return Path(self.config.SandboxExecute.store)

    @property
    def source(self) -> Path:
        """Where nbgrader's source notebooks lie."""
        return self.root / str(self.directory.source_directory)

    def psets(self) -> list[ProblemSet]:
        """All problem sets."""
        return [load(p.parent) for p in sorted(self.assignments.glob("*/pset.toml"))]

    def pset(self, name: str) -> ProblemSet:
        """One problem set."""
        return load(self.assignments / name)

    @contextmanager
    def gradebook(self) -> Iterator[Any]:
        """The open gradebook."""
        from nbgrader.api import Gradebook

        with Gradebook(self.directory.db_url, self.directory.course_id) as gradebook:
            yield gradebook

    def handed_in(self, pset: ProblemSet, view: View, student: str | None = None) -> list[Handed]:
        """What was submitted for a set, in the order of the students' names."""
        submitted = self.root / view.submitted
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

    def lateness(self, view: View, handed: list[Handed]) -> dict[str, str]:
        """What nbgrader's penalties go by: due date, each student's extension and time stamp."""
        found = {}
        for h in handed:
            stamp = h.folder / "timestamp.txt"
            handed_in_at = stamp.read_text("utf-8", "replace") if is_plain_file(stamp) else ""
            extension = view.extensions.get(h.student)
            found[h.student] = f"{view.due} {extension} {handed_in_at.strip()[:100]}"
        return found

    def go_by_record(self, pset: ProblemSet) -> None:
        """Have all sanitizing steps go by the record of a set as it is now: it is read once."""
        from autograder.course.cells import read_cells

        with self.gradebook() as gradebook:
            self.config.KnowsCells.cells = read_cells(gradebook, pset.name, pset.name)

    def sanitized(self, handed: Handed, pset: ProblemSet) -> NotebookNode:
        """The notebook as nbgrader's own sanitizing steps leave it."""
        notebook = read_notebook(handed.notebook_path(pset))
        resources = {
            "nbgrader": {
                "notebook": pset.name,
                "assignment": pset.name,
                "student": handed.student,
                "db_url": self.directory.db_url,
            },
            "metadata": {"path": str(handed.folder)},
        }
        try:
            for step in self.config.Autograde.sanitize_preprocessors:
                preprocessor = import_item(step)(config=self.config)
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


def _put_tools_on_path() -> None:
    """nbgrader calls ``alembic`` by name to make a database: find the one beside this Python."""
    tools = str(Path(sys.executable).parent)
    if tools not in os.environ.get("PATH", "").split(os.pathsep):
        os.environ["PATH"] = tools + os.pathsep + os.environ.get("PATH", "")


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    before = Path.cwd()
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before)
