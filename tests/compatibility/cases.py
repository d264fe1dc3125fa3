"""Courses that stock nbgrader and our configuration grade side by side.

Every notebook that nbgrader ships, its quickstart course, and the cases that are missing there.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import nbformat
import nbgrader
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from nbgrader.tests import (
    create_grade_and_solution_cell,
    create_grade_cell,
    create_locked_cell,
    create_solution_cell,
    create_task_cell,
)

SHIPPED = Path(nbgrader.__file__).parent / "tests"
RELEASED, SOURCE = "the release version", "the source version"  # handed in as it is
Change = Callable[[NotebookNode], NotebookNode]  # of the release version
Files = dict[str, NotebookNode | bytes | Path | Change]  # a path: a link to it


@dataclass
class Case:
    """An assignment, and what students hand in."""

    name: str
    source: Files
    submitted: dict[str, Files | str | Change]
    config: dict[str, dict[str, Any]] = field(default_factory=dict)
    late: bool = False  # handed in after the due date
    # where ours differs, unless strict: (student, cell) → the points it gives instead
    differs: dict[tuple[str, str], float | None] = field(default_factory=dict)
    fails_in_stock: bool = False  # nbgrader gives the whole submission up, ours does not


def read(path: Path) -> NotebookNode:
    """A notebook as it was shipped: whatever is wrong with it stays wrong."""
    return nbformat.from_dict(nbformat.reader.reads(path.read_text("utf-8")))


def course() -> list[Case]:
    """The cases of `make test`; with WHOLE set, as by `make compatibility`, all of them."""
    if os.environ.get("WHOLE"):
        return [*shipped(), *families(), quickstart(), *made()]
    return [*map(_some_students, families()), quickstart(), *made()]


def _some_students(case: Case) -> Case:
    """The same case with every second student."""
    return replace(case, submitted=dict(list(case.submitted.items())[::2]))


def shipped() -> list[Case]:
    """Every notebook of nbgrader's tests as an assignment of its own."""
    cases = []
    for folder in ("apps", "preprocessors"):
        for path in filter(_can_be_assigned, sorted((SHIPPED / folder / "files").glob("*.ipynb"))):
            slow = (
                {"Execute": {"timeout": 2}} if "loop" in path.stem or "timeout" in path.stem else {}
            )
            files: Files = {"p1.ipynb": read(path), **_beside(path)}
            cases.append(
                Case(
                    f"{folder}-{path.stem}",
                    files,
                    {"released": RELEASED, "itself": SOURCE},
                    config={"Execute": {"timeout": 2}} if slow else {},
                )
            )
    return cases


def _beside(path: Path) -> Files:
    if path.stem == "open_relative_file":
        return {"data.txt": (path.parent / "data.txt").read_bytes()}
    return {}


def families() -> list[Case]:
    """Submissions that nbgrader ships for one of its own assignments."""
    apps = SHIPPED / "apps" / "files"
    everything = [*apps.glob("*.ipynb"), *SHIPPED.glob("preprocessors/files/*.ipynb")]
    cases = []
    answers = [*apps.glob("submitted-*.ipynb"), *SHIPPED.glob("preprocessors/files/submitted-*")]
    students: dict[str, Files | str] = {
        f"{p.parents[1].name}-{p.stem}": {"p1.ipynb": read(p)} for p in sorted(answers)
    }
    source: Files = {"p1.ipynb": read(apps / "submitted-unchanged.ipynb")}
    cases.append(Case("family-submitted", source, students))
    unfit = [p for p in sorted(everything) if not _can_be_assigned(p)]
    students = {f"{p.parents[1].name}-{p.stem}": {"p1.ipynb": read(p)} for p in unfit}
    cases.append(Case("family-unfit", {"p1.ipynb": read(apps / "test.ipynb")}, students))
    for kind in ("hashed", "hidden", "multi", "simple"):
        found = sorted(apps.glob(f"autotest-{kind}-*.ipynb"))
        cases.append(
            Case(
                f"family-autotest-{kind}",
                {"p1.ipynb": read(apps / f"autotest-{kind}.ipynb")},
                {p.stem: {"p1.ipynb": read(p)} for p in found},
            )
        )
    return cases


def _can_be_assigned(path: Path) -> bool:
    """nbgrader refuses to make assignments of old, broken or too new notebooks."""
    unfit = "v0 v1 v2 too-new no-metadata bad- blank- duplicate type-changed".split()
    return not any(word in path.stem for word in unfit)


