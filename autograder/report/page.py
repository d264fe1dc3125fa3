"""The report as one HTML page: works offline, runs no script, escapes all that it shows."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.files.whole import write_whole
from autograder.grading.accuracy import band_of
from autograder.report import numbers, plots
from autograder.report.rows import Changed, Ending, Row, read_rows
from autograder.report.waiting import matters
from autograder.templates import template, when

LISTED = 100  # links in one list: a page must open, however large the class
COMMONEST = 15  # mistakes that are shown at once


def report_path(course: Course, pset: ProblemSet) -> Path:
    """Where a report lies, if it is not to lie elsewhere."""
    return course.root / "report" / f"{pset.name}.html"


def write_report(
    course: Course,
    pset: ProblemSet,
    path: Path,
    total: Callable[[int], None] = lambda n: None,
    read: Callable[[str], None] = lambda student: None,
) -> Path:
    """Write the report of a set, whole or not at all; tells which submissions it has read."""
    html = render(read_rows(course, pset, path.resolve().parent, total, read), pset)
    try:
        write_whole(path, html.encode())
    except OSError as error:
        raise CourseError(f"{path}: {error.strerror}: name another place by --out") from error
    return path


def render(rows: list[Row], pset: ProblemSet) -> str:
    """The page."""
    graded = [row for row in rows if row.graded]
    most = sum(question.points for question in pset.questions)
    points = [row.auto for row in graded]
    bins = numbers.histogram(points, most)
    questions = numbers.questions(graded, pset)
    trained = numbers.accuracies(graded, pset, band_of)
    mistakes = numbers.mistakes(graded)
    complete = [row.total for row in graded if row.complete]
    return template("report.html.j2").render(
        pset=pset,
        rows=rows,
        graded=graded,
        most=most,
        scores=numbers.Scores.of(points, most),
        complete=numbers.Scores.of(complete, pset.total_points) if len(complete) > 1 else None,
        bins=bins,
        scores_plot=plots.draw_scores(bins, median(points), most),
        questions=questions,
        questions_plot=plots.draw_questions(questions),
        endings=[e for e in Ending if any(q.endings[e] for q in questions)],
        matters=matters(rows, pset, trained),
        mistakes=mistakes,
        commonest=COMMONEST,
        trained=[(t, plots.draw_accuracies(t, f"tiers-{i}")) for i, t in enumerate(trained)],
        changes=_changes(rows),
        outdated=_outdated(graded),
        lost=[row for row in graded if any(a.ending is None for a in row.answers.values())],
        unread=[row for row in graded if not row.page],
        at=when(max((row.at for row in rows), default="")),
        now=when(datetime.now(UTC).isoformat()),
        listed=LISTED,
    )


def _changes(rows: list[Row]) -> list[tuple[Row, Changed]]:
    """What was changed by regrading, the latest first."""
    found = [(row, change) for row in rows for change in row.changes]
    return sorted(found, key=lambda item: item[1].at, reverse=True)


def _outdated(rows: list[Row]) -> tuple[int, list[str]]:
    """How many grades were made with something that is not what it was, and with what."""
    old = [row.outdated for row in rows if row.outdated]
    return len(old), sorted({name for names in old for name in names})
