"""Results under the hash of all that they depend on: an unchanged submission is not run again.

Where nothing but hidden tests has changed, only the questions that depend on them are. Files are
written whole or not at all. Points are not stored (see score): a changed point value reruns
nothing.
"""

from __future__ import annotations

import ast
import gzip
import hashlib
import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from autograder.course.pset import ProblemSet
from autograder.course.submission import Submission
from autograder.errors import CourseError
from autograder.files.whole import write_whole
from autograder.grading.accuracy import Setting
from autograder.grading.results import SubmissionResult
from autograder.parse import parse

ENGINE = Path(__file__).resolve().parents[1]
# what decides a result
ENGINE_PARTS = ("messages.py", "course/submission.py", "sandbox", "testing", "grading")


@dataclass(frozen=True)
class Suite:
    """All but the submission that a result depends on."""

    parts: dict[str, str]  # hashes, by the name that a person calls it
    tests: dict[str, str]  # hashes of what checks each question
    uses: dict[str, tuple[str, ...]]  # the questions that a question builds upon

    @classmethod
    def of(cls, pset: ProblemSet, setting: Setting) -> Suite:
        """The suite that a set is graded with."""
        uses = {q.name: tuple(q.uses) for q in pset.questions}
        return cls(parts_of(pset, setting), tests_of(pset), uses)

    def key(self, code: str) -> str:
        """The key of the result of a submission's code."""
        return _hash(repr((sorted(self.parts.items()), code)).encode())

    def key_without_tests(self, code: str) -> str:
        """The same, whatever the hidden tests are."""
        rest = {name: part for name, part in self.parts.items() if name != "tests"}
        return _hash(repr((sorted(rest.items()), code)).encode())

    def outdated(self, tests: dict[str, str]) -> tuple[str, ...]:
        """The questions whose results depend on what has changed since those ``tests``."""
        changed: set[str] = set()
        for name, uses in self.uses.items():  # in order: a question uses earlier ones
            if self.tests[name] != tests.get(name) or changed.intersection(uses):
                changed.add(name)
        return tuple(name for name in self.uses if name in changed)


class Store:
    """Results on disk, by key."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def get(self, key: str) -> SubmissionResult | None:
        """The result under that key; a torn or outdated file counts as none."""
        path = self._path(key)
        try:
            return SubmissionResult.model_validate_json(gzip.decompress(path.read_bytes()))
        except FileNotFoundError:
            return None
        except (OSError, EOFError, ValidationError):
            path.unlink(missing_ok=True)  # it will be computed and written anew
            return None

    def put(self, key: str, result: SubmissionResult) -> None:
        """Keep a result. Grader errors are not kept: they are to be run again."""
        if result.error:
            return
        self._write(self._path(key), gzip.compress(result.model_dump_json().encode(), 1))

    def find(
        self, suite: Suite, code: str
    ) -> tuple[SubmissionResult | None, tuple[str, ...] | None]:
        """What is known of a submission, and the questions to be run again: (), some, None: all."""
        result = self.get(suite.key(code))
        if result is not None:
            return result, ()
        try:
            latest = json.loads(self._latest(suite, code).read_text("utf-8"))
            known, tests = self.get(latest["key"]), latest["tests"]
        except (OSError, ValueError, KeyError):
            return None, None
        return (known, suite.outdated(tests)) if known is not None else (None, None)

    def keep(self, suite: Suite, code: str, result: SubmissionResult) -> None:
        """Keep a submission's result, to be found under this suite and under a later one."""
        key = suite.key(code)
        self.put(key, result)
        if not result.error:
            latest = json.dumps({"key": key, "tests": suite.tests}).encode()
            self._write(self._latest(suite, code), latest)

    def forget(self, key: str) -> None:
        """Drop a result."""
        self._path(key).unlink(missing_ok=True)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data)
        except OSError as error:
            raise CourseError(
                f"{self.folder}: {error.strerror}: a result could not be kept. Make room there and "
                "run it again: the results before it are kept, and are not run again."
            ) from error

    def _latest(self, suite: Suite, code: str) -> Path:
        key = suite.key_without_tests(code)
        return self.folder / key[:2] / f"{key[2:]}.latest.json"

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json.gz"


def code_of(submission: Submission) -> str:
    """The hash of what is run of a submission."""
    digest = hashlib.sha256()
    for cell in submission.cells:
        source = cell.source if cell.runs else ""  # an anchor's text, with its points, runs nothing
        digest.update(f"{cell.runs}{len(source)}:".encode())
        digest.update(source.encode("utf-8", "surrogatepass"))
    for name, content in sorted(submission.files.items()):
        digest.update(f"{name}\0{len(content)}:".encode() + content)
    return digest.hexdigest()


def parts_of(pset: ProblemSet, setting: Setting) -> dict[str, str]:
    """What a result depends on, by the name that a person calls it, as hashes.

    Tiers are no part of a measurement, points no part of a result.
    """
    return course_parts(pset) | {"training": _hash(setting.key(pset).encode())}


def course_parts(pset: ProblemSet) -> dict[str, str]:
    """Those of the parts that are the course's own, on any machine."""
    questions = [(q.name, q.provides, q.uses) for q in pset.questions]
    return {
        "engine": engine_version(),
        "limits": _hash(repr((pset.limits, pset.preload)).encode()),
        "questions": _hash(repr(questions).encode()),
        "tests": _hash_files(sorted(pset.hidden_tests.rglob("*.py"))),
        "reference": _hash_files(pset.reference_files),
    }


def hints_of(pset: ProblemSet) -> str:
    """The hash of the known mistakes and what is said of them: no part of a result."""
    return _hash_files(sorted(pset.folder.glob("submissions/wrong/*.py")))


def tests_of(pset: ProblemSet) -> dict[str, str]:
    """The hash of the hidden tests of each question.

    What stands in their files besides tests that are bound to a question belongs to all of them.
    """
    bound: dict[str, list[str]] = {question.name: [] for question in pset.questions}
    common: list[str] = []
    for path in sorted(pset.hidden_tests.rglob("*.py")):
        source = path.read_text("utf-8")
        lines = source.splitlines()
        common.append(path.name)
        for node in parse(source).body:
            name = _question_of(node)
            if isinstance(node, ast.FunctionDef) and name in bound:
                first = node.decorator_list[0].lineno - 1
                bound[name] += [path.name, *lines[first : node.end_lineno]]
                lines[first : node.end_lineno] = [""] * (node.end_lineno - first)  # type: ignore[operator]
        common += filter(str.strip, lines)
    return {name: _hash("\n".join([*common, "", *own]).encode()) for name, own in bound.items()}


def _question_of(node: ast.stmt) -> str | None:
    """The question that a test is bound to; None where it is none, or bound to several."""
    found = [
        part.args[0].value
        for mark in getattr(node, "decorator_list", [])
        for part in ast.walk(mark)
        if isinstance(part, ast.Call) and ast.unparse(part.func) == "question"
        if isinstance(part.args[0], ast.Constant)
    ]
    return str(found[0]) if len(found) == 1 else None


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _hash_files(paths: Iterable[Path]) -> str:
    return _hash(b"".join(p.name.encode() + b"\0" + p.read_bytes() for p in paths))


@cache
def engine_version() -> str:
    """The hash of the engine's code and the versions it stands on."""
    digest = hashlib.sha256(f"{platform.python_version()} {np.__version__}".encode())
    for part in ENGINE_PARTS:
        path = ENGINE / part
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            digest.update(file.read_bytes())
    return digest.hexdigest()
