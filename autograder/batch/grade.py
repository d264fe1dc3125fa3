"""Grade a folder of submissions: compute in parallel into the store, then record one by one.

read → sanitize → (store | engine) → record in nbgrader
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from autograder.batch.ledger import Ended, Ledger
from autograder.batch.line import Change, Graded
from autograder.batch.recorder import PATIENCE, Recorder, patiently
from autograder.course.folder import Course
from autograder.course.handed import Handed, handed_in, lateness, sanitized
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet
from autograder.course.view import look, view_of
from autograder.errors import CourseError, StudentError
from autograder.files.stamps import stamp_of_folder
from autograder.grading.accuracy import Setting
from autograder.grading.devices import choose_device
from autograder.grading.engine import Engine, Job, run_again
from autograder.grading.results import SubmissionResult
from autograder.grading.score import outcome_of, score
from autograder.grading.store import Suite, code_of, hints_of

if TYPE_CHECKING:  # the one imports Dask, the other nbgrader: a second each
    from autograder.batch.cluster import Cluster
    from autograder.gradebook.record import Grader


Run = Callable[[Iterable[Job]], Iterator[tuple[Job, SubmissionResult]]]


@dataclass(frozen=True)
class Hooks:
    """What a batch tells while it runs."""

    total: Callable[[int], None] = lambda n: None
    started: Callable[[str], None] = lambda student: None
    progress: Callable[[str, str], None] = lambda student, text: None
    graded: Callable[[Graded], None] = lambda graded: None
    recorded: Callable[[str], None] = lambda student: None
    trouble: Callable[[str], None] = lambda text: None  # with the gradebook; empty: none any more
    # asked once all is computed, where nothing is to be recorded unseen: may it be?
    changes: Callable[[list[Change]], bool] | None = None


def grade(
    course: Course,
    pset: ProblemSet,
    *,
    student: str | None = None,
    questions: tuple[str, ...] = (),
    workers: int = 2,
    force: bool = False,
    level: str = "auto",
    setting: Setting | None = None,
    engine: Engine | None = None,
    cluster: Cluster | None = None,
    hooks: Hooks | None = None,
    patience: float = PATIENCE,
) -> list[Graded]:
    """Grade what was handed in; one bad submission never stops the others.

    With a ``cluster`` its workers run it, as many at a time as they have threads.
    An ``engine`` that is at hand must be of this level and setting; it is closed with the process.
    """
    hooks = hooks or Hooks()
    for name in questions:
        if name not in pset.by_name:
            raise CourseError(f"{pset.name} has no question {name!r}: {', '.join(pset.by_name)}")
    setting = setting or Setting(device=choose_device("auto"))
    # what is recorded is what was computed: nbgrader's part asks the store for the same key
    course.config.SandboxExecute.device, course.config.SandboxExecute.decided = setting.device, True
    course.config.SandboxExecute.data = setting.data or ""
    view = patiently(lambda: view_of(course, pset), patience, hooks.trouble)
    handed = handed_in(course, pset, view, student)
    hooks.total(len(handed))
    suite, due = Suite.of(pset, setting), lateness(view, handed)
    # a changed hint runs nothing, but the feedback is written anew
    parts = suite.parts | {"hints": hints_of(pset)}
    lines = {
        h.student: Graded(h.student, h.problem, common=parts, lateness=due[h.student])
        for h in handed
    }
    recorder = Recorder(course, pset, view, force, hooks.trouble)
    if not force and not questions:
        handed = [h for h in handed if not recorder.stands(h, lines[h.student])]
        for line in lines.values():
            if line.ended is not None:
                hooks.graded(line)
    if not handed:
        if hooks.changes is not None:
            hooks.changes([])
        return list(lines.values())
    engine = engine or Engine(level, setting)
    if cluster is None:
        engine.start_soon(pset)  # while nbgrader is imported and the notebooks are read
    from autograder.gradebook.record import grader_for

    patiently(lambda: course.go_by_record(pset), patience, hooks.trouble)
    grader = grader_for(course.store, level, setting, engine)
    batch = _Batch(course, pset, grader, suite, questions, force, hooks, lines)

    def run(jobs: Iterable[Job]) -> Iterator[tuple[Job, SubmissionResult]]:
        def started(job: Job) -> None:
            hooks.started(job.name)

        def progress(job: Job, text: str) -> None:
            hooks.progress(job.name, text)

        if cluster is not None:
            return cluster.grade_all(pset, jobs, setting, started, progress)
        return grader.engine.grade_all(pset, jobs, workers, started, progress)

    done: Iterable[Graded] = batch.compute(handed, run)
    if hooks.changes is not None:
        done = list(done)
        if not hooks.changes(_changes(done, pset, recorder.ledger)):
            return list(lines.values())
    # one writer, here, while the others are still being run
    for line in done:
        if not line.problem:
            for recorded in recorder.record(line):
                hooks.recorded(recorded)
    for recorded in recorder.finish(patience):
        hooks.recorded(recorded)
    for line in lines.values():
        if line.problem:
            recorder.ledger.withhold(line.student, line.problem)
    patiently(lambda: look(course, pset), patience, hooks.trouble)  # for the next time
    return list(lines.values())


def _changes(lines: list[Graded], pset: ProblemSet, ledger: Ledger) -> list[Change]:
    """Where a batch's points differ from those recorded, and what has changed since."""
    changes = []
    for line in lines:
        if line.problem:
            continue
        known = ledger.entry(line.student)
        before = known.points if known else None
        reasons = known.reasons(line.parts) if known else ["not recorded before"]
        for question in pset.questions:
            old, new = (before or {}).get(question.name), line.points.get(question.name)
            if old != new:
                changes.append(Change(line.student, question.name, old, new, tuple(reasons)))
    return changes


