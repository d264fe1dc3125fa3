"""The walls around student code: which there are, how to get behind them, how to end it.

The sandbox parent (autograder.sandbox.zygote) calls, in this order, ``enclose_parent`` once,
``fork_enclosed`` for each worker, ``Watchdog.look`` ten times a second, and ``Watchdog.kill``.

              parent ──fork──▶ supervisor ──fork──▶ worker: student code
    NAMESPACES                 process 1 of a pid namespace: its end is the end of all in it
    LANDLOCK, NONE             adopts the worker's orphans, and kills them when the worker ends
"""

from __future__ import annotations

import enum
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.errors import SandboxError
from autograder.sandbox import landlock, namespaces, processes, supervisor
from autograder.sandbox import syscalls as sys_
from autograder.sandbox.limits import Watchdog, WorkerLimits

__all__ = [
    "Level",
    "Report",
    "Watchdog",
    "WorkerLimits",
    "best_level",
    "enclose_parent",
    "fork_enclosed",
    "kill_worker",
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


def fork_enclosed(level: Level, limits: WorkerLimits, slot: int) -> tuple[int, str | None]:
    """Fork a worker behind the walls of a level.

    In the worker: (0, its own folder); in the parent: (pid of the supervisor, the folder to be
    removed at the end, if it lies on the machine's disk). Workers that live at the same time must
    have different slots. If a wall cannot be raised, no worker is left and SandboxError says why.
    """
    if level is Level.NAMESPACES:
        return supervisor.fork_in_namespaces(limits, slot), None
    paths = _PARENT.paths if level is Level.LANDLOCK else None
    box = tempfile.mkdtemp(prefix=f"{BOX_PREFIX}{os.getppid()}-")
    try:
        return supervisor.fork_in_box(limits, slot, box, paths), box
    except SandboxError:
        processes.remove_box(box)
        raise


def kill_worker(pid: int) -> None:
    """Kill everything of a worker, and wait until it is gone."""
    processes.end(pid)


@dataclass
class _Parent:
    """What enclose_parent finds out for fork_enclosed; a process is enclosed once, for good."""

    paths: list[str]


_PARENT = _Parent([])
