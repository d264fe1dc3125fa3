"""Run a notebook that brings its own test cells, as any nbgrader course has them.

Its tests run in the student's interpreter, as everywhere: the sandbox keeps the machine, the course
and other students safe from it, not the tests in the notebook from the answers beside them.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from autograder.course.pset import Limits
from autograder.course.submission import Submission
from autograder.grading.outputs import Output
from autograder.grading.run import Run
from autograder.grading.sandbox import WorkerGone

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
    most = FOREVER if seconds is None else seconds + GRACE
    limits = limits.model_copy(update={"cell_seconds": most})
    run = Run(
        submission, sandbox, limits, slot=0, environment=environment, interrupt=seconds or 0.0
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
    left = {
        i: trouble or "the time was used up"
        for i, cell in enumerate(submission.cells)
        if cell.runs and i not in run.ran and i not in run.skipped
    }
    return Ran(run.outputs, run.interrupted, run.skipped, left, files)


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
    """Write what a worker has written into nbgrader's copy of its folder.

    What lies in the way is replaced, as the worker has done; never is a link followed.
    """
    for name, content in files.items():
        path = folder / name
        for above in reversed(path.parents[: len(PurePosixPath(name).parts) - 1]):
            if above.is_symlink() or not above.is_dir():
                above.unlink(missing_ok=True)
                above.mkdir()
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.write_bytes(content)
