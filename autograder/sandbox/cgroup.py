"""Memory bounded by the kernel itself, where a cgroup (version 2) is delegated to the grader.

A cgroup that limits its children may hold no process (the root excepted), so what runs in ours is
moved to a child ``autograder``; each worker gets a child of its own beside it. Everything goes by
the folder's descriptor: once the sandbox parent is on its private root, it sees no /sys.

Source: https://docs.kernel.org/admin-guide/cgroup-v2.html, "Delegation" and "Memory".
"""

from __future__ import annotations

import contextlib
import errno
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OURS = "autograder"  # the child that holds the grader
WORKER = "autograder-worker-"  # a worker's; then the sandbox parent's pid and a number
CONTROLLERS = ("memory", "pids")
END_SECONDS = 2.0  # until the kernel lets a cgroup go whose processes are dead


class NotDelegated(Exception):
    """No cgroup can be used here; says why."""


@dataclass
class Group:
    """The cgroup of one worker."""

    parent: int  # descriptor of the delegated one
    name: str

    @classmethod
    def make(cls, parent: int, name: str, memory: int, processes: int) -> Group:
        """Make it, with limits (memory in bytes) for all of a worker and its supervisor."""
        os.mkdir(name, dir_fd=parent)
        group = cls(parent, name)
        group._write("memory.max", str(memory))
        group._write("memory.oom.group", "1")  # all of a worker or nothing
        group._write("pids.max", str(processes))
        with contextlib.suppress(FileNotFoundError):  # a kernel that keeps no account of swap
            group._write("memory.swap.max", "0")
        return group

    @contextlib.contextmanager
    def door(self) -> Iterator[int]:
        """A descriptor through which a process enters, by writing "0" to it."""
        descriptor = os.open(f"{self.name}/cgroup.procs", os.O_WRONLY, dir_fd=self.parent)
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    def ran_out(self) -> bool:
        """Whether the kernel has killed for want of memory in here."""
        return _numbers(self._read("memory.events")).get("oom_kill", 0) > 0

    def remove(self) -> None:
        """Remove it; all its processes must be dead."""
        until = time.monotonic() + END_SECONDS
        while not _removed(self.parent, self.name):
            if time.monotonic() > until:
                raise OSError(errno.EBUSY, "processes are left", self.name)
            time.sleep(0.002)

    def _write(self, name: str, text: str) -> None:
        _write(f"{self.name}/{name}", text, self.parent)

    def _read(self, name: str) -> str:
        descriptor = os.open(f"{self.name}/{name}", os.O_RDONLY, dir_fd=self.parent)
        with open(descriptor) as file:
            return file.read()


def take() -> int:
    """Make the cgroup we are in ready for workers' own; returns a descriptor of its folder.

    Raises NotDelegated.
    """
    folder = _delegated()
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        _prepare(folder, descriptor)
    except OSError as error:
        os.close(descriptor)
        raise NotDelegated(f"delegated to us, but {error.strerror} ({error.filename})") from error
    return descriptor


def problem() -> str:
    """Why no cgroup can be used here, by trying for real; "" if one can."""
    try:
        os.close(take())
    except NotDelegated as why:
        return str(why)
    return ""


def _delegated() -> Path:
    """The folder of the cgroup that was delegated to us: our own, or the one around it."""
    folder = _own(Path("/proc/self/mountinfo").read_text(), Path("/proc/self/cgroup").read_text())
    if folder.name == OURS:  # another grader has been here
        folder = folder.parent
    have = (folder / "cgroup.controllers").read_text().split()
    missing = [name for name in CONTROLLERS if name not in have]
    if missing:
        raise NotDelegated(f"without the {' and '.join(missing)} controller")
    if not _is_ours(folder):
        raise NotDelegated("not delegated to us")
    return folder


def _is_ours(folder: Path) -> bool:
    """Whether it was delegated: systemd marks such a one, and a container's own is a root."""
    if not all(os.access(folder / f, os.W_OK) for f in ("cgroup.procs", "cgroup.subtree_control")):
        return False
    for mark in ("user.delegate", "trusted.delegate"):
        with contextlib.suppress(OSError):
            if os.getxattr(folder, mark) == b"1":
                return True
    return folder.is_mount()


def _own(mounts: str, cgroups: str) -> Path:
    """The folder of this process's cgroup, from /proc/self/mountinfo and /proc/self/cgroup."""
    own = next((line[3:] for line in cgroups.splitlines() if line.startswith("0::")), None)
    for line in mounts.splitlines():
        front, _, back = line.partition(" - ")
        if back.startswith("cgroup2 ") and own is not None:
            root, point = front.split()[3:5]
            return Path(point) / os.path.relpath(own, root)
    raise NotDelegated("not mounted")


def _prepare(folder: Path, descriptor: int) -> None:
    """Move what runs in it to a child, limit the others, remove what the dead have left."""
    enabled = (folder / "cgroup.subtree_control").read_text().split()
    if not all(name in enabled for name in CONTROLLERS):
        if (folder / "cgroup.type").exists():  # the root alone has none, and may hold processes
            with contextlib.suppress(FileExistsError):
                os.mkdir(OURS, dir_fd=descriptor)
            for pid in (folder / "cgroup.procs").read_text().split():
                with contextlib.suppress(ProcessLookupError):
                    _write(f"{OURS}/cgroup.procs", pid, descriptor)
        _write("cgroup.subtree_control", " ".join(f"+{n}" for n in CONTROLLERS), descriptor)
    for left in folder.glob(f"{WORKER}*"):
        if not Path("/proc", left.name.removeprefix(WORKER).partition("-")[0]).exists():
            _removed(descriptor, left.name)


def _removed(parent: int, name: str) -> bool:
    try:
        os.rmdir(name, dir_fd=parent)
    except FileNotFoundError:
        return True
    except OSError as error:
        if error.errno != errno.EBUSY:
            raise
        return False
    return True


def _write(name: str, text: str, parent: int) -> None:
    descriptor = os.open(name, os.O_WRONLY, dir_fd=parent)
    try:
        os.write(descriptor, text.encode())
    except OSError as error:
        error.filename = name
        raise
    finally:
        os.close(descriptor)


def _numbers(text: str) -> dict[str, int]:
    return {words[0]: int(words[1]) for line in text.splitlines() if (words := line.split())}
