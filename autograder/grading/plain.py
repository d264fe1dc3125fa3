"""Run a notebook that brings its own test cells, as any nbgrader course has them.

Its tests run in the student's interpreter, as everywhere: the sandbox keeps the machine, the course
and other students safe from it, not the tests in the notebook from the answers beside them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from autograder.errors import CourseError
from autograder.grading.outputs import Output
from autograder.grading.run import Run
from autograder.grading.sandbox import WorkerGone
from autograder.grading.submission import Submission
from autograder.pset import Limits

FOREVER = 24 * 3600.0
GRACE = 5.0  # seconds of CPU time that a cell gets to end, once it was interrupted
WRITTEN_BYTES = 64 << 20  # of what comes back of files
WRITTEN_FILES = 2000
WRITTEN_SECONDS = 60.0

# a kernel has none: these stop what would harm the machine
LIMITS = Limits(
    notebook_seconds=FOREVER,
    cpu_seconds=FOREVER,
    memory_mb=4000,
    processes=512,
    open_files=1024,
    disk_mb=1024,
    output_kb=4096,
)


@dataclass(frozen=True)
class Ran:
    """What came of a notebook."""

    outputs: list[list[Output]]  # of each code cell
    interrupted: set[int]  # cells whose time was over
    died: dict[int, str]  # cells that ended their worker: of what
    left: dict[int, str]  # cells that were not run: why
    files: dict[str, bytes] = field(default_factory=dict)  # written beside the notebook


def run_plain(
    sandbox: str,
    submission: Submission,
    limits: Limits,
    seconds: float | None,
    environment: dict[str, str],
) -> Ran:
    """Run all cells, each for so many seconds at most (None: as long as it takes)."""
    most = min(limits.cell_seconds, FOREVER) if seconds is None else seconds + GRACE
    limits = limits.model_copy(update={"cell_seconds": FOREVER if seconds is None else most})
    run = Run(
        submission,
        sandbox,
        limits,
        slot=0,
        environment=environment,
        interrupt=seconds or 0.0,
    )
    files: dict[str, bytes] = {}
    trouble = ""
    try:
        worker = run.get_worker()
        order = {"op": "written", "max_bytes": WRITTEN_BYTES, "max_files": WRITTEN_FILES}
        files = _plain_files(worker.command(order, WRITTEN_SECONDS, runs_code=False).get("files"))
    except WorkerGone as gone:
        trouble = gone.reason
    finally:
        run.end()
    died = {i: run.outputs[i][0]["evalue"] for i in run.skipped}
    left = {
        i: trouble or "the time was used up"
        for i, cell in enumerate(submission.cells)
        if cell.runs and i not in run.ran and i not in died
    }
    return Ran(run.outputs, run.interrupted, died, left, files)


def _plain_files(said: object) -> dict[str, bytes]:
    """What a worker says that it wrote: relative paths that stay below, and bytes."""
    files = {}
    for name, content in said.items() if isinstance(said, dict) else ():
        if isinstance(name, str) and isinstance(content, bytes) and _is_plain(name):
            files[name] = content
    return files


def _is_plain(name: str) -> bool:
    path = PurePosixPath(name)
    return (
        0 < len(name) < 1000
        and name.isprintable()
        and not path.is_absolute()
        and ".." not in path.parts
        and path.suffix.lower() != ".ipynb"  # the notebooks are the record's
        and path.name != "gradebook.db"
    )


def write_files(files: dict[str, bytes], folder: Path) -> None:
    """Write what a worker has written into its folder; never through a link that lies there."""
    for name, content in files.items():
        path = folder / name
        if any(p.is_symlink() for p in (path, *path.parents) if folder in p.parents):
            raise CourseError(f"{name}: a symbolic link is in its way: nothing is written")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except (FileExistsError, NotADirectoryError, IsADirectoryError) as error:
            raise CourseError(f"{name}: a file or folder is in its way") from error
