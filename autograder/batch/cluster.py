"""A batch on a Dask cluster: the same jobs, on the workers' engines (see autograder.batch.remote).

Only `grade --cluster` imports this. Results come back here, where they are kept and recorded as
ever: a worker needs to write nowhere.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from uuid import uuid4

from distributed import Client, Future, KilledWorker, as_completed

from autograder.batch.remote import (
    Order,
    expected_of,
    grade_here,
    order_of,
    problem_here,
    versions,
)
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.grading.accuracy import Setting
from autograder.grading.engine import AHEAD, Job, Progress
from autograder.grading.results import SubmissionResult

ANSWER_SECONDS = 15.0
WORKERS_SECONDS = 60.0
GPU = "GPU"  # a worker's resource: `dask worker --resources GPU=1`


class Cluster:
    """Grades like an engine, elsewhere. Use as a context manager."""

    def __init__(self, address: str, level: str = "auto") -> None:
        self.level = level
        logging.getLogger("distributed").setLevel(logging.ERROR)  # what matters is raised
        where = {"scheduler_file": address} if Path(address).is_file() else {"address": address}
        try:
            self.client = Client(**where, timeout=ANSWER_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise CourseError(
                f"--cluster {address}: no scheduler answers there ({error}). Expected an address "
                "such as tcp://host:8786, or the path of a scheduler file"
            ) from error
        try:
            self.client.wait_for_workers(1, timeout=WORKERS_SECONDS)
        except TimeoutError as error:
            self.close()
            raise CourseError(
                f"--cluster {address}: the scheduler has no workers after {WORKERS_SECONDS:g} "
                "seconds. Start some, as docs/scale.md shows"
            ) from error

    def choose_device(self, wanted: str) -> str:
        """Where models are trained; ``auto``: on GPUs, if a worker offers one."""
        workers = self.client.scheduler_info(n_workers=-1)["workers"].values()
        has_gpu = any(worker["resources"].get(GPU) for worker in workers)
        if wanted == "gpu" and not has_gpu:
            raise CourseError(
                f"--device gpu: no worker offers the resource {GPU}: start it with "
                f"`dask worker … --resources {GPU}=1`"
            )
        return ("gpu" if has_gpu else "cpu") if wanted == "auto" else wanted

    def grade_all(
        self,
        pset: ProblemSet,
        jobs: Iterable[Job],
        setting: Setting,
        started: Callable[[Job], None] = lambda job: None,
        progress: Progress = lambda job, text: None,
    ) -> Iterator[tuple[Job, SubmissionResult]]:
        """Grade many on all workers; yields each as it is done.

        A job whose worker dies is run again on another one, by Dask; after three deaths it is given
        up, and its grade is withheld.
        """
        topic = f"autograder-{uuid4().hex}"
        order = Order(
            root=str(pset.root),
            pset=str(pset.folder.relative_to(pset.root)),
            level=self.level,
            expected=expected_of(pset, setting),
            setting=setting.model_dump(),
            job={},
            topic=topic,
        )
        self._check(order)
        running: dict[Future[str], Job] = {}
        begun: set[str] = set()

        def hear(event: tuple[float, tuple[str, str]]) -> None:
            _, (name, text) = event
            job = next((job for job in [*running.values()] if job.name == name), None)
            if job is not None and name not in begun:
                begun.add(name)
                started(job)
            elif job is not None and text:
                progress(job, text)

        self.client.subscribe_topic(topic, hear)
        done = as_completed(loop=self.client.loop)
        waiting = iter(jobs)

        def hand_out() -> None:
            threads = sum(self.client.nthreads().values())  # workers come and go
            for job in islice(waiting, max(0, AHEAD * max(1, threads) - len(running))):
                future = self.client.submit(
                    grade_here,
                    replace(order, job=order_of(job)),
                    key=f"{topic}-{job.name}",
                    resources={GPU: 1} if _needs_gpu(pset, job, setting) else None,
                    pure=False,
                )
                running[future] = job
                done.add(future)

        try:
            hand_out()
            while running:
                future = next(done)
                yield running.pop(future), _result(future)
                hand_out()
        finally:
            self.client.cancel([*running])
            self.client.unsubscribe_topic(topic)

    def _check(self, order: Order) -> None:
        """All workers must see what is seen here."""
        try:
            found = self.client.run(problem_here, order)
        except ImportError as error:
            raise CourseError(
                f"a worker cannot import this program ({error}): install it there, in the same "
                "version"
            ) from error
        problems = [f"{address}: {why}" for address, why in found.items() if why]
        if problems:
            raise CourseError(
                f"not all workers can grade {order.pset} as it is here ({versions()}), so nothing "
                "is graded. Bring them up to date and restart them:\n  " + "\n  ".join(problems)
            )

    def close(self) -> None:
        """Leave the cluster; it goes on."""
        self.client.close()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _needs_gpu(pset: ProblemSet, job: Job, setting: Setting) -> bool:
    """Is a model of this job trained on a GPU?"""
    asked = [q for q in pset.questions if job.questions is None or q.name in job.questions]
    trained = [q for q in asked if q.accuracy is not None and setting.profile_of(q) is not None]
    return setting.device == "gpu" and bool(trained)


def _result(future: Future[str]) -> SubmissionResult:
    try:
        return SubmissionResult.model_validate_json(future.result())
    except KilledWorker as error:
        return SubmissionResult(questions=[], outputs=[], error=str(error))
