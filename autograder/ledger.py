"""What is recorded of whom: an unchanged submission is neither opened nor recorded again."""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from autograder.grading.results import Outcome

PACKAGE = Path(__file__).parent
SETTLED = 2.0  # seconds: what changed later than that could change again without a new time stamp


class Ended(BaseModel):
    """How a submission ended, in short: a batch of thousands keeps no more of each."""

    model_config = ConfigDict(frozen=True)

    outcome: Outcome
    questions: dict[str, Outcome]
    note: str = ""
    seconds: float = 0.0


class Entry(BaseModel):
    """What stands in the gradebook for a student."""

    model_config = ConfigDict(frozen=True)

    key: str  # of the result in the store
    points: dict[str, float]
    parts: dict[str, str]  # what result and record depend on
    ended: Ended
    files: str = ""  # the stamp of what was handed in; empty: not known
    basis: str = ""  # what else the notebook's sanitizing and the points go by


class Ledger:
    """One line for each recording, appended as it happens; a student's last line counts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries: dict[str, Entry] = {}
        try:
            lines = path.read_bytes().splitlines()
        except FileNotFoundError:
            lines = []
        for line in lines:
            try:
                self.entries |= {(read := _Line.model_validate_json(line)).student: read.entry}
            except ValidationError:  # torn by a kill, or of another version: recorded again
                continue
        if len(lines) > 2 * len(self.entries) + 100:
            self._compact()

    def write(self, student: str, entry: Entry) -> None:
        """Note what is recorded of a student."""
        self.entries[student] = entry
        self.path.parent.mkdir(parents=True, exist_ok=True)
        with open(self.path, "ab") as file:
            # the line before may be torn: a break too many does no harm
            file.write(b"\n" + _line(student, entry))

    def _compact(self) -> None:
        part = self.path.with_suffix(".part")
        part.write_bytes(b"\n".join(_line(s, e) for s, e in self.entries.items()))
        part.replace(self.path)


class _Line(BaseModel):
    student: str
    entry: Entry


def _line(student: str, entry: Entry) -> bytes:
    return _Line(student=student, entry=entry).model_dump_json().encode("utf-8", "surrogatepass")


class Stamp(NamedTuple):
    """What tells that a file is the same as before, without reading it."""

    name: str
    size: int
    modified: int
    changed: int  # no program can set this one
    inode: int


def stamp_of_file(path: Path, name: str = "") -> Stamp:
    """A file's stamp."""
    found = path.lstat()
    return Stamp(name, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)


def stamp_of_folder(folder: Path) -> str:
    """A stamp of all that lies in a folder; empty where something has changed just now."""
    stamps = sorted(_walk(str(folder), ""))
    latest = max((max(s.modified, s.changed) for s in stamps), default=0)
    if latest > (time.time() - SETTLED) * 1e9:
        return ""
    return hashlib.sha256(repr(stamps).encode("utf-8", "surrogatepass")).hexdigest()


def _walk(folder: str, prefix: str) -> list[Stamp]:
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            found.append(stamp_of_file(Path(entry.path), name))
            if entry.is_dir(follow_symlinks=False):
                found += _walk(entry.path, name + "/")
    return found


def hash_of(*parts: Any) -> str:
    """The hash of plain values."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=repr).encode()).hexdigest()


@cache
def program() -> str:
    """The hash of this program's code."""
    return hash_of([file.read_text("utf-8") for file in sorted(PACKAGE.rglob("*.py"))])
