"""The figures of a report, against those that were worked out by hand."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from autograder.course.pset import load
from autograder.diagnosis.diagnoser import Diagnosis
from autograder.grading.results import Check, Explanation, Outcome, QuestionResult
from autograder.report import numbers
from autograder.report.mistakes import Mistake, mistakes_in
from autograder.report.rows import Answer, Ending, Row, Trained
from autograder.report.waiting import matters

ROOT = Path(__file__).parents[2]
TOY = load(ROOT / "tests" / "engine" / "toy" / "assignments" / "ps0")
CIFAR = load(ROOT / "assignments" / "ps7")
ENDINGS = {1.0: Ending.FULL, 0.0: Ending.NONE}


def row(student: str, *shares: float | None, seconds: float = 0.1, **others: Ending) -> Row:
    """A submission by the shares of its three questions."""
    answers = {}
    for question, share in zip(TOY.questions, shares, strict=True):
        ending = Ending.PENDING if share is None else ENDINGS.get(share, Ending.PART)
        points = None if share is None else share * question.points
        answers[question.name] = Answer(points, others.get(question.name, ending), seconds)
    return Row(student, answers=answers, written={"why": None})


ALL_BLANK = dict.fromkeys(("double", "total", "Counter"), Ending.BLANK)
ROWS = [
    row("ada", 1.0, 1.0, 1.0),
    row("bob", 0.25, 1.0, 1.0, seconds=0.3),
    row("cho", 0.75, 1.0, 1.0),
    row("dee", 1.0, 1.0, 0.0, Counter=Ending.CRASHED),
    row("eve", 1.0, 0.0, 1.0, seconds=5.0, total=Ending.TIMED_OUT),
    row("fay", 0.0, 0.0, 0.0, **ALL_BLANK),
    row("hal", 0.25, 1.0, 1.0),
    row("kim", 1.0, 1.0, 1.0),
]


def test_points_are_distributed_as_counted_by_hand():
    # 90, 60, 80, 70, 60, 0, 60, 90
    scores = numbers.Scores.of([r.auto for r in ROWS], 90)
    assert scores.n == 8
    assert scores.mean == 510 / 8
    assert scores.quartiles == (60.0, 65.0, 82.5)
    assert (scores.full, scores.zero) == (2, 1)
    squares = 2 * 26.25**2 + 3 * 3.75**2 + 16.25**2 + 6.25**2 + 63.75**2
    assert scores.sd == pytest.approx(math.sqrt(squares / 7))


def test_every_submission_stands_in_one_bin_of_the_histogram():
    bins = numbers.histogram([r.auto for r in ROWS], 90)
    counted = {(b.low, b.high): b.count for b in bins if b.count}
    assert counted == {(0, 5): 1, (60, 65): 3, (70, 75): 1, (80, 85): 1, (85, 90): 2}
    assert numbers.histogram([99.5, 3], 90)[-1] == numbers.Bin(95, 100, 1)
    assert len(numbers.histogram([7, 7], 8)) == 8


def test_a_question_has_its_success_its_endings_and_its_time():
    double, total, counter = numbers.questions(ROWS, TOY)
    assert double.success == 5.25 / 8
    assert total.success == counter.success == 6 / 8
    assert {e: n for e, n in double.endings.items() if n} == {
        Ending.FULL: 4,
        Ending.PART: 3,
        Ending.BLANK: 1,
    }
    assert total.endings[Ending.TIMED_OUT] == counter.endings[Ending.CRASHED] == 1
    assert total.share(Ending.FULL) == 6 / 8
    assert total.seconds is not None
    assert (total.seconds[0], total.seconds[2]) == (pytest.approx(0.1), 5.0)
    assert total.slowest is ROWS[4]


def test_pending_points_count_neither_for_nor_against_a_question():
    rows = [row("a", 1.0, 1.0, None), row("b", 1.0, 0.0, 0.5)]
    counter = numbers.questions(rows, TOY)[2]
    assert counter.success == 0.5
    assert counter.endings[Ending.PENDING] == 1


def test_discrimination_is_the_correlation_with_the_other_questions():
    # without fay: 40 10 30 40 40 10 40 with 50 50 50 30 20 50 50
    double = numbers.discrimination(ROWS, "double")
    assert double is not None
    assert double.n == 7
    assert double.r == pytest.approx(-500 / math.sqrt(1200 * 6600 / 7))
    z, half = math.atanh(double.r), 1.96 / 2
    assert double.low == pytest.approx(math.tanh(z - half))
    assert double.high == pytest.approx(math.tanh(z + half))
    assert not double.weak, "with seven submissions nobody can say"


def test_a_question_that_tells_nothing_is_marked_once_that_is_sure():
    noise = [row(str(i), float(i % 2), float(i // 2 % 2), float(i // 4 % 2)) for i in range(400)]
    told = numbers.discrimination(noise, "double")
    assert told is not None
    assert abs(told.r) < 0.05
    assert told.weak
    good = [row(str(i), *[float(i > 200 + i % 7 * d) for d in (0, 5, 9)]) for i in range(400)]
    told = numbers.discrimination(good, "double")
    assert told is not None
    assert told.r > 0.8
    assert not told.weak


def test_there_is_no_discrimination_where_points_do_not_vary():
    same = [row(str(i), 1.0, 1.0, float(i % 2)) for i in range(10)]
    assert numbers.discrimination(same, "double") is None
    assert numbers.discrimination(ROWS[:2], "double") is None


def check(says: str, kind: str, outcome: Outcome = Outcome.FAILED) -> Check:
    told = Explanation(kind=kind, message="…") if kind else None
    return Check(name=says, says=says, weight=1, outcome=outcome, explanation=told)


def test_a_mistake_is_named_once_and_what_was_not_tried_is_none():
    result = QuestionResult(
        name="double",
        checks=[
            check("Fine.", "", Outcome.PASSED),
            check("It doubles.", "value"),
            check("It doubles.", "value"),
            check("It doubles.", "shape"),
            check("It ends.", "timeout", Outcome.TIMED_OUT),
            check("It goes on.", "skipped", Outcome.SKIPPED),
            check("It waits.", "pending", Outcome.PENDING),
            check("It is there.", "blank"),
        ],
    )
    assert [(m.title, m.hint) for m in mistakes_in(result)] == [
        ("It doubles.", "another value"),
        ("It doubles.", "another shape"),
        ("It ends.", "no end in time"),
    ]


def test_a_known_mistake_is_told_in_the_words_of_its_hint():
    result = QuestionResult(name="double", checks=[check("It doubles.", "value")])
    known = Diagnosis(("wrong/adds_one", "wrong/adds_1"), {"en": "Nothing is to be added."})
    (told,) = mistakes_in(result, known)
    assert (told.title, told.hint) == (
        "Nothing is to be added.",
        "known mistake: adds one or adds 1",
    )
    silent = Diagnosis(("wrong/adds_one", "wrong/squared"), {})
    assert mistakes_in(result, silent) == mistakes_in(result)


def test_the_commonest_mistake_is_first_and_those_of_the_same_students_stand_together():
    first, second, third = (Mistake("double", title, "") for title in "abc")
    made = {"x": (first, second), "y": (first, second, third), "z": (third,), "w": (third,)}
    rows = [Row(s, answers={"double": Answer(0.0, mistakes=m)}) for s, m in made.items()]
    found = [(g.mistakes, [r.student for r in g.rows]) for g in numbers.mistakes(rows)]
    assert found == [([third], ["y", "z", "w"]), ([first, second], ["x", "y"])]


def trained(student: str, accuracy: float, profile: str = "cpu") -> Row:
    model = Trained(profile, "cifar10", accuracy, 1)
    return Row(student, answers={"accuracy": Answer(10.0, Ending.PART, trained=model)})


def test_accuracies_are_counted_by_the_highest_tier_and_near_ones_are_named():
    rows = [trained(str(a), a) for a in (0.50, 0.61, 0.655, 0.70, 0.74)]
    (found,) = numbers.accuracies(rows, CIFAR, lambda *_: 0.02)
    assert [(t and t.accuracy, n) for t, n in found.reached] == [
        (None, 1),
        (0.60, 1),
        (0.65, 1),
        (0.67, 0),
        (0.70, 2),
    ]
    assert [(r.student, tier.accuracy) for r, _, tier in found.near] == [
        ("0.61", 0.60),
        ("0.655", 0.65),
        ("0.7", 0.70),
    ]


def test_profiles_are_never_mixed():
    rows = [trained("a", 0.5), trained("b", 0.4, "quick")]
    assert [a.profile for a in numbers.accuracies(rows, CIFAR, lambda *_: 0.02)] == ["cpu", "quick"]


def test_what_waits_for_a_person_is_named_and_nothing_else():
    rows = [*ROWS, Row("gil", problem="not JSON"), row("lee", 1.0, None, 1.0)]
    found = {m.title: {i.row.student: i.what for i in m.items} for m in matters(rows, TOY, [])}
    assert found["Not graded"] == {"gil": "not JSON"}
    assert found["Points pending"] == {"lee": "total pending"}
    assert found["Crashed or out of time"] == {"dee": "Counter crashed", "eve": "total timed out"}
    assert len(found["Written answers to grade"]) == 9
    assert len(found) == 4
    done = Row("ada", answers=ROWS[0].answers, written={"why": 7.0})
    assert matters([done], TOY, []) == []
