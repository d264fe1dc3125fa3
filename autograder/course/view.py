"""What a batch must know of a course before it begins, kept from the last time.

nbgrader takes a second to import, and the gradebook another to read. Where neither the settings nor
the gradebook's file has changed, a file of ours says what they said.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from autograder.course.folder import Course
from autograder.course.notebook import anchor_id
from autograder.course.pset import ProblemSet
from autograder.files.stamps import hash_of, stamp_of_file
from autograder.files.whole import write_whole

CHANGE_COUNTER = slice(24, 28)  # of SQLite's file header


class View(BaseModel):
    """What nbgrader's settings and the gradebook say of a problem set."""

    model_config = ConfigDict(frozen=True)

    settings: str  # hash of what else this goes by
    database: str  # the gradebook's file; empty where it is none
    gradebook: str  # the stamp of that file before it was read
    submitted: str
    autograded: str
    points: dict[str, float] | None = None  # of its graded cells; None: the set is not registered
    cells: str = ""  # hash of its cells
    due: str = ""
    extensions: dict[str, str] = {}  # of each student with a submission in the gradebook

    def is_registered(self, pset: ProblemSet) -> bool:
        """Does the gradebook know the set, with the points of pset.toml?"""
        wanted = [(anchor_id(q.name), q.points) for q in pset.questions]
        wanted += [(w.name, w.points) for w in pset.written]
        return self.points == dict(wanted)


def view_of(course: Course, pset: ProblemSet) -> View:
    """The view that is kept, if it still holds; else a new one."""
    try:
        known = View.model_validate_json(_path(course, pset).read_bytes())
    except (FileNotFoundError, ValidationError):
        return look(course, pset)
    holds = known.settings == course.settings and known.gradebook == _stamp(known.database)
    return known if holds and known.gradebook else look(course, pset)


def look(course: Course, pset: ProblemSet) -> View:
    """Ask nbgrader and the gradebook, and keep what they say."""
    from nbgrader.api import Assignment, MissingEntry, SubmittedAssignment
    from sqlalchemy.engine import make_url

    from autograder.course.cells import read_cells

    url = make_url(course.directory.db_url)
    database = url.database if url.get_backend_name() == "sqlite" and url.database else ""
    view = View(
        settings=course.settings,
        database=database,
        gradebook=_stamp(database),
        submitted=str(course.directory.submitted_directory),
        autograded=str(course.directory.autograded_directory),
    )
    with course.gradebook() as gradebook:
        try:
            cells = read_cells(gradebook, pset.name, pset.name)
        except MissingEntry:
            return view
        rows = (
            gradebook.db.query(SubmittedAssignment.student_id, SubmittedAssignment.extension)
            .join(Assignment, SubmittedAssignment.assignment_id == Assignment.id)
            .filter(Assignment.name == pset.name)
        )
        said = {
            "points": {cell.name: cell.max_score for cell in cells.graded if not cell.is_task},
            "cells": hash_of(repr(cells.sources), repr(cells.graded), sorted(cells.solutions)),
            "due": str(gradebook.find_assignment(pset.name).duedate),
            "extensions": {student: str(extension) for student, extension in rows},
        }
    view = view.model_copy(update=said)
    with contextlib.suppress(OSError):  # it only saves time
        write_whole(_path(course, pset), view.model_dump_json().encode())
    return view


def _path(course: Course, pset: ProblemSet) -> Path:
    return course.root / "build" / "recorded" / f"{pset.name}.view.json"


def _stamp(database: str) -> str:
    """A stamp of a SQLite file that every change alters; empty where there is none to trust."""
    if not database:
        return ""
    path = Path(database)
    beside = [path.with_name(path.name + suffix) for suffix in ("-journal", "-wal")]
    try:
        with open(path, "rb") as file:
            counter = file.read(CHANGE_COUNTER.stop)[CHANGE_COUNTER]
        stamps = [stamp_of_file(p) for p in (path, *beside) if p.exists()]
    except OSError:
        return ""
    return hash_of(counter.hex(), stamps)
