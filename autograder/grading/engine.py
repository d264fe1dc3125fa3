"""Many submissions at once: keeps a sandbox and a check server per problem set, hands out jobs."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import threading
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from autograder.course.pset import Limits, ProblemSet
from autograder.course.submission import Submission
from autograder.data import OFFLINE_VARIABLE
from autograder.errors import CourseError, SandboxError
from autograder.files.scratch import Scratch
from autograder.grading.accuracy import Setting
from autograder.grading.course_cells import giving_back, only, split, without
from autograder.grading.memory import Room, gpu_free, main_free
from autograder.grading.results import Outcome, SubmissionResult
from autograder.grading.sandbox import Sandbox
from autograder.messages import Channel, MessageError, encode
from autograder.sandbox.sharing import HEAP

MAX_RESULT = 256 << 20
START_SECONDS = 180.0
AHEAD = 16  # jobs for each worker at hand: enough while the caller diagnoses what trains a model
ENVIRONMENT = {
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "PYTHONHASHSEED": "0",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "CUDA_VISIBLE_DEVICES": "",  # a card's memory belongs to the students' models
    OFFLINE_VARIABLE: "1",  # images are fetched once, by the grader, before
}
Outputs = list[list[dict[str, Any]]]


@dataclass(frozen=True)
class Job:
    """A submission to be graded, under a name that the caller knows it by."""

    name: str
    submission: Submission
    questions: tuple[str, ...] | None = None  # None: all
    setting: Setting | None = None  # how models are trained; None: as the engine does
    limits: Limits | None = None  # None: the set's
    failed: tuple[str, ...] = ()  # of the others, those that are known not to pass


def run_again(job: Job, known: SubmissionResult | None, questions: tuple[str, ...] | None) -> Job:
    """The job, of those questions alone: of the others ``known`` tells."""
    if known is None or questions is None:
        return job
    others = (q for q in known.questions if q.name not in questions)
    failed = tuple(q.name for q in others if q.outcome is not Outcome.PASSED)
    return replace(job, questions=questions, failed=failed)


Progress = Callable[[Job, str], None]  # told while a job runs: how far a training is


class CheckProcess:
    """A running check server of one problem set."""

    def __init__(self, pset: ProblemSet) -> None:
        self.stamp = pset.stamp()  # of what it is about to load
        self.is_proven = False
        self.proving = threading.Lock()
        self.folder = Scratch()
        self.path = f"{self.folder.name}/checks"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.path)
            listener.listen(128)
            self.alive, its = socket.socketpair()
            command = [sys.executable, "-m", "autograder.grading.server"]
            command += [f"--pset={pset.folder}", f"--listen={listener.fileno()}"]
            command += [f"--alive={its.fileno()}"]
            self.log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
            self.process = subprocess.Popen(
                command,
                env=os.environ | ENVIRONMENT | HEAP,
                pass_fds=(listener.fileno(), its.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=self.log,
                stderr=self.log,
                cwd=pset.root,
            )
            its.close()

    def wait_until_ready(self) -> None:
        """Wait for the hidden tests to be collected: the server begins to serve."""
        self._hear(b"r")

    def wait_until_proven(self) -> None:
        """Wait for the hidden tests to be tried on the reference: before, no result counts."""
        with self.proving:
            if not self.is_proven:
                self._hear(b"p")
                self.is_proven = True

    def _hear(self, what: bytes) -> None:
        self.alive.settimeout(START_SECONDS)
        try:
            said = self.alive.recv(1)
        except TimeoutError:
            self.process.kill()
            said = b""
        if said != what:
            self.process.wait()
            raise CourseError(f"the hidden tests could not be started:\n{self.complaints()}")

    def complaints(self) -> str:
        """The end of what the server printed."""
        self.log.seek(0)
        return "\n".join(self.log.read().decode(errors="replace").strip().splitlines()[-25:])

    def judge(
        self,
        sandbox: str,
        job: Job,
        limits: Limits,
        setting: Setting,
        seconds: float,
        progress: Progress,
    ) -> SubmissionResult:
        """Have one job judged in a fork of the server."""
        deadline = time.monotonic() + seconds
        with contextlib.closing(socket.socket(socket.AF_UNIX)) as sock:
            try:
                sock.connect(self.path)
                channel = Channel(sock, MAX_RESULT, trusted=True)
                order = {
                    "cells": [cell.model_dump(mode="json") for cell in job.submission.cells],
                    "files": job.submission.files,
                    "sandbox": sandbox,
                    "questions": None if job.questions is None else list(job.questions),
                    "failed": list(job.failed),
                    "limits": limits.model_dump(),
                    "setting": setting.model_dump(),
                    "seconds": seconds,
                }
                channel.send(encode(order), deadline)
                while isinstance(reply := channel.receive(deadline), dict):
                    progress(job, reply["progress"])
                return SubmissionResult.model_validate_json(reply)
            except (OSError, MessageError) as error:
                text = f"the check process ended early ({error}):\n{self.complaints()}"
                return SubmissionResult(questions=[], outputs=[], error=text)

    def close(self) -> None:
        """End the server and its forks' sockets."""
        self.alive.close()
        self.process.wait(30)
        self.log.close()
        self.folder.cleanup()


