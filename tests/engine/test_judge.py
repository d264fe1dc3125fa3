"""What a submission can do, and what becomes of it."""

from __future__ import annotations

from typing import Any

import pytest

from autograder.authoring.corpus import Maker
from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell, Submission
from autograder.grading.engine import Engine, Job
from autograder.grading.results import Outcome, QuestionResult, SubmissionResult
from tests.small_courses import submission


def question(result: SubmissionResult, name: str) -> QuestionResult:
    assert not result.error, result.error
    return next(q for q in result.questions if q.name == name)


def test_the_reference_passes_everything(judge: Any) -> None:
    result = judge()
    assert result.outcome is Outcome.PASSED
    assert [q.name for q in result.questions] == ["double", "total", "Counter"]


def test_the_same_submission_gets_the_same_result_twice(judge: Any) -> None:
    answer = "def double(x):\n    return np.asarray(x) * 3 - np.random.rand()"
    first, second = (judge(double=answer) for _ in range(2))
    assert [q.checks for q in first.questions] == [q.checks for q in second.questions]


@pytest.mark.parametrize(
    "check",
    [
        "twice = list(double([1, 2]))",
        "for twice in double([1, 2]):\n    assert twice > 0",
        "twice = double([1])\nassert twice == 3, 'a check that fails'",
        "def twice(x):\n    return 3 * x\n\ndouble([twice(1)])",
    ],
)
def test_a_helper_outlives_a_check_that_sets_its_name(
    engine: Engine, toy: ProblemSet, maker: Maker, check: str
) -> None:
    answer = "def twice(x):\n    return 2 * np.asarray(x)\ndef double(x):\n    return twice(x)"
    handed_in = submission(maker, {"double": answer})
    i = next(i for i, cell in enumerate(handed_in.cells) if "def twice" in cell.source)
    assert not handed_in.cells[i].locked
    cells = [*handed_in.cells[: i + 1], Cell(source=check, locked=True), *handed_in.cells[i + 1 :]]
    result = engine.grade(toy, Job("test", Submission(cells=cells)))
    assert question(result, "double").outcome is Outcome.PASSED


def test_a_failed_check_shows_the_smallest_call(judge: Any) -> None:
    result = judge(double="def double(x):\n    return np.asarray(x) ** 2")
    told = question(result, "double").checks[0].explanation
    assert told is not None
    assert told.call == "double(np.array([1.]))"
    assert (told.expected, told.got) == ("np.array([2.])", "np.array([1.])")
    assert told.hint == "Add x to itself."


def test_points_are_partial_by_weight(judge: Any) -> None:
    answer = "def double(x):\n    x += x\n    return x"
    double = question(judge(double=answer), "double")
    assert [c.outcome.value for c in double.checks] == ["passed", "failed"]
    assert double.share == 0.75


def test_a_later_question_is_checked_with_the_courses_function(judge: Any) -> None:
    result = judge(double="def double(x):\n    return 0 * np.asarray(x)")
    assert question(result, "double").outcome is Outcome.FAILED
    assert question(result, "total").outcome is Outcome.PASSED
    assert question(result, "total").given == ["double"]


def test_a_blank_answer_fails_without_being_called_again(judge: Any) -> None:
    double = question(judge(double="def double(x):\n    raise NotImplementedError()"), "double")
    assert double.outcome is Outcome.FAILED
    assert double.calls == 1
    assert {c.explanation.kind for c in double.checks if c.explanation} == {"blank"}


