"""Where nothing has changed, nothing is opened; and whatever changes is noticed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.batch.grade import grade
from autograder.batch.ledger import Ledger
from autograder.batch.line import Graded
from autograder.course.folder import Course
from autograder.course.handed import sanitized
from autograder.files import stamps
from autograder.files.stamps import stamp_of_folder
from tests.engine.handing_in import by_student, recorded, set_source

WRONG = "def double(x):\n    return 3 * x + 1"
PROGRAM = """
import sys
from autograder.cli import app
try:
    app(["grade", "ps0", "--course", sys.argv[1]])
except SystemExit as done:
    print("exit", done.code)
print("imported", sorted({"nbgrader", "sqlalchemy", "distributed"} & set(sys.modules)))
"""


@pytest.fixture
def graded(
    course: Course, submit: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> dict[str, Graded]:
    """Two submissions, graded; what was written just now counts as written long ago."""
    monkeypatch.setattr(stamps, "SETTLED", 0)
    submit("kim")
    submit("lee", set_source("double", WRONG))
    return by_student(grade(course, course.pset("ps0")))


def reopened(course: Course, monkeypatch: pytest.MonkeyPatch) -> tuple[set[str], list[Graded]]:
    """Grade once more; the students whose notebooks were opened."""
    opened = set()

    def watched(course, handed, pset):  # type: ignore[no-untyped-def]
        opened.add(handed.student)
        return sanitized(course, handed, pset)

    monkeypatch.setattr("autograder.batch.grade.sanitized", watched)
    return opened, grade(Course(course.root), course.pset("ps0"))


def test_an_unchanged_class_is_told_of_without_a_look_into_it(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    opened, lines = reopened(course, monkeypatch)
    assert opened == set()
    for line in lines:
        before = graded[line.student]
        assert (line.points, line.key, line.ended) == (before.points, before.key, before.ended)
        assert not line.fresh


def test_an_unchanged_class_needs_no_nbgrader_and_no_sandbox(
    course: Course, graded: dict[str, Graded]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(course.root)],
        capture_output=True,
        text=True,
        env=os.environ | {"COLUMNS": "150"},
        check=False,
    )
    assert "imported []" in done.stdout, done.stdout + done.stderr
    assert "2 graded (0 run now" in done.stdout
    assert "exit 0" in done.stdout


def test_a_change_of_the_same_length_and_time_is_noticed(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = course.root / "submitted/lee/ps0/ps0.ipynb"
    times = path.stat()
    path.write_bytes(path.read_bytes().replace(b"3 * x + 1", b"2 * x + 0"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size
    opened, _ = reopened(course, monkeypatch)
    assert opened == {"lee"}
    assert recorded(course)["lee"]["grade-double"] == 40


def test_a_change_of_one_leaves_the_others_known(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = course.root / "submitted/lee/ps0/ps0.ipynb"
    path.write_bytes(path.read_bytes().replace(b"3 * x + 1", b"2 * x + 0"))
    grade(course, course.pset("ps0"))
    opened, _ = reopened(course, monkeypatch)
    assert opened == set()


def test_a_file_that_is_added_or_linked_is_noticed(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    (course.root / "submitted/kim/ps0/data").mkdir()
    (course.root / "submitted/kim/ps0/data/more.txt").write_text("more")
    (course.root / "submitted/lee/ps0/link").symlink_to("/etc/passwd")
    opened, lines = reopened(course, monkeypatch)
    assert opened == {"kim"}
    assert "symbolic link" in by_student(lines)["lee"].problem


def test_what_the_gradebook_lost_is_recorded_again(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = recorded(course)
    with course.gradebook() as gradebook:
        gradebook.remove_submission("ps0", "lee")
    assert set(recorded(course)) == {"kim"}
    opened, lines = reopened(course, monkeypatch)
    assert opened == {"lee"}
    assert not any(line.fresh for line in lines)
    assert recorded(course) == before


def test_a_changed_cell_of_the_course_opens_everything(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    with course.gradebook() as gradebook:
        notebook = gradebook.find_notebook("ps0", "ps0")
        notebook.source_cells[0].source += "\n# more"
        gradebook.db.commit()
    opened, _ = reopened(course, monkeypatch)
    assert opened == {"kim", "lee"}


def test_what_was_written_just_now_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("1")
    assert stamp_of_folder(tmp_path) == ""


def test_a_torn_ledger_loses_its_last_line_alone(
    course: Course, graded: dict[str, Graded], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = course.root / "build/recorded/ps0.jsonl"
    whole, torn = Ledger(path).entries
    path.write_bytes(path.read_bytes()[:-20])
    known = Ledger(path)
    assert set(known.entries) == {whole}
    known.write(whole, known.entries[whole])
    assert set(Ledger(path).entries) == {whole}
    opened, _ = reopened(course, monkeypatch)
    assert opened == {torn}
    assert set(Ledger(path).entries) == {"kim", "lee"}


def test_a_ledger_does_not_grow_with_every_run(course: Course, graded: dict[str, Graded]) -> None:
    path = course.root / "build/recorded/ps0.jsonl"
    known = Ledger(path)
    for _ in range(300):
        known.write("kim", known.entries["kim"])
    assert Ledger(path).entries == known.entries
    assert len(path.read_bytes().splitlines()) < 10


def test_a_ledger_that_another_grader_has_written_anew_is_read_again(
    course: Course, graded: dict[str, Graded]
) -> None:
    path = course.root / "build/recorded/ps0.jsonl"
    known, another = Ledger(path), Ledger(path)
    entries = known.entries
    for _ in range(300):
        another.write("kim", entries["kim"])
    size = path.stat().st_size
    Ledger(path)  # makes it short
    assert path.stat().st_size < size
    assert another.entry("kim") == entries["kim"]  # began far behind the end of the file
    assert known.entries == entries
