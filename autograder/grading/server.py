"""A check server: pytest with one set's hidden tests collected, forked for each submission.

    python -m autograder.grading.server --pset assignments/ps4 --listen FD --alive FD

Collecting and warming up happen once; each submission is judged in a fork, which starts from the
same state every time. The line --alive hears "r" when submissions are taken, and "p" once the
reference has passed every hidden test; its end ends the server.
"""

from __future__ import annotations

import argparse
import contextlib
import math
import os
import resource
import selectors
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from autograder.course.pset import Limits, ProblemSet, load
from autograder.course.submission import Cell, Submission
from autograder.errors import CourseError
from autograder.grading.accuracy import Setting
from autograder.grading.cores import MANY_THREADS
from autograder.grading.judge import judge, run_item
from autograder.grading.results import SubmissionResult
from autograder.grading.run import Run
from autograder.grading.trainings import measure_all
from autograder.messages import Channel, encode
from autograder.sandbox.sharing import share_with_forks
from autograder.testing.failures import CheckFailed, CheckStopped
from autograder.testing.plugin import STUDENT, local_student
from autograder.testing.replay import keep_examples

MAX_JOB = 512 << 20
MAX_MEMORY = 4 << 30  # bytes that judging one submission may use
SOUND = b"\0"  # a proof that has come to its end
LINUX = sys.platform == "linux"


