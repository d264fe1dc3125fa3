"""The command line: one command for each thing that people do; --help lists them.

Exit codes: 0 done, 1 some submission could not be graded or a proof failed, 2 misuse or our fault
"""

from __future__ import annotations

import logging
import os
import sys
import time
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from autograder.course.pset import ProblemSet
from autograder.errors import CourseError, StudentError

DONE, SOME_FAILED, MISUSE = 0, 1, 2

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode="markdown",
    help="Build, prove and grade the problem sets of the course.",
    pretty_exceptions_enable=False,
)
out = Console(highlight=False)
err = Console(stderr=True, highlight=False)

CourseOption = Annotated[
    Path, typer.Option("--course", help="The course's folder; by default the one you are in.")
]
Psets = Annotated[list[str] | None, typer.Argument(metavar="[PS]...", help="Such as ps4; all.")]
Workers = Annotated[int, typer.Option("-j", min=1, help="How many submissions at a time.")]
Unsafe = Annotated[
    bool,
    typer.Option(
        "--unsafe-no-sandbox",
        help="Run student code without isolation. It can read and change whatever you can.",
    ),
]


class On(StrEnum):
    """Where models are trained."""

    AUTO = "auto"
    CPU = "cpu"
    GPU = "gpu"


Device = Annotated[
    On, typer.Option(help="Where models are trained; auto: on the GPU, if TensorFlow sees one.")
]
Data = Annotated[
    Path | None,
    typer.Option(
        "--data",
        envvar="AUTOGRADER_DATA",
        help="The folder of images; else they are downloaded, once.",
    ),
]
CORES = os.cpu_count() or 1


def _course(folder: Path):  # type: ignore[no-untyped-def] # importing nbgrader takes a second
    from autograder.course.folder import Course

    return Course.find(folder.resolve())


def _setting(device: On, data: Path | None, here: bool = True):  # type: ignore[no-untyped-def]
    from autograder.grading.accuracy import Setting
    from autograder.grading.devices import choose_device

    folder = None if data is None else str(data.resolve())
    return Setting(device=choose_device(device.value) if here else device.value, data=folder)


def _cluster(address: str, level: str):  # type: ignore[no-untyped-def] # Dask is an extra
    try:
        from autograder.batch.cluster import Cluster
    except ModuleNotFoundError as error:
        raise CourseError(
            f'--cluster needs Dask ({error}): pip install "cnn-course[cluster]"'
        ) from error
    return Cluster(address, level)


def _chosen(course, names: list[str] | None) -> list[ProblemSet]:  # type: ignore[no-untyped-def]
    return [course.pset(name) for name in names] if names else course.psets()


@app.command(epilog="Example: `autograder doctor`")
def doctor() -> None:
    """Say what this machine offers for isolating student code, and what to do about the rest."""
    from autograder.doctor import examine

    report = examine()
    out.print(report.table())
    raise typer.Exit(DONE if report.safe else SOME_FAILED)


@app.command(epilog="Example: `autograder build ps4` · `autograder build --check`")
def build(
    names: Psets = None,
    check: Annotated[
        bool, typer.Option("--check", help="Only say whether release/ is up to date.")
    ] = False,
    lang: Annotated[str, typer.Option(help="Language of the notebooks: en or ko.")] = "en",
    variant: Annotated[
        str | None, typer.Option(help="Draw other numbers, seeded by this name.")
    ] = None,
    course: CourseOption = Path(),
) -> None:
    """Make the source and release notebooks from templates and reference."""
    from autograder.authoring.release import build as build_one
    from autograder.authoring.release import is_fresh

    here = _course(course)
    stale = []
    for pset in _chosen(here, names):
        if check:
            fresh = is_fresh(here, pset)
            stale += [] if fresh else [pset.name]
            out.print(f"{pset.name}: release is {'up to date' if fresh else '[red]stale[/red]'}")
        else:
            out.print(f"{pset.name}: {build_one(here, pset, lang, variant)}")
    if stale:
        err.print(f"stale: {', '.join(stale)}. Run `autograder build` and commit release/.")
        raise typer.Exit(SOME_FAILED)


