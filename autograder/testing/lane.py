"""The fixture ``lane``: images to train a student's model on, and the measure of what it learned.

    @question("cifar_accuracy")
    def test_accuracy_on_hidden_images(student, lane):
        model = student.build_model()
        student.compile_model(model)
        student.train(model, lane.x_train, lane.y_train, lane.x_valid, lane.y_valid, lane.epochs)
        lane.measure(model.predict(lane.x_test))

The labels of the test images never leave the trusted side. What does go to the student's code is
drawn anew from a secret of this installation: which images are trained on, which number stands for
which class, and a small change of each test image. So whatever was learned, copied or looked up
beforehand predicts the wrong numbers.
"""

from __future__ import annotations

import base64
import contextlib
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from autograder.course.pset import GENERATED_FOR, ProblemSet, Profile, Question
from autograder.data import DataSet, NoData, load
from autograder.testing.failures import Failure
from autograder.testing.remote import Remote
from autograder.testing.split import CLASSES, Split, draw_split, secret_of
from autograder.testing.student import Student

SLACK = 1.05  # of the budget: a last batch that is filled up costs no one points
FOREIGN = """lambda model: (lambda own, walk: [
    f"The {'model' if part is model else 'layer'} of class {type(part).__name__}"
    for part in walk(walk, model) if not own(part)
][:1])(
    lambda part: type(part).__module__.split(".")[0] == "keras",
    lambda walk, part: [part] + [p for q in getattr(part, "layers", []) for p in walk(walk, q)],
)"""  # the first part of a model that is not Keras's; told in words, by the student's side
SHOWN = 6  # images of each kind in the gallery
SHIFTS = (1, 2, 3, 4, 6, 8)  # pixels by which some test images move to the left, in the figures
MOVED = 200  # so many of them
CHANCE = 0.15  # below it, a model has not learned


@dataclass(frozen=True)
class Example:
    """A hidden image and what was predicted for it."""

    shape: tuple[int, ...]
    pixels: str  # uint8 in base64
    truth: int  # the class, as the images' publisher numbers it
    predicted: int
    probability: float | None  # of what was predicted, as the model says


@dataclass(frozen=True)
class Measured:
    """What one training came to."""

    accuracy: float
    n: int
    low: float  # of the 95 % interval
    high: float
    confusion: list[list[int]]  # rows: the true class, as the images' publisher numbers it
    seen: float  # images trained on, as the worker tells
    stopped: bool
    history: list[dict[str, float]]  # of each epoch, as the worker tells
    gallery: list[Example]
    moved: list[tuple[int, float]]  # pixels to the left, and the accuracy on the images so moved
    note: str = ""