class CheckServer:
    """The pytest plug-in that serves jobs in the place of running the tests."""

    def __init__(self, pset: ProblemSet, listener: socket.socket, alive: socket.socket) -> None:
        self.pset = pset
        self.listener = listener
        self.alive = alive
        self.problem = ""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Serve until the grader is gone."""
        try:
            if session.testsfailed:
                raise CourseError(f"the hidden tests of {self.pset.name} cannot be collected")
            self.items = group(session.items, self.pset)
            self.reference: dict[str, Any] = {}
            for path in self.pset.reference_files:
                exec(compile(path.read_text("utf-8"), str(path), "exec"), self.reference)
            if not self._is_forked():
                keep_examples([item for items in self.items.values() for item in items])
                self._try_all(session)
            share_with_forks()
            self.alive.sendall(b"r")
            signal.signal(signal.SIGCHLD, _reap)
            self._serve(session)
        except CourseError as error:
            self.problem = str(error)
        return True

    def _serve(self, session: pytest.Session) -> None:
        with selectors.DefaultSelector() as selector:
            selector.register(self.listener, selectors.EVENT_READ)
            selector.register(self.alive, selectors.EVENT_READ)
            proof = self._begin_proof(session) if self._is_forked() else None
            if proof:
                selector.register(proof, selectors.EVENT_READ)
            else:
                self.alive.sendall(b"p")
            while True:
                for key, _ in selector.select():
                    if key.fileobj is self.alive:
                        return
                    if key.fileobj is proof:
                        selector.unregister(proof)
                        _read_proof(proof)
                        self.alive.sendall(b"p")
                    else:
                        self._accept()

    def _is_forked(self) -> bool:
        """Is the reference tried in a fork, while the first submissions are judged?

        So it is where it trains networks: the forks that follow would lose TensorFlow's threads.
        Elsewhere it is tried before all, and leaves the caches of this process warm.
        """
        return bool(MANY_THREADS & set(self.pset.preload))

    def _begin_proof(self, session: pytest.Session) -> socket.socket:
        """Try the reference in a fork; what the socket tells is for `_read_proof`."""
        ours, its = socket.socketpair()
        if os.fork():
            its.close()
            return ours
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        found = SOUND
        try:
            for shared in (ours, self.listener, self.alive):
                shared.close()
            self._try_all(session)
        except CourseError as error:
            found = str(error).encode()
        except BaseException:
            found = traceback.format_exc().encode()
        with contextlib.suppress(OSError):  # the server is gone
            its.sendall(found)
        os._exit(0)

    def _try_all(self, session: pytest.Session) -> None:
        """Run every check once against the reference: it must pass."""
        student = local_student(self.pset.folder)
        session.config.stash[STUDENT] = student
        for name, items in self.items.items():
            if self.pset.by_name[name].accuracy is not None:
                continue  # what a training comes to is proven by `autograder calibrate`
            for item in items:
                error = run_item(item)
                if error is not None:
                    what = student.smallest_failure if student.failures else error
                    kinds = (CheckFailed, CheckStopped)
                    where = "" if isinstance(error, kinds) else f"{type(error).__name__}: "
                    raise CourseError(
                        f"the reference fails hidden test {item.nodeid} of {name}: {where}{what}"
                    )

    def _accept(self) -> None:
        connection, _ = self.listener.accept()
        if os.fork():
            connection.close()
            return
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _bound_memory()
        try:
            self.listener.close()
            self.alive.close()
            channel = Channel(connection, MAX_JOB, trusted=True)
            tell = lambda text: channel.send(encode({"progress": text}))
            channel.send(encode(self._judge(channel.receive(), tell).model_dump_json()))
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)

    def _judge(self, job: dict[str, Any], tell: Callable[[str], None]) -> SubmissionResult:
        cells = [Cell(**cell) for cell in job["cells"]]
        run = Run(
            submission=Submission(cells=cells, files=job["files"]),
            sandbox=job["sandbox"],
            limits=Limits.model_validate(job["limits"]),
            slot=os.getpid(),
        )
        signal.alarm(math.ceil(job["seconds"]))  # whatever hangs here: nobody listens any more
        asked = job["questions"]
        items = {q: i for q, i in self.items.items() if asked is None or q in asked}
        trained = {q: i for q, i in items.items() if self.pset.by_name[q].accuracy is not None}
        checked = {q: i for q, i in items.items() if q not in trained}
        # a training asked for alone has a worker of its own
        run_cells = bool(checked) or not trained
        result = judge(run, self.pset, checked, self.reference, run_cells, frozenset(job["failed"]))
        setting = Setting.model_validate(job["setting"])
        return measure_all(result, run, self.pset, trained, setting, tell)


def _read_proof(proof: socket.socket) -> None:
    """Wait for the end of a proof; CourseError if it is none."""
    with proof, proof.makefile("rb") as told:
        found = told.read()
    if found != SOUND:
        raise CourseError(found.decode() or "trying the hidden tests ended the process")


def _bound_memory() -> None:
    """Have the kernel refuse memory that only a hostile answer can make a check ask for."""
    pages = int(Path("/proc/self/statm").read_text().split()[5]) if LINUX else 0
    bound = pages * resource.getpagesize() + MAX_MEMORY
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if LINUX and (hard == resource.RLIM_INFINITY or bound < hard):
        resource.setrlimit(resource.RLIMIT_DATA, (bound, hard))


def _reap(*_: object) -> None:
    """Take note of the forks that have ended: their CPU time counts as the server's."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def group(items: list[pytest.Item], pset: ProblemSet) -> dict[str, list[pytest.Item]]:
    """The tests by question; every test has a question and every question a test."""
    grouped: dict[str, list[pytest.Item]] = {q.name: [] for q in pset.questions}
    for item in items:
        mark = item.get_closest_marker("question")
        if mark is None or mark.args[0] not in grouped:
            bound = f"bound to {mark.args[0]!r}, which pset.toml lacks" if mark else "bound to none"
            raise CourseError(f"{item.nodeid}: every hidden test needs a question; it is {bound}")
        grouped[mark.args[0]].append(item)
    for name, tests in grouped.items():
        if not tests:
            raise CourseError(f"{pset.hidden_tests}: question {name!r} has no hidden test")
        measures = [t for t in tests if "lane" in getattr(t, "fixturenames", ())]
        if measures != (tests if pset.by_name[name].accuracy else []) or len(measures) > 1:
            raise CourseError(
                f"{tests[0].nodeid}: a question with accuracy tiers has one hidden test, which "
                f"takes `lane`; no other test does"
            )
    return grouped


def main() -> int:
    """Start from the command line that the engine gives."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pset", type=Path, required=True)
    parser.add_argument("--listen", type=int, required=True)
    parser.add_argument("--alive", type=int, required=True)
    options = parser.parse_args()
    pset = load(options.pset)
    server = CheckServer(
        pset, socket.socket(fileno=options.listen), socket.socket(fileno=options.alive)
    )
    arguments = [str(pset.hidden_tests), f"--rootdir={pset.root}"]
    arguments += [f"-pno:{p}" for p in ("cacheprovider", "logging", "terminal")] + ["-s"]
    arguments += ["-o", "addopts=", "-p", "autograder.testing.plugin", "--import-mode=importlib"]
    code = pytest.main(arguments, plugins=[server])
    if server.problem or code not in (0, pytest.ExitCode.NO_TESTS_COLLECTED):
        print(server.problem or f"pytest ended with {code}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
