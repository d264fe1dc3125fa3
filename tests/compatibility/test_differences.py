"""What docs/compatibility.md says of ours, and of strict mode, beyond points."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbgrader.tests import create_grade_cell, create_solution_cell

from tests.compatibility.cases import SOURCE, Case, Files, notebook, one
from tests.compatibility.conftest import CONFIGS, grade_all

SECRET = "the answer is 41"
NO_VARIABLE = "import os\nassert 'COURSE_VARIABLE' not in os.environ"
NO_NETWORK = (
    "import socket\n"
    "try:\n"
    "    socket.create_connection(('127.0.0.1', 9), 1)\n"
    "except ConnectionRefusedError:\n"
    "    raise\n"
    "except OSError:\n"
    "    pass"
)
FIND_TESTS = (
    "import pathlib\n"
    f"assert not any({SECRET!r}[4:] in p.read_text() for p in pathlib.Path().rglob('*.ipynb'))"
)
RICH = (
    "from IPython.display import HTML, display\n"
    "display(HTML('<script>alert(1)</script><table><tr><td onclick=\"x()\">1</td></tr></table>'))"
)
HOARD = "x = [bytearray(b'x') * (50 << 20) for _ in range(99)]"
STUBBORN = "import signal\nsignal.signal(signal.SIGALRM, signal.SIG_IGN)\nwhile True: pass"


def other_language() -> nbformat.NotebookNode:
    """A notebook in another language, as far as its kernelspec says."""
    made = notebook(graded_cell("test", "import os\nassert os.getppid() > 1"))
    made.metadata.kernelspec = {"name": "other", "display_name": "Other", "language": "octave"}
    return made


def alone(name: str, *cells: nbformat.NotebookNode, **more: Any) -> Case:
    """A case whose student hands in the source version, answers included."""
    return one(name, notebook(*cells), submitted={"student": SOURCE}, **more)


def cases() -> list[Case]:
    hidden = f"# {SECRET}\n### BEGIN HIDDEN TESTS\nassert True\n### END HIDDEN TESTS"
    after = graded_cell("after", "assert True")
    little = {"SandboxExecute": {"limits": {"memory_mb": 600}}}
    linked: Files = {"p1.ipynb": lambda nb: nb, "other.txt": Path("/etc/hostname")}
    return [
        one("hidden", notebook(graded_cell("looks", FIND_TESTS), graded_cell("test", hidden))),
        alone("rich", code(RICH)),
        alone("environment", graded_cell("test", NO_VARIABLE)),
        alone("network", graded_cell("test", NO_NETWORK)),
        alone("memory", code(HOARD), after, config=little),
        alone("stubborn", code(STUBBORN), after, config={"Execute": {"timeout": 1}}),
        one("other-language", other_language()),
        alone("leaves-a-file", code("open('left.txt', 'w').write('x')")),
        one("link", notebook(after), submitted={"student": linked}),
    ]


def graded_cell(name: str, source: str) -> nbformat.NotebookNode:
    return create_grade_cell(source, "code", name, 1)


def code(source: str) -> nbformat.NotebookNode:
    return create_solution_cell(source, "code", "answer")


@pytest.fixture(scope="module")
def top(tmp_path_factory, monkeypatch_module):
    folder = tmp_path_factory.mktemp("differences")
    spec = folder / "jupyter" / "kernels" / "other"
    spec.mkdir(parents=True)
    argv = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    about = {"argv": argv, "display_name": "Other", "language": "octave"}
    (spec / "kernel.json").write_text(json.dumps(about))
    monkeypatch_module.setenv("JUPYTER_PATH", str(folder / "jupyter"))
    return folder


@pytest.fixture(scope="module")
def monkeypatch_module():
    with pytest.MonkeyPatch.context() as patch:
        yield patch


@pytest.fixture(scope="module")
def said(top):
    configs = {name: CONFIGS[name] for name in ("strict", "ours")}
    return grade_all(top, cases, configs)


def points(said, name):
    one = said[f"{name}/student"]
    assert one["success"], one["error"]
    return {cell.partition("/")[2]: c["auto_score"] for cell, c in one["record"]["cells"].items()}


def cell_outputs(top: Path, config: str, name: str, number: int = 0):
    path = top / config / "autograded" / "student" / name / "p1.ipynb"
    return nbformat.read(path, 4).cells[number].outputs


def test_hidden_tests_are_not_in_the_students_folder(said):
    assert points(said["ours"], "hidden") == {"looks": 1, "test": 1}
    assert points(said["strict"], "hidden") == {"looks": 0, "test": 1}


def test_rich_output_is_made_safe(said, top):
    (ours,) = cell_outputs(top, "ours", "rich")
    assert "script" not in ours.data["text/html"]
    assert "onclick" not in ours.data["text/html"]
    assert "<td>1</td>" in ours.data["text/html"]
    (strict,) = cell_outputs(top, "strict", "rich")
    assert "<script>" in strict.data["text/html"]


def test_environment_variables_are_kept_from_notebooks(said):
    assert points(said["ours"], "environment") == {"test": 1}
    assert points(said["strict"], "environment") == {"test": 0}


@pytest.mark.parametrize("config", ["ours", "strict"])
def test_there_is_no_network(said, config):
    assert points(said[config], "network") == {"test": 1}


def test_a_cell_that_takes_all_memory_says_so_and_the_next_is_run(said, top):
    assert points(said["ours"], "memory") == {"after": 1}
    (told,) = cell_outputs(top, "ours", "memory")
    assert told.output_type == "error"
    assert "memory" in told.evalue or told.ename == "MemoryError"


def test_a_cell_that_will_not_be_interrupted_is_ended(said, top):
    assert points(said["ours"], "stubborn") == {"after": 1}
    assert cell_outputs(top, "ours", "stubborn")[-1].ename == "DeadKernelError"


@pytest.mark.parametrize("config", ["ours", "strict"])
def test_other_languages_run_in_their_own_kernel_and_the_log_says_so(said, config):
    assert points(said[config], "other-language") == {"test": 1}
    assert "language is octave" in said[config]["other-language/student"]["error"]
    assert "without sandbox" in said[config]["other-language/student"]["error"]


@pytest.mark.parametrize("config", ["ours", "strict"])
def test_files_that_a_notebook_writes_lie_beside_it(said, top, config):
    assert points(said[config], "leaves-a-file") == {}
    folder = top / config / "autograded" / "student" / "leaves-a-file"
    assert (folder / "left.txt").read_text() == "x"
    assert os.access(folder / "p1.ipynb", os.R_OK)


def test_links_are_refused(said):
    assert not said["ours"]["link/student"]["success"]
    assert "symbolic link" in said["ours"]["link/student"]["error"]
    assert said["strict"]["link/student"]["success"]
