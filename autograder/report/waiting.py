"""What of a set needs a person: a pure function of its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from autograder.course.notebook import anchor_id
from autograder.course.pset import ProblemSet
from autograder.report.numbers import Accuracies
from autograder.report.rows import Answer, Ending, Row


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


def matters(rows: Sequence[Row], pset: ProblemSet, trained: Sequence[Accuracies]) -> list[Matter]:
    """All that waits for a person, the gravest first; what concerns nobody is left out."""
    near = [
        (row, accuracy, tier, a.question.name) for a in trained for row, accuracy, tier in a.near
    ]
    found = [
        Matter(
            "Not graded",
            "No points are recorded, or those of an earlier submission stand. The line says why; "
            f"then run autograder grade {pset.name} again.",
            [Item(row, row.problem) for row in rows if row.problem],
        ),
        Matter(
            "Points pending",
            "These points wait for a GPU or for images: grade on a machine that has them, or give "
            "the points by hand in formgrader.",
            _items(rows, lambda answer: answer.points is None),
        ),
        Matter(
            "Near an accuracy tier",
            "The accuracy lies so near a tier that another training might have gone the other way. "
            "The grader has trained again where that could decide; you may want to look.",
            [
                Item(
                    row,
                    f"{question}: {accuracy:.1%}, tier {tier.accuracy:.1%}{_median(row, question)}",
                    anchor_id(question),
                )
                for row, accuracy, tier, question in near
            ],
        ),
        Matter(
            "Written answers to grade",
            f"Open formgrader, Manual Grading, {pset.name}.",
            [
                Item(row, ", ".join(waiting), waiting[0])
                for row in rows
                if (waiting := [name for name, points in row.written.items() if points is None])
            ],
        ),
        Matter(
            "Crashed or out of time",
            "These answers ended the Python process or did not come to an end: that costs their "
            "question alone. Worth a look, in case a limit is too tight.",
            _items(rows, lambda answer: answer.ending in (Ending.CRASHED, Ending.TIMED_OUT)),
        ),
    ]
    return [matter for matter in found if matter.items]


def _items(rows: Sequence[Row], concerned: Callable[[Answer], bool]) -> list[Item]:
    """The submissions with such answers, and which these are."""
    items = []
    for row in rows:
        names = [name for name, answer in row.answers.items() if concerned(answer)]
        if names:
            what = ", ".join(f"{name} {row.answers[name].ending or ''}".strip() for name in names)
            items.append(Item(row, what, anchor_id(names[0])))
    return items


def _median(row: Row, question: str) -> str:
    trained = row.answers[question].trained
    return f", median of {trained.runs}" if trained and trained.runs > 1 else ""
