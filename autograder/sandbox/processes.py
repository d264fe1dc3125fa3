"""Find, measure and kill the processes of a worker, by hand from /proc."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import secrets
import signal
import stat
from collections.abc import Iterable
from functools import cache

MAX_FILES = 20_000  # in a worker's folder on the disk
INODE_BYTES = 1024  # what an empty file costs
GONE = (FileNotFoundError, ProcessLookupError)
HERTZ = os.sysconf("SC_CLK_TCK")
WANTED = re.compile(rb"^(VmRSS|VmSwap|VmPTE|VmData|Threads):\s+(\d+)( kB)?$", re.MULTILINE)


def status(pid: int) -> dict[str, int]:
    """Sizes of /proc/PID/status in bytes, and its threads; empty if the process is gone."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            found = WANTED.findall(file.read())
    except (*GONE, PermissionError):
        return {}
    return {name.decode(): int(n) * (1024 if unit else 1) for name, n, unit in found}


def children(pid: int) -> list[int]:
    """The children of a process, those of all its threads."""
    if not _kernel_lists_children():
        return [child for child, parent in _parents() if parent == pid]
    found = []
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            with contextlib.suppress(*GONE), open(f"/proc/{pid}/task/{task}/children") as file:
                found += [int(child) for child in file.read().split()]
    except GONE:
        return []
    return found


def descendants(pid: int) -> list[int]:
    """All processes below one. An orphan counts: it is handed to the worker's supervisor."""
    found: list[int] = []
    todo = [pid]
    while todo:
        new = children(todo.pop())
        found += new
        todo += new
    return found


def resident(statuses: Iterable[dict[str, int]]) -> int:
    """An upper bound of the memory of some processes: shared pages count in each of them."""
    return sum(s.get(name, 0) for s in statuses for name in ("VmRSS", "VmSwap", "VmPTE"))


def proportional(pids: Iterable[int]) -> int:
    """The memory of some processes, each shared page divided among those who share it."""
    total = 0
    for pid in pids:
        sizes = status(pid)
        try:
            with open(f"/proc/{pid}/smaps_rollup") as file:
                lines = [line.split() for line in file]
            own = sum(int(w[1]) * 1024 for w in lines if w[0] in ("Pss:", "SwapPss:"))
        except GONE:
            continue
        except PermissionError:  # it made itself unreadable: then it gets no discount
            own = sizes.get("VmRSS", 0) + sizes.get("VmSwap", 0)
        total += own + sizes.get("VmPTE", 0)
    return total


def cpu_seconds(pids: Iterable[int]) -> float:
    """The CPU time of some processes and of their children that have ended."""
    ticks = 0
    for pid in pids:
        try:
            with open(f"/proc/{pid}/stat", "rb") as file:
                fields = file.read().rpartition(b")")[2].split()
        except GONE:
            continue
        ticks += sum(int(field) for field in fields[11:15])  # utime, stime, cutime, cstime
    return ticks / HERTZ


def queued_seconds(pids: Iterable[int]) -> float:
    """How long the threads of some processes were ready to run while others had the CPU."""
    nanoseconds = 0
    for pid in pids:
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/schedstat", "rb") as file:
                    nanoseconds += int(file.read().split()[1])
        except GONE:
            continue
    return nanoseconds / 1e9


@cache
def kernel_counts_queues() -> bool:
    """Whether `queued_seconds` can be told; else it is 0."""
    try:
        with open("/proc/self/schedstat", "rb") as file:
            return not file.read().startswith(b"0 ")  # the time that this process has run
    except FileNotFoundError:
        return False


def any_ready(pids: Iterable[int]) -> bool:
    """Whether a thread of some processes runs, or would if it had a CPU."""
    for pid in pids:
        try:
            for task in os.listdir(f"/proc/{pid}/task"):
                with open(f"/proc/{pid}/task/{task}/stat", "rb") as file:
                    if file.read().rpartition(b") ")[2].startswith(b"R"):
                        return True
        except GONE:
            continue
    return False


