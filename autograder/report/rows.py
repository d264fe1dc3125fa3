"""One row for each submission: from the store of results, the ledger and nbgrader's gradebook."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from urllib.parse import quote

from autograder.batch.ledger import Ledger, Line
from autograder.course.folder import Course
from autograder.course.notebook import anchor_id
from autograder.course.pset import ProblemSet, Question
from autograder.diagnosis.diagnoser import Diagnosis, diagnose
from autograder.errors import CourseError
from autograder.grading.results import Outcome, QuestionResult
from autograder.grading.score import outcome_of
from autograder.grading.store import Store, course_parts
from autograder.report.mistakes import Mistake, mistakes_in


class Ending(StrEnum):
    """How a question went for a student, as a report counts it."""

    FULL = "all points"
    PART = "some points"
    NONE = "no points"
    BLANK = "blank"
    CRASHED = "crashed"
    TIMED_OUT = "timed out"
    PENDING = "pending"


@dataclass(frozen=True)
class Trained:
    """What a student's model came to."""

    profile: str
    data: str
    accuracy: float
    runs: int


@dataclass(frozen=True)
class Answer:
    """One question of one submission."""

    points: float | None  # as recorded; None: pending
    ending: Ending | None = None  # None: its result is not in the store any more
    seconds: float = 0.0
    mistakes: tuple[Mistake, ...] = ()
    trained: Trained | None = None


@dataclass(frozen=True)
class Changed:
    """What the last regrade of a submission changed."""

    question: str
    before: float | None
    after: float | None
    because: tuple[str, ...]
    at: str


@dataclass(frozen=True)
class Row:
    """One submission."""

    student: str
    name: str = ""
    page: str = ""  # the feedback page's address, from the report's folder
    problem: str = ""  # why there is no grade
    answers: dict[str, Answer] = field(default_factory=dict)
    written: dict[str, float | None] = field(default_factory=dict)  # None: waits for a person
    total: float = 0.0  # all that the gradebook has, less the penalty for lateness
    late: bool = False
    changes: tuple[Changed, ...] = ()
    outdated: tuple[str, ...] = ()  # what has changed since it was graded
    at: str = ""  # when it was recorded

    @property
    def graded(self) -> bool:
        """Is there anything to count?"""
        return bool(self.answers)

    @property
    def auto(self) -> float:
        """The points of the auto-graded questions."""
        return sum(answer.points or 0.0 for answer in self.answers.values())

    @property
    def complete(self) -> bool:
        """Does no question wait for a person or a machine?"""
        waits = [answer.points for answer in self.answers.values()] + [*self.written.values()]
        return self.graded and None not in waits

    @property
    def blank(self) -> bool:
        """Was nothing answered that is graded automatically?"""
        return all(answer.ending is Ending.BLANK for answer in self.answers.values())


@dataclass(frozen=True)
class Recorded:
    """What the gradebook has of one submission."""

    name: str = ""
    scores: dict[str, float | None] = field(default_factory=dict)  # by cell; None: waits
    total: float = 0.0
    late: bool = False


def read_rows(
    course: Course,
    pset: ProblemSet,
    folder: Path,
    total: Callable[[int], None] = lambda n: None,
    read: Callable[[str], None] = lambda student: None,
) -> list[Row]:
    """All submissions of a set, by student; addresses of pages are given from ``folder``."""
    recorded = _read_gradebook(course, pset)
    ledger, store = Ledger.of(course.root, pset.name), Store(course.store)
    parts = course_parts(pset)
    rows = []
    students = sorted({*recorded, *ledger.students, *_handed_in(course, pset)})
    total(len(students))
    for student in students:
        noted = ledger.line(student)
        entry = noted.entry
        known = recorded.get(student, Recorded())
        result = store.get(entry.key) if entry else None
        asked = {q.name: q for q in result.questions} if result else {}
        found = diagnose(pset, result) if result else {}
        rows.append(
            Row(
                student,
                known.name,
                _page(course, pset, student, folder),
                noted.problem or ("" if entry else "not graded yet"),
                {
                    q.name: _answer(
                        known.scores[anchor_id(q.name)],
                        asked.get(q.name),
                        q,
                        found.get(q.name),
                    )
                    for q in pset.questions
                    if anchor_id(q.name) in known.scores
                },
                {w.name: known.scores[w.name] for w in pset.written if w.name in known.scores},
                known.total,
                known.late,
                tuple(_changes(noted)),
                tuple(n for n, part in parts.items() if entry and entry.parts.get(n) != part),
                noted.at,
            )
        )
        read(student)
    if not any(row.graded for row in rows):
        raise CourseError(
            f"nothing of {pset.name} is graded yet: run `autograder grade {pset.name}` first"
        )
    return rows


