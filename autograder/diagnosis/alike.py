"""Is this the same answer? Compares what a student answered with what a known mistake answers.

Where a mistake answers otherwise each time (weights at random, a layer's running number), its
answers of several runs tell what can be compared: what they have in common must be the student's
too, and the numbers must lie where theirs do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.messages import Handle

# how near two numbers are that differ by rounding alone, by the bytes of the coarser of both
ROUNDING = {2: 1e-2, 4: 1e-5}
FLOAT64 = 1e-9
RUNNING_NUMBER = re.compile(r"_\d+$")
REACH = 6.0  # how far beyond the range of four runs a fifth may lie, in ranges: 1 in 1000 does not
Path = tuple[Any, ...]  # of a part within a reply
FORM = {("keys",), ("length",), ("shape",), ("changed",)}  # how a path ends that tells of form


@dataclass
class Alike:
    """Compares answers. Finds out which of our objects stand for the student's."""

    bound: dict[int, int]
    exact: bool  # is an integer another answer than a float of the same value?

    def answers(self, student: Any, ours: Any) -> bool:
        """Two replies: the same kind of exception, or the same value and the same changes."""
        if "error" in student or "error" in ours:
            return _akin(*(_types(reply.get("error")) for reply in (student, ours)))
        same = _changes(student) == _changes(ours)
        return same and self.values(student.get("value"), ours.get("value"))

    def values(self, a: Any, b: Any) -> bool:
        """Two values, within rounding; a list is as good as an array."""
        if isinstance(a, Handle) and isinstance(b, Handle):
            return self.bound.setdefault(a.number, b.number) == b.number
        if isinstance(a, dict) and isinstance(b, dict):
            return a.keys() == b.keys() and all(self.values(a[key], b[key]) for key in a)
        if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
            return len(a) == len(b) and all(self.values(x, y) for x, y in zip(a, b, strict=True))
        if isinstance(a, str) and isinstance(b, str):
            return _same_text(a, b)
        plain = (str, bytes, type(None), Handle, dict)
        if isinstance(a, plain) or isinstance(b, plain):
            return type(a) is type(b) and not isinstance(a, Handle) and bool(a == b)
        if isinstance(a, int) and isinstance(b, int):  # of any length
            return a == b
        return _near(a, b, self.exact)


def _types(error: Any) -> list[str]:
    """The exception's own class, and the classes above it that say something."""
    types = error.get("types") if isinstance(error, dict) else None
    told = [str(t) for t in types] if isinstance(types, list) else []
    return [t for t in told if t not in ("Exception", "BaseException")] or told[:1]


def _akin(a: list[str], b: list[str]) -> bool:
    """Is one exception of the other's class, or of one below it?"""
    return bool(a and b) and (a[0] in b or b[0] in a)


def _changes(reply: dict[str, Any]) -> str:
    changed = reply.get("changed")
    return repr(sorted(map(repr, changed))) if isinstance(changed, list) else "[]"


def _same_text(a: str, b: str) -> bool:
    """Keras numbers the layers of a process: conv2d, conv2d_1, … tell the same."""
    return a == b or RUNNING_NUMBER.sub("", a) == RUNNING_NUMBER.sub("", b)


def _near(a: Any, b: Any, exact: bool) -> bool:
    try:
        x, y = np.asarray(a), np.asarray(b)
    except ValueError:  # lists that are no array
        return False
    kinds = {x.dtype.kind, y.dtype.kind}
    if x.shape != y.shape or kinds - set("biufc") or (exact and len(kinds) > 1):
        return False
    sizes = [
        t.itemsize // (2 if t.kind == "c" else 1) for t in (x.dtype, y.dtype) if t.kind in "fc"
    ]
    rounding = ROUNDING.get(min(sizes, default=8), FLOAT64)
    with np.errstate(all="ignore"):
        finite = np.abs(y[np.isfinite(y)])
        slack = rounding * (1 + 1e-3 * float(finite.max(initial=0)))
        return bool(np.all(np.isclose(x, y, rtol=rounding, atol=slack, equal_nan=True)))


# --- answers that differ from run to run ----------------------------------------------------------


