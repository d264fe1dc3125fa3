"""The small courses that the tests grade: each goes by the settings of the real one."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from autograder.authoring.corpus import Maker
from autograder.course.folder import CONFIG, Course
from autograder.course.notebook import take_submission
from autograder.course.submission import Submission

ROOT = Path(__file__).parents[1]
TOY = ROOT / "tests" / "engine" / "toy"  # three functions and a written answer
TRAINS = ROOT / "tests" / "accuracy" / "course"  # a small network


def copy_course(source: Path, folder: Path) -> Course:
    """Copy a small course to a folder of its own."""
    shutil.copytree(source, folder, dirs_exist_ok=True)
    shutil.copy(ROOT / CONFIG, folder / "course_config.py")
    return Course(folder)


def submission(
    maker: Maker, answers: Mapping[str, str], files: dict[str, bytes] | None = None
) -> Submission:
    """The reference's answers, some replaced by name, and the files beside them."""
    notebook = maker.reference_notebook()
    for cell in notebook.cells:
        grade_id = cell.metadata.get("nbgrader", {}).get("grade_id")
        if grade_id in answers:
            cell.source = answers[grade_id]
    taken = take_submission(notebook, None)
    return taken.model_copy(update={"files": files}) if files else taken