def test_a_missing_function_is_named(judge: Any) -> None:
    double = question(judge(double="pass"), "double")
    assert double.checks[0].explanation is not None
    assert "does not define double" in double.checks[0].explanation.message


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        ("import os; os._exit(0)", Outcome.CRASHED),
        ("import ctypes; ctypes.string_at(0)", Outcome.CRASHED),
        ("import sys; sys.exit(1)", Outcome.FAILED),
        ("while True: pass", Outcome.TIMED_OUT),
        ("import time; time.sleep(60)", Outcome.TIMED_OUT),
        ("return [x] * 10**4", Outcome.FAILED),
        ("return input()", Outcome.FAILED),
        ("return object()", Outcome.FAILED),
        ("return None", Outcome.FAILED),
        ("return double(x)", Outcome.FAILED),
        ("return np.array(['a'])", Outcome.FAILED),
        ("return {1: 2}", Outcome.FAILED),
        ("l = []; l.append(l); return l", Outcome.FAILED),
    ],
)
def test_whatever_one_answer_does_costs_that_question_alone(
    judge: Any, body: str, outcome: Outcome
) -> None:
    result = judge(double=f"def double(x):\n    {body}")
    assert question(result, "double").outcome is outcome
    assert question(result, "double").share <= 0.25
    assert question(result, "total").outcome is Outcome.PASSED
    assert question(result, "Counter").outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "cell",
    ["def double(x:", "1 / 0", "import sys; sys.exit()", "import os; os._exit(1)", "while 1: pass"],
)
def test_a_cell_that_fails_costs_its_question_alone(judge: Any, cell: str) -> None:
    result = judge(double=cell)
    assert question(result, "double").outcome is Outcome.FAILED
    assert question(result, "total").outcome is Outcome.PASSED
    assert question(result, "Counter").outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "noise",
    [
        "import warnings; warnings.warn('careful')",
        "import sys; print('oh', file=sys.stderr)",
        "print('x' * 10**7)",
        "import sys; sys.stdout.buffer.write(b'\\xff\\xfe' * 10)",
        "import os; os.write(1, b'x' * 100); os.write(2, b'y')",
    ],
)
def test_noise_costs_nothing(judge: Any, noise: str) -> None:
    answer = f"{noise}\ndef double(x):\n    {noise}\n    return 2 * np.asarray(x)"
    result = judge(double=answer)
    assert result.outcome is Outcome.PASSED
    assert len(str(result.outputs)) < 3_000_000


def test_state_does_not_leak_from_one_question_into_the_next(judge: Any) -> None:
    answer = (
        "calls = []\n"
        "def double(x):\n"
        "    calls.append(1)\n"
        "    global Counter\n"
        "    Counter = None\n"
        "    return 2 * np.asarray(x)"
    )
    assert judge(double=answer).outcome is Outcome.PASSED


def test_a_result_that_a_test_cannot_use_is_the_students_failure(judge: Any) -> None:
    total = question(judge(total="def total(x):\n    return [2.0]"), "total")
    told = total.checks[1].explanation
    assert total.checks[1].outcome is Outcome.FAILED
    assert told is not None
    assert "cannot be used" in told.message


def test_files_beside_the_notebook_can_be_read(judge: Any) -> None:
    answer = (
        "import helper\nfactor = int(open('data/factor.txt').read())\n"
        "def double(x):\n    return helper.times(np.asarray(x), factor)"
    )
    files = {"helper.py": b"def times(x, n):\n    return x * n", "data/factor.txt": b"2"}
    assert judge(files=files, double=answer).outcome is Outcome.PASSED


def test_plots_and_printed_text_are_kept(judge: Any) -> None:
    result = judge(double="print('hello')\ndef double(x):\n    return 2 * np.asarray(x)\n5")
    kinds = [[o["output_type"] for o in outputs] for outputs in result.outputs]
    assert ["stream", "execute_result"] in kinds
    assert any("image/png" in o.get("data", {}) for outputs in result.outputs for o in outputs)


def test_who_does_not_wait_for_children_loses_nothing(judge: Any) -> None:
    """The process that answered a question is then no longer there to be waited for."""
    ignores = "import signal\nsignal.signal(signal.SIGCHLD, signal.SIG_IGN)\n"
    result = judge(double=ignores + "def double(x):\n    return np.asarray(x) * 2")
    assert result.outcome is Outcome.PASSED
    assert result.notes == []
