"""Values as text that a student can read and paste: ``conv2d(np.array([[0, 1]]), stride=2)``."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.grading.results import Drawn, Explanation
from autograder.testing.failures import Call, Failure
from autograder.testing.remote import Remote

MAX_ENTRIES = 100  # of an array that is shown in full
MAX_IN_LINE = 12  # of a result that stands in one line
MAX_SIDE = 12  # rows and columns of an array that is drawn
MAX_DIFFERING = 50  # indices that are kept of the entries that differ
READABLE, EXACT = 6, 17  # digits
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def explain(failure: Failure, reference: dict[str, Any] | None = None) -> Explanation:
    """A failure as text; ``reference`` says how a function's parameters are called."""
    compares = failure.kind in ("value", "shape", "no error")
    calls = [*failure.history, failure.call, failure.read]
    expected, got = failure.expected, failure.got if compares else None
    wrong = _wrong_entries(failure)
    marked = wrong if wrong is not None and not wrong.all() else None
    digits = _digits_that_tell(expected, got, wrong)
    shown, came = (_Text(marked, digits, _is_large(v)).of(v) for v in (expected, got))
    return Explanation(
        kind=failure.kind,
        message=clean(failure.message),
        call="\n".join(clean(show_call(call), 4000) for call in calls if call),
        expected=clean(shown.text),
        got=clean(came.text),
        marks=[_marks_within(text) for text in (shown, came)],
        differs=[] if marked is None else [_index(i) for i in np.argwhere(marked)[:MAX_DIFFERING]],
        drawn=[] if wrong is None else _drawings(failure.call, expected, got, reference or {}),
        hint=failure.hint,
        lines=[clean(line) for line in failure.lines],
    )


def clean(text: str, longest: int = 2000) -> str:
    """Text without control characters, terminal escapes or direction marks, and not too long."""
    text = CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)
    return text if len(text) <= longest else text[:longest] + " …"


def show_call(call: Call) -> str:
    """A call as a statement that can be pasted."""
    made = f"{call.makes} = " if call.makes else ""
    if call.function.endswith(" ="):  # an attribute that is set
        return f"{call.function} {show(call.args[0], EXACT)}"
    arguments = [show(a, EXACT) for a in call.args]
    arguments += [f"{name}={show(value, EXACT)}" for name, value in call.kwargs.items()]
    if call.is_name or not call.function.replace(".", "").replace("_", "").isalnum():
        return made + call.function  # or a source text
    return f"{made}{call.function}({', '.join(arguments)})"


def show(value: Any, digits: int = READABLE) -> str:
    """A value as code."""
    return _Text(digits=digits).of(value).text or "None"


@dataclass
class _Text:
    """A value as code, and where in the text its wrong entries stand."""

    wrong: Any = None  # a boolean array
    digits: int = READABLE
    in_rows: bool = False  # each row of a large array in a line of its own
    text: str = ""
    marks: list[tuple[int, int]] = field(default_factory=list)

    def of(self, value: Any) -> _Text:
        """Write a value; None stands for nothing."""
        if value is not None:
            self._write(value, ())
        return self

    def _write(self, value: Any, index: tuple[int, ...]) -> None:
        if isinstance(value, np.ndarray):
            self._write_array(value)
        elif isinstance(value, (list, tuple)):
            opening, closing = "[]" if isinstance(value, list) else "()"
            alone = isinstance(value, tuple) and len(value) == 1
            self._write_all(value[:MAX_ENTRIES], index, opening, ("," if alone else "") + closing)
        elif isinstance(value, dict):
            pairs = [f"{show(k)}: {show(v, self.digits)}" for k, v in value.items()]
            self.text += "{" + ", ".join(pairs) + "}"
        elif isinstance(value, Remote):
            self.text += value._name
        elif isinstance(value, (float, np.generic)):
            number = value.item() if isinstance(value, np.generic) else value
            self._entry(_number(number, self.digits), index)
        else:
            self._entry(repr(value), index)

    def _write_array(self, array: np.ndarray[Any, Any]) -> None:
        if array.size > MAX_ENTRIES:
            self.text += f"<array of shape {array.shape}, {array.dtype}>"
        elif array.size == 0:
            self.text += f"np.zeros({array.shape}{_dtype(array)})"
        elif array.ndim == 0:
            self._entry(_number(array.item(), self.digits), ())
        else:
            self.text += "np.array("
            self._write_entries(array.tolist(), ())
            self.text += f"{_dtype(array)})"

    def _write_entries(self, value: Any, index: tuple[int, ...]) -> None:
        if isinstance(value, list):
            self._write_all(value, index, "[", "]", entries=True)
            return
        text = _number(value, self.digits)
        self._entry(text[:-1] if text.endswith(".0") else text, index)  # 3. as numpy shows it

    def _write_all(
        self, parts: Any, index: tuple[int, ...], opening: str, closing: str, entries: bool = False
    ) -> None:
        self.text += opening
        column = len(self.text) - self.text.rfind("\n") - 1
        rows = self.in_rows and entries and bool(parts) and isinstance(parts[0], list)
        for i, part in enumerate(parts):
            if i:
                self.text += ",\n" + " " * column if rows else ", "
            (self._write_entries if entries else self._write)(part, (*index, i))
        self.text += closing

    def _entry(self, text: str, index: tuple[int, ...]) -> None:
        if self.wrong is not None and self.wrong.ndim == len(index) and self.wrong[index]:
            self.marks.append((len(self.text), len(self.text) + len(text)))
        self.text += text


