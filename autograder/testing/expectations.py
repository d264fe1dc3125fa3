"""What a hidden test says of a student's result. Each function records why it does not hold."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.testing.failures import CheckFailed, Failure, StudentRaised
from autograder.testing.remote import Function, Remote
from autograder.testing.student import Student

if TYPE_CHECKING:
    import pytest

FLOAT64 = 1e-9  # relative error of a short float64 computation in any order of its sums
_current: list[Student] = []  # the student of the check that runs now; set by the plugin


def question(name: str, weight: float = 1.0) -> pytest.MarkDecorator:
    """Bind a test to a question; its share of the points is its weight among the question's."""
    import pytest  # hidden tests have it anyway; who only reads results need not wait for it

    return pytest.mark.question(name, weight=weight)


def set_current(student: Student) -> None:
    """Say whose check runs now."""
    _current[:] = [student]


def _fail(
    kind: str,
    message: str,
    expected: Any = None,
    got: Any = None,
    hint: str = "",
    differs: Any = None,
) -> None:
    student = _current[0]
    call = student.calls[-1] if student.calls else None
    told = Failure(kind, message, call, expected, got, hint, differs=differs)
    student.fail(replace(told, history=student.history(), read=student.read_as(got)))


def expect(condition: Any, message: str, *, got: Any = None, hint: str = "") -> None:
    """The condition holds; ``message`` says in words what should have been true."""
    if not bool(condition):
        _fail("value", message, got=got, hint=hint)


def expect_close(
    got: Any,
    expected: Any,
    *,
    rtol: float = FLOAT64,
    atol: float = 1e-9,
    message: str = "",
    hint: str = "",
) -> None:
    """``got`` has the shape of ``expected`` and its values within the tolerance.

    Any kind of number or numeric array is accepted: float32, integers, lists, 0-d arrays.
    NaN equals NaN and infinities equal themselves.
    """
    wanted = np.asarray(expected)
    array = _as_array(got, expected, hint)
    expect_shape(array, wanted.shape, expected=expected, hint=hint)
    with np.errstate(all="ignore"):
        close = np.isclose(array, wanted, rtol=rtol, atol=atol, equal_nan=True)
    if not np.all(close):
        wrong = int(np.size(close) - np.count_nonzero(close))
        text = message or _differing(wrong, int(np.size(close)))
        _fail("value", text, expected=expected, got=got, hint=hint, differs=~close)


def expect_equal(got: Any, expected: Any, *, message: str = "", hint: str = "") -> None:
    """``got`` equals ``expected`` exactly; lists and tuples, 3 and 3.0 are taken as the same."""
    if not _equal(got, expected):
        text = message or "The result differs."
        _fail("value", text, expected, got, hint, differs=_unequal(got, expected))


def expect_shape(got: Any, shape: tuple[int, ...], *, expected: Any = None, hint: str = "") -> None:
    """``got`` is an array of that shape."""
    array = _as_array(got, expected, hint)
    if array.shape != tuple(shape):
        text = f"The result has shape {array.shape}, but {tuple(shape)} was expected."
        _fail("shape", text, expected=expected, got=got, hint=hint)


def expect_raises(
    error: type[Exception], function: Function, *args: Any, hint: str = "", **kwargs: Any
) -> None:
    """The call raises ``error`` or a subclass of it."""
    try:
        got = function(*args, **kwargs)
    except StudentRaised as raised:
        if error.__name__ in raised.types:
            return
        text = f"{error.__name__} was expected, but {raised.failure.message} was raised."
        _fail("raised", text, hint=hint)
    else:
        if isinstance(got, Remote):
            got = repr(got)
        _fail("no error", f"This call must raise {error.__name__}.", got=got, hint=hint)


def expect_unchanged(*, hint: str = "") -> None:
    """The last call left its arguments as they were."""
    student = _current[0]
    if student.last_changed:
        which = ", ".join(
            f"argument {c + 1}" if isinstance(c, int) else str(c)[:50]
            for c in student.last_changed[:5]
        )
        _fail("changed", f"The call wrote into its input ({which}).", hint=hint)


def _as_array(got: Any, expected: Any, hint: str) -> np.ndarray[Any, Any]:
    if got is None:
        _fail("value", "The function returned None: is a `return` missing?", expected, None, hint)
    if isinstance(got, (str, dict, Remote)):
        text = f"Numbers were expected, but the result is {type(got).__name__}."
        _fail("value", text, expected, repr(got)[:200], hint)
    try:
        array = np.asarray(got)
        if array.dtype.kind not in "biufc":
            raise ValueError("not numeric")
    except (ValueError, TypeError, OverflowError):
        _fail("value", "Numbers were expected in one regular array.", expected, repr(got)[:200])
        raise
    return array


def _differing(wrong: int, total: int) -> str:
    if total == 1:
        return "The value differs."
    return f"{wrong} of {total} entries differ."


def _unequal(got: Any, expected: Any) -> Any:
    """Which entries differ, of two regular arrays of the same shape; else None."""
    try:
        a, b = np.asarray(got), np.asarray(expected)
    except ValueError:
        return None
    comparable = a.shape == b.shape and {a.dtype.kind, b.dtype.kind} <= set("biufc")
    return a != b if comparable else None


def _equal(a: Any, b: Any) -> bool:
    if isinstance(a, (Remote, CheckFailed)) or isinstance(b, Remote):
        return False
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(_equal(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(_equal(a[k], b[k]) for k in b)
    if isinstance(a, (dict, str, bytes, type(None))) or isinstance(b, (dict, str, type(None))):
        return type(a) is type(b) and bool(a == b)
    if isinstance(a, int) and isinstance(b, int):  # of any length
        return a == b
    try:
        return bool(np.array_equal(np.asarray(a), np.asarray(b)))
    except (ValueError, TypeError):
        return False
