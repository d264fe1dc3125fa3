"""Fixture ``graded``: the course, graded by stock nbgrader, by ours in strict mode, and by ours."""

from __future__ import annotations

import json
import multiprocessing
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from nbgrader.api import Gradebook
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from tests.compatibility.cases import RELEASED, SHIPPED, SOURCE, Case, course, read

CONFIGS = {
    "stock": "c = get_config()\n",
    "strict": (
        "from autograder.adopt import use_sandbox\nc = get_config()\nuse_sandbox(c)\n"
        "c.SandboxExecute.strict_nbgrader = True\n"
    ),
    "ours": "from autograder.adopt import use_sandbox\nc = get_config()\nuse_sandbox(c)\n",
}
ROOT = Path(__file__).resolve().parents[2]
DUE = "2026-03-02 12:00:00 UTC"
IN_TIME, LATE = "2026-03-01 12:00:00 UTC", "2026-03-04 12:00:00 UTC"


@dataclass
class Graded:
    """What three gradebooks say."""

    said: dict[str, dict[str, Any]]  # by configuration, then by "case/student"

    def students(self, case: Case) -> list[str]:
        return [key.split("/")[1] for key in self.said["stock"] if key.split("/")[0] == case.name]


def environment() -> dict[str, str]:
    """For programs of this Python's: its tools, such as alembic, and our package are found."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return os.environ | {"PATH": path, "PYTHONPATH": str(ROOT)}


def write(folder: Path, files: Any, released: Path | None = None) -> None:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            assert released is not None
            content = content(read(released / name))
        if isinstance(content, Path):
            path.symlink_to(content)
        elif isinstance(content, bytes):
            path.write_bytes(content)
        else:
            path.write_text(json.dumps(content), "utf-8")


def prepare(root: Path, cases: Callable[[], list[Case]]) -> None:
    """In a process of its own: generate the assignments and lay down what the students hand in."""
    root.mkdir()
    shutil.copy(SHIPPED / "apps" / "files" / "autotests.yml", root)
    (root / "nbgrader_config.py").write_text(CONFIGS["stock"])
    # nbgrader looks for its test templates where it is started, and for alembic in the PATH
    os.environ.update(environment())
    os.chdir(root)
    api = NbGraderAPI(config=Config({"CourseDirectory": {"root": str(root)}}))
    listed = []
    for case in cases():
        write(root / "source" / case.name, case.source)
        done = api.generate_assignment(case.name)
        students = list(case.submitted) if done["success"] else []
        for student in students:
            target = root / "submitted" / student / case.name
            handed_in = case.submitted[student]
            released = root / "release" / case.name
            if handed_in in (RELEASED, SOURCE):
                origin = "release" if handed_in == RELEASED else "source"
                shutil.copytree(root / origin / case.name, target)
            else:
                changed = {"p1.ipynb": handed_in} if callable(handed_in) else handed_in
                write(target, changed, released)
            (target / "timestamp.txt").write_text(LATE if case.late else IN_TIME)
        listed.append({"name": case.name, "config": case.config, "students": students})
        if done["success"]:
            with Gradebook(api.coursedir.db_url) as gradebook:
                gradebook.update_or_create_assignment(case.name, duedate=DUE)
    (root / "cases.json").write_text(json.dumps(listed))


def grade_all(
    top: Path, cases: Callable[[], list[Case]], configs: dict[str, str]
) -> dict[str, dict[str, Any]]:
    """The same course under several configurations, side by side: what each gradebook says."""
    # no fork: other tests may have loaded TensorFlow here, whose threads a fork leaves behind
    made = multiprocessing.get_context("spawn").Process(target=prepare, args=(top / "made", cases))
    made.start()
    made.join()
    assert made.exitcode == 0
    running = {}
    for name, config in configs.items():
        shutil.copytree(top / "made", top / name, symlinks=True)
        (top / name / "nbgrader_config.py").write_text(config)
        program = Path(__file__).with_name("grade.py")
        running[name] = subprocess.Popen(
            [sys.executable, str(program), str(top / name), str(top / f"{name}.json")],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            env=environment(),
        )
    for name, process in running.items():
        told = process.communicate()[0].decode(errors="replace")
        assert process.returncode == 0, f"{name}: {told[-3000:]}"
    return {name: json.loads((top / f"{name}.json").read_text()) for name in configs}


@pytest.fixture(scope="session")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    return Graded(grade_all(tmp_path_factory.mktemp("courses"), course, CONFIGS))
