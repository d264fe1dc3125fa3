"""What is recorded of whom: an unchanged submission is neither opened nor recorded again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from autograder.files.whole import write_whole
from autograder.grading.results import Outcome


@dataclass(frozen=True, slots=True)
class Ended:
    """How a submission ended, in short: a batch of thousands keeps no more of each."""

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

    def reasons(self, parts: dict[str, str]) -> list[str]:
        """What has changed since: code, tests, limits, …; or the points that it makes alone."""
        return [name for name in parts if self.parts.get(name) != parts[name]] or ["points"]

    def is_same(self, other: Entry) -> bool:
        """Would the gradebook be the same?"""
        mine, its = (self.key, self.points, self.parts), (other.key, other.points, other.parts)
        return mine == its


class Changed(BaseModel):
    """What the last recording changed."""

    before: dict[str, float]
    because: list[str]


class Line(BaseModel):
    """All that is noted of a student."""

    student: str
    entry: Entry | None = None  # None: nothing was ever recorded
    problem: str = ""  # why there is no grade now; what was recorded before stands
    changed: Changed | None = None
    at: str = ""  # when

    def as_bytes(self) -> bytes:
        """As it is kept."""
        return self.model_dump_json().encode("utf-8", "surrogatepass")


class Ledger:
    """One line for each recording, appended as it happens; a student's last line counts.

    A class of thousands stays on the disk: in memory is where each student's line begins.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.starts: dict[str, int] = {}
        count = self._find_lines()
        if count > 2 * len(self.starts) + 100:
            write_whole(path, b"\n".join(line.as_bytes() for line in self._lines()))
            self._find_lines()

    @classmethod
    def of(cls, root: Path, pset: str) -> Ledger:
        """The ledger of a problem set in a course's folder."""
        return cls(root / "build" / "recorded" / f"{pset}.jsonl")

    @property
    def students(self) -> list[str]:
        """Of whom something is noted."""
        return list(self.starts)

    @property
    def entries(self) -> dict[str, Entry]:
        """What is recorded, by student."""
        return {line.student: line.entry for line in self._lines() if line.entry is not None}

    def line(self, student: str) -> Line:
        """All that is noted of a student."""
        while student in self.starts:
            with open(self.path, "rb") as file:
                file.seek(self.starts[student])
                found = _read(file.readline())
            if found is not None and found.student == student:
                return found
            self._find_lines()  # another grader has written the file anew
        return Line(student=student)

    def entry(self, student: str) -> Entry | None:
        """What is recorded of a student."""
        return self.line(student).entry

    def write(self, student: str, entry: Entry) -> None:
        """Note what is recorded of a student, and what that changes."""
        known = self.line(student)
        changed, at = None, _now()
        if known.entry is not None and known.entry.is_same(entry):
            changed, at = known.changed, known.at
        elif known.entry is not None and known.entry.points != entry.points:
            before, because = known.entry.points, known.entry.reasons(entry.parts)
            changed = Changed(before=before, because=because)
        self._append(Line(student=student, entry=entry, changed=changed, at=at))

    def withhold(self, student: str, problem: str) -> None:
        """Note why there is no grade; what was recorded before stands."""
        known = self.line(student)
        if known.problem != problem:
            self._append(known.model_copy(update={"problem": problem, "at": _now()}))

    def _find_lines(self) -> int:
        """Note where each student's last line begins; how many lines are there?"""
        self.starts = {}
        count = start = 0
        if not self.path.exists():
            return 0
        with open(self.path, "rb") as file:
            for content in file:
                found = _read(content)
                if found is not None:
                    self.starts[found.student] = start
                start += len(content)
                count += 1
        return count

    def _lines(self) -> list[Line]:
        return [self.line(student) for student in self.students]

    def _append(self, line: Line) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        content = line.as_bytes()
        with open(self.path, "ab") as file:
            # the line before may be torn: a break too many does no harm
            file.write(b"\n" + content)
            file.flush()
            self.starts[line.student] = file.tell() - len(content)


def _read(content: bytes) -> Line | None:
    """A line as it was kept; None where it was torn by a kill, or is of another version."""
    try:
        return Line.model_validate_json(content)
    except ValidationError:
        return None


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
