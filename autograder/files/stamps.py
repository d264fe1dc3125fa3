"""Is it as it was? Stamps of files, which nobody has to read, and hashes of values."""

from __future__ import annotations

import hashlib
import json
import os
import time
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

PACKAGE = Path(__file__).resolve().parents[1]
SETTLED = 2.0  # seconds: what changed later than that could change again without a new time stamp


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
