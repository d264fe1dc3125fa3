"""What a student reads of a question's checks: as HTML for the feedback page, and as plain text."""

from __future__ import annotations

from functools import cache
from typing import Any

import bleach
from bleach.css_sanitizer import CSSSanitizer
from jinja2 import Environment, PackageLoader, StrictUndefined
from nbconvert.filters import strip_files_prefix

from autograder import learned
from autograder.grading.results import Outcome, QuestionResult
from autograder.grading.score import outcome_of, points_of
from autograder.pset import Question

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


@cache
def _environment() -> Environment:
    loader = PackageLoader("autograder", "templates")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def as_html(result: QuestionResult, question: Question) -> str:
    """The report of one question, with everything in it escaped."""
    colour, background = COLOURS[outcome_of(result, question) is Outcome.PASSED]
    return (
        _environment()
        .get_template("question.html.j2")
        .render(_values(result, question), colour=colour, background=background)
    )


def as_text(result: QuestionResult, question: Question) -> str:
    """The same as plain text."""
    values = _values(result, question)
    lines = [
        f"{values['name']}: {values['earned']} of {values['points']} points, {values['summary']}"
    ]
    lines += [f"  passed: {check.says}" for check in values["passed"]]
    for i, check in enumerate(values["failed"]):
        lines.append(f"  FAILED: {check.says}")
        told = check.explanation
        if not told or (i and values["same"]):
            continue
        lines.append(f"      {told.message}")
        if question.reveal == "full":
            shown = [("call", told.call), ("expected", told.expected), ("yours gave", told.got)]
            lines += [f"      {name}: {value}" for name, value in shown if value]
        lines += [f"    {line}" for line in told.lines]
        if told.hint and question.reveal != "score":
            lines.append(f"      hint: {told.hint}")
    lines += [f"  {sentence}" for sentence in values["learned"]]
    return "\n".join(lines)


def _values(result: QuestionResult, question: Question) -> dict[str, Any]:
    failed = [c for c in result.checks if c.outcome is not Outcome.PASSED]
    messages = {c.explanation.message for c in failed if c.explanation}
    return {
        "name": result.name,
        "earned": f"{points_of(result, question):g}",
        "points": f"{question.points:g}",
        "summary": "not answered yet" if result.blank else SUMMARIES[outcome_of(result, question)],
        "learned": learned.sentences(result, question),
        "figure": learned.figure(result),
        "given": ", ".join(result.given),
        "passed": [c for c in result.checks if c.outcome is Outcome.PASSED],
        "failed": failed,
        "same": len(messages) == 1 and (result.blank or result.outcome is not Outcome.FAILED),
        "reveal": question.reveal,
    }
