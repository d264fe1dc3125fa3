"""nbgrader's export of grades, so that a spreadsheet takes nothing in it as a formula."""

from __future__ import annotations

import csv
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import CsvExportPlugin

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a formula begins, in one program or another
COLUMNS = (
    "assignment duedate timestamp student_id last_name first_name email "
    "raw_score late_submission_penalty score max_score"
).split()


class SafeCsvExportPlugin(CsvExportPlugin):  # type: ignore[misc]
    """The columns of nbgrader's own export, quoted, with formulas made text."""

    def export(self, gradebook: Gradebook) -> None:
        """Write a row for each student and assignment that were asked for."""
        with open(self.to or "grades.csv", "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
            writer.writeheader()
            for assignment in gradebook.assignments:
                for student in gradebook.students:
                    if self._asked(assignment, student):
                        row = _row(gradebook, assignment, student)
                        writer.writerow({name: harmless(value) for name, value in row.items()})

    def _asked(self, assignment: Any, student: Any) -> bool:
        return (not self.assignment or assignment.name in map(str, self.assignment)) and (
            not self.student or student.id in map(str, self.student)
        )


def _row(gradebook: Gradebook, assignment: Any, student: Any) -> dict[str, Any]:
    row = {"assignment": assignment.name, "duedate": assignment.duedate}
    row |= {"student_id": student.id, "max_score": assignment.max_score}
    row |= {name: getattr(student, name) for name in ("last_name", "first_name", "email")}
    try:
        done = gradebook.find_submission(assignment.name, student.id)
    except MissingEntry:
        return row | {"raw_score": 0.0, "late_submission_penalty": 0.0, "score": 0.0}
    penalty = done.late_submission_penalty
    scores = {"raw_score": done.score, "score": max(0.0, done.score - penalty)}
    return row | scores | {"timestamp": done.timestamp, "late_submission_penalty": penalty}


def harmless(value: Any) -> Any:
    """A text that begins like a formula gets a sign before it that says: this is text."""
    if isinstance(value, str) and value.lstrip(" ").startswith(FORMULA):
        return "'" + value
    return value
