"""Grades as an LMS or a spreadsheet takes them: nbgrader's record in, CSV out.

`autograder export` writes one set, per question; `nbgrader export` writes what it always does.
Gradescope grades by itself: see autograder.gradescope.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin

from autograder.course.folder import Course
from autograder.course.notebook import ANCHOR_PREFIX
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.files.spreadsheet import read_csv, write_csv

COLUMNS = (
    "assignment duedate timestamp student_id last_name first_name email "
    "raw_score late_submission_penalty score max_score"
).split()
# as Canvas's lib/gradebook_importer.rb reads them (github.com/instructure/canvas-lms)
CANVAS_STUDENT = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
CANVAS_POINTS = "Points Possible"  # the row of what each assignment is worth
# https://docs.moodle.org/405/en/Grade_import
MOODLE_IMPORT = ("First name", "Last name", "ID number", "Email address")


class State(StrEnum):
    """How far a student's grade is."""

    GRADED = "graded"
    WAITS = "waits for a person"
    MISSING = "nothing submitted"


@dataclass(frozen=True)
class Grade:
    """What the gradebook says of one student and one set."""

    student: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    state: State = State.MISSING
    timestamp: str = ""
    points: dict[str, float | None] = field(default_factory=dict)  # None: not known yet
    raw_score: float = 0.0
    penalty: float = 0.0

    @property
    def score(self) -> float:
        """What counts: late work costs, but never more than there is."""
        return max(0.0, self.raw_score - self.penalty)

    @property
    def names(self) -> set[str]:
        """What an LMS may know the student by."""
        return {self.student, self.email} - {""}


@dataclass
class Exported:
    """What an export wrote, and whom it left out."""

    path: Path
    written: list[str] = field(default_factory=list)
    waiting: list[str] = field(default_factory=list)  # not graded to the end
    unknown: list[str] = field(default_factory=list)  # graded, but not in the LMS's list


def read_grades(course: Course, pset: ProblemSet) -> list[Grade]:
    """Everybody's grade of a set, in the order of the students' names."""
    with course.gradebook() as gradebook:
        try:
            assignment = gradebook.find_assignment(pset.name)
        except MissingEntry as error:
            raise CourseError(
                f"the gradebook knows no {pset.name} yet: `autograder grade {pset.name}` first"
            ) from error
        students = sorted(gradebook.students, key=lambda s: s.id)
        return [_grade(gradebook, assignment, student, pset) for student in students]


def _grade(gradebook: Gradebook, assignment: Any, student: Any, pset: ProblemSet) -> Grade:
    row = _row(gradebook, assignment, student)
    about: dict[str, Any] = {n: row[n] or "" for n in ("first_name", "last_name", "email")}
    try:
        submission = gradebook.find_submission(pset.name, student.id)
    except MissingEntry:
        return Grade(student.id, **about)
    points: dict[str, float | None] = {
        grade.name.removeprefix(ANCHOR_PREFIX): None if grade.needs_manual_grade else grade.score
        for notebook in submission.notebooks
        for grade in notebook.grades
    }
    return Grade(
        student.id,
        **about,
        state=State.WAITS if submission.needs_manual_grade else State.GRADED,
        timestamp=str(row["timestamp"] or ""),
        points=points,
        raw_score=row["raw_score"],
        penalty=row["late_submission_penalty"],
    )


# --- csv ----------------------------------------------------------------------------------------


def to_csv(course: Course, pset: ProblemSet, path: Path) -> Exported:
    """Everything: a row for each student, a column for each question, raw and final score."""
    questions = [*pset.by_name, *(w.name for w in pset.written)]
    about = ["student_id", "last_name", "first_name", "email", "state", "timestamp"]
    rows: list[list[Any]] = [
        [*about, *questions, "raw_score", "late_submission_penalty", "score", "max_score"]
    ]
    grades = read_grades(course, pset)
    for g in grades:
        points = [g.points.get(name) for name in questions]
        sums = [g.raw_score, g.penalty, g.score, pset.total_points]
        who = [g.student, g.last_name, g.first_name, g.email, g.state.value, g.timestamp]
        rows.append([*who, *points, *sums])
    write_csv(path, rows)
    waiting = [g.student for g in grades if g.state is State.WAITS]
    return Exported(path, [g.student for g in grades], waiting)


# --- Canvas and Moodle --------------------------------------------------------------------------


