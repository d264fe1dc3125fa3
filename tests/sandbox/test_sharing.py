"""Forks share with their parent what they only look at, and keep what is their own together."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sandbox.sharing import HEAP, can_be_immortal

OBJECTS = 400_000  # of 16 bytes: 1,600 pages
LOOK = f"""
import os, resource, sys
from autograder.sandbox.sharing import share_with_forks

things = [object() for _ in range({OBJECTS})]
if sys.argv[1] == "shared":
    share_with_forks()
huge = [line for line in open("/proc/self/smaps_rollup") if line.startswith("AnonHugePages")]
print(int(huge[0].split()[1]), flush=True)
if os.fork() == 0:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for thing in things:
        pass
    print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before, flush=True)
    os._exit(0)
assert os.wait()[1] == 0
"""
MAKE = """
import os, resource, sys
from autograder.sandbox.sharing import share_with_forks

things = [bytes(100) for _ in range(200_000)]
del things[::10]  # a hole in every third page
if sys.argv[1] == "shared":
    share_with_forks()
if os.fork() == 0:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    mine = [bytes(100) for _ in range(10_000)]
    print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before, flush=True)
    os._exit(0)
assert os.wait()[1] == 0
"""
JOIN = """
from pathlib import Path
from autograder.sandbox.sharing import join_mappings

def count():
    return len(Path("/proc/self/maps").read_text().splitlines())

before = count()
join_mappings()
print(before, count())
import decimal, lzma, sqlite3  # libraries that come later, and those before, work as ever
assert str(decimal.Decimal("0.1") + 1) == "1.1"
assert lzma.decompress(lzma.compress(b"kernel")) == b"kernel"
"""
REHEARSE = """
import os, random, resource, sys
import numpy as np
from autograder.sandbox.shell import make_shell, run_cell
from autograder.sandbox.worker import rehearse
from autograder.sandbox.sharing import share_with_forks

def state():
    drawn = random.getstate(), str(np.random.get_state())
    return set(shell.user_ns), drawn, os.listdir("/proc/self/task")

shell = make_shell()
run_cell(shell, "x = 1", 0)
before = state()
for _ in range(int(sys.argv[1])):
    rehearse(shell)
assert state() == before
share_with_forks()
if os.fork() == 0:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    rehearse(shell)
    print(resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before, flush=True)
    os._exit(0)
assert os.wait()[1] == 0
"""
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def _run(script: str, *arguments: str) -> list[int]:
    """The numbers that a program of its own prints."""
    command = [sys.executable, "-c", script, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, check=True, env=os.environ | HEAP
    )
    return [int(number) for number in done.stdout.split()]


def _look(how: str) -> tuple[int, int]:
    """kB on large pages before a fork, and the pages copied when the fork looks at all objects."""
    large, copied = _run(LOOK, how)
    return large, copied


@pytest.mark.skipif(not can_be_immortal(), reason="this Python has no immortal objects")
def test_looking_at_an_object_copies_no_page() -> None:
    assert _look("as it comes")[1] > 1000
    assert _look("shared")[1] < 200


def test_what_is_shared_lies_on_large_pages() -> None:
    kernel = tuple(int(n) for n in re.findall(r"\d+", os.uname().release)[:2])
    if kernel < (6, 1) or not Path("/sys/kernel/mm/transparent_hugepage").exists():
        pytest.skip("this kernel makes no large pages when it is asked to")
    assert _look("shared")[0] > _look("as it comes")[0] + 4000


def test_what_a_fork_makes_lies_together() -> None:
    assert _run(MAKE, "as it comes")[0] > 2500
    assert _run(MAKE, "shared")[0] < 1000  # 10,000 objects of 144 bytes take 352 pages


def test_a_library_in_fewer_mappings_works() -> None:
    before, after = _run(JOIN)
    assert after < before - 10


def test_a_rehearsal_leaves_nothing_but_code_that_is_written_to_no_more() -> None:
    assert _run(REHEARSE, "10")[0] < 0.9 * _run(REHEARSE, "0")[0]
