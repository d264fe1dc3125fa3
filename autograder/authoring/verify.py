"""A problem set proves itself: each submission of its corpus gets the verdict it is filed under."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from autograder.authoring.corpus import Case, Expected, Maker, read_corpus
from autograder.authoring.reach import cells_to_spare, questions_reached
from autograder.course.notebook import take_submission
from autograder.course.pset import Limits, ProblemSet
from autograder.errors import CourseError
from autograder.grading.accuracy import Setting
from autograder.grading.course_cells import without
from autograder.grading.engine import Engine, Job, Progress
from autograder.grading.results import Outcome, SubmissionResult
from autograder.grading.score import score

HASTE = 4  # so many times sooner is ended what is filed as never ending
TIMES = ("notebook_seconds", "cell_seconds", "call_seconds", "question_seconds")


@dataclass(frozen=True)
class Finding:
    """What became of one submission of the corpus; ``problem`` is empty where it was as filed."""

    name: str
    points: dict[str, float]
    problem: str
    result: SubmissionResult


def verify(
    pset: ProblemSet,
    engine: Engine,
    workers: int,
    started: Callable[[Job], None] = lambda job: None,
    progress: Progress = lambda job, text: None,
    accuracy: bool = False,
    whole: bool = False,
) -> Iterator[Finding]:
    """Grade reference, blank and corpus; yields each finding as it comes.

    A wrong answer is asked the questions that it can reach (autograder.authoring.reach); the others
    are as the reference has them. Where nothing else is tried, the course's cells that only show
    are left out, and what never ends is ended sooner. ``whole`` runs and asks everything of
    everyone, within the set's own limits.

    Trainings are long, and calibration.json holds what they come to: so models are trained on the
    quick profile alone, of the reference and of those that must pass; with ``accuracy`` as in
    grading, and every model of the corpus.
    """
    maker = Maker(pset)
    cases = {case.name: case for case in read_corpus(pset)}
    if not cases:
        raise CourseError(f"{pset.folder / 'submissions'}: the corpus is empty")
    notebooks = {"reference": maker.reference_notebook(), "blank": maker.blank_notebook()}
    notebooks |= {name: maker.notebook(case) for name, case in cases.items()}
    setting = engine.setting if accuracy else Setting(device="quick", seeds=(0,))
    jobs = {}
    for name, notebook in notebooks.items():
        asked = _asked(pset, name, cases.get(name), accuracy)
        jobs[name] = Job(name, take_submission(notebook, None), asked, setting)
    measured = [question for question in pset.questions if question.accuracy is not None]
    for question in measured:
        if setting.profile_of(question) is not None:
            setting.images(pset, question)  # fetched now, or it ends here
    if measured:
        from autograder.authoring.calibration import findings  # which imports SciPy: half a second

        for what, problem in findings(pset, engine.setting.device):
            yield Finding(what, {}, problem, SubmissionResult(questions=[], outputs=[]))

    def grade(jobs: Iterable[Job]) -> Iterator[tuple[Job, SubmissionResult]]:
        return engine.grade_all(pset, jobs, workers, started, progress)

    reference = jobs.pop("reference")
    [(_, known)] = grade([reference])
    narrow = not whole and known.outcome is Outcome.PASSED
    for name, case in cases.items() if narrow else ():
        if case.verdict in ("correct", "wrong"):
            ask_all = case.verdict == "correct"
            jobs[name] = _narrow(pset, jobs[name], reference, known, ask_all=ask_all)
        elif case.verdict == "timeout":
            jobs[name] = replace(jobs[name], limits=_hurried(pset.limits))
    # those that wait for a limit go first, while the others need the processor
    rest = sorted(jobs.values(), key=lambda job: not job.name.startswith("timeout/"))
    for job, result in chain([(reference, known)], grade(rest)):
        if narrow and job.name.startswith("wrong/"):
            result = _fill_in(result, known)
        points = score(result, pset)
        problem = _surprise(pset, job, cases.get(job.name), points, result)
        yield Finding(job.name, points, problem, result)


def _hurried(limits: Limits) -> Limits:
    shorter = {n: v / HASTE for n, v in limits.model_dump().items() if n in TIMES}
    return limits.model_copy(update=shorter)


def _narrow(
    pset: ProblemSet, job: Job, reference: Job, known: SubmissionResult, *, ask_all: bool
) -> Job:
    """The job with those questions alone that its answers can reach, and the cells they need."""
    cells = job.submission.cells
    reached = questions_reached(pset, reference.submission.cells, cells, known)
    if reached is None:
        return job
    asked = tuple(q for q in job.questions or pset.by_name if ask_all or q in reached)
    submission = without(job.submission, cells_to_spare(cells, asked, known))
    return replace(job, submission=submission, questions=asked)


def _fill_in(result: SubmissionResult, known: SubmissionResult) -> SubmissionResult:
    """The result, with the reference's where a question was not asked or is not trained."""
    asked = {q.name: q for q in result.questions}
    questions = [asked.get(q.name, q) for q in known.questions if not q.measured]
    return result.model_copy(update={"questions": questions})


