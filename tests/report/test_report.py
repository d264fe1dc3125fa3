"""A graded class becomes a page: what is in it, that it is safe, that nothing is graded for it."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from autograder.batch.grade import grade
from autograder.batch.ledger import Ledger
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet, load
from autograder.errors import CourseError
from autograder.gradebook.record import close_graders
from autograder.report.page import LISTED, render, report_path, write_report
from autograder.report.rows import Ending, Row, read_rows
from tests.report.conftest import SCRIPT
from tests.report.test_numbers import ROWS, TOY, trained
from tests.small_courses import ROOT


@pytest.fixture(scope="module")
def rows(course: Course, pset: ProblemSet) -> dict[str, Row]:
    return {row.student: row for row in read_rows(course, pset, course.root / "report")}


@pytest.fixture(scope="module")
def page(course: Course, pset: ProblemSet) -> BeautifulSoup:
    path = write_report(course, pset, course.root / "report" / "ps0.html")
    return BeautifulSoup(path.read_text("utf-8"), "html.parser")


def section(page: BeautifulSoup, name: str) -> str:
    found = page.find("section", {"aria-labelledby": name})
    assert found is not None
    return re.sub(r"\s+", " ", found.get_text(" "))


def test_a_row_has_what_gradebook_and_store_have(rows: dict[str, Row]) -> None:
    expected = {
        "ada": (90, "all points", "all points", "all points"),
        "bob": (60, "some points", "all points", "all points"),
        "cho": (80, "some points", "all points", "all points"),
        "dee": (70, "all points", "all points", "crashed"),
        "eve": (60, "all points", "timed out", "all points"),
        "fay": (0, "blank", "blank", "blank"),
        "hal": (60, "some points", "all points", "all points"),
        "김 민수": (90, "all points", "all points", "all points"),
    }
    graded = {student: row for student, row in rows.items() if row.graded}
    assert {s: (r.auto, *(a.ending for a in r.answers.values())) for s, r in graded.items()} == (
        expected
    )
    assert rows["ada"].name == f"Ada {SCRIPT}"
    assert rows["ada"].written == {"why": None}
    assert not rows["ada"].complete
    assert not rows["ada"].outdated
    assert rows["fay"].blank
    assert "not JSON" in rows["gil"].problem
    assert "no student's" in rows[SCRIPT].problem
    assert rows["김 민수"].page == "../feedback/%EA%B9%80%20%EB%AF%BC%EC%88%98/ps0/ps0.html"
    assert rows["eve"].page == ""


def test_what_a_regrade_changed_is_kept(rows: dict[str, Row]) -> None:
    assert [row.student for row in rows.values() if row.changes] == ["hal"]
    (change,) = rows["hal"].changes
    assert (change.question, change.before, change.after) == ("double", 0, 10)
    assert change.because == ("code",)


def test_a_withheld_grade_is_named_until_it_is_given(course: Course, tmp_path: Path) -> None:
    shutil.copytree(course.root, tmp_path / "course")
    copied = Course(tmp_path / "course")
    pset = copied.pset("ps0")

    def cho() -> Row:
        return next(r for r in read_rows(copied, pset, copied.root) if r.student == "cho")

    Ledger.of(copied.root, "ps0").withhold(
        "cho", "grader error, the grade is withheld: ZeroDivisionError"
    )
    assert "ZeroDivisionError" in cho().problem
    assert cho().auto == 80, "what was recorded before stands"
    line = grade(copied, pset, student="cho")[0]
    close_graders()
    assert not line.fresh
    assert cho().problem == ""
    assert cho().changes == ()


def test_the_page_says_what_the_class_did(page: BeautifulSoup) -> None:
    assert [div.get_text(" ") for div in page.select("dl.figures div")][:3] == [
        "of 10 submissions graded 8",
        "median of 90 points 65",
        "have full marks 25 %",
    ]
    person = section(page, "person")
    assert "Not graded: 2 submissions" in person
    assert "Crashed or out of time: 2 submissions" in person
    assert "Written answers to grade: 8 submissions" in person
    changes = section(page, "changes")
    assert "hal double 0 10 code" in changes
    mistakes = section(page, "mistakes")
    assert "Each entry of the result is twice the entry of x. another value 2 25 %" in mistakes
    assert "The argument is not changed. an argument is changed 1 12 %" in mistakes
    assert "not answered" not in mistakes


def test_a_mistake_leads_to_the_question_on_the_pages_of_those_who_made_it(
    page: BeautifulSoup, course: Course
) -> None:
    row = next(r for r in page.select("#mistakes ~ * tr") if "is twice" in r.get_text())
    links = [a["href"] for a in row.select("a")]
    expected = [f"../feedback/{s}/ps0/ps0.html#grade-double" for s in ("bob", "hal")]
    assert links == expected
    for link in links:
        text = (course.root / "report" / str(link).split("#")[0]).read_text("utf-8")
        assert 'name="grade-double"' in text


def test_nothing_that_is_written_by_others_is_html(page: BeautifulSoup) -> None:
    assert page.find("script") is None
    assert page.find("img") is None
    assert not [tag for tag in page.find_all() if any(a.startswith("on") for a in tag.attrs)]
    assert str(page).count("&lt;img src=x onerror=alert(1)&gt;") >= 2
    assert page.find("meta", {"http-equiv": "Content-Security-Policy"}) is not None


def test_names_and_titles_cannot_leave_their_place() -> None:
    quotes = "\"'><svg onload=alert(1)>\x1b[31m\u202e"
    html = render([*ROWS, Row(quotes, quotes, "", quotes)], TOY)
    assert html.count("&gt;&lt;svg onload=alert(1)&gt;") == 3
    assert "<svg onload" not in html
    assert "\x1b" not in html
    assert "\u202e" not in html


def test_every_picture_is_told_in_words_and_has_ids_of_its_own() -> None:
    models = [trained(str(i), 0.5 + i / 100) for i in range(25)]
    page = BeautifulSoup(render(models, load(ROOT / "assignments" / "ps7")), "html.parser")
    pictures = page.select("svg.plot")
    assert len(pictures) == 3
    for picture in pictures:
        assert picture["role"] == "img"
        for name in str(picture["aria-labelledby"]).split():
            told = picture.find(id=name)
            assert told is not None
            assert told.get_text()
    ids = [tag["id"] for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))
    assert "#0102" not in str(page), "a stand-in colour is left"
    links = [str(tag["href"]) for tag in page.find_all(href=re.compile("^#"))]
    assert {link[1:] for link in links} <= set(ids)


def test_a_large_class_makes_a_page_that_opens() -> None:
    answers = {name: ROWS[1].answers[name] for name in ROWS[1].answers}
    many = [
        Row(f"s{i}", page="../x.html", answers=answers, written={"why": None}) for i in range(3000)
    ]
    html = render(many, TOY)
    assert f"and {3000 - LISTED:,} more" in html
    assert len(html) < 300_000


def test_what_has_changed_since_grading_is_said() -> None:
    old = [Row("kim", answers=ROWS[0].answers, outdated=("tests", "limits"))]
    assert "limits, tests" in render(old, TOY)
    lost = [Row("kim", answers={n: type(a)(a.points) for n, a in ROWS[0].answers.items()})]
    html = render(lost, TOY)
    assert "the points alone are known" in html
    assert Ending.FULL not in re.sub(r"<style>.*</style>", "", html, flags=re.S).split("<main")[1]


def run(course: Course, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "autograder", *arguments],
        cwd=course.root,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_command_says_where_the_page_is_and_writes_nothing_else(
    course: Course, tmp_path: Path
) -> None:
    def files() -> dict[Path, int]:
        return {p: p.stat().st_mtime_ns for p in course.root.rglob("*") if p.is_file()}

    before = files()
    out = tmp_path / "new" / "page.html"
    done = run(course, "report", "ps0", "--out", str(out))
    assert (done.returncode, done.stdout) == (0, f"report: {out}\n")
    assert list(out.parent.iterdir()) == [out]
    changed = {p.name for p, stamp in files().items() if before.get(p) != stamp}
    assert changed <= {".nbgrader.log"}
    assert report_path(course, course.pset("ps0")) == course.root / "report" / "ps0.html"


def test_what_cannot_be_reported_is_said(course: Course, pset: ProblemSet, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(CourseError, match="--out"):
        write_report(course, pset, tmp_path / "file" / "page.html")
    empty = tmp_path / "course"
    empty.mkdir()
    (empty / "nbgrader_config.py").write_text(
        f"c = get_config()\nload_subconfig({str(course.root / 'nbgrader_config.py')!r})\n"
    )
    with pytest.raises(CourseError, match="autograder grade ps0"):
        write_report(Course(empty), pset, tmp_path / "page.html")
    assert not (tmp_path / "page.html").exists()