def to_canvas(
    course: Course,
    pset: ProblemSet,
    path: Path,
    roster: Path | None = None,
    column: str = "",
    unfinished: bool = False,
) -> Exported:
    """A file for Canvas: Gradebook, Import (docs/instructor.md).

    Canvas finds a student by its own ID, else by SIS User ID, else by SIS Login ID, and an
    assignment by the number in its column's title. A ``roster`` (Gradebook, Export) has them;
    without one, student ids are written as SIS Login IDs, and Canvas offers a new assignment.
    """
    grades, done = _finished(course, pset, path, unfinished)
    if roster is None:
        head = [*CANVAS_STUDENT, column or pset.name]
        rows = [head, [f"    {CANVAS_POINTS}", "", "", "", "", f"{pset.total_points:g}"]]
        rows += [[_sortable(g), "", "", g.student, "", f"{g.score:g}"] for g in grades]
        done.written = [g.student for g in grades]
        write_csv(path, rows)
        return done
    head, *lines = read_csv(roster) or [[]]
    known = [head.index(name) for name in CANVAS_STUDENT if name in head]
    if "ID" not in head or "Section" not in head:
        raise CourseError(
            f"{roster}: expected Canvas's columns {', '.join(CANVAS_STUDENT)}, got "
            f"{', '.join(head[:6])}: download it in Canvas, Gradebook, Export"
        )
    where = _find_column(head, column, pset, roster)
    title = (column or pset.name) if where is None else head[where]
    rows = [[*(head[i] for i in known), title]]
    lines = [line + [""] * (len(head) - len(line)) for line in lines]
    points = next((line for line in lines if CANVAS_POINTS in line[0]), None)
    if points is not None and where is not None:
        _check_maximum(points[where], pset, roster)
    rows.append([f"    {CANVAS_POINTS}", *[""] * (len(known) - 1), f"{pset.total_points:g}"])
    ids = [head.index(n) for n in ("ID", "SIS User ID", "SIS Login ID") if n in head]
    students = [line for line in lines if line[head.index("ID")].strip()]
    for line, grade in _match(grades, students, ids, done, roster):
        rows.append([*(line[i] for i in known), f"{grade.score:g}"])
    write_csv(path, rows)
    return done


def to_moodle(
    course: Course,
    pset: ProblemSet,
    path: Path,
    roster: Path | None = None,
    column: str = "",
    unfinished: bool = False,
) -> Exported:
    """A file for Moodle: Grades, Import, CSV file; or with a ``roster`` an assignment's worksheet.

    The import asks which column tells who a student is: map ``Email address`` to ``useremail`` or
    ``ID number`` to ``useridnumber``. The ``roster`` is an assignment's grading worksheet (View all
    submissions, Download grading worksheet); its column ``Grade`` is filled in, the rest stays, and
    the same page takes it back (Moodle's mod/assign/feedback/offline/importgradeslib.php).
    """
    grades, done = _finished(course, pset, path, unfinished)
    if roster is None:
        rows = [[*MOODLE_IMPORT, column or pset.name]]
        for g in grades:
            email = g.email or (g.student if "@" in g.student else "")
            rows.append([g.first_name, g.last_name, g.student, email, f"{g.score:g}"])
        done.written = [g.student for g in grades]
        write_csv(path, rows)
        return done
    head, *lines = read_csv(roster) or [[]]
    names = [n for n in ("Email address", "ID number", "Username", "Full name") if n in head]
    title = column or "Grade"
    if "Identifier" not in head or title not in head or not names:
        raise CourseError(
            f"{roster}: expected Moodle's columns Identifier, Full name, Email address, Grade, …, "
            f"got {', '.join(head[:6])}: download the grading worksheet with Moodle in English"
        )
    lines = [line + [""] * (len(head) - len(line)) for line in lines]
    where = head.index(title)
    if "Maximum Grade" in head and lines:
        _check_maximum(lines[0][head.index("Maximum Grade")], pset, roster)
    ids = [head.index(name) for name in names]
    for line, grade in _match(grades, lines, ids, done, roster):
        line[where] = f"{grade.score:g}"
    write_csv(path, [head, *lines])
    return done


