"""What stands in a hidden test for the student's: functions, and objects that stay there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from autograder.messages import Handle
from autograder.testing.failures import Call

if TYPE_CHECKING:
    from autograder.testing.student import Student

ITEMS_PER_REQUEST = 64  # of a generator


class Remote:
    """An object that lives with the student's code; attributes and methods are fetched there."""

    def __init__(self, student: Student, handle: Handle, name: str) -> None:
        self._student = student
        self._handle = handle
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        call = Call(f"{self._name}.{name}", is_name=True)
        value = self._student._request({"op": "get", "target": self._handle, "name": name}, call)
        if isinstance(value, Remote):
            self._student._belongs(value._handle, self._handle)
            return Function(self._student, value._handle, f"{self._name}.{name}")
        return value

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return Function(self._student, self._handle, self._name)(*args, **kwargs)

    def __iter__(self) -> Iterator[Any]:
        iterator = self._student._request(
            {"op": "call", "target": self._handle, "method": "__iter__", "args": []},
            Call("list", (self,)),
        )
        while True:
            items = self._student._request(
                {"op": "next", "target": iterator._handle, "count": ITEMS_PER_REQUEST},
                Call(f"next({self._name})"),
            )
            yield from items
            if len(items) < ITEMS_PER_REQUEST:
                return

    def __repr__(self) -> str:
        return f"<the student's {self._handle.type_name}>"


class Function:
    """One function of the student, to be called with data."""

    def __init__(
        self, student: Student, target: str | Handle, name: str, hold: bool = False
    ) -> None:
        self._student = student
        self._target = target
        self._hold = hold  # the result stays there, whatever it is
        self.name = name

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        request: dict[str, Any] = {"op": "call", "target": self._target, "args": list(args)}
        if kwargs:
            request["kwargs"] = kwargs
        if self._hold:
            request["hold"] = True
        lent = self._student._lent
        shown = tuple(lent.get(id(a), a) for a in args) if lent else args
        return self._student._request(request, Call(self.name, shown, kwargs))

    def __getattr__(self, name: str) -> Any:  # a student's class used as a namespace
        if name.startswith("_"):
            raise AttributeError(name)
        target = self._student.value(self.name)
        return getattr(target, name)


class Lent:
    """An array that travels once, and its name in what a student reads."""

    def __init__(self, name: str, array: np.ndarray[Any, Any]) -> None:
        self.name = name
        self.array = array
        self.handle: Handle | None = None

    def __repr__(self) -> str:
        return self.name


class Held:
    """``student.held.normalize(x)`` calls normalize and leaves its result with the student's code.

    The result arrives as a ``Remote``, arrays too (of a tuple, each part), so that images as float
    never travel. ``student.held(f, x)`` does so with an f that ``student.make`` made.
    """

    def __init__(self, student: Student) -> None:
        self._student = student

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_"):
            raise AttributeError(name)
        return Function(self._student, name, name, hold=True)

    def __call__(self, function: Remote, *args: Any, **kwargs: Any) -> Any:
        held = Function(self._student, function._handle, function._name, hold=True)
        return held(*args, **kwargs)
