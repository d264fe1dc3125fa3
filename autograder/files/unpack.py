"""Unpack a zip archive that may be hostile: into its folder, bounded, plain files alone.

What an LMS never writes (a path that leads out, a link, a name twice, a password) refuses the whole
archive before anything is written.
"""

from __future__ import annotations

import shutil
import stat
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from autograder.errors import CourseError

ENCRYPTED, UTF8 = 0x1, 0x800  # bits of an entry's flags
OLD_NAMES = ("utf-8", "cp949")  # what programs write without saying so: Canvas, Korean Windows
RATIO, FREE = 100, 256 << 20  # more than RATIO times its own size, beyond FREE, is a bomb
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError)
LONGEST, DEEPEST = 200, 20  # of a path: bytes of a part, parts


@dataclass(frozen=True)
class Bounds:
    """What an archive may unpack to."""

    files: int
    total: int  # bytes
    each: int  # bytes; a larger file alone is skipped


class BadArchive(CourseError):
    """An archive that is not unpacked; says why."""


def unpack(
    archive: Path, folder: Path, bounds: Bounds, skipped: Callable[[str], None]
) -> list[Path]:
    """Unpack into ``folder``, which is new; what is too large on its own is skipped, and told."""
    if folder.exists():
        raise BadArchive(f"{archive.name}: {folder.name} lies beside it already: which counts?")
    try:
        with ZipFile(archive) as opened:
            entries = list(_checked(opened, archive, bounds, skipped))
            folder.mkdir(parents=True)
            return [_write(opened, entry, folder / path) for path, entry in entries]
    except BROKEN as error:
        shutil.rmtree(folder, ignore_errors=True)
        raise BadArchive(f"{archive.name}: broken, or no zip archive: {error}") from error


def _checked(
    opened: ZipFile, archive: Path, bounds: Bounds, skipped: Callable[[str], None]
) -> Iterator[tuple[PurePosixPath, ZipInfo]]:
    def bad(why: str) -> BadArchive:
        return BadArchive(f"{archive.name}: {why}: nothing of it is unpacked")

    entries = opened.infolist()
    if len(entries) > bounds.files:
        raise bad(f"{len(entries)} entries, at most {bounds.files} are expected")
    paths = [(_path(entry, bad), entry) for entry in entries]
    seen: dict[str, bool] = {}  # by a name that no system tells apart: is it a folder?
    for path, entry in sorted(paths, key=lambda pair: not pair[1].is_dir()):
        key = str(path).casefold()
        if key in seen and not (entry.is_dir() and seen[key]):
            raise bad(f"two entries are named {str(path)!r}")
        seen[key] = entry.is_dir()
        for parent in list(path.parents)[:-1]:
            if not seen.setdefault(str(parent).casefold(), True):
                raise bad(f"{str(parent)!r} is a file and a folder")
    kept = []
    for path, entry in paths:
        if entry.is_dir():
            continue
        if entry.file_size > bounds.each:
            skipped(f"{archive.name}: {path}: larger than {bounds.each >> 20} MB: skipped")
        else:
            kept.append((path, entry))
    total = sum(entry.file_size for _, entry in kept)  # zipfile reads no more than is declared
    if total > bounds.total:
        raise bad(f"{total >> 20} MB unpacked, at most {bounds.total >> 20} MB are expected")
    if total > FREE + RATIO * archive.stat().st_size:
        raise bad(f"{total >> 20} MB unpacked, over {RATIO} times its own size: a zip bomb")
    yield from kept


def _path(entry: ZipInfo, bad: Callable[[str], BadArchive]) -> PurePosixPath:
    """The entry's path, if it is one that stays inside and belongs to a plain file or folder."""
    name = _name(entry)
    shown = repr(name[:80])
    if entry.flag_bits & ENCRYPTED:
        raise bad(f"{shown} is encrypted")
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        what = "a symbolic link" if kind == stat.S_IFLNK else "no plain file"
        raise bad(f"{shown} is {what}")
    if "\\" in name:
        raise bad(f"{shown} has Windows separators: pack it again with another program")
    if not name.isprintable():
        raise bad(f"{shown} has control characters in its name")
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or name[1:2] == ":":
        raise bad(f"{shown} leads out of its folder")
    if not path.parts:
        raise bad("an entry has no name")
    if len(path.parts) > DEEPEST or any(len(part.encode()) > LONGEST for part in path.parts):
        raise bad(f"{shown} … is too long a path")
    return path


def _name(entry: ZipInfo) -> str:
    """The name as it was meant; zipfile takes bytes of no declared encoding for cp437."""
    name = entry.orig_filename
    if not entry.flag_bits & UTF8:
        raw = name.encode("cp437")
        for encoding in OLD_NAMES:
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return unicodedata.normalize("NFC", name)  # macOS takes Korean syllables apart


def _write(opened: ZipFile, entry: ZipInfo, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened.open(entry) as source, path.open("xb") as target:
        while block := source.read(1 << 20):
            target.write(block)
    return path
