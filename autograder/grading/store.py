"""Results under the hash of all that they depend on: an unchanged submission is not run again.

Files are written whole or not at all. Points are not stored (see score): a changed point value
reruns nothing.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np
from pydantic import ValidationError

from autograder.grading.accuracy import Setting
from autograder.grading.results import SubmissionResult
from autograder.grading.submission import Submission
from autograder.pset import ProblemSet

ENGINE = Path(__file__).resolve().parents[1]
ENGINE_PARTS = ("messages.py", "sandbox", "testing", "grading")  # what decides a result


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
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        data = gzip.compress(result.model_dump_json().encode(), 1)
        descriptor, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise

    def forget(self, key: str) -> None:
        """Drop a result."""
        self._path(key).unlink(missing_ok=True)

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / f"{key[2:]}.json.gz"


def key_of(code: str, suite: str) -> str:
    """The key of the result of a submission's code under a suite."""
    return _hash((suite + code).encode())


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


def suite_of(parts: dict[str, str]) -> str:
    """The hash of all but the submission that a result depends on."""
    return _hash(repr(sorted(parts.items())).encode())


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
