"""The accuracy lane: train a student's model and measure it, once or, near a tier, more often.

Each training has a worker of its own, in which the notebook's cells have been run: nothing of one
training reaches the next, and its limits are the profile's.
"""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Callable
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from autograder.course.pset import Limits, ProblemSet, Profile, Question
from autograder.data import DataSet, NoData
from autograder.grading.results import Check, Measurement, Outcome
from autograder.testing.lane import Lane, images_for

if TYPE_CHECKING:
    from autograder.course.submission import Submission

CALIBRATION = "calibration.json"  # beside pset.toml
CODE_KB = 32  # of a notebook's code, compressed: what no honest answer needs, and weights do
WORKER_SECONDS = 4.5 * 3600  # the sandbox ends a worker after four hours, whatever it does
THREADS = 1024  # of a training: a runtime starts several for each core
Train = Callable[[int], Check]  # one training with a seed


class Setting(BaseModel):
    """How models are trained: on what device, with which images, from which seeds."""

    model_config = ConfigDict(frozen=True)

    device: str = "cpu"  # or gpu, or quick: the small profile that grades nobody
    data: str | None = None  # the folder of images
    seeds: tuple[int, ...] | None = None  # None: as many as it takes

    def profile_of(self, question: Question) -> str | None:
        """The profile that a question uses; None: it demands a device that is not here."""
        assert question.accuracy is not None
        return "quick" if self.device == "quick" else question.accuracy.profile_for(self.device)

    def images(self, pset: ProblemSet, question: Question) -> DataSet:
        """The images of a question; raises NoData if they are not to be had."""
        profile = self.profile_of(question)
        assert profile is not None
        return images_for(pset, question, profile, self.data)

    def memory(self, pset: ProblemSet, asked: tuple[str, ...] | None) -> float:
        """The memory in MB that a submission's largest training may use, on its device."""
        need = 0.0
        for question in pset.questions:
            if question.accuracy is not None and (asked is None or question.name in asked):
                name = self.profile_of(question)
                if name is not None:
                    profile = question.profile(name)
                    gpu = self.device == "gpu"
                    need = max(need, profile.gpu_memory_mb if gpu else profile.memory_mb)
        return need

    def patience(self, pset: ProblemSet) -> float:
        """Seconds after which all trainings of a submission must have ended, on any machine."""
        names = [(q, self.profile_of(q)) for q in pset.questions if q.accuracy is not None]
        profiles = [question.profile(name) for question, name in names if name is not None]
        return sum(len(self.seeds or range(p.seeds)) * WORKER_SECONDS for p in profiles)

    def key(self, pset: ProblemSet) -> str:
        """What of this setting a result depends on."""
        parts: list[object] = [self.seeds]
        for question in pset.questions:
            if question.accuracy is None:
                continue
            name = self.profile_of(question)
            if name is None:
                parts.append((question.name, "pending"))
                continue
            try:
                found = self.images(pset, question).name
            except NoData:
                found = "no images"
            settings = question.profile(name).model_dump(exclude={"tiers", "seeds", "required"})
            parts.append((question.name, name, found, sorted(settings.items())))
        return repr(parts)


def limits_of(profile: Profile, limits: Limits) -> Limits:
    """The limits of a worker that trains."""
    return limits.model_copy(
        update={
            "call_seconds": profile.cpu_seconds,
            "question_seconds": profile.cpu_seconds,
            "cpu_seconds": profile.cpu_seconds + limits.cpu_seconds,
            "memory_mb": profile.memory_mb,
            "processes": max(limits.processes, THREADS),
        }
    )


def calibrated(pset: ProblemSet) -> dict[str, dict[str, Any]]:
    """What calibration.json has, by question and profile."""
    path = pset.folder / CALIBRATION
    known: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8")) if path.exists() else {}
    return known


def band_of(pset: ProblemSet, question: Question, profile: str) -> float:
    """How near a tier one training does not decide: as calibrated, else 2 % either way."""
    known = calibrated(pset).get(question.name, {}).get(profile, {})
    return float(known.get("band", 0.02))


def undecided(accuracies: list[float], profile: Profile, band: float) -> bool:
    """Could another training change which tiers the median of all of them reaches?

    After one training, where it came nearer to a tier than ``band``; after more, where fewer than
    half of all that may be run fell on one side of a tier.
    """
    if len(accuracies) >= profile.seeds:
        return False
    tiers = [tier.accuracy for tier in profile.tiers]
    if len(accuracies) == 1:
        return any(abs(accuracies[0] - tier) < band for tier in tiers)
    enough = profile.seeds // 2 + 1
    for tier in tiers:
        over = sum(a >= tier for a in accuracies)
        if max(over, len(accuracies) - over) < enough:
            return True
    return False