@app.command(epilog="Example: `autograder verify ps4`")
def verify(
    names: Psets = None,
    workers: Workers = CORES,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Show every submission, not only surprises.")
    ] = False,
    accuracy: Annotated[
        bool, typer.Option("--accuracy", help="Train every model in earnest: minutes for each.")
    ] = False,
    whole: Annotated[
        bool, typer.Option("--whole", help="Ask every question, also what a mistake cannot reach.")
    ] = False,
    device: Device = On.AUTO,
    data: Data = None,
    unsafe: Unsafe = False,
    course: CourseOption = Path(),
) -> None:
    """Grade the corpus of a set: each submission must get the verdict that it is filed under.

    Accuracy tiers are held against calibration.json; models are trained as in grading with
    `--accuracy` only.
    """
    from autograder.authoring.verify import verify as verify_one
    from autograder.data import beside
    from autograder.display import follow, show_findings
    from autograder.grading.engine import Engine

    here = _course(course)
    surprises = 0
    setting = _setting(device, data or beside(here.root))
    with Engine("none" if unsafe else "auto", setting) as engine:
        chosen = _chosen(here, names)
        for i, pset in enumerate(chosen):
            findings = []
            for soon in chosen[i : i + 2]:  # the next one, too: while the last of this one end
                engine.start_soon(soon)
            with follow(f"verify {pset.name}") as hooks:
                for finding in verify_one(
                    pset, engine, workers, hooks.start, hooks.follow_training, accuracy, whole
                ):
                    hooks.finish(finding.name, failed=bool(finding.problem))
                    findings.append(finding)
            surprises += show_findings(out, pset, findings, verbose)
    raise typer.Exit(SOME_FAILED if surprises else DONE)


