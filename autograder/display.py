"""What a TA sees in the terminal: progress while it runs, tables when it is done."""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.console import Console
from rich.markup import escape
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from autograder.batch.line import Change, Graded
from autograder.course.pset import ProblemSet
from autograder.grading.engine import Job
from autograder.grading.render import clean
from autograder.grading.results import Outcome, gravest

if TYPE_CHECKING:
    from autograder.authoring.verify import Finding  # which imports SciPy: half a second
    from autograder.gradebook.export import Exported
    from autograder.report.similar import Pair  # which imports matplotlib

STYLES = {
    Outcome.PASSED: "green",
    Outcome.FAILED: "yellow",
    Outcome.CRASHED: "red",
    Outcome.TIMED_OUT: "red",
    Outcome.PENDING: "cyan",
    Outcome.GRADER_ERROR: "bold red",
}
PLAIN_EVERY = 5.0  # seconds between lines where there is no terminal


class Follower:
    """Progress of a batch: how many are done, failures so far, the one that takes longest."""

    def __init__(self, progress: Progress, what: str) -> None:
        self.progress = progress
        self.what = what
        self.task = progress.add_task(what, total=None, note="")
        self.begun: dict[str, float] = {}
        self.trainings: dict[str, str] = {}
        self.trouble = ""
        self.done = self.failed = 0
        self.total: int | None = None
        self.last_line = time.monotonic()

    def expect(self, total: int) -> None:
        """So many submissions there are."""
        self.total = total
        self.progress.update(self.task, total=total)

    def start(self, job: Job) -> None:
        """A job has begun."""
        self.begin(job.name)

    def begin(self, name: str) -> None:
        """A submission has begun."""
        self.begun[name] = time.monotonic()
        self._tell()

    def follow_training(self, job: Job, text: str) -> None:
        """How far a job's training is."""
        self.train(job.name, text)

    def train(self, name: str, text: str) -> None:
        """How far a submission's training is."""
        self.trainings[name] = text
        self._tell()

    def finish(self, name: str, *, failed: bool) -> None:
        """A submission is done."""
        self.begun.pop(name, None)
        self.trainings.pop(name, None)
        self.done += 1
        self.failed += failed
        self.progress.update(self.task, advance=1)
        self._tell(last=self.done == self.total)

    def tell_trouble(self, text: str) -> None:
        """What is the matter with the gradebook; nothing any more, where the text is empty."""
        if text and not self.trouble:  # said at once, then in the line of progress
            self.progress.console.print(f"gradebook: {escape(text)}")
        self.trouble = text
        self._tell()

    def stop(self) -> None:
        """Make room for what is printed or asked next."""
        self.progress.stop()

    def _tell(self, last: bool = False) -> None:
        slowest = min(self.begun, key=self.begun.__getitem__, default="")
        note = f"{self.failed} not graded " if self.failed else ""
        if self.trouble:
            note += f"gradebook: {self.trouble} "
        if slowest:
            note += f"slowest now: {clean(slowest, 40)} {self.trainings.get(slowest, '')}"
        self.progress.update(self.task, note=escape(note))
        due = time.monotonic() - self.last_line > PLAIN_EVERY or last
        if not self.progress.console.is_terminal and due:
            self.last_line = time.monotonic()
            of = f"/{self.total}" if self.total else ""
            print(f"{self.what}: {self.done}{of} done {note}".rstrip(), file=sys.stderr)


@contextmanager
def follow(what: str) -> Iterator[Follower]:
    """Show progress while the block runs: a bar in a terminal, plain lines elsewhere."""
    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[note]}"),
    )
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        yield Follower(bar, what)


def show_grades(out: Console, pset: ProblemSet, lines: list[Graded]) -> int:
    """The table of a batch; returns how many could not be graded."""
    # a class of thousands: Rich takes twice as long to pad cells and to read their markup
    table = Table(title=f"{pset.name} · {pset.title}", title_justify="left", padding=0)
    names = [clean(line.student, 60) for line in lines]
    needed = sum(len(q.name) + 3 for q in pset.questions) + max(map(len, names), default=0) + 30
    is_wide = needed <= out.width
    columns = pset.questions if is_wide else []
    table.add_column(" student ")
    for question in columns:
        table.add_column(f" {question.name} \n /{question.points:g} ", justify="right")
    table.add_column(f" auto \n /{sum(q.points for q in pset.questions):g} ", justify="right")
    table.add_column(" outcome ")
    if not is_wide:
        table.add_column(" points lost ")
    for name, line in zip(names, lines, strict=True):
        row = [Text(f" {name} ")]
        if line.problem or line.ended is None:
            row += [Text(" – ")] * (len(columns) + 1)
            why = Text(" not graded", "bold red").append(f" {clean(line.problem)} ", "default")
            table.add_row(*row, why)
            continue
        ended = line.ended.questions
        if is_wide:
            row += [
                Text(f" {line.points[q]:g} " if q in line.points else " … ", STYLES[how])
                for q, how in ended.items()
            ]
        outcome = gravest(line.ended.outcome, *ended.values())
        how_it_ended = Text(f" {outcome.value} ", STYLES[outcome])
        if line.ended.note:
            how_it_ended.append(f"({clean(line.ended.note, 80)}) ", "default")
        row += [Text(f" {sum(line.points.values()):g} "), how_it_ended]
        table.add_row(*row, *([] if is_wide else [_lost(pset, line)]))
    out.print(table)
    ungraded = sum(bool(line.problem) for line in lines)
    fresh = sum(line.fresh for line in lines)
    out.print(
        f"{len(lines)} submissions: {len(lines) - ungraded} graded ({fresh} run now, the others "
        f"unchanged), {ungraded} not graded"
    )
    return ungraded


