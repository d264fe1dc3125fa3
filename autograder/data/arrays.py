"""The project's cache of unpacked images: one .npy file an array, mapped, not read."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import numpy as np

Arrays = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
PARTS = ("x_train", "y_train", "x_test", "y_test")


def kept(folder: Path) -> Arrays | None:
    """What is kept in a folder; processes that map it share the memory."""
    if not folder.is_dir():
        return None
    # as plain arrays: Keras takes no numpy.memmap
    maps = (np.asarray(np.load(folder / f"{part}.npy", mmap_mode="r")) for part in PARTS)
    return next(maps), next(maps), next(maps), next(maps)


def keep(folder: Path, arrays: Arrays) -> Arrays:
    """Keep arrays in a folder, which appears whole or not at all."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".part-"))
    try:
        for name, array in zip(PARTS, arrays, strict=True):
            np.save(part / f"{name}.npy", array, allow_pickle=False)
        try:
            os.replace(part, folder)
        except OSError:
            if not folder.is_dir():  # else another process was faster
                raise
    finally:
        shutil.rmtree(part, ignore_errors=True)
    result = kept(folder)
    assert result is not None
    return result
