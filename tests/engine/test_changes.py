"""Only what has changed is run again, and whose points change is said before they are recorded."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from autograder.batch.grade import Hooks, grade
from autograder.batch.line import Change, Graded
from autograder.course.folder import Course
from autograder.gradebook.record import close_graders
from autograder.grading.results import QuestionResult
from autograder.grading.store import Store
from tests.engine.handing_in import recorded, set_source, submitter

WRONG = "def double(x):\n    return 3 * x + 1"
HALF = "def double(x):\n    return 2 * x if x > 0 else x"


def changes_of(
    course: Course, may: bool = False, **options: Any
) -> tuple[list[Change], list[Graded]]:
    """What a batch would change; it is recorded if it may be."""
    found: list[list[Change]] = []
    lines = grade(
        course,
        course.pset("ps0"),
        hooks=Hooks(changes=lambda changes: bool(found.append(changes)) or may),
        **options,
    )
    (changes,) = found
    return changes, lines


@pytest.fixture(scope="module")
def graded_root(built_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A course in which two submissions are graded and recorded, to be copied."""
    folder = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(built_root, folder)
    course = Course(folder)
    submit = submitter(course, course.pset("ps0"))
    submit("kim")
    submit("lee", set_source("double", WRONG))
    assert not any(line.problem for line in grade(course, course.pset("ps0")))
    close_graders()
    return folder


@pytest.fixture
def course(graded_root: Path, tmp_path: Path) -> Iterator[Course]:
    shutil.copytree(graded_root, tmp_path / "course")
    yield Course(tmp_path / "course")
    close_graders()


@pytest.fixture
def graded(course: Course) -> Course:
    return course


def test_nothing_changes_where_nothing_changed(graded: Course) -> None:
    changes, lines = changes_of(graded)
    assert changes == []
    assert not any(line.fresh for line in lines)


def test_a_changed_cell_is_said_and_not_recorded_unseen(
    graded: Course, submit: Callable[..., Path]
) -> None:
    before = recorded(graded)
    shutil.rmtree(graded.root / "submitted" / "kim")
    submit("kim", set_source("double", WRONG))
    changes, lines = changes_of(graded)
    assert {(c.student, c.question, c.reasons) for c in changes} == {("kim", "double", ("code",))}
    assert (changes[0].before, changes[0].after) == (40, 10)  # its argument is left alone
    assert [line.student for line in lines if line.fresh] == []  # lee's very answers are known
    assert recorded(graded) == before
    changes_of(graded, may=True)
    assert recorded(graded)["kim"]["grade-double"] == 10


def test_a_changed_test_is_the_reason(graded: Course) -> None:
    path = graded.root / "tests" / "hidden" / "ps0" / "test_toy.py"
    path.write_text(path.read_text() + "\n# another line\n")
    changes, lines = changes_of(graded)
    assert changes == []  # the same points, though all were run again
    assert all(line.fresh for line in lines)


def change_test(course: Course, old: str, new: str) -> None:
    path = course.root / "tests" / "hidden" / "ps0" / "test_toy.py"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def questions_of(course: Course, lines: list[Graded], student: str) -> dict[str, QuestionResult]:
    (line,) = (line for line in lines if line.student == student)
    result = Store(course.store).get(line.key)
    assert result is not None
    return {q.name: q for q in result.questions}


def test_a_changed_test_reruns_its_question_and_those_that_build_upon_it(graded: Course) -> None:
    _, before = changes_of(graded)
    change_test(
        graded, "Each entry of the result is twice", "Each entry of what you return is twice"
    )
    changes, after = changes_of(graded)
    assert changes == []
    for student in ("kim", "lee"):
        old, new = questions_of(graded, before, student), questions_of(graded, after, student)
        assert "what you return" in new["double"].checks[0].says
        # seconds on the wall are the same only where nothing ran
        rerun = {name for name in new if new[name].seconds != old[name].seconds}
        assert rerun == {"double", "total"}


def test_what_is_run_again_alone_is_judged_as_with_the_others(graded: Course) -> None:
    """lee's `double` is wrong, so the course's own stands in for it in `total`."""
    _, before = changes_of(graded)
    change_test(graded, "The sum of the doubled entries is", "The doubled entries' sum is")
    _, after = changes_of(graded)
    alone = questions_of(graded, after, "lee")
    assert alone["double"] == questions_of(graded, before, "lee")["double"]
    assert alone["total"].checks[0].says.startswith("The doubled entries' sum")
    _, whole = changes_of(graded, force=True)
    same = questions_of(graded, whole, "lee")["total"]
    assert (alone["total"].given, alone["total"].outcome) == (same.given, same.outcome)
    assert same.given == ["double"]
    assert questions_of(graded, after, "kim")["total"].given == []


