"""A folder of submissions, good and bad, on its way into nbgrader's gradebook."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from rich.console import Console

from autograder.authoring.release import build, is_fresh
from autograder.batch.grade import Hooks, grade
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.display import show_grades
from tests.engine.handing_in import by_student, cell_of, drop, recorded, set_source

BIN = Path(sys.executable).parent


FULL = {"grade-double": 40.0, "grade-total": 30.0, "grade-Counter": 20.0, "why": None}


def test_bad_input_gets_a_clear_message_and_costs_nobody_else(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("good")
    submit("not json", raw=b"%PDF-1.4")
    submit("not a notebook", raw=b'{"a": 1}')
    submit("old format", raw=b'{"nbformat": 3, "worksheets": []}')
    submit("not utf8", raw=b"\xff\xfe{}")
    submit("broken", raw=b'{"nbformat": 4, "nbformat_minor": 5, "cells": 3, "metadata": {}}')
    submit("deep", raw=b"[" * 100_000)
    other = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1")])
    submit("another set", raw=nbformat.writes(other).encode())
    submit("missing").unlink()
    submit("renamed").rename(course.root / "submitted/renamed/ps0/과제 1.ipynb")
    submit("김 민수")
    lines = by_student(grade(course, pset))
    expected = {
        "not json": "not JSON",
        "not a notebook": "not a notebook",
        "old format": "notebook format 3, expected 4",
        "not utf8": "UTF-8",
        "broken": "broken notebook",
        "deep": "not JSON",
        "another set": "not the notebook of ps0",
        "missing": "no notebook ps0.ipynb",
        "renamed": "과제 1.ipynb",
    }
    for student, message in expected.items():
        assert message in lines[student].problem, student
    rows = recorded(course)
    assert rows == {"good": FULL, "김 민수": FULL}


def test_tampering_with_the_notebook_gains_nothing(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    def retype(notebook: NotebookNode) -> None:
        cell = cell_of(notebook, "grade-double")
        cell.cell_type = "markdown"
        cell.pop("outputs"), cell.pop("execution_count")

    def duplicate(notebook: NotebookNode) -> None:
        copy = nbformat.from_dict(json.loads(json.dumps(cell_of(notebook, "grade-double"))))
        copy.id = "copy"
        copy.source = "40.0"
        notebook.cells.append(copy)

    def raise_points(notebook: NotebookNode) -> None:
        cell_of(notebook, "grade-double").metadata.nbgrader["points"] = 400

    def forge(notebook: NotebookNode) -> None:
        forged = nbformat.v4.new_code_cell("100.0")
        role = dict(cell_of(notebook, "grade-double").metadata.nbgrader)
        forged.metadata["nbgrader"] = role | {"grade_id": "grade-extra", "points": 1000}
        notebook.cells.append(forged)

    def old_output(notebook: NotebookNode) -> None:
        cell = cell_of(notebook, "grade-double")
        cell.outputs = [nbformat.v4.new_output("execute_result", {"text/plain": "40.0"})]
        cell_of(notebook, "double").source = "def double(x):\n    return x"

    submit("edited anchor", set_source("grade-double", "40.0"))
    submit("deleted anchor", drop("grade-double", "grade-Counter"))
    submit("deleted check", lambda nb: nb.cells.pop(3))
    submit("retyped", retype)
    submit("duplicate", duplicate)
    submit("more points", raise_points)
    submit("forged", forge)
    submit("deleted answer", drop("double"))
    submit("deleted text", drop("why"))
    submit("old output", old_output)
    lines = by_student(grade(course, pset))
    assert {s: line.problem for s, line in lines.items() if line.problem} == {}
    rows = recorded(course)
    for student in ("edited anchor", "deleted anchor", "deleted check", "retyped", "duplicate"):
        assert rows[student] == FULL, student
    for student in ("more points", "forged"):
        assert rows[student] == FULL, student
    assert rows["deleted answer"] == FULL | {"grade-double": 0.0}
    assert rows["deleted text"] == FULL | {"why": 0.0}
    assert rows["old output"] == FULL | {"grade-double": 10.0}


def test_a_second_run_runs_nothing_and_changes_nothing(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("kim")
    submit("lee", set_source("double", "def double(x):\n    return x"))
    first = by_student(grade(course, pset))
    stamp = (course.root / "autograded/kim/ps0/ps0.ipynb").stat().st_mtime_ns
    started: list[str] = []
    second = by_student(grade(course, pset, hooks=Hooks(started=started.append)))
    assert started == []
    assert {s: line.points for s, line in first.items()} == {
        s: line.points for s, line in second.items()
    }
    assert (course.root / "autograded/kim/ps0/ps0.ipynb").stat().st_mtime_ns == stamp
    forced = by_student(grade(course, pset, student="kim", force=True))
    assert forced["kim"].fresh
    assert "lee" not in forced


def test_a_changed_point_value_reruns_nothing(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("kim", set_source("double", "def double(x):\n    return x"))
    grade(course, pset)
    path = course.assignments / "ps0" / "pset.toml"
    text = path.read_text().replace("points = 40", "points = 20").replace("= 30", "= 50")
    path.write_text(text)
    changed = course.pset("ps0")
    build(course, changed)
    line = grade(course, changed)[0]
    assert not line.fresh
    assert line.points == {"double": 5.0, "total": 50.0, "Counter": 20.0}
    assert recorded(course)["kim"]["grade-total"] == 50.0


def test_one_question_can_be_run_again(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("kim")
    grade(course, pset)
    line = grade(course, pset, questions=("total",))[0]
    assert line.fresh
    assert line.points == {"double": 40.0, "total": 30.0, "Counter": 20.0}


def test_a_broken_hidden_test_withholds_grades_and_says_so(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("kim")
    path = course.root / "tests/hidden/ps0/test_toy.py"
    text = path.read_text().replace("expect_equal(counter.n, 6)", "raise ZeroDivisionError")
    path.write_text(text)
    from autograder.errors import CourseError

    with pytest.raises(CourseError, match="ZeroDivisionError"):
        grade(course, pset)
    assert recorded(course) == {}


def run_nbgrader(course: Course, *arguments: str) -> str:
    done = subprocess.run(
        [BIN / "nbgrader", *arguments],
        cwd=course.root,
        env=os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout + done.stderr


def test_nbgrader_alone_records_the_same_rows(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("kim", set_source("double", "def double(x):\n    x *= 2\n    return x"))
    submit("lee", set_source("why", "I think so."))
    grade(course, pset)
    ours = recorded(course)
    shutil.rmtree(course.root / "autograded")
    shutil.rmtree(course.store)
    run_nbgrader(course, "autograde", "ps0", "--force")
    assert recorded(course) == ours
    run_nbgrader(course, "generate_feedback", "ps0")
    page = (course.root / "feedback/kim/ps0/ps0.html").read_text("utf-8")
    assert "The argument is not changed" in page
    assert "expect_unchanged" not in page
    assert "test_toy" not in page
    run_nbgrader(course, "export")
    assert (course.root / "grades.csv").read_text().count("ps0") == 2


def test_what_students_write_reaches_no_browser_alive(
    course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    attack = "<script>alert(1)</script><img src=x onerror=alert(2)>"

    def change(notebook: NotebookNode) -> None:
        cell_of(notebook, "double").source = (
            "from IPython.display import HTML, Javascript, display\n"
            f"display(HTML({attack!r})); display(Javascript('alert(3)'))\n"
            f"print({attack!r}, '\\x1b[31mred')\n"
            f"def double(x):\n    raise ValueError({attack!r})"
        )
        cell_of(notebook, "why").source = f"Because {attack}"
        notebook.cells.append(nbformat.v4.new_markdown_cell(attack))

    submit("mallory", change)
    grade(course, pset)
    course.api.generate_feedback("ps0", "mallory", force=True)
    page = (course.root / "feedback/mallory/ps0/ps0.html").read_text("utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert 'onerror="' not in page
    graded = (course.root / "autograded/mallory/ps0/ps0.ipynb").read_text("utf-8")
    assert "application/javascript" not in graded
    assert "\x1b" not in page


def test_a_release_is_built_the_same_twice_and_holds_no_solution(
    course: Course, pset: ProblemSet
) -> None:
    first = build(course, pset).read_bytes()
    assert build(course, pset).read_bytes() == first
    assert is_fresh(course, pset)
    text = first.decode()
    for secret in ("np.asarray(x) + np.asarray(x)", "self.n += by", "adding it to itself", "_add"):
        assert secret not in text
    assert "Because." not in text
    assert "10 points for a reason" not in text
    assert "장난감" not in text
    (course.root / "release/ps0/ps0.ipynb").write_text("{}")
    assert not is_fresh(course, pset)


@pytest.mark.parametrize(
    ("width", "kim"),
    [(100, ["kim", "40", "0", "20", "60", "failed"]), (50, ["kim", "60", "failed", "total 0/30"])],
)
def test_a_table_without_room_for_all_questions_tells_where_points_were_lost(
    width: int, kim: list[str], course: Course, pset: ProblemSet, submit: Callable[..., Path]
) -> None:
    submit("kim", set_source("total", "def total(x):\n    return 1"))
    submit("lee", raw=b"%PDF-1.4")
    out = Console(width=width, file=io.StringIO())
    assert show_grades(out, pset, list(grade(course, pset))) == 1
    rows = [line.strip("│").split("│") for line in out.file.getvalue().splitlines()]
    shown = [[cell.strip() for cell in row] for row in rows]
    assert kim in shown
    assert any(row[0] == "lee" and "not graded" in " ".join(row) for row in shown)
