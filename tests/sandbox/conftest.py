"""Fixture ``behind``: runs a snippet behind the walls of each level, as each kind of user."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from autograder.sandbox import walls

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534
Level = walls.Level
FOUR_HOARDERS = """
import os, time
for _ in range(4):
    if os.fork() == 0:
        hoard = bytearray(b"x") * (90 << 20)
        time.sleep(20)
        os._exit(0)
time.sleep(20)
"""


@dataclass
class Answer:
    """What a snippet said, and how it ended."""

    said: dict[str, Any]
    reason: str
    seconds: float
    left_alive: bool
    left_on_disk: bool
    beside: dict[str, Any] | None = None
    beside_alive: bool | None = None

    def __getattr__(self, name: str) -> Any:
        assert name in self.said, f"the snippet never said {name!r}: {self.said}"
        return self.said[name]


@dataclass
class Behind:
    """A sandbox parent at one level."""

    level: Level
    ordinary: bool
    process: subprocess.Popen[str]

    def __call__(
        self,
        code: str,
        *,
        seconds: float = 10,
        beside: str = "",
        watched: bool = True,
        **limits: float,
    ) -> Answer:
        code, beside = textwrap.dedent(code), textwrap.dedent(beside)
        order = {"code": code, "limits": limits, "seconds": seconds, "beside": beside}
        order["watched"] = watched  # by the watchdog
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        assert line, "the sandbox parent died"
        answer = Answer(**json.loads(line))
        assert not answer.left_alive, "a process outlived its worker"
        assert not answer.left_on_disk, "a worker's folder was left on the disk"
        assert "error" not in answer.said, answer.said["error"]
        return answer


def python_for_all() -> str | None:
    """A Python that an ordinary user may run, ours or the system's."""
    for python in (sys.executable, "/usr/bin/python3"):
        real = Path(python).resolve()
        if real.exists() and all(p.stat().st_mode & 1 for p in (real, *real.parents)):
            said = subprocess.run([python, "-V"], capture_output=True, text=True).stdout
            if said.split()[-1].split(".")[:2] == ["3", str(sys.version_info[1])]:
                return python
    return None


KINDS = [
    *((level, who) for level in (Level.NAMESPACES, Level.LANDLOCK) for who in ("us", "ordinary")),
    *((Level.LANDLOCK, who) for who in ("us-old", "ordinary-old")),
]


@pytest.fixture(scope="session", params=KINDS, ids=lambda kind: f"{kind[0].value}-{kind[1]}")
def parent(request: pytest.FixtureRequest) -> Iterator[Behind]:
    level, who = request.param
    python: str | None = sys.executable
    options: dict[str, Any] = {}
    if who.startswith("ordinary"):
        if os.geteuid() != 0:
            pytest.skip("we are an ordinary user already")
        python = python_for_all()
        if python is None:
            pytest.skip("no Python here that an ordinary user may run")
        options = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
    old = ["old"] if who.endswith("old") else []
    problem = walls.probe().problems[level]
    if problem:
        pytest.skip(problem)
    packages = [path for path in sys.path if path.endswith("-packages")]
    with subprocess.Popen(
        [str(python), "-P", str(Path(__file__).with_name("behind.py")), level.value, *old],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd="/",
        env={"PATH": os.defpath, "PYTHONPATH": os.pathsep.join([str(ROOT), *packages])},
        **options,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "{}\n"
        yield Behind(level, os.geteuid() != 0 or who.startswith("ordinary"), process)
        assert process.stdin is not None
        process.stdin.close()


@pytest.fixture
def behind(parent: Behind) -> Callable[..., Answer]:
    return parent
