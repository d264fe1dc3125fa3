"""What of a set needs a person: a pure function of its rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from autograder.build import ANCHOR_PREFIX
from autograder.pset import ProblemSet
from autograder.report.numbers import Accuracies
from autograder.report.rows import Ending, Row


@dataclass(frozen=True)
class Item:
    """One submission, and what about it."""

    row: Row
    what: str
    cell: str = ""  # of its page


@dataclass(frozen=True)
class Matter:
    """Something that a person has to look at, and what to do."""

    title: str
    advice: str
    items: list[Item]

    @property
    def submissions(self) -> int:
        """How many submissions it concerns."""
        return len({item.row.student for item in self.items})


def matters(rows: Sequence[Row], pset: ProblemSet, trained: Sequence[Accuracies]) -> list[Matter]:
    """All that waits for a person, the gravest first; what concerns nobody is left out."""
    answers = [(row, name, answer) for row in rows for name, answer in row.answers.items()]
    hurt = (Ending.CRASHED, Ending.TIMED_OUT)
    found = [
        Matter(
            "Not graded",
            "No points are recorded, or those of an earlier submission stand. The line says what to "
            f"do; then run autograder grade {pset.name} again.",
            [Item(row, row.problem) for row in rows if row.problem],
        ),
        Matter(
            "Points pending",
            "These points wait for a GPU or for images: grade on a machine that has them, or give "
            "the points by hand in formgrader.",
            [
                Item(row, name, ANCHOR_PREFIX + name)
                for row, name, answer in answers
                if answer.points is None
            ],
        ),
        Matter(
            "Near an accuracy tier",
            "The accuracy lies so near a tier that another training might have gone the other way. "
            "The grader has trained again where that could decide; you may want to look.",
            [
                Item(
                    row,
                    f"{a.question.name}: {accuracy:.1%}, tier {tier.accuracy:.1%}, median of "
                    f"{_runs(row, a.question.name)}",
                    ANCHOR_PREFIX + a.question.name,
                )
                for a in trained
                for row, accuracy, tier in a.near
            ],
        ),
        Matter(
            "Written answers to grade",
            f"Open formgrader, Manual Grading, {pset.name}.",
            [
                Item(row, name, name)
                for row in rows
                for name, points in row.written.items()
                if points is None
            ],
        ),
        Matter(
            "Crashed or out of time",
            "These answers ended the Python process or did not come to an end: that costs their "
            "question alone. Worth a look, in case a limit is too tight.",
            [
                Item(row, f"{name}: {answer.ending}", ANCHOR_PREFIX + name)
                for row, name, answer in answers
                if answer.ending in hurt
            ],
        ),
    ]
    return [matter for matter in found if matter.items]


def _runs(row: Row, question: str) -> str:
    trained = row.answers[question].trained
    n = trained.runs if trained else 0
    return f"{n} training{'s' if n != 1 else ''}"
