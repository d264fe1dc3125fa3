"""What is known beforehand gains nothing: labels, images, weights, reports of one's own success."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell, Submission
from autograder.data import DataSet, load
from autograder.grading.accuracy import CODE_KB, Setting, lean
from autograder.grading.results import Outcome
from autograder.messages import Handle, decode, encode
from autograder.testing.lane import MOVED, SHIFTS, make_lane
from autograder.testing.split import Split, draw_split, jitter
from autograder.testing.student import Student

ONCE = Setting(seeds=(0,))
SECRET = b"of this test"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def images(tmp_path_factory: pytest.TempPathFactory) -> DataSet:
    return load("shapes", cache=tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def split(images: DataSet, pset: ProblemSet) -> Split:
    return draw_split(images, pset.by_name["shape_accuracy"].profile("cpu"), 0, SECRET)


class Listener:
    """A line to a student's code that keeps what is sent and returns predictions of zeros."""

    def __init__(self) -> None:
        self.sent: list[np.ndarray] = []

    def ask(self, request: dict[str, Any]) -> dict[str, Any]:
        whole = b"".join(encode(request))
        frame = decode(whole[12:], int.from_bytes(whole[8:12], "little"))
        if isinstance(frame.get("value"), np.ndarray):
            self.sent.append(frame["value"])
        self.sent += [a for a in frame.get("args", []) if isinstance(a, np.ndarray)]
        if request["op"] == "hold":
            return {"value": Handle(len(self.sent), "ndarray")}
        if request["op"] == "call":
            return {"value": np.zeros(1000 + len(SHIFTS) * MOVED)}
        return {"value": None}


def test_the_labels_of_the_test_images_are_never_sent(pset: ProblemSet, images: DataSet) -> None:
    line = Listener()
    student = Student(line)
    lane = make_lane(student, pset, pset.by_name["shape_accuracy"], "cpu", 0, images)
    lane.begin()
    student.train(lane.x_train, lane.y_train, lane.x_valid, lane.y_valid, lane.epochs)
    lane.measure(student.predict(lane.x_test))
    shapes = sorted(a.shape for a in line.sent)
    assert shapes == [(500,), (500, 32, 32, 3), (2200, 32, 32, 3), (3000,), (3000, 32, 32, 3)]
    assert not any(np.shares_memory(a, lane.split.y_test) for a in line.sent)


def test_an_array_travels_once_however_often_it_is_passed(
    pset: ProblemSet, images: DataSet
) -> None:
    line = Listener()
    student = Student(line)
    lane = make_lane(student, pset, pset.by_name["shape_accuracy"], "cpu", 0, images)
    for _ in range(3):
        student.normalize(lane.x_train)
    assert len(line.sent) == 1


def test_no_public_test_image_is_among_the_hidden_ones(images: DataSet, split: Split) -> None:
    public = {image.tobytes() for image in images.x_test}
    assert not [image for image in split.x_test if image.tobytes() in public]


def test_jitter_moves_an_image_by_a_pixel_and_lights_it_a_little(images: DataSet) -> None:
    x = images.x_test[:200]
    moved = jitter(x, np.random.default_rng(0)).astype(int)
    places = {(i, j) for i in range(3) for j in range(3)} - {(1, 1)}
    here = moved[:, 1:-1, 1:-1]
    differences = {
        (i, j): np.abs(here - x[:, i : i + 30, j : j + 30]).mean(axis=(1, 2, 3)) for i, j in places
    }
    nearest = np.min(list(differences.values()), axis=0)
    assert nearest.max() <= 0.05 * 255
    assert len({min(differences, key=lambda p: differences[p][k]) for k in range(200)}) == 8


def test_every_class_has_another_number_than_the_public_one(images: DataSet, split: Split) -> None:
    """Whoever predicts the public classes, however well, is always wrong."""
    public = split.class_of[split.y_test]
    assert np.bincount(public).min() > 50
    assert not np.any(public == split.y_test)
    assert set(split.y_train) == set(split.y_test) == set(range(10))


def test_the_same_names_are_used_in_all_parts(images: DataSet, split: Split) -> None:
    known = zip(images.x_train, images.y_train, strict=True)
    public = {image.tobytes(): label for image, label in known}
    for x, y in ((split.x_train, split.y_train), (split.x_valid, split.y_valid)):
        expected = [public[image.tobytes()] for image in x]
        assert np.array_equal(split.class_of[y], expected)


def test_training_and_validation_images_differ(split: Split) -> None:
    train = {image.tobytes() for image in split.x_train}
    assert not [image for image in split.x_valid if image.tobytes() in train]


def test_another_installation_draws_another_split(images: DataSet, pset: ProblemSet) -> None:
    profile = pset.by_name["shape_accuracy"].profile("cpu")
    first, same = (draw_split(images, profile, 0, SECRET) for _ in range(2))
    other = draw_split(images, profile, 0, b"another secret")
    assert np.array_equal(first.y_test, same.y_test)
    assert not np.array_equal(first.y_test, other.y_test)


