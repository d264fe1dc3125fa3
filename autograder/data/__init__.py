"""The images that models are trained and measured on: CIFAR-10, MNIST, or generated ones.

named folder → the project's cache → Keras's folder → download

``load`` never falls back to other images than those asked for: whoever may do with generated ones
(tests, the demo) asks for them.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from autograder.data import shapes
from autograder.data.arrays import Arrays, keep, kept
from autograder.data.formats import fingerprint, read_folder
from autograder.errors import CourseError

NAMES = ("cifar10", "mnist", *shapes.KINDS)
CLASSES = {
    "cifar10": "airplane automobile bird cat deer dog frog horse ship truck".split(),
    "mnist": list("0123456789"),
    **dict.fromkeys(shapes.KINDS, shapes.CLASSES),
}
FOLDER_VARIABLE = "AUTOGRADER_DATA"
OFFLINE_VARIABLE = "AUTOGRADER_OFFLINE"  # set where whoever started us has tried before
ROOT = Path(__file__).resolve().parents[2]


class NoData(CourseError):
    """The images are not on this machine and cannot be fetched; says what to do."""


@dataclass(frozen=True)
class DataSet:
    """Images as uint8 ``(N, H, W, C)``, grey ones ``(N, H, W)``, and their classes 0 … 9."""

    name: str
    source: str  # where they come from, in words
    x_train: np.ndarray
    y_train: np.ndarray
    x_test: np.ndarray
    y_test: np.ndarray


def load(name: str, folder: Path | str | None = None, cache: Path | None = None) -> DataSet:
    """The images called ``cifar10``, ``mnist``, ``shapes`` or ``shapes_grey``.

    Args:
        name: which ones.
        folder: where to look first; by default the folder in the variable AUTOGRADER_DATA.
        cache: where to keep them unpacked; by default build/data of this project.

    Raises:
        NoData: they are neither there nor to be had.
        CourseError: the folder holds other or broken files.
    """
    if name not in NAMES:
        raise CourseError(f"no images are called {name!r}: there are {', '.join(NAMES)}")
    cache = cache or ROOT / "build" / "data"
    if name in shapes.KINDS:
        place = cache / f"{name}-{shapes.VERSION}"
        arrays = kept(place) or keep(place, shapes.make(name))
        return _named(name, "generated images, not photographs", arrays)
    folder = folder or os.environ.get(FOLDER_VARIABLE) or None
    if folder is not None:
        return _from_folder(name, Path(folder), cache)
    place = cache / name
    arrays = kept(place) or keep(place, _from_keras(name) or _download(name, cache))
    return _named(name, "the official files", arrays)


def available(name: str, folder: Path | str | None = None, cache: Path | None = None) -> bool:
    """Are the images at hand? May download them."""
    try:
        load(name, folder, cache)
    except NoData:
        return False
    return True


def beside(root: Path) -> Path | None:
    """A folder of real images that lies with the project: ``data/``, or ``../shared/data``."""
    places = [root / "data", root.parent / "shared" / "data"]
    return next((p for p in places if p.is_dir()), None)


def _named(name: str, source: str, arrays: Arrays) -> DataSet:
    return DataSet(name, source, *arrays)


def _from_folder(name: str, folder: Path, cache: Path) -> DataSet:
    if not folder.is_dir():
        raise CourseError(f"{folder}: no such folder of images")
    place = cache / f"{name}-{fingerprint(folder)}"
    arrays = kept(place)
    if arrays is None:
        arrays = read_folder(name, folder)
        if arrays is None:
            raise NoData(
                f"{folder}: holds no {name}. It may hold the official files "
                "(cifar-10-batches-py/ or cifar-10-python.tar.gz; mnist.npz), or cifar10_jpeg.npz "
                "and mnist10k.npz"
            )
        arrays = keep(place, arrays)
    return _named(name, str(folder), arrays)


def _from_keras(name: str) -> Arrays | None:
    """What Keras has downloaded before."""
    folder = Path(os.environ.get("KERAS_HOME", Path.home() / ".keras")) / "datasets"
    return read_folder(name, folder) if folder.is_dir() else None


def _download(name: str, cache: Path) -> Arrays:
    from autograder.data.download import fetch

    if os.environ.get(OFFLINE_VARIABLE):
        raise NoData(f"{name} is not on this machine, and it could not be downloaded before")
    try:
        fetch(name, cache)
    except OSError as error:  # no network, a server that refuses: all of urllib's errors are these
        raise NoData(
            f"{name} is not on this machine, and it cannot be downloaded ({error}). Name a folder "
            f"that holds it: --data FOLDER, or the variable {FOLDER_VARIABLE}"
        ) from error
    found = read_folder(name, cache)
    if found is None:
        raise CourseError(f"{cache}: the downloaded {name} cannot be read")
    return found