@app.command(
    epilog="Example: `autograder grade ps4 -j 4` · `autograder grade ps4 --student kim --force` · "
    "`autograder grade ps7 --cluster tcp://host:8786`"
)
def grade(
    name: Annotated[str, typer.Argument(metavar="PS", help="Such as ps4.")],
    student: Annotated[str | None, typer.Option(help="Only this student.")] = None,
    question: Annotated[
        list[str] | None, typer.Option(help="Run only this question again; may be repeated.")
    ] = None,
    workers: Workers = CORES,
    force: Annotated[bool, typer.Option("--force", help="Run what is already graded too.")] = False,
    diff: Annotated[
        bool,
        typer.Option("--diff", help="Before recording, show whose points would change, and why."),
    ] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Grade, show what would change, record nothing.")
    ] = False,
    wait: Annotated[
        float, typer.Option(min=0, help="Seconds to wait for a gradebook that is locked.")
    ] = 600.0,
    yes: Annotated[bool, typer.Option("--yes", help="Record after --diff without asking.")] = False,
    log: Annotated[
        Path | None, typer.Option(help="Append every event to this file, as JSON lines.")
    ] = None,
    cluster: Annotated[
        str | None,
        typer.Option(help="Run it on a Dask cluster: tcp://host:8786, or a scheduler file."),
    ] = None,
    device: Device = On.AUTO,
    data: Data = None,
    unsafe: Unsafe = False,
    course: CourseOption = Path(),
) -> None:
    """Grade what was handed in under submitted/, in parallel, into nbgrader's gradebook.

    Stop it at any time: run it again, and it goes on where it was.
    """
    from autograder.grading.engine import Engine

    here = _course(course)
    pset = here.pset(name)
    level = "none" if unsafe else "auto"
    remote = _cluster(cluster, level) if cluster else None
    if remote is not None:
        device = On(remote.choose_device(device.value))
    setting = _setting(device, data, here=remote is None)
    engine = Engine(level, setting)

    from autograder.batch.grade import Hooks
    from autograder.batch.grade import grade as grade_all
    from autograder.batch.line import Change, Graded
    from autograder.batch.log import Log
    from autograder.batch.recorder import patiently
    from autograder.course.view import view_of
    from autograder.display import follow, show_changes, show_grades, show_summary

    events = Log(log or Path(os.devnull))

    def trouble(text: str) -> None:
        if text:
            err.print(f"gradebook: {text}")

    if not patiently(lambda: view_of(here, pset), wait, trouble).is_registered(pset):
        from autograder.authoring.release import build as build_one

        build_one(here, pset)
    began = time.monotonic()
    events.write("begin", pset=name, dry_run=dry_run)
    with follow(f"grade {name}") as progress:

        def started(student: str) -> None:
            events.write("started", student=student)
            progress.begin(student)

        def graded(line: Graded) -> None:
            events.graded(line)
            progress.finish(line.student, failed=bool(line.problem))

        def changes(found: list[Change]) -> bool:
            progress.stop()
            for change in found:
                events.changed(change)
            show_changes(out, found)
            if dry_run:
                return False
            ask = bool(found) and not yes and sys.stdin.isatty()
            return not ask or typer.confirm("record them?")

        hooks = Hooks(
            total=progress.expect,
            started=started,
            progress=progress.train,
            graded=graded,
            recorded=lambda student: events.write("recorded", student=student),
            trouble=progress.tell_trouble,
            changes=changes if diff or dry_run else None,
        )
        lines = grade_all(
            here,
            pset,
            student=student,
            questions=tuple(question or ()),
            workers=workers,
            force=force,
            level=level,
            setting=setting,
            engine=engine,
            cluster=remote,
            hooks=hooks,
            patience=wait,
        )
    ungraded = show_grades(out, pset, lines)
    seconds = time.monotonic() - began
    show_summary(out, lines, seconds)
    events.write("end", submissions=len(lines), not_graded=ungraded, seconds=round(seconds, 3))
    events.close()
    if dry_run:
        out.print("nothing was recorded (--dry-run): run it again without, nothing is graded twice")
    else:
        out.print(f"gradebook: {here.root / 'gradebook.db'}")
        out.print(f"feedback pages: `nbgrader generate_feedback {name}` writes them to feedback/")
        out.print(f"the class on one page: `autograder report {name}`")
    raise typer.Exit(SOME_FAILED if ungraded else DONE)


@app.command(epilog="Example: `autograder calibrate ps7 --runs 20`")
def calibrate(
    name: Annotated[str, typer.Argument(metavar="PS", help="Such as ps7.")],
    runs: Annotated[int, typer.Option(min=3, help="Trainings of each model.")] = 20,
    only: Annotated[str | None, typer.Option(help="Train this model only.")] = None,
    workers: Annotated[int, typer.Option("-j", min=1, help="Trainings at a time.")] = 1,
    device: Device = On.AUTO,
    data: Data = None,
    unsafe: Unsafe = False,
    course: CourseOption = Path(),
) -> None:
    """Train reference, variants and known-bad models, and hold their accuracies against the tiers.

    Stop it at any time: run it again, and it goes on from what calibration.json holds.
    """
    from autograder.authoring.calibrate import calibrate as run
    from autograder.authoring.calibrate import outlook
    from autograder.data import beside
    from autograder.display import follow
    from autograder.grading.accuracy import CALIBRATION
    from autograder.grading.engine import Engine

    here = _course(course)
    pset = here.pset(name)
    setting = _setting(device, data or beside(here.root))
    with (
        Engine("none" if unsafe else "auto", setting) as engine,
        follow(f"calibrate {name}") as bar,
    ):

        def done(model: str, accuracy: float) -> None:
            bar.finish(model, failed=False)
            out.print(f"{model}: {accuracy:.4f}")

        problems = run(
            pset,
            engine,
            runs=runs,
            workers=workers,
            only=only,
            total=bar.expect,
            started=bar.start,
            progress=bar.follow_training,
            done=done,
        )
    for line in outlook(pset, setting, workers):
        out.print(line)
    for problem in problems:
        out.print(f"[red]✗[/] {problem}")
    out.print(f"{name}: {pset.folder / CALIBRATION}: {len(problems)} problems")
    raise typer.Exit(SOME_FAILED if problems else DONE)


