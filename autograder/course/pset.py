"""``pset.toml``: the one place where the numbers of a problem set live."""

from __future__ import annotations

import difflib
import tomllib
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

from autograder.errors import CourseError

DataName = Literal["cifar10", "mnist", "shapes", "shapes_grey"]  # of autograder.data
GENERATED_FOR: dict[str, DataName] = {"cifar10": "shapes", "mnist": "shapes_grey"}


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Limits(_Strict):
    """What one submission may use. Generous: they stop runaways, they do not judge speed.

    Seconds are CPU time, so that a busy machine costs no one points; wall time of code that sleeps
    or waits, but not for the CPU, is bounded at three times as much.
    """

    notebook_seconds: float = Field(120, gt=0)  # all cells together
    cell_seconds: float = Field(20, gt=0)  # one cell
    call_seconds: float = Field(5, gt=0)  # one call of a student's function
    question_seconds: float = Field(30, gt=0)  # all calls for one question
    cpu_seconds: float = Field(180, gt=0)  # of one worker
    memory_mb: int = Field(1500, gt=0)  # resident, all its processes
    processes: int = Field(128, gt=0)  # processes and threads
    open_files: int = Field(256, gt=0)
    disk_mb: int = Field(256, gt=0)  # all that it writes
    output_kb: int = Field(512, gt=0)  # kept of each cell


class Parameter(_Strict):
    """A value that differs between variants of the set."""

    default: Any
    choices: list[Any] = []


class Tier(_Strict):
    """An accuracy, and the points that a model earns which reaches it."""

    accuracy: float = Field(gt=0, lt=1)
    points: float = Field(gt=0)  # more than the question's: a bonus


class Profile(_Strict):
    """How models are trained and measured on one kind of device, and what their accuracy earns.

    The budget of a training is ``epochs`` passes over ``train`` images, counted in images, never in
    seconds; the other limits only stop runaways.
    """

    train: int = Field(gt=0)  # images of each split
    valid: int = Field(gt=0)
    test: int = Field(gt=0)
    epochs: int = Field(gt=0)
    tiers: list[Tier] = Field(min_length=1)
    data: DataName | None = None  # where it is not the question's own
    required: bool = False  # without such a device the points stay pending
    cpu_seconds: float = Field(1800, gt=0)  # of one training and its predictions, all threads
    memory_mb: int = Field(6000, gt=0)  # resident
    gpu_memory_mb: int = Field(4000, gt=0)  # of the card
    seeds: int = Field(3, ge=1)  # trainings at most, where one does not decide a tier

    @property
    def images(self) -> int:
        """The budget of one training, in images."""
        return self.epochs * self.train

    @model_validator(mode="after")
    def _ordered(self) -> Profile:
        for lower, higher in pairwise(self.tiers):
            if not (lower.accuracy < higher.accuracy and lower.points < higher.points):
                raise ValueError("tiers rise, in accuracy and in points")
        if self.seeds % 2 == 0:
            raise ValueError("seeds is odd, so that there is a median")
        return self


class Accuracy(_Strict):
    """A question whose points are the accuracy of the student's model, trained by the grader."""

    data: DataName
    cpu: Profile | None = None
    gpu: Profile | None = None
    quick: Profile | None = None  # for tests and the demo: no grade of a student's

    def profile_for(self, device: str) -> str | None:
        """The profile that a device ("cpu" or "gpu") uses; None: the points stay pending."""
        if self.gpu is not None and (device == "gpu" or self.gpu.required):
            return "gpu" if device == "gpu" else None
        return "cpu"

    @model_validator(mode="after")
    def _gradable(self) -> Accuracy:
        if self.cpu is None and not (self.gpu and self.gpu.required):
            raise ValueError("give a profile `cpu`, or one `gpu` with `required = true`")
        return self


class Question(_Strict):
    """One auto-graded question."""

    name: str
    points: float = Field(gt=0)
    provides: list[str] = []  # the names that the student writes; by default the question's own
    uses: list[str] = []  # earlier questions whose functions an answer may call
    reveal: Literal["full", "hint", "score"] = "full"
    accuracy: Accuracy | None = None  # its points are made of a measured accuracy

    @model_validator(mode="before")
    @classmethod
    def _provide_own_name(cls, data: Any) -> Any:
        if isinstance(data, dict) and "name" in data:
            data.setdefault("provides", [] if "accuracy" in data else [data["name"]])
        return data

    @model_validator(mode="after")
    def _measurable(self) -> Question:
        if self.accuracy is None:
            if not self.provides:
                raise ValueError(f"question {self.name!r} provides nothing and measures nothing")
            return self
        if self.provides or self.uses:
            raise ValueError(
                f"question {self.name!r} measures the student's functions as they are: it takes "
                "neither `provides` nor `uses`"
            )
        for name in ("cpu", "gpu", "quick"):
            profile = getattr(self.accuracy, name)
            if profile and self.points not in [tier.points for tier in profile.tiers]:
                raise ValueError(f"no tier of {name!r} is worth the question's {self.points:g}")
        return self

    def profile(self, name: str) -> Profile:
        """The accuracy profile of that name; of ``quick`` there is always one."""
        assert self.accuracy is not None
        found: Profile | None = getattr(self.accuracy, name)
        if found is None and name == "quick":
            small = GENERATED_FOR.get(self.accuracy.data, self.accuracy.data)
            tiers = [Tier(accuracy=0.3, points=self.points)]
            found = Profile(data=small, train=2000, valid=500, test=1000, epochs=3, tiers=tiers)
        if found is None:
            raise CourseError(f"question {self.name!r} has no accuracy profile {name!r}")
        return found

    def points_at(self, profile: str, accuracy: float) -> float:
        """What an accuracy earns on a profile; more than the question's points is a bonus."""
        tiers = self.profile(profile).tiers
        return max((t.points for t in tiers if accuracy >= t.accuracy), default=0.0)

    def full_marks_at(self, profile: str) -> float:
        """The accuracy that earns the question's points."""
        return next(t.accuracy for t in self.profile(profile).tiers if t.points >= self.points)


