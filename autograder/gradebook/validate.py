"""What `nbgrader validate` tells a student, with the notebook run in the sandbox."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import nbformat
from nbgrader.nbgraderformat import SchemaTooNewError, SchemaTooOldError
from nbgrader.preprocessors import CheckCellMetadata, ClearOutput
from nbgrader.validator import Validator
from traitlets import List
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader

from autograder.course.folder import CONFIG
from autograder.course.notebook import read_notebook
from autograder.errors import StudentError
from autograder.gradebook.record import SandboxExecute


class SandboxValidator(Validator):  # type: ignore[misc]
    """nbgrader's validator; the files that a notebook writes are not kept."""

    preprocessors = List([CheckCellMetadata, ClearOutput, SandboxExecute])
    fine = False

    def validate(self, filename: str) -> dict[str, list[dict[str, str]]]:
        """What there is to complain of."""
        found: dict[str, list[dict[str, str]]] = super().validate(filename)
        self.fine = not any(found.values())
        return found


def settings(folder: Path) -> Config:
    """The course's settings, where the notebook lies in a course that has some."""
    if not (folder / CONFIG).exists():
        return Config()
    return PyFileConfigLoader(CONFIG, str(folder)).load_config()


def validate(path: Path, config: Config, told: TextIO) -> bool:
    """Tell what fails in a notebook; whether nothing does."""
    read_notebook(path)  # says what it is, if it is no notebook
    validator = SandboxValidator(config=config)
    validator.stream = told
    try:
        validator.validate_and_print(str(path))
    except (nbformat.ValidationError, SchemaTooOldError, SchemaTooNewError) as error:
        raise StudentError(f"{path.name}: {error}") from error
    return validator.fine
