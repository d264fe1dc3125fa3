"""What a student's functions were asked and what they answered: the evidence for a diagnosis.

The frames of the wire are kept as they are, a bounded number of small ones for each check, and only
where a question failed; of large ones those that compress well, as images of a test do that are
much alike. Whoever replays them asks the same of other functions. What was too large is left out,
and with it all that hangs on the objects that it reached: so a replay sees the whole life of every
object that it sees.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgpack

from autograder.messages import HEADER, decode, handles_in

MAX_EXCHANGES = 96  # of one check
MAX_HELD = 1 << 20  # bytes of one exchange, until the question ends …
MAX_ALL_HELD = 16 << 20  # … and of all
MAX_BYTES = 96 << 10  # of one exchange, compressed if it is larger …
MAX_CHECK = 256 << 10  # … of one check …
MAX_TOTAL = 640 << 10  # … and of one question, so counted
KEPT = ("call", "value", "get", "set", "next", "make", "hold", "names")  # operations; no training
SECONDS = msgpack.packb("seconds") + b"\xcb"  # followed by a float in eight bytes
Frame = tuple[bytes | bytearray, int]  # body, and the length of its meta part


@dataclass(frozen=True)
class Exchange:
    """A request and its reply."""

    touched: frozenset[int]  # objects that the request is about
    given: frozenset[int]  # objects that came back
    frames: bytes  # of both; empty where they were too large

    @cached_property
    def size(self) -> int:
        """Bytes, as they are counted."""
        size = len(self.frames)
        return size if size <= MAX_BYTES else len(zlib.compress(self.frames, 1))


class Recorder:
    """Keeps what is said during one question."""

    def __init__(self) -> None:
        self.checks: list[list[Exchange]] = []
        self.left = 0  # exchanges that may still be kept of this check
        self.room = MAX_ALL_HELD
        self.has_given = False  # are there objects whose life is to be watched?

    def begin_check(self) -> None:
        """A new check begins."""
        self.checks.append([])
        self.left = MAX_EXCHANGES

    def note(
        self, request: dict[str, Any], pieces: list[bytes | memoryview], reply: Any, frame: Frame
    ) -> None:
        """One request was answered; ``pieces`` and ``frame`` are how both travelled."""
        if not (self.left or self.has_given):
            return
        touched = frozenset(handles_in(request))
        size = sum(map(len, pieces)) + HEADER.size + len(frame[0])
        fits = self.left > 0 and size <= min(MAX_HELD, self.room) and request["op"] in KEPT
        if fits:
            self.left -= 1
            self.room -= size
            header = HEADER.pack(len(frame[0]), frame[1])
            frames = b"".join([*pieces, header, _without_time(*frame)])
            given = frozenset(handles_in(reply))
            self.has_given |= bool(given)
            self.checks[-1].append(Exchange(touched, given, frames))
        elif touched:
            self.checks[-1].append(Exchange(touched, frozenset(), b""))

    def taken(self, failed: list[bool]) -> list[str]:
        """What is kept of each check, as text; where it is too much, of those that failed."""
        checks = list(self._whole_lives())
        sizes = [sum(one.size for one in check) for check in checks]
        room = MAX_TOTAL
        for i in sorted(range(len(checks)), key=lambda i: (not failed[i], sizes[i])):
            room -= sizes[i]
            if room < 0:
                checks[i] = []
        return [_as_text(b"".join(one.frames for one in check)) for check in checks]

    def _whole_lives(self) -> Iterator[list[Exchange]]:
        """What is small enough, of each check, without objects whose life is not whole."""
        known: set[int] = set()
        for check in self.checks:
            kept, room = [], MAX_CHECK
            for one in check:
                if one.frames and known >= one.touched and one.size <= min(MAX_BYTES, room):
                    kept.append(one)
                    room -= one.size
                    known |= one.given
                else:
                    known -= one.touched
            yield kept


def _as_text(frames: bytes) -> str:
    return base64.b64encode(zlib.compress(frames, 1)).decode("ascii")


def _without_time(body: bytes | bytearray, meta_length: int) -> bytes:
    """A reply without the seconds that it says it took: nothing kept hangs on the machine."""
    start = body.rfind(SECONDS, 0, meta_length - 8) + len(SECONDS)
    if start < len(SECONDS):
        return bytes(body)
    return bytes(body[:start]) + bytes(8) + bytes(body[start + 8 :])


def exchanges(taken: str) -> Iterator[tuple[bytes, Any, Any]]:
    """The exchanges of a check: each request as bytes and decoded, and its reply."""
    frames = memoryview(zlib.decompress(base64.b64decode(taken))) if taken else memoryview(b"")
    while frames:
        raw, request, frames = _next(frames)
        _, reply, frames = _next(frames)
        yield raw, request, reply


def _next(frames: memoryview) -> tuple[bytes, Any, memoryview]:
    body_length, meta_length = HEADER.unpack_from(frames)
    end = HEADER.size + body_length
    raw = bytes(frames[HEADER.size : end])
    return raw, decode(raw, meta_length), frames[end:]