def quickstart() -> Case:
    """The course that `nbgrader quickstart` makes."""
    folder = Path(nbgrader.__file__).parent / "docs" / "source" / "user_guide" / "source" / "ps1"
    files: Files = {
        p.name: read(p) if p.suffix == ".ipynb" else p.read_bytes()
        for p in sorted(folder.iterdir())
        if p.is_file()
    }
    assert files, folder
    return Case("quickstart", files, {"released": RELEASED, "itself": SOURCE})


# --- the missing cases ---

ODD_VALUES = {  # what a test cell returns as its points, of three
    "half": "1.5",
    "nothing": "0",
    "all": "3",
    "true": "True",
    "false": "False",
    "none": "None",
    "text": "'very good'",
    "a_number_as_text": "'2'",
    "a_list": "[2]",
    "a_numpy_number": "import numpy; numpy.float64(0.5)",
    "an_array": "import numpy; numpy.array(2.0)",
    "printed": "print(1)",
    "displayed": "display(1)",
    "an_integer": "2",
    "small": "1e-3",
    "underscored": "1_0/10",
    "a_semicolon": "1.5;",
    "result_then_error": "from IPython.display import display\ndisplay(2)\nraise ValueError",
    "minus_zero": "-0.0",
}
UNFAIR_VALUES = {"nan": "float('nan')", "negative": "-1", "minus_infinity": "float('-inf')"}
STATE = {  # what notebooks rely on
    "kept": "seen.append(1)\nassert seen == [1]",
    "kept_on": "assert seen == [1]",
    "last_result": "_ = 5\nassert _ == 5",
    "history": "In[0]\nassert True",
    "main": "assert __name__ == '__main__'",
    "plots": "import matplotlib.pyplot as plt\nplt.plot([1, 2]);",
    "threads": (
        "import threading\nt = threading.Thread(target=seen.clear)\n"
        "t.start(); t.join()\nassert not seen"
    ),
    "processes": "import subprocess\nassert subprocess.run(['true']).returncode == 0",
    "pickles": "import pickle\nclass A: pass\nassert pickle.loads(pickle.dumps(A()))",
    "source": "import inspect\ndef f(): return 1\nassert 'return 1' in inspect.getsource(f)",
    "temporary": "import tempfile\nopen(tempfile.mkstemp()[1], 'w').write('x')\nassert True",
}
TOO_MUCH = {"above": "3.5", "infinite": "float('inf')"}


