"""One writer to the gradebook: replays results through nbgrader, or waits until that can be.

Nothing is lost where the gradebook cannot be written: each result lies in the store before it comes
here, and the batch goes on computing meanwhile.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
from collections import deque
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import psutil

from autograder.batch.ledger import Entry, Ledger
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.files.stamps import hash_of, stamp_of_folder

if TYPE_CHECKING:
    from autograder.batch.line import Graded
    from autograder.course.folder import Course
    from autograder.course.handed import Handed
    from autograder.course.view import View

T = TypeVar("T")
PATIENCE = 600.0  # seconds for a locked gradebook, once nothing else is left to do
EVERY = 1.0  # seconds between tries
LOCKED = ("database is locked", "database table is locked")
FULL = ("database or disk is full", "No space left on device", "Disk quota exceeded")


class Recorder:
    """Records lines, in the order in which they come."""

    def __init__(
        self,
        course: Course,
        pset: ProblemSet,
        view: View,
        force: bool,
        tell: Callable[[str], None],
    ) -> None:
        self.course = course
        self.pset = pset
        self.view = view
        self.ledger = Ledger.of(course.root, pset.name)
        self.force = force
        self.tell = tell
        self.basis = hash_of(view.settings, view.cells, repr(pset.questions))
        self.waiting: deque[Graded] = deque()
        self.trouble = ""
        self.next_try = 0.0

    def stands(self, handed: Handed, line: Graded) -> bool:
        """Is all as it was when it was recorded? Then the line is filled in from the ledger."""
        noted = self.ledger.line(handed.student)
        known = noted.entry
        if handed.problem or noted.problem:
            return False
        if known is None or known.basis != self.basis:
            return False
        line.code = known.parts.get("code", "")
        if known.parts != line.parts or not self._is_in_place(handed.student):
            return False
        if not known.files or stamp_of_folder(handed.folder) != known.files:
            return False
        line.key, line.points, line.ended = known.key, known.points, known.ended
        return True

    def record(self, line: Graded) -> Iterator[str]:
        """Record a line, and what waits; yields the students who are recorded now."""
        self.waiting.append(line)
        if time.monotonic() >= self.next_try:
            yield from self._go_on()

    def finish(self, patience: float) -> Iterator[str]:
        """Record what still waits; raises CourseError if the gradebook does not allow it."""
        began = time.monotonic()
        while True:
            yield from self._go_on()
            if not self.waiting:
                return
            waited = time.monotonic() - began
            if self.trouble in FULL or waited >= patience:
                raise CourseError(self._advice(waited))
            time.sleep(EVERY)

    def _go_on(self) -> Iterator[str]:
        while self.waiting:
            line = self.waiting[0]
            self.trouble = self._write(line)
            if self.trouble:
                self.next_try = time.monotonic() + EVERY
                self.tell(f"{self.trouble}: {len(self.waiting)} results wait to be recorded")
                return
            self.waiting.popleft()
            line.forget()
            yield line.student
        self.tell("")

    def _write(self, line: Graded) -> str:
        """Record one line; what is the matter with the gradebook, if that is what prevents it."""
        assert line.ended is not None
        entry = Entry(
            key=line.key,
            points=line.points,
            parts=line.parts,
            ended=line.ended,
            files=line.files,
            basis=self.basis,
        )
        noted = self.ledger.line(line.student)
        known = noted.entry
        in_place = not self.force and self._is_in_place(line.student)
        if in_place and known == entry and not noted.problem:
            return ""
        if not (in_place and known is not None and known.is_same(entry)):
            # nbgrader removes what it cannot write anew: ask first
            if is_locked(self.view.database):
                return LOCKED[0]
            done = self.course.api.autograde(self.pset.name, line.student, force=True, create=True)
            if not done["success"]:
                said = f"{done.get('log', '')}\n{done.get('error', '')}"
                if trouble := trouble_in(said):
                    return trouble
                log = (done.get("error") or said).strip().splitlines()
                why = log[-1] if log else "no reason given"
                line.problem = f"nbgrader could not record it: {why}"
                return ""
        self.ledger.write(line.student, entry)
        return ""

    def _is_in_place(self, student: str) -> bool:
        name = self.pset.name
        notebook = self.course.root / self.view.autograded / student / name / f"{name}.ipynb"
        return student in self.view.extensions and notebook.exists()

    def _advice(self, waited: float) -> str:
        where = self.view.database or "the gradebook"
        left = f"{len(self.waiting)} results are not recorded yet; they are kept in the store"
        again = "Then run the same command again: it records them, and runs nothing twice."
        if self.trouble in FULL:
            return f"{where}: {self.trouble}. {left}. Make room on that disk. {again}"
        return (
            f"{where}: locked by another program for {waited:.0f} seconds. {left}. Close what "
            f"holds it{_holders(self.view.database)}, such as formgrader or a database browser. "
            f"{again}"
        )


def trouble_in(said: str) -> str:
    """What of a message tells of a gradebook that cannot be written now."""
    return next((known for known in LOCKED + FULL if known in said), "")


def is_locked(database: str) -> bool:
    """Does another program keep this one from writing?"""
    if not database:
        return False
    with contextlib.closing(sqlite3.connect(database, timeout=0, isolation_level=None)) as one:
        try:
            one.execute("BEGIN IMMEDIATE")
            one.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            return bool(trouble_in(str(error)))
    return False


def patiently(act: Callable[[], T], patience: float, tell: Callable[[str], None]) -> T:
    """Do what reads the gradebook, again and again while that is locked."""
    began = time.monotonic()
    while True:
        try:
            return act()
        except Exception as error:  # SQLAlchemy's, which must not be imported for this
            trouble = trouble_in(str(error))
            if trouble not in LOCKED:
                raise
            if time.monotonic() - began >= patience:
                raise CourseError(
                    f"the gradebook was locked by another program for {patience:.0f} seconds. "
                    "Close what holds it, such as formgrader or a database browser; run it again."
                ) from error
            tell(f"{trouble}: waiting for it")
            time.sleep(EVERY)


def _holders(database: str) -> str:
    """Which programs have the gradebook open, where this user may know."""
    found = []
    for process in psutil.process_iter(["name"]):
        with contextlib.suppress(psutil.Error):
            mine = process.pid == psutil.Process().pid
            if not mine and any(file.path == database for file in process.open_files()):
                found.append(f"{process.info['name']}, process {process.pid}")
    return f" ({'; '.join(found)})" if found else ""