def repeat(profile: Profile, seeds: tuple[int, ...] | None, band: float, train: Train) -> Check:
    """Train as often as it takes, or once for each of ``seeds``.

    The check is that of the first training, with all measurements.
    """
    asked = seeds or tuple(range(profile.seeds))
    first = train(asked[0])
    measured = list(first.measured)
    for seed in asked[1:]:
        accuracies = [m.accuracy for m in measured]
        if not measured or (seeds is None and not undecided(accuracies, profile, band)):
            break
        again = train(seed)
        if not again.measured:  # it failed where it went well before: that counts, as one of all
            why = again.explanation.message if again.explanation else again.outcome.value
            lost = {"accuracy": 0.0, "low": 0.0, "high": 0.0, "note": why, "seed": seed}
            measured.append(measured[0].model_copy(update=lost))
        measured += again.measured
    return first.model_copy(update={"measured": measured})


def with_measurement(check: Check, lane: Lane | None, images: DataSet, seconds: float) -> Check:
    """The check of a training with what its lane has measured, if it came to that."""
    if lane is None or lane.measured is None or check.outcome is not Outcome.PASSED:
        return check
    measured = Measurement(
        profile=lane.profile,
        data=images.name,
        seed=lane.seed,
        seconds=seconds,
        **asdict(lane.measured),
    )
    return check.model_copy(update={"measured": [measured]})


RETOLD = [  # what a training ended with, and what a student should read instead
    (
        r"must call `compile\(\)`|must be compiled",
        "The model was not compiled before it was trained.",
        "Call model.compile(optimizer, loss=…, metrics=[…]) before model.fit.",
    ),
    (
        r"label value of \d+ which is outside the valid range",
        "The model has fewer outputs than there are classes.",
        "The last layer has one unit for each class: 10.",
    ),
    (
        r"^BudgetSpent",
        "A further training was begun after the whole budget of images had been used.",
        "The budget is {epochs} epochs of {train:,} images, all trainings together.",
    ),
    (
        r"MemoryError|ResourceExhausted|OOM when allocating|process \(memory\)",
        "The training needed more memory than the {memory_mb:,} MB it may use.",
        "Is the whole set of images one batch, or is a layer far larger than asked for? A copy of "
        "all images as float64 alone needs eight times their size as uint8.",
    ),
    (
        r"^No answer after|\(cpu\)|\(time\)",
        "The training was ended after {cpu_seconds:,.0f} seconds of processor time, or after three "
        "times as long without using it.",
        "This is far more than the course's own training needs. Is there a loop over single "
        "images, or one that never ends? Is a layer far larger than asked for?",
    ),
]


def retell(check: Check, profile: Profile) -> Check:
    """The check with words that fit a training, where it ended in one of the known ways."""
    told = check.explanation
    if told is None:
        return check
    for pattern, message, hint in RETOLD:
        if re.search(pattern, told.message):
            words = [text.format(**profile.model_dump()) for text in (message, hint)]
            changed = {"message": f"{words[0]} ({told.message})", "hint": words[1]}
            return check.model_copy(update={"explanation": told.model_copy(update=changed)})
    return check


def progress(news: dict[str, object]) -> str:
    """What a training tells of an epoch, in a few words; nothing in it is believed."""
    epoch, logs = news.get("epoch"), news.get("logs")
    text = f"epoch {epoch}" if type(epoch) is int and 0 < epoch < 10_000 else "training"
    accuracy = logs.get("val_accuracy", logs.get("accuracy")) if type(logs) is dict else None
    if isinstance(accuracy, float) and 0 <= accuracy <= 1:
        text += f" ({accuracy:.0%})"
    return text


def lean(submission: Submission) -> tuple[Submission, str]:
    """The submission without files that are no code, and what is wrong with its size.

    A model is trained from scratch: weights, or the images themselves, have no place in a notebook.
    Code compresses well and numbers do not, so that the bound is far from anything that is written.
    """
    files = {name: body for name, body in submission.files.items() if name.endswith(".py")}
    code = "\n".join(cell.source for cell in submission.cells if cell.runs).encode(
        "utf-8", "surrogatepass"
    )
    size = len(zlib.compress(code + b"\n".join(files.values()), 9)) / 1024
    problem = ""
    if size > CODE_KB:
        problem = (
            f"The notebook's code is {size:.0f} kB long when compressed, over the limit of "
            f"{CODE_KB} kB. Are weights or images stored in it? The grader trains every model "
            "from scratch."
        )
    return submission.model_copy(update={"files": files}), problem
