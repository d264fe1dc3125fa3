"""What a Dask worker does for a batch: it grades single jobs on an engine that it keeps.

A worker must see the same as the grader: this program, the problem set with its hidden tests and
its reference, the secret and the images. Where it does not, it says so and grades nothing.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import platform
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from autograder.course.pset import Limits, ProblemSet, load
from autograder.course.submission import Submission
from autograder.errors import CourseError
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from autograder.grading.store import engine_version, parts_of
from autograder.testing.split import secret_of

COURSE = "AUTOGRADER_COURSE"  # the project's folder on a worker, where it is another one
DATA = "AUTOGRADER_DATA"
WHAT = {
    "engine": "this program, Python or numpy is of another version",
    "tests": "the hidden tests differ",
    "reference": "the reference differs",
    "questions": "pset.toml has other questions",
    "limits": "pset.toml has other limits",
    "training": "the images or the budgets of trainings differ",
    "secret": "build/secret differs, by which images are drawn",
}
HERE = engine_version()  # as it was loaded, whatever lies on the disk later


@dataclass(frozen=True)
class Order:
    """One job, in plain values; and what a worker must agree on."""

    root: str
    pset: str  # its folder below the root
    level: str
    expected: dict[str, str]
    setting: dict[str, Any]
    job: dict[str, Any]
    topic: str  # where it is told of


def expected_of(pset: ProblemSet, setting: Setting) -> dict[str, str]:
    """What a result depends on, but for the submission."""
    parts = parts_of(pset, setting) | {"engine": HERE}
    if any(question.accuracy for question in pset.questions):
        parts["secret"] = hashlib.sha256(secret_of(pset.root)).hexdigest()
    return parts


def versions() -> str:
    """The versions that most often differ."""
    return f"Python {platform.python_version()}, numpy {np.__version__}"


def problem_here(order: Order) -> str:
    """Why this machine cannot grade for a batch; empty if it can."""
    try:
        found = expected_of(_pset(order), _setting(order))
    except CourseError as error:
        return f"{error} (the project's folder must be the same as the grader's; else set {COURSE})"
    differ = [WHAT.get(k, k) for k in order.expected if found.get(k) != order.expected[k]]
    return f"{'; '.join(differ)} (here: {versions()})" if differ else ""


def grade_here(order: Order) -> str:
    """Grade one job; the result as JSON."""
    from distributed import get_worker

    worker = get_worker()
    engine, pset = _workshop(order, worker.address)
    job = job_of(order)
    worker.log_event(order.topic, (job.name, ""))
    try:
        result = engine.grade(
            pset, job, lambda job, text: worker.log_event(order.topic, (job.name, text))
        )
    except CourseError as error:  # no isolation, no card: what to do about it is to be done there
        raise CourseError(f"the worker {worker.address} cannot grade: {error}") from error
    return result.model_dump_json()


def order_of(job: Job) -> dict[str, Any]:
    """A job as plain values."""
    return {
        "name": job.name,
        "submission": job.submission.model_dump(),
        "questions": job.questions,
        "failed": job.failed,
        "setting": job.setting and job.setting.model_dump(),
        "limits": job.limits and job.limits.model_dump(),
    }


def job_of(order: Order) -> Job:
    """The job of an order."""
    plain = order.job
    return Job(
        plain["name"],
        Submission(**plain["submission"]),
        plain["questions"],
        plain["setting"] and Setting(**plain["setting"]),
        plain["limits"] and Limits(**plain["limits"]),
        tuple(plain["failed"]),
    )


_engines: dict[str, tuple[str, Engine, ProblemSet]] = {}  # by set; with the suite that they serve
_choosing = threading.Lock()


def _workshop(order: Order, address: str) -> tuple[Engine, ProblemSet]:
    """This process's engine for a batch: another suite gets another engine."""
    suite = repr((sorted(order.expected.items()), order.level, sorted(order.setting.items())))
    with _choosing:
        known = _engines.get(order.pset)
        if known is None or known[0] != suite:
            if problem := problem_here(order):
                raise CourseError(f"the worker {address} cannot grade {order.pset}: {problem}")
            if known is not None:
                known[1].close()
            _engines[order.pset] = suite, Engine(order.level, _setting(order)), _pset(order)
        return _engines[order.pset][1:]


@atexit.register
def _close() -> None:
    while _engines:
        _engines.popitem()[1][1].close()


def _pset(order: Order) -> ProblemSet:
    return load(Path(os.environ.get(COURSE, order.root)) / order.pset)


def _setting(order: Order) -> Setting:
    setting = Setting(**order.setting)
    return setting.model_copy(update={"data": os.environ.get(DATA, setting.data)})