def made() -> list[Case]:
    """Built cell by cell."""
    answer = create_solution_cell("x = 1", "code", "x")
    test = create_grade_cell("assert x == 2", "code", "test", 2)
    plain = notebook(answer, test)
    cases = [
        one("partial-credit", notebook(*(_credit(n, s) for n, s in ODD_VALUES.items()))),
        one(
            "unfair-credit",
            notebook(*(_credit(n, s) for n, s in UNFAIR_VALUES.items())),
            differs={("student", n): 0.0 for n in UNFAIR_VALUES},
        ),
        *(
            one(
                f"credit-{name}-the-maximum",
                notebook(_credit(name, source)),
                differs={("student", name): 0.0},
                fails_in_stock=True,
            )
            for name, source in TOO_MUCH.items()
        ),
        one(
            "warnings",
            notebook(
                _credit("warns", "import warnings\nwarnings.warn('old')"),
                _credit("prints_to_stderr", "import sys\nprint('hm', file=sys.stderr)"),
                _credit("warns_and_returns", "import warnings\nwarnings.warn('old')\n1.5"),
                _credit("warns_and_fails", "import warnings\nwarnings.warn('old')\nassert False"),
                _credit("logs", "import logging\nlogging.warning('x')"),
            ),
            differs={
                ("student", "warns"): 3.0,
                ("student", "prints_to_stderr"): 3.0,
                ("student", "warns_and_returns"): 1.5,
                ("student", "logs"): 3.0,
            },
        ),
        one(
            "kernel-death",
            notebook(
                create_solution_cell("pass", "code", "end"),
                create_grade_cell("pass", "code", "after", 1),
                create_grade_cell("assert False", "code", "failing", 1),
            ),
            submitted={"student": edited_by(end="import os\nos._exit(0)")},
            differs={("student", "after"): 1.0, ("student", "failing"): 0.0},
            fails_in_stock=True,
        ),
        one(
            "kernel-death-in-the-test",
            notebook(
                create_solution_cell("pass", "code", "f"),
                create_grade_cell("f()", "code", "test", 1),
                create_grade_cell("pass", "code", "after", 1),
            ),
            submitted={
                "student": edited_by(f="import os, signal\ndef f(): os.kill(os.getpid(), 9)")
            },
            differs={("student", "test"): 0.0, ("student", "after"): 1.0},
            fails_in_stock=True,
        ),
        one("exit-called-last", notebook(_credit("exits", "exit()"))),
        one(
            "errors",
            notebook(
                _credit("syntax", "def f(:"),
                _credit("exits", "import sys; sys.exit(0)"),
                _credit("interrupts", "raise KeyboardInterrupt"),
                _credit("asks", "input('name?')"),
                _credit("no_traceback", "get_ipython().showtraceback = lambda *a, **k: None\n1/0"),
                _credit("recursion", "def f(): return f()\nf()"),
                _credit("base", "raise BaseException('x')"),
                _credit("magic", "%nosuchmagic"),
                _credit("shell", "!exit 3"),
                _credit("cell_magic", "%%time\nsum(range(3))"),
                _credit("awaits", "import asyncio\nawait asyncio.sleep(0)"),
                _credit("blank", " "),
                _credit("comment", "# nothing"),
                _credit("many_then_error", "for i in range(300): display(i)\nraise ValueError"),
                _credit("long_error", "raise ValueError('x' * 10_000_000)"),
                _credit("long_result", "'9' * 6_000_000"),
            ),
        ),
        one(
            "time-outs",
            notebook(
                _credit("sleeps", "import time\ntime.sleep(60)"),
                _credit("loops", "while True: pass"),
                _credit("loops_and_prints", "print(1, flush=True)\nwhile True: pass"),
                _credit("after", "assert True"),
            ),
            config={"Execute": {"timeout": 2}},
        ),
        one(
            "time-outs-that-end-all",
            notebook(_credit("sleeps", "import time\ntime.sleep(60)")),
            config={"Execute": {"timeout": 2, "interrupt_on_timeout": False}},
        ),
        one("solutions", plain, submitted={"blank": RELEASED, "right": edited_by(x="x = 2")}),
        one(
            "manual",
            notebook(
                create_grade_and_solution_cell("write here", "markdown", "essay", 4),
                create_grade_and_solution_cell("pass", "code", "program", 4),
                create_task_cell("Do this.", "markdown", "task", 5),
            ),
            submitted={
                "blank": RELEASED,
                "answered": edited_by(essay="An essay.", program="print('x')"),
            },
        ),
        one(
            "hidden-tests",
            notebook(
                create_solution_cell("x = 1", "code", "x"),
                create_grade_cell(
                    "assert x > 0\n### BEGIN HIDDEN TESTS\nassert x == 2\n### END HIDDEN TESTS",
                    "code",
                    "test",
                    2,
                ),
            ),
            submitted={"wrong": edited_by(), "right": edited_by(x="x = 2")},
        ),
        *(
            one(
                f"missing-cells-{'added' if added else 'left-out'}",
                plain,
                submitted={
                    "no_test": lambda nb: without(nb, "test"),
                    "no_answer": lambda nb: without(nb, "x"),
                    "nothing": lambda nb: notebook(),
                    "no_notebook": {"other.txt": b"x"},
                },
                config={"OverwriteCells": {"add_missing_cells": True}} if added else {},
            )
            for added in (False, True)
        ),
        one(
            "strange-cells",
            plain,
            submitted={
                "test_twice": lambda nb: notebook(*nb.cells, nb.cells[1]),
                "answer_twice": lambda nb: notebook(*nb.cells, nb.cells[0]),
                "blank_id": lambda nb: renamed(nb, "test", ""),
                "other_id": lambda nb: renamed(nb, "test", "other"),
                "test_is_markdown": lambda nb: retyped(nb, "test"),
                "answer_is_markdown": lambda nb: retyped(nb, "x"),
                "worth_more": lambda nb: worth(nb, "test", 100),
                "test_weakened": edited_by(test="pass"),
                "skipped_by_tag": lambda nb: tagged(nb, "test", "skip-execution"),
                "raises_by_tag": lambda nb: tagged(nb, "test", "raises-exception"),
                "outputs_kept": lambda nb: shown(nb, "test", "2"),
                "no_metadata": lambda nb: notebook(new_code_cell("x = 2")),
            },
        ),
        one(
            "locked",
            notebook(
                create_locked_cell("y = 3", "code", "given"),
                create_solution_cell("x = 1", "code", "x"),
                create_grade_cell("assert x == y", "code", "test", 1),
            ),
            submitted={"cheat": edited_by(given="y = 1"), "right": edited_by(x="x = y")},
        ),
        one(
            "files",
            notebook(
                create_solution_cell("pass", "code", "write"),
                create_grade_cell(
                    "assert open('data/in.txt').read() == 'given'", "code", "data", 1
                ),
                create_grade_cell("assert open('own.txt').read() == 'mine'", "code", "own", 1),
                create_grade_cell(
                    "assert open('out/made.txt').read() == 'made'", "code", "made", 1
                ),
                create_grade_cell("import helper\nassert helper.f() == 5", "code", "module", 1),
                create_grade_cell("import os\nassert '..' not in os.getcwd()", "code", "cwd", 1),
            ),
            beside={"data/in.txt": b"given"},
            submitted={
                "student": {
                    "p1.ipynb": edited_by(
                        write="import os\nos.mkdir('out')\nopen('out/made.txt', 'w').write('made')"
                    ),
                    "own.txt": b"mine",
                    "helper.py": b"def f():\n    return 5\n",
                    "data/in.txt": b"changed",
                }
            },
        ),
        one(
            "two-notebooks",
            notebook(_credit("writes", "open('from_first.txt', 'w').write('1')\nassert True")),
            beside={"p2.ipynb": notebook(_credit("reads", "assert open('from_first.txt').read()"))},
        ),
        one(
            "environment",
            notebook(
                _credit("execution", "import os\nassert os.environ['NBGRADER_EXECUTION']"),
                _credit("course", "import os\nassert os.environ['COURSE_VARIABLE'] == 'on'"),
            ),
            config={"SandboxExecute": {"environment": ["COURSE_VARIABLE"]}},
        ),
        one(
            "not-executed",
            plain,
            submitted={"shown": lambda nb: shown(nb, "test", "1"), "blank": RELEASED},
            config={"Execute": {"enabled": False}, "ClearOutput": {"enabled": False}},
        ),
        one("late", plain, submitted={"right": edited_by(x="x = 2")}, late=True),
        one(
            "late-gets-nothing",
            plain,
            submitted={"right": edited_by(x="x = 2")},
            late=True,
            config={"LateSubmissionPlugin": {"penalty_method": "zero"}},
        ),
        one(
            "state",
            notebook(
                create_solution_cell("import numpy as np\nseen = []", "code", "x"),
                *(_credit(name, source) for name, source in STATE.items()),
            ),
            submitted={"student": SOURCE},
        ),
    ]
    return cases


