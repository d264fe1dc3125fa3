"""Which known mistakes explain what a student's functions answered: they answer the same.

    python -m autograder.mistakes --line FD

A process of its own, started by autograder.diagnosis, in which our own wrong answers run: whatever
one of them does to it, the grader goes on. It gets the sources of a problem set's reference and of
its known mistakes, then one question after another: what was asked, and what the student answered.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import resource
import signal
import socket
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.grading.transcript import exchanges
from autograder.messages import Channel, Closed, Handle, encode, handles_in
from autograder.sandbox.serve import Server
from autograder.testing.student import LocalLine

CPU_SECONDS = 2.0  # of one mistake's replay of one question
MAX_MEMORY = 3 << 30  # bytes of data
MAX_CACHED = 20_000  # replies of one mistake
# how near two numbers are that differ by rounding alone, by the bytes of the coarser of both
ROUNDING = {2: 1e-2, 4: 1e-5}
FLOAT64 = 1e-9
REFERENCE = ""  # its name among the mistakes


@dataclass(frozen=True)
class Observed:
    """One exchange with the student."""

    check: int
    raw: bytes  # the request, as it travelled
    request: Any
    reply: Any


@dataclass
class Suspect:
    """One known mistake: the reference with the definitions of a corpus file over it."""

    name: str
    loses: frozenset[str]
    code: list[Any]  # compiled, the reference's first
    replies: dict[bytes, Any] = field(default_factory=dict)  # by all that was asked until then
    is_slow: bool = False

    def line(self, given: list[str]) -> LocalLine:
        """A fresh start; the names in ``given`` are as the reference has them."""
        namespace: dict[str, Any] = {"__name__": "__main__"}
        for code in self.code[:-1]:
            exec(code, namespace)
        lent = {name: namespace[name] for name in given}
        exec(self.code[-1], namespace)
        return LocalLine(Server(namespace | lent if lent else namespace).answer)

    def explains(self, observed: list[Observed], given: list[str], exact: bool) -> bool:
        """Does it answer as the student did, always?"""
        if self.is_slow:
            return False
        try:
            with _in_time(self):
                return all(alike for _, alike in self.follow(observed, given, exact))
        except Exception:  # it cannot even be started here, or the student's answers break it
            return False

    def follow(
        self, observed: list[Observed], given: list[str], exact: bool
    ) -> Iterator[tuple[Observed, bool]]:
        """For each exchange, whether the answers are alike.

        The functions run only where they have not been asked all this before.
        """
        bound: dict[int, int] = {}  # the student's objects, and ours that stand for them
        history = hashlib.blake2b(repr(given).encode())
        asked: list[Any] = []
        line = None
        for one in observed:
            if not bound.keys() >= set(handles_in(one.request)):
                yield one, False
                continue
            history.update(one.raw)
            request = _rename(one.request, bound)
            asked.append(request)
            key = history.digest()
            if key not in self.replies:
                if line is None:
                    line = self.line(given)
                    for before in asked[:-1]:
                        line.ask(before)
                if len(self.replies) >= MAX_CACHED:
                    self.replies.clear()
                self.replies[key] = line.ask(request)
            elif line is not None:
                line.ask(request)
            history.update(repr(handles_in(one.reply)).encode())
            yield one, Alike(bound, exact).answers(one.reply, self.replies[key])


class Library:
    """The known mistakes of a problem set."""

    def __init__(
        self, reference: list[tuple[str, str]], mistakes: list[tuple[str, list[str], str]]
    ) -> None:
        shared = [compile(source, path, "exec") for path, source in reference]
        nothing = compile("", "nothing", "exec")
        self.reference = Suspect(REFERENCE, frozenset(), [*shared, nothing])
        self.suspects = [
            Suspect(name, frozenset(loses), [*shared, compile(source, name, "exec")])
            for name, loses, source in mistakes
        ]

    def explain(self, question: str, given: list[str], checks: list[tuple[bool, str]]) -> list[str]:
        """The names of the mistakes that give every answer that the student gave.

        ``checks`` says of each check whether it failed, and what was asked and answered. Where no
        answer that failed a check was kept, nothing is explained. Whether 3 and 3.0 are the same
        answer matters only where there is nothing else that could have failed a check.
        """
        observed = [
            Observed(i, *exchange)
            for i, (_, taken) in enumerate(checks)
            for exchange in exchanges(taken)
        ]
        failed = {i for i, (fails, _) in enumerate(checks) if fails}
        for exact in (False, True):
            answers = self.reference.follow(observed, given, exact)
            if failed & {one.check for one, alike in answers if not alike}:
                break
        else:
            return []
        return [
            suspect.name
            for suspect in self.suspects
            if question in suspect.loses and suspect.explains(observed, given, exact)
        ]


@contextlib.contextmanager
def _in_time(suspect: Suspect) -> Iterator[None]:
    """A mistake that takes too long is asked no more; the call that runs is broken off."""

    def stop(*_: object) -> None:
        suspect.is_slow = True
        suspect.replies.clear()
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, CPU_SECONDS, CPU_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def _rename(value: Any, bound: dict[int, int]) -> Any:
    """A request with our objects in the place of the student's."""
    if isinstance(value, Handle):
        return Handle(bound[value.number], value.type_name)
    if isinstance(value, (list, tuple)):
        return type(value)(_rename(part, bound) for part in value)
    if isinstance(value, dict):
        return {key: _rename(part, bound) for key, part in value.items()}
    return value


# --- is this the same answer? ---------------------------------------------------------------------


@dataclass
class Alike:
    """Compares answers. Finds out which of our objects stand for the student's."""

    bound: dict[int, int]
    exact: bool  # is an integer another answer than a float of the same value?

    def answers(self, student: Any, ours: Any) -> bool:
        """Two replies: the same kind of exception, or the same value and the same changes."""
        if "error" in student or "error" in ours:
            kinds, mine = (_types(reply.get("error")) for reply in (student, ours))
            return bool(kinds and mine) and (kinds[0] in mine or mine[0] in kinds)
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


def _changes(reply: dict[str, Any]) -> str:
    changed = reply.get("changed")
    return repr(sorted(map(repr, changed))) if isinstance(changed, list) else "[]"


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


# --- the process ----------------------------------------------------------------------------------


def serve(channel: Channel) -> None:
    """Answer the grader until it is gone."""
    order = channel.receive()
    library = Library(order["reference"], order["mistakes"])
    with contextlib.suppress(Closed):
        while True:
            asked = channel.receive()
            try:
                reply: dict[str, Any] = {"explain": library.explain(**asked)}
            except Exception:
                reply = {"error": traceback.format_exc()}
            channel.send(encode(reply))


def main() -> None:
    """Start from the command line that autograder.diagnosis gives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--line", type=int, required=True)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    serve(Channel(socket.socket(fileno=options.line), trusted=True))


if __name__ == "__main__":
    main()
