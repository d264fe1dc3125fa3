"""Download a published file: with progress, resumed where it was cut off, checked by its hash."""

from __future__ import annotations

import hashlib
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn

from autograder.errors import CourseError

CHUNK = 1 << 18
WAIT = 30.0  # seconds without a byte


@dataclass(frozen=True)
class Published:
    """A file on the net: the same that Keras downloads."""

    file: str
    url: str
    sha256: str


FILES = {
    "cifar10": Published(
        "cifar-10-python.tar.gz",
        "https://www.cs.toronto.edu/~kriz/cifar-10-python.tar.gz",
        "6d958be074577803d12ecdefd02955f39262c83c16fe9348329d7fe0b5c001ce",
    ),
    "mnist": Published(
        "mnist.npz",
        "https://storage.googleapis.com/tensorflow/tf-keras-datasets/mnist.npz",
        "731c5ac602752760c8e48fbffcf8c3b850d9dc2a2aedcf2cc48468fc17b673d1",
    ),
}


def fetch(name: str, folder: Path, files: dict[str, Published] | None = None) -> Path:
    """Download a data set's file to a folder, unless it is there; OSError if that cannot be."""
    what = (files or FILES)[name]
    path = folder / what.file
    if path.exists():
        return path
    folder.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(f"downloading {name}", total=None)
        _resume(what.url, part, lambda done, total: bar.update(task, completed=done, total=total))
    found = _hash(part)
    if found != what.sha256:
        part.unlink()
        raise CourseError(f"{what.url}: the file is not the published one (sha256 {found}); again?")
    part.replace(path)
    return path


def _resume(url: str, part: Path, tell: Callable[[int, int | None], None]) -> None:
    """Fetch what is missing of a file."""
    have = part.stat().st_size if part.exists() else 0
    request = urllib.request.Request(url, headers={"Range": f"bytes={have}-"} if have else {})
    try:
        reply = urllib.request.urlopen(request, timeout=WAIT)
    except urllib.error.HTTPError as error:
        if error.code == 416:  # nothing is missing
            return
        raise
    with reply:
        if reply.status != 206:  # the server sends it from the start
            have = 0
        length = reply.headers.get("Content-Length")
        total = have + int(length) if length else None
        with part.open("ab" if have else "wb") as file:
            while chunk := reply.read(CHUNK):
                file.write(chunk)
                have += len(chunk)
                tell(have, total)
    if total is not None and have < total:
        raise OSError(f"{url} broke off after {have} of {total} bytes; it resumes next time")


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
