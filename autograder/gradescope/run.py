"""Grade the one submission in Gradescope's container: submission/ in, results/results.json out.

`run_autograder` has written a fallback before this starts; what is written here takes its place.
Only what is meant for the student goes into the file; the rest is printed, for the instructor.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
import traceback
from pathlib import Path
from typing import Any

from autograder.batch.grade import Hooks, grade
from autograder.batch.line import Graded
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.doctor import GRADES
from autograder.errors import CourseError, SandboxError
from autograder.feedback.checks import Told, as_text
from autograder.gradebook.record import close_graders
from autograder.gradescope.results import Results, Test, Visibility, unfinished
from autograder.grading.accuracy import Setting
from autograder.grading.render import clean
from autograder.grading.results import SubmissionResult
from autograder.sandbox.walls import Level, best_level, probe

ROOT_VARIABLE = "AUTOGRADER_GRADESCOPE"  # where the container's folders lie, for tests
SETTINGS = "gradescope.json"  # of the course in the zip
IGNORED = shutil.ignore_patterns(".git", ".ipynb_checkpoints", "__MACOSX", ".DS_Store")
STUDENT = "submission"
OURS = (
    "The autograder failed; this is not your fault, and this 0 is not your grade. Tell your "
    "instructor: what happened stands in the autograder's output, which only they can see."
)


def main() -> int:
    """Grade, and always leave results."""
    root = Path(os.environ.get(ROOT_VARIABLE, "/autograder"))
    course = Course(root / "source" / "course")
    settings = json.loads((course.root / SETTINGS).read_text("utf-8"))
    try:
        results = _grade(course, root / "submission", settings)
    except Exception:  # whatever it is, it is ours, and the student must read so
        traceback.print_exc(file=sys.stdout)
        results = unfinished(OURS)
    finally:
        close_graders()  # no process of a student's is left when the results are written
    results.write(root / "results" / "results.json")
    print(f"results: score {results.score}, {len(results.tests or [])} questions")
    return 0


def _grade(course: Course, submission: Path, settings: dict[str, Any]) -> Results:
    began = time.monotonic()
    pset = course.pset(settings["pset"])
    level, note = choose_isolation(settings["unsafe"])
    print(note)
    take(submission, course.root / "submitted" / STUDENT / pset.name, pset)
    setting = Setting(device="cpu", data=None)  # their containers have no GPU
    results: list[SubmissionResult | None] = []
    hooks = Hooks(
        graded=lambda line: results.append(line.result),
        changes=lambda found: False,  # nothing is recorded: Gradescope keeps the grade
    )
    (line,) = grade(course, pset, workers=1, level=level, setting=setting, hooks=hooks)
    seconds = round(time.monotonic() - began, 2)
    return as_results(line, results[0], pset, settings["visibility"], seconds)


def choose_isolation(unsafe: bool) -> tuple[str, str]:
    """The level to grade at, and what the instructor should know of it."""
    found = best_level()
    if found is not Level.NONE:
        return "auto", f"isolation in this container: {GRADES[found]}"
    if unsafe:
        return "none", (
            "isolation in this container: none (--unsafe-no-sandbox). A submission can read the "
            "hidden tests here and forge its results; look at scores that surprise you."
        )
    for kind, problem in probe().problems.items():
        print(f"{GRADES[kind]}: {problem or 'works'}")
    raise SandboxError(
        f"isolation in this container: {GRADES[Level.NONE]}. A submission could read the hidden "
        "tests and write its own results. Grade on a machine of yours, or accept that and export "
        "again with --unsafe-no-sandbox"
    )


def take(submission: Path, folder: Path, pset: ProblemSet) -> None:
    """Copy what was handed in, links as links; a notebook that is alone may have any name."""
    shutil.rmtree(folder, ignore_errors=True)
    if submission.is_dir():
        shutil.copytree(submission, folder, symlinks=True, ignore=IGNORED)
    folder.mkdir(parents=True, exist_ok=True)
    wanted = folder / f"{pset.name}.ipynb"
    if not wanted.exists() and not wanted.is_symlink():
        notebooks = sorted(folder.rglob("*.ipynb"))
        if len(notebooks) == 1:
            notebooks[0].rename(wanted)


def as_results(
    line: Graded,
    result: SubmissionResult | None,
    pset: ProblemSet,
    visibility: Visibility,
    seconds: float,
) -> Results:
    """A graded submission as Gradescope shows it: one test for each question."""
    reports, points, notes = {}, line.points, []
    if line.problem:
        print(f"not graded: {clean(line.problem, 2000)}")
        if result is not None:  # it was read, and run: then the grader failed
            raise CourseError(result.error)
        points = dict.fromkeys(pset.by_name, 0.0)
        notes.append(f"Nothing could be graded: {clean(line.problem, 2000)}")
    elif result is not None:
        told = [Told(question, pset.by_name[question.name]) for question in result.questions]
        reports = {one.question.name: as_text(one) for one in told}
        notes += [clean(note, 500) for note in result.notes]
    if pending := [name for name in pset.by_name if name not in points]:
        notes.append(f"Pending, neither given nor lost: {', '.join(pending)}.")
    if pset.written:
        by_hand = ", ".join(f"{w.name} ({w.points:g})" for w in pset.written)
        notes.append(f"A person grades: {by_hand}.")
    return Results(
        score=round(sum(points.values()), 2),
        execution_time=seconds,
        output="\n".join(notes),
        stdout_visibility="hidden",
        tests=[
            Test(
                name=q.name,
                number=str(number),
                score=points.get(q.name),  # none while it is pending
                max_score=q.points,
                output=reports.get(q.name, ""),
                visibility=visibility,
            )
            for number, q in enumerate(pset.questions, 1)
        ],
    )


if __name__ == "__main__":
    sys.exit(main())
