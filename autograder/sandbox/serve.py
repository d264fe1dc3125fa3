"""Answer the grader's requests with the student's functions. Runs in the worker, beside them.

A request is a dict ``{"op": …}``; each gets one reply, either ``{"value": …, "changed": […]}`` or
``{"error": {…}}``. Data travel; everything else stays here behind a handle.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from collections.abc import Callable
from typing import Any

import numpy as np

from autograder.messages import LEAVES, Handle, Unsendable, decode, encode
from autograder.sandbox import training

STUDENT_FILES = "<cell "  # code of a notebook's cells is compiled under such a name
MAX_HANDLES = 10_000
Reply = list[bytes | memoryview]


class Server:
    """The worker's side of the conversation about one namespace."""

    def __init__(
        self,
        namespace: dict[str, Any],
        tell: Callable[[dict[str, Any]], Any] = lambda news: None,
    ) -> None:
        self.namespace = namespace
        self.tell = tell  # news to the grader while a call runs
        self.objects: dict[int, Any] = {}
        self.operations: dict[str, Callable[[dict[str, Any]], Any]] = {
            "call": self._call,
            "value": lambda request: self._find(request["target"]),
            "get": lambda request: getattr(self._find(request["target"]), request["name"]),
            "set": self._set,
            "next": self._next,
            "make": lambda request: eval(request["source"], _libraries()),
            "hold": lambda request: self._keep(request["value"]),
            "train": lambda r: training.begin(r["seed"], r["images"], self.tell),
            "trained": lambda request: training.end(),
            "names": lambda request: [n for n in request["names"] if n in self.namespace],
        }

    def answer(self, body: bytearray, meta_length: int) -> Reply:
        """Carry out one request and return the reply's pieces; never raises for student code."""
        request = self._resolve(decode(body, meta_length, len(body)))
        before = bytes(body) if request["op"] == "call" else b""
        arguments = _arguments(request) if before else []
        forms = list(map(_form, arguments))
        started = time.process_time()
        try:
            value = self.operations[request["op"]](request)
            reply = {"value": value, "seconds": time.process_time() - started}
            # arrays lie in the body itself, so what is written into them shows there
            if before and not (body == before and all(map(_is_still, forms, arguments))):
                known = self._resolve(decode(before, meta_length, len(before)))
                reply["changed"] = _changed(known, request)
            return encode(reply, keep=self._keep, bounded=True)
        except BaseException as error:  # the student may raise anything, SystemExit included
            seconds = time.process_time() - started
            return encode({"error": describe(error), "seconds": seconds})

    def _find(self, target: Any) -> Any:
        if isinstance(target, str):
            if target not in self.namespace:
                raise NameError(f"name '{target}' is not defined")
            return self.namespace[target]
        return target

    def _call(self, request: dict[str, Any]) -> Any:
        function = self._find(request["target"])
        if request.get("method"):
            function = getattr(function, request["method"])
        result = function(*request["args"], **request.get("kwargs", {}))
        if not request.get("hold"):
            return result
        if isinstance(result, (tuple, list)):
            return tuple(self._keep(part) for part in result)
        return self._keep(result)

    def _set(self, request: dict[str, Any]) -> None:
        setattr(self._find(request["target"]), request["name"], request["value"])

    def _next(self, request: dict[str, Any]) -> list[Any]:
        """Up to ``count`` items of an iterable, as ``[item, …]``; an end is a shorter list."""
        iterator = iter(request["target"])
        items = []
        for _ in range(request["count"]):
            try:
                items.append(next(iterator))
            except StopIteration:
                break
        return items

    def _keep(self, value: Any) -> Handle:
        if len(self.objects) >= MAX_HANDLES:
            raise Unsendable("too many objects were returned")
        number = len(self.objects)
        self.objects[number] = value
        return Handle(number, type(value).__name__)

    def _resolve(self, value: Any) -> Any:
        """Put the objects back in the place of their handles."""
        kind = type(value)
        if kind in LEAVES:
            return value
        if kind is Handle:
            return self.objects[value.number]
        if kind is list:
            return [self._resolve(v) for v in value]
        if kind is tuple:
            return tuple(self._resolve(v) for v in value)
        if kind is dict:
            return {k: v if type(v) in LEAVES else self._resolve(v) for k, v in value.items()}
        return value


def seed_libraries(seed: int) -> None:
    """Let the generators of all libraries that are loaded begin at the same place, each time.

    So what draws from them without a seed of its own answers the same when it is asked the same.
    """
    if "keras" in sys.modules:
        sys.modules["keras"].utils.set_random_seed(seed)  # Python's and NumPy's, too
        return
    random.seed(seed)
    np.random.seed(seed)


def _libraries() -> dict[str, Any]:
    """The names at hand for ``make``: those of the libraries that are loaded."""
    names = {"np": "numpy", "tf": "tensorflow", "keras": "keras"}
    return {name: sys.modules[module] for name, module in names.items() if module in sys.modules}


def _changed(before: dict[str, Any], after: dict[str, Any]) -> list[int | str]:
    """Which arguments the call wrote into: positions and names."""
    pairs = zip(before["args"], after["args"], strict=True)
    changed: list[int | str] = [i for i, (a, b) in enumerate(pairs) if not _same(a, b)]
    named = after.get("kwargs", {})
    changed += [k for k, v in before.get("kwargs", {}).items() if not _same(v, named.get(k))]
    return changed


def _arguments(request: dict[str, Any]) -> list[Any]:
    return [*request["args"], *request.get("kwargs", {}).values()]


def _form(argument: Any) -> Any:
    """What can change of an argument besides its bytes in the message; None: it must be looked at.

    A container's items are no part of the message; an array can be given another shape.
    """
    if type(argument) is np.ndarray:
        return argument.shape, argument.dtype
    return None if isinstance(argument, (list, tuple, dict)) else ()


def _is_still(form: Any, argument: Any) -> bool:
    return form is not None and form == _form(argument)


def _same(a: Any, b: Any) -> bool:
    if a is b:
        return True
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        # by bytes: NaN equals itself
        return a.shape == b.shape and a.dtype == b.dtype and a.tobytes() == b.tobytes()
    if isinstance(a, (list, tuple)):
        return len(a) == len(b) and all(_same(x, y) for x, y in zip(a, b, strict=True))
    if isinstance(a, dict):
        return list(a) == list(b) and all(_same(v, b[k]) for k, v in a.items())
    return bool(a == b) or (a != a and b != b)


def describe(error: BaseException) -> dict[str, Any]:
    """An exception as text: its types, message, and the student's own lines alone."""
    lines = []
    try:
        frames = traceback.extract_tb(error.__traceback__)
        for frame in [f for f in frames if f.filename.startswith(STUDENT_FILES)][-12:]:
            lines.append(f"  in {frame.name}, line {frame.lineno}: {(frame.line or '')[:200]}")
        # TensorFlow's messages hold tracebacks of its own, which tell a student nothing
        told = [line for line in str(error).splitlines() if not line.lstrip().startswith('File "')]
        message = "\n".join(line for line in told if line.strip())[:2000]
    except BaseException as failure:  # __str__ is the student's too
        message = f"(its message cannot be shown: {type(failure).__name__})"
    return {
        "types": [c.__name__ for c in type(error).__mro__ if c.__name__ != "object"][:20],
        "message": message,
        "lines": lines,
    }
