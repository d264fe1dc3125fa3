"""The zip for Gradescope grades in a folder laid out as their container is."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from nbformat import NotebookNode, from_dict
from pydantic import ValidationError
from typer.testing import CliRunner

from autograder.authoring.corpus import Maker
from autograder.cli import app
from autograder.course.folder import Course
from autograder.errors import SandboxError
from autograder.gradescope.bundle import SCRIPTS
from autograder.gradescope.results import Results, unfinished
from autograder.gradescope.run import choose_isolation
from autograder.sandbox.walls import Level
from tests.engine.handing_in import cell_of
from tests.small_courses import ROOT

Run = Callable[..., Results]
HOSTILE = """
import os, signal
for folder in ({results!r}, "/autograder/results"):
    for name in ("results.json", "results.json.part"):
        try:
            with open(folder + "/" + name, "w") as f:
                f.write('{{"score": 100}}')
        except OSError:
            pass
try:
    print(open({tests!r}).read())
except OSError:
    pass
for pid in (os.getppid(), *range(2, 400), -1):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
def double(x):
    os._exit(0)
"""


@pytest.fixture(scope="module")
def container(toy_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folders of the container, with the zip unpacked as they do it."""
    root = tmp_path_factory.mktemp("container")
    course = root / "course"
    shutil.copytree(toy_root, course)
    done = CliRunner().invoke(
        app,
        [
            "export",
            "ps0",
            "--to",
            "gradescope",
            "--visibility",
            "after_published",
            "--course",
            str(course),
            "-o",
            str(root / "a.zip"),
        ],
    )
    assert done.exit_code == 0, done.output
    with zipfile.ZipFile(root / "a.zip") as archive:
        archive.extractall(root / "source")
        modes = {i.filename: i.external_attr >> 16 for i in archive.infolist()}
    assert {n for n, mode in modes.items() if mode & 0o111} == {"setup.sh", "run_autograder"}
    shutil.copy(root / "source" / "run_autograder", root / "run_autograder")  # as they do
    (root / "run_autograder").chmod(0o755)
    return root


@pytest.fixture
def run(container: Path) -> Run:
    """``run({"ps0.ipynb": notebook})``: grade files as a submission."""

    def grade(files: dict[str, NotebookNode | str], expect: str = "results: ") -> Results:
        for name in ("submission", "results"):
            shutil.rmtree(container / name, ignore_errors=True)
        (container / "submission").mkdir()
        for name, content in files.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (container / "submission" / name).write_text(text)
        done = subprocess.run(
            [container / "run_autograder"],
            cwd=container,
            env=os.environ
            | {"AUTOGRADER_GRADESCOPE": str(container), "AUTOGRADER_PYTHON": sys.executable},
            capture_output=True,
            text=True,
            timeout=120,
        )
        assert done.returncode == 0
        assert expect in done.stdout, done.stdout + done.stderr
        assert [p.name for p in (container / "results").iterdir()] == ["results.json"]
        return Results.model_validate_json((container / "results" / "results.json").read_bytes())

    return grade


@pytest.fixture(scope="module")
def answered(container: Path) -> NotebookNode:
    return Maker(Course(container / "course").pset("ps0")).reference_notebook()


def test_a_right_answer_gets_its_points_under_any_name(run: Run, answered: NotebookNode) -> None:
    results = run({"my homework (1).ipynb": answered}, "isolation in this container: full")
    assert results.score == 90
    tests = results.tests or []
    assert [(t.name, t.score, t.max_score) for t in tests] == [
        ("double", 40, 40),
        ("total", 30, 30),
        ("Counter", 20, 20),
    ]
    assert "Each entry of the result is twice the entry of x." in tests[0].output
    assert {t.visibility for t in tests} == {"after_published"}
    assert results.stdout_visibility == "hidden"
    assert "A person grades: why (10)." in results.output


def test_a_hostile_answer_forges_nothing_and_reads_nothing(
    run: Run, container: Path, answered: NotebookNode
) -> None:
    notebook = from_dict(json.loads(json.dumps(answered)))
    hidden = container / "source" / "course" / "tests" / "hidden" / "ps0" / "test_toy.py"
    assert hidden.exists()
    attack = HOSTILE.format(results=str(container / "results"), tests=str(hidden))
    cell_of(notebook, "double").source = attack
    results = run({"ps0.ipynb": notebook})
    scores = {t.name: t.score for t in results.tests or []}
    assert scores["double"] == 0
    assert results.score is not None
    assert results.score <= 50
    assert "test_every_entry" not in results.model_dump_json()


