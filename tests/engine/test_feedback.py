"""What a student reads: exact, in three forms, harmless, and no more than is to be revealed."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import Any

import numpy as np
import pytest

from autograder.course.notebook import language_of
from autograder.course.pset import ProblemSet, Question
from autograder.diagnosis.diagnoser import Diagnosis
from autograder.feedback.checks import Told, as_html, as_json, as_text
from autograder.grading.render import explain
from autograder.grading.results import Check, Explanation, Outcome, QuestionResult
from autograder.messages import Handle
from autograder.testing.failures import Call, Failure
from autograder.testing.student import Student

EVIL = "</pre><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7 * 7 }}"
SECRET = "array_of_4711"


def told(
    explanation: Explanation, diagnosis: Diagnosis | None = None, reveal: Any = "full"
) -> Told:
    check = Check(
        name="test_secret_name",
        says="The sum is right.",
        weight=1,
        outcome=Outcome.FAILED,
        explanation=explanation,
    )
    question = Question(name="double", points=8, reveal=reveal)
    return Told(QuestionResult(name="double", checks=[check]), question, diagnosis)


def failure(expected: Any, got: Any, *args: Any) -> Explanation:
    differs = np.asarray(expected) != np.asarray(got)
    call = Call("double", args)
    return explain(Failure("value", "Some differ.", call, expected, got, differs=differs))


class Tags(HTMLParser):
    """The tags of a page, and the text within ``mark``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.marked: list[str] = []
        self.inside = False
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: Any) -> None:
        self.tags.add(tag)
        self.inside = tag == "mark"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.marked.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.inside = False


def test_entries_that_differ_are_marked_and_listed() -> None:
    it = told(failure(np.array([1.0, 2.5, 3.0]), [1.0, 2.0, 3.0]))
    assert Tags(as_html(it)).marked == ["2.5", "2.0"]
    assert "differs at: [1]" in as_text(it)
    assert as_json(it)["checks"][0]["differs_at"] == [[1]]


def test_nothing_is_marked_where_all_differs() -> None:
    it = told(failure(np.array([1.0, 2.0]), np.array([3.0, 4.0])))
    assert Tags(as_html(it)).marked == []
    assert "differs at" not in as_text(it)


def test_small_maps_are_drawn_once() -> None:
    right, wrong = np.eye(3), np.fliplr(np.eye(3))
    it = told(failure(right, wrong, right, np.ones((2, 2))))
    page = as_html(it)
    assert page.count("<caption") == 4
    assert page.count("2px solid") == 8  # four entries, in both maps
    large = told(failure(np.zeros((20, 20)), np.eye(20)))
    assert "<caption" not in as_html(large)
    assert "[0, 0], [1, 1]" in as_text(large)


def test_as_many_digits_are_shown_as_tell_the_values_apart() -> None:
    shown = failure(np.array([0.1, 1.0]), np.array([0.1 + 1e-8, 1.0]))
    assert shown.expected == "np.array([0.1, 1.])"
    assert shown.got == "np.array([0.10000001, 1.])"


@pytest.mark.parametrize(
    "value",
    [
        np.array([[0.1 + 0.2, np.nan], [np.inf, -1e-300]]),
        np.array([[1, 2]], dtype=np.uint8),
        np.zeros((0, 3)),
        np.array([True, False]),
        (1, (2.5, "same"), [None, {"W": np.float32(0.5)}], 10**20),
    ],
)
def test_a_call_that_is_pasted_is_the_same_call(value: Any) -> None:
    text = explain(Failure("value", "", Call("double", (value,), {"axis": 1}))).call
    got = eval(text, {"np": np, "double": lambda x, axis: (x, axis)})
    np.testing.assert_equal(got, (value, 1))


def test_calls_on_an_object_are_pasted_with_all_that_led_to_it(judge: Any) -> None:
    source = (
        "class Counter:\n    def __init__(self, start=0):\n        self.n = start\n"
        "    def step(self, by=1):\n        self.n += 1\n        return self.n"
    )
    result = next(q for q in judge(Counter=source).questions if q.name == "Counter")
    shown = result.checks[0].explanation
    assert shown.call.splitlines() == [
        "counter = Counter(start=3)",
        "counter.step()",
        "counter.step(by=2)",
    ]
    namespace: dict[str, Any] = {}
    exec(source, namespace)
    *before, last = shown.call.splitlines()
    exec("\n".join(before), namespace)
    assert repr(eval(last, namespace)) == shown.got == "5"


