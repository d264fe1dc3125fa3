"""Test and answer on one core: they never run at once, and a core that sleeps wakes slowly."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator
from contextlib import contextmanager

from autograder.course.pset import ProblemSet

_libc = ctypes.CDLL(None)
MANY_THREADS = {"tensorflow", "keras"}  # libraries that compute on all cores at once


@contextmanager
def one_core(pset: ProblemSet) -> Iterator[int | None]:
    """Stay, during a question, on the core where this process is; yields which one that is.

    Afterwards the kernel may choose again, so that no core is left idle for longer than that. None
    where the answer may compute on several cores.
    """
    if MANY_THREADS & set(pset.preload) or not hasattr(os, "sched_setaffinity"):
        yield None
        return
    core, before = _libc.sched_getcpu(), os.sched_getaffinity(0)
    os.sched_setaffinity(0, {core})
    try:
        yield core
    finally:
        os.sched_setaffinity(0, before)