def _is_large(value: Any) -> bool:
    return isinstance(value, np.ndarray) and value.ndim == 2 and value.size > MAX_IN_LINE


def _marks_within(text: _Text) -> list[tuple[int, int]]:
    return [mark for mark in text.marks if mark[1] <= len(clean(text.text))]


def _dtype(array: np.ndarray[Any, Any]) -> str:
    usual = (np.float64, np.int64, np.bool_, np.complex128)
    return "" if array.dtype in usual and array.size else f", dtype=np.{array.dtype}"


def _number(value: Any, digits: int = READABLE) -> str:
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            return "np.nan" if value != value else ("np.inf" if value > 0 else "-np.inf")
        if value == int(value) and abs(value) <= 1e15:
            return f"{value:.1f}"
        return repr(value) if digits >= EXACT else f"{value:.{digits}g}"
    return str(value)


# --- what differs, and what can be drawn ----------------------------------------------------------


def _wrong_entries(failure: Failure) -> np.ndarray[Any, Any] | None:
    wrong = failure.differs
    if wrong is None or failure.expected is None or failure.got is None:
        return None
    return np.asarray(wrong, bool)


def _digits_that_tell(expected: Any, got: Any, wrong: np.ndarray[Any, Any] | None) -> int:
    """As few digits as tell each wrong entry from the right one."""
    if wrong is None or wrong.size > MAX_ENTRIES:
        return READABLE
    pairs = list(zip(np.asarray(expected)[wrong].flat, np.asarray(got)[wrong].flat, strict=True))
    for digits in range(READABLE, EXACT):
        if all(_number(a.item(), digits) != _number(b.item(), digits) for a, b in pairs if a != b):
            return digits
    return EXACT


def _index(index: Any) -> list[int]:
    return [int(i) for i in index]


def _drawings(call: Call | None, expected: Any, got: Any, reference: dict[str, Any]) -> list[Drawn]:
    """The maps of a call: its arrays, what was expected and what came, if these are maps."""
    results = [_map("expected", expected), _map("yours", got)]
    if call is None or None in results:
        return []
    function = reference.get(call.function)
    names = list(inspect.signature(function).parameters) if callable(function) else []
    names += [f"argument {i + 1}" for i in range(len(names), len(call.args))]
    named = [*zip(names, call.args, strict=False), *call.kwargs.items()]
    arguments = [_map(name, a) for name, a in named]
    return [drawn for drawn in (*arguments, *results) if drawn is not None]


def _map(name: str, value: Any) -> Drawn | None:
    """An array that has rows and columns, and one entry along each other axis."""
    if not isinstance(value, (np.ndarray, list)):
        return None
    try:
        array = np.asarray(value)
    except ValueError:
        return None
    if array.dtype.kind not in "biuf" or array.ndim < 2 or array.size == 0:
        return None
    if array.ndim == 4 and array.shape[0] == array.shape[3] == 1:
        array = array[0, :, :, 0]  # an image (1, H, W, 1)
    elif array.ndim == 4 and array.shape[2] == array.shape[3] == 1:
        array = array[:, :, 0, 0]  # a kernel (KH, KW, 1, 1)
    if array.ndim != 2 or max(array.shape) > MAX_SIDE:
        return None
    rows = [[float(v) if np.isfinite(v) else None for v in row] for row in array.tolist()]
    return Drawn(name=name, rows=rows)