def test_what_is_no_notebook_is_told_and_gets_nothing(run: Run) -> None:
    missing = run({"notes.txt": "hello"}, "not graded")
    assert (missing.score, len(missing.tests or [])) == (0, 3)
    assert "no notebook ps0.ipynb (none was found)" in missing.output
    broken = run({"ps0.ipynb": "{torn"}, "not graded")
    assert (broken.score, len(broken.tests or [])) == (0, 3)
    assert "not JSON" in broken.output


def test_a_failure_of_ours_is_no_grade(run: Run, container: Path, answered: NotebookNode) -> None:
    pset = container / "source" / "course" / "assignments" / "ps0" / "pset.toml"
    pset.rename(pset.with_suffix(".gone"))
    results = run({"ps0.ipynb": answered}, "pset.toml: no such file")
    pset.with_suffix(".gone").rename(pset)
    assert results.extra_data == {"autograder": "not graded"}
    assert "not your fault" in results.output
    assert "pset.toml" not in results.output


def test_the_fallback_stays_where_nothing_else_comes(
    run: Run, answered: NotebookNode, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/bin/false")
    assert run({"ps0.ipynb": answered}, "the fallback stays") == unfinished()


def test_a_killed_run_leaves_valid_results(container: Path, answered: NotebookNode) -> None:
    shutil.rmtree(container / "results", ignore_errors=True)
    (container / "submission").mkdir(exist_ok=True)
    (container / "submission" / "ps0.ipynb").write_text(json.dumps(answered))
    environment = {"AUTOGRADER_GRADESCOPE": str(container), "AUTOGRADER_PYTHON": sys.executable}
    running = subprocess.Popen(
        [container / "run_autograder"], env=os.environ | environment, start_new_session=True
    )
    results = container / "results" / "results.json"
    while not results.exists():
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGKILL)
    running.wait()
    assert Results.model_validate_json(results.read_bytes()) == unfinished()


def test_without_isolation_nothing_is_graded_unless_it_was_asked_for(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("autograder.gradescope.run.best_level", lambda: Level.NONE)
    with pytest.raises(SandboxError, match="write its own results"):
        choose_isolation(unsafe=False)
    told = capsys.readouterr().out  # what doctor says of each level, for the instructor
    assert told.startswith("full: namespaces: ")
    assert "Landlock: " in told
    level, told = choose_isolation(unsafe=True)
    assert level == "none"
    assert "can read the hidden tests here and forge its results" in told


def test_setup_installs_what_is_pinned(container: Path) -> None:
    for script in ("setup.sh", "run_autograder"):
        subprocess.run(["bash", "-n", SCRIPTS / script], check=True)
    setup = (container / "source" / "setup.sh").read_text()
    assert '-r "$source_folder/course/requirements.lock"' in setup
    lock = (container / "source" / "course" / "requirements.lock").read_text()
    assert lock == (ROOT / "requirements.lock").read_text()
    assert re.findall(r"pip install|==", setup) == ["pip install"]  # no pin of its own
    need = re.search(
        r'requires-python = ">=(3\.\d+),<3\.(\d+)"', (ROOT / "pyproject.toml").read_text()
    )
    assert need is not None
    tried = re.search(r"for version in (.*); do", setup)
    assert tried is not None
    versions = tried[1].split()
    assert min(versions) == need[1]
    assert max(versions) == f"3.{int(need[2]) - 1}"


def test_the_zip_holds_no_student_and_no_other_set(container: Path) -> None:
    files = {
        p.relative_to(container / "source").as_posix()
        for p in (container / "source").rglob("*")
        if p.is_file()
    }
    with Course(container / "source" / "course").gradebook() as gradebook:
        assert not gradebook.students
        assert [a.name for a in gradebook.assignments] == ["ps0"]
    assert {"course/autograder/gradescope/run.py", "course/reference/toy.py"} <= files


def test_results_are_what_is_documented() -> None:
    assert Results.model_validate({"score": 0.0, "tests": []})
    assert Results.model_validate({"tests": [{"score": 1.0, "visibility": "hidden"}]})
    for wrong in (
        {},
        {"tests": [{"name": "no score"}]},
        {"score": float("nan")},
        {"score": 1.0, "tests": [{"score": 1.0, "visibility": "never"}]},
        {"score": 1.0, "points": 3},
    ):
        with pytest.raises(ValidationError):
            Results.model_validate(wrong)
