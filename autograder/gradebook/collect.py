"""`nbgrader zip_collect` for what Canvas, Moodle and Gradescope let one download.

SafeExtractor   unpacks what lies in downloaded/ps4/archive/, and what students zipped in it
LmsCollector    says of each file whose it is, when it came, and which of several counts

How each LMS names files stands in nbgrader_config.py: Canvas's lib/content_zipper.rb and Moodle's
mod/assign/classes/downloader.php make the names, Gradescope tells in submission_metadata.yml. The
outermost folder or file that has such a name says whose all below it is: what a student calls a
file cannot make it another student's.
"""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from dateutil import parser as dates
from nbgrader.api import Gradebook, MissingEntry
from nbgrader.plugins import ExtractorPlugin, FileNameCollectorPlugin
from traitlets import Dict, Enum, Float, Integer, Unicode

from autograder.course.handed import STUDENT_NAME
from autograder.course.notebook import MAX_FILE_COUNT, MAX_FILES, MAX_NOTEBOOK, is_plain_file
from autograder.errors import CourseError
from autograder.files.spreadsheet import read_csv
from autograder.files.unpack import BadArchive, Bounds, unpack
from autograder.grading.render import clean

ZIP = ".zip"
OF_A_STUDENT = Bounds(files=MAX_FILE_COUNT, total=MAX_FILES, each=MAX_FILES)
METADATA = "submission_metadata.yml"  # of Gradescope, beside the folders of submissions
COPY = re.compile(r"([ _-]\d+| ?\(\d+\))$")  # ps4-1, ps4 (1): what LMS and browsers add
HIDDEN = (".", "__MACOSX")  # what systems add to archives
RESERVED = "timestamp.txt"  # nbgrader goes by it: a student must not hand it in
SAFE = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # plain data alone, and quickly


class SafeExtractor(ExtractorPlugin):  # type: ignore[misc]
    """Unpacks archives that may be hostile; a student's own archive, too, one level deep."""

    max_gb = Float(16, help="What all files of an archive may come to").tag(config=True)
    max_files = Integer(200_000, help="How many files an archive may hold").tag(config=True)

    def extract(self, archive_path: str, extracted_path: str) -> None:
        """Unpack zip archives, copy other files."""
        bounds = Bounds(self.max_files, int(self.max_gb * (1 << 30)), MAX_NOTEBOOK)
        source, target = Path(archive_path), Path(extracted_path)
        try:
            for path in sorted(source.rglob("*")):
                if path.is_dir():
                    continue
                if not is_plain_file(path):
                    raise BadArchive(f"{path}: not a plain file")
                place = target / path.relative_to(source)
                if path.suffix.lower() != ZIP:
                    place.parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy(path, place)
                    continue
                files = unpack(path, place.with_suffix(""), bounds, self._tell)
                self.log.info("%s: %s files", path.name, len(files))
                for file in files:
                    if file.suffix.lower() == ZIP:
                        self._unpack_students(file)
        except BadArchive as error:
            shutil.rmtree(target)  # nothing half done is left to be collected
            target.mkdir()
            self.parent.fail(str(error))

    def _tell(self, text: str) -> None:
        self.log.warning("%s", clean(text, 300))

    def _unpack_students(self, archive: Path) -> None:
        """A student's archive: where it is bad, it is theirs alone that is not collected."""
        try:
            unpack(archive, archive.with_suffix(""), OF_A_STUDENT, self._tell)
        except BadArchive as error:
            self.log.warning("in %s: %s", clean(archive.parent.name, 80), clean(str(error), 300))


@dataclass(frozen=True)
class Found:
    """A file that a student handed in."""

    path: Path
    download: Path  # the folder of all submissions that it came with
    student: str
    file: str  # where it is to lie
    order: tuple[Any, ...] = ()  # the higher, the later
    timestamp: datetime | None = None
    late: bool = False  # the LMS says so, but not by how much
    participant: str = ""  # where nothing but a full name says who it is

    @property
    def rank(self) -> tuple[Any, ...]:
        """Of several files that are meant for one place, the highest counts."""
        return (self.order, self.path.name == self.file, -len(self.path.parts), self.path.name)


@dataclass
class Worksheet:
    """Moodle's grading worksheet: by participant number, who it is and when they submitted."""

    email: dict[str, str] = field(default_factory=dict)
    when: dict[str, str] = field(default_factory=dict)