@dataclass
class Lane:
    """One training of a student's model, and its measurement.

    Arrays are uint8: images ``(N, 32, 32, 3)`` (MNIST ``(N, 28, 28)``) and labels ``(N,)``. They
    travel once and may be passed again and again. Behind the test images that are measured, some
    of them follow again, moved to the left: how the accuracy falls is shown, and earns nothing.
    """

    student: Student
    profile: str
    settings: Profile
    split: Split
    seed: int
    source: str  # where the images come from
    must_reach: float = 0.0  # where no grade is given (plain pytest): less fails the check
    measured: Measured | None = field(default=None, init=False)

    def __post_init__(self) -> None:
        for name in ("x_train", "y_train", "x_valid", "y_valid"):
            setattr(self, name, getattr(self.split, name))
        some = self.split.x_test[:MOVED]
        self.x_test = np.concatenate(
            [self.split.x_test, *(moved_to_the_left(some, n) for n in SHIFTS)]
        )
        self.student.lend(
            x_train=self.x_train,
            y_train=self.y_train,
            x_valid=self.x_valid,
            y_valid=self.y_valid,
            x_test=self.x_test,
        )

    x_train: np.ndarray = field(init=False)
    y_train: np.ndarray = field(init=False)
    x_valid: np.ndarray = field(init=False)
    y_valid: np.ndarray = field(init=False)
    x_test: np.ndarray = field(init=False)

    @property
    def epochs(self) -> int:
        """How many times a model may see the training images."""
        return self.settings.epochs

    def begin(self) -> None:
        """Seed the student's libraries and begin to count the images that are trained on."""
        self.student.begin_training(self.seed, round(SLACK * self.settings.images))

    def expect_keras(self, model: Any) -> None:
        """``model`` is a Keras model of Keras's own layers; else the check fails and names one."""
        if not isinstance(model, Remote):
            self._fail(
                f"build gave {type(model).__name__}, not a Keras model: is `return` missing?"
            )
        foreign = self.student.make(FOREIGN)(model)
        if foreign:
            self._fail(
                f"{foreign[0]} is not one of Keras's own layers or models.",
                "Build the model of keras.layers alone.",
            )

    def measure(self, predicted: Any) -> float:
        """Record the accuracy of what was predicted for ``x_test``, and return it.

        Args:
            predicted: probabilities (or logits) (N, 10), or labels (N,) or (N, 1).
        """
        from scipy.stats import binomtest  # half a second, for those who need it

        truth = self.split.y_test
        all_labels = self._labels(predicted)
        labels, of_moved = all_labels[: len(truth)], all_labels[len(truth) :]
        right, n = int(np.sum(labels == truth)), len(truth)
        interval = binomtest(right, n).proportion_ci(0.95, method="wilson")
        confusion = np.zeros((CLASSES, CLASSES), int)
        np.add.at(confusion, (self.split.class_of[truth], self.split.class_of[labels]), 1)
        told = _told(self.student.end_training())
        note = ""
        if right / n < CHANCE:
            note = _no_better_than_guessing(right / n, told["history"])
        elif told["stopped"]:
            note = (
                f"The training was stopped after {told['seen']:,.0f} images, since the budget is "
                f"{self.epochs} epochs of {self.settings.train:,}; the model counts as it was then."
            )
        self.measured = Measured(
            accuracy=right / n,
            n=n,
            low=float(interval.low),
            high=float(interval.high),
            confusion=confusion.tolist(),
            gallery=self._gallery(labels, np.asarray(predicted)[: len(truth)]),
            moved=[
                (n, float(np.mean(part == truth[:MOVED])))
                for n, part in zip(
                    (0, *SHIFTS),
                    (labels[:MOVED], *np.split(of_moved, len(SHIFTS))),
                    strict=True,
                )
            ],
            note=note,
            **told,
        )
        if right / n < self.must_reach:
            self._fail(note or f"The accuracy is {right / n:.1%}, below {self.must_reach:.1%}.")
        return right / n

    def _gallery(self, labels: np.ndarray, predicted: np.ndarray) -> list[Example]:
        """The mistakes that the model was surest of, and as many right answers."""
        sure = np.ones(len(labels))
        tells = predicted.ndim == 2 and np.allclose(predicted.sum(axis=1), 1, atol=1e-2)
        if tells:
            sure = np.asarray(predicted, float)[np.arange(len(labels)), labels]
        by_sureness = np.argsort(-sure, kind="stable")
        right = labels[by_sureness] == self.split.y_test[by_sureness]
        chosen = [*by_sureness[~right][:SHOWN], *by_sureness[right][:SHOWN]]
        return [
            Example(
                self.x_test[i].shape,
                base64.b64encode(self.x_test[i].tobytes()).decode("ascii"),
                int(self.split.class_of[self.split.y_test[i]]),
                int(self.split.class_of[labels[i]]),
                float(sure[i]) if tells else None,
            )
            for i in chosen
        ]

    def _labels(self, predicted: Any) -> np.ndarray:
        n = len(self.x_test)
        wanted = f"({n}, {CLASSES}), a probability for each image and class"
        if isinstance(predicted, Remote) or predicted is None:
            what = "nothing" if predicted is None else repr(predicted)
            self._fail(f"The predictions are {what}; expected an array of shape {wanted}.")
        try:
            array = np.asarray(predicted)
            if array.dtype.kind not in "biuf":
                raise TypeError
        except (TypeError, ValueError):
            self._fail(f"The predictions are no array of numbers of shape {wanted}.")
        if array.shape == (n, CLASSES):
            if np.isnan(array).any():
                self._fail(
                    "The model predicts NaN (not a number): its loss became NaN while it trained.",
                    "A learning rate that is too high, a logarithm of 0 or a division by 0 does "
                    "this. Are the pixels scaled?",
                )
            return np.argmax(array, axis=1)
        if array.shape in ((n,), (n, 1)):
            flat = array.reshape(-1)
            if np.array_equal(flat, np.round(flat)) and flat.min() >= 0 and flat.max() < CLASSES:
                return flat.astype(int)
            self._fail(f"The predicted labels are not all among 0 … {CLASSES - 1}.")
        self._fail(
            f"The predictions have shape {array.shape}; expected {wanted}.",
            "How many units has the last layer, and does Flatten come before it?",
        )
        raise AssertionError("unreachable")

    def _fail(self, message: str, hint: str = "") -> None:
        self.student.fail(Failure("accuracy", message, hint=hint))


def moved_to_the_left(x: np.ndarray, pixels: int) -> np.ndarray:
    """Images of which the first columns are lost; black comes in from the right."""
    moved = np.zeros_like(x)
    moved[:, :, : x.shape[2] - pixels] = x[:, :, pixels:]
    return moved


def _told(report: Any) -> dict[str, Any]:
    """What a worker tells of a training, with nothing in it that is not expected there."""
    report = report if type(report) is dict else {}
    seen, epochs = report.get("seen"), report.get("epochs")
    history = [
        {str(k)[:40]: v for k, v in epoch.items() if type(v) is float and np.isfinite(v)}
        for epoch in (epochs if type(epochs) is list else [])[:1000]
        if type(epoch) is dict and len(epoch) <= 8
    ]
    seen = seen if type(seen) is float and np.isfinite(seen) else 0.0
    return {"seen": seen, "stopped": report.get("stopped") is True, "history": history}


def _no_better_than_guessing(accuracy: float, history: list[dict[str, float]]) -> str:
    text = f"Its accuracy is {accuracy:.1%}, no better than guessing: the model has not learned."
    losses = [epoch["loss"] for epoch in history if "loss" in epoch]
    if losses:
        text += f" Its loss went from {losses[0]:.3g} to {losses[-1]:.3g}."
    return text


def images_for(pset: ProblemSet, question: Question, profile: str, folder: str | None) -> DataSet:
    """The images of a profile.

    The quick one, which grades nobody, takes real ones from a folder that is named and holds them;
    else it does with generated ones.

    Raises:
        NoData: they are not to be had.
    """
    assert question.accuracy is not None
    real, cache = question.accuracy.data, pset.root / "build" / "data"
    if profile != "quick":
        return load(question.profile(profile).data or real, folder, cache)
    if folder is not None:
        with contextlib.suppress(NoData):
            return load(real, folder, cache)
    generated = question.profile(profile).data or GENERATED_FOR.get(real, real)
    return load(generated, None, cache)


def make_lane(
    student: Student, pset: ProblemSet, question: Question, profile: str, seed: int, images: DataSet
) -> Lane:
    """A lane for one training of a student's model."""
    settings = question.profile(profile)
    split = draw_split(images, settings, seed, secret_of(pset.root))
    return Lane(student, profile, settings, split, seed, images.source)
