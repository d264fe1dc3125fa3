"""Submissions that attack what comes after the checks: the record, and whoever reads it."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import nbformat
import pytest
from battle import Field
from nbformat import NotebookNode

from autograder.authoring.corpus import hand_in
from autograder.authoring.release import build
from autograder.batch.grade import grade
from autograder.batch.line import Graded
from autograder.course.folder import Course
from autograder.files.spreadsheet import harmless
from autograder.gradebook.record import close_graders

FULL = {"grade-double": 40.0, "grade-total": 30.0, "grade-Counter": 20.0}
SCRIPT = "<script>alert(1)</script><img src=x onerror=alert(2)>"
ESCAPE = "\x1b]0;title\x07\x1b[2J\x1b[31m\u202e\x9b31m"
PRINTS_NOTES = "print(open('notes.txt').read())\ndef double(x):\n    return 2 * np.asarray(x)"


class Class:
    """A course with its submissions."""

    def __init__(self, folder: Path) -> None:
        self.field = Field(folder)
        self.field.gradebook.unlink()
        self.field.other.unlink()
        self.field.other.parent.rmdir()
        self.course = Course(self.field.root)
        self.pset = self.field.pset
        release = nbformat.read(build(self.course, self.pset), as_version=4)
        self.answered = hand_in(release, self.field.maker.reference_notebook())

    def submit(
        self, student: str, change: Callable[[NotebookNode], Any] = lambda notebook: None
    ) -> Path:
        """Hand in the reference's answers, changed; returns the folder."""
        notebook = nbformat.from_dict(json.loads(json.dumps(self.answered)))
        change(notebook)
        folder = self.course.root / "submitted" / student / "ps0"
        folder.mkdir(parents=True)
        (folder / "ps0.ipynb").write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")
        return folder

    def grade(self) -> dict[str, Graded]:
        """Grade all, by student."""
        return {line.student: line for line in grade(self.course, self.pset)}

    def recorded(self) -> dict[str, dict[str, float | None]]:
        """The automatic points in the gradebook."""
        with self.course.gradebook() as gradebook:
            return {
                s.student.id: {
                    g.name: g.auto_score for n in s.notebooks for g in n.grades if g.name in FULL
                }
                for s in gradebook.assignment_submissions("ps0")
            }

    def page(self, student: str) -> str:
        """The feedback page."""
        done = self.course.api.generate_feedback("ps0", student, force=True)
        assert done["success"], done
        return (self.course.root / f"feedback/{student}/ps0/ps0.html").read_text("utf-8")


class Alive(HTMLParser):
    """Collects what a browser would run of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.in_script = False

    @classmethod
    def find(cls, page: str) -> list[str]:
        """All scripts, active elements, handlers and addresses that run something, sorted."""
        parser = cls()
        parser.feed(page)
        return sorted(parser.found)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.in_script = tag == "script"
        if tag in "script svg math iframe object embed form input base link meta style".split():
            self.found.append(tag)
        for name, value in attributes:
            if name.startswith("on") or re.match(r"\s*(javascript|vbscript):", value or "", re.I):
                self.found.append(f"{tag} {name}={value}")

    def handle_data(self, data: str) -> None:
        if self.in_script:
            self.found.append(data)

    def handle_endtag(self, tag: str) -> None:
        self.in_script = False


@pytest.fixture
def klass(tmp_path: Path) -> Iterator[Class]:
    yield Class(tmp_path)
    close_graders()


def cell_of(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    return next(
        c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )


def answer(source: str) -> Callable[[NotebookNode], None]:
    def change(notebook: NotebookNode) -> None:
        cell_of(notebook, "double").source = source

    return change


def test_links_and_dots_in_a_submission_lead_nowhere(klass: Class) -> None:
    """Gains: nbgrader follows links when it copies, so any file of the TA lands in the feedback."""
    secret = "the canary sings"
    klass.field.canary.write_text(secret)
    klass.submit("kim")
    (klass.submit("file", answer(PRINTS_NOTES)) / "notes.txt").symlink_to(klass.field.canary)
    (klass.submit("dots", answer(PRINTS_NOTES)) / "notes.txt").symlink_to("../../../canary")
    (klass.submit("folder") / "data").symlink_to(klass.field.root, target_is_directory=True)
    notebook = klass.submit("notebook") / "ps0.ipynb"
    notebook.unlink()
    notebook.symlink_to(klass.course.root / "submitted" / "kim" / "ps0" / "ps0.ipynb")
    lines = klass.grade()
    assert klass.recorded() == {"kim": FULL}
    for student in ("file", "dots", "folder", "notebook"):
        assert "is a symbolic link" in lines[student].problem
    done = subprocess.run(  # nbgrader by itself
        [Path(sys.executable).parent / "nbgrader", "autograde", "ps0", "--force", "--create"],
        cwd=klass.course.root,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "is a symbolic link" in done.stdout + done.stderr
    autograded = [p for p in (klass.course.root / "autograded").rglob("*") if p.is_file()]
    assert autograded
    assert not [p for p in autograded if secret in p.read_text("utf-8")]


def test_points_printed_in_a_locked_cell_are_not_counted(klass: Class) -> None:
    """Gains: nbgrader reads a grade cell's last expression as its points."""

    def cheat(notebook: NotebookNode) -> None:
        answer(
            "def double(x):\n    return x\nget_ipython().input_transformers_post.append(\n"
            "    lambda lines: ['1000.0\\n'])"
        )(notebook)
        cell_of(notebook, "grade-double").source = "1000.0"
        cell_of(notebook, "grade-double").outputs = [
            nbformat.v4.new_output("execute_result", {"text/plain": "1000.0"})
        ]

    klass.submit("mallory", cheat)
    klass.submit("kim")
    klass.grade()
    rows = klass.recorded()
    assert rows["kim"] == FULL
    assert rows["mallory"]["grade-double"] == 10.0  # for leaving its argument alone


