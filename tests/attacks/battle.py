"""The attack corpus is graded once at each level of isolation, beside honest submissions.

A case is ``<kind>/<verdict>/<what it does>.py``: the cell in which a student would define
``double`` of the toy course (tests/engine/toy). Its verdict is the outcome of that question.

    # gains: what the attacker gets if it works
    # or: other outcomes that are as good, where the machine's speed decides
    # question: another question to attack        # breaks: a question whose answer is made wrong
    # costs: "all", where the attack breaks its own other questions, too
    # beside NAME: one line of code, in a file beside the notebook
    # bare: "anyone" or "root": without walls, whoever grades, the attack is to succeed

A case without a definition of the question is a spy: it sets ``won``, and its double is right as
long as it has not won. It knows where everything is: COURSE, REPO, CANARY, GRADEBOOK, OTHER
(submission), HOME, TEMPORARY (where the grader's sockets lie), PORT and MEETING (which listen),
GRADER (a pid).
"""

from __future__ import annotations

import hashlib
import os
import socket
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import psutil

from autograder.authoring.corpus import Maker
from autograder.course.folder import Course
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet
from autograder.grading.engine import Engine, Job
from autograder.grading.results import QuestionResult, SubmissionResult
from autograder.sandbox import walls
from tests.small_courses import TOY, copy_course

HERE = Path(__file__).parent
REPO = HERE.parents[1]
KINDS = ("resources", "files", "processes", "grades")
VERDICTS = ("passed", "failed", "crashed", "timed_out")
LIMITS = """[limits]
notebook_seconds = 8
cell_seconds = 1
call_seconds = 0.7
question_seconds = 1.5
cpu_seconds = 6
memory_mb = 400
processes = 64
open_files = 128
disk_mb = 32
output_kb = 64
"""
HONEST = {  # what students write who attack nobody
    "reference": "",
    "another way": "def double(x):\n    return 2 * np.asarray(x, float)",
    "squared": "def double(x):\n    return np.asarray(x) ** 2",
    "in place": "def double(x):\n    x = np.asarray(x)\n    x += x\n    return x",
    "blank": "def double(x):\n    raise NotImplementedError()",
    "loud": "print('x' * 100_000)\ndef double(x):\n    print(x)\n    return 2 * np.asarray(x)",
    "some work": "a = np.ones((200, 200))\nfor _ in range(20):\n    a = a @ a / 200\n"
    "def double(x):\n    return np.add(x, x)",
    "syntax error": "def double(x:\n    return 2 * x",
    "raises": "def double(x):\n    return x.twice()",
    "crash": "import os\ndef double(x):\n    os.abort()",
}
HONEST_SUBMISSIONS = 50
AT_A_TIME = 4


@dataclass(frozen=True)
class Case:
    """One attack."""

    name: str
    source: str
    head: dict[str, str]
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def verdicts(self) -> set[str]:
        """The outcomes that are expected."""
        return {self.name.split("/")[1], *self.head.get("or", "").split()}

    @property
    def question(self) -> str:
        """The question that is attacked."""
        return self.head.get("question", "double")

    @property
    def is_spy(self) -> bool:
        """Does it set ``won``, and leave the answer to us?"""
        return f"def {self.question}(" not in self.source and "won = " in self.source


def read_case(path: Path) -> Case:
    """Read one file of the corpus."""
    head, files = {}, {}
    source = path.read_text("utf-8")
    for line in source.splitlines():
        if not line.startswith("# "):
            break
        key, _, value = line[2:].partition(": ")
        if key.startswith("beside "):
            files[key.removeprefix("beside ")] = value.encode()
        else:
            head[key] = value
    return Case(path.relative_to(HERE).with_suffix("").as_posix(), source, head, files)


CASES = [read_case(path) for kind in KINDS for path in sorted((HERE / kind).glob("*/*.py"))]