@app.command(
    epilog="Example: `autograder validate ps4.ipynb` · `autograder validate --all homework/*.ipynb`"
)
def validate(
    notebooks: Annotated[list[Path], typer.Argument(exists=True, dir_okay=False)],
    everything: Annotated[
        bool, typer.Option("--all", help="Tell of errors in all cells, not in graded ones alone.")
    ] = False,
    invert: Annotated[
        bool, typer.Option("--invert", help="Complain of graded cells that pass.")
    ] = False,
    unsafe: Unsafe = False,
) -> None:
    """Run notebooks and tell which of their own tests fail, as `nbgrader validate` does.

    A nbgrader_config.py beside the notebook is heeded. Files that it writes are not kept.
    """
    from autograder.gradebook.validate import settings
    from autograder.gradebook.validate import validate as validate_one

    fine = True
    for path in notebooks:
        config = settings(path.parent)
        config.Validator.validate_all = everything
        config.Validator.invert = invert
        config.SandboxExecute.level = "none" if unsafe else "auto"
        fine = validate_one(path, config, sys.stdout) and fine
    raise typer.Exit(DONE if fine else SOME_FAILED)


@app.command(
    epilog="Example: `autograder report ps4` · `autograder report ps4 --out ~/ps4-autumn.html`"
)
def report(
    name: Annotated[str, typer.Argument(metavar="PS", help="Such as ps4.")],
    to: Annotated[
        Path | None,
        typer.Option("--out", help="The page to write; report/PS.html in the course's folder."),
    ] = None,
    course: CourseOption = Path(),
) -> None:
    """Write one page about a graded set: scores, questions, mistakes, what needs a person.

    It is made from the gradebook and the kept results; nothing is graded. It opens offline, in any
    browser, and names lead to the students' feedback pages (`nbgrader generate_feedback PS`).
    """
    from autograder.display import follow
    from autograder.report.page import report_path, write_report

    here = _course(course)
    pset = here.pset(name)
    with follow(f"read {name}") as progress:
        path = write_report(
            here,
            pset,
            to or report_path(here, pset),
            progress.expect,
            lambda student: progress.finish(student, failed=False),
        )
    out.print(f"report: {path}", markup=False, soft_wrap=True)


class To(StrEnum):
    """What takes the grades."""

    CSV = "csv"
    CANVAS = "canvas"
    MOODLE = "moodle"
    GRADESCOPE = "gradescope"


class Shown(StrEnum):
    """When Gradescope shows a student the results."""

    VISIBLE = "visible"
    AFTER_DUE_DATE = "after_due_date"
    AFTER_PUBLISHED = "after_published"
    HIDDEN = "hidden"


