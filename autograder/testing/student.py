"""``student.conv2d(x, k)`` in a hidden test: a call that travels to the worker and back as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Protocol, TypeVar, cast

import numpy as np

from autograder.messages import (
    LEAVES,
    PLAIN,
    Handle,
    Malformed,
    decode,
    encode,
    handles_in,
)
from autograder.testing.failures import (
    Call,
    CheckFailed,
    CheckStopped,
    Failure,
    StudentRaised,
    size_of,
)
from autograder.testing.remote import Function, Held, Lent, Remote

MAX_HISTORY = 12  # statements that lead to the objects of a call
MAX_SOURCE = 80  # characters of a function that a test passes and a student reads
SHRINK_CALLS = 120  # calls spent on a smaller counterexample once one is known
SHRINK_CALLS_RAISING = 25  # the same where the student's code raises
T = TypeVar("T")
MADE = {"default_rng": "rng", "RandomState": "rng"}  # how one calls what these make


class Line(Protocol):
    """How requests get to the student's functions: over a socket, or within this process."""

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send one request and return its reply; may raise CheckFailed or CheckStopped."""


@dataclass
class Step:
    """A statement: a call, an object that was made, an attribute that was set."""

    call: Call
    takes: set[int]  # the objects that it is about, by number
    is_call: bool
    makes: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Done:
    """What was done once: what it gave, and the calls that led to it."""

    value: Any
    calls: list[Call]
    steps: list[Step]


class Student:
    """Stands for the student's notebook: ``student.f(…)`` calls f, ``student.value("AND")`` reads.

    Results arrive as numbers, strings, lists, tuples, dicts and numpy arrays. Anything else
    (an optimizer, a generator, a Keras model) arrives as a ``Remote``, on which attributes are
    read and methods called in the same way.
    """

    def __init__(self, line: Line, names: dict[int, str] | None = None) -> None:
        self._line = line
        self._names: dict[int, str] = names or {}
        self._lent: dict[int, Lent] = {}  # by the array's id
        self._made: set[int] = set()  # the test's own objects, whose calls are no student's
        self._owners: dict[int, int] = {}  # of methods and other parts of an object, by number
        self._done: dict[str, Done] = {}
        self.begin_check()

    def begin_check(self) -> None:
        """Forget the calls and failures of the check before."""
        self.calls: list[Call] = []
        self._steps: list[Step] = []
        self._read: tuple[Any, Call] | None = None  # the value that was read last
        self.last_changed: list[int | str] = []
        self.failures: list[Failure] = []
        self._calls_after_failure = 0
        self._calls_allowed = SHRINK_CALLS

    @property
    def smallest_failure(self) -> Failure | None:
        """The failure whose call is smallest: what the student gets to see."""
        if len(self.failures) < 2:
            return self.failures[0] if self.failures else None
        return min(self.failures, key=lambda failure: size_of(failure.call))

    def read_as(self, value: Any) -> Call | None:
        """How a value was read, if it was read and is no result of a call."""
        return self._read[1] if self._read is not None and self._read[0] is value else None

    def history(self) -> tuple[Call, ...]:
        """What was done before the last call to the objects that it takes, as statements."""
        steps = list(self._steps)
        while steps and not steps[-1].is_call:
            steps.pop()
        wanted: set[int] = steps.pop().takes if steps else set()
        found: list[Call] = []
        for step in reversed(steps):
            if not wanted:
                break
            if len(found) == MAX_HISTORY:
                return (Call("# too many calls before this one to show them"),)
            if wanted & (step.takes | step.makes):
                found.append(step.call)
                wanted = (wanted | step.takes) - step.makes
        return tuple(reversed(found))

    def __getattr__(self, name: str) -> Function:
        if name.startswith("_"):
            raise AttributeError(name)
        return Function(self, name, name)

    @property
    def held(self) -> Held:
        """Calls whose results stay with the student's code."""
        return Held(self)

    def once(self, name: str, work: Callable[[], T]) -> T:
        """What ``work`` gives; it is done for the first check that asks, and all others look at it.

        So a network is trained once, and judged by several checks. Work that fails is done again.
        """
        if name not in self._done:
            calls, steps = len(self.calls), len(self._steps)
            value = work()
            self._done[name] = Done(value, self.calls[calls:], self._steps[steps:])
            return value
        done = self._done[name]
        self.calls += done.calls
        self._steps += done.steps
        return cast(T, done.value)

    def lend(self, **arrays: np.ndarray[Any, Any]) -> None:
        """Let these arrays travel once: a call that takes one of them again names it only.

        Whether a call writes into a lent array is not noticed.
        """
        self._lent |= {id(array): Lent(name, array) for name, array in arrays.items()}

    def begin_training(self, seed: int, images: int) -> None:
        """Seed the libraries there, and count the images that models are trained on from now."""
        self._request({"op": "train", "seed": seed, "images": images}, Call("the libraries"))

    def end_training(self) -> Any:
        """Count no longer; what is told there of the trainings since, which need not be true."""
        return self._request({"op": "trained"}, Call("the training's record"))

    def value(self, name: str) -> Any:
        """The value of a name in the student's notebook."""
        return self._request({"op": "value", "target": name}, Call(name, is_name=True))

    def make(self, source: str, *, name: str = "", told: str = "") -> Any:
        """Evaluate ``source`` beside the student's code, with ``np`` at hand: a function to
        differentiate, a random generator. What is no data arrives as a ``Remote``.

        A student reads of it as ``name``; ``told`` are statements that make the same, where the
        source itself is too long to be shown.
        """
        value = self._request({"op": "make", "source": source}, Call(source))
        if isinstance(value, Remote) and name:
            value._name = name
        if isinstance(value, Remote) and told:
            self._steps.append(Step(Call(told), set(), False, {value._handle.number}))
        return value

    def set(self, target: Remote, name: str, value: Any) -> None:
        """Set an attribute of the student's object."""
        self._request(
            {"op": "set", "target": target._handle, "name": name, "value": value},
            Call(f"{target._name}.{name} =", (value,)),
        )

    def has(self, *names: str) -> bool:
        """Does the notebook define all these names?"""
        found = self._request({"op": "names", "names": list(names)}, Call("names"))
        return type(found) is list and all(name in found for name in names)

    def fail(self, failure: Failure) -> None:
        """Record a failure and raise it."""
        # two are enough, the smallest and the last: each may hold megabytes of a result
        smallest = self.smallest_failure
        self.failures = [failure] if smallest is None else [smallest, failure]
        raise CheckFailed(failure)

    def _request(self, request: dict[str, Any], call: Call) -> Any:
        if self.failures:
            self._calls_after_failure += 1
            if self._calls_after_failure > self._calls_allowed:
                raise CheckStopped
        stripped = self._strip(request)
        op, target = request["op"], stripped.get("target")
        probes = isinstance(target, Handle) and self._owner(target.number) in self._made
        if op == "call":
            self.last_changed = []
            if not probes:
                self.calls.append(call)
        if op in ("call", "make", "set") and not probes:
            takes = {self._owner(number) for number in handles_in(stripped)}
            self._steps.append(Step(call, takes, op == "call"))
        reply = self._line.ask(stripped)
        if type(reply) is not dict:
            raise Malformed("a reply that is no dict")
        if "error" in reply:
            self._raised(reply["error"], call)
        changed = reply.get("changed", [])
        if type(changed) is list:
            self.last_changed = changed
        name = call.function if request["op"] == "value" else _name_of(call)
        value = self._dress(reply.get("value"), name)
        if op == "make" and isinstance(value, Remote):
            self._made.add(value._handle.number)
        if op == "make" and not is_told(call.function):
            self._steps.pop()
        elif op in ("call", "make") and isinstance(value, Remote) and not probes:
            step = self._steps[-1]
            step.makes.add(value._handle.number)
            step.call = replace(step.call, makes=value._name)
        elif op in ("get", "value") and isinstance(value, (np.ndarray, dict, list)):
            self._read = value, call
        return value

    def _strip(self, value: Any) -> Any:
        """Put handles in the place of remote objects, and of lent arrays."""
        if type(value) in PLAIN:
            return value
        if isinstance(value, np.ndarray):
            return self._handle_of(value) if id(value) in self._lent else value
        if isinstance(value, Remote):
            return value._handle
        if isinstance(value, Function):
            raise TypeError("pass a function of the student's as student.value('name')")
        if isinstance(value, list):
            return [self._strip(v) for v in value]
        if isinstance(value, tuple):
            return tuple(self._strip(v) for v in value)
        if isinstance(value, dict):
            return {k: v if type(v) in PLAIN else self._strip(v) for k, v in value.items()}
        return value

    def _belongs(self, part: Handle, whole: Handle) -> None:
        """What is done with a part is done to the whole."""
        self._owners[part.number] = self._owner(whole.number)

    def _owner(self, number: int) -> int:
        """The object that a method or another part belongs to, or the object itself."""
        return self._owners.get(number, number)

    def _handle_of(self, array: np.ndarray[Any, Any]) -> Handle:
        lent = self._lent[id(array)]
        if lent.handle is None:
            handle = self._line.ask({"op": "hold", "value": array}).get("value")
            if not isinstance(handle, Handle):
                raise Malformed("an array that was not taken")
            lent.handle = handle
        return lent.handle

    def _raised(self, error: Any, call: Call) -> None:
        if type(error) is not dict:
            raise Malformed("an error that is no dict")
        types = [str(t)[:100] for t in error.get("types", [])][:20] or ["Exception"]
        message = str(error.get("message", ""))[:2000]
        lines = tuple(str(line)[:300] for line in error.get("lines", []))[:12]
        kind, text = "raised", f"{types[0]}: {message}" if message else types[0]
        if types[0] == "NotImplementedError":
            kind, text = "blank", "This question is not answered yet (NotImplementedError)."
        elif types[0] == "NameError" and message == f"name '{call.function}' is not defined":
            kind, text = "missing", f"The notebook does not define {call.function}."
        elif types[0] == "Unsendable":
            kind, text = "value", f"The result cannot be checked: {message}."
        history = self.history() if self.calls and call is self.calls[-1] else ()
        failure = Failure(kind, text, call=call, lines=lines, history=history)
        self._calls_allowed = min(self._calls_allowed, SHRINK_CALLS_RAISING)
        if kind in ("blank", "missing"):  # nothing to learn from further examples
            self.failures.append(failure)
            raise CheckStopped
        raise StudentRaised(failure, types)

    def _dress(self, value: Any, name: str) -> Any:
        if type(value) in LEAVES:
            return value
        if isinstance(value, Handle):
            self._names.setdefault(value.number, name)
            return Remote(self, value, self._names[value.number])
        if isinstance(value, list):
            return [self._dress(v, name) for v in value]
        if isinstance(value, tuple):
            return tuple(self._dress(v, name) for v in value)
        if isinstance(value, dict):
            return {k: self._dress(v, name) for k, v in value.items()}
        return value