def test_a_hard_coded_answer_is_no_better_than_guessing(measure: Any, images: DataSet) -> None:
    """Labels in the order of the published test images."""
    known = base64.b64encode(images.y_test[:1000].tobytes()).decode()
    answer = (
        "import base64\n\n"
        "def build_model():\n"
        f"    known = np.frombuffer(base64.b64decode({known!r}), np.uint8)\n"
        "    class Model(keras.Sequential):\n"
        "        def predict(self, x, *args, **kwargs):\n"
        "            return np.eye(10)[known[:len(x)]]\n"
        "    return Model([keras.Input((32, 32, 3)), layers.Flatten(), layers.Dense(10)])"
    )
    result = measure(ONCE, build_model=answer)
    if result.measured:  # a class of one's own is no Keras model in the first place
        assert result.accuracy < 0.2
    else:
        told = result.checks[0].explanation
        assert "not one of Keras's own" in told.message


def test_a_method_that_is_put_on_a_keras_model_knows_no_labels(
    measure: Any, images: DataSet
) -> None:
    known = base64.b64encode(images.y_test[:1000].tobytes()).decode()
    answer = (
        "import base64\n\n"
        "def train(model, x_train, y_train, x_valid, y_valid, epochs):\n"
        f"    known = np.frombuffer(base64.b64decode({known!r}), np.uint8)\n"
        "    model.predict = lambda x, *args, **kwargs: np.eye(10)[np.resize(known, len(x))]"
    )
    result = measure(ONCE, train=answer)
    assert result.outcome is Outcome.PASSED
    assert result.accuracy < 0.2


def test_weights_in_the_notebook_are_refused(measure: Any) -> None:
    rng = np.random.default_rng(0)
    weights = base64.b64encode(rng.normal(size=20_000).astype(np.float16).tobytes()).decode()
    answer = f"WEIGHTS = {weights!r}\n\ndef train(model, *args, **kwargs):\n    pass"
    result = measure(ONCE, train=answer)
    assert not result.measured
    assert "Are weights or images stored in it?" in result.checks[0].explanation.message


def test_files_beside_the_notebook_reach_no_training(measure: Any) -> None:
    answer = (
        "def train(model, *args, **kwargs):\n    model.set_weights(np.load('weights.npz').values())"
    )
    result = measure(ONCE, train=answer, files={"weights.npz": os.urandom(1000)})
    assert not result.measured
    assert "FileNotFoundError" in result.checks[0].explanation.message


def test_modules_beside_the_notebook_may_be_imported(measure: Any) -> None:
    answer = (
        "def train(model, *args, **kwargs):\n"
        "    import helper\n"
        "    return helper.train(model, *args, **kwargs)"
    )
    module = (
        b"def train(model, x, y, x_valid, y_valid, epochs):\n"
        b"    return model.fit(x, y, epochs=epochs)\n"
    )
    assert measure(ONCE, train=answer, files={"helper.py": module}).accuracy > 0.5


def test_a_long_notebook_of_code_is_far_from_the_bound() -> None:
    """Two whole packages of this project, ten times what a student writes."""
    files = [p for name in ("testing", "report") for p in (ROOT / "autograder" / name).glob("*.py")]
    cells = [Cell(source=path.read_text("utf-8")) for path in sorted(files)]
    assert sum(len(cell.source) for cell in cells) > 70_000
    _, problem = lean(Submission(cells=cells))
    assert not problem
    _, problem = lean(Submission(cells=[Cell(source=os.urandom(CODE_KB << 10).hex())]))
    assert problem


def test_what_a_worker_tells_of_its_training_earns_nothing(measure: Any) -> None:
    """A history of wishes and a report of perfection, and a model that knows nothing."""
    answer = (
        "def train(model, x_train, y_train, x_valid, y_valid, epochs):\n"
        "    import autograder.sandbox.training as training\n"
        "    watch = training._watches[0]\n"
        "    lies = {'accuracy': 1.0, 'val_accuracy': float('nan'), 'loss': 10 ** 400}\n"
        "    watch.epochs = [lies] * 4\n"
        "    watch.seen = float('inf')"
    )
    result = measure(ONCE, train=answer)
    assert result.accuracy < 0.3


def test_the_trusted_side_loads_no_model() -> None:
    """Models live in the worker: neither Keras nor TensorFlow is imported outside the sandbox."""
    for path in (ROOT / "autograder").rglob("*.py"):
        text = path.read_text("utf-8")
        assert "load_model" not in text
        assert "load_weights" not in text
        if "sandbox" not in path.parts:
            assert not [
                line
                for line in text.splitlines()
                if line.lstrip().startswith(("import keras", "from keras", "import tensorflow"))
            ], path
