"""Grade a folder of submissions: compute in parallel into the store, then record one by one.

read → sanitize → (store | engine) → record in nbgrader
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from autograder.course import Course, Handed, Ledger
from autograder.errors import CourseError, StudentError
from autograder.grading.accuracy import Setting
from autograder.grading.devices import choose_device
from autograder.grading.engine import Engine, Job
from autograder.grading.results import SubmissionResult
from autograder.grading.score import score
from autograder.grading.store import code_of, key_of, parts_of, suite_of
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
    parts: dict[str, str] = field(default_factory=dict)  # what result and record depend on
    fresh: bool = False  # was it run now, or taken from the store?


@dataclass(frozen=True)
class Change:
    """Points that are not what the gradebook has."""

    student: str
    question: str
    before: float | None  # None: not recorded yet, or pending
    after: float | None
    reasons: tuple[str, ...]  # what has changed: code, tests, limits, …


@dataclass(frozen=True)
class Hooks:
    """What a batch tells while it runs."""

    total: Callable[[int], None] = lambda n: None
    started: Callable[[str], None] = lambda student: None
    progress: Callable[[str, str], None] = lambda student, text: None
    graded: Callable[[Graded], None] = lambda graded: None
    recorded: Callable[[str], None] = lambda student: None
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
    hooks: Hooks | None = None,
) -> list[Graded]:
    """Grade what was handed in; one bad submission never stops the others.

    An ``engine`` that is at hand must be of this level and setting; it is closed with the process.
    """
    hooks = hooks or Hooks()
    for name in questions:
        if name not in pset.by_name:
            raise CourseError(f"{pset.name} has no question {name!r}: {', '.join(pset.by_name)}")
    setting = setting or Setting(device=choose_device("auto"))
    grader = grader_for(course.store, level, setting, engine)
    # what is recorded is what was computed: nbgrader's part asks the store for the same key
    course.config.SandboxExecute.device = setting.device
    course.config.SandboxExecute.data = setting.data or ""
    handed = course.handed_in(pset, student)
    hooks.total(len(handed))
    parts, due = parts_of(pset, grader.engine.setting), course.lateness(pset, handed)
    lines = {
        h.student: Graded(h.student, h.problem, parts=parts | {"lateness": due[h.student]})
        for h in handed
    }
    ledger = Ledger(course, pset)
    batch = _Batch(course, pset, grader, suite_of(parts), questions, workers, force, hooks, lines)
    done: Iterable[Graded] = batch.compute(handed)
    if hooks.changes is not None:
        done = list(done)
        if not hooks.changes(_changes(done, pset, ledger)):
            return list(lines.values())
    # one writer, here, while the others are still being run
    for line in done:
        if not line.problem:
            _record(course, pset, line, ledger, force)
            hooks.recorded(line.student)
        if line.problem:
            ledger.withhold(line.student, line.problem)
    return list(lines.values())


def _changes(lines: list[Graded], pset: ProblemSet, ledger: Ledger) -> list[Change]:
    """Where a batch's points differ from those recorded, and what has changed since."""
    changes = []
    for line in lines:
        if line.problem:
            continue
        before = ledger.points(line.student)
        reasons = ledger.reasons(line.student, line.parts)
        for question in pset.questions:
            old, new = (before or {}).get(question.name), line.points.get(question.name)
            if old != new:
                why = tuple(reasons) if before is not None else ("not recorded before",)
                changes.append(Change(line.student, question.name, old, new, why or ("points",)))
    return changes


@dataclass
class _Batch:
    """One run over what was handed in."""

    course: Course
    pset: ProblemSet
    grader: Grader
    suite: str
    questions: tuple[str, ...]
    workers: int
    force: bool
    hooks: Hooks
    lines: dict[str, Graded]
    alike: dict[str, list[Graded]] = field(default_factory=dict)  # who handed in the same, by key

    def compute(self, handed: list[Handed]) -> Iterator[Graded]:
        """Fill in the lines; yields each as it is done."""
        yielded = set()
        for job, result in self.grader.engine.grade_all(
            self.pset,
            self._jobs(handed),
            self.workers,
            lambda job: self.hooks.started(job.name),
            lambda job, text: self.hooks.progress(job.name, text),
        ):
            line = self.lines[job.name]
            result = _merge(line.result, result) if job.questions else result
            self.grader.store.put(line.key, result)
            line.fresh = True
            for same in self.alike[line.key]:
                same.result = result
                self._finish(same)
                yielded.add(same.student)
                yield same
        yield from (line for student, line in self.lines.items() if student not in yielded)

    def _jobs(self, handed: list[Handed]) -> Iterator[Job]:
        """What is to be run. What many hand in, such as the blank notebook, is run once."""
        for h in handed:
            line = self.lines[h.student]
            if not line.problem:
                try:
                    submission = take_submission(self.course.sanitized(h, self.pset), h.folder)
                except StudentError as error:
                    line.problem = str(error)
                else:
                    line.parts["code"] = code_of(submission)
                    line.key = key_of(line.parts["code"], self.suite)
                    line.result = None if self.force else self.grader.store.get(line.key)
                    if line.result is None or self.questions:
                        alike = self.alike.setdefault(line.key, [])
                        alike.append(line)
                        if line is alike[0]:
                            yield Job(h.student, submission, _asked(line.result, self.questions))
                            continue
                        if not alike[0].fresh:  # it is finished with the first
                            continue
                        line.result = alike[0].result
            self._finish(line)

    def _finish(self, line: Graded) -> None:
        if line.result is not None and line.result.error:
            last = line.result.error.strip().splitlines()[-1]
            line.problem = f"grader error, the grade is withheld: {last}"
        elif line.result is not None:
            line.points = score(line.result, self.pset)
        self.hooks.graded(line)


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


def _record(course: Course, pset: ProblemSet, line: Graded, ledger: Ledger, force: bool) -> None:
    """Replay a result through nbgrader: one writer to the database."""
    entry = Ledger.entry(line.key, line.points, line.parts)
    notebook = (
        course.root
        / str(course.directory.autograded_directory)
        / line.student
        / pset.name
        / f"{pset.name}.ipynb"
    )
    if not force and ledger.holds(line.student, entry) and notebook.exists():
        return
    done = course.api.autograde(pset.name, line.student, force=True, create=True)
    if not done["success"]:
        log = (done.get("error") or done.get("log") or "").strip().splitlines()
        line.problem = f"nbgrader could not record it: {log[-1] if log else 'no reason given'}"
        return
    ledger.write(line.student, entry)