def one(
    name: str,
    source: NotebookNode,
    submitted: dict[str, Files | str | Change] | None = None,
    beside: Files | None = None,
    **more: Any,
) -> Case:
    """A case with one notebook; one student hands it in as it is, unless others are given."""
    files: Files = {"p1.ipynb": source, **(beside or {})}
    return Case(name, files, submitted or {"student": RELEASED}, **more)


def edited_by(**edits: str) -> Change:
    """The release version with other contents of some cells."""
    return lambda released: edited(released, **edits)


def notebook(*cells: NotebookNode) -> NotebookNode:
    """A Python notebook."""
    spec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    copies = [nbformat.from_dict(cell) for cell in cells]
    made = new_notebook(cells=copies, metadata={"kernelspec": spec})
    for i, cell in enumerate(made.cells):
        cell.id = f"cell{i}"
    return made


def _credit(name: str, source: str) -> NotebookNode:
    return create_grade_cell(source, "code", name, 3)


def _changed(source: NotebookNode, name: str, change: Any) -> NotebookNode:
    result = notebook(*source.cells)
    for cell in result.cells:
        if cell.metadata.get("nbgrader", {}).get("grade_id") == name:
            change(cell)
    return result


def edited(source: NotebookNode, **edits: str) -> NotebookNode:
    """With other contents of some cells."""
    result = source
    for name, text in edits.items():
        result = _changed(result, name, lambda cell, text=text: cell.update(source=text))
    return notebook(*result.cells)


def without(source: NotebookNode, name: str) -> NotebookNode:
    """Without a cell."""
    return notebook(*(c for c in source.cells if c.metadata.nbgrader.grade_id != name))


def renamed(source: NotebookNode, name: str, new: str) -> NotebookNode:
    """With another id of a cell."""
    return _changed(source, name, lambda c: c.metadata.nbgrader.update(grade_id=new))


def worth(source: NotebookNode, name: str, points: float) -> NotebookNode:
    """With other points of a cell."""
    return _changed(source, name, lambda c: c.metadata.nbgrader.update(points=points))


def tagged(source: NotebookNode, name: str, tag: str) -> NotebookNode:
    """With a tag on a cell."""
    return _changed(source, name, lambda c: c.metadata.update(tags=[tag]))


def shown(source: NotebookNode, name: str, result: str) -> NotebookNode:
    """With an output that the student has saved."""
    output = new_output("execute_result", {"text/plain": result}, execution_count=1)
    return _changed(source, name, lambda c: c.update(outputs=[output]))


def retyped(source: NotebookNode, name: str) -> NotebookNode:
    """With a code cell that has become text."""
    cells = []
    for cell in source.cells:
        if cell.metadata.nbgrader.grade_id == name:
            cell = new_markdown_cell(cell.source, metadata=cell.metadata)
        cells.append(cell)
    return notebook(*cells)