class Engine:
    """Grades submissions of problem sets. Use as a context manager; starts what it needs lazily."""

    def __init__(self, level: str = "auto", setting: Setting | None = None) -> None:
        self.level = level
        self.setting = setting or Setting()
        self.room = Room(gpu_free if self.setting.device == "gpu" else main_free)
        self.sandboxes: dict[tuple[str, ...], Sandbox] = {}
        self.checks: dict[str, CheckProcess] = {}
        # to the kernel a thread is the parent of what it starts: when it ends, that is killed
        self.starter = ThreadPoolExecutor(1, "starter")
        self.shown: dict[tuple[str, tuple[str, ...]], Outputs | None] = {}
        self.showing = threading.Lock()

    def start_soon(self, pset: ProblemSet) -> None:
        """Start what a set needs while the caller does something else; `ready` tells of trouble."""
        self.starter.submit(self._start, pset)

    def ready(self, pset: ProblemSet) -> tuple[Sandbox, CheckProcess]:
        """The sandbox and the check server of a set, started side by side."""
        return self.starter.submit(self._start, pset).result()

    def _start(self, pset: ProblemSet) -> tuple[Sandbox, CheckProcess]:
        self._drop_dead(pset)
        if pset.name not in self.checks:
            check = CheckProcess(pset)
            try:
                gpu = self.setting.device == "gpu" and _trains(pset)
                self._start_sandbox(tuple(pset.preload), gpu)
                check.wait_until_ready()
            except BaseException:
                check.process.kill()
                check.close()
                raise
            self.checks[pset.name] = check
        return self.sandboxes[tuple(pset.preload)], self.checks[pset.name]

    def sandbox(self, preload: tuple[str, ...]) -> Sandbox:
        """A sandbox for notebooks that bring their own checks."""
        return self.starter.submit(self._start_sandbox, preload).result()

    def _start_sandbox(self, preload: tuple[str, ...], gpu: bool = False) -> Sandbox:
        self._drop_dead_sandbox(preload)
        if preload not in self.sandboxes:
            self.sandboxes[preload] = Sandbox(choose_level(self.level), list(preload), gpu=gpu)
        return self.sandboxes[preload]

    def _drop_dead(self, pset: ProblemSet) -> None:
        """A server that died, or that loaded other tests, is started again.

        What a dead one was doing is a grader error.
        """
        check = self.checks.get(pset.name)
        if check and (check.process.poll() is not None or check.stamp != pset.stamp()):
            self.checks.pop(pset.name).close()
        if self._drop_dead_sandbox(tuple(pset.preload)) and pset.name in self.checks:
            self.checks.pop(pset.name).close()

    def _drop_dead_sandbox(self, preload: tuple[str, ...]) -> bool:
        sandbox = self.sandboxes.get(preload)
        if sandbox is None or sandbox.process.poll() is None:
            return False
        self.sandboxes.pop(preload).close()
        return True

    def grade(
        self, pset: ProblemSet, job: Job, progress: Progress = lambda job, text: None
    ) -> SubmissionResult:
        """Grade one submission; cells that show the same for everybody are run once for all."""
        cells = split(job.submission.cells, pset.provided)
        if not cells.spared:
            return self._judge(pset, job, progress)
        shown = self._show(pset, only(job.submission, cells.alike))
        if shown is None:
            return self._judge(pset, job, progress)
        spared = replace(job, submission=without(job.submission, cells.spared))
        result = self._judge(pset, spared, progress)
        outputs = [shown[i] if i in cells.spared else mine for i, mine in enumerate(result.outputs)]
        return result.model_copy(update={"outputs": outputs})

    def _show(self, pset: ProblemSet, course: Submission) -> Outputs | None:
        """What the course's own cells show, run once; None if they do not run smoothly."""
        with self.showing:
            key = pset.name, tuple(cell.source for cell in course.cells)
            if key not in self.shown:
                result = self._judge(pset, Job("the course's cells", course, ()))
                smooth = not result.error and not result.notes
                self.shown[key] = result.outputs if smooth else None
            return self.shown[key]

    def _judge(
        self, pset: ProblemSet, job: Job, progress: Progress = lambda job, text: None
    ) -> SubmissionResult:
        sandbox, check = self.ready(pset)
        job = replace(job, submission=giving_back(job.submission))
        limits = job.limits or pset.limits
        # only a fault of ours reaches this: each step inside has its own, shorter limit
        net = 6 * limits.notebook_seconds + len(pset.questions) * limits.question_seconds + 60
        setting = job.setting or self.setting
        with self.room.take(setting.memory(pset, job.questions)):
            seconds = net + setting.patience(pset)
            result = check.judge(sandbox.path, job, limits, setting, seconds, progress)
        check.wait_until_proven()
        return result

    def grade_all(
        self,
        pset: ProblemSet,
        jobs: Iterable[Job],
        workers: int,
        started: Callable[[Job], None] = lambda job: None,
        progress: Progress = lambda job, text: None,
    ) -> Iterator[tuple[Job, SubmissionResult]]:
        """Grade many, ``workers`` at a time; yields each as it is done.

        ``jobs`` is taken from as the work goes on: who makes them need not make all beforehand.
        """

        def one(job: Job) -> SubmissionResult:
            started(job)
            try:
                return self.grade(pset, job, progress)
            except CourseError:
                raise
            except Exception:  # a fault of ours costs one grade, not the batch
                return SubmissionResult(questions=[], outputs=[], error=traceback.format_exc())

        waiting = iter(jobs)
        running: dict[Future[SubmissionResult], Job] = {}
        with ThreadPoolExecutor(workers) as pool:
            try:
                while True:
                    for job in islice(waiting, AHEAD * workers - len(running)):
                        running[pool.submit(one, job)] = job
                    if not running:
                        return
                    for future in wait(running, return_when=FIRST_COMPLETED).done:
                        yield running.pop(future), future.result()
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise

    def close(self) -> None:
        """End all processes."""
        try:
            self.starter.submit(self._end_all).result()
        except RuntimeError:  # the interpreter is ending, and has ended the thread
            self._end_all()
        self.starter.shutdown()

    def _end_all(self) -> None:
        for check in self.checks.values():
            check.close()
        for sandbox in self.sandboxes.values():
            sandbox.close()

    def __enter__(self) -> Engine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _trains(pset: ProblemSet) -> bool:
    return any(question.accuracy is not None for question in pset.questions)


def choose_level(level: str) -> str:
    """The level of isolation to use; "auto" takes the best and refuses less than full."""
    from autograder.doctor import examine
    from autograder.sandbox.walls import Level, best_level

    if level != "auto":
        return level
    best = best_level()
    if best is Level.NONE:
        advice = "\n".join(f"→ {line}" for line in examine().advice)
        raise SandboxError(
            "this machine cannot keep student code apart, so nothing is graded. "
            f"`autograder doctor` says what is missing.\n{advice}"
        )
    return best.value
