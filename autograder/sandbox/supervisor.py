"""Fork a worker under a supervisor: a tiny process that outlives it and leaves nothing behind.

Everything here runs between a fork and the student's code, or in the supervisor: a few calls, no
imports, no locks. What fails on the way is written to a pipe, and raised in the parent.
"""

from __future__ import annotations

import contextlib
import os
import select
import signal
from collections.abc import Iterator
from typing import NoReturn

from autograder.errors import SandboxError
from autograder.sandbox import landlock, limits, namespaces, processes, seccomp
from autograder.sandbox import syscalls as sys_

OK = b"ok"


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


def fork_in_namespaces(wanted: limits.WorkerLimits, slot: int) -> int:
    """Fork a worker in namespaces of its own; 0 in the worker, its supervisor's pid in the parent.

    The supervisor is process 1 of the worker's pid namespace.
    """
    real_root = namespaces.is_real_root()
    seccomp.program(seccomp.Rules())  # once and for all, in the parent
    news = _News()
    init = namespaces.fork_worker(real_root)
    if init == 0:
        with _telling(news):
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


def fork_in_box(wanted: limits.WorkerLimits, slot: int, box: str, paths: list[str] | None) -> int:
    """Fork a worker that is enclosed by Landlock, or by limits alone if ``paths`` is None.

    0 in the worker, its supervisor's pid in the parent.
    """
    parent = os.getpid()
    uid = namespaces.worker_uid(slot) if paths is not None and os.geteuid() == 0 else None
    if uid is not None:
        os.chown(box, uid, uid)
    news = _News()
    overseer = os.fork()
    if overseer != 0:
        trouble = news.hear()
        if trouble:
            processes.end(overseer)
            raise SandboxError(trouble)
        return overseer
    with _telling(news):
        os.setsid()
        signals = {signal.SIGCHLD, signal.SIGTERM}
        signal.pthread_sigmask(signal.SIG_BLOCK, signals)
        if sys_.LINUX:
            sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
            sys_.prctl(sys_.PR_SET_PDEATHSIG, signal.SIGTERM)
        if os.getppid() != parent:
            os._exit(1)
        worker = os.fork()
        if worker == 0:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, signals)
            _enter_box(wanted, box, paths, uid)
            news.tell(OK)
            os.close(news.reader)
            os.close(news.writer)
            return 0
    _close_descriptors()
    _oversee(worker, signals)


def _enter_box(
    wanted: limits.WorkerLimits, box: str, paths: list[str] | None, uid: int | None
) -> None:
    os.setsid()
    _plug_standard_streams()
    # the kernel counts processes by user: leave room for what the user has running already
    running = 0 if uid is not None or not sys_.LINUX else processes.tasks_of_user(os.getuid())
    if paths is None:
        os.chdir(box)
    else:
        landlock.enter_worker(paths, box, uid)
        signals_to = os.getpid() if landlock.abi() < landlock.SCOPES_ABI else None
        seccomp.install(seccomp.program(seccomp.Rules(shared_user=True, signals_to=signals_to)))
    limits.apply(wanted, running + wanted.processes)


def _oversee(worker: int, signals: set[signal.Signals]) -> NoReturn:
    """Reap until the worker has ended, or the parent has; then kill all that is left."""
    code = 1
    while signal.sigwait(signals) == signal.SIGCHLD:
        for pid, status in _reap():
            if pid == worker:
                code = _exit_code(status)
                break
        else:
            continue
        break
    processes.kill_below(os.getpid())
    os._exit(code)


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


def _close_descriptors() -> None:
    """Keep no end of a pipe or socket open: its other side waits for it to close."""
    os.closerange(3, 65536)


def _exit_if_unheard(pipe: int) -> None:
    """Exit if the parent died before it could take us along."""
    poll = select.poll()
    poll.register(pipe, 0)
    if any(event & select.POLLERR for _, event in poll.poll(0)):
        os._exit(1)


def _exit_code(status: int) -> int:
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 128 - code
