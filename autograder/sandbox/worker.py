"""The life of a worker: take files, run the cells, answer for one question after another.

It obeys commands on one socket; for each question it is handed another, on which requests are
answered. After the cells have run, each question is served by a fork of the worker, so that a
crash or a change of state in one question never reaches the next. Where code has started native
threads (TensorFlow's runtime), which a fork would lose, the worker serves the questions itself.
"""

from __future__ import annotations

import builtins
import contextlib
import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from autograder.messages import Channel, Closed, Malformed, Unsendable, encode
from autograder.sandbox.serve import Server, seed_libraries
from autograder.sandbox.shell import Shell, run_cell

FORK_SECONDS = 10.0  # a watchdog needs less to end whoever takes all processes
REHEARSED = "def rehearsed(x):\n    return x"


class Worker:
    """Runs one submission."""

    def __init__(self, commands: Channel, shell: Shell) -> None:
        self.commands = commands
        self.shell = shell
        self.child: int | None = None
        self.home = Path.cwd()
        self.files: dict[str, bytes] = {}
        self.own: set[str] = set()  # names whose objects the student's cells have set
        self.operations: dict[str, Callable[[dict[str, Any]], Any]] = {
            "files": self._files,
            "written": self._written,
            "cell": self._cell,
            "question": self._question,
            "end": self._end,
        }

    def obey(self) -> None:
        """Carry out commands until the grader closes the connection."""
        while True:
            try:
                command = self.commands.receive()
            except Closed:
                return
            reply = self.operations[command["op"]](command)
            if reply is not None:
                self.commands.send(encode(reply))

    def _files(self, command: dict[str, Any]) -> dict[str, Any]:
        """Write the submitted files that lie beside the notebook."""
        os.environ.update(command["environment"])
        self.files = command["files"]
        for name, content in self.files.items():
            path = self.home / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        return {}

    def _written(self, command: dict[str, Any]) -> dict[str, Any]:
        """The files that the cells have written beside the notebook, or changed."""
        found: dict[str, bytes] = {}
        left = command["max_bytes"]
        for path in sorted(self.home.rglob("[!.]*")):
            name = path.relative_to(self.home).as_posix()
            if name.startswith(".") or path.is_symlink() or not path.is_file():
                continue
            left -= path.stat().st_size
            if left < 0 or len(found) >= command["max_files"]:
                break
            content = path.read_bytes()
            if self.files.get(name) != content:
                found[name] = content
        return {"files": found}

    def _cell(self, command: dict[str, Any]) -> dict[str, Any]:
        """Run a cell; behind one of the course's, put back the student's names that it has set."""
        namespace = self.shell.user_ns
        before = dict(namespace)
        reply = run_cell(self.shell, command["source"], command["max_text"], command["interrupt"])
        new = {n for n, value in namespace.items() if n not in before or value is not before[n]}
        if command["gives_back"] is None:  # a cell of the student's
            self.own |= new
            return reply
        back = self.own & set(command["gives_back"]) & before.keys()
        namespace.update((name, before[name]) for name in back)
        self.own -= new - back
        return reply

    def _question(self, command: dict[str, Any]) -> dict[str, Any] | None:
        if self.child is not None:  # the question before: its channel is closed
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.child, signal.SIGKILL)
            self._reap()
        _, descriptors, _, _ = socket.recv_fds(self.commands.sock, 1, 1)
        sock = socket.socket(fileno=descriptors[0])
        channel = Channel(sock, command["max_frame"], trusted=True)
        if _native_threads() > 1:
            self.commands.send(encode({"forked": False}))
            self._answer(channel, command["given"], command["values"])
            return None
        self.child = _fork()
        if self.child == 0:
            try:
                self.commands.close()
                if command["core"] is not None:
                    with contextlib.suppress(OSError):  # not to be had: it is only slower
                        os.sched_setaffinity(0, {command["core"]})
                self._answer(channel, command["given"], command["values"])
            finally:
                os._exit(0)
        channel.close()
        return {"forked": True}

    def _answer(self, channel: Channel, given: list[str], values: dict[str, Any]) -> None:
        """Answer requests about the namespace until the grader closes the channel."""
        namespace = self.shell.user_ns
        lent = values | {name: _stand_in(name, channel) for name in given}
        kept = {name: namespace[name] for name in lent if name in namespace}
        namespace |= lent
        seed_libraries(0)
        try:
            _serve(namespace, channel)
        finally:
            channel.close()
            namespace |= kept

    def _end(self, command: dict[str, Any]) -> dict[str, Any]:
        """How a question's process ended, which did so by itself."""
        return {"status": self._reap()}

    def _reap(self) -> int:
        """Wait for the end of a question's process; its status, 0 if there is none."""
        child, self.child = self.child, None
        if child is None:
            return 0
        try:
            # a process closes its end of a channel before it counts as ended: wait for it
            return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        except ChildProcessError:  # the student's code has waited for it, or wants no news of it
            return 0


