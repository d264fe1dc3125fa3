"""The course's own functions, lent to a student whose version of them failed its checks.

They run here, on the trusted side; the worker holds stand-ins that ask for values. So a mistake in
``pad2d`` does not cost ``conv2d`` as well, and the reference never enters the worker.
"""

from __future__ import annotations

import contextlib
import inspect
import math
import signal
from collections.abc import Iterator
from typing import Any

import numpy as np

from autograder.errors import StudentError
from autograder.messages import encode

MAX_ENTRIES = 200_000  # a bound on the work that one call can cause
MAX_OBJECTS = 1000
CPU_SECONDS = 5.0  # of one call


class Given:
    """Answers what stand-ins ask. Everything asked is the student's: nothing in it is trusted."""

    def __init__(self, reference: dict[str, Any]) -> None:
        self.reference = reference
        self.objects: list[Any] = []

    def answer(self, asked: dict[str, Any]) -> list[bytes | memoryview]:
        """The reply to one question of a stand-in."""
        try:
            with _in_time():
                return encode(self._answer(asked))
        except Exception as error:  # the student's arguments decide what the reference raises
            kind = "ValueError" if isinstance(error, StudentError) else type(error).__name__
            return encode({"error": {"type": kind, "message": str(error)[:500]}})

    def _answer(self, asked: dict[str, Any]) -> dict[str, Any]:
        match asked:
            case {"ask": "call", "name": str(name), "args": list(args), "kwargs": dict(kwargs)}:
                return self._call(name, list(map(_revive, args)), _revive_all(kwargs))
            case {"ask": "get", "object": int(number), "name": str(name)}:
                value = getattr(self._object(number), _public(name))
                return {"method": True} if callable(value) else {"value": value}
            case {"ask": "set", "object": int(number), "name": str(name), "value": value}:
                _check_size(value)
                setattr(self._object(number), _public(name), value)
                return {"value": None}
            case {"ask": "method", "object": int(number), "name": str(name), "args": list(args)}:
                _check_size(args)
                return {"value": getattr(self._object(number), _public(name))(*args)}
        raise StudentError("a question that no stand-in asks")

    def _call(self, name: str, args: list[Any], kwargs: dict[str, Any]) -> dict[str, Any]:
        _check_size([args, kwargs])
        if name not in self.reference:
            raise StudentError(f"nothing is given as {name!r}")
        value = self.reference[name](*args, **kwargs)
        if isinstance(self.reference[name], type):
            return {"object": self._keep(value)}
        iterates = inspect.isgenerator(value)
        reply = {"value": list(value) if iterates else value, "iterates": iterates}
        given = (*args, *kwargs.values())
        drawn = [v.bit_generator.state for v in given if isinstance(v, np.random.Generator)]
        return reply | {"drawn": drawn}

    def _keep(self, value: Any) -> int:
        if len(self.objects) >= MAX_OBJECTS:
            raise StudentError("too many objects were made")
        self.objects.append(value)
        return len(self.objects) - 1

    def _object(self, number: int) -> Any:
        if not 0 <= number < len(self.objects):
            raise StudentError("no such object")
        return self.objects[number]


@contextlib.contextmanager
def _in_time() -> Iterator[None]:
    """Raise StudentError in the block once it has used its CPU time."""

    def stop(*_: object) -> None:
        raise StudentError(f"more than {CPU_SECONDS:g} seconds of work were asked for")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _revive(value: Any) -> Any:
    """An argument; a random generator comes as its state."""
    match value:
        case {"generator": {"bit_generator": "PCG64"} as state}:
            generator = np.random.Generator(np.random.PCG64(0))
            generator.bit_generator.state = state
            return generator
    return value


def _revive_all(kwargs: dict[str, Any]) -> dict[str, Any]:
    return {name: _revive(value) for name, value in kwargs.items()}


def _public(name: str) -> str:
    if name.startswith("_"):
        raise StudentError(f"{name} is private")
    return name


def _check_size(value: Any) -> None:
    if _entries(value) > MAX_ENTRIES:
        raise StudentError("the arguments are too large")


def _entries(value: Any) -> float:
    """A bound on the work that a value can cause: entries of arrays, sizes of whole numbers."""
    if isinstance(value, (list, tuple)):
        return sum(map(_entries, value))
    if isinstance(value, dict):
        return sum(map(_entries, value.values()))
    if isinstance(value, int):
        return abs(value)
    # a row without entries is work, too
    return float(math.prod(max(n, 1) for n in getattr(value, "shape", ())))