def test_nothing_of_a_student_or_a_hint_comes_alive_in_the_page() -> None:
    evil = Explanation(
        kind="value", message=EVIL, call=EVIL, expected=EVIL, got=EVIL, hint=EVIL, lines=[EVIL],
        marks=[[(0, 9)], [(3, 12)]],
    )  # fmt: skip
    it = told(evil, Diagnosis((EVIL,), {"en": EVIL}))
    page = as_html(it)
    assert not Tags(page).tags & {"script", "img"}
    assert "49" not in page
    assert json.loads(json.dumps(as_json(it)))["diagnosis"] == EVIL


KNOWN = Diagnosis(("wrong/squared",), {"en": "Twice, not squared.", "ko": "제곱이 아닙니다."})


@pytest.mark.parametrize("kind", ["value", "raised", "shape", "no error", "changed", "timeout"])
@pytest.mark.parametrize("reveal", ["hint", "score"])
def test_no_form_tells_more_than_is_revealed(reveal: str, kind: str) -> None:
    secret = Explanation(
        kind=kind, message=f"ValueError: {SECRET}", call=f"double({SECRET})", expected=SECRET,
        got=SECRET, hint="Add x to itself.", lines=[SECRET], differs=[[4711]],
    )  # fmt: skip
    it = told(secret, KNOWN, reveal)
    forms = [as_html(it), as_text(it), json.dumps(as_json(it))]
    for form in forms:
        assert "4711" not in form
        assert "The sum is right." in form
        assert ("Add x to itself." in form) is (reveal == "hint")
        assert ("Twice, not squared." in form) is (reveal == "hint")


def test_a_hidden_tests_name_is_in_no_form() -> None:
    it = told(failure(1.0, 2.0))
    assert "secret" not in as_html(it) + as_text(it) + json.dumps(as_json(it))
    assert "0 of 8 points" in as_text(it)
    assert (as_json(it)["points"], as_json(it)["max_points"]) == (0, 8)


def test_the_diagnosis_is_told_in_the_language_of_the_notebook(toy: ProblemSet) -> None:
    from autograder.authoring.build import make_source

    assert [language_of(make_source(toy, lang)) for lang in ("en", "ko")] == ["en", "ko"]
    it = told(failure(1.0, 2.0), KNOWN)
    korean = Told(it.result, it.question, KNOWN, "ko")
    assert "진단: 제곱이 아닙니다." in as_text(korean)
    assert "제곱이 아닙니다." in as_html(korean)
    only_english = Diagnosis(("wrong/squared",), {"en": "Twice."})
    assert "Twice." in as_text(Told(it.result, it.question, only_english, "ko"))


class Script:
    """A line on which everything is answered with a new object."""

    def __init__(self) -> None:
        self.made = 0

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        self.made += 1
        return {"value": Handle(self.made, "Model"), "changed": []}


def test_what_takes_long_to_make_is_told_in_its_own_words() -> None:
    student = Student(Script())
    told = "class Model:\n    pass\n\nmodel = Model()"
    model = student.make("(lambda names: exec(…) or …)" * 9, name="model", told=told)
    student.predict(model, 1)
    calls = [*student.history(), student.calls[-1]]
    shown = explain(Failure("value", "", calls[-1], history=tuple(calls[:-1]))).call
    assert shown == f"{told}\npredict(model, 1)"


def test_what_a_test_does_by_itself_is_not_shown() -> None:
    student = Student(Script())
    look = student.make("lambda model: [\n    layer.secret for layer in model.layers\n]")
    look(student.build_model(rate=0.5, function=student.make("lambda x: x ** 2")))
    calls = [*student.history(), student.calls[-1]]
    shown = explain(Failure("value", "", calls[-1], history=tuple(calls[:-1]))).call
    assert shown.splitlines() == ["f = lambda x: x ** 2", "build_model(rate=0.5, function=f)"]


def test_what_was_done_once_is_shown_wherever_it_is_looked_at() -> None:
    student = Student(Script())

    def work() -> Any:
        model = student.make("f()", name="model", told="model = f()")
        return student.train(model, 3)

    done = student.once("training", work)
    student.begin_check()
    assert student.once("training", work) is done
    assert [call.function for call in student.calls] == ["train"]
    assert [call.function for call in student.history()] == ["model = f()"]


def test_what_failed_is_done_again() -> None:
    student, tried = Student(Script()), []

    def work() -> None:
        tried.append(1)
        raise ValueError

    for _ in range(2):
        with pytest.raises(ValueError):
            student.once("training", work)
    assert len(tried) == 2
