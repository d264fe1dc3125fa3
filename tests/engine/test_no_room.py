"""A gradebook that is locked, and disks that are full: waited for or reported; nothing is lost."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event

from autograder.batch.grade import Hooks, grade
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.grading.results import SubmissionResult
from autograder.grading.store import Store
from tests.engine.handing_in import recorded, set_source

HOLD = """
import sqlite3, sys, time
database = sqlite3.connect(sys.argv[1], isolation_level=None)
database.execute("BEGIN EXCLUSIVE")
print("held", flush=True)
sys.stdin.read()
"""
FULL = {"grade-double": 40.0, "grade-total": 30.0, "grade-Counter": 20.0, "why": None}


class Holder:
    """Another program that locks the gradebook when it is told to."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.process: subprocess.Popen[bytes] | None = None

    def lock(self) -> None:
        if self.process is None:
            command = [sys.executable, "-c", HOLD, str(self.course.root / "gradebook.db")]
            pipe = subprocess.PIPE
            self.process = subprocess.Popen(command, stdin=pipe, stdout=pipe)
            assert self.process.stdout is not None
            assert self.process.stdout.readline() == b"held\n"

    def let_go(self) -> None:
        if self.process is not None:
            self.process.communicate()


@pytest.fixture
def holder(course: Course, submit: Callable[..., Path]) -> Iterator[Holder]:
    """A class of two; the gradebook can be locked once the first of them is being run."""
    submit("kim")
    submit("lee", set_source("double", "def double(x):\n    return x"))
    holder = Holder(course)
    yield holder
    holder.let_go()


def test_a_locked_gradebook_is_waited_for_and_the_rest_is_computed_meanwhile(
    course: Course, pset: ProblemSet, holder: Holder
) -> None:
    told: list[str] = []
    graded: list[str] = []

    def trouble(text: str) -> None:
        told.append(text)
        if text and len(graded) == 2:
            holder.let_go()

    hooks = Hooks(
        started=lambda student: holder.lock(),
        graded=lambda line: graded.append(line.student),
        trouble=trouble,
    )
    lines = grade(course, pset, workers=1, hooks=hooks)
    assert not any(line.problem for line in lines)
    assert told[0].startswith("database is locked: 1 results wait")
    assert "database is locked: 2 results wait to be recorded" in told
    assert told[-1] == ""
    assert recorded(course) == {"kim": FULL, "lee": FULL | {"grade-double": 10.0}}


def test_a_gradebook_that_stays_locked_is_reported_and_the_next_run_records(
    course: Course, pset: ProblemSet, holder: Holder
) -> None:
    hooks = Hooks(started=lambda student: holder.lock())
    with pytest.raises(CourseError) as told:
        grade(course, pset, workers=1, hooks=hooks, patience=0.5)
    assert "gradebook.db: locked by another program" in str(told.value)
    assert holder.process is not None
    assert f"process {holder.process.pid}" in str(told.value)
    assert "2 results are not recorded yet; they are kept" in str(told.value)
    with pytest.raises(CourseError, match="was locked by another program"):  # not even read
        grade(Course(course.root), pset, patience=0.1)
    holder.let_go()
    assert recorded(course) == {}
    lines = grade(Course(course.root), pset)
    assert [line.student for line in lines if line.fresh] == []
    assert set(recorded(course)) == {"kim", "lee"}


@pytest.fixture
def no_room() -> Iterator[list[bool]]:
    """While the list holds something, no gradebook may grow: SQLite's own full disk."""
    limited = [True]

    def limit(connection: sqlite3.Connection, record: object) -> None:
        if limited:
            connection.execute("PRAGMA max_page_count = 1")  # that is: no more than it has

    event.listen(Engine, "connect", limit)
    yield limited
    event.remove(Engine, "connect", limit)


def test_a_gradebook_without_room_is_reported_and_the_next_run_records(
    course: Course, pset: ProblemSet, submit: Callable[..., Path], no_room: list[bool]
) -> None:
    students = {f"student{n}" for n in range(20)}
    for student in students:
        submit(student)
    with pytest.raises(CourseError) as told:
        grade(course, pset)
    assert "gradebook.db: database or disk is full" in str(told.value)
    assert "are kept in the store" in str(told.value)
    with sqlite3.connect(course.root / "gradebook.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert set(recorded(course)) < students
    no_room.clear()
    lines = grade(Course(course.root), pset)
    assert [line.student for line in lines if line.fresh] == []
    assert recorded(course) == dict.fromkeys(students, FULL)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 256 kB."""
    folder = tmp_path / "tiny"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a file system of its own takes root and the right to mount")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_store_without_room_says_so_and_keeps_what_it_has(tiny: Path) -> None:
    store = Store(tiny / "store")
    noise = [{"output_type": "stream", "name": "stdout", "text": os.urandom(20_000).hex()}]
    result = SubmissionResult(questions=[], outputs=[noise])
    kept: list[str] = []

    def fill() -> None:
        for n in range(100):
            store.put(f"{n:064}", result)
            kept.append(f"{n:064}")

    with pytest.raises(CourseError, match=r"No space left on device.*Make room there"):
        fill()
    assert kept
    assert all(store.get(key) == result for key in kept)
    assert not [*tiny.rglob("*.part")]
    assert store.get(f"{len(kept):064}") is None


def test_a_full_disk_ends_a_batch_with_a_message_and_the_next_run_goes_on(
    course: Course, submit: Callable[..., Path], tiny: Path
) -> None:
    submit("kim")
    config = course.root / "nbgrader_config.py"
    config.write_text(config.read_text() + f"c.SandboxExecute.store = {str(tiny / 'store')!r}\n")
    filling = tiny / "filling"
    with contextlib.suppress(OSError), open(filling, "wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
    command = [sys.executable, "-m", "autograder", "grade", "ps0", "--course", str(course.root)]
    full = subprocess.run(command, capture_output=True, text=True, check=False)
    assert full.returncode == 2, full.stdout + full.stderr
    assert "No space left on device" in full.stderr
    assert "Traceback" not in full.stderr
    assert recorded(course) == {}
    filling.unlink()
    again = subprocess.run(command, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stdout + again.stderr
    assert recorded(course) == {"kim": FULL}
