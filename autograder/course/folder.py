"""A course folder: where nbgrader_config.py, the problem sets and the gradebook lie.

nbgrader is imported where it is first needed: that takes a second.
"""

from __future__ import annotations

import logging
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course.pset import ProblemSet, load
from autograder.errors import CourseError
from autograder.files.stamps import hash_of, program

if TYPE_CHECKING:
    from nbgrader.apps import NbGraderAPI
    from nbgrader.coursedir import CourseDirectory

CONFIG = "nbgrader_config.py"
# nbgrader reads rows that it has not flushed yet; that is harmless, and its users cannot change it
warnings.filterwarnings("ignore", category=RuntimeWarning, module="nbgrader")


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

    def go_by_record(self, pset: ProblemSet) -> None:
        """Have all sanitizing steps go by the record of a set as it is now: it is read once."""
        from autograder.course.cells import read_cells

        with self.gradebook() as gradebook:
            self.config.KnowsCells.cells = read_cells(gradebook, pset.name, pset.name)


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
