"""CSV that a spreadsheet opens as it is meant: no cell is a formula, no letter is garbled.

Written as UTF-8 with a byte order mark: without one, Excel takes Korean names for Latin letters.
Canvas finds its header's first cell by what it contains, and Moodle takes the mark off, so both
read such files (gradebook_importer.rb of Canvas, csvlib.class.php of Moodle).
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from autograder.errors import CourseError
from autograder.files.whole import write_whole

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")  # how a formula begins, in one program or another
NO_FORMULA = re.compile(r"-|[+-]?\d+([.,]\d+)?")  # a number, or an LMS's sign for nothing
ENCODING = "utf-8-sig"


def harmless(value: Any) -> Any:
    """A text that begins like a formula gets a sign before it that says: this is text."""
    if (
        isinstance(value, str)
        and value.lstrip(" ").startswith(FORMULA)
        and not NO_FORMULA.fullmatch(value)
    ):
        return "'" + value
    return value


def write_csv(path: Path, rows: Iterable[Iterable[Any]], encoding: str = ENCODING) -> None:
    """Write rows, whole or not at all, with every cell made harmless."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    write_whole(path, text.getvalue().encode(encoding))


def read_csv(path: Path) -> list[list[str]]:
    """The rows of a CSV file that an LMS or a spreadsheet wrote, commas or semicolons between."""
    try:
        text = path.read_text(ENCODING)
    except FileNotFoundError as error:
        raise CourseError(f"{path}: no such file") from error
    except UnicodeDecodeError as error:
        raise CourseError(f"{path}: not in UTF-8: save it as `CSV UTF-8`") from error
    first = text.partition("\n")[0]
    delimiter = ";" if first.count(";") > first.count(",") else ","
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True))
    except csv.Error as error:
        raise CourseError(f"{path}: not a CSV file: {error}") from error
    return [row for row in rows if any(cell.strip() for cell in row)]