def test_a_question_asked_for_alone_has_what_stands_in_for_those_before(graded: Course) -> None:
    _, lines = changes_of(graded, questions=("total",))
    assert questions_of(graded, lines, "lee")["total"].given == ["double"]


def test_whoever_asks_the_store_finds_the_same(graded: Course) -> None:
    """`nbgrader autograde` alone, after a test was changed."""
    change_test(graded, "The sum of the doubled entries is", "The doubled entries' sum is")
    wanted = recorded(graded)
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "autograde", "ps0", "--force"],
        cwd=graded.root,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert recorded(graded) == wanted
    _, lines = changes_of(graded)
    assert not any(line.fresh for line in lines)


def test_a_changed_limit_is_the_reason(graded: Course, submit: Callable[..., Path]) -> None:
    sleepy = (
        "def double(x):\n    import time\n"
        "    if list(x) == [1, 2]:\n        time.sleep(1.6)\n    return 2 * x"
    )
    submit("slow", set_source("double", sleepy))
    grade(graded, graded.pset("ps0"), student="slow")
    full = recorded(graded)["slow"]["grade-double"]
    toml = graded.root / "assignments" / "ps0" / "pset.toml"
    toml.write_text(toml.read_text().replace("call_seconds = 1", "call_seconds = 0.2"))
    changes, _ = changes_of(graded)
    (change,) = (c for c in changes if c.student == "slow" and c.question == "double")
    assert change.before == full
    assert change.after == 30  # the check that asks for [1, 2] does not end in time
    assert change.reasons == ("limits",)


def test_changed_points_are_the_reason_and_run_nothing(graded: Course) -> None:
    toml = graded.root / "assignments" / "ps0" / "pset.toml"
    text = toml.read_text().replace("points = 40", "points = 44")
    toml.write_text(text.replace("points = 30", "points = 26"))
    changes, lines = changes_of(graded)
    assert not any(line.fresh for line in lines)
    found = {(c.student, c.question, c.after) for c in changes}
    of_lee = {("lee", "double", 11), ("lee", "total", 26)}
    assert found == {("kim", "double", 44), ("kim", "total", 26), *of_lee}
    assert {c.reasons for c in changes} == {("points",)}


def test_a_first_grading_says_so(course: Course, submit: Callable[..., Path]) -> None:
    submit("new")
    changes, _ = changes_of(course)
    assert {(c.student, c.reasons) for c in changes} == {("new", ("not recorded before",))}
    assert all(c.before is None for c in changes)
    assert set(recorded(course)) == {"kim", "lee"}


def run(course: Course, *options: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "autograder", "grade", "ps0", "--course", str(course.root)]
    env = os.environ | {"COLUMNS": "150"}
    return subprocess.run(
        [*command, *options], capture_output=True, text=True, env=env, check=False
    )


def test_the_command_shows_changes_and_logs_events(
    graded: Course, submit: Callable[..., Path]
) -> None:
    submit("new", set_source("double", HALF))
    log = graded.root / "events.jsonl"
    done = run(graded, "--dry-run", "--log", str(log))
    assert done.returncode == 0, done.stderr
    assert "not recorded before" in done.stdout
    assert "nothing was recorded" in done.stdout
    assert set(recorded(graded)) == {"kim", "lee"}
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert (events[0]["event"], events[-1]["event"]) == ("begin", "end")
    of_new = [e for e in events if e.get("student") == "new"]
    assert {e["event"] for e in of_new} == {"started", "graded", "change"}
    (ended,) = (e for e in of_new if e["event"] == "graded")
    assert ended["fresh"]
    assert ended["outcome"] == "failed"

    done = run(graded, "--diff", "--log", str(log))  # no terminal: nobody to be asked
    assert done.returncode == 0, done.stderr
    assert set(recorded(graded)) == {"kim", "lee", "new"}
    events = [json.loads(line) for line in log.read_text().splitlines()]
    assert {"event": "recorded", "student": "new"} in [
        {k: e[k] for k in ("event", "student") if k in e} for e in events
    ]
    assert "no points change" in run(graded, "--diff").stdout


def test_a_log_that_cannot_be_written_is_said_at_once(graded: Course) -> None:
    done = run(graded, "--log", str(graded.root / "no" / "such" / "folder"))
    assert done.returncode == 2
    assert "No such file or directory" in done.stderr