def _serve(namespace: dict[str, Any], channel: Channel) -> None:
    server = Server(namespace, _Asking(channel))
    with contextlib.suppress(Closed):
        while True:
            channel.send(server.answer(*channel.receive_frame()))


class _Asking:
    """Asks the grader for what is not here: the course's own version of a function or class."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel

    def __call__(self, question: dict[str, Any]) -> dict[str, Any]:
        try:
            self.channel.send(encode(question))
        except Unsendable as error:
            raise TypeError(f"{question.get('name')}: {error}") from None
        reply: dict[str, Any] = self.channel.receive()
        if "error" in reply:
            kind = getattr(builtins, reply["error"]["type"], RuntimeError)
            raise kind(reply["error"]["message"])
        return reply


def _stand_in(name: str, channel: Channel) -> Callable[..., Any]:
    """What a student's code calls in the place of its own failed function or class."""
    ask = _Asking(channel)

    def stand_in(*args: Any, **kwargs: Any) -> Any:
        named = {key: _packed(value) for key, value in kwargs.items()}
        reply = ask(
            {"ask": "call", "name": name, "args": list(map(_packed, args)), "kwargs": named}
        )
        if "object" in reply:
            return _StandInObject(ask, reply["object"])
        generators = [v for v in (*args, *kwargs.values()) if isinstance(v, np.random.Generator)]
        for generator, state in zip(generators, reply["drawn"], strict=True):
            generator.bit_generator.state = state  # go on behind what the course has drawn
        return iter(reply["value"]) if reply["iterates"] else reply["value"]

    stand_in.__name__ = name
    return stand_in


def _packed(value: Any) -> Any:
    """An argument for the grader; a random generator goes as its state."""
    if isinstance(value, np.random.Generator):
        return {"generator": value.bit_generator.state}
    return value


class _StandInObject:
    """An object of one of the course's classes; it lives with the grader."""

    def __init__(self, ask: _Asking, number: int) -> None:
        self.__dict__.update(_ask=ask, _number=number)

    def __getattr__(self, name: str) -> Any:
        where = {"object": self._number, "name": name}
        reply = self._ask({"ask": "get", **where})
        if "method" not in reply:
            return reply["value"]
        return lambda *args: self._ask({"ask": "method", **where, "args": list(args)})["value"]

    def __setattr__(self, name: str, value: Any) -> None:
        self._ask({"ask": "set", "object": self._number, "name": name, "value": value})


def _fork() -> int:
    """Fork, as soon as the kernel lets us: another worker of this user may be a fork bomb."""
    deadline = time.monotonic() + FORK_SECONDS
    while True:
        try:
            return os.fork()
        except BlockingIOError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.02)


def _native_threads() -> int:
    try:
        return len(os.listdir("/proc/self/task"))
    except OSError:  # a sandbox without /proc: the interpreter's own count
        import threading

        return threading.active_count()


def live(sock: socket.socket, shell: Shell, max_frame: int) -> None:
    """Be a worker on this socket, until it closes."""
    sys.path.insert(0, os.getcwd())  # as a notebook finds the modules beside it
    try:
        Worker(Channel(sock, max_frame, trusted=True), shell).obey()
    except Malformed:  # the connection broke in the middle of a frame: nobody is listening
        return


def rehearse(shell: Shell) -> None:
    """Do here, for nobody, what every worker does first: Python writes to code that is new to it.

    A fork would copy the pages that are written to, and do it all again in the next one.
    """
    (ours, its), (asking, answering) = socket.socketpair(), socket.socketpair()
    with ours, its, asking, answering:
        grader, test = Channel(ours), Channel(asking)
        grader.send(encode({"op": "files", "files": {}, "environment": {}}))
        grader.send(
            encode(
                {
                    "op": "cell",
                    "source": REHEARSED,
                    "gives_back": None,
                    "max_text": 0,
                    "interrupt": 0.0,
                }
            )
        )
        test.send(encode({"op": "names", "names": ["rehearsed"]}))
        for name in ("rehearsed", "missing"):
            test.send(encode({"op": "call", "target": name, "args": [np.zeros((8, 8))]}))
        for end in (ours, asking):
            end.shutdown(socket.SHUT_WR)
        Worker(Channel(its, trusted=True), shell).obey()
        _serve(shell.user_ns, Channel(answering, trusted=True))
    del shell.user_ns["rehearsed"]
