"""The grader's hold on the sandbox: start its parent, get workers, talk to them, end them."""

from __future__ import annotations

import contextlib
import json
import math
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from autograder.course.pset import Limits
from autograder.errors import CourseError, SandboxError
from autograder.files.scratch import Scratch
from autograder.grading.cores import MANY_THREADS
from autograder.grading.given import Given
from autograder.grading.transcript import Recorder
from autograder.messages import Channel, Closed, Malformed, decode, encode
from autograder.sandbox.sharing import HEAP
from autograder.testing.failures import Call, CheckStopped, Failure
from autograder.testing.student import Student

MAX_REPLY = 64 << 20  # bytes of one reply
START_SECONDS = 120.0
COMMAND_SECONDS = 30.0  # for a command that runs no student code
PATIENCE = 3.0  # a limit counts CPU time, so that a busy machine costs no one points; but code
#                 that sleeps or waits (not for the CPU) may do so that many times as long
LAST_PATIENCE = 30.0  # however long it had to wait for the CPU
END_SECONDS = 5.0  # for what takes no time at all
ENVIRONMENT = {  # all that a worker has of the outside
    "PATH": os.defpath,
    "HOME": "/home/student",
    "LANG": "C.UTF-8",
    "PYTHONHASHSEED": "0",
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",  # no native threads: a fork would lose them
    "OMP_NUM_THREADS": "1",
    "MPLBACKEND": "agg",
    "TF_CPP_MIN_LOG_LEVEL": "2",
    "KERAS_BACKEND": "tensorflow",
    "NBGRADER_EXECUTION": "autograde",
}
ROOMY = {  # of workers that train nothing: what a figure took goes back to the kernel, while arrays
    "MALLOC_MMAP_THRESHOLD_": str(32 << 20),  # of some megabytes do not come and go page by page
    "MALLOC_TRIM_THRESHOLD_": str(8 << 20),
}


ENDED = "the Python process ended"  # by itself, as far as the sandbox knows


