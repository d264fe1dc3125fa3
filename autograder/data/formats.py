"""Read images from the files they are published in. None of these formats may run code."""

from __future__ import annotations

import hashlib
import io
import pickle
import tarfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from autograder.data.arrays import Arrays
from autograder.errors import CourseError

BATCHES = [f"data_batch_{i}" for i in range(1, 6)] + ["test_batch"]
OFFICIAL = "cifar-10-batches-py"
ARCHIVES = ("cifar-10-python.tar.gz", "cifar-10-batches-py.tar.gz")
READABLE = (*ARCHIVES, "cifar10_jpeg.npz", "mnist.npz", "mnist10k.npz")


def read_folder(name: str, folder: Path) -> Arrays | None:
    """The images called ``cifar10`` or ``mnist`` in a folder; None if it has none of them."""
    for reads in READERS[name]:
        try:
            arrays = reads(folder)
        except FileNotFoundError:
            continue
        except (KeyError, ValueError, EOFError, OSError, pickle.UnpicklingError) as error:
            raise CourseError(f"{folder}: {name} cannot be read: {error}") from error
        return _checked(name, folder, arrays)
    return None


def fingerprint(folder: Path) -> str:
    """Tells whether the files in a folder are still the same ones."""
    digest = hashlib.sha256(str(folder.resolve()).encode())
    for path in sorted([*(folder / OFFICIAL).glob("*_batch*"), *map(folder.joinpath, READABLE)]):
        if path.is_file():
            about = path.stat()
            digest.update(f"{path.name} {about.st_size} {about.st_mtime_ns}".encode())
    return digest.hexdigest()[:12]


# --- CIFAR-10 ----------------------------------------------------------------------------------


class _Numbers(pickle.Unpickler):
    """The official files are pickles: of these, it makes arrays, and nothing else."""

    ALLOWED = frozenset({"_reconstruct", "ndarray", "dtype", "encode"})

    def find_class(self, module: str, name: str) -> Any:
        if name not in self.ALLOWED or module.split(".")[0] not in ("numpy", "_codecs"):
            raise pickle.UnpicklingError(f"{module}.{name} has no place among images")
        return super().find_class(module, name)


def _cifar_official(folder: Path) -> Arrays:
    inner = folder / OFFICIAL
    place = inner if inner.is_dir() else folder
    return _cifar_batches(lambda name: (place / name).read_bytes())


def _cifar_archive(folder: Path) -> Arrays:
    path = next((folder / a for a in ARCHIVES if (folder / a).is_file()), None)
    if path is None:
        raise FileNotFoundError
    parts = {}
    with tarfile.open(path) as archive:
        for member in archive:
            name = Path(member.name).name
            file = archive.extractfile(member) if member.isfile() and name in BATCHES else None
            if file is not None:
                parts[name] = file.read()
    return _cifar_batches(parts.__getitem__)


def _cifar_batches(read: Callable[[str], bytes]) -> Arrays:
    images, labels = [], []
    for name in BATCHES:
        batch = _Numbers(io.BytesIO(read(name)), encoding="bytes").load()
        rows = np.asarray(batch[b"data"], np.uint8)  # (N, 3072): all red, all green, all blue
        images.append(rows.reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))
        labels.append(np.asarray(batch[b"labels"], np.uint8))
    return np.concatenate(images[:5]), np.concatenate(labels[:5]), images[5], labels[5]


def _cifar_jpeg(folder: Path) -> Arrays:
    with np.load(folder / "cifar10_jpeg.npz", allow_pickle=False) as file:
        parts = [_decode(file[f"{p}_jpeg"], file[f"{p}_offsets"]) for p in ("train", "test")]
        return parts[0], file["train_labels"], parts[1], file["test_labels"]


def _decode(jpeg: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    raw = jpeg.tobytes()
    spans = list(zip(offsets[:-1].tolist(), offsets[1:].tolist(), strict=True))
    images = np.empty((len(spans), 32, 32, 3), np.uint8)

    def one(i: int) -> None:
        images[i] = np.asarray(Image.open(io.BytesIO(raw[slice(*spans[i])])).convert("RGB"))

    with ThreadPoolExecutor() as pool:
        for _ in pool.map(one, range(len(spans))):
            pass
    return images


# --- MNIST -------------------------------------------------------------------------------------


def _mnist(folder: Path) -> Arrays:
    return _npz(folder / "mnist.npz")


def _mnist_small(folder: Path) -> Arrays:
    return _npz(folder / "mnist10k.npz")


def _npz(path: Path) -> Arrays:
    with np.load(path, allow_pickle=False) as file:
        return file["x_train"], file["y_train"], file["x_test"], file["y_test"]


READERS: dict[str, list[Callable[[Path], Arrays]]] = {
    "cifar10": [_cifar_official, _cifar_archive, _cifar_jpeg],
    "mnist": [_mnist, _mnist_small],
}
SHAPES = {"cifar10": (32, 32, 3), "mnist": (28, 28)}


def _checked(name: str, folder: Path, arrays: Arrays) -> Arrays:
    x_train, y_train, x_test, y_test = arrays
    for x, y in ((x_train, y_train), (x_test, y_test)):
        fits = x.dtype == np.uint8 and x.shape[1:] == SHAPES[name] and len(x) == y.size
        if not fits or y.min() < 0 or y.max() > 9:
            raise CourseError(
                f"{folder}: {name} should be uint8 images {SHAPES[name]} with labels 0 … 9, got "
                f"{x.dtype} {x.shape} with {y.size} labels from {y.min()} to {y.max()}"
            )
    flat = (np.asarray(y, np.uint8).reshape(-1) for y in (y_train, y_test))
    return x_train, next(flat), x_test, next(flat)
