"""Run one submission and check it: cells first, then one question after another.

Runs in a fresh fork of the check server, in which the hidden tests are already collected.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable
from typing import Any

import pytest

from autograder.course.pset import ProblemSet
from autograder.grading.cores import one_core
from autograder.grading.render import explain
from autograder.grading.results import Check, Explanation, Outcome, QuestionResult, SubmissionResult
from autograder.grading.run import Run
from autograder.grading.sandbox import END_SECONDS, ENDED, QuestionLine, Worker, WorkerGone
from autograder.messages import Malformed
from autograder.testing.failures import CheckFailed, CheckStopped, Failure
from autograder.testing.plugin import LANE, STUDENT, local_student
from autograder.testing.student import Student

SIGNALS = {-11: "a segmentation fault", -9: "being killed", -6: "an abort", -7: "a bus error"}
NOT_RUN = "Not checked: the code crashed or ran out of time in this question before."


def judge(
    run: Run,
    pset: ProblemSet,
    items: dict[str, list[pytest.Item]],
    reference: dict[str, Any],
    run_cells: bool = True,
    known_failed: frozenset[str] = frozenset(),
) -> SubmissionResult:
    """Run the cells and check every question that has items; of others it may be known to fail."""
    seconds: dict[str, float] = {}
    started = time.perf_counter()
    questions: list[QuestionResult] = []
    try:
        try:
            if run_cells:
                run.get_worker()
        except WorkerGone as gone:
            run.notes.append(gone.reason)
        seconds["cells"] = time.perf_counter() - started
        failed = set(known_failed)
        for question in pset.questions:
            if question.name not in items:
                continue
            lost = [u for u in question.uses if u in failed]
            given = [name for u in lost for name in pset.by_name[u].provides]
            with one_core(pset) as core:
                asked = items[question.name]
                result = check(run, pset, question.name, asked, given, reference, core=core)
            if result.outcome is not Outcome.PASSED:
                failed.add(question.name)
            questions.append(result)
        seconds["checks"] = time.perf_counter() - started - seconds["cells"]
        return SubmissionResult(
            questions=questions, outputs=run.outputs, notes=run.notes, seconds=seconds
        )
    except Exception:  # whatever it is, it is ours: the grade is withheld
        return SubmissionResult(
            questions=questions, outputs=run.outputs, notes=run.notes, error=traceback.format_exc()
        )
    finally:
        run.end()


def check(
    run: Run,
    pset: ProblemSet,
    name: str,
    items: list[pytest.Item],
    given: list[str],
    reference: dict[str, Any],
    prepare: Callable[[Student], None] = lambda student: None,
    core: int | None = None,
) -> QuestionResult:
    """Check one question; ``prepare`` is told the student before its tests run."""
    started = time.perf_counter()
    # the answers under test are not among what is given: whoever finds the channel could ask for it
    lent = {name: reference[name] for name in given}
    try:
        worker = run.get_worker()
        sock = worker.open_question(lent, core)
    except WorkerGone as gone:
        failure = Explanation(
            kind="crash", message=f"The notebook could not be run: {gone.reason}."
        )
        checks = [result_of(item, Outcome.CRASHED, failure) for item in items]
        return QuestionResult(name=name, checks=checks)
    line = QuestionLine(worker, sock, lent, run.news)
    checks = []
    student = Student(line)
    line.student = student
    prepare(student)
    for item, following in zip(items, [*items[1:], None], strict=True):
        if line.gone is not None or _hopeless(student):
            checks.append(_repeat(item, student, checks[-1]))
            continue
        item.config.stash[STUDENT] = student
        line.recorder.begin_check()
        checks.append(_run_item(item, following, student, line, pset, reference))
    calls, asked = line.calls, sorted(line.asked)
    if line.gone is None and not _hopeless(student) and _any_failed(checks):
        kept = line.recorder.taken([c.outcome is not Outcome.PASSED for c in checks])
        checks = [c.model_copy(update={"observed": k}) for c, k in zip(checks, kept, strict=True)]
    line.close()
    checks = _end(worker, line, checks)
    return QuestionResult(
        name=name,
        checks=checks,
        given=given,
        calls=calls,
        asked=asked,
        seconds=time.perf_counter() - started,
    )


def _hopeless(student: Student) -> bool:
    """Nothing is there to be checked: the answer is blank or missing."""
    return any(failure.kind in ("blank", "missing") for failure in student.failures)


def _any_failed(checks: list[Check]) -> bool:
    return any(check.outcome is Outcome.FAILED for check in checks)


def _repeat(item: pytest.Item, student: Student, before: Check) -> Check:
    if _hopeless(student):
        return result_of(item, Outcome.FAILED, before.explanation)
    return result_of(item, Outcome.SKIPPED, Explanation(kind="skipped", message=NOT_RUN))


def _end(worker: Worker, line: QuestionLine, checks: list[Check]) -> list[Check]:
    """End the question; where its process died, say of what."""
    reason = ""
    if line.gone is not None and not worker.forks:
        reason = worker.end()  # the code under test runs in the worker itself
    elif not worker.ended:
        dead = line.gone is not None
        try:
            worker.check_limits(kill_others=dead)
            if dead:
                reply = worker.command({"op": "end"}, END_SECONDS, runs_code=False)
                status = reply.get("status", 0)
                if isinstance(status, int) and status:
                    reason = SIGNALS.get(status, f"exit status {status}")
        except WorkerGone as gone:
            reason = gone.reason
    if line.gone is None or line.gone.kind != "crash" or line.gone.message:
        return checks
    because = f" ({reason})" if reason not in ("", ENDED) else ""
    text = f"The code ended the Python process{because}."
    return [
        check.model_copy(
            update={"explanation": check.explanation.model_copy(update={"message": text})}
        )
        if check.outcome is Outcome.CRASHED and check.explanation
        else check
        for check in checks
    ]


def _run_item(
    item: pytest.Item,
    following: pytest.Item | None,
    student: Student,
    line: QuestionLine,
    pset: ProblemSet,
    reference: dict[str, Any],
) -> Check:
    error = run_item(item, following)
    if error is None:
        return result_of(item, Outcome.PASSED)
    failure = student.smallest_failure
    if line.gone is not None:
        outcome = Outcome.TIMED_OUT if line.gone.kind == "timeout" else Outcome.CRASHED
        return result_of(item, outcome, explain(line.gone))
    if isinstance(error, Malformed):
        text = f"The answer is no data that the grader can read ({error})."
        return result_of(item, Outcome.FAILED, Explanation(kind="value", message=text))
    if isinstance(error, CheckFailed) and failure is None:
        failure = error.failure
    if failure is not None:
        return result_of(item, Outcome.FAILED, explain(failure, reference))
    return _odd(item, student, error, pset)


def run_item(item: pytest.Item, following: pytest.Item | None = None) -> BaseException | None:
    """Set up, run and tear down one test; the exception that ended it, if any.

    These are the hooks of pytest's own protocol, without its reports: formatting the traceback of
    a failed check, which nobody sees, would take longer than the check. What is set up for a whole
    module stays so for the one ``following``, if this one passes.
    """
    item._initrequest()  # type: ignore[attr-defined]
    left = None
    try:
        item.ihook.pytest_runtest_setup(item=item)
        item.ihook.pytest_runtest_call(item=item)
        left = following
    except (Exception, CheckStopped, pytest.fail.Exception) as error:
        return error
    finally:
        item.ihook.pytest_runtest_teardown(item=item, nextitem=left)
    return None


def _odd(item: pytest.Item, student: Student, error: BaseException, pset: ProblemSet) -> Check:
    """A test ended with an exception that says nothing of the student.

    Either the student's answer was of a kind that the test could not handle, which is a wrong
    answer, or the test is broken. The reference tells: a test that it passes is sound.
    """
    call = student.calls[-1] if student.calls else None
    if item.config.stash.get(LANE, None) is None:  # no training is repeated: calibrate proves those
        item.config.stash[STUDENT] = local_student(pset.folder)
        broken = run_item(item)
        item.config.stash[STUDENT] = student
        if broken is not None:
            raise RuntimeError(f"hidden test {item.name} fails for the reference") from broken
    text = f"The result cannot be used: {type(error).__name__}: {error}"
    return result_of(item, Outcome.FAILED, explain(Failure("value", text[:500], call)))


def result_of(item: pytest.Item, outcome: Outcome, explanation: Explanation | None = None) -> Check:
    """The result of one hidden test."""
    mark = item.get_closest_marker("question")
    assert mark is not None
    says = (getattr(getattr(item, "obj", None), "__doc__", "") or item.name).strip()
    return Check(
        name=item.name,
        says=" ".join(says.split()),
        weight=mark.kwargs.get("weight", 1.0),
        outcome=outcome,
        explanation=explanation,
    )
