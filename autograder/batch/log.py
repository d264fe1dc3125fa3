"""What a batch does, as JSON lines for programs: one event a line, written as it happens."""

from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from autograder.errors import CourseError

if TYPE_CHECKING:
    from autograder.batch.line import Change, Graded


class Log:
    """A file of events; each has ``event`` and ``time`` (seconds since 1970)."""

    def __init__(self, path: Path) -> None:
        try:
            self.file = open(path, "a", encoding="utf-8")  # noqa: SIM115 - for the whole batch
        except OSError as error:
            raise CourseError(f"--log {path}: {error.strerror}") from error
        self.lock = threading.Lock()

    def write(self, event: str, **facts: Any) -> None:
        """Append one event."""
        line = json.dumps({"event": event, "time": round(time.time(), 3), **facts})
        with self.lock:
            try:
                self.file.write(line + "\n")
                self.file.flush()
            except OSError as error:
                raise CourseError(f"--log {self.file.name}: {error.strerror}") from error

    def graded(self, line: Graded) -> None:
        """A submission has its points, or a reason why it has none."""
        result = line.result
        self.write(
            "graded",
            student=line.student,
            problem=line.problem or None,
            outcome=line.ended.outcome.value if line.ended else None,
            points=line.points,
            seconds={k: round(v, 3) for k, v in result.seconds.items()} if result else {},
            fresh=line.fresh,
            key=line.key or None,
        )

    def changed(self, change: Change) -> None:
        """Points that differ from those recorded."""
        self.write(
            "change",
            student=change.student,
            question=change.question,
            before=change.before,
            after=change.after,
            reasons=list(change.reasons),
        )

    def close(self) -> None:
        """End the file."""
        self.file.close()
