"""Build a set for a course: source, nbgrader's release, and the proof that nothing leaks."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import nbformat

from autograder.authoring.build import leaks, write_source
from autograder.course.folder import CONFIG, Course
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError


def build(course: Course, pset: ProblemSet, lang: str = "en", variant: str | None = None) -> Path:
    """Write source and release, and enter the set into the gradebook; return the release's path."""
    write_source(pset, course.source, lang, variant)
    done = course.api.generate_assignment(pset.name, force=True, create=True)
    if not done["success"]:
        raise CourseError(
            f"nbgrader could not generate {pset.name}:\n{done.get('log') or done.get('error')}"
        )
    path = course.root / str(course.directory.release_directory) / pset.name / f"{pset.name}.ipynb"
    found = leaks(pset, nbformat.read(path, as_version=4))
    if found:
        path.unlink()
        raise CourseError(
            f"the release of {pset.name} would give away parts of the solution or of the hidden "
            "tests, so it was removed:\n  " + "\n  ".join(found)
        )
    return path


def is_fresh(course: Course, pset: ProblemSet) -> bool:
    """Is the committed release what would be built now?"""
    path = course.root / str(course.directory.release_directory) / pset.name / f"{pset.name}.ipynb"
    with scratch_course(course) as scratch:
        built = build(scratch, pset)
        return path.exists() and path.read_bytes() == built.read_bytes()


class scratch_course:  # noqa: N801 - used as a function
    """A course in a temporary folder, with the settings of another."""

    def __init__(self, course: Course) -> None:
        self.course = course
        self.folder = tempfile.TemporaryDirectory(prefix="course-")

    def __enter__(self) -> Course:
        return make_course(Path(self.folder.name), self.course)

    def __exit__(self, *_: object) -> None:
        self.folder.cleanup()


def make_course(folder: Path, like: Course) -> Course:
    """A course folder of its own that uses another's problem sets and settings."""
    folder.mkdir(parents=True, exist_ok=True)
    parent = like.root / CONFIG
    text = (
        f'"""The settings of {parent.name}, for this folder."""\n'
        "c = get_config()\n"
        f"load_subconfig({str(parent)!r})\n"
        'c.CourseDirectory.source_directory = "source"\n'
        f"c.SandboxExecute.assignments = {str(like.assignments)!r}\n"
    )
    (folder / CONFIG).write_text(text, "utf-8")
    return Course(folder)


def remove(path: Path) -> None:
    """Remove a folder that nbgrader made read-only."""
    if path.exists():
        shutil.rmtree(path)
