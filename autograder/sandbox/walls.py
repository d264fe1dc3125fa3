"""The walls around student code: which there are, how to get behind them, how to end it.

The sandbox parent (autograder.sandbox.zygote) calls, in this order, ``enclose_parent`` once,
``fork_enclosed`` for each worker, ``Watchdog.look`` ten times a second, and ``Watchdog.kill``.

              parent ──fork──▶ supervisor ──fork──▶ worker: student code
    NAMESPACES                 process 1 of a pid namespace: its end is the end of all in it
    LANDLOCK, NONE             adopts the worker's orphans, and kills them when the worker ends
"""

from __future__ import annotations

import contextlib
import enum
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from autograder.errors import SandboxError
from autograder.sandbox import cgroup, landlock, namespaces, processes, supervisor
from autograder.sandbox import syscalls as sys_
from autograder.sandbox.cgroup import Group
from autograder.sandbox.limits import MEGABYTE, Watchdog, WorkerLimits

__all__ = [
    "Level",
    "Report",
    "Watchdog",
    "WorkerLimits",
    "best_level",
    "enclose_parent",
    "fork_enclosed",
    "probe",
    "try_level",
]

PROBE_SECONDS = 30.0
BOX_PREFIX = "autograder-worker-"  # of a worker's folder on the disk; then the grader's pid


class Level(enum.Enum):
    """How student code is kept apart; the first two are full isolation."""

    NAMESPACES = "full"
    LANDLOCK = "landlock"
    NONE = "none"


@dataclass(frozen=True)
class Report:
    """For each level: "" if it works here, else why not."""

    problems: dict[Level, str]


def try_level(level: Level) -> str:
    """Try a level for real, once: "" if it works here, else why not."""
    if level is Level.NONE:
        return ""
    return _try(level) if sys_.LINUX else "this is not Linux"


@cache
def _try(level: Level) -> str:
    """Try a level in a program of its own."""
    command = [sys.executable, "-P", "-m", "autograder.sandbox.probe", level.value]
    try:
        done = subprocess.run(command, capture_output=True, timeout=PROBE_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        return f"no answer within {PROBE_SECONDS:g} seconds"
    lines = done.stderr.decode(errors="replace").strip().splitlines()
    return "" if done.returncode == 0 else (lines or ["it died"])[-1]


def probe() -> Report:
    """Try each level."""
    return Report({level: try_level(level) for level in Level})


def best_level() -> Level:
    """The best level of isolation that works on this machine."""
    return next(level for level in Level if not try_level(level))


def enclose_parent(level: Level, readable: list[Path], gpu: bool = False) -> None:
    """Prepare this process, fresh and with one thread, to fork enclosed workers.

    ``readable`` lists folders that workers may read besides Python and the system.
    """
    if sys_.LINUX and level is not Level.NONE:
        with contextlib.suppress(cgroup.NotDelegated):  # then the watchdog bounds memory alone
            _PARENT.cgroup = cgroup.take()
    if sys_.LINUX:
        # workers are handed to us when the process between us and them ends
        sys_.prctl(sys_.PR_SET_CHILD_SUBREAPER, 1)
    if level is Level.NAMESPACES:
        namespaces.enclose_parent(readable, gpu)
    elif level is Level.LANDLOCK:
        if landlock.abi() < landlock.MINIMUM_ABI:
            raise SandboxError(
                f"Landlock is at version {landlock.abi()} here, version {landlock.MINIMUM_ABI} is "
                "needed: Linux 6.2 or newer, with landlock among the security modules (lsm=)"
            )
        _PARENT.paths = landlock.readable_paths(readable)


def fork_enclosed(level: Level, limits: WorkerLimits, slot: int) -> Watchdog | None:
    """Fork a worker behind the walls of a level; None in the worker.

    Workers that live at the same time must have different slots. If a wall cannot be raised, no
    worker is left and SandboxError says why.
    """
    with contextlib.ExitStack() as undo:
        box = None
        if level is not Level.NAMESPACES:  # there, it gets a tmpfs
            box = tempfile.mkdtemp(prefix=f"{BOX_PREFIX}{os.getppid()}-")
            undo.callback(processes.remove_box, box)
        group = _PARENT.new_group(limits)
        if group is not None:
            undo.callback(group.remove)
        with contextlib.nullcontext() if group is None else group.door() as door:
            if box is None:
                pid = supervisor.fork_in_namespaces(limits, slot, door)
            else:
                paths = _PARENT.paths if level is Level.LANDLOCK else None
                pid = supervisor.fork_in_box(limits, slot, box, paths, door)
        undo.pop_all()  # nothing is to be undone: the watchdog clears up, when it ends
    if pid == 0:
        _PARENT.close()
        return None
    return Watchdog(pid, limits, box, group)


@dataclass
class _Parent:
    """What enclose_parent finds out for fork_enclosed; a process is enclosed once, for good."""

    paths: list[str] = field(default_factory=list)
    cgroup: int | None = None  # descriptor of the folder in which workers get theirs
    groups: int = 0

    def new_group(self, limits: WorkerLimits) -> Group | None:
        """A cgroup for one worker, where that is possible."""
        if self.cgroup is None:
            return None
        self.groups += 1
        name = f"{cgroup.WORKER}{os.getpid()}-{self.groups}"
        memory = (limits.memory_mb + limits.disk_mb) * MEGABYTE  # files on a tmpfs count, too
        return Group.make(self.cgroup, name, memory, limits.processes + 2)

    def close(self) -> None:
        """Let a worker have nothing of it."""
        if self.cgroup is not None:
            os.close(self.cgroup)


_PARENT = _Parent()
