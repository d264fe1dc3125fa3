"""How much a worker may use: limits that the kernel keeps, and a watchdog for those it does not."""

from __future__ import annotations

import math
import os
import resource
import sys
import time
from dataclasses import dataclass

from autograder.sandbox import processes
from autograder.sandbox.cgroup import Group

MEGABYTE = 1 << 20
NICE = 5  # the grader, and who watches, come before those that are watched


@dataclass(frozen=True)
class WorkerLimits:
    """A problem set's limits (autograder.course.pset.Limits), as they reach the sandbox."""

    notebook_seconds: float = 60
    cell_seconds: float = 20
    call_seconds: float = 5
    question_seconds: float = 30
    cpu_seconds: float = 180
    memory_mb: int = 1500
    processes: int = 128
    open_files: int = 256
    disk_mb: int = 256
    output_kb: int = 512
    worker_seconds: float = 4 * 3600  # of a worker's whole life, wall: for when a grader forgets it
    gpu: bool = False


def apply(limits: WorkerLimits, process_count: int) -> None:
    """Set the kernel's limits for this process and all that it starts."""
    os.nice(NICE)
    cpu = math.ceil(limits.cpu_seconds)
    wanted = {
        resource.RLIMIT_CPU: cpu,
        resource.RLIMIT_NPROC: process_count,
        resource.RLIMIT_NOFILE: limits.open_files,
        resource.RLIMIT_FSIZE: limits.disk_mb * MEGABYTE,
        resource.RLIMIT_CORE: 0,
    }
    if sys.platform == "linux":
        wanted[resource.RLIMIT_MEMLOCK] = 64 * 1024
        wanted[resource.RLIMIT_MSGQUEUE] = 0
        wanted[resource.RLIMIT_SIGPENDING] = 4096
        if not limits.gpu:  # a GPU's driver reserves the address space of the whole card
            # one huge array fails at once, as MemoryError, before the watchdog has to kill
            inherited = processes.status(os.getpid()).get("VmData", 0)
            wanted[resource.RLIMIT_DATA] = inherited + 2 * limits.memory_mb * MEGABYTE
    for what, value in wanted.items():
        _, hard = resource.getrlimit(what)
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        # CPU: the first second over the limit brings SIGXCPU, the second SIGKILL
        more = 1 if what == resource.RLIMIT_CPU and value < hard else 0
        resource.setrlimit(what, (value, value + more))


@dataclass
class Watchdog:
    """Looks at one worker from the parent, and kills it when it uses too much.

    ``look`` is to be called at least every 150 ms, so that memory is bounded within 200 ms.
    """

    pid: int  # of the worker's supervisor, as the parent sees it
    limits: WorkerLimits
    box: str | None  # the worker's folder on the disk, where it has no tmpfs of its own
    group: Group | None = None  # where a cgroup is delegated to us
    looks: int = 0

    def __post_init__(self) -> None:
        self.started = time.monotonic()
        self.worker = next(iter(processes.children(self.pid)), None)  # the first, and so far only
        self.queued = 0.0  # seconds, where the kernel does not count them
        self.noted = self.started  # when they were added to last

    def look(self) -> str:
        """Say which limit the worker is over, after killing it: memory, cpu, time, disk or ""."""
        self.looks += 1
        pids = processes.descendants(self.pid)
        self._note_queue(pids)
        return self._enforce(pids, processes.cpu_seconds(pids) if self.looks % 5 == 0 else None)

    def look_thoroughly(self) -> tuple[str, dict[str, float]]:
        """The same with every limit, and the worker's `seconds`, read once for both."""
        pids = processes.descendants(self.pid)
        spent = self._seconds(pids)
        return self._enforce(pids, spent["cpu"]), spent

    def seconds(self) -> dict[str, float]:
        """The CPU time that the worker has used so far, and how long it had to wait for it."""
        return self._seconds(processes.descendants(self.pid))

    def _seconds(self, pids: list[int]) -> dict[str, float]:
        self._note_queue(pids)
        counted = processes.kernel_counts_queues()
        queued = processes.queued_seconds(pids) if counted else self.queued
        return {"cpu": processes.cpu_seconds(pids), "queued": queued}

    def _note_queue(self, pids: list[int]) -> None:
        """Where the kernel keeps no account: who wants to run now did so since the last look."""
        if not processes.kernel_counts_queues():
            now = time.monotonic()
            if processes.any_ready(pids):
                self.queued += now - self.noted
            self.noted = now

    def _enforce(self, pids: list[int], cpu: float | None) -> str:
        reason = self._over(pids, cpu)
        if reason:
            processes.kill_all(self.pid)
        return reason

    def kill_others(self) -> None:
        """Kill all processes but the worker's first, which runs cells and forks for questions."""
        processes.kill_below(self.pid, self.worker)

    def kill(self) -> str:
        """Kill all that belongs to the worker, wait for its end, remove its folder and cgroup.

        Says "memory" if the kernel was quicker, for that reason; else "".
        """
        reason = "memory" if self._ran_out() else ""
        processes.end(self.pid)
        self.clear()
        return reason

    def clear(self) -> None:
        """Remove what a worker that has ended leaves behind: its folder and its cgroup."""
        if self.box is not None:
            processes.remove_box(self.box)
        if self.group is not None:
            self.group.remove()

    def _ran_out(self) -> bool:
        """Whether the kernel has killed the worker for its memory."""
        return self.group is not None and self.group.ran_out()

    def _over(self, pids: list[int], cpu: float | None) -> str:
        """The limit that these processes are over; of CPU time and disk only with ``cpu``."""
        if self._ran_out():
            return "memory"
        statuses = [processes.status(pid) for pid in pids]
        limit = self.limits.memory_mb * MEGABYTE
        # pages shared with the parent count in each process: cheap, and enough most of the time
        if processes.resident(statuses) > limit and processes.proportional(pids) > limit:
            return "memory"
        if time.monotonic() - self.started > self.limits.worker_seconds:
            return "time"
        if self.box is not None and processes.tasks(statuses) > self.limits.processes:
            return "processes"
        if cpu is not None:  # slower to find out, and less urgent
            if cpu > self.limits.cpu_seconds:
                return "cpu"
            if self.box is not None:
                bound = self.limits.disk_mb * MEGABYTE
                if processes.disk_bytes(self.box, pids, bound) > bound:
                    return "disk"
        return ""
