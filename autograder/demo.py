"""The main job on real input: build, hand in the corpora as a class would, grade, give feedback."""

from __future__ import annotations

import os
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import groupby, islice
from multiprocessing import get_context
from pathlib import Path

import nbformat
from rich.console import Console

from autograder.authoring.corpus import VERDICTS, Maker, hand_in, read_corpus
from autograder.authoring.release import build, make_course
from autograder.batch.grade import Hooks, grade
from autograder.batch.line import Graded
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.data import beside
from autograder.display import Follower, follow, show_grades
from autograder.grading.accuracy import Setting
from autograder.report.page import report_path, write_report

OF_EACH_VERDICT = 2  # so many submissions make a class …
TRAINED = ("wrong", "hostile")  # … and one of each of these where every one trains a network
WAITS = "timeout"  # takes as long as its limits: shown in the first set alone


def run_demo(
    out: Console, course: Course, psets: list[ProblemSet], workers: int, level: str, whole: bool
) -> None:
    """Run all of it in build/demo, which is a course folder of its own."""
    started = time.monotonic()
    demo = make_course(course.root / "build" / "demo", course)
    images = beside(course.root)
    setting = Setting(device="quick", data=None if images is None else str(images))
    for pset in psets:
        began = time.monotonic()
        release = build(demo, pset)
        verdicts = None if whole else verdicts_of(pset, pset is psets[0])
        n = hand_in_corpus(demo, pset, release, verdicts)
        out.print(f"[bold]{pset.name} · {pset.title}[/]: {n} notebooks handed in")
        trained: set[str] = set()
        with follow(f"grade {pset.name}") as progress:

            def graded(line: Graded, bar: Follower = progress, seen: set[str] = trained) -> None:
                questions = line.result.questions if line.result else []
                seen |= {m.data for question in questions for m in question.measured}
                bar.finish(line.student, failed=bool(line.problem))

            hooks = Hooks(
                total=progress.expect,
                started=progress.begin,
                progress=progress.train,
                graded=graded,
            )
            built = time.monotonic()
            lines = grade(demo, pset, workers=workers, level=level, setting=setting, hooks=hooks)
            graded_at = time.monotonic()
        show_grades(out, pset, lines)
        if trained:
            names = ", ".join(sorted(trained))
            out.print(f"models were trained for seconds, on {names}: no real grades")
        pages = give_feedback(demo, pset, lines, workers)
        out.print(f"feedback: {len(pages)} pages, such as {pages[-1]}")
        told = time.monotonic()
        out.print(f"report: {write_report(demo, pset, report_path(demo, pset))}")
        steps = {"built": built - began, "graded": graded_at - built, "feedback": told - graded_at}
        steps["report"] = time.monotonic() - told
        out.print(", ".join(f"{step} {seconds:.1f} s" for step, seconds in steps.items()) + "\n")
    out.print(f"gradebook: {demo.root / 'gradebook.db'}")
    out.print(f"look around: cd {demo.root} && nbgrader formgrader")
    out.print(f"done in {time.monotonic() - started:.0f} s")


def verdicts_of(pset: ProblemSet, is_first: bool) -> Counter[str]:
    """How many submissions of each verdict make a class that is graded in seconds."""
    if any(question.accuracy is not None for question in pset.questions):
        return Counter(TRAINED)
    shown = [verdict for verdict in VERDICTS if verdict != WAITS or is_first]
    return Counter(dict.fromkeys(shown, OF_EACH_VERDICT))


def hand_in_corpus(
    course: Course, pset: ProblemSet, release: Path, verdicts: Counter[str] | None
) -> int:
    """Put a class's notebooks under submitted/: the reference, a blank, and of the corpus so many
    of each verdict, or (None) the whole of it.
    """
    maker = Maker(pset)
    notebooks = {"reference": maker.reference_notebook(), "blank": maker.blank_notebook()}
    for verdict, cases in groupby(read_corpus(pset), key=lambda case: case.verdict):
        for case in islice(cases, None if verdicts is None else verdicts[verdict]):
            notebooks[case.name.replace("/", "-")] = maker.notebook(case)
    blank = nbformat.read(release, as_version=4)
    for student, answered in notebooks.items():
        path = course.root / "submitted" / student / pset.name / f"{pset.name}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = nbformat.writes(hand_in(blank, answered)) + "\n"
        if not path.exists() or path.read_text("utf-8") != text:
            path.write_text(text, "utf-8")
    return len(notebooks)


def give_feedback(
    course: Course, pset: ProblemSet, lines: list[Graded], workers: int
) -> list[Path]:
    """Have nbgrader write the feedback pages that are older than their autograded notebook."""
    pages = {}
    for line in lines:
        graded = course.root / "autograded" / line.student / pset.name / f"{pset.name}.ipynb"
        page = course.root / "feedback" / line.student / pset.name / f"{pset.name}.html"
        if graded.exists():
            pages[line.student] = page
            if page.exists() and page.stat().st_mtime < graded.stat().st_mtime:
                page.unlink()
    due = [student for student, page in pages.items() if not page.exists()]
    if due:
        # pages only read the gradebook, so they can be written side by side
        with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
            jobs = [(str(course.root), pset.name, due[i::workers]) for i in range(workers)]
            list(pool.map(_write_pages, jobs))
    return sorted(pages.values())


def _write_pages(job: tuple[str, str, list[str]]) -> None:
    root, pset, students = job
    course = Course(Path(root))
    os.chdir(root)
    for student in students:
        course.api.generate_feedback(pset, student, force=True)
