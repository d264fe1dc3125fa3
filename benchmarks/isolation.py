"""What the walls cost: a worker behind each level of isolation, against a bare fork.

    python benchmarks/isolation.py [--rounds 200] [--preload numpy,matplotlib.pyplot]

Each round forks one bare worker and one enclosed worker, in turn, from the same parent, and ends
them. Prints the table for docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable

from autograder.sandbox import walls

READY = b"r"


def time_worker(fork: Callable[[], tuple[int, walls.Watchdog | None]]) -> tuple[float, float]:
    """Milliseconds until a worker says that it is ready, and from then until it is gone."""
    reader, writer = os.pipe()
    started = time.perf_counter()
    pid, watchdog = fork()
    if pid == 0:
        os.write(writer, READY)
        time.sleep(60)
        os._exit(0)
    os.close(writer)
    assert os.read(reader, 1) == READY
    ready = time.perf_counter()
    if watchdog is None:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
    else:
        watchdog.kill()
    ended = time.perf_counter()
    os.close(reader)
    return (ready - started) * 1e3, (ended - ready) * 1e3


def bare() -> tuple[int, None]:
    """A fork and nothing more."""
    return os.fork(), None


def measure(level: walls.Level, rounds: int, preload: list[str]) -> None:
    """Measure one level in this process, and print the times as JSON."""
    limits = walls.WorkerLimits()

    def enclosed() -> tuple[int, walls.Watchdog | None]:
        watchdog = walls.fork_enclosed(level, limits, slot=0)
        return (0 if watchdog is None else watchdog.pid), watchdog

    walls.enclose_parent(level, [])
    for module in preload:
        importlib.import_module(module)
    gc.collect()
    gc.freeze()
    times: dict[str, list[tuple[float, float]]] = {"bare": [], "enclosed": []}
    for _ in range(rounds):
        times["bare"].append(time_worker(bare))
        times["enclosed"].append(time_worker(enclosed))
    print(json.dumps(times))


def main() -> None:
    """Measure each level that works here in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--preload", default="numpy,matplotlib.pyplot,IPython")
    parser.add_argument("--level", type=walls.Level, help="measure this level here, print JSON")
    options = parser.parse_args()
    preload = [module for module in options.preload.split(",") if module]
    if options.level is not None:
        measure(options.level, options.rounds, preload)
        return
    print(f"Parent with {options.preload or 'nothing'} loaded, {options.rounds} rounds, ms.\n")
    print("| level | bare fork | enclosed | cost, median | cost, best tenth | end, bare | end |")
    print("|---|---|---|---|---|---|---|")
    for level in (walls.Level.NAMESPACES, walls.Level.LANDLOCK):
        problem = walls.probe().problems[level]
        if problem:
            print(f"| {level.value} | not here: {problem} |")
            continue
        command = [sys.executable, __file__, "--level", level.value]
        command += ["--rounds", str(options.rounds), "--preload", options.preload]
        output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
        times = json.loads(output)
        costs = [e[0] - b[0] for b, e in zip(times["bare"], times["enclosed"], strict=True)]
        middle = statistics.median(costs)
        best = statistics.quantiles(costs, n=10)[0]  # where others kept the machine busy
        start = {kind: statistics.median(t[0] for t in times[kind]) for kind in times}
        end = {kind: statistics.median(t[1] for t in times[kind]) for kind in times}
        print(
            f"| {level.value} | {start['bare']:.1f} | {start['enclosed']:.1f} | {middle:.1f} "
            f"| {best:.1f} | {end['bare']:.1f} | {end['enclosed']:.1f} |"
        )


if __name__ == "__main__":
    main()
