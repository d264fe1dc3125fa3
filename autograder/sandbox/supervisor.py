"""Fork a worker under a supervisor: a tiny process that outlives it and leaves nothing behind.

Everything here runs between a fork and the student's code, or in the supervisor: a few calls, no
imports, no locks. What fails on the way is written to a pipe, and raised in the parent.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
import socket
from collections.abc import Iterator
from typing import NoReturn

from autograder.errors import SandboxError
from autograder.sandbox import landlock, limits, namespaces, processes, seccomp, signals
from autograder.sandbox import syscalls as sys_

OK = b"ok"
SHARED_ROOM = 4  # workers of one user that may be at their limit before another cannot fork


class _News:
    """A pipe from a worker being enclosed to the parent: OK, or what went wrong."""

    def __init__(self) -> None:
        self.reader, self.writer = os.pipe()

    def tell(self, news: bytes) -> None:
        os.write(self.writer, news[:4000])

    def hear(self) -> str:
        """Wait for the news; "" is good news."""
        os.close(self.writer)
        with open(self.reader, "rb") as pipe:
            news = pipe.read()
        return "" if news == OK else news.decode(errors="replace") or "the worker died at birth"


@contextlib.contextmanager
def _telling(news: _News) -> Iterator[None]:
    """Between fork and student code: whatever fails is told to the parent and ends the process."""
    try:
        yield
    except BaseException as error:
        kind = "" if isinstance(error, SandboxError) else f"{type(error).__name__}: "
        news.tell(f"{kind}{error}".encode())
        os._exit(1)


def fork_in_namespaces(wanted: limits.WorkerLimits, slot: int, door: int | None = None) -> int:
    """Fork a worker in namespaces of its own; 0 in the worker, its supervisor's pid in the parent.

    The supervisor is process 1 of the worker's pid namespace. ``door`` leads into its cgroup.
    """
    real_root = namespaces.is_real_root()
    seccomp.program(seccomp.Rules())  # once and for all, in the parent
    news = _News()
    init = namespaces.fork_worker(real_root)
    if init == 0:
        with _telling(news):
            _enter_group(door)
            return _become_init(wanted, slot, real_root, news)
    trouble = news.hear()
    if trouble:
        processes.end(init)
        raise SandboxError(trouble)
    return init


def _become_init(wanted: limits.WorkerLimits, slot: int, real_root: bool, news: _News) -> int:
    """Raise the walls as process 1, then fork the worker; returns 0, in the worker only."""
    os.close(news.reader)
    namespaces.enter_worker(wanted, slot, real_root)
    os.setsid()
    _plug_standard_streams()
    sys_.drop_capabilities()
    sys_.prctl(sys_.PR_SET_DUMPABLE, 0)  # nobody in here may look into process 1
    seccomp.install(seccomp.program(seccomp.Rules()))
    sys_.prctl(sys_.PR_SET_PDEATHSIG, signal.SIGKILL)
    _exit_if_unheard(news.writer)
    worker = os.fork()
    if worker == 0:
        sys_.prctl(sys_.PR_SET_DUMPABLE, 1)
        limits.apply(wanted, wanted.processes + 1)  # process 1 counts, too
        news.tell(OK)
        os.close(news.writer)
        return 0
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)  # which process 1 does not get from inside
    _close_descriptors()
    while True:
        done, status = os.wait()
        if done == worker:
            os._exit(_exit_code(status))  # and the kernel kills all that is left in here


def fork_in_box(
    wanted: limits.WorkerLimits,
    slot: int,
    box: str,
    paths: list[str] | None,
    door: int | None = None,
) -> int:
    """Fork a worker that is enclosed by Landlock, or by limits alone if ``paths`` is None.

    0 in the worker, its supervisor's pid in the parent. ``door`` leads into its cgroup.
    """
    parent = os.getpid()
    uid = namespaces.worker_uid(slot) if paths is not None and os.geteuid() == 0 else None
    if uid is not None:
        os.chown(box, uid, uid)
    if paths is not None:
        seccomp.program(_rules_in_box())  # once and for all, in the parent
    news = _News()
    overseer = os.fork()
    if overseer != 0:
        trouble = news.hear()
        if trouble:
            processes.end(overseer)
            raise SandboxError(trouble)
        return overseer
    with _telling(news):
        _enter_group(door)
        os.setsid()
        kept = [signal.signal(number, _wake) for number in (signal.SIGCHLD, signal.SIGTERM)]
        if sys_.LINUX:
            sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
            sys_.prctl(sys_.PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        ours, its = socket.socketpair()
        worker = os.fork()
        if worker == 0:
            for number, handler in zip((signal.SIGCHLD, signal.SIGTERM), kept, strict=True):
                signal.signal(number, handler)
            ours.close()
            _enter_box(wanted, box, paths, uid, its)
            its.close()
            news.tell(OK)
            os.close(news.reader)
            os.close(news.writer)
            return 0
        its.close()
        listener = _receive_listener(ours)
    _close_descriptors(but=listener)
    _oversee(worker, parent, listener)


def _enter_group(door: int | None) -> None:
    """Be counted, with all that follows, in the worker's cgroup."""
    if door is not None:
        os.write(door, b"0")


