"""The trainings of one submission: each in a worker of its own, under a profile's limits.

Nothing of one training reaches the next, nor a question that is checked in another way.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from autograder.course.pset import ProblemSet, Question
from autograder.course.submission import Submission
from autograder.data import DataSet, NoData
from autograder.grading import accuracy, memory
from autograder.grading.judge import check, result_of
from autograder.grading.results import Check, Explanation, Outcome, QuestionResult, SubmissionResult
from autograder.grading.run import Run
from autograder.testing.lane import Lane, make_lane
from autograder.testing.plugin import LANE
from autograder.testing.student import Student

NEEDS_GPU = "These points are measured on a GPU, which this machine has not: they are pending."


def measure_all(
    result: SubmissionResult,
    run: Run,
    pset: ProblemSet,
    items: dict[str, list[pytest.Item]],
    setting: accuracy.Setting,
    tell: Callable[[str], None],
) -> SubmissionResult:
    """The result with those questions that are measured by a training; ``run`` has ended."""
    if result.error or not items:
        return result
    started = time.perf_counter()
    questions = {q.name: q for q in result.questions}
    try:
        for name, (item,) in items.items():
            question = pset.by_name[name]
            questions[name] = _measure(run, pset, question, item, setting, tell)
    except Exception:  # whatever it is, it is ours: the grade is withheld
        return result.model_copy(update={"error": traceback.format_exc()})
    return result.model_copy(
        update={
            "questions": [questions[q.name] for q in pset.questions if q.name in questions],
            "seconds": result.seconds | {"trainings": time.perf_counter() - started},
        }
    )


def _measure(
    run: Run,
    pset: ProblemSet,
    question: Question,
    item: pytest.Item,
    setting: accuracy.Setting,
    tell: Callable[[str], None],
) -> QuestionResult:
    """Train and measure, unless that must wait for another machine."""
    started = time.perf_counter()
    profile = setting.profile_of(question)
    try:
        if profile is None:
            raise NoData(NEEDS_GPU)
        images = setting.images(pset, question)
    except NoData as waiting:
        told = Explanation(kind="pending", message=str(waiting))
        return QuestionResult(name=question.name, checks=[result_of(item, Outcome.PENDING, told)])
    submission, problem = accuracy.lean(run.submission)
    if problem:
        told = Explanation(kind="size", message=problem)
        return QuestionResult(name=question.name, checks=[result_of(item, Outcome.FAILED, told)])
    settings = question.profile(profile)
    trainer = _Trainer(run, pset, question, item, submission, profile, images, tell)
    read = lambda: memory.Pressure.read(setting.device)
    once = lambda seed: memory.patiently(lambda: trainer.train(seed), settings.gpu_memory_mb, read)
    band = accuracy.band_of(pset, question, profile)
    measured = accuracy.repeat(settings, setting.seeds, band, once)
    return QuestionResult(
        name=question.name,
        checks=[measured],
        calls=trainer.calls,
        seconds=time.perf_counter() - started,
    )


@dataclass
class _Trainer:
    """Trains one submission's model, from any seed."""

    run: Run
    pset: ProblemSet
    question: Question
    item: pytest.Item
    submission: Submission
    profile: str
    images: DataSet
    tell: Callable[[str], None]
    calls: int = 0
    lane: Lane | None = None

    def train(self, seed: int) -> Check:
        """One training, in a fresh worker in which the cells have been run."""
        settings = self.question.profile(self.profile)
        limits = accuracy.limits_of(settings, self.pset.limits)
        own = Run(self.submission, self.run.sandbox, limits, self.run.slot)
        own.gpu_memory_mb = settings.gpu_memory_mb
        own.news = self._news
        self.lane, began = None, time.monotonic()

        def prepare(student: Student) -> None:
            self.lane = make_lane(
                student, self.pset, self.question, self.profile, seed, self.images
            )
            self.item.config.stash[LANE] = self.lane

        try:
            result = check(own, self.pset, self.question.name, [self.item], [], {}, prepare)
        finally:
            own.end()
            self.item.config.stash[LANE] = None
        self.calls += result.calls
        told = accuracy.retell(result.checks[0], settings)
        return accuracy.with_measurement(told, self.lane, self.images, time.monotonic() - began)

    def _news(self, news: dict[str, Any]) -> None:
        self.tell(accuracy.progress(news))
