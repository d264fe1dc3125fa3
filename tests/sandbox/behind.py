"""Runs snippets behind the walls: one JSON order a line on stdin, one JSON answer a line on stdout.

    python -P behind.py full
    python -P behind.py landlock old    # as if the kernel's Landlock did not judge signals

A snippet calls ``say(name=value)`` for what it finds out. Meanwhile another may run ``beside`` it.
"""

from __future__ import annotations

import json
import os
import select
import sys
import time
import traceback
from typing import Any

from autograder.sandbox import landlock, walls

TICK = 0.05


class Worker:
    """A snippet behind the walls."""

    def __init__(self, level: walls.Level, code: str, limits: dict[str, Any], slot: int) -> None:
        reader, writer = os.pipe()
        wanted = walls.WorkerLimits(**limits)
        watchdog = walls.fork_enclosed(level, wanted, slot)
        if watchdog is None:
            os.close(reader)
            try:
                exec(code, {"say": lambda **facts: _write(writer, facts)})
            except BaseException:
                _write(writer, {"error": traceback.format_exc()})
            finally:
                os._exit(0)
        os.close(writer)
        self.reader = reader
        self.watchdog = watchdog
        self.raw = b""
        self.open = True

    def hear(self, seconds: float) -> None:
        """Take what the snippet says, for some time at most."""
        if self.open and select.select([self.reader], [], [], seconds)[0]:
            data = os.read(self.reader, 65536)
            self.raw += data
            self.open = bool(data)

    def has_ended(self) -> bool:
        """Whether the supervisor, and with it all else, has ended."""
        how = os.WEXITED | os.WNOWAIT | os.WNOHANG
        return os.waitid(os.P_PID, self.watchdog.pid, how) is not None

    def said(self) -> dict[str, Any]:
        """All facts so far."""
        return {k: v for line in self.raw.splitlines() for k, v in json.loads(line).items()}


def _write(descriptor: int, facts: dict[str, Any]) -> None:
    os.write(descriptor, json.dumps(facts).encode() + b"\n")


def carry_out(level: walls.Level, order: dict[str, Any]) -> dict[str, Any]:
    """Run one order."""
    started = time.monotonic()
    beside = None
    if order["beside"]:
        beside = Worker(level, order["beside"], {}, slot=1)
        beside.hear(5)
    worker = Worker(level, order["code"], order["limits"], slot=0)
    reason = ""
    while worker.open and not worker.has_ended() and time.monotonic() - started < order["seconds"]:
        worker.hear(TICK)
        if order["watched"]:
            reason = reason or worker.watchdog.look()
    seconds = time.monotonic() - started
    died_of = worker.watchdog.kill()
    reason = reason or died_of
    while worker.open and time.monotonic() - started < seconds + 2:
        worker.hear(TICK)
    answer = {"said": worker.said(), "reason": reason, "seconds": seconds}
    # whatever lives still has our pipe open
    answer["left_alive"] = worker.open
    os.close(worker.reader)
    if beside is not None:
        beside.hear(0.2)
        answer |= {"beside": beside.said(), "beside_alive": not beside.has_ended()}
        beside.watchdog.kill()
        os.close(beside.reader)
    box = worker.watchdog.box
    return answer | {"left_on_disk": box is not None and os.path.exists(box)}


def main() -> None:
    """Carry out orders until stdin ends."""
    level = walls.Level(sys.argv[1])
    if "old" in sys.argv:
        landlock.SCOPES_ABI = 1000
    walls.enclose_parent(level, [])
    print("{}", flush=True)
    for line in sys.stdin:
        print(json.dumps(carry_out(level, json.loads(line))), flush=True)


if __name__ == "__main__":
    main()
