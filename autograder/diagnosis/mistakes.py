"""Which known mistakes explain what a student's functions answered: they answer the same.

    python -m autograder.diagnosis.mistakes --line FD

A process of its own, started by autograder.diagnosis.diagnoser, in which our own wrong answers run:
whatever one of them does to it, the grader goes on. It gets the sources of a problem set's
reference and of its known mistakes, then one question after another: what was asked, and what the
student answered.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import random
import resource
import signal
import socket
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, ClassVar

import numpy as np

from autograder.diagnosis.alike import (
    ALL,
    NOTHING,
    Alike,
    Difference,
    Path,
    difference,
    pair_objects,
    same_form,
)
from autograder.diagnosis.replies import Kept, open_kept
from autograder.grading.transcript import exchanges
from autograder.messages import Channel, Closed, Handle, encode, handles_in
from autograder.sandbox.serve import Server, seed_libraries
from autograder.testing.student import LocalLine

CPU_SECONDS = 30.0  # of one mistake's replay of one question
MAX_MEMORY = 3 << 30  # bytes of data
MAX_CACHED = 20_000  # replies of one mistake
RUNS = 4  # of a mistake that does not answer as the student did, in case it answers at random
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
    kept: Kept  # what other processes have found out
    # of each run the replies, by all that was asked until then
    replies: list[dict[bytes, Any]] = field(default_factory=lambda: [{} for _ in range(RUNS)])
    is_slow: bool = False

    def line(self, given: list[str], seed: int) -> LocalLine:
        """A fresh start; the names in ``given`` are as the reference has them."""
        namespace: dict[str, Any] = {"__name__": "__main__"}
        for code in self.code[:-1]:
            exec(code, namespace)
        lent = {name: namespace[name] for name in given}
        exec(self.code[-1], namespace)
        seed_libraries(seed)  # 0 is the grader's
        return LocalLine(Server(namespace | lent if lent else namespace).answer)

    def compare(
        self, observed: list[Observed], given: list[str], exact: bool
    ) -> Iterator[Difference]:
        """For each exchange, where the student's answer and this one differ.

        Where they do, it is asked all that once more, and again: what it answers at random differs
        from run to run.
        """
        runs = [Run(self, number, given) for number in range(RUNS)]
        try:
            yield from self._compare(observed, runs, exact)
        finally:  # also where the comparison is broken off
            for run in runs:
                self.kept.add(run.number, run.found, run.seconds)

    def _compare(
        self, observed: list[Observed], runs: list[Run], exact: bool
    ) -> Iterator[Difference]:
        for i, one in enumerate(observed):
            reply = runs[0].reply_to(one)
            if reply is not None and Alike(runs[0].bound, exact).answers(one.reply, reply):
                yield NOTHING
                continue
            found = ALL
            replies = [reply]
            for run in runs[1:] if reply is not None and same_form(one.reply, reply) else ():
                replies.append(run.reply_to_last(observed[: i + 1]))
                if replies[-1] is None:
                    break
                pair_objects(one.reply, replies[-1], run.bound)
                found = difference(one.reply, replies, exact)
                if found.wrong - found.random or (len(replies) > 2 and not found.wrong):
                    break  # another run would change nothing
            if reply is not None:
                pair_objects(one.reply, reply, runs[0].bound)
            yield found

    def explains(
        self, observed: list[Observed], given: list[str], exact: bool, evidence: Evidence
    ) -> Match:
        """Does it answer as the student did, always?"""
        if self.is_slow:
            return Match.NO
        certain, shown = True, False
        try:
            with _in_time(self):
                for i, found in enumerate(self.compare(observed, given, exact)):
                    if found.wrong:
                        return Match.NO
                    certain &= found is NOTHING
                    # the student's numbers at random may be anybody's: something must tell
                    # them from the reference's
                    shown |= any(
                        at_random or path not in found.random
                        for path, at_random in evidence.get(i, {}).items()
                    )
        except Exception:  # it cannot even be started here, or the student's answers break it
            return Match.NO
        return Match.CERTAIN if certain else Match.LIKELY if shown else Match.NO


class Match(Enum):
    """Whether a mistake explains what a student answered."""

    CERTAIN = 1  # every answer is the same
    LIKELY = 2  # … but for what is random
    NO = 3


@dataclass
class Run:
    """One run of a mistake through what the student was asked.

    Its functions run only where they have not been asked all this before.
    """

    suspect: Suspect
    number: int
    given: list[str]
    bound: dict[int, int] = field(default_factory=dict)  # the student's objects, and ours for them
    asked: list[Any] = field(default_factory=list)
    line: LocalLine | None = None
    found: dict[bytes, Any] = field(default_factory=dict)  # replies that nobody knew
    seconds: float = 0.0  # of CPU time, for those
    generators: Any = None  # of the libraries, as this run has left them

    running: ClassVar[Run | None] = None  # whose generators the libraries have now

    def __post_init__(self) -> None:
        self.history = hashlib.blake2b(repr(self.given).encode())

    def reply_to(self, one: Observed) -> Any:
        """The reply to the next request; None if that is about an object that is not here."""
        if not self.bound.keys() >= set(handles_in(one.request)):
            return None
        self.history.update(one.raw)
        request = _rename(one.request, self.bound)
        self.asked.append(request)
        key, replies = self.history.digest(), self.suspect.replies[self.number]
        if key not in replies:
            if len(replies) >= MAX_CACHED:
                replies.clear()
            reply = self.suspect.kept.get(self.number, key) if self.line is None else None
            replies[key] = self._ask(key, request) if reply is None else reply
        elif self.line is not None:
            self._take_generators()
            self.line.ask(request)
        self.history.update(repr(handles_in(one.reply)).encode())
        return replies[key]

    def _ask(self, key: bytes, request: Any) -> Any:
        began = time.process_time()
        self._take_generators()
        if self.line is None:
            self.line = self.suspect.line(self.given, self.number)
            for before in self.asked[:-1]:
                self.line.ask(before)
        self.found[key] = self.line.ask(request)
        self.seconds += time.process_time() - began
        return self.found[key]

    def _take_generators(self) -> None:
        """Go on where this run's random numbers were, whatever others have drawn meanwhile."""
        if Run.running is self:
            return
        if Run.running is not None:
            Run.running.generators = random.getstate(), np.random.get_state()
        Run.running = self
        if self.generators is not None:
            seed_libraries(self.number)
            random.setstate(self.generators[0])
            np.random.set_state(self.generators[1])

    def reply_to_last(self, observed: list[Observed]) -> Any:
        """The reply to the last request, after all before it that have not been asked yet."""
        reply = None
        for one in observed[len(self.asked) :]:
            reply = self.reply_to(one)
            if reply is None:
                return None
            pair_objects(one.reply, reply, self.bound)
        return reply