class Field:
    """A toy course to be attacked, with all that is to stay as it is."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "course"
        copy_course(TOY, self.root)
        settings = self.root / "assignments" / "ps0" / "pset.toml"
        before, _, rest = settings.read_text().partition("[limits]")
        settings.write_text(before + LIMITS + "\n[parameters" + rest.partition("[parameters")[2])
        self.pset: ProblemSet = Course(self.root).pset("ps0")
        self.maker = Maker(self.pset)
        self.canary = self.root / "canary"
        self.canary.write_text("alive")
        self.home = self.root / "home"
        (self.home / ".ssh").mkdir(parents=True)
        (self.home / ".ssh" / "id_ed25519").write_text("a private key")
        self.other = self.root / "submitted" / "kim" / "ps0" / "ps0.ipynb"
        self.other.parent.mkdir(parents=True)
        self.other.write_text('{"cells": ["kim\'s answers"]}')
        self.gradebook = self.root / "gradebook.db"
        with closing(sqlite3.connect(self.gradebook)) as book, book:
            book.execute("create table grade (student, points)")
            book.execute("insert into grade values ('kim', 90)")

    def checksum(self) -> str:
        """Over every file of the course: hidden tests, submissions, gradebook, canary."""
        digest = hashlib.sha256()
        for path in sorted(p for p in self.root.rglob("*") if "__pycache__" not in p.parts):
            about = path.lstat()
            digest.update(f"{path} {about.st_mode} {about.st_uid}".encode())
            digest.update(path.read_bytes() if path.is_file() else b"")
        return digest.hexdigest()

    def job(
        self, name: str, question: str, source: str, case: Case | None = None, note: str = ""
    ) -> Job:
        """The reference's answers with one replaced, if there is a source, below a note."""
        notebook = self.maker.reference_notebook()
        broken = case.head.get("breaks") if case else None
        for cell in notebook.cells:
            grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
            if grade_id == question:
                cell.source = note + (source or cell.source)
            elif broken is not None and grade_id == broken:
                cell.source = f"def {broken}(x):\n    return 0 * np.asarray(x)"
        submission = take_submission(notebook, None)
        files = case.files if case else {}
        return Job(name, submission.model_copy(update={"files": files}))

    def attack(self, case: Case, port: int, meeting: str) -> Job:
        """A case as a submission."""
        known = {
            "COURSE": str(self.root),
            "REPO": str(REPO),
            "CANARY": str(self.canary),
            "GRADEBOOK": str(self.gradebook),
            "OTHER": str(self.other),
            "HOME": str(self.home),
            "TEMPORARY": tempfile.gettempdir(),
            "PORT": port,
            "MEETING": meeting,
            "GRADER": os.getpid(),
        }
        source = "\n".join(f"{name} = {value!r}" for name, value in known.items())
        source += "\n" + case.source
        if case.is_spy:
            source += "\n\ndef double(x):\n    return np.asarray(x) * (3 if won else 2)\n"
        return self.job(case.name, case.question, source, case)

    def honest(self) -> list[Job]:
        """Fifty honest submissions, no two the same."""
        kinds = islice(cycle(HONEST.values()), HONEST_SUBMISSIONS)
        return [
            self.job(f"honest {i}", "double", source, note=f"# student {i}\n")
            for i, source in enumerate(kinds)
        ]


@dataclass
class Outcome:
    """What is left when all attacks of a level have been graded."""

    results: dict[str, SubmissionResult]
    honest_alone: dict[str, Any]
    honest_beside: dict[str, Any]
    course_is_untouched: bool
    left: dict[str, list[str]]  # processes, mounts, temporary folders, sockets
    heard: list[bytes]  # on the socket that attackers may try to reach
    memory_mb: int  # the most that a process of the grader had


def essence(result: SubmissionResult) -> Any:
    """All that a student sees of a result."""
    return [(q.name, q.given, q.checks) for q in result.questions], result.error