@dataclass
class _Batch:
    """One run over what was handed in."""

    course: Course
    pset: ProblemSet
    grader: Grader
    suite: Suite
    questions: tuple[str, ...]
    force: bool
    hooks: Hooks
    lines: dict[str, Graded]
    alike: dict[str, list[Graded]] = field(default_factory=dict)  # who handed in the same, by key
    at_hand: deque[Graded] = field(default_factory=deque)  # done without being run, not yet told of

    def compute(self, handed: list[Handed], run: Run) -> Iterator[Graded]:
        """Fill in the lines of what was handed in; yields each as it is done."""
        for job, result in run(self._jobs(handed)):
            line = self.lines[job.name]
            result = line.result.redone(result) if line.result else result
            self.grader.store.keep(self.suite, line.code, result)
            line.fresh = True
            for same in self.alike[line.key]:
                same.result = result
                self._finish(same)
                yield same
            yield from self._take()  # so that these, too, are recorded while others are being run
        yield from self._take()

    def _take(self) -> Iterator[Graded]:
        while self.at_hand:
            yield self.at_hand.popleft()

    def _jobs(self, handed: list[Handed]) -> Iterator[Job]:
        """What is to be run. What many hand in, such as the blank notebook, is run once."""
        for h in handed:
            line = self.lines[h.student]
            if not line.problem:
                line.files = stamp_of_folder(h.folder)
                try:
                    submission = take_submission(sanitized(self.course, h, self.pset), h.folder)
                except StudentError as error:
                    line.problem = str(error)
                else:
                    line.code = code_of(submission)
                    line.key = self.suite.key(line.code)
                    line.result, again = self._known(line.code)
                    if again != ():
                        alike = self.alike.setdefault(line.key, [])
                        alike.append(line)
                        if line is alike[0]:
                            yield run_again(Job(h.student, submission), line.result, again)
                            continue
                        if not alike[0].fresh:  # it is finished with the first
                            continue
                        line.result = self.grader.store.get(line.key)
                        line.problem = alike[0].problem
            self._finish(line)
            self.at_hand.append(line)

    def _known(self, code: str) -> tuple[SubmissionResult | None, tuple[str, ...] | None]:
        """What is known of a submission, and which questions are to be run: (), some, None: all."""
        if self.force:
            return None, None
        known, again = self.grader.store.find(self.suite, code)
        if again is not None:
            again = tuple(n for n in self.pset.by_name if n in again or n in self.questions)
        return known, again

    def _finish(self, line: Graded) -> None:
        if line.result is not None and line.result.error:
            last = line.result.error.strip().splitlines()[-1]
            line.problem = f"grader error, the grade is withheld: {last}"
        elif line.result is not None:
            line.points = score(line.result, self.pset)
            line.ended = _ended(line.result, self.pset)
        self.hooks.graded(line)
        line.result = None  # a batch's memory does not grow with it


def _ended(result: SubmissionResult, pset: ProblemSet) -> Ended:
    return Ended(
        outcome=result.outcome,
        questions={q.name: outcome_of(q, pset.by_name[q.name]) for q in result.questions},
        note=result.notes[0] if result.notes else "",
        seconds=sum(result.seconds.values()),
    )
