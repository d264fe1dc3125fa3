"""The sandbox parent: preloads the libraries once, then forks a worker for each submission.

    python -m autograder.sandbox.zygote --listen FD --alive FD --level full --preload numpy …

It is a fresh program, not a fork of the grader: no test, reference, gradebook or secret is in its
memory. A grader connects, sends limits and a socket for the worker, and hears how the worker
ended. When the grader closes that connection, or dies, everything of the worker is killed.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from autograder.errors import SandboxError
from autograder.sandbox import processes, walls
from autograder.sandbox.sharing import join_mappings, share_with_forks

MAX_REQUEST = 65536
REHEARSALS = 10  # of a worker: then Python has made its code quick, and writes to it no more
TICK = 0.1  # seconds between looks at a worker's memory
PR_SET_PDEATHSIG = 1


@dataclass
class Running:
    """A worker and the grader's connection that it belongs to."""

    connection: socket.socket
    watchdog: walls.Watchdog
    reason: str = ""


class Zygote:
    """Accepts graders, forks workers, watches and kills them."""

    def __init__(
        self, listener: socket.socket, alive: int, level: walls.Level, gpu: bool = False
    ) -> None:
        # IPython comes in with these, so they wait until this process is enclosed
        from autograder.sandbox.shell import make_shell
        from autograder.sandbox.worker import live

        self.live = live
        self.shell = make_shell()
        self.listener = listener
        self.alive = alive
        self.level = level
        self.gpu = gpu
        self.running: dict[int, Running] = {}  # by the connection's descriptor
        self.dying = False  # has someone been killed who has not ended yet?
        self.selector = selectors.DefaultSelector()
        self.selector.register(listener, selectors.EVENT_READ, self._accept)
        self.selector.register(alive, selectors.EVENT_READ, self._grader_gone)

    def serve(self) -> None:
        """Serve graders until the one that started this process is gone."""
        due = 0.0  # the next look
        while True:
            busy = self.running or self.dying
            wait = max(due - time.monotonic(), 0) if busy else None
            for key, _ in self.selector.select(wait):
                key.data(key.fileobj)
            if time.monotonic() < due:
                continue
            due = time.monotonic() + TICK
            self._look_after()
            if self.dying:
                self.dying = self._reap_orphans(os.WNOHANG)

    def _grader_gone(self, _: Any) -> None:
        for descriptor in list(self.running):
            self._kill(descriptor)
        self._reap_orphans(0)
        sys.exit(0)

    def _accept(self, listener: socket.socket) -> None:
        connection, _ = listener.accept()
        request, descriptors, _, _ = socket.recv_fds(connection, MAX_REQUEST, 1)
        if not request or len(descriptors) != 1:
            connection.close()
            return
        order = json.loads(request)
        worker_socket = socket.socket(fileno=descriptors[0])
        limits = walls.WorkerLimits(**order["limits"], gpu=self.gpu)
        watchdog = walls.fork_enclosed(self.level, limits, order["slot"])
        if watchdog is None:
            self._become_worker(connection, worker_socket, order)
        worker_socket.close()
        self.running[connection.fileno()] = Running(connection, watchdog)
        self.selector.register(connection, selectors.EVENT_READ, self._hear)

    def _become_worker(
        self, connection: socket.socket, sock: socket.socket, order: dict[str, Any]
    ) -> NoReturn:
        try:
            for running in self.running.values():
                running.connection.close()
            for thing in (connection, self.listener, self.selector):
                thing.close()
            os.close(self.alive)
            if self.gpu:
                share_gpu(order["gpu_memory_mb"])
            self.live(sock, self.shell, order["max_frame"])
        finally:
            os._exit(0)

    def _hear(self, connection: socket.socket) -> None:
        """The grader closed the connection, or asks for the worker's end or its CPU time ("cpu").

        By "fit" it asks for a thorough look at its limits, too; by "one", that nothing be left of
        its processes before but the first.
        """
        try:
            asked = connection.recv(3)
        except ConnectionResetError:
            asked = b""
        descriptor = connection.fileno()
        running = self.running[descriptor]
        if asked in (b"cpu", b"fit", b"one"):
            if asked == b"one":
                running.watchdog.kill_others()
            if asked == b"cpu":
                reason, spent = "", running.watchdog.seconds()
            else:
                reason, spent = running.watchdog.look_thoroughly()
            running.reason = running.reason or reason
            self._tell(connection, {"reason": running.reason, "spent": spent})
            return
        self._kill(descriptor)
        if asked:
            self._tell(connection, {"reason": running.reason})
        connection.close()

    def _tell(self, connection: socket.socket, answer: dict[str, Any]) -> None:
        with contextlib.suppress(BrokenPipeError):  # the grader may be gone by now
            connection.sendall(json.dumps(answer).encode() + b"\n")

    def _kill(self, descriptor: int) -> None:
        running = self.running.pop(descriptor)
        self.selector.unregister(running.connection)
        died_of = running.watchdog.kill()
        running.reason = running.reason or died_of
        self.dying = self._reap_orphans(os.WNOHANG)

    def _reap_orphans(self, how: int) -> bool:
        """Take the dead off the process table that a worker's supervisor has left to us.

        Are there any that were killed, but have not ended yet?
        """
        supervisors = {running.watchdog.pid for running in self.running.values()}
        orphans = set(processes.children(os.getpid())) - supervisors
        reaped = {pid for pid in orphans if os.waitpid(pid, how)[0] == pid}
        return reaped != orphans

    def _look_after(self) -> None:
        for running in self.running.values():
            if not running.reason:
                running.reason = running.watchdog.look()