class Sandbox:
    """A running sandbox parent. Use as a context manager."""

    def __init__(self, level: str, preload: list[str], gpu: bool = False) -> None:
        self.level = level
        self.folder = Scratch()
        self.path = f"{self.folder.name}/sandbox"
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind(self.path)
            listener.listen(128)
            mine, its = socket.socketpair()
            self.log = tempfile.TemporaryFile()  # noqa: SIM115 - lives as long as the process
            command = [sys.executable, "-P", "-m", "autograder.sandbox.zygote"]
            command += ["--listen", str(listener.fileno()), "--alive", str(its.fileno())]
            command += ["--level", level, *(f"--preload={m}" for m in preload)]
            command += ["--gpu"] * gpu
            cards = os.environ.get("CUDA_VISIBLE_DEVICES", "0") if gpu else ""
            room = {} if MANY_THREADS & set(preload) else ROOMY
            self.process = subprocess.Popen(
                command,
                env=ENVIRONMENT | HEAP | room | {"CUDA_VISIBLE_DEVICES": cards},
                pass_fds=(listener.fileno(), its.fileno()),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=self.log,
            )
            its.close()
        self.alive = mine
        self._wait_until_ready()

    def _wait_until_ready(self) -> None:
        ready, _, _ = select.select([self.alive], [], [], START_SECONDS)
        if ready and self.alive.recv(1) == b"r":
            return
        self.process.kill()
        self.process.wait()
        self.log.seek(0)
        last = self.log.read().decode(errors="replace").strip().splitlines()[-6:]
        raise SandboxError("the sandbox did not start:\n  " + "\n  ".join(last or ["(no message)"]))

    def close(self) -> None:
        """End the sandbox parent and every worker."""
        self.alive.close()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.log.close()
        self.folder.cleanup()

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class WorkerGone(Exception):
    """The worker is dead or does not answer; ``reason`` says why, for the student."""

    def __init__(self, reason: str, *, timed_out: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.timed_out = timed_out


class Worker:
    """One worker: a submission's cells run in it, and its functions answer from it."""

    def __init__(self, path: str, limits: Limits, slot: int, gpu_memory_mb: int = 1000) -> None:
        self.limits = limits
        mine, its = socket.socketpair()
        order = {"limits": limits.model_dump(), "slot": slot, "max_frame": 4 * MAX_REPLY}
        order["gpu_memory_mb"] = gpu_memory_mb  # of a card, where there is one
        self.control = socket.socket(socket.AF_UNIX)
        self.unanswered = 0  # questions to the sandbox's parent, which may be busy for long
        self.heard = b""  # of its answers: they come in order, a line each
        try:
            self.control.connect(path)
            socket.send_fds(self.control, [json.dumps(order).encode()], [its.fileno()])
        except OSError as error:
            raise CourseError(f"the sandbox is gone: {error}") from error
        finally:
            its.close()
        self.commands = Channel(mine, MAX_REPLY)
        self.cpu_before = 0.0  # used before the present cell or call
        self.spent = {"cpu": 0.0, "queued": 0.0}  # when its limits were checked last
        with contextlib.suppress(OSError, ValueError):  # a dead sandbox: the first command says so
            self.spent = self._ask(b"cpu")["spent"]  # it lives: no cell pays for its birth
        self.forks = True  # as it says: a question is served by a fork of it
        self.ended = False

    def command(
        self, order: dict[str, Any], seconds: float, *, runs_code: bool = True
    ) -> dict[str, Any]:
        """Give a command and wait for its reply; seconds are of CPU time where it runs code."""
        try:
            self.commands.send(encode(order), time.monotonic() + COMMAND_SECONDS)
            if runs_code:
                self.wait_for(self.commands, Stopwatch(self, seconds, self.spent["queued"]))
                seconds = COMMAND_SECONDS
            reply = self.commands.receive(time.monotonic() + seconds)
        except TimeoutError:
            self.end()
            raise WorkerGone(f"no end after {seconds:.0f} seconds", timed_out=True) from None
        except Malformed:
            raise WorkerGone(self.end()) from None
        if type(reply) is not dict:
            self.end()
            raise WorkerGone("the code interfered with the grader's messages")
        return reply

    def wait_for(self, channel: Channel, watch: Stopwatch) -> None:
        """Wait until a reply begins; TimeoutError when the time is over."""
        while not channel.wait(watch.next_look):
            if watch.is_over() and not channel.wait(0):  # to look took time, too
                raise TimeoutError("no answer in time")

    def note_use(self, seconds: Any) -> None:
        """Count what a reply says that it took; a lie changes what is forgiven, not the wait."""
        if isinstance(seconds, float) and 0 <= seconds < math.inf:
            self.cpu_before += seconds

    def seconds(self) -> dict[str, float]:
        """The worker's CPU time so far, and how long it was queued for it; infinite once gone."""
        try:
            return {k: float(v) for k, v in self._ask(b"cpu")["spent"].items()}
        except (OSError, ValueError):
            return {"cpu": math.inf, "queued": 0.0}

    def check_limits(self, *, kill_others: bool = False) -> None:
        """After a cell or question: WorkerGone if it took the worker over a limit.

        Else the watchdog finds out later, and the next one pays for it. ``kill_others`` first ends
        all that the code has started besides the worker.
        """
        reason = ""
        with contextlib.suppress(OSError, ValueError):  # a dead sandbox has nothing left to kill
            answer = self._ask(b"one" if kill_others else b"fit")
            reason, self.spent = answer["reason"], answer["spent"]
        if reason:
            raise WorkerGone(self.end())

    def _ask(self, what: bytes) -> dict[str, Any]:
        self.control.settimeout(COMMAND_SECONDS)
        self.control.sendall(what)
        self.unanswered += 1
        while self.unanswered:
            while b"\n" not in self.heard:
                more = self.control.recv(4096)
                if not more:
                    raise BrokenPipeError("the sandbox's parent is gone")
                self.heard += more
            line, _, self.heard = self.heard.partition(b"\n")
            self.unanswered -= 1
        answer: dict[str, Any] = json.loads(line)
        return answer

    def open_question(self, lent: dict[str, Any], core: int | None = None) -> socket.socket:
        """Begin a question; the socket answers requests about the student's names.

        Of what the course lends to it, values go along; functions are asked for. ``core`` is where
        its process is to run.
        """
        mine, its = socket.socketpair()
        deadline = time.monotonic() + COMMAND_SECONDS
        try:
            values = {name: value for name, value in lent.items() if not callable(value)}
            functions = [name for name in lent if name not in values]
            order: dict[str, Any] = {"op": "question", "given": functions, "values": values}
            order["core"] = core
            order["max_frame"] = 4 * MAX_REPLY
            self.commands.send(encode(order), deadline)
            socket.send_fds(self.commands.sock, [b"s"], [its.fileno()])
            reply = self.commands.receive(deadline)
            self.forks = type(reply) is dict and reply.get("forked") is True
        except (Malformed, TimeoutError, OSError):
            mine.close()
            raise WorkerGone(self.end()) from None
        finally:
            its.close()
        return mine

    def end(self) -> str:
        """Kill everything of the worker; say what it died of, if it was dead before."""
        if self.ended:
            return "the worker had ended"
        self.ended = True
        reason = ""
        with contextlib.suppress(OSError, ValueError):  # a dead sandbox has no reason to give
            reason = self._ask(b"end").get("reason", "")
        self.control.close()
        self.commands.close()
        return reason or ENDED


class Stopwatch:
    """The time of a worker that counts: of the CPU, and on the wall, but not in the queue for it.

    The worker itself says what it had used before: so that never decides how long we wait.
    """

    def __init__(self, worker: Worker, seconds: float, queued: float) -> None:
        self.worker = worker
        self.seconds = seconds
        self.cpu_before = worker.cpu_before
        self.queued = queued
        self.idle = 0.0
        self.began = self.looked = time.monotonic()
        self.next_look = seconds  # seconds until there is something to be seen

    def is_over(self) -> bool:
        """Look how much was used."""
        spent, now = self.worker.seconds(), time.monotonic()
        used = spent["cpu"] - self.cpu_before
        waited = now - self.looked
        self.idle += max(waited - (spent["queued"] - self.queued), 0)
        self.looked, self.queued = now, spent["queued"]
        self.next_look = min(max(self.seconds - used, 0.05), self.seconds)
        return (
            used >= self.seconds
            or self.idle >= PATIENCE * self.seconds
            or now - self.began >= LAST_PATIENCE * self.seconds
        )

    def may_be_over(self) -> bool:
        """Whether it is worth a look."""
        return time.monotonic() - self.began >= self.seconds


class QuestionLine:
    """Carries a question's requests to the worker; the `Line` of a Student."""

    def __init__(
        self,
        worker: Worker,
        sock: socket.socket,
        reference: dict[str, Any],
        news: Callable[[dict[str, Any]], None] = lambda news: None,
    ) -> None:
        self.worker = worker
        self.news = news  # called with what a training tells of each epoch
        self.channel = Channel(sock, MAX_REPLY)
        self.given = Given(reference)
        worker.cpu_before = worker.spent["cpu"]
        self.watch = Stopwatch(worker, worker.limits.question_seconds, worker.spent["queued"])
        self.calls = 0
        self.asked: set[str] = set()  # the notebook's names that were asked for
        self.gone: Failure | None = None
        self.student: Student | None = None
        self.recorder = Recorder()
        self.frame: tuple[bytearray, int] = (bytearray(), 0)  # of the last reply

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        """Send a request, answer what the course's own functions are asked, return the reply."""
        if self.gone is not None:
            raise self._stop(self.gone)
        self.calls += 1
        target = request.get("target")
        self.asked.update([target] if isinstance(target, str) else request.get("names", ()))
        call = self._call_of(request)
        # one call has one limit, however often it asks for the course's own functions
        watch = Stopwatch(self.worker, self.worker.limits.call_seconds, self.watch.queued)
        pieces = encode(request)
        try:
            reply = self._exchange(pieces, watch)
            while type(reply) is dict and "ask" in reply:
                if reply["ask"] == "epoch":
                    self.news(reply)
                    answer = encode({})
                else:
                    answer = self.given.answer(reply)
                reply = self._exchange(answer, watch)
        except TimeoutError:
            seconds = self.worker.limits.call_seconds
            text = f"No answer after {seconds:g} seconds: is there a loop that never ends?"
            raise self._stop(Failure("timeout", text, call)) from None
        except Closed:
            raise self._stop(Failure("crash", "", call)) from None
        except Malformed as error:
            text = f"The answer is no data that the grader can read ({error})."
            raise self._stop(Failure("crash", text, call)) from None
        if type(reply) is not dict:
            raise self._stop(Failure("crash", "The code interfered with the grader.", call))
        self.worker.note_use(reply.get("seconds"))
        self.recorder.note(request, pieces, reply, self.frame)
        return reply

    def _exchange(self, pieces: list[bytes | memoryview], watch: Stopwatch) -> Any:
        for one in (watch, self.watch):
            if one.may_be_over() and one.is_over():
                raise TimeoutError
        patience = PATIENCE * watch.seconds
        self.channel.send(pieces, time.monotonic() + patience)
        self.worker.wait_for(self.channel, watch)
        self.frame = self.channel.receive_frame(time.monotonic() + patience)
        return decode(*self.frame, self.channel.max_meta)

    def _stop(self, failure: Failure) -> CheckStopped:
        self.gone = failure
        if self.student is not None:
            self.gone = replace(failure, history=self.student.history() if failure.call else ())
            self.student.failures.append(self.gone)
        return CheckStopped()

    def _call_of(self, request: dict[str, Any]) -> Call | None:
        if self.student is not None and request["op"] == "call" and self.student.calls:
            return self.student.calls[-1]
        return None

    def close(self) -> None:
        """End this question's conversation."""
        self.channel.close()
