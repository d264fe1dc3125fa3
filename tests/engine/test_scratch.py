"""Temporary folders: a killed grader's go when the next one starts, a running one's stay."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from autograder.files.scratch import YOUNG, Scratch

HOLD = """
from autograder.files.scratch import Scratch
mine = Scratch()
print(mine.name, flush=True)
input()
"""


def holder(temporary: Path) -> tuple[subprocess.Popen[str], Path]:
    """A process with a folder of its own, which looks as if it were made long ago."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD],
        env=os.environ | {"TMPDIR": str(temporary)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    folder = Path(process.stdout.readline().strip())
    long_ago = time.time() - 2 * YOUNG
    os.utime(folder, (long_ago, long_ago))
    return process, folder


def test_what_a_killed_process_has_left_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed, left = holder(tmp_path)
    running, used = holder(tmp_path)
    killed.kill()
    killed.wait()
    assert left.exists()
    try:
        mine = Scratch()
        assert not left.exists()
        assert used.exists()
        mine.cleanup()
        assert not Path(mine.name).exists()
    finally:
        running.communicate("\n")


def test_a_folder_just_made_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    killed, left = holder(tmp_path)
    killed.kill()
    killed.wait()
    os.utime(left)
    Scratch().cleanup()
    assert left.exists()