@app.command(
    epilog="Example: `autograder export ps4` · "
    "`autograder export ps4 --to canvas --roster gradebook.csv` · "
    "`autograder export ps4 --to gradescope`"
)
def export(
    name: Annotated[str, typer.Argument(metavar="PS", help="Such as ps4.")],
    to: Annotated[To, typer.Option(help="What takes the grades.")] = To.CSV,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="By default a file in build/exports/.")
    ] = None,
    roster: Annotated[
        Path | None,
        typer.Option(
            help="canvas: the gradebook that Canvas exports; moodle: the grading worksheet of the "
            "assignment. Students and the column are found in it."
        ),
    ] = None,
    column: Annotated[
        str, typer.Option(help="The title of the column of grades, where it is not the set's name.")
    ] = "",
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="Also grades that still wait for a person.")
    ] = False,
    visibility: Annotated[
        Shown, typer.Option(help="gradescope: when students see their results.")
    ] = Shown.VISIBLE,
    unsafe: Unsafe = False,
    course: CourseOption = Path(),
) -> None:
    """Write the grades of a set for a spreadsheet, Canvas or Moodle, or an autograder's zip for
    Gradescope.

    csv: points of each question, raw score, late penalty, score. canvas and moodle: the score,
    after the late penalty, of everybody who is graded to the end.
    """
    from autograder.display import show_export
    from autograder.gradebook.export import to_canvas, to_csv, to_moodle

    here = _course(course)
    pset = here.pset(name)
    file = {To.CSV: f"{name}.csv", To.GRADESCOPE: f"{name}-gradescope.zip"}
    path = output or here.root / "build" / "exports" / file.get(to, f"{name}-{to.value}.csv")
    if roster is not None and to not in (To.CANVAS, To.MOODLE):
        raise CourseError(f"--roster is for canvas and moodle, not for {to.value}")
    if to is To.GRADESCOPE:
        from autograder.gradescope.bundle import write_bundle

        out.print(
            f"autograder for Gradescope: {write_bundle(here, pset, path, visibility.value, unsafe)}"
        )
        out.print(
            "what to set there, and what isolates submissions: docs/instructor.md, Gradescope"
        )
        raise typer.Exit(DONE)
    if to is To.CSV:
        done = to_csv(here, pset, path)
    else:
        write = to_canvas if to is To.CANVAS else to_moodle
        done = write(here, pset, path, roster, column, unfinished)
    show_export(out, done, left_out=to is not To.CSV and not unfinished)
    raise typer.Exit(SOME_FAILED if done.unknown else DONE)


@app.command(epilog="Example: `autograder similar ps4` · `autograder similar ps4 --threshold 0.8`")
def similar(
    name: Annotated[str, typer.Argument(metavar="PS", help="Such as ps4.")],
    threshold: Annotated[
        float | None,
        typer.Option(min=0.05, max=1, help="A pair is shown from this share on; by default 0.6."),
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="By default a page in build/similar/.")
    ] = None,
    course: CourseOption = Path(),
) -> None:
    """Show pairs of submissions whose code is suspiciously alike, side by side.

    Names, strings, comments and layout are taken away; code of the course does not count. Nobody is
    accused, and no grade changes.
    """
    from autograder.course.view import view_of
    from autograder.display import follow, show_pairs
    from autograder.report.similar import THRESHOLD, compare, given, read_works, write_page

    here = _course(course)
    pset = here.pset(name)
    path = output or here.root / "build" / "similar" / f"{name}.html"
    view = view_of(here, pset)
    if not view.is_registered(pset):
        raise CourseError(f"the gradebook knows no {name} yet: `autograder grade {name}` first")
    with follow(f"read {name}") as progress:
        works, problems = read_works(
            here, pset, view, lambda student, failed: progress.finish(student, failed=failed)
        )
    threshold = threshold or THRESHOLD
    pairs = compare(works, given(pset), threshold)
    write_page(pset, pairs, len(works), threshold, path)
    show_pairs(out, pset, pairs, len(works), problems)
    out.print(f"side by side: {path}", soft_wrap=True)


@app.command(epilog="Example: `autograder demo` · `autograder demo ps4`")
def demo(
    names: Psets = None,
    workers: Workers = CORES,
    whole: Annotated[
        bool, typer.Option("--whole", help="Hand in all of the corpora, not a few of each verdict.")
    ] = False,
    unsafe: Unsafe = False,
    course: CourseOption = Path(),
) -> None:
    """Show the whole course at work: build, a class of submissions, grading, feedback."""
    from autograder.demo import run_demo

    here = _course(course)
    run_demo(out, here, _chosen(here, names), workers, "none" if unsafe else "auto", whole)


def main() -> None:
    """Run the command line; our own errors end it with a message, not a traceback."""
    logging.getLogger("traitlets").setLevel(logging.CRITICAL)
    # of use to jsonschema for a format that no notebook has: 38 grammars are built, 0.9 s
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    try:
        app()
    except (CourseError, StudentError) as error:
        err.print(f"[red]error:[/red] {error}", markup=True, soft_wrap=True)
        sys.exit(MISUSE)


if __name__ == "__main__":
    main()
