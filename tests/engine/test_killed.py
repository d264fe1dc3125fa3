"""A batch that is killed, at any moment and in any part: the next run completes it."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import psutil

from autograder.batch.ledger import Ledger
from autograder.course.folder import Course
from tests.engine.handing_in import recorded, set_source

# in make test a few, with WHOLE set fifty
CYCLES = 5 if os.environ.get("WHOLE") else 2  # in each, everybody hands in something new
KILLS = 10 * CYCLES if os.environ.get("WHOLE") else 12
STUDENTS = [f"student{n}" for n in range(6)]
LONGEST = 3.0  # seconds: about what an undisturbed run takes on two quiet cores


def start(course: Course, log: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "autograder", "grade", "ps0", "-j", "2"]
    command += ["--course", str(course.root), "--log", str(log)]
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True
    )


def kill(grader: subprocess.Popen[bytes], what: str) -> None:
    """The grader itself, the parent of its workers, or everything at once (as by a power cut)."""
    try:
        family = psutil.Process(grader.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return
    victims = {
        "grader": [grader.pid],
        "sandbox": [p.pid for p in family if "autograder.sandbox.zygote" in _command(p)],
        "checks": [p.pid for p in family if "autograder.grading.server" in _command(p)],
        "everything": [grader.pid, *(p.pid for p in family)],
    }
    for pid in victims[what]:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def _command(process: psutil.Process) -> list[str]:
    try:
        return process.cmdline()
    except psutil.Error:
        return []


def left_of(course: Course) -> list[int]:
    """Processes that still serve a course."""
    until = time.monotonic() + 10
    while True:
        found = [p.pid for p in psutil.process_iter() if str(course.root) in " ".join(_command(p))]
        if not found or time.monotonic() > until:
            return found
        time.sleep(0.05)


def test_a_killed_batch_is_completed_by_the_next_run(
    course: Course, submit: Callable[..., Path]
) -> None:
    draw = random.Random(7)
    log = course.root / "events.jsonl"
    kinds: Counter[str] = Counter()
    for cycle in range(CYCLES):
        right = set()
        for n, student in enumerate(STUDENTS):
            shutil.rmtree(course.root / "submitted" / student, ignore_errors=True)
            if (cycle + n) % 2:
                right.add(student)
            factor = "2 * x" if student in right else f"{cycle + 3} * x + 1"
            submit(
                student, set_source("double", f"def double(x):  # {cycle} {n}\n    return {factor}")
            )
        for _ in range(KILLS // CYCLES):
            grader = start(course, log)
            time.sleep(draw.uniform(0, LONGEST))
            what = draw.choice(["grader", "sandbox", "checks", "everything"])
            kinds[what] += grader.poll() is None
            kill(grader, what)
            grader.communicate(timeout=120)
            assert left_of(course) == []
        done = start(course, log)
        told = done.communicate(timeout=180)[0].decode()
        assert done.returncode == 0, told
        rows = recorded(course)
        assert set(rows) == set(STUDENTS)
        for student in STUDENTS:
            expected = 40.0 if student in right else 10.0  # it leaves its argument alone
            assert rows[student]["grade-double"] == expected, (cycle, student)
    assert kinds.total() >= KILLS // 3, f"kills that hit a running grader: {kinds}"
    nothing_is_torn(course)
    nothing_was_graded_twice(log)


def nothing_is_torn(course: Course) -> None:
    with sqlite3.connect(course.root / "gradebook.db") as database:
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    results = [*course.store.rglob("*.json.gz")]
    assert len(results) >= CYCLES * len(STUDENTS)
    for path in results:
        json.loads(gzip.decompress(path.read_bytes()))
    assert set(Ledger(course.root / "build" / "recorded" / "ps0.jsonl").entries) == set(STUDENTS)
    for path in (course.root / "autograded").rglob("*.ipynb"):
        json.loads(path.read_text())


def nothing_was_graded_twice(log: Path) -> None:
    """A result that was kept is not computed again; only what a kill has interrupted is."""
    events = [json.loads(line) for line in log.read_text().splitlines()]
    ended = [e for e in events if e["event"] == "graded" and e["fresh"] and not e["problem"]]
    fresh = Counter(e["key"] for e in ended)
    kept = [key for key, times in fresh.items() if times > 1]
    assert kept == []
