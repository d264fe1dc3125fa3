"""Memory that trainings share: who may begin, and whose fault it is when there is none left.

A model that needs more than its limit is the student's affair. A training that died because the
machine or the card was full is nobody's: it is run again, and if that does not help, the grade is
withheld.
"""

from __future__ import annotations

import contextlib
import re
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.errors import CourseError
from autograder.grading.results import Check, Outcome

SHARE = 0.9  # of what is free, given away
WAIT = 10.0  # seconds before a training that a neighbour stopped is run again
AGAIN = 3  # how often
GPU_FULL = re.compile(r"ResourceExhausted|out of memory|OUT_OF_MEMORY|OOM when|failed to allocate")


class Full(CourseError):
    """The machine had not the memory that a training was promised."""


class Room:
    """Lets trainings in as long as their memory, in MB, fits; a larger one goes alone."""

    def __init__(self, size: Callable[[], float]) -> None:
        self.measure_size = size
        self.size: float | None = None
        self.used = 0.0
        self.changed = threading.Condition()

    @contextlib.contextmanager
    def take(self, need: float) -> Iterator[None]:
        """Wait until there is room; give it back at the end."""
        with self.changed:
            if need and self.size is None:
                self.size = SHARE * self.measure_size()
            while need and self.used and self.used + need > (self.size or 0):
                self.changed.wait()
            self.used += need
        try:
            yield
        finally:
            with self.changed:
                self.used -= need
                self.changed.notify_all()


@dataclass(frozen=True)
class Pressure:
    """How short of memory the machine is."""

    kills: int = 0  # by the kernel, for want of memory, since it started
    gpu_free: float = float("inf")  # MB

    @classmethod
    def read(cls, device: str) -> Pressure:
        """As it is now."""
        return cls(kernel_kills(), gpu_free() if device == "gpu" else float("inf"))


def kernel_kills() -> int:
    """How many processes the kernel has killed for want of memory."""
    for name in ("/proc/vmstat", "/sys/fs/cgroup/memory.events"):
        with contextlib.suppress(OSError):
            words = Path(name).read_text().split()
            if "oom_kill" in words:
                return int(words[words.index("oom_kill") + 1])
    return 0


def main_free() -> float:
    """Free main memory in MB."""
    lines = Path("/proc/meminfo").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("MemAvailable"))


def gpu_free() -> float:
    """Free memory of the first GPU in MB, as its driver tells."""
    command = ["nvidia-smi", "--query-gpu=memory.free", "--format=csv,noheader,nounits"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=True)
        return float(done.stdout.splitlines()[0])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        raise CourseError(f"nvidia-smi does not tell the GPU's free memory: {error}") from error


def is_neighbours(check: Check, before: Pressure, after: Pressure, gpu_need: float) -> bool:
    """Did a training fail because others had taken the memory that it was promised?"""
    told = check.explanation
    if told is None:
        return False
    if check.outcome is Outcome.CRASHED and "memory" not in told.message:
        return after.kills > before.kills  # the watchdog would have said "memory"
    return bool(GPU_FULL.search(told.message)) and before.gpu_free < gpu_need


def patiently(
    train: Callable[[], Check],
    gpu_need: float,
    read: Callable[[], Pressure],
    wait: Callable[[float], None] = time.sleep,
) -> Check:
    """Train; again where a neighbour was at fault. Raises Full when that does not help."""
    for _ in range(AGAIN):
        before = read()
        check = train()
        if not is_neighbours(check, before, read(), gpu_need):
            return check
        wait(WAIT)
    raise Full(
        f"{AGAIN} trainings were ended because this machine ran out of memory, without being over "
        "their own limit: grade fewer at a time (-j), or close what else runs here"
    )
