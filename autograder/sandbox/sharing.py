"""Ready a process to be forked often, so that what its forks only look at is never copied.

A fork copies the table of all pages at once, and a page when either side first writes to it. But
CPython writes to whatever it looks at: it counts in each object who refers to it. So here the
objects that are there before the first fork become immortal, which ends the counting, and the pages
they lie on become large ones, of which a table has one line in the place of 512 (decision 19).

Sources: PEP 683 (immortal objects); madvise(2), MADV_COLLAPSE.
"""

from __future__ import annotations

import ctypes
import gc
import sys
from bisect import bisect
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np

FIRST_ADDRESS, LAST_ADDRESS = 1 << 12, 1 << 48  # of what a process can have
WORD = 8
MADV_COLLAPSE = 25
PROT_READ, PROT_WRITE = 1, 2
HOLES = [*(1 << power for power in range(16, 9, -1)), *range(1008, 0, -16)]  # bytes, largest first
HEAP = {"PYTHONMALLOC": "malloc"}  # for a process that is to be forked: one heap, in one piece


def share_with_forks() -> None:
    """Call it once, after everything that forks have in common is loaded and warm."""
    gc.collect()
    if can_be_immortal():
        _make_immortal()
    gc.freeze()  # the collector writes to what it looks through
    if sys.platform == "linux":
        _use_large_pages()
        _fill_holes()


def join_mappings() -> None:
    """Join what a library writes to with what its linker has made read-only, where they adjoin.

    A fork copies each mapping, and its end takes each down again. Not for a process that reads
    what others have written in C: there the linker's protection is worth more.
    """
    if sys.platform != "linux":
        return
    libc = ctypes.CDLL(None)
    for constant, variable in pairwise(_mappings()):
        if (
            constant.inode == variable.inode != "0"
            and (constant.access, variable.access) == ("r--p", "rw-p")
            and constant.end == variable.start
        ):
            size = ctypes.c_size_t(constant.end - constant.start)
            libc.mprotect(ctypes.c_void_p(constant.start), size, PROT_READ | PROT_WRITE)


def can_be_immortal() -> bool:
    """CPython 3.12 and 3.13 have immortal objects, and mark them by their count alone."""
    known = sys.implementation.name == "cpython" and (3, 12) <= sys.version_info < (3, 14)
    probe = object()
    # in builds for debugging, or without the one big lock, the count lies elsewhere
    return known and _count(id(probe)) == sys.getrefcount(probe) - 1


def _count(address: int) -> int:
    return ctypes.c_int64.from_address(address).value


def _make_immortal() -> None:
    """Give every object that is there the count of None, which nobody changes."""
    words = (LAST_ADDRESS - FIRST_ADDRESS) // WORD
    everything = (ctypes.c_int64 * words).from_address(FIRST_ADDRESS)
    memory = np.frombuffer(memoryview(everything), np.int64)
    found = gc.get_objects()
    found += gc.get_referents(*found)  # such as strings and code, which the collector does not list
    where = np.fromiter(map(id, found), np.int64, len(found))
    memory[(where - FIRST_ADDRESS) // WORD] = _count(id(None))


def _use_large_pages() -> None:
    """Put what this process has allocated on large pages, where the kernel (Linux 6.1) can."""
    libc = ctypes.CDLL(None)
    for start, end in _allocated():
        # refused where too little lies, or none are free: then the small ones remain
        libc.madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), MADV_COLLAPSE)


def _fill_holes() -> None:
    """Take all that is free between the things that are there: what a fork makes lies elsewhere.

    In the holes it would lie on a hundred pages, a few objects on each, and each would be copied.
    """
    there = _allocated()
    malloc = ctypes.CDLL(None).malloc  # Python's own allocator, too: see HEAP
    malloc.restype, malloc.argtypes = ctypes.c_size_t, [ctypes.c_size_t]
    for size in HOLES:
        while _lies_in(there, malloc(size)):
            pass


class _Mapping(NamedTuple):
    start: int
    end: int
    access: str
    inode: str  # "0": of no file


def _mappings() -> list[_Mapping]:
    """Those of this process, in order."""
    found = []
    for line in Path("/proc/self/maps").read_text().splitlines():
        where, access, _, _, inode, *_ = line.split()
        start, end = (int(address, 16) for address in where.split("-"))
        found.append(_Mapping(start, end, access, inode))
    return found


def _allocated() -> list[tuple[int, int]]:
    """From where to where what this process has allocated lies, in order."""
    return [(m.start, m.end) for m in _mappings() if m.access == "rw-p" and m.inode == "0"]


def _lies_in(extents: list[tuple[int, int]], address: int) -> bool:
    before = bisect(extents, (address, LAST_ADDRESS)) - 1
    return before >= 0 and address < extents[before][1]
