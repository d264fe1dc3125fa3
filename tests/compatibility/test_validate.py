"""`autograder validate` tells what `nbgrader validate` tells."""

from __future__ import annotations

import shutil
import subprocess
import sys

import pytest
from nbgrader.validator import Validator
from traitlets.config import Config

from autograder.gradebook.record import close_graders
from autograder.gradebook.validate import SandboxValidator
from tests.compatibility.cases import SHIPPED

NOTEBOOKS = [
    "submitted-unchanged",
    "submitted-changed",
    "submitted-grade-cell-changed",
    "submitted-locked-cell-changed",
    "submitted-cheat-attempt",
    "validation-zero-points",
    "validating-environment-variable",
    "test-with-output",
    "open_relative_file",
]


@pytest.fixture(scope="module", autouse=True)
def graders():
    yield
    close_graders()


@pytest.mark.parametrize("name", NOTEBOOKS)
@pytest.mark.parametrize("options", [{}, {"validate_all": True}, {"invert": True}], ids=str)
def test_the_same_cells_are_complained_of(tmp_path, name, options):
    files = SHIPPED / "apps" / "files"
    shutil.copy(files / f"{name}.ipynb", tmp_path)
    shutil.copy(files / "data.txt", tmp_path)
    found = []
    for kind in (Validator, SandboxValidator):
        said = kind(config=Config({"Validator": options})).validate(str(tmp_path / f"{name}.ipynb"))
        found.append({what: [cell["source"] for cell in cells] for what, cells in said.items()})
    assert found[0] == found[1]


def test_the_command(tmp_path):
    shutil.copy(SHIPPED / "apps" / "files" / "submitted-unchanged.ipynb", tmp_path / "a.ipynb")
    command = [sys.executable, "-m", "autograder", "validate", "a.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "VALIDATION FAILED ON 3 CELL(S)!" in done.stdout
    assert "assert a == 1" in done.stdout
    assert [p.name for p in tmp_path.iterdir()] == ["a.ipynb"]


def test_what_is_no_notebook_is_said(tmp_path):
    (tmp_path / "a.ipynb").write_text("x = 1")
    command = [sys.executable, "-m", "autograder", "validate", str(tmp_path / "a.ipynb")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "not JSON" in done.stderr