def share_gpu(megabytes: int) -> None:
    """Let TensorFlow take that much of each card, before its runtime starts, and no more.

    Nobody grades with another library: it would have the whole card.
    """
    tf = sys.modules.get("tensorflow")
    if tf is None:
        return
    for card in tf.config.list_physical_devices("GPU"):
        part = tf.config.LogicalDeviceConfiguration(memory_limit=megabytes)
        tf.config.set_logical_device_configuration(card, [part])


def warm_up(shell: Any) -> None:
    """Do what every worker would do first: draw a plot, show an exception, obey, answer."""
    from autograder.sandbox.shell import run_cell
    from autograder.sandbox.worker import rehearse

    if "matplotlib.pyplot" in sys.modules:
        run_cell(
            shell,
            "import matplotlib.pyplot as plt\n"
            "fig, ax = plt.subplots(1, 2); ax[0].plot([0, 1], label='a'); ax[0].legend()\n"
            "ax[0].contourf([[0, 1], [1, 2]]); ax[0].contour([[0, 1], [1, 2]])\n"
            "ax[1].imshow([[0, 1]], cmap='gray'); ax[1].set_title('$x_1$')\n"
            "fig.colorbar(ax[1].images[0]); fig.tight_layout(); plt.show()",
            0,
        )
    run_cell(shell, "1 / 0", 0)
    run_cell(shell, "del fig, ax, plt", 0)
    for _ in range(REHEARSALS):
        rehearse(shell)


def main() -> None:
    """Start from the command line that autograder.grading.sandbox gives."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--listen", type=int, required=True)
    parser.add_argument("--alive", type=int, required=True)
    parser.add_argument("--level", type=walls.Level, required=True)
    parser.add_argument("--readable", type=Path, action="append", default=[])
    parser.add_argument("--preload", action="append", default=[])
    parser.add_argument("--gpu", action="store_true")
    options = parser.parse_args()
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)  # never outlive the grader
    if options.gpu and options.level is walls.Level.LANDLOCK:
        raise SandboxError("student code gets a GPU behind namespaces only: see autograder doctor")
    walls.enclose_parent(options.level, options.readable, options.gpu)
    for module in options.preload:
        importlib.import_module(module)
    listener = socket.socket(fileno=options.listen)
    zygote = Zygote(listener, options.alive, options.level, options.gpu)
    warm_up(zygote.shell)
    _seed()
    join_mappings()
    share_with_forks()
    os.write(options.alive, b"r")  # ready
    zygote.serve()


def _seed() -> None:
    import random

    random.seed(0)
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed(0)


if __name__ == "__main__":
    main()