def disk_bytes(folder: str, pids: Iterable[int], bound: int) -> int:
    """What lies in a folder, and what was deleted from it but is still open; stops at the bound.

    What lies so deep that its path cannot be said is out of sight, and counts as over the bound.
    """
    total = 0
    todo = [folder]
    while todo and total <= bound:
        try:
            with os.scandir(todo.pop()) as entries:
                for entry in entries:
                    total += max(INODE_BYTES, bound // MAX_FILES)
                    if entry.is_dir(follow_symlinks=False):
                        todo.append(entry.path)
                    elif entry.is_file(follow_symlinks=False):
                        total += entry.stat(follow_symlinks=False).st_blocks * 512
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                return bound + 1
            if not isinstance(error, (*GONE, PermissionError, NotADirectoryError)):
                raise
    for pid in pids:
        with contextlib.suppress(*GONE, PermissionError):
            for descriptor in os.listdir(f"/proc/{pid}/fd"):
                with contextlib.suppress(*GONE):
                    about = os.stat(f"/proc/{pid}/fd/{descriptor}")
                    total += about.st_blocks * 512 if about.st_nlink == 0 else 0
    return total


def kill_all(supervisor: int) -> None:
    """Kill a supervisor and everything below it."""
    if not _is_namespace_init(supervisor):  # with such a one, the kernel kills all the rest
        kill_below(supervisor)
    with contextlib.suppress(ProcessLookupError):
        os.kill(supervisor, signal.SIGKILL)


def kill_below(supervisor: int, spared: int | None = None) -> None:
    """Kill everything below a supervisor that adopts orphans, but for the one to be spared."""
    # stop before killing: a process that forks as fast as we kill would outrun us
    for what in (signal.SIGSTOP, signal.SIGKILL):
        done = set() if spared is None else {spared}
        while new := [pid for pid in descendants(supervisor) if pid not in done]:
            for pid in new:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(pid, what)
            done.update(new)


def end(supervisor: int) -> int:
    """Kill everything of a worker and wait until it is gone; return the supervisor's exit code."""
    below = [] if _is_namespace_init(supervisor) else descendants(supervisor)
    kill_all(supervisor)
    code = os.waitstatus_to_exitcode(os.waitpid(supervisor, 0)[1])
    for pid in below:  # those that the dead supervisor has left to us
        with contextlib.suppress(ChildProcessError):
            os.waitpid(pid, 0)
    return code


def remove_box(folder: str) -> None:
    """Remove a dead worker's folder, whatever it did to depth, names and permissions in it."""
    mark = secrets.token_hex(8)
    top = os.open(folder, os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        # what lies in a folder is moved to the top: no path gets long, no call nests
        moved = 0
        while names := os.listdir(top):
            for name in names:
                if not _is_folder(name, top):
                    os.unlink(name, dir_fd=top)
                    continue
                inner = os.open(name, os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=top)
                for child in os.listdir(inner):
                    _is_folder(child, inner)
                    moved += 1
                    os.rename(child, f"{mark}{moved}", src_dir_fd=inner, dst_dir_fd=top)
                os.close(inner)
                os.rmdir(name, dir_fd=top)
    finally:
        os.close(top)
    os.rmdir(folder)


def _is_folder(name: str, parent: int) -> bool:
    """Whether it is a folder; if so, it is made ours to enter."""
    mode = os.stat(name, dir_fd=parent, follow_symlinks=False).st_mode
    if stat.S_ISDIR(mode) and mode & 0o700 != 0o700:
        os.chmod(name, 0o700, dir_fd=parent)
    return stat.S_ISDIR(mode)


def tasks(statuses: Iterable[dict[str, int]]) -> int:
    """The number of threads of some processes."""
    return sum(s.get("Threads", 0) for s in statuses)


def tasks_of_user(uid: int) -> int:
    """The number of threads of a user, on the whole machine."""
    count = 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(*GONE):
                if os.stat(f"/proc/{name}").st_uid == uid:
                    count += status(int(name)).get("Threads", 0)
    return count


def _is_namespace_init(pid: int) -> bool:
    """Whether this process is number 1 of a pid namespace below ours."""
    try:
        with open(f"/proc/{pid}/status", "rb") as file:
            lines = file.read().splitlines()
    except GONE:
        return False
    numbers = next((line.split()[1:] for line in lines if line.startswith(b"NSpid:")), [])
    return len(numbers) > 1 and numbers[-1] == b"1"


@cache
def _kernel_lists_children() -> bool:
    return os.path.exists(f"/proc/self/task/{os.getpid()}/children")


def _parents() -> list[tuple[int, int]]:
    """(pid, parent's pid) of every process."""
    found = []
    for name in os.listdir("/proc"):
        if name.isdigit():
            with contextlib.suppress(*GONE), open(f"/proc/{name}/stat", "rb") as file:
                found.append((int(name), int(file.read().rpartition(b")")[2].split()[1])))
    return found