def _finished(
    course: Course, pset: ProblemSet, path: Path, unfinished: bool
) -> tuple[list[Grade], Exported]:
    """Grades that may be published: whoever handed in nothing has none, in the LMS, too."""
    grades = [g for g in read_grades(course, pset) if g.state is not State.MISSING]
    waiting = [g.student for g in grades if g.state is State.WAITS]
    kept = [g for g in grades if unfinished or g.state is State.GRADED]
    return kept, Exported(path, waiting=waiting)


def _match(
    grades: list[Grade], lines: list[list[str]], ids: list[int], done: Exported, roster: Path
) -> Iterator[tuple[list[str], Grade]]:
    """Each line of an LMS's list with its student's grade; note who is not on the list."""
    of_name: dict[str, list[int]] = {}
    for i, line in enumerate(lines):
        for name in {line[column].strip() for column in ids} - {""}:
            of_name.setdefault(name, []).append(i)
    found: dict[int, Grade] = {}
    for grade in grades:
        places = sorted({i for name in grade.names for i in of_name.get(name, [])})
        if not places:
            done.unknown.append(grade.student)
            continue
        if len(places) > 1 or places[0] in found:
            raise CourseError(
                f"{roster}: {grade.student!r} is not one student's alone there, so nothing is "
                "written: rename the folder under submitted/ to an id that is"
            )
        found[places[0]] = grade
        done.written.append(grade.student)
    for i, grade in sorted(found.items()):
        yield lines[i], grade


def _find_column(head: list[str], column: str, pset: ProblemSet, roster: Path) -> int | None:
    """The assignment's column in Canvas's file: ``Problem set 4 (1234)``; None if there is none."""
    wanted = (column or pset.name).lower()
    after = head[head.index("Section") + 1 :]
    found = [t for t in after if t.lower() == wanted] or [t for t in after if _titled(t, wanted)]
    if len(found) > 1 or (column and not found):
        have = ", ".join(found or after)
        raise CourseError(f"{roster}: --column {column or pset.name!r} is not one of: {have}")
    return head.index(found[0]) if found else None


def _titled(title: str, wanted: str) -> bool:
    name, bracket, number = title.lower().rpartition(" (")
    return bool(bracket) and name.strip() == wanted and number.rstrip(")").isdigit()


def _check_maximum(text: str, pset: ProblemSet, roster: Path) -> None:
    try:
        maximum = float(text.replace(",", "."))
    except ValueError:  # a column that shows no number has no maximum to disagree with
        return
    if maximum != pset.total_points:
        raise CourseError(
            f"{roster}: the assignment is worth {maximum:g} points there, and {pset.name} "
            f"{pset.total_points:g}: make it {pset.total_points:g} in the LMS, and download again"
        )


def _sortable(grade: Grade) -> str:
    return ", ".join(n for n in (grade.last_name, grade.first_name) if n) or grade.student


# --- nbgrader's own export ----------------------------------------------------------------------


class SafeCsvExportPlugin(CsvExportPlugin):  # type: ignore[misc]
    """The columns of nbgrader's own export, quoted, with formulas made text."""

    def export(self, gradebook: Gradebook) -> None:
        """Write a row for each student and assignment that were asked for."""
        rows = [COLUMNS]
        for assignment in gradebook.assignments:
            for student in gradebook.students:
                if self._asked(assignment, student):
                    row = _row(gradebook, assignment, student)
                    rows.append([row[name] for name in COLUMNS])
        # no byte order mark: programs that read nbgrader's file expect none
        write_csv(Path(self.to or "grades.csv"), rows, encoding="utf-8")

    def _asked(self, assignment: Any, student: Any) -> bool:
        return (not self.assignment or assignment.name in map(str, self.assignment)) and (
            not self.student or student.id in map(str, self.student)
        )


def _row(gradebook: Gradebook, assignment: Any, student: Any) -> dict[str, Any]:
    row = dict.fromkeys(COLUMNS) | {"assignment": assignment.name, "duedate": assignment.duedate}
    row |= {"student_id": student.id, "max_score": assignment.max_score}
    row |= {name: getattr(student, name) for name in ("last_name", "first_name", "email")}
    try:
        done = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        return row | {"raw_score": 0.0, "late_submission_penalty": 0.0, "score": 0.0}
    penalty = done.late_submission_penalty or 0.0
    scores = {"raw_score": done.score, "score": max(0.0, done.score - penalty)}
    return row | scores | {"timestamp": done.timestamp, "late_submission_penalty": penalty}
