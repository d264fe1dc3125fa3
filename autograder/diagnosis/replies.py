"""What known mistakes answered, where that took long to find out: kept for other processes.

A mistake in a training is found by training, for each known one, several times. The same hidden
tests ask every student the same: whoever fails next is diagnosed from what is kept here.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import sys
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from autograder.messages import HEADER, decode, encode

WORTH_KEEPING = 0.1  # CPU seconds of a run
KEPT_SECONDS = 20.0  # to wait for another process that writes
LIBRARIES = ("numpy", "keras", "tensorflow")
RULES = 2  # of how mistakes are run: one more when that changes


def _versions() -> list[str]:
    found = [sys.version, str(RULES)]
    for library in LIBRARIES:
        with contextlib.suppress(PackageNotFoundError):
            found.append(version(library))
    return found


VERSIONS = _versions()  # another one may answer otherwise


def open_kept(path: str) -> sqlite3.Connection:
    """The replies that other processes have kept; none, where the place cannot be written to."""
    try:
        base = sqlite3.connect(path, timeout=KEPT_SECONDS, isolation_level=None)
        base.execute("PRAGMA journal_mode=WAL")
        base.execute(
            "CREATE TABLE IF NOT EXISTS replies (mistake BLOB, run INTEGER, asked BLOB, reply BLOB,"
            " PRIMARY KEY (mistake, run, asked)) WITHOUT ROWID"
        )
        return base
    except sqlite3.Error:
        return open_kept(":memory:")


class Kept:
    """One mistake's replies, by run and by all that was asked until then."""

    def __init__(self, base: sqlite3.Connection, sources: list[str]) -> None:
        self.base = base
        text = repr((VERSIONS, sources))
        self.mistake = hashlib.blake2b(text.encode(), digest_size=16).digest()

    def get(self, run: int, asked: bytes) -> Any:
        """The reply of a run to all that was asked until then, if it is known."""
        where = "mistake = ? AND run = ? AND asked = ?"
        query = f"SELECT reply FROM replies WHERE {where}"
        row = self.base.execute(query, (self.mistake, run, asked)).fetchone()
        return None if row is None else decode(row[0][HEADER.size :], HEADER.unpack_from(row[0])[1])

    def add(self, run: int, found: dict[bytes, Any], seconds: float) -> None:
        """Keep what a run has found, if that took long. A reply that is there stays."""
        if seconds < WORTH_KEEPING:
            return
        rows = [(self.mistake, run, key, b"".join(encode(reply))) for key, reply in found.items()]
        with contextlib.suppress(sqlite3.OperationalError):  # busy or full: found out once more
            self.base.executemany("INSERT OR IGNORE INTO replies VALUES (?, ?, ?, ?)", rows)