def is_told(source: str) -> bool:
    """Is what a test makes there part of its input, such as x² to be differentiated?

    What is long looks at the student's objects: it is the test's, and hidden as the test is.
    """
    return len(source) <= MAX_SOURCE and "\n" not in source


def _name_of(call: Call) -> str:
    if call.args and isinstance(call.args[0], Lent):  # made of images: called as they are
        return call.args[0].name
    if call.function.startswith("lambda"):
        return "f"
    function = call.function.split("(")[0].split(".")[-1]
    if function in MADE:
        return MADE[function]
    name = function.lower()  # an Adam is called adam
    return "result" if name == function or not name.isidentifier() else name


class LocalLine:
    """Runs requests in this process: for the reference and for our own corpus, never a student's.

    Everything passes through the same encoding as on the way to a worker.
    """

    def __init__(self, answer: Callable[[bytearray, int], list[bytes | memoryview]]) -> None:
        self.answer = answer

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Encode, answer, decode."""
        reply = _through(self.answer(*_frame(encode(request))))
        return reply


def _frame(pieces: list[bytes | memoryview]) -> tuple[bytearray, int]:
    whole = b"".join(pieces)
    meta_length = int.from_bytes(whole[8:12], "little")
    return bytearray(whole[12:]), meta_length


def _through(pieces: list[bytes | memoryview]) -> Any:
    return decode(*_frame(pieces))