def _handed_in(course: Course, pset: ProblemSet) -> list[str]:
    submitted = course.root / str(course.directory.submitted_directory)
    return [folder.parent.name for folder in submitted.glob(f"*/{pset.name}")]


def _read_gradebook(course: Course, pset: ProblemSet) -> dict[str, Recorded]:
    """What is recorded, by student; read in few queries, whatever the size of the class."""
    from nbgrader.api import Assignment, BaseCell, Grade, Student
    from nbgrader.api import SubmittedAssignment as Submission
    from nbgrader.api import SubmittedNotebook as Notebook

    scores: dict[str, dict[str, float | None]] = defaultdict(dict)
    recorded = {}
    with course.gradebook() as gradebook:
        grades = (
            gradebook.db.query(Student.id, BaseCell.name, Grade.score, Grade.needs_manual_grade)
            .select_from(Grade)
            .join(BaseCell, Grade.cell_id == BaseCell.id)
            .join(Notebook, Grade.notebook_id == Notebook.id)
            .join(Submission, Notebook.assignment_id == Submission.id)
            .join(Assignment, Submission.assignment_id == Assignment.id)
            .join(Student, Submission.student_id == Student.id)
            .filter(Assignment.name == pset.name)
        )
        for student, cell, score, waits in grades:
            scores[student][cell] = None if waits else score
        for done in gradebook.assignment_submissions(pset.name):
            student = done.student
            recorded[student.id] = Recorded(
                " ".join(filter(None, (student.first_name, student.last_name))),
                scores[student.id],
                max(0.0, done.score - done.late_submission_penalty),
                done.assignment.duedate is not None and done.total_seconds_late > 0,
            )
    return recorded


def _answer(
    points: float | None,
    result: QuestionResult | None,
    question: Question,
    diagnosis: Diagnosis | None,
) -> Answer:
    if result is None:
        return Answer(points)
    trained = None
    if result.accuracy is not None:
        first = result.measured[0]
        trained = Trained(first.profile, first.data, result.accuracy, len(result.measured))
    return Answer(
        points,
        _ending(result, question, points),
        result.seconds,
        tuple(mistakes_in(result, diagnosis)),
        trained,
    )


def _ending(result: QuestionResult, question: Question, points: float | None) -> Ending:
    match outcome_of(result, question):
        case Outcome.PASSED:
            return Ending.FULL
        case Outcome.CRASHED:
            return Ending.CRASHED
        case Outcome.TIMED_OUT:
            return Ending.TIMED_OUT
        case Outcome.PENDING:
            return Ending.PENDING
    if result.blank:
        return Ending.BLANK
    return Ending.PART if points else Ending.NONE


def _changes(noted: Line) -> Iterator[Changed]:
    """What the last regrade of a submission changed, by question."""
    if noted.changed is not None and noted.entry is not None:
        before, after, because = noted.changed.before, noted.entry.points, noted.changed.because
        for question in dict.fromkeys((*before, *after)):
            old, new = before.get(question), after.get(question)
            if old != new:
                yield Changed(question, old, new, tuple(because), noted.at)


def _page(course: Course, pset: ProblemSet, student: str, folder: Path) -> str:
    """The address of a student's feedback page, or nothing where there is none."""
    feedback = Path(str(course.directory.feedback_directory), student, pset.name)
    page = course.root / feedback / f"{pset.name}.html"
    return quote(os.path.relpath(page, folder)) if page.exists() else ""