def _asked(
    pset: ProblemSet, name: str, case: Case | None, accuracy: bool
) -> tuple[str, ...] | None:
    """The questions that a submission is asked: which models are trained."""
    if case is None:
        trains = accuracy or name == "reference"
    else:
        trains = accuracy or (case.expected is not None and case.expected.passes)
    return None if trains else tuple(q.name for q in pset.questions if q.accuracy is None)


def _surprise(
    pset: ProblemSet,
    job: Job,
    case: Case | None,
    points: dict[str, float],
    result: SubmissionResult,
) -> str:
    name = job.name
    if result.outcome is Outcome.GRADER_ERROR:
        return f"grader error: {result.error.strip().splitlines()[-1]}"
    if name == "blank":
        earned = [q for q, p in points.items() if p > 0]
        return f"a blank answer earns points in {', '.join(earned)}" if earned else ""
    expected = case.loses if case else frozenset()
    model = case.expected if case else None
    waiting = [q.name for q in result.questions if q.outcome is Outcome.PENDING]
    problems = [f"is pending: {_why(result, name)}" for name in waiting]
    if model is not None:
        problems += _off_tier(pset, model, result)
        points = {q: p for q, p in points.items() if pset.by_name[q].accuracy is None}
    lost = {q for q, p in points.items() if p < pset.by_name[q].points}
    # a known-bad model that names no question may lose any
    may_lose_any = model is not None and not model.passes and not expected
    if not may_lose_any and (unexpected := sorted(lost - expected)):
        problems.append("loses " + "; ".join(_why(result, q) for q in unexpected))
    if kept := sorted((expected & set(points)) - lost):
        problems.append(f"should lose {', '.join(kept)}, but gets full marks")
    return " and ".join(problems)


def _off_tier(pset: ProblemSet, expected: Expected, result: SubmissionResult) -> list[str]:
    """Where a model's accuracy is not as its head says."""
    problems = []
    for question in result.questions:
        if question.accuracy is None:
            continue
        asked, profile = pset.by_name[question.name], question.measured[0].profile
        full = asked.full_marks_at(profile)
        for tier in asked.profile(profile).tiers:
            reached = question.accuracy >= tier.accuracy
            if profile == "quick":  # a few epochs: for those that reach full marks in the end
                concerns = expected.bound is None
            else:
                concerns = expected.concerns(tier, full)
            if concerns and reached is not expected.passes:
                verb = "reaches" if reached else "misses"
                problems.append(
                    f"{verb} tier {tier.accuracy:g} of {question.name} on {profile} with an "
                    f"accuracy of {question.accuracy:.4f}"
                )
    return problems


def _why(result: SubmissionResult, question: str) -> str:
    asked = next(q for q in result.questions if q.name == question)
    failed = [c for c in asked.checks if c.outcome is not Outcome.PASSED]
    if not failed:
        return f"{question} (accuracy {asked.accuracy})"
    first = failed[0]
    text = first.explanation.message if first.explanation else ""
    call = first.explanation.call if first.explanation else ""
    return f"{question} ({first.name}: {text} {call[:160]})"