# of each exchange of a failed check that the reference does not answer as the student did, where
# they differ for sure, and whether the reference's answer is random there
Evidence = dict[int, dict[Path, bool]]


class Library:
    """The known mistakes of a problem set."""

    def __init__(
        self,
        reference: list[tuple[str, str]],
        mistakes: list[tuple[str, list[str], str]],
        kept: str = ":memory:",
    ) -> None:
        shared = [compile(source, path, "exec") for path, source in reference]
        base = open_kept(kept)

        def suspect(name: str, loses: list[str], source: str) -> Suspect:
            code = [*shared, compile(source, name, "exec")]
            known = Kept(base, [*(text for _, text in reference), source])
            return Suspect(name, frozenset(loses), code, known)

        self.reference = suspect(REFERENCE, [], "")
        self.suspects = [suspect(*mistake) for mistake in mistakes]

    def explain(self, question: str, given: list[str], checks: list[tuple[bool, str]]) -> list[str]:
        """The names of the mistakes that give every answer that the student gave.

        ``checks`` says of each check whether it failed, and what was asked and answered. Where
        nothing that was kept differs from the reference's answers, nothing is explained. Whether 3
        and 3.0 are the same answer matters only where nothing else could have failed a check.
        """
        observed = [
            Observed(i, *exchange)
            for i, (_, taken) in enumerate(checks)
            for exchange in exchanges(taken)
        ]
        failed = {i for i, (fails, _) in enumerate(checks) if fails}
        told = {one.check for one in observed}
        if any(checks[i][1] for i in failed - told):  # judged by what checks before had asked
            failed = set(range(len(checks)))
        for exact in (False, True):
            compared = zip(observed, self.reference.compare(observed, given, exact), strict=True)
            evidence = {
                i: {path: path in found.random for path in found.wrong}
                for i, (one, found) in enumerate(compared)
                if found is not NOTHING and one.check in failed
            }
            if evidence:
                break
        else:
            return []
        matches: dict[Match, list[str]] = {match: [] for match in Match}
        for suspect in self.suspects:
            if question in suspect.loses:
                match = suspect.explains(observed, given, exact, evidence)
                matches[match].append(suspect.name)
        return matches[Match.CERTAIN] or matches[Match.LIKELY]


@contextlib.contextmanager
def _in_time(suspect: Suspect) -> Iterator[None]:
    """A mistake that takes too long is asked no more; the call that runs is broken off."""

    def stop(*_: object) -> None:
        suspect.is_slow = True
        for replies in suspect.replies:
            replies.clear()
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


# --- the process ----------------------------------------------------------------------------------


def serve(channel: Channel) -> None:
    """Answer the grader until it is gone."""
    order = channel.receive()
    library = Library(order["reference"], order["mistakes"], order["kept"])
    with contextlib.suppress(Closed):
        while True:
            asked = channel.receive()
            try:
                reply: dict[str, Any] = {"explain": library.explain(**asked)}
            except Exception:
                reply = {"error": traceback.format_exc()}
            channel.send(encode(reply))


def main() -> None:
    """Start from the command line that autograder.diagnosis.diagnoser gives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--line", type=int, required=True)
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_DATA, (MAX_MEMORY, MAX_MEMORY))
    serve(Channel(socket.socket(fileno=options.line), trusted=True))


if __name__ == "__main__":
    main()
