"""Temporary folders of a running grader. What a killed one has left goes when the next one starts.

Each folder is locked by the process that made it, and the kernel gives the lock back when that
ends, however it does: a process id would say nothing across containers that share a folder.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import tempfile
import time
from pathlib import Path

PREFIX = "autograder-run-"
LOCK = "lock"
YOUNG = 60.0  # seconds: one so new may not be locked yet


class Scratch:
    """A temporary folder of this process."""

    def __init__(self) -> None:
        remove_forsaken()
        self.folder = tempfile.TemporaryDirectory(prefix=PREFIX)
        self.name = self.folder.name
        self.lock = os.open(f"{self.name}/{LOCK}", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        fcntl.flock(self.lock, fcntl.LOCK_EX)

    def cleanup(self) -> None:
        """Remove it."""
        os.close(self.lock)
        self.folder.cleanup()


def remove_forsaken() -> None:
    """Remove the folders of this user whose process is gone."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):  # another grader's, or one that another has just removed
            about = folder.stat(follow_symlinks=False)
            if about.st_uid != os.geteuid() or time.time() - about.st_mtime < YOUNG:
                continue
            lock = os.open(folder / LOCK, os.O_RDWR | os.O_NOFOLLOW)
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder)
            finally:
                os.close(lock)
