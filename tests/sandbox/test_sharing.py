"""Forks share with their parent what they only look at."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from autograder.sharing import can_be_immortal

OBJECTS = 400_000  # of 16 bytes: 1,600 pages
LOOK = f"""
import os, resource, sys
from autograder.sharing import share_with_forks

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
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def _look(how: str) -> tuple[int, int]:
    """kB on large pages before a fork, and the pages copied when the fork looks at all objects."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, how], capture_output=True, text=True, check=True
    )
    large, copied = map(int, done.stdout.split())
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