def _lost(pset: ProblemSet, line: Graded) -> Text:
    """Where points were lost, for a table that has no room for every question."""
    assert line.ended is not None
    if len(line.points) == len(pset.questions) and not any(line.points.values()):
        return Text(" all ", "yellow")
    lost = Text()
    for question in pset.questions:
        points = line.points.get(question.name)
        if points is None or points < question.points:
            had = "…" if points is None else f"{points:g}"
            how = STYLES[line.ended.questions[question.name]]
            lost.append(f" {question.name} {had}/{question.points:g} ", how)
    return lost


def show_changes(out: Console, changes: list[Change]) -> None:
    """Whose points would change, by question, and why."""
    if not changes:
        out.print("no points change")
        return
    table = Table(title="points that change", title_justify="left")
    for column in ("student", "question", "recorded", "now", "because of"):
        table.add_column(column, justify="right" if column in ("recorded", "now") else "left")
    for change in changes:
        worse = (change.after or 0) < (change.before or 0)
        table.add_row(
            escape(clean(change.student, 60)),
            change.question,
            "–" if change.before is None else f"{change.before:g}",
            f"[{'red' if worse else 'green'}]{_points(change.after)}[/]",
            ", ".join(change.reasons),
        )
    out.print(table)
    students = len({change.student for change in changes})
    out.print(f"{len(changes)} points of {students} students differ from what is recorded")


def _points(points: float | None) -> str:
    return "pending" if points is None else f"{points:g}"


def show_summary(out: Console, lines: list[Graded], seconds: float) -> None:
    """How a batch ended: outcomes, time, what a person should look at."""
    counts = Counter(li.ended.outcome for li in lines if li.ended is not None and not li.problem)
    ended = ", ".join(
        f"{counts[how]} {how.value.replace('_', ' ')}" for how in Outcome if counts[how]
    )
    took = {li.student: li.ended.seconds for li in lines if li.fresh and li.ended}
    out.print(f"{seconds:.1f} s: {ended or 'nothing graded'}")
    if took:
        slowest = max(took, key=took.__getitem__)
        out.print(f"slowest: {escape(clean(slowest, 60))}, {took[slowest]:.1f} s")
    for what, found in (
        ("not graded", [line for line in lines if line.problem]),
        ("points pending", [line for line in lines if _is_pending(line)]),
        ("crashed or out of time", [line for line in lines if _is_hurt(line)]),
    ):
        if found:
            names = _names([line.student for line in found])
            out.print(f"look at: {len(found)} {what}: {names}")


def _is_pending(line: Graded) -> bool:
    return line.ended is not None and line.ended.outcome is Outcome.PENDING


def _is_hurt(line: Graded) -> bool:
    hurt = (Outcome.CRASHED, Outcome.TIMED_OUT)
    return line.ended is not None and not line.problem and line.ended.outcome in hurt


def show_export(out: Console, done: Exported, left_out: bool) -> None:
    """Where the grades are, and whose are not."""
    out.print(f"{len(done.written)} students: {done.path}", soft_wrap=True)
    if done.waiting:
        what = "left out" if left_out else "as they stand"
        out.print(
            f"{len(done.waiting)} wait for a person (written answers, pending points), {what}: "
            f"{_names(done.waiting)}"
        )
    if done.unknown:
        out.print(f"[yellow]not on the LMS's list[/], left out: {_names(done.unknown)}")


def _names(students: list[str]) -> str:
    names = ", ".join(escape(clean(student, 40)) for student in students[:8])
    return names + (f" and {len(students) - 8} more" if len(students) > 8 else "")


def show_pairs(
    out: Console, pset: ProblemSet, pairs: list[Pair], n: int, problems: dict[str, str]
) -> None:
    """Pairs of submissions that are alike; a reason to look, nothing else."""
    if pairs:
        table = Table(title=f"{pset.name}: similar submissions", title_justify="left")
        for column in ("student", "student", "alike", "characters", "where"):
            table.add_column(
                column, justify="right" if column in ("alike", "characters") else "left"
            )
        for pair in pairs:
            names = (escape(clean(name, 60)) for name in (pair.one, pair.other))
            where = ", ".join(pair.questions)
            table.add_row(*names, f"{pair.share:.0%}", str(pair.characters), where)
        out.print(table)
    out.print(f"{n} submissions compared, {len(pairs)} pairs are alike")
    if problems:
        out.print(f"{len(problems)} could not be read: {_names(list(problems))}")
    out.print("This accuses nobody and changes no grade: read both sides, then talk to both.")


def show_findings(out: Console, pset: ProblemSet, findings: list[Finding], verbose: bool) -> int:
    """What verification found; returns the number of surprises."""
    surprises = [f for f in findings if f.problem]
    for finding in sorted(findings if verbose else surprises, key=lambda f: f.name):
        mark = "[red]✗[/]" if finding.problem else "[green]✓[/]"
        total = f"{sum(finding.points.values()):g}"
        out.print(f"  {mark} {finding.name}: {total} points {escape(finding.problem)}")
    verdict = "[green]sound[/]" if not surprises else f"[red]{len(surprises)} surprises[/]"
    out.print(f"{pset.name}: {len(findings)} submissions verified: {verdict}")
    return len(surprises)
