"""Where images come from: a named folder, the cache, Keras's folder, a download; in that order."""

from __future__ import annotations

import hashlib
import pickle
import tarfile
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from autograder import data
from autograder.course.folder import Course
from autograder.data import NoData, download, load
from autograder.data.download import Published
from autograder.errors import CourseError
from autograder.testing.lane import images_for

REAL = data.beside(Path(__file__).resolve().parents[2])


@pytest.fixture(autouse=True)
def nothing_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No variable, no folder of Keras's, and a net where nobody answers."""
    monkeypatch.delenv("AUTOGRADER_DATA", raising=False)
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "no keras"))
    nobody = {
        name: Published(f.file, "http://127.0.0.1:9/" + f.file, f.sha256)
        for name, f in download.FILES.items()
    }
    monkeypatch.setattr(download, "FILES", nobody)


@pytest.fixture
def cifar() -> dict[str, dict[bytes, object]]:
    """Six small batches in the official layout."""
    rng = np.random.default_rng(0)
    names = [f"data_batch_{i}" for i in range(1, 6)] + ["test_batch"]
    return {
        name: {
            b"data": rng.integers(0, 256, (20, 3072), np.uint8),
            b"labels": rng.integers(0, 10, 20).tolist(),
        }
        for name in names
    }


@pytest.fixture
def official(cifar: dict[str, dict[bytes, object]], tmp_path: Path) -> Path:
    """A folder that holds them."""
    folder = tmp_path / "official" / "cifar-10-batches-py"
    folder.mkdir(parents=True)
    for name, batch in cifar.items():
        (folder / name).write_bytes(pickle.dumps(batch, protocol=2))
    return folder.parent


def test_the_official_layout_is_read(
    official: Path, cifar: dict[str, dict[bytes, np.ndarray]], tmp_path: Path
) -> None:
    images = load("cifar10", official, tmp_path / "cache")
    assert images.x_train.shape == (100, 32, 32, 3)
    assert images.x_train.dtype == images.y_train.dtype == np.uint8
    row = cifar["data_batch_2"][b"data"][3]  # 1024 reds, 1024 greens, 1024 blues
    assert images.x_train[23, 1, 2].tolist() == [row[34], row[1024 + 34], row[2048 + 34]]
    assert images.y_test.tolist() == cifar["test_batch"][b"labels"]


def test_the_official_archive_is_read(official: Path, tmp_path: Path) -> None:
    folder = tmp_path / "packed"
    folder.mkdir()
    with tarfile.open(folder / "cifar-10-python.tar.gz", "w:gz") as archive:
        archive.add(official / "cifar-10-batches-py", "cifar-10-batches-py")
    packed, plain = (load("cifar10", f, tmp_path / "cache") for f in (folder, official))
    assert np.array_equal(packed.x_train, plain.x_train)


