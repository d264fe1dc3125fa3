"""What a check finds wrong, and how large the call is that shows it.

Exception
└── CheckFailed           the check does not hold; carries a Failure
    └── StudentRaised     because the student's code raised
BaseException
└── CheckStopped          enough is known: do not look for a smaller example
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Call:
    """One call of a student's function."""

    function: str
    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    is_name: bool = False  # it is read, not called
    makes: str = ""  # the name of the object that it makes, in what a student reads


@dataclass(frozen=True)
class Failure:
    """Why a check does not hold, as the student will read it."""

    kind: str  # "value", "shape", "raised", "no error", "changed", "missing", "blank", "timeout" …
    message: str
    call: Call | None = None
    expected: Any = None
    got: Any = None
    hint: str = ""
    lines: tuple[str, ...] = ()  # of the student's own traceback
    history: tuple[Call, ...] = ()  # what came before `call` to the objects that it takes
    read: Call | None = None  # what `got` was read from after the call, if it is no result of it
    differs: Any = None  # which entries of `got` are wrong: a boolean array


class CheckFailed(AssertionError):
    """A check that does not hold."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.message)
        self.failure = failure


class StudentRaised(CheckFailed):
    """The student's code raised."""

    def __init__(self, failure: Failure, types: list[str]) -> None:
        super().__init__(failure)
        self.types = types


class CheckStopped(BaseException):
    """Ends a check at once; what is known of its failure stands in the student's records."""


def size_of(value: Any) -> tuple[float, float]:
    """How large a call or value is: entries first, then magnitude. Smaller is easier to read."""
    if isinstance(value, Call):
        sizes = [size_of(v) for v in (*value.args, *value.kwargs.values())]
        return sum(s[0] for s in sizes), sum(s[1] for s in sizes)
    if isinstance(value, np.ndarray):
        finite = np.nan_to_num(np.abs(value.astype(float)), posinf=1e6) if value.size else value
        # an entry of many digits reads worse than a whole number of the same size
        digits = np.count_nonzero(finite != np.round(finite)) if value.size else 0
        return float(value.size), float(np.sum(finite)) + float(digits)
    if isinstance(value, (list, tuple)):
        sizes = [size_of(v) for v in value]
        return sum(s[0] for s in sizes), sum(s[1] for s in sizes)
    if isinstance(value, dict):
        return size_of(list(value.values()))
    if isinstance(value, (int, float)):
        return 0.1, min(abs(float(value)), 1e6)
    return 0.0, 0.0
