"""Deliver a worker's signals for it, to its own processes only.

Before Linux 6.12 Landlock does not judge signals. There the system call filter holds the caller of
kill(2) and asks the supervisor, who sends the signal if its target lies below the supervisor.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import signal
import struct
from collections.abc import Iterable

from autograder.sandbox import processes

RECEIVE, ANSWER = 0xC0502100, 0xC0182101  # ioctls of a listener
REQUEST = struct.Struct("=QII iIQ 6Q")  # id, pid, flags; number, architecture, address, arguments
REPLY = struct.Struct("=QqiI")  # id, value, -errno, flags


def serve(listener: int, kill_number: int) -> None:
    """Take one call from the listener, carry it out or refuse it, and answer."""
    buffer = bytearray(REQUEST.size)
    with contextlib.suppress(FileNotFoundError):  # the caller died while it waited
        fcntl.ioctl(listener, RECEIVE, buffer, True)
        number, caller, _, call, _, _, target, second, third, *_ = REQUEST.unpack(buffer)
        # kill(pid, signal) and tkill(thread, signal), or tgkill(pid, thread, signal)
        what = second if call == kill_number else third
        code = _deliver(caller, _signed(target), _signed(what))
        fcntl.ioctl(listener, ANSWER, bytearray(REPLY.pack(number, 0, -code, 0)), True)


def _deliver(caller: int, target: int, what: int) -> int:
    """Send a signal to those of our own who are meant; returns 0 or an errno."""
    if not 0 <= what < signal.NSIG:
        return errno.EINVAL
    meant = list(_meant(caller, target, processes.descendants(os.getpid())))
    for pid in meant:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, what)
    return 0 if meant else errno.ESRCH


def _meant(caller: int, target: int, own: list[int]) -> Iterable[int]:
    """Whom kill(2) would signal, among our own."""
    if target > 0:
        return [pid for pid in own if pid == target]
    if target == -1:
        return [pid for pid in own if pid != caller]
    group = -target or _group(caller)
    return [pid for pid in own if _group(pid) == group]


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return 0


def _signed(argument: int) -> int:
    low = argument & 0xFFFFFFFF
    return low - (1 << 32) if low >> 31 else low