def _receive_listener(sock: socket.socket) -> int:
    """The descriptor on which a worker asks for signals; -1 if it need not ask."""
    _, descriptors, _, _ = socket.recv_fds(sock, 1, 1)
    return descriptors[0] if descriptors else -1


def _enter_box(
    wanted: limits.WorkerLimits,
    box: str,
    paths: list[str] | None,
    uid: int | None,
    supervisor: socket.socket,
) -> None:
    os.setpgid(0, 0)  # the supervisor has made a session
    _plug_standard_streams()
    count = wanted.processes
    if uid is None and sys_.LINUX:
        # the kernel counts a user's processes together: the watchdog counts this worker's own
        count = processes.tasks_of_user(os.getuid()) + SHARED_ROOM * wanted.processes
    if paths is None:
        os.chdir(box)
    else:
        landlock.enter_worker(paths, box, uid)
        rules = _rules_in_box()
        listener = seccomp.install(seccomp.program(rules), listen=rules.ask_for_signals)
        if rules.ask_for_signals:
            socket.send_fds(supervisor, [b"l"], [listener])
            os.close(listener)
    limits.apply(wanted, count)


def _rules_in_box() -> seccomp.Rules:
    return seccomp.Rules(shared_user=True, ask_for_signals=not landlock.judges_signals())


def _oversee(worker: int, parent: int, listener: int) -> NoReturn:
    """Reap until the worker has ended, or the parent has; then kill all that is left."""
    alarm, bell = os.pipe()
    os.set_blocking(bell, False)
    signal.set_wakeup_fd(bell)
    poll = select.poll()
    poll.register(alarm, select.POLLIN)
    if listener >= 0:
        poll.register(listener, select.POLLIN)
    code = 1 if os.getppid() != parent else None  # its death may have come before the alarm
    while code is None:
        for pid, status in _reap():  # first of all: the worker may have ended before the alarm
            if pid == worker:
                code = _exit_code(status)
        if code is not None:
            break
        for descriptor, event in poll.poll():
            if descriptor == alarm and signal.SIGTERM in os.read(alarm, 512):
                code = 1
            elif descriptor == listener and event & select.POLLIN:
                signals.serve(listener, seccomp.number_of(seccomp.KILL))
            elif descriptor == listener:
                poll.unregister(listener)  # nobody is left who could ask
    processes.kill_below(os.getpid())
    os._exit(code)


def _wake(*_: object) -> None:
    """Nothing: a signal with a handler wakes poll."""


def _reap() -> Iterator[tuple[int, int]]:
    while True:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        yield pid, status


def _plug_standard_streams() -> None:
    """Give the worker no pipe of the parent's to write to."""
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(null, descriptor)
    if null > 2:
        os.close(null)


def _close_descriptors(but: int = -1) -> None:
    """Keep no end of a pipe or socket open: its other side waits for it to close."""
    os.closerange(3, max(but, 3))
    os.closerange(max(but + 1, 3), 65536)


def _exit_if_unheard(pipe: int) -> None:
    """Exit if the parent died before it could take us along."""
    poll = select.poll()
    poll.register(pipe, 0)
    if any(event & select.POLLERR for _, event in poll.poll(0)):
        os._exit(1)


def _exit_code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code