class LmsCollector(FileNameCollectorPlugin):  # type: ignore[misc]
    """Whose file it is, by the names that each LMS gives; see nbgrader_config.py."""

    file_names = Dict(
        help="By LMS: what a path looks like, from the folder of a submission on, with the groups "
        "student_id and file; perhaps late, upload (a number that grows), participant (Moodle's), "
        "submission (Gradescope's)"
    ).tag(config=True)
    gradescope_id = Enum(
        ["sid", "email"], "sid", help="What names a student of Gradescope's; else the other"
    ).tag(config=True)
    timezone = Unicode("UTC", help="Of the times in Moodle's worksheet").tag(config=True)

    def collect(self, submitted_file: str) -> dict[str, Any] | None:
        """What nbgrader wants to know of a file; None: it is not collected."""
        found = self._plan.get(Path(submitted_file))
        if found is None:
            return None
        told: dict[str, Any] = {"student_id": found.student, "file_id": found.file}
        if found.timestamp is not None:
            told["timestamp"] = found.timestamp.astimezone(UTC).isoformat()
        return told

    @cached_property
    def _root(self) -> Path:
        app = self.parent
        return Path(app._format_collect_path(app.extracted_directory))

    @property
    def _assignment(self) -> str:
        return str(self.parent.coursedir.assignment_id)

    @cached_property
    def _plan(self) -> dict[Path, Found]:
        """All that is collected; whatever could be a submission, and is not, is told."""
        found = []
        for path in sorted(p for p in self._root.rglob("*") if is_plain_file(p)):
            inside = path.relative_to(self._root).parts
            if path.suffix not in self.valid_ext or path.name == RESERVED:
                continue
            if any(part.startswith(HIDDEN) for part in inside):
                continue
            try:
                found.append(self._read(path))
            except CourseError as error:
                self.log.warning("not collected: %s", clean(str(error), 300))
        self._check_names(found)
        best: dict[tuple[str, str], Found] = {}
        for one in found:
            key = (one.student, one.file)
            best[key] = self._later(best[key], one) if key in best else one
        return {one.path: self._with_lateness(one) for one in best.values()}

    def _later(self, one: Found, other: Found) -> Found:
        if one.download != other.download and one.order == other.order:
            self.parent.fail(
                f"two files are {one.student}'s {one.file}, and nothing says which came later: "
                f"{self._shown(one.path)} and {self._shown(other.path)}. Remove one, run it again"
            )
        first, last = sorted((one, other), key=lambda f: f.rank)
        self.log.warning(
            "%s: %s counts, not %s", last.student, self._shown(last.path), self._shown(first.path)
        )
        return last

    def _check_names(self, found: list[Found]) -> None:
        """Moodle names by full name alone: two students of one name must not become one."""
        numbers: dict[str, set[str]] = {}
        for one in found:
            if one.participant:
                numbers.setdefault(one.student, set()).add(one.participant)
        if same := sorted(name for name, several in numbers.items() if len(several) > 1):
            self.parent.fail(
                f"several students are named {same[0]!r}: put the assignment's grading worksheet "
                "(in English, with email addresses) beside the archive: they are told apart by it"
            )

    def _read(self, path: Path) -> Found:
        """Whose file it is: the outermost part of its path that is named as an LMS names."""
        parts = path.relative_to(self._root).parts
        for i in range(len(parts)):
            for pattern in self.file_names.values():
                match = re.fullmatch(pattern, "/".join(parts[i:]))
                if match is not None:
                    return self._identify(path, match, self._root.joinpath(*parts[:i]))
        raise CourseError(
            f"{self._shown(path)}: named as no LMS names it (LmsCollector.file_names in "
            "nbgrader_config.py): whose is it?"
        )

    def _identify(self, path: Path, match: re.Match[str], above: Path) -> Found:
        about = match.groupdict()
        student, participant = about.get("student_id") or "", ""
        timestamp: datetime | None = None
        order: tuple[Any, ...] = ()
        if about.get("submission"):
            student, timestamp = self._of_gradescope(above, about["submission"])
            order = (timestamp, int(about["submission"]))
        elif number := about.get("participant"):
            email, timestamp = self._worksheet.email.get(number), self._of_moodle(number)
            student, participant = (email, "") if email else (student, number)
        elif about.get("upload"):
            order = (int(about["upload"]),)
        if not STUDENT_NAME.fullmatch(student):
            raise CourseError(f"{self._shown(path)}: {student!r} cannot be a student's folder")
        file, late = self._file(about["file"]), bool(about.get("late"))
        return Found(path, above, student, file, order, timestamp, late, participant)

    def _file(self, name: str) -> str:
        """Where a file is to lie: the set's notebook under its own name, in no folder."""
        path = Path(name)
        stem = path.stem
        while (plain := COPY.sub("", stem)) != stem:
            stem = plain
        if path.suffix == ".ipynb" and self._assignment.casefold() in (
            stem.casefold(),
            path.stem.casefold(),
        ):
            return f"{self._assignment}.ipynb"
        return name

    def _with_lateness(self, found: Found) -> Found:
        """Late, but not by how much: the least there is, so that it is late to nbgrader, too."""
        if not found.late or found.timestamp is not None:
            return found
        told = f"{found.student} is late, {self._shown(found.path)} does not say by how much: "
        if self._due is None:
            self.log.warning("%sthe gradebook has no due date, so nothing is noted", told)
            return found
        least = self._due + timedelta(seconds=1)
        self.log.warning("%s%s UTC is noted in timestamp.txt; correct it there", told, least)
        return replace(found, timestamp=least.replace(tzinfo=UTC))

    @cached_property
    def _due(self) -> datetime | None:
        course = self.parent.coursedir
        with Gradebook(course.db_url, course.course_id) as gradebook:
            try:
                due: datetime | None = gradebook.find_assignment(self._assignment).duedate
            except MissingEntry:
                return None
            return due

    # --- what lies beside the submissions ---------------------------------------------------------

    def _of_gradescope(self, above: Path, number: str) -> tuple[str, datetime]:
        """Who submitted, and when."""
        if above not in self._metadata:
            self._metadata[above] = _read_metadata(above / METADATA)
        entry = self._metadata[above].get(f"submission_{number}")
        try:
            who, when = entry[":submitters"], entry[":created_at"]  # type: ignore[index]
            names = [self._gradescope_name(one) for one in who]
            moment = when if isinstance(when, datetime) else dates.parse(str(when))
        except (TypeError, KeyError, ValueError, OverflowError) as error:
            raise CourseError(
                f"submission_{number}: {METADATA} does not say who submitted it, and when"
            ) from error
        if len(names) != 1:
            raise CourseError(
                f"submission_{number} is of {len(names)} students ({', '.join(names)}): copy it by "
                "hand to each one's folder under submitted/"
            )
        return names[0], moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    @cached_property
    def _metadata(self) -> dict[Path, dict[str, Any]]:
        return {}

    def _gradescope_name(self, submitter: dict[str, Any]) -> str:
        other = {"sid": "email", "email": "sid"}[self.gradescope_id]
        name = submitter.get(f":{self.gradescope_id}") or submitter.get(f":{other}")
        return str(name or "").strip()

    def _of_moodle(self, number: str) -> datetime | None:
        text = self._worksheet.when.get(number, "")
        try:
            moment = dates.parse(text) if text.strip(" -") else None
        except (ValueError, OverflowError):
            self.log.warning("the worksheet's time %r is not read: give it in English", text[:60])
            return None
        return moment.replace(tzinfo=ZoneInfo(self.timezone)) if moment else None

    @cached_property
    def _worksheet(self) -> Worksheet:
        """Moodle's grading worksheets that lie beside the archives; a student's file is none."""
        sheet = Worksheet()
        for path in sorted(self._root.glob("*.csv")):
            head, *lines = read_csv(path) or [[]]
            if "Identifier" not in head:
                continue
            for line in lines:
                row = dict(zip(head, line, strict=False))
                number = re.search(r"\d+$", row["Identifier"])
                if number is not None:
                    sheet.email[number[0]] = row.get("Email address", "").strip()
                    sheet.when[number[0]] = row.get("Last modified (submission)", "")
        return sheet

    def _shown(self, path: Path) -> str:
        return clean(path.relative_to(self._root).as_posix(), 150)


def _read_metadata(path: Path) -> dict[str, Any]:
    if not is_plain_file(path):
        raise CourseError(f"{path.name} is missing beside the folders of submissions")
    try:
        data = SAFE(path.read_text("utf-8")).get_single_data()
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise CourseError(f"{path.name}: not YAML: {str(error)[:200]}") from error
    return data if isinstance(data, dict) else {}