class Evil:
    """Unpickled, it would make a file."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return Path.touch, (self.path,)


def test_a_batch_that_would_run_code_runs_none(official: Path, tmp_path: Path) -> None:
    mark = tmp_path / "it ran"
    evil = {b"data": Evil(mark), b"labels": [0]}
    (official / "cifar-10-batches-py" / "data_batch_1").write_bytes(pickle.dumps(evil))
    with pytest.raises(CourseError, match="has no place among images"):
        load("cifar10", official, tmp_path / "cache")
    assert not mark.exists()


def test_mnist_as_keras_stores_it_is_read(tmp_path: Path) -> None:
    arrays = {
        f"{kind}_{part}": np.zeros((n, 28, 28) if kind == "x" else n, np.uint8)
        for part, n in (("train", 6), ("test", 2))
        for kind in "xy"
    }
    np.savez(tmp_path / "mnist.npz", **arrays)
    images = load("mnist", tmp_path, tmp_path / "cache")
    assert (len(images.x_train), len(images.x_test)) == (6, 2)


@pytest.mark.skipif(REAL is None, reason="no folder of real images lies beside the project")
def test_the_real_images_are_read(tmp_path: Path) -> None:
    mnist = load("mnist", REAL, tmp_path / "cache")
    assert mnist.x_train.shape == (8000, 28, 28)
    assert np.bincount(mnist.y_train).min() > 500


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    for n in (6, 9):
        arrays = {"x_train": np.zeros((n, 28, 28), np.uint8), "y_train": np.zeros(n, np.uint8)}
        arrays |= {"x_test": arrays["x_train"], "y_test": arrays["y_train"]}
        np.savez(tmp_path / "mnist.npz", **arrays)
        assert len(load("mnist", tmp_path, tmp_path / "cache").x_train) == n


def test_images_of_another_kind_are_refused(tmp_path: Path) -> None:
    wrong = np.zeros((5, 28, 28, 3), np.uint8)
    labels = np.zeros(5, np.uint8)
    np.savez(tmp_path / "mnist.npz", x_train=wrong, y_train=labels, x_test=wrong, y_test=labels)
    with pytest.raises(CourseError, match=r"should be uint8 images \(28, 28\)"):
        load("mnist", tmp_path, tmp_path / "cache")


def test_a_folder_without_them_says_what_it_may_hold(tmp_path: Path) -> None:
    with pytest.raises(NoData, match=r"holds no cifar10\. It may hold the official files"):
        load("cifar10", tmp_path, tmp_path / "cache")


def test_offline_it_says_what_to_do_and_never_takes_other_images(tmp_path: Path) -> None:
    with pytest.raises(NoData, match=r"cannot be downloaded .* Name a folder .* --data"):
        load("cifar10", None, tmp_path / "cache")


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(CourseError, match=r"'cifar100': there are cifar10, mnist, shapes"):
        load("cifar100")


class Server(ThreadingHTTPServer):
    """Serves one file, breaking off the first answer in its middle."""

    body = b""
    ranges: list[str | None]
    breaks = 1


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        asked = self.headers.get("Range")
        self.server.ranges.append(asked)
        start = int(asked.removeprefix("bytes=").removesuffix("-")) if asked else 0
        body = self.server.body[start:]
        self.send_response(206 if asked else 200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.server.breaks:
            self.server.breaks -= 1
            body = body[: len(body) // 2]
        self.wfile.write(body)

    def log_message(self, *_: object) -> None: ...


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of a small mnist.npz, in the place of the real one."""
    x, y = np.random.default_rng(0).integers(0, 256, (40, 28, 28), np.uint8), np.zeros(40, np.uint8)
    np.savez(tmp_path / "served.npz", x_train=x, y_train=y, x_test=x, y_test=y)
    with Server(("127.0.0.1", 0), Handler) as running:
        running.body, running.ranges = (tmp_path / "served.npz").read_bytes(), []
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        url = f"http://127.0.0.1:{running.server_port}/mnist.npz"
        published = Published("mnist.npz", url, hashlib.sha256(running.body).hexdigest())
        monkeypatch.setattr(download, "FILES", {"mnist": published})
        yield running
        running.shutdown()
        thread.join()


def test_a_download_goes_on_where_it_broke_off(server: Server, tmp_path: Path) -> None:
    with pytest.raises(NoData, match="resumes next time"):
        load("mnist", None, tmp_path / "cache")
    images = load("mnist", None, tmp_path / "cache")
    assert images.x_train.shape == (40, 28, 28)
    half = len(server.body) // 2
    assert server.ranges == [None, f"bytes={half}-"]
    load("mnist", None, tmp_path / "cache")
    assert len(server.ranges) == 2  # kept


def test_a_file_that_is_not_the_published_one_is_thrown_away(
    server: Server, tmp_path: Path
) -> None:
    server.breaks, server.body = 0, server.body[:-1] + b"?"
    with pytest.raises(CourseError, match="not the published one"):
        load("mnist", None, tmp_path / "cache")
    assert not [*(tmp_path / "cache").glob("mnist*")]


def test_the_quick_profile_takes_real_images_from_a_named_folder_alone(tmp_path: Path) -> None:
    course = Course(Path(data.__file__).parents[2])
    pset = course.pset("ps7")
    question = pset.by_name["accuracy"]
    empty = tmp_path / "empty"
    empty.mkdir()
    assert images_for(pset, question, "quick", None).name == "shapes"
    assert images_for(pset, question, "quick", str(empty)).name == "shapes"
    with pytest.raises(NoData):
        images_for(pset, question, "cpu", str(empty))
    if REAL is not None:
        assert images_for(pset, question, "quick", str(REAL)).name == "cifar10"
