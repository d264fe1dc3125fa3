"""Grade a folder of submissions: compute in parallel into the store, then record one by one.

read → sanitize → (store | engine) → record in nbgrader
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from autograder.course import Course, Handed, Ledger
from autograder.errors import CourseError, StudentError
from autograder.grading.accuracy import Setting
from autograder.grading.devices import choose_device
from autograder.grading.engine import Job
from autograder.grading.results import SubmissionResult
from autograder.grading.score import score
from autograder.grading.store import key_of, suite_of
from autograder.notebook import take_submission
from autograder.pset import ProblemSet
from autograder.record import Grader, grader_for


@dataclass
class Graded:
    """One student's line in the batch's table."""

    student: str
    problem: str = ""  # why there is no grade
    result: SubmissionResult | None = None
    points: dict[str, float] = field(default_factory=dict)
    key: str = ""
    fresh: bool = False  # was it run now, or taken from the store?


@dataclass(frozen=True)
class Hooks:
    """What a batch tells while it runs."""

    total: Callable[[int], None] = lambda n: None
    started: Callable[[str], None] = lambda student: None
    progress: Callable[[str, str], None] = lambda student, text: None
    graded: Callable[[Graded], None] = lambda graded: None
    recorded: Callable[[str], None] = lambda student: None


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
    hooks: Hooks | None = None,
) -> list[Graded]:
    """Grade what was handed in; one bad submission never stops the others."""
    hooks = hooks or Hooks()
    for name in questions:
        if name not in pset.by_name:
            raise CourseError(f"{pset.name} has no question {name!r}: {', '.join(pset.by_name)}")
    setting = setting or Setting(device=choose_device("auto"))
    grader = grader_for(course.store, level, setting)
    # what is recorded is what was computed: nbgrader's part asks the store for the same key
    course.config.SandboxExecute.device = setting.device
    course.config.SandboxExecute.data = setting.data or ""
    handed = course.handed_in(pset, student)
    hooks.total(len(handed))
    lines = {h.student: Graded(h.student, h.problem) for h in handed}
    ledger = Ledger(course.root / "build" / "recorded" / f"{pset.name}.json")
    # one writer, here, while the others are still being run
    for line in _compute(course, pset, handed, lines, grader, questions, workers, force, hooks):
        if not line.problem:
            _record(course, pset, line, ledger, force)
            hooks.recorded(line.student)
    return list(lines.values())


def _compute(
    course: Course,
    pset: ProblemSet,
    handed: list[Handed],
    lines: dict[str, Graded],
    grader: Grader,
    questions: tuple[str, ...],
    workers: int,
    force: bool,
    hooks: Hooks,
) -> Iterator[Graded]:
    """Fill in the lines; yields each as it is done."""
    suite = suite_of(pset, grader.engine.setting)
    jobs = []
    for h in handed:
        line = lines[h.student]
        if not line.problem:
            try:
                submission = take_submission(course.sanitized(h, pset), h.folder)
            except StudentError as error:
                line.problem = str(error)
            else:
                line.key = key_of(submission, suite)
                line.result = None if force else grader.store.get(line.key)
                if line.result is None or questions:
                    jobs.append(Job(h.student, submission, _asked(line.result, questions)))
        if line.problem or (line.result is not None and not questions):
            _finish(line, pset, hooks)
    if jobs:
        for job, result in grader.engine.grade_all(
            pset,
            jobs,
            workers,
            lambda job: hooks.started(job.name),
            lambda job, text: hooks.progress(job.name, text),
        ):
            line = lines[job.name]
            line.result = _merge(line.result, result) if job.questions else result
            line.fresh = True
            grader.store.put(line.key, line.result)
            _finish(line, pset, hooks)
            yield line
    run = {job.name for job in jobs}
    yield from (line for student, line in lines.items() if student not in run)


def _asked(known: SubmissionResult | None, questions: tuple[str, ...]) -> tuple[str, ...] | None:
    """Only the named questions are run again, where the others are known."""
    return questions if known is not None and questions else None


def _merge(known: SubmissionResult | None, new: SubmissionResult) -> SubmissionResult:
    if known is None or new.error:
        return new
    redone = {q.name: q for q in new.questions}
    merged = [redone.get(q.name, q) for q in known.questions]
    # trainings alone leave no outputs of the notebook's cells
    outputs = new.outputs or known.outputs
    return new.model_copy(update={"questions": merged, "outputs": outputs})


def _finish(line: Graded, pset: ProblemSet, hooks: Hooks) -> None:
    if line.result is not None and line.result.error:
        last = line.result.error.strip().splitlines()[-1]
        line.problem = f"grader error, the grade is withheld: {last}"
    elif line.result is not None:
        line.points = score(line.result, pset)
    hooks.graded(line)


def _record(course: Course, pset: ProblemSet, line: Graded, ledger: Ledger, force: bool) -> None:
    """Replay a result through nbgrader: one writer to the database."""
    entry = Ledger.entry(line.key, line.points)
    notebook = (
        course.root
        / str(course.directory.autograded_directory)
        / line.student
        / pset.name
        / f"{pset.name}.ipynb"
    )
    if not force and ledger.entries.get(line.student) == entry and notebook.exists():
        return
    done = course.api.autograde(pset.name, line.student, force=True, create=True)
    if not done["success"]:
        log = (done.get("error") or done.get("log") or "").strip().splitlines()
        line.problem = f"nbgrader could not record it: {log[-1] if log else 'no reason given'}"
        return
    ledger.write(line.student, entry)
