"""What a student reads of a question's checks: as HTML for the feedback page, as text, as JSON."""

from __future__ import annotations

import builtins
from dataclasses import dataclass
from typing import Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from markupsafe import Markup, escape
from nbconvert.filters import strip_files_prefix

from autograder.course.pset import Question
from autograder.diagnosis.diagnoser import Diagnosis
from autograder.feedback import learned
from autograder.grading.results import Check, Drawn, Explanation, Outcome, QuestionResult
from autograder.grading.score import outcome_of, points_of
from autograder.templates import template

SUMMARIES = {
    Outcome.PASSED: "all checks passed",
    Outcome.FAILED: "some checks failed",
    Outcome.PENDING: "pending, neither given nor lost",
    Outcome.CRASHED: "your code ended the Python process",
    Outcome.TIMED_OUT: "your code did not come to an end",
}
TEXT_TAGS = frozenset(
    """
    a abbr b blockquote br code dd del details div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr
    i img kbd li ol p pre s samp small span strong sub summary sup table tbody td th thead tr tt ul
    """.split()
)
TEXT_ATTRIBUTES = {
    "*": ["class", "id", "title", "lang", "style", "align"],
    "a": ["href"],
    "img": ["src", "alt", "width", "height"],
}
GIVEN = (
    "Your {} did not pass, so this was checked with the course's own: that mistake costs nothing "
    "here."
)
DIAGNOSES = {"en": "Diagnosis", "ko": "진단"}
# what may be said of a failure where its call and results are not shown
PLAIN_KINDS = ("blank", "missing", "skipped", "pending", "size")  # told in our words alone
REVEALED_LESS = {
    "value": "The result is not the expected one.",
    "shape": "The result has not the expected shape.",
    "no error": "An exception was expected.",
    "changed": "The call wrote into its input.",
    "raised": "Your code raised an exception.",
    "crash": "Your code ended the Python process.",
    "timeout": "Your code did not come to an end.",
}
MARK = Markup('<mark style="background-color: #ffd8b5; font-weight: bold">{}</mark>')
MAX_INDICES = 8
JSON_TYPE = "application/vnd.autograder.question+json"  # no frontend shows it in place of the HTML
COLOURS = {True: ("#1a7f37", "#f0faf2"), False: ("#b42318", "#fdf3f2")}


def safe_html(html: str) -> str:
    """Rendered text as it may reach a browser: links, tables, images and formulas, no script."""
    return bleach.clean(
        strip_files_prefix(str(html)),  # type: ignore[no-untyped-call]
        tags=TEXT_TAGS,
        attributes=TEXT_ATTRIBUTES,
        protocols=["http", "https", "mailto", "data"],
        css_sanitizer=CSSSanitizer(allowed_css_properties=["text-align", "width", "color"]),
    )


@dataclass(frozen=True)
class Told:
    """What there is to tell of one question, and in which language its hint is told."""

    result: QuestionResult
    question: Question
    diagnosis: Diagnosis | None = None
    language: str = "en"


def as_html(told: Told) -> str:
    """The report of one question, with everything in it escaped."""
    colour, background = COLOURS[outcome_of(told.result, told.question) is Outcome.PASSED]
    values = _values(told)
    drawn = next((c for c in values["failed"] if _is_worth_drawing(c.explanation)), None)
    return template("question.html.j2").render(
        values,
        colour=colour,
        background=background,
        figure=learned.figure(told.result),
        drawn=drawn,
        pictures=_pictures(drawn.explanation) if drawn and drawn.explanation else [],
        marked=_marked,
        where=_where,
    )


def as_text(told: Told) -> str:
    """The same as plain text."""
    values = _values(told)
    lines = [
        f"{values['name']}: {values['earned']} of {values['points']} points, {values['summary']}"
    ]
    if values["given"]:
        lines.append(f"  {values['given']}")
    lines += [f"  {values['diagnosis_title']}: {values['diagnosis']}"] * bool(values["diagnosis"])
    lines += [f"  passed: {check.says}" for check in values["passed"]]
    for i, check in enumerate(values["failed"]):
        lines.append(f"  FAILED: {check.says}")
        explanation = check.explanation
        if not explanation or (i and values["same"]):
            continue
        lines.append(f"      {explanation.message}")
        if values["reveal"] == "full":
            lines += [f"      try: {line}" for line in explanation.call.splitlines()]
            shown = [("expected", explanation.expected), ("yours gave", explanation.got)]
            shown.append(("differs at", _where(explanation)))
            for name, value in shown:
                start = f"      {name}: "
                lines += [start + value.replace("\n", "\n" + " " * len(start))] * bool(value)
        lines += [f"    {line}" for line in explanation.lines]
        if explanation.hint and values["reveal"] != "score":
            lines.append(f"      hint: {explanation.hint}")
    lines += [f"  {sentence}" for sentence in values["learned"]]
    return "\n".join(lines)