def test_nothing_reaches_a_browser_alive(klass: Class) -> None:
    """Gains: a script in the TA's session changes any grade."""

    def change(notebook: NotebookNode) -> None:
        evil = '"><svg onload=alert(3)><script>alert(4)</script>'
        forged = {"image/png": f"x{evil}", "image/jpeg": evil, "text/html": SCRIPT}
        forged |= {"image/svg+xml": f"<svg onload=alert(5)>{SCRIPT}</svg>", "text/latex": SCRIPT}
        forged |= {"text/markdown": SCRIPT, "application/javascript": "alert(6)"}
        cell_of(notebook, "double").source = (
            "from IPython.display import display\n"
            f"display({forged!r}, raw=True)\n"
            f"print({SCRIPT + ESCAPE!r})\n"
            f"def double(x):\n    raise type({SCRIPT + ESCAPE!r}, (ValueError,), {{}})({evil!r})\n"
        )
        cell_of(notebook, "why").source = f"{SCRIPT} [link](javascript:alert(7)) $x{evil}$"
        notebook.metadata.title = evil
        notebook.metadata.language_info = {"name": f"python{evil}", "pygments_lexer": evil}
        notebook.metadata.kernelspec = {"name": evil, "display_name": evil, "language": evil}
        notebook.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"x": evil}}
        raw = nbformat.v4.new_raw_cell(SCRIPT, metadata={"raw_mimetype": "text/html"})
        plain = nbformat.v4.new_raw_cell(SCRIPT)
        tagged = nbformat.v4.new_markdown_cell(SCRIPT, metadata={"tags": [evil], "name": evil})
        notebook.cells += [raw, plain, tagged]

    klass.submit("mallory", change)
    klass.submit("kim", lambda n: cell_of(n, "why").update(source="$a < b$, **because**"))
    klass.grade()
    page, honest = klass.page("mallory"), klass.page("kim")
    assert Alive.find(page) == Alive.find(honest)
    assert "\x1b" not in page
    assert "\x9b" not in page
    assert "because" in honest


def test_no_escape_sequence_reaches_a_terminal(klass: Class, capsys: Any) -> None:
    """Gains: a terminal that runs what it shows, or shows what is not."""
    from rich.console import Console

    from autograder.display import show_grades

    folder = klass.submit(
        "mallory",
        answer(f"raise ValueError({ESCAPE!r})\ndef double(x):\n    raise ValueError({ESCAPE!r})"),
    )
    (folder / "ps0.ipynb").rename(folder / "renamed.ipynb")
    (folder / f"{ESCAPE}.ipynb").write_text("{}")
    klass.submit("dies", answer(f"import os\nprint({ESCAPE!r})\nos._exit(7)"))
    klass.submit(f"evil{ESCAPE}")
    lines = list(klass.grade().values())
    show_grades(Console(force_terminal=False, width=200), klass.pset, lines)
    shown = capsys.readouterr().out
    assert "not graded" in shown
    assert not [c for c in shown if not c.isprintable() and c != "\n"]


def test_names_that_are_orders_are_refused(klass: Class) -> None:
    """Gains: a name that a spreadsheet, a browser, a shell or a path takes as an order."""
    evil = [
        "=HYPERLINK(1)",
        "+cmd",
        "-rf",
        "@SUM(1)",
        "..hidden",
        "<b>bold",
        "a\nb",
        'a"b',
        "a\\b",
        "$(reboot)",
        "a;b",
        "\u202eabc",
    ]
    good = ["kim", "김 민수", "o'brien", "j.doe@example.org", "Müller, Ü. (2)"]
    for student in (*evil, *good):
        klass.submit(student)
    lines = klass.grade()
    assert {s for s, line in lines.items() if "is no student's" in line.problem} == set(evil)
    assert set(klass.recorded()) == set(good)


def test_the_exported_grades_hold_no_formula(klass: Class) -> None:
    """Gains: the spreadsheet that opens grades.csv runs a command, or sends the grades away."""
    klass.submit("Müller, Ü.")
    klass.grade()
    with klass.course.gradebook() as gradebook:
        formula = '=HYPERLINK("http://x","y")'
        student = gradebook.find_student("Müller, Ü.")
        student.last_name, student.first_name, student.email = formula, " @SUM(1)", "\t=1"
        gradebook.db.commit()
    done = klass.course.root / "grades.csv"
    subprocess.run(
        [Path(sys.executable).parent / "nbgrader", "export"],
        cwd=klass.course.root,
        env=os.environ | {"PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}"},
        check=True,
        capture_output=True,
    )
    (row,) = csv.DictReader(done.open(encoding="utf-8", newline=""))
    assert row["student_id"] == "Müller, Ü."
    assert float(row["score"]) == 90.0
    for name in ("last_name", "first_name", "email"):
        assert row[name].startswith("'")
    assert harmless(-1.5) == -1.5
