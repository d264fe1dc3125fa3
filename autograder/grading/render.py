"""Values as text that a student can read and paste: ``conv2d(np.array([[0, 1]]), stride=2)``."""

from __future__ import annotations

import re
from typing import Any

import numpy as np

from autograder.grading.results import Explanation
from autograder.testing.student import Call, Failure, Remote

MAX_ENTRIES = 100  # of an array that is shown in full
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def explain(failure: Failure) -> Explanation:
    """A failure as text."""
    compares = failure.kind in ("value", "shape", "no error")
    calls = [*failure.history, failure.call] if failure.call else []
    return Explanation(
        kind=failure.kind,
        message=clean(failure.message),
        call="\n".join(clean(show_call(call), 4000) for call in calls),
        expected=clean(show(failure.expected)) if failure.expected is not None else "",
        got=clean(show(failure.got)) if compares and failure.got is not None else "",
        hint=failure.hint,
        lines=[clean(line) for line in failure.lines],
    )


def clean(text: str, longest: int = 2000) -> str:
    """Text without control characters, terminal escapes or direction marks, and not too long."""
    text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= longest else text[:longest] + " …"


def show_call(call: Call) -> str:
    """A call as code."""
    arguments = [show(a) for a in call.args]
    arguments += [f"{name}={show(value)}" for name, value in call.kwargs.items()]
    if not (call.args or call.kwargs) and not call.function.isidentifier():
        return call.function
    return f"{call.function}({', '.join(arguments)})"


def show(value: Any) -> str:
    """A value as code."""
    if isinstance(value, np.ndarray):
        return _show_array(value)
    if isinstance(value, np.generic):
        return _number(value.item())
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(show, value[:MAX_ENTRIES])) + "]"
    if isinstance(value, tuple):
        inner = ", ".join(map(show, value[:MAX_ENTRIES]))
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items()) + "}"
    if isinstance(value, Remote):
        return value._name
    return repr(value)


def _show_array(array: np.ndarray[Any, Any]) -> str:
    if array.size > MAX_ENTRIES:
        return f"<array of shape {array.shape}, {array.dtype}>"
    if array.size == 0:
        return f"np.zeros({array.shape})"
    if array.ndim == 0:
        return _number(array.item())
    dtype = "" if array.dtype in (np.float64, np.int64, np.bool_) else f", dtype=np.{array.dtype}"
    return f"np.array({_entries(array.tolist())}{dtype})"


def _entries(value: Any) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_entries, value)) + "]"
    text = _number(value)
    return text[:-1] if text.endswith(".0") else text  # 3. as numpy shows it


def _number(value: Any) -> str:
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return "np.nan" if value != value else ("np.inf" if value > 0 else "-np.inf")
        return f"{value:.6g}" if value != int(value) or abs(value) > 1e15 else f"{value:.1f}"
    return str(value)