@contextmanager
def listening() -> Iterator[tuple[int, str, list[bytes]]]:
    """A port and an abstract socket on which nobody should ever call."""
    heard: list[bytes] = []
    meeting = f"attacks-{os.getpid()}"
    with socket.create_server(("127.0.0.1", 0)) as port, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind("\0" + meeting)
        abstract.listen()

        def listen(listener: socket.socket) -> None:
            while True:
                try:
                    line, _ = listener.accept()
                except OSError:
                    return
                heard.append(b"a call")
                line.close()

        for listener in (port, abstract):
            threading.Thread(target=listen, args=(listener,), daemon=True).start()
        yield port.getsockname()[1], meeting, heard
        for listener in (port, abstract):
            listener.shutdown(socket.SHUT_RDWR)


def leftovers() -> dict[str, list[str]]:
    """What a batch may leave behind on this machine."""
    # orphans, too: see conftest; one that is dead waits for nobody but us, who adopted it
    ours = [p for p in psutil.Process().children(recursive=True) if not _is_dead(p)]
    boxes = [p.name for p in Path("/tmp").glob(f"{walls.BOX_PREFIX}{os.getpid()}-*")]
    return {
        "processes": sorted(map(str, ours)),
        "mounts": Path("/proc/self/mountinfo").read_text().splitlines(),
        "folders": sorted([*os.listdir(tempfile.gettempdir()), *boxes]),
        "ports": sorted(str(c.laddr) for p in ours for c in _sockets(p)),
    }


def _is_dead(process: psutil.Process) -> bool:
    try:
        return process.status() == psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return True


def _sockets(process: psutil.Process) -> list[Any]:
    try:
        return process.net_connections("all")
    except (psutil.NoSuchProcess, psutil.AccessDenied):  # it ended just now, or is shut to us
        return []


class Scale(threading.Thread):
    """Notes the largest memory of a grader's process (not of workers) while it runs."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.largest = 0
        self.over = threading.Event()

    def run(self) -> None:
        while not self.over.wait(0.05):
            for process in psutil.Process().children(recursive=True):
                try:
                    if "autograder.grading.server" in process.cmdline():
                        self.largest = max(self.largest, process.memory_info().rss)
                except psutil.Error:
                    continue


def fight(level: walls.Level, cases: list[Case], folder: Path) -> Outcome:
    """Grade honest submissions alone, then all attacks and the honest beside each other."""
    field = Field(folder)
    honest = field.honest() if level is not walls.Level.NONE else []
    before = leftovers()
    with listening() as (port, meeting, heard):
        attacks = [field.attack(case, port, meeting) for case in cases]
        scale = Scale()
        with Engine(level.value) as engine:
            alone = _grade(engine, field.pset, honest)
            checksum = field.checksum()
            scale.start()
            results = _grade(engine, field.pset, _mix(attacks, honest))
            scale.over.set()
    end = time.monotonic() + 5
    while leftovers() != before and time.monotonic() < end:
        time.sleep(0.1)
    after = leftovers()
    return Outcome(
        results={case.name: results[case.name] for case in cases},
        honest_alone={job.name: essence(alone[job.name]) for job in honest},
        honest_beside={job.name: essence(results[job.name]) for job in honest},
        course_is_untouched=field.checksum() == checksum,
        left={kind: sorted({*after[kind]} - {*before[kind]}) for kind in before},
        heard=heard,
        memory_mb=scale.largest >> 20,
    )


def _grade(engine: Engine, pset: ProblemSet, jobs: list[Job]) -> dict[str, SubmissionResult]:
    return {job.name: result for job, result in engine.grade_all(pset, jobs, AT_A_TIME)}


def _mix(attacks: list[Job], honest: list[Job]) -> list[Job]:
    """The honest spread evenly among the attacks."""
    places = [(i / len(jobs), job) for jobs in (attacks, honest) for i, job in enumerate(jobs)]
    return [job for _, job in sorted(places, key=lambda place: place[0])]


def question_of(result: SubmissionResult, name: str) -> QuestionResult:
    """One question of a result; a grade that is withheld fails the test."""
    assert not result.error, result.error
    return next(q for q in result.questions if q.name == name)