class Written(_Strict):
    """One question that a person grades by a rubric."""

    name: str
    points: float = Field(gt=0)


class ProblemSet(_Strict):
    """A problem set: what pset.toml says, and where its parts lie."""

    folder: Path
    title: str
    hours: float
    reference: list[str]  # modules of reference/, in the order of their use
    preload: list[str] = ["numpy", "matplotlib.pyplot"]  # imported before workers are forked
    limits: Limits = Limits()
    parameters: dict[str, Parameter] = {}
    questions: list[Question]
    written: list[Written] = []

    @property
    def name(self) -> str:
        """The folder's name, ``ps4``."""
        return self.folder.name

    @property
    def root(self) -> Path:
        """The root of the course."""
        return self.folder.parent.parent

    @property
    def template(self) -> Path:
        """The notebook as text."""
        return self.folder / f"{self.name}.py"

    @property
    def hidden_tests(self) -> Path:
        """The folder of the hidden tests."""
        return self.root / "tests" / "hidden" / self.name

    @property
    def reference_files(self) -> list[Path]:
        """The reference's modules."""
        return [self.root / "reference" / f"{module}.py" for module in self.reference]

    def stamp(self) -> str:
        """Tells whether hidden tests and reference are still as they were."""
        files = [*sorted(self.hidden_tests.rglob("*.py")), *self.reference_files]
        return repr([(str(path), path.stat().st_mtime_ns, path.stat().st_size) for path in files])

    @property
    def total_points(self) -> float:
        """Auto-graded and written points together."""
        return sum(q.points for q in self.questions) + sum(w.points for w in self.written)

    @cached_property
    def provided(self) -> frozenset[str]:
        """All names that students write."""
        return frozenset(name for q in self.questions for name in q.provides)

    @cached_property
    def by_name(self) -> dict[str, Question]:
        """The auto-graded questions by name."""
        return {q.name: q for q in self.questions}

    @model_validator(mode="after")
    def _consistent(self) -> ProblemSet:
        names = [q.name for q in self.questions] + [w.name for w in self.written]
        twice = sorted({n for n in names if names.count(n) > 1})
        if twice:
            raise ValueError(f"two questions are named {twice[0]!r}: give each its own name")
        for i, q in enumerate(self.questions):
            for used in q.uses:
                if used not in names[:i]:
                    raise ValueError(
                        f"question {q.name!r} uses {used!r}, which is no question before it"
                    )
        if self.total_points != 100:
            raise ValueError(f"the points add up to {self.total_points:g}, expected 100")
        return self


def load(folder: Path) -> ProblemSet:
    """Read ``folder/pset.toml``; a mistake in it raises CourseError that says where and what."""
    path = folder / "pset.toml"
    try:
        data = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError as error:
        known = sorted(p.parent.name for p in folder.parent.glob("*/pset.toml"))
        raise CourseError(
            f"{path}: no such file. Known problem sets: {', '.join(known) or 'none'}."
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise CourseError(f"{path}: not valid TOML: {error}") from error
    try:
        return ProblemSet(folder=folder, **data)
    except ValidationError as error:
        raise CourseError(f"{path}: " + "; ".join(map(_explain, error.errors()))) from error


def _explain(problem: Any) -> str:
    where = ".".join(str(part) for part in problem["loc"])
    if problem["type"] == "extra_forbidden":
        key = str(problem["loc"][-1])
        models = (ProblemSet, Question, Written, Limits, Parameter, Accuracy, Profile, Tier)
        keys = {name for model in models for name in model.model_fields}
        close = difflib.get_close_matches(key, keys - {"folder"}, 1)
        hint = f"; did you mean {close[0]!r}?" if close else ""
        return f"unknown key {where!r}{hint}"
    return f"{where or 'pset.toml'}: {problem['msg']} (got {str(problem['input'])[:60]!r})"
