"""What a student's functions were asked and what they answered: the evidence for a diagnosis.

The frames of the wire are kept as they are, a bounded number of small ones for each check, and only
where a question failed. Whoever replays them asks the same of other functions. What was too large
is left out, and with it all that hangs on the objects that it reached: so a replay sees the whole
life of every object that it sees.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator
from typing import Any

import msgpack

from autograder.messages import HEADER, decode, handles_in

MAX_EXCHANGES = 96  # of one check
MAX_BYTES = 64 << 10  # of one exchange …
MAX_CHECK = 192 << 10  # … and of one check
MAX_TOTAL = 640 << 10  # of one question, before compression
KEPT = ("call", "value", "get", "set", "next", "make", "hold", "names")  # operations; no training
SECONDS = msgpack.packb("seconds") + b"\xcb"  # followed by a float in eight bytes
Frame = tuple[bytes | bytearray, int]  # body, and the length of its meta part


class Recorder:
    """Keeps what is said during one question."""

    def __init__(self) -> None:
        self.checks: list[list[bytes]] = []
        self.left = 0  # exchanges that may still be kept of this check …
        self.room = 0  # … and bytes
        self.known: set[int] = set()  # objects whose whole life is kept

    def begin_check(self) -> None:
        """A new check begins."""
        self.checks.append([])
        self.left, self.room = MAX_EXCHANGES, MAX_CHECK

    def note(
        self, request: dict[str, Any], pieces: list[bytes | memoryview], reply: Any, frame: Frame
    ) -> None:
        """One request was answered; ``pieces`` and ``frame`` are how both travelled."""
        if not (self.left or self.known):
            return
        touched = handles_in(request)
        size = sum(map(len, pieces)) + HEADER.size + len(frame[0])
        fits = self.left > 0 and size <= min(MAX_BYTES, self.room)
        if not (fits and request["op"] in KEPT and self.known.issuperset(touched)):
            self.known.difference_update(touched)
            return
        self.left -= 1
        self.room -= size
        header = HEADER.pack(len(frame[0]), frame[1])
        self.checks[-1].append(b"".join([*pieces, header, _without_time(*frame)]))
        self.known.update(handles_in(reply))

    def taken(self, failed: list[bool]) -> list[str]:
        """What was kept of each check, as text; where it is too much, of those that failed."""
        checks = [b"".join(kept) for kept in self.checks]
        order = sorted(range(len(checks)), key=lambda i: (not failed[i], len(checks[i])))
        room = MAX_TOTAL
        for i in order:
            room -= len(checks[i])
            if room < 0:
                checks[i] = b""
        return [base64.b64encode(zlib.compress(kept, 1)).decode("ascii") for kept in checks]


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
