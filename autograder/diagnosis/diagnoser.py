"""The diagnosis of a failed question: the known mistake whose answers are those of the student.

The wrong answers of the corpus are a library of misconceptions. What a question was asked and what
the student answered is kept with its result (autograder.grading.transcript). Here the same is asked
of each known mistake, our own code, in a process of its own (autograder.diagnosis.mistakes). A
diagnosis is made when feedback is written, so that a changed hint reruns nothing.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.authoring.corpus import Case, read_corpus
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.files.scratch import Scratch
from autograder.grading.engine import ENVIRONMENT
from autograder.grading.results import Outcome, QuestionResult, SubmissionResult
from autograder.messages import MAX_FRAME, Channel, MessageError, encode

PATIENCE = 300.0  # seconds for one question: where models are trained, the first takes a minute


@dataclass(frozen=True)
class Diagnosis:
    """What is known of the mistake behind a failed question."""

    names: tuple[str, ...]  # the known mistakes that explain every answer
    hints: dict[str, str]  # what they say in common, by language; without one, nothing is said

    def hint(self, language: str) -> str:
        """The hint in a language, or in English."""
        return self.hints.get(language) or self.hints.get("en", "")


class Diagnoser:
    """Diagnoses submissions of one problem set; its process starts with the first failed one."""

    def __init__(self, pset: ProblemSet) -> None:
        self.pset = pset
        self.cases = {
            case.name: case for case in read_corpus(pset) if case.verdict == "wrong" and case.hints
        }
        self.process: subprocess.Popen[bytes] | None = None

    def diagnose(self, result: SubmissionResult) -> dict[str, Diagnosis]:
        """The diagnoses by question. CourseError where the search itself fails."""
        failed = {q.name for q in result.questions if q.outcome is not Outcome.PASSED}
        found = {}
        for question in result.questions:
            names = self.explaining(question)
            if names:
                cases = _not_contradicted([self.cases[name] for name in names], failed)
                found[question.name] = Diagnosis(tuple(c.name for c in cases), _common(cases))
        return found

    def explaining(self, question: QuestionResult) -> list[str]:
        """The names of the known mistakes that explain what a question's checks observed."""
        observed = question.outcome is Outcome.FAILED and any(c.observed for c in question.checks)
        if not observed or not any(question.name in c.loses for c in self.cases.values()):
            return []
        checks = [(c.outcome is not Outcome.PASSED, c.observed) for c in question.checks]
        order = {"question": question.name, "given": list(question.given), "checks": checks}
        if self.process is None or self.process.poll() is not None:
            self.close()
            self._start()
        deadline = time.monotonic() + PATIENCE
        try:
            self.channel.send(encode(order), deadline)
            reply = self.channel.receive(deadline)
        except (MessageError, TimeoutError, OSError) as error:
            self.close()
            text = f"{type(error).__name__}: {error}"
            raise CourseError(f"{question.name} could not be diagnosed: {text}") from error
        if "error" in reply:
            raise CourseError(f"{question.name} could not be diagnosed:\n{reply['error']}")
        return list(reply["explain"])

    def _start(self) -> None:
        mine, its = socket.socketpair()
        # what a mistake writes, such as the weights of its best epoch, is nobody's
        self.folder = Scratch()
        command = [sys.executable, "-m", "autograder.diagnosis.mistakes", f"--line={its.fileno()}"]
        self.process = subprocess.Popen(
            command,
            env=os.environ | ENVIRONMENT | {"MPLBACKEND": "agg"},
            pass_fds=(its.fileno(),),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self.folder.name,
        )
        its.close()
        self.channel = Channel(mine, MAX_FRAME, trusted=True)
        reference = [(str(path), path.read_text("utf-8")) for path in self.pset.reference_files]
        mistakes = [(c.name, sorted(c.loses), c.source) for c in self.cases.values()]
        kept = self.pset.root / "build" / "diagnosis.db"
        kept.parent.mkdir(exist_ok=True)
        order = {"reference": reference, "mistakes": mistakes, "kept": str(kept)}
        self.channel.send(encode(order))

    def close(self) -> None:
        """End the process."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.channel.close()
            self.folder.cleanup()
            self.process = None


# each problem set's, with the state of its corpus: a program may live longer than a hint
_diagnosers: dict[Path, tuple[str, Diagnoser]] = {}


def diagnose(pset: ProblemSet, result: SubmissionResult) -> dict[str, Diagnosis]:
    """The diagnoses of a submission, by question, from this process's diagnoser of the set."""
    if all(q.outcome is Outcome.PASSED for q in result.questions):
        return {}
    files = [*pset.folder.glob("submissions/wrong/*.py"), *pset.reference_files]
    state = repr(sorted((str(file), file.stat().st_mtime_ns) for file in files))
    known, diagnoser = _diagnosers.get(pset.folder, ("", None))
    if diagnoser is None or known != state:
        if diagnoser is not None:
            diagnoser.close()
        diagnoser = Diagnoser(pset)
        _diagnosers[pset.folder] = state, diagnoser
    return diagnoser.diagnose(result)


def stop_diagnosing() -> None:
    """End the processes of all diagnosers."""
    while _diagnosers:
        _diagnosers.popitem()[1][1].close()


def _not_contradicted(cases: list[Case], failed: set[str]) -> list[Case]:
    """Of several, those that would have lost no question that the student passed."""
    return [case for case in cases if case.loses <= failed] or cases


def _common(cases: list[Case]) -> dict[str, str]:
    """The sentences that all the hints share, by language."""
    common: dict[str, Any] = {}
    for language in ("en", "ko"):
        hints = [_sentences(case.hints.get(language, "")) for case in cases]
        shared = [s for s in hints[0] if all(s in other for other in hints[1:])]
        if shared:
            common[language] = " ".join(shared)
    return common


def _sentences(text: str) -> list[str]:
    return [s for s in re.split(r"(?<=[.!?])\s+", text) if s]
