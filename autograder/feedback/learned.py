"""What a student reads and sees of a measured model: its accuracy, its tier, how it learned."""

from __future__ import annotations

import base64
import io

import numpy as np

from autograder.course.pset import Question
from autograder.data import CLASSES
from autograder.grading.results import Measurement, QuestionResult
from autograder.testing.lane import SHOWN

GENERATED = ("shapes", "shapes_grey")


def sentences(result: QuestionResult, question: Question) -> list[str]:
    """The accuracy, the points that it is worth, and what is to be said of the training."""
    measured, accuracy = result.measured, result.accuracy
    if accuracy is None:
        return []
    first = measured[0]
    if len(measured) == 1:
        said = [
            f"Accuracy: {first.accuracy:.1%} of {first.n:,} images that it had never seen "
            f"(95 % interval: {first.low:.1%} to {first.high:.1%})."
        ]
    else:
        each = ", ".join(f"{m.accuracy:.1%}" for m in measured)
        said = [
            f"Accuracy: {accuracy:.1%} of {first.n:,} images that it had never seen: the median of "
            f"{len(measured)} trainings ({each}), since one alone was too near to a tier."
        ]
    said.append(_tier(accuracy, question, first.profile))
    said += dict.fromkeys(m.note for m in measured if m.note)
    if first.data in GENERATED and question.accuracy and question.accuracy.data != first.data:
        said.append("Measured on generated images, not on photographs: this is no grade.")
    elif first.profile == "quick":
        said.append("Measured by a short training, to try things out: this is no grade.")
    return said


def _tier(accuracy: float, question: Question, profile: str) -> str:
    tiers = question.profile(profile).tiers
    reached = [t for t in tiers if accuracy >= t.accuracy]
    above = [t for t in tiers if accuracy < t.accuracy]
    text = (
        f"That reaches the tier of {reached[-1].accuracy:.1%}: {reached[-1].points:g} points."
        if reached
        else "That is below every tier."
    )
    if above:
        text += f" The next tier is {above[0].accuracy:.1%}: {above[0].points:g} points."
    return text


def figure(result: QuestionResult) -> str:
    """Learning curves, confusion matrix, how moving costs accuracy, and some images.

    As PNG in base64; "" without them.
    """
    measured = [m for m in result.measured if m.confusion]
    if not measured:
        return ""
    from matplotlib.figure import Figure

    picture = Figure(figsize=(11, 5.6), layout="constrained")
    above, below = picture.subfigures(2, 1, squeeze=False, height_ratios=(3.4, 2.2))[:, 0]
    curves, matrix, moved = above.subplots(1, 3, width_ratios=(1, 1.1, 0.8))
    _draw_curves(curves, measured)
    _draw_confusion(matrix, measured[0])
    _draw_moved(moved, measured)
    _draw_gallery(below, measured[0])
    out = io.BytesIO()
    picture.savefig(out, format="png", dpi=80)
    return base64.b64encode(out.getvalue()).decode("ascii")


def _draw_gallery(part, measured: Measurement) -> None:  # type: ignore[no-untyped-def]
    names = CLASSES[measured.data]
    wrong = [e for e in measured.gallery if e.truth != e.predicted]
    right = [e for e in measured.gallery if e.truth == e.predicted]
    part.suptitle("Surest when wrong (above) and when right (below)", fontsize=9)
    places = part.subplots(2, SHOWN, squeeze=False)
    for row, examples in zip(places, (wrong, right), strict=True):
        for axes in row:
            axes.set_axis_off()
        for axes, example in zip(row, examples, strict=False):
            pixels = np.frombuffer(base64.b64decode(example.pixels), np.uint8)
            axes.imshow(pixels.reshape(example.shape), cmap="gray")
            said = names[example.predicted]
            if example.probability is not None:
                said += f" {example.probability:.0%}"
            if example.truth != example.predicted:
                said += f"\nis: {names[example.truth]}"
            axes.set_title(said, fontsize=7, color="tab:green" if example in right else "tab:red")


def _draw_curves(axes, measured: list[Measurement]) -> None:  # type: ignore[no-untyped-def]
    names = {"accuracy": "training", "val_accuracy": "validation"}
    for key, colour in zip(names, ("tab:blue", "tab:orange"), strict=True):
        for i, m in enumerate(measured):
            values = [epoch.get(key, np.nan) for epoch in m.history]
            label = names[key] if i == 0 else None
            axes.plot(range(1, len(values) + 1), values, color=colour, marker=".", label=label)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.axhline(measured[0].accuracy, color="gray", linestyle=":", label="hidden images")
    axes.set(xlabel="epoch", ylabel="accuracy", ylim=(0, 1), title="How it learned")
    axes.legend(loc="lower right")


def _draw_confusion(axes, measured: Measurement) -> None:  # type: ignore[no-untyped-def]
    table = np.array(measured.confusion)
    names = CLASSES[measured.data]
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
    for i, j in np.argwhere(table > 0):
        colour = "white" if shares[i, j] > 0.5 else "black"
        axes.text(j, i, table[i, j], ha="center", va="center", fontsize=6, color=colour)
    axes.set_xticks(range(len(names)), names, rotation=60, ha="right", fontsize=7)
    axes.set_yticks(range(len(names)), names, fontsize=7)
    axes.set(xlabel="predicted", ylabel="is", title="What it takes for what")


def _draw_moved(axes, measured: list[Measurement]) -> None:  # type: ignore[no-untyped-def]
    for m in (m for m in measured if m.moved):
        axes.plot(*zip(*m.moved, strict=True), color="tab:purple", marker=".")
    axes.axhline(0.1, color="gray", linestyle=":", label="guessing")
    axes.set(xlabel="pixels to the left", ylim=(0, 1), title="When the images move")
    axes.legend(loc="upper right")
