"""Copies in disguise are shown; people who worked alone, and what the course gave, are not."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook
from typer.testing import CliRunner

from autograder.authoring.corpus import Case, Maker, read_corpus
from autograder.authoring.release import build, make_course
from autograder.cli import app
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.errors import StudentError
from autograder.report.similar import LENGTH, Cell, Work, compare, given, normalise, own_cells
from tests.engine.disguise import disguise
from tests.small_courses import ROOT

ALSO_PLAIN = (ROOT / "tests/engine/similar/also_plain_loops.py").read_text()
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture(scope="module")
def ps4() -> ProblemSet:
    return Course(ROOT).pset("ps4")


@pytest.fixture(scope="module")
def known(ps4: ProblemSet) -> set[int]:
    return given(ps4)


@pytest.fixture(scope="module")
def notebooks(ps4: ProblemSet) -> dict[str, NotebookNode]:
    """Everybody's notebook: the correct variants, another in plain loops, a copy in disguise."""
    maker = Maker(ps4)
    sources = {c.name.split("/")[1]: c.source for c in read_corpus(ps4) if c.verdict == "correct"}
    sources |= {"also_plain_loops": ALSO_PLAIN, "copy": disguise(sources["plain_loops"])}
    made = {n: maker.notebook(Case(n, frozenset(), {}, source)) for n, source in sources.items()}
    return made | {"reference": maker.reference_notebook(), "blank": maker.blank_notebook()}


def works(notebooks: dict[str, NotebookNode], pset: ProblemSet) -> list[Work]:
    return [Work(name, own_cells(notebook, pset)) for name, notebook in notebooks.items()]


def test_a_copy_in_disguise_is_the_only_pair_that_is_shown(
    notebooks: dict[str, NotebookNode], ps4: ProblemSet, known: set[int]
) -> None:
    (pair,) = compare(works(notebooks, ps4), known)
    assert {pair.one, pair.other} == {"plain_loops", "copy"}
    assert pair.share > 0.8
    assert {"conv2d", "conv_layer_backward", "im2col"} <= set(pair.questions)


def test_who_worked_alone_stays_well_below_the_threshold(
    notebooks: dict[str, NotebookNode], ps4: ProblemSet, known: set[int]
) -> None:
    alone = {name: notebook for name, notebook in notebooks.items() if name != "copy"}
    found = compare(works(alone, ps4), known, threshold=0.0, least=1)
    assert max(pair.share for pair in found) < 0.5
    two = next(p for p in found if {p.one, p.other} == {"plain_loops", "also_plain_loops"})
    assert two.share < 0.3  # both took the plain way


def test_what_the_course_gave_does_not_count(
    notebooks: dict[str, NotebookNode], ps4: ProblemSet, known: set[int]
) -> None:
    both = dict.fromkeys(("kim", "lee"), notebooks["reference"])
    assert compare(works(both, ps4), known, threshold=0.0, least=1) == []
    both = dict.fromkeys(("kim", "lee"), notebooks["blank"])
    assert compare(works(both, ps4), known, threshold=0.0, least=1) == []


def test_what_many_wrote_does_not_count(
    notebooks: dict[str, NotebookNode], ps4: ProblemSet, known: set[int]
) -> None:
    many = {f"student{i}": notebooks["plain_loops"] for i in range(5)}
    assert len(compare(works(many, ps4), known, common=5)) == 10
    assert compare(works(many, ps4), known, common=4) == []


def test_a_passage_shows_what_stands_there(ps4: ProblemSet) -> None:
    helper = "def helper(values):\n    return [v * 2 for v in values if v > 17] + [3, 5, 7]\n"
    other = helper.replace("values", "numbers").replace("helper", "twice")
    works = [
        Work("a", [Cell("conv1d", "x = 1\n" + helper), Cell("", "y = 2")]),
        Work("b", [Cell("", "import os\nimport re\n\n" + other)]),
    ]
    (pair,) = compare(works, set(), threshold=0.1, least=20)
    ((left, right),) = pair.passages
    assert (left.title, left.first) == ("conv1d", 2)
    assert (right.title, right.first) == ("", 4)
    assert left.text == helper.rstrip()
    assert right.text == other.rstrip()


def test_code_that_repeats_itself_holds_nobody_up(ps4: ProblemSet) -> None:
    source = "\n".join(f"x{i} = y + 1 if z > 2 else 3" for i in range(1500))
    (pair,) = compare([Work("a", [Cell("", source)]), Work("b", [Cell("", source)])], set())
    assert pair.share == 1
    notebook = new_notebook(cells=[new_code_cell(source * 8)])
    with pytest.raises(StudentError, match="more than 200000 characters"):
        own_cells(notebook, ps4)


def test_no_fingerprint_reaches_from_one_cell_into_the_next() -> None:
    half = "v" + "+1" * (LENGTH // 2 - 1)  # too short for a fingerprint alone
    assert Work("a", [Cell("", half), Cell("", half)]).print.hashes == set()
    assert Work("a", [Cell("", half + "+" + half)]).print.hashes != set()


def test_names_strings_comments_and_layout_are_taken_away() -> None:
    one = 'def f(a):\n    """Doc."""\n    # why\n    return a.b["x"]  +  len(a)\n'
    other = 'def g( b ):\n  return b.c[\n    "long text"] + len(b)'
    assert "".join(p for _, p in normalise(one)) == "".join(p for _, p in normalise(other))


class Tags(HTMLParser):
    """What the page is made of."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.asked: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.asked += [v or "" for name, v in attrs if name in ("src", "href") or name[:2] == "on"]


def test_the_command_shows_pairs_in_terminal_and_page(
    notebooks: dict[str, NotebookNode], tmp_path: Path
) -> None:
    course = make_course(tmp_path / "course", Course(ROOT))
    args = ["similar", "ps4", "--course", str(course.root)]
    before = CliRunner().invoke(app, args)
    assert "autograder grade ps4" in str(before.exception)
    build(course, course.pset("ps4"))
    hostile = json.loads(json.dumps(notebooks["copy"]))
    for cell in hostile["cells"]:
        if cell["cell_type"] == "code":
            cell["source"] += f"\n# {SCRIPT}"
    handed = {"이영희": notebooks["plain_loops"], "o'brien": hostile, "lee": {}}
    handed |= {"kim": notebooks["also_plain_loops"]}
    for student, notebook in handed.items():
        path = course.root / "submitted" / student / "ps4" / "ps4.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook))
    done = CliRunner().invoke(app, args)
    assert done.exit_code == 0, done.output
    assert "3 submissions compared, 1 pairs are alike" in done.output
    assert "1 could not be read: lee" in done.output
    assert "accuses nobody and changes no grade" in done.output
    page = (course.root / "build" / "similar" / "ps4.html").read_text()
    assert "이영희" in page
    assert "accuses nobody and changes no grade" in page
    tags = Tags()
    tags.feed(page)
    assert "script" not in tags.tags
    assert all(asked.startswith("#pair-") for asked in tags.asked)