@dataclass
class Difference:
    """Where a student's reply differs from a mistake's, and where that one is random."""

    wrong: set[Path] = field(default_factory=set)
    random: set[Path] = field(default_factory=set)


NOTHING = Difference()
ALL = Difference(wrong={()})


def difference(student: Any, runs: list[Any], exact: bool) -> Difference:
    """Part by part, a reply against those of a mistake's runs to the same request."""
    told, parts = _parts(student), [_parts(run) for run in runs]
    found = Difference()
    for path in set().union(told, *parts):
        ours = [part[path] for part in parts if path in part]
        settled = len(ours) == len(parts) and all(_same(ours[0], o, exact) for o in ours[1:])
        if settled:
            agrees = path in told and _same(told[path], ours[0], exact)
        else:
            found.random.add(path)
            agrees = bool(ours) and (path not in told or _within(told[path], ours))
        if not agrees:
            found.wrong.add(path)
    return found


def same_form(student: Any, ours: Any) -> bool:
    """Do both have the same containers, kinds and shapes? Else another run would not help."""
    mine, other = _parts(student), _parts(ours)
    return mine.keys() == other.keys() and all(
        type(part) is type(other[path])
        and (path[-1:] not in FORM or part == other[path] or isinstance(part, list))
        for path, part in mine.items()
    )


def pair_objects(student: Any, ours: Any, bound: dict[int, int]) -> None:
    """Find out which of our objects stand for those in a student's reply."""
    mine = _parts(ours)
    for path, part in _parts(student).items():
        other = mine.get(path)
        if isinstance(part, Handle) and isinstance(other, Handle):
            bound.setdefault(part.number, other.number)


def _parts(reply: Any) -> dict[Path, Any]:
    """A reply as its parts: strings, objects, arrays, and what its containers are like."""
    if "error" in reply:
        return {("error",): _types(reply["error"])}
    found: dict[Path, Any] = {("changed",): _changes(reply)}
    _take_apart(reply.get("value"), (), found)
    return found


def _take_apart(value: Any, path: Path, found: dict[Path, Any]) -> None:
    if isinstance(value, dict):
        found[*path, "keys"] = repr(sorted(map(repr, value)))
        for key, part in value.items():
            _take_apart(part, (*path, key), found)
        return
    if isinstance(value, (list, tuple)) and not _is_numeric(value):
        found[*path, "length"] = repr(len(value))
        for i, part in enumerate(value):
            _take_apart(part, (*path, i), found)
        return
    if isinstance(value, (Handle, str, bytes, type(None))):
        found[path] = value
        return
    try:
        array = np.asarray(value)
    except (ValueError, OverflowError):
        array = np.asarray(repr(value))
    found[*path, "shape"] = repr(array.shape)
    found[path] = array


def _is_numeric(values: list[Any] | tuple[Any, ...]) -> bool:
    return bool(values) and all(isinstance(v, (int, float, np.number)) for v in values)


def _same(a: Any, b: Any, exact: bool) -> bool:
    if isinstance(a, np.ndarray) and isinstance(b, np.ndarray):
        return _near(a, b, exact)
    if isinstance(a, Handle) and isinstance(b, Handle):
        return a.type_name == b.type_name
    if isinstance(a, list) and isinstance(b, list):  # exceptions
        return _akin(a, b)
    if isinstance(a, str) and isinstance(b, str):
        return _same_text(a, b)
    return type(a) is type(b) and not isinstance(a, (np.ndarray, Handle)) and bool(a == b)


def _within(student: Any, runs: list[Any]) -> bool:
    """Whether a part is like those of runs that differ: of numbers, least, greatest and mean."""
    if not isinstance(student, np.ndarray):
        return any(type(student) is type(run) for run in runs)
    like = [r for r in runs if isinstance(r, np.ndarray) and r.shape == student.shape]
    if len(like) < 2 or not student.size or {a.dtype.kind for a in (student, *like)} - set("biuf"):
        return bool(like) and not student.size
    for feature in (np.min, np.max, np.mean):
        of_runs = [float(feature(run)) for run in like]
        low, high = min(of_runs), max(of_runs)
        reach = REACH * (high - low) + FLOAT64
        if not low - reach <= float(feature(student)) <= high + reach:
            return False
    return True
