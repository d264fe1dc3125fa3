"""Read submitted notebooks, with a clear word where one cannot be read; take out what is run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import nbformat
from nbformat import NotebookNode, v4

from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell, Submission
from autograder.errors import StudentError

ANCHOR_PREFIX = "grade-"
SKIP_PREFIX = "skip-"  # of the ids of cells that are run by students, not in grading
SKIP_TAG = "skip-execution"  # nbclient's word for the same
MAX_NOTEBOOK = 64 << 20  # bytes of one notebook
MAX_FILES = 64 << 20  # bytes of all files beside it
MAX_FILE_COUNT = 2000
HANGUL = re.compile("[\uac00-\ud7a3]")


def anchor_id(question: str) -> str:
    """The grade id of the locked cell that a question's hidden checks report to."""
    return ANCHOR_PREFIX + question


def read_notebook(path: Path) -> NotebookNode:
    """Read a notebook; whatever it is instead raises StudentError that says so."""
    if path.stat().st_size > MAX_NOTEBOOK:
        raise StudentError(f"{path.name}: larger than {MAX_NOTEBOOK >> 20} MB: clear its outputs")
    try:
        text = path.read_text("utf-8")
    except UnicodeDecodeError as error:
        raise StudentError(f"{path.name}: not a text file in UTF-8: save it in Jupyter") from error
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise StudentError(f"{path.name}: not JSON ({error}): submit the .ipynb file") from error
    if not isinstance(data, dict) or "nbformat" not in data:
        raise StudentError(f"{path.name}: JSON, but not a notebook: submit the .ipynb file")
    version = data["nbformat"]
    if version != 4:
        raise StudentError(
            f"{path.name}: notebook format {version}, expected 4: open and save it in Jupyter"
        )
    try:
        notebook: NotebookNode = v4.reads(text)  # nbformat.reads would validate it, too
        nbformat.validate(notebook)
    except Exception as error:  # nbformat raises what it finds: KeyError, AttributeError, its own
        raise StudentError(
            f"{path.name}: a broken notebook ({type(error).__name__}): {str(error)[:200]}"
        ) from error
    return notebook


def is_plain_file(path: Path) -> bool:
    """A file itself, and no link to one, which could be anybody's."""
    return path.is_file() and not path.is_symlink()


def find_link(folder: Path) -> str:
    """The first symbolic link in a submission: it could point to any file of the grader's."""
    if folder.is_symlink():
        return folder.name
    return next((str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_symlink()), "")


def check_belongs(notebook: NotebookNode, pset: ProblemSet, name: str) -> None:
    """The notebook holds at least one cell of this set; else it is another set's."""
    found = {c.metadata.get("nbgrader", {}).get("grade_id") for c in notebook.cells}
    if not found & set(pset.by_name):
        others = sorted(str(f) for f in found if f)[:4]
        what = f"it holds {', '.join(others)}" if others else "it holds no answer cell at all"
        raise StudentError(f"{name}: not the notebook of {pset.name}: {what}")


def is_anchor(cell: NotebookNode) -> bool:
    """Is this the cell that a question's hidden checks report to?"""
    role = cell.metadata.get("nbgrader", {})
    return bool(role.get("grade") and str(role.get("grade_id", "")).startswith(ANCHOR_PREFIX))


def runs(cell: NotebookNode) -> bool:
    """Is this cell run in grading? Anchors hold nothing to run; trainings are left out.

    The id tells, too: it comes from the record, while tags are lost in some editors.
    """
    skipped = SKIP_TAG in cell.metadata.get("tags", []) or str(
        cell.metadata.get("nbgrader", {}).get("grade_id", "")
    ).startswith(SKIP_PREFIX)
    return bool(cell.source.strip()) and not skipped and not is_anchor(cell)


def language_of(notebook: NotebookNode) -> str:
    """The language of the course's own text in a notebook: "ko" if half of it is, else "en"."""
    cells = [c for c in notebook.cells if "nbgrader" not in c.metadata]
    text = [c.source for c in cells if c.cell_type == "markdown"]
    korean = [source for source in text if HANGUL.search(source)]
    return "ko" if text and 2 * len(korean) >= len(text) else "en"


def take_submission(notebook: NotebookNode, folder: Path | None) -> Submission:
    """What is run of a sanitized notebook: code cells, and the files beside it in ``folder``."""
    cells = [
        Cell(
            source=c.source,
            runs=runs(c),
            locked=bool(c.metadata.get("nbgrader", {}).get("locked")),
        )
        for c in notebook.cells
        if c.cell_type == "code"
    ]
    return Submission(cells=cells, files=read_files(folder) if folder else {})


def read_files(folder: Path, notebooks: bool = False) -> dict[str, bytes]:
    """The files in a submission's folder, but for notebooks: those may hold hidden tests."""
    found: dict[str, bytes] = {}
    left = MAX_FILES
    for path in sorted(folder.rglob("*")):
        relative = path.relative_to(folder)
        # a link could point anywhere: only what the student really submitted goes in
        if not is_plain_file(path):
            continue
        if path.suffix == ".ipynb" and not notebooks:
            continue
        if any(p.is_symlink() for p in path.parents if p != folder and folder in p.parents):
            continue
        left -= path.stat().st_size
        if left < 0:
            raise StudentError(f"the files beside the notebook are over {MAX_FILES >> 20} MB")
        found[relative.as_posix()] = path.read_bytes()
        if len(found) > MAX_FILE_COUNT:
            raise StudentError(f"more than {MAX_FILE_COUNT} files lie beside the notebook")
    return found
