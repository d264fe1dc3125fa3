"""Grades leave the gradebook as a spreadsheet, Canvas and Moodle read them."""

from __future__ import annotations

import csv
import io
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from autograder.batch.grade import grade
from autograder.cli import app
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.files.spreadsheet import harmless, read_csv, write_csv
from autograder.gradebook.export import to_canvas, to_csv, to_moodle
from autograder.gradebook.record import close_graders
from tests.engine.conftest import submitter
from tests.engine.handing_in import set_source

MARK = b"\xef\xbb\xbf"  # the byte order mark
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Essay (11),PS0 (12),Total Score (read only)
    Manual Posting,,,,,,,
    Points Possible,,,,,10,100,(read only)
"김, 민수",501,20260001,kim,A,9,,
"=cmd|' /C calc'!A0, Mallory",502,20260002,mallory,A,3,,
"Lee, Nobody",503,20260003,lee,B,,,
"Student, Test",504,,,A,,,
"""
MOODLE = """\
Identifier,Full name,Email address,Status,Grade,Maximum Grade,Grade can be changed,\
Last modified (submission),Last modified (grade),Feedback comments
Participant 71,김민수,kim@x.ac.kr,Submitted for grading,,100.00,Yes,"Monday, 2 March 2026",-,
Participant 72,Mallory,mallory@x.ac.kr,Submitted for grading,,100.00,Yes,-,-,=1+1
Participant 73,Lee,lee@x.ac.kr,No submission,,100.00,Yes,-,-,
"""


@pytest.fixture(scope="module")
def graded(toy_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """Kim is late and graded; Mallory waits for a person; Lee handed in nothing."""
    root = tmp_path_factory.mktemp("graded") / "course"
    shutil.copytree(toy_root, root)
    course = Course(root)
    pset = course.pset("ps0")
    submit = submitter(course, pset)
    submit("kim").with_name("timestamp.txt").write_text("2026-03-02 14:00:00 UTC")
    submit("mallory", set_source("double", "def double(x):\n    return x"))
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("ps0", duedate="2026-03-02 12:00:00 UTC")
        gradebook.add_student("lee")
    assert not any(line.problem for line in grade(course, pset))
    with course.gradebook() as gradebook:
        kim = gradebook.find_student("kim")
        kim.first_name, kim.last_name, kim.email = "민수", "김", "kim@x.ac.kr"
        mallory = gradebook.find_student("mallory")
        mallory.last_name, mallory.email = "=cmd|' /C calc'!A0", "mallory@x.ac.kr"
        why = gradebook.find_grade("why", "ps0", "ps0", "kim")
        why.manual_score, why.needs_manual_grade = 7.5, False
        gradebook.find_submission("ps0", "kim").notebooks[0].late_submission_penalty = 20
        gradebook.db.commit()
    yield course
    close_graders()


@pytest.fixture
def pset(graded: Course) -> ProblemSet:
    return graded.pset("ps0")


def rows(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(MARK)  # so that Excel reads Korean names
    return list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))


def test_csv_has_every_question_and_raw_and_final_score(
    graded: Course, pset: ProblemSet, tmp_path: Path
) -> None:
    done = to_csv(graded, pset, tmp_path / "out.csv")
    kim, lee, mallory = rows(tmp_path / "out.csv")
    assert [kim[n] for n in ("double", "total", "Counter", "why")] == [
        "40.0",
        "30.0",
        "20.0",
        "7.5",
    ]
    assert (kim["last_name"], kim["raw_score"]) == ("김", "97.5")
    assert (kim["late_submission_penalty"], kim["score"]) == ("20.0", "77.5")
    assert kim["state"] == "graded"
    assert kim["timestamp"].startswith("2026-03-02 14:00:00")
    assert (mallory["double"], mallory["why"], mallory["state"]) == (
        "10.0",
        "",
        "waits for a person",
    )
    assert mallory["last_name"] == "'=cmd|' /C calc'!A0"
    assert (lee["state"], lee["double"], lee["score"]) == ("nothing submitted", "", "0.0")
    assert (done.waiting, done.unknown) == (["mallory"], [])


def test_canvas_gets_its_own_ids_and_final_scores(
    graded: Course, pset: ProblemSet, tmp_path: Path
) -> None:
    roster = tmp_path / "canvas.csv"
    roster.write_text(CANVAS, "utf-8")
    done = to_canvas(graded, pset, tmp_path / "out.csv", roster)
    assert read_csv(tmp_path / "out.csv") == [
        ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "PS0 (12)"],
        ["    Points Possible", "", "", "", "", "100"],
        ["김, 민수", "501", "20260001", "kim", "A", "77.5"],
    ]
    assert (done.written, done.waiting) == (["kim"], ["mallory"])
    to_canvas(graded, pset, tmp_path / "all.csv", roster, unfinished=True)
    mallory = read_csv(tmp_path / "all.csv")[-1]
    assert mallory[:2] == ["'=cmd|' /C calc'!A0, Mallory", "502"]
    assert mallory[-1] == "60"


def test_canvas_without_a_roster_goes_by_login(
    graded: Course, pset: ProblemSet, tmp_path: Path
) -> None:
    to_canvas(graded, pset, tmp_path / "out.csv", column="Set 0")
    head, _, kim = read_csv(tmp_path / "out.csv")
    assert head == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Set 0"]
    assert kim == ["김, 민수", "", "", "kim", "", "77.5"]


def test_a_wrong_roster_is_refused_and_says_why(
    graded: Course, pset: ProblemSet, tmp_path: Path
) -> None:
    roster, out = tmp_path / "roster.csv", tmp_path / "out.csv"
    for text, why in (
        (CANVAS.replace(",10,100,", ",10,10,"), "worth 10 points there"),
        (CANVAS.replace("503,", "kim,"), "not one student's alone"),
        (CANVAS.replace("Essay (11)", "ps0 (99)"), "is not one of"),
        (MOODLE, "Gradebook, Export"),
        ("", "Gradebook, Export"),
        ('"torn', "not a CSV file"),
    ):
        roster.write_text(text, "utf-8")
        with pytest.raises(CourseError, match=why):
            to_canvas(graded, pset, out, roster)
    roster.write_bytes("이름,ID".encode("cp949"))
    with pytest.raises(CourseError, match="not in UTF-8"):
        to_canvas(graded, pset, out, roster)
    roster.write_text(MOODLE.replace("100.00", "10.00"), "utf-8")
    with pytest.raises(CourseError, match="worth 10 points there"):
        to_moodle(graded, pset, out, roster)
    assert not out.exists()


def test_moodle_takes_grades_by_email_or_fills_its_worksheet(
    graded: Course, pset: ProblemSet, tmp_path: Path
) -> None:
    to_moodle(graded, pset, tmp_path / "import.csv")
    (kim,) = rows(tmp_path / "import.csv")
    assert kim["Email address"] == "kim@x.ac.kr"
    assert (kim["First name"], kim["ps0"]) == ("민수", "77.5")

    roster = tmp_path / "worksheet.csv"
    roster.write_bytes(MARK + MOODLE.encode())
    to_moodle(graded, pset, tmp_path / "out.csv", roster)
    filled = rows(tmp_path / "out.csv")
    assert [row["Grade"] for row in filled] == ["77.5", "", ""]
    assert filled[0]["Identifier"] == "Participant 71"
    assert filled[1]["Last modified (grade)"] == "-"  # what Moodle reads stays as it was
    assert filled[1]["Feedback comments"] == "'=1+1"


def test_the_command_says_where_and_who_is_left_out(graded: Course, tmp_path: Path) -> None:
    roster = tmp_path / "canvas.csv"
    roster.write_text(CANVAS.replace("kim,A", "other,A"), "utf-8")
    args = ["export", "ps0", "--course", str(graded.root)]
    done = CliRunner().invoke(app, args)
    assert done.exit_code == 0
    assert "3 students" in done.stdout
    assert (graded.root / "build" / "exports" / "ps0.csv").exists()
    done = CliRunner().invoke(app, [*args, "--to", "canvas", "--roster", str(roster)])
    assert done.exit_code == 1
    assert "not on the LMS's list, left out: kim" in done.stdout
    assert "1 wait for a person (written answers, pending points), left out: mallory" in done.stdout


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd", "-2+3", "@SUM(1)", "\t=1", " =1", "-", "-1.5", "+82"]
)
def test_only_what_is_no_number_gets_a_sign(text: str, tmp_path: Path) -> None:
    number = text in ("-", "-1.5", "+82")
    assert harmless(text) == (text if number else "'" + text)
    write_csv(tmp_path / "x.csv", [[text, -1.5]])
    assert list(tmp_path.iterdir()) == [tmp_path / "x.csv"]
