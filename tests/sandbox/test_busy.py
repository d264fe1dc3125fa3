"""A busy machine costs nobody a cell: neither a worker's birth nor its wait for the CPU counts."""

from __future__ import annotations

import contextlib
import math
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import pytest

from autograder.course.pset import Limits
from autograder.course.submission import Cell, Submission
from autograder.grading import sandbox as grader
from autograder.grading.run import Run
from autograder.grading.sandbox import PATIENCE, Sandbox, Worker, WorkerGone
from autograder.sandbox import processes, walls
from autograder.sandbox.walls import Level

LIMITS = Limits(cell_seconds=1)
PAUSE = PATIENCE * LIMITS.cell_seconds + 1  # longer than a cell may wait
HOGS = 16  # whether sessions share the core evenly or processes by weight, a worker gets little
WORK = "import time\nend = time.process_time() + 0.25\nwhile time.process_time() < end:\n    pass"


@pytest.fixture(params=[Level.NAMESPACES, Level.LANDLOCK], ids=lambda level: level.value)
def sandbox(request: pytest.FixtureRequest) -> Iterator[Sandbox]:
    problem = walls.probe().problems[request.param]
    if problem:
        pytest.skip(problem)
    with Sandbox(request.param.value, ["numpy"]) as started:
        yield started


def run(worker: Worker, source: str) -> dict[str, object]:
    order = {"op": "cell", "source": source, "gives_back": None, "interrupt": 0.0, "max_text": 1000}
    return worker.command(order, LIMITS.cell_seconds)


def test_a_cell_does_not_pay_for_its_workers_birth(sandbox: Sandbox) -> None:
    keep_busy(sandbox)
    began = time.monotonic()
    worker = Worker(sandbox.path, LIMITS, slot=0)
    assert run(worker, "1 + 1")["outputs"]
    assert time.monotonic() - began > PAUSE - 0.5
    worker.end()


def test_an_answer_that_came_while_the_clock_was_read_counts(sandbox: Sandbox) -> None:
    worker = Worker(sandbox.path, LIMITS, slot=0)
    keep_busy(sandbox)  # who is asked for the time answers late
    assert run(worker, "import time; time.sleep(1.5); 'done'")["outputs"]
    worker.end()


def test_the_wait_for_the_cpu_does_not_count(sandbox: Sandbox) -> None:
    worker = Worker(sandbox.path, LIMITS, slot=0)
    assert run(worker, "1 + 1")["outputs"]
    core = max(os.sched_getaffinity(0))
    for pid in processes.descendants(sandbox.process.pid):
        os.sched_setaffinity(pid, {core})
    with hogs_on(core):
        began = time.monotonic()
        run(worker, WORK)
        took = time.monotonic() - began
    worker.end()
    if took < PATIENCE * LIMITS.cell_seconds:
        pytest.skip(f"this kernel let the worker run before the others: {took:.1f} s")


def test_a_cell_that_sleeps_is_ended_beside_others_that_work(sandbox: Sandbox) -> None:
    worker = Worker(sandbox.path, LIMITS, slot=0)
    began = time.monotonic()
    with hogs_on(*os.sched_getaffinity(0)), pytest.raises(WorkerGone) as gone:
        run(worker, "import time; time.sleep(60)")
    assert gone.value.timed_out
    assert time.monotonic() - began < 30


def test_a_late_answer_is_not_taken_for_the_next(
    sandbox: Sandbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker(sandbox.path, LIMITS, slot=0)
    before = worker.seconds()["cpu"]
    monkeypatch.setattr(grader, "COMMAND_SECONDS", 0.5)
    sandbox.process.send_signal(signal.SIGSTOP)
    assert worker.seconds()["cpu"] == math.inf
    sandbox.process.send_signal(signal.SIGCONT)
    monkeypatch.undo()
    run(worker, WORK)
    assert before + 0.2 < worker.seconds()["cpu"] < math.inf
    worker.end()


DIES = """
import os, time
until = float(os.environ.get("UNTIL", 0))
if time.time() < until:
    time.sleep(min(until - time.time() + 0.1, 0.7))
    os._exit(1)
print("done")
"""


def test_a_cell_that_ended_well_gets_a_second_chance(sandbox: Sandbox) -> None:
    one = Run(Submission(cells=[Cell(source=DIES)]), sandbox.path, LIMITS, slot=0)
    one.get_worker().end()
    one.environment["UNTIL"] = str(time.time() + 0.5)  # once more and no longer
    one.get_worker()
    assert (one.skipped, one.notes, one.restarts) == ({}, [], 3)
    assert one.outputs[0][0]["text"] == "done\n"
    one.end()


def test_but_no_third(sandbox: Sandbox) -> None:
    cells = [Cell(source=DIES), Cell(source="print('the next')")]
    one = Run(Submission(cells=cells), sandbox.path, LIMITS, slot=0)
    one.get_worker().end()
    one.environment["UNTIL"] = str(time.time() + 60)
    one.get_worker()
    assert list(one.skipped) == [0]
    assert one.restarts == 4
    assert one.outputs[1][0]["text"] == "the next\n"
    one.end()


def keep_busy(sandbox: Sandbox) -> None:
    """Stop the sandbox's parent for a while, as if it had a dead worker's many files to remove."""
    sandbox.process.send_signal(signal.SIGSTOP)
    threading.Timer(PAUSE, sandbox.process.send_signal, [signal.SIGCONT]).start()


@contextlib.contextmanager
def hogs_on(*cores: int) -> Iterator[None]:
    """Some processes that want nothing but these cores."""
    code = f"import os\nos.sched_setaffinity(0, {set(cores)})\nwhile True:\n    pass"
    hogs = [
        subprocess.Popen([sys.executable, "-c", code], start_new_session=True) for _ in range(HOGS)
    ]
    try:
        yield
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()
