"""What a call from a test to a student's function costs, against a naive echo.

    python -m benchmarks.calls [--calls 3000] [--rounds 5]

The naive echo is msgpack over a socket pair to a forked process, once where the kernel puts both
and once with both on one core, as the engine has it. Both send an array there and have
it sent back: 8×8 for the time of a call, 3 MB for the throughput, each way. The engine's side is a
hidden test of a problem set of its own, as it would be in grading: it records the call, asks what
changed, and checks every reply. Prints a table and a JSON line.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
import statistics
import struct
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgpack
import numpy as np

from autograder.course.pset import load
from autograder.course.submission import Cell, Submission
from autograder.grading.engine import Engine, Job

TOML = """
title = "Calls"
hours = 1
reference = ["calls"]
preload = ["numpy"]

[limits]
call_seconds = 60
question_seconds = 600
cpu_seconds = 600

[[questions]]
name = "same"
points = 100
"""
REFERENCE = '''
"""The reference of the benchmark."""


def same(x):
    """The argument."""
    return x
'''
TEST = '''
"""Times calls, and writes the times to a file."""

import json
import os
import time

import numpy as np

from autograder.testing import question


@question("same")
def test_times(student):
    """Calls are timed."""
    times = {}
    for name, shape, rounds in (("small", (8, 8), CALLS), ("large", (3_000_000 // 8,), 60)):
        x = np.random.default_rng(0).standard_normal(shape)
        times[name] = []
        for _ in range(rounds):
            began = time.perf_counter()
            y = student.same(x)
            times[name].append(time.perf_counter() - began)
        assert np.array_equal(x, y)
    with open(os.environ["BENCHMARK_OUT"], "w") as file:
        json.dump(times, file)
'''


def naive(calls: int) -> dict[str, list[float]]:
    """The same times of a naive echo."""
    here, there = socket.socketpair()
    if os.fork() == 0:
        here.close()
        while frame := receive(there):
            message = msgpack.unpackb(frame)
            x = np.frombuffer(message["data"], message["dtype"]).reshape(message["shape"])
            send(there, x)
        os._exit(0)
    there.close()
    times = {
        "small": _time(np.random.default_rng(0).standard_normal((8, 8)), calls, here),
        "large": _time(np.random.default_rng(0).standard_normal(3_000_000 // 8), 60, here),
    }
    here.close()
    os.wait()
    return times


def _time(x: np.ndarray, rounds: int, sock: socket.socket) -> list[float]:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        send(sock, x)
        message = msgpack.unpackb(receive(sock))
        np.frombuffer(message["data"], message["dtype"]).reshape(message["shape"])
        times.append(time.perf_counter() - began)
    return times


def send(sock: socket.socket, x: np.ndarray) -> None:
    """One array in a frame."""
    frame = msgpack.packb({"dtype": x.dtype.str, "shape": x.shape, "data": x.tobytes()})
    sock.sendall(struct.pack("<I", len(frame)) + frame)


def receive(sock: socket.socket) -> bytes:
    """One frame; nothing at the end."""
    head = _read(sock, 4)
    return _read(sock, struct.unpack("<I", head)[0]) if head else b""


def _read(sock: socket.socket, n: int) -> bytes:
    parts = []
    while n:
        part = sock.recv(min(n, 1 << 20))
        if not part:
            return b""
        parts.append(part)
        n -= len(part)
    return b"".join(parts)


def ours(calls: int) -> dict[str, list[float]]:
    """The times of the engine's calls."""
    with tempfile.TemporaryDirectory(prefix="calls-") as name:
        root = Path(name)
        for path, text in {
            "assignments/ps0/pset.toml": TOML,
            "reference/calls.py": REFERENCE,
            "tests/hidden/ps0/test_calls.py": TEST.replace("CALLS", str(calls)),
        }.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)
        out = root / "times.json"
        os.environ["BENCHMARK_OUT"] = str(out)
        pset = load(root / "assignments" / "ps0")
        with Engine() as engine:
            submission = Submission(cells=[Cell(source="def same(x):\n    return x")])
            result = engine.grade(pset, Job("calls", submission))
        assert not result.error, result.error
        assert out.exists(), result.questions
        return json.loads(out.read_text())


def on_one_core(calls: int) -> dict[str, list[float]]:
    """The naive echo with both processes on one core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        return naive(calls)
    finally:
        os.sched_setaffinity(0, cores)


def main() -> None:
    """Measure in turn, and print the table: medians of the rounds, and their range."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--calls", type=int, default=3000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    measure: dict[str, Callable[[int], dict[str, list[float]]]] = {
        "naive": naive,
        "naive, one core": on_one_core,
        "ours": ours,
    }
    found: dict[str, dict[str, list[float]]] = {name: {} for name in measure}
    for _ in range(options.rounds):
        for name, of in measure.items():
            times = of(options.calls)
            small, large = (statistics.median(times[size]) for size in ("small", "large"))
            found[name].setdefault("8×8, µs", []).append(round(1e6 * small, 1))
            found[name].setdefault("3 MB, GB/s each way", []).append(round(6e-3 / large, 2))
    print(f"| medians | {' | '.join(found)} |\n|---{'|---' * len(found)}|")
    for what in found["ours"]:
        cells = [
            f"{statistics.median(row[what]):g} ({min(row[what]):g} to {max(row[what]):g})"
            for row in found.values()
        ]
        print(f"| {what} | {' | '.join(cells)} |")
    print(json.dumps(found))


if __name__ == "__main__":
    main()