def as_json(told: Told) -> dict[str, Any]:
    """The same as data, for a program: what a student may know, and nothing else."""
    values = _values(told)
    full = values["reveal"] == "full"
    checks = []
    for check in (_cut(c, values["reveal"]) for c in told.result.checks):
        entry: dict[str, Any] = {"says": check.says, "outcome": check.outcome.value}
        explanation = check.explanation
        if explanation and check.outcome is not Outcome.PASSED:
            entry |= {"message": explanation.message, "traceback": explanation.lines}
            if full:
                entry |= {
                    "call": explanation.call,
                    "expected": explanation.expected,
                    "got": explanation.got,
                    "differs_at": explanation.differs,
                }
            if explanation.hint and values["reveal"] != "score":
                entry["hint"] = explanation.hint
        checks.append(entry)
    return {
        "question": values["name"],
        "points": points_of(told.result, told.question),
        "max_points": told.question.points,
        "outcome": outcome_of(told.result, told.question).value,
        "summary": values["summary"],
        "diagnosis": values["diagnosis"],
        "given": told.result.given,
        "accuracy": told.result.accuracy,
        "notes": values["learned"],
        "checks": checks,
    }


def _values(told: Told) -> dict[str, Any]:
    result, question = told.result, told.question
    failed = [c for c in result.checks if c.outcome is not Outcome.PASSED]
    messages = {c.explanation.message for c in failed if c.explanation}
    diagnosed = told.diagnosis is not None and question.reveal != "score"
    given = ", ".join(result.given)
    return {
        "name": result.name,
        "earned": f"{points_of(result, question):g}",
        "points": f"{question.points:g}",
        "summary": "not answered yet" if result.blank else SUMMARIES[outcome_of(result, question)],
        "learned": learned.sentences(result, question),
        "given": GIVEN.format(given) if given else "",
        "diagnosis": told.diagnosis.hint(told.language) if told.diagnosis and diagnosed else "",
        "diagnosis_title": DIAGNOSES.get(told.language, DIAGNOSES["en"]),
        # a check with parameters is one check to who reads it
        "passed": list({c.says: c for c in result.checks if c.outcome is Outcome.PASSED}.values()),
        "failed": [_cut(c, question.reveal) for c in failed],
        "same": len(messages) == 1 and (result.blank or result.outcome is not Outcome.FAILED),
        "reveal": question.reveal,
    }


def _cut(check: Check, reveal: str) -> Check:
    """A check without what must not be revealed.

    The student's own exception could say what the input was, and so could its traceback.
    """
    told = check.explanation
    if told is None or reveal == "full" or told.kind in PLAIN_KINDS:
        return check
    message = REVEALED_LESS.get(told.kind, REVEALED_LESS["value"])
    name = told.message.split(":")[0]
    if told.kind == "raised" and isinstance(getattr(builtins, name, None), type):
        message = f"Your code raised {name}."
    kept = Explanation(kind=told.kind, message=message, hint=told.hint)
    return check.model_copy(update={"explanation": kept})


# --- what differs ---------------------------------------------------------------------------------


def _marked(text: str, marks: list[tuple[int, int]]) -> Markup:
    """A text, escaped, with its marked parts as such."""
    pieces, done = [], 0
    for start, end in marks:
        pieces.append(escape(text[done:start]) + MARK.format(text[start:end]))
        done = end
    return Markup("").join([*pieces, escape(text[done:])])


def _where(told: Explanation) -> str:
    """The indices of the entries that differ, if not all do."""
    shown = ", ".join(str(index) for index in told.differs[:MAX_INDICES])
    more = len(told.differs) - MAX_INDICES
    return f"{shown} and {more} more" if more > 0 else shown


def _is_worth_drawing(told: Explanation | None) -> bool:
    """Is there a map of more than one row and column?"""
    return told is not None and any(len(d.rows) > 1 and len(d.rows[0]) > 1 for d in told.drawn[-2:])


def _pictures(told: Explanation) -> list[dict[str, Any]]:
    """The maps of the call, and the two that should be alike."""
    wrong = {tuple(i[1:3] if len(i) == 4 else i) for i in told.differs}
    last = len(told.drawn) - 2
    return [_picture(d, wrong if i >= last else set()) for i, d in enumerate(told.drawn)]


def _picture(drawn: Drawn, wrong: set[tuple[int, ...]]) -> dict[str, Any]:
    """A map as rows of cells: the darker, the larger."""
    values = [v for row in drawn.rows for v in row if v is not None]
    low, high = min(values, default=0.0), max(values, default=0.0)
    rows = [
        [
            {
                "text": "" if value is None else f"{value:.3g}",
                "colour": _shade(value, low, high),
                "wrong": (i, j) in wrong,
            }
            for j, value in enumerate(row)
        ]
        for i, row in enumerate(drawn.rows)
    ]
    return {"name": {"yours": "yours gave"}.get(drawn.name, drawn.name), "rows": rows}


def _shade(value: float | None, low: float, high: float) -> str:
    """White for the smallest, blue for the largest; dark text is readable on all of it."""
    share = 0.0 if value is None or high == low else (value - low) / (high - low)
    red, green, blue = (round(255 + share * (end - 255)) for end in (150, 190, 245))
    return f"#{red:02x}{green:02x}{blue:02x}"
