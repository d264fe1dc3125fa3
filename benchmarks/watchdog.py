"""How soon a worker is killed that takes more memory than it may.

    python benchmarks/watchdog.py [--level full] [--times 20] [--beside 8]

A worker jumps over its limit and then sleeps. From outside its memory is looked at every
millisecond: the time from the first look that finds it over the limit to the one that finds it
gone. ``--beside`` others, which keep within theirs, are watched at the same time.
"""

from __future__ import annotations

import argparse
import statistics
import time

import psutil

from autograder.course.pset import Limits
from autograder.grading.sandbox import Sandbox, Worker
from autograder.messages import encode

LIMIT_MB = 300
LOOK = 0.001
JUMP = f"""
import time
hoard = bytearray(b"x") * ({LIMIT_MB} << 20)
time.sleep(20)
"""


def latencies(level: str, times: int, beside: int) -> list[float]:
    """Seconds from too much memory to the end of the process, of each of several workers."""
    limits = Limits(memory_mb=LIMIT_MB)
    with Sandbox(level, ["numpy"]) as sandbox:
        family = psutil.Process(sandbox.process.pid)
        others = [Worker(sandbox.path, limits, slot) for slot in range(1, beside + 1)]
        for other in others:
            _run(other, "kept = bytearray(50 << 20)")
        found = []
        for _ in range(times):
            before = {p.pid for p in family.children(recursive=True)}
            worker = Worker(sandbox.path, limits, 0)
            _run(worker, "pass")  # it is there before the first look
            _give(worker, JUMP)
            found.append(_watch(family, before))
            died_of = worker.end()
            if "memory" not in died_of:
                raise SystemExit(f"the worker did not die of its memory: {died_of}")
        for other in others:
            other.end()
    return found


def _give(worker: Worker, source: str) -> None:
    order = {"op": "cell", "source": source, "gives_back": None, "max_text": 1000, "interrupt": 0}
    worker.commands.send(encode(order))


def _run(worker: Worker, source: str) -> None:
    _give(worker, source)
    worker.commands.receive(time.monotonic() + 10)


def _watch(family: psutil.Process, before: set[int]) -> float:
    """Seconds over the limit; 0 if the worker is gone, and no look found it over."""
    over = None
    until = time.monotonic() + 10
    while time.monotonic() < until:
        new = [p for p in family.children(recursive=True) if p.pid not in before]
        largest = max((_resident(p) for p in new), default=0)
        if over is None and largest > LIMIT_MB << 20:
            over = time.monotonic()
        elif over is not None and largest < LIMIT_MB << 20:
            return time.monotonic() - over
        elif not largest:
            return 0.0
        time.sleep(LOOK)
    raise SystemExit("the worker was not killed within ten seconds")


def _resident(process: psutil.Process) -> int:
    try:
        return process.memory_info().rss
    except psutil.NoSuchProcess:
        return 0


def main() -> None:
    """Measure, and print a line for docs/benchmarks.md."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--level", choices=["full", "landlock"], default="full")
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--beside", type=int, default=8)
    options = parser.parse_args()
    found = sorted(latencies(options.level, options.times, options.beside))
    print(
        f"{options.level}, {options.times} times beside {options.beside} others: median "
        f"{1000 * statistics.median(found):.0f} ms, longest {1000 * found[-1]:.0f} ms"
    )


if __name__ == "__main__":
    main()
