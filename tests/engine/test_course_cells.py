"""Cells that show the same for everybody are left out only where nobody can tell."""

from __future__ import annotations

import pytest

from autograder.course.submission import Cell, Submission
from autograder.grading.course_cells import giving_back, names_of, split

SETUP = Cell(source="import numpy as np\nimport matplotlib.pyplot as plt", locked=True)
FIGURE = Cell(source="fig, ax = plt.subplots()\nax.plot(np.arange(3))", locked=True)
ANSWER = Cell(source="def answer(x):\n    return 2 * x")


def spared(*cells: Cell) -> frozenset[int]:
    return split(cells, frozenset({"answer"})).spared


def test_a_figure_that_hangs_on_nothing_is_spared() -> None:
    assert spared(SETUP, FIGURE, ANSWER, FIGURE) == {1, 3}


def test_a_figure_of_an_answer_is_drawn_for_each_student() -> None:
    drawn = Cell(source="fig, ax = plt.subplots()\nax.plot(answer(np.arange(3)))", locked=True)
    assert spared(SETUP, ANSWER, drawn) == frozenset()


def test_what_an_answer_reaches_through_another_cell_is_no_cell_of_the_course_alone() -> None:
    doubled = Cell(source="doubled = answer(3)", locked=True)
    drawn = Cell(source="fig, ax = plt.subplots()\nax.plot([doubled])", locked=True)
    assert spared(SETUP, ANSWER, doubled, drawn) == frozenset()


def test_a_name_that_only_an_answer_reads_keeps_its_cell() -> None:
    data = Cell(source="photo = np.ones((2, 2))\nplt.imshow(photo)", locked=True)
    assert spared(SETUP, data, ANSWER) == {1}
    uses_it = Cell(source="def answer(x):\n    return photo * x")
    assert spared(SETUP, data, uses_it) == frozenset()


def test_a_name_set_again_before_it_is_read_is_no_use() -> None:
    own = Cell(source="fig, ax = plt.subplots()\nax.plot([1])\nanswer(1)")
    assert spared(SETUP, FIGURE, own) == {1}


@pytest.mark.parametrize(
    "reader",
    [
        "photo = photo + 1",
        "if answer(1):\n    photo = 1\nprint(photo)",
        "photo = (\n    photo)",
        "[photo for photo in photo]",
        "f = lambda: photo",
    ],
)
def test_a_name_read_before_it_is_set_is_a_use(reader: str) -> None:
    names = names_of(reader)
    assert names is not None
    assert "photo" in names.reads


@pytest.mark.parametrize(
    "hidden", ["globals()['fig']", "eval('fig')", "%matplotlib inline", "import __main__"]
)
def test_an_answer_that_may_reach_any_name_has_every_cell_run(hidden: str) -> None:
    assert spared(SETUP, FIGURE, Cell(source=hidden)) == frozenset()


@pytest.mark.parametrize(
    "setting",
    ["plt.rcParams['axes.grid'] = True", "np.random.seed(0)", "SETTINGS.append(1)", "a.b = 1"],
)
def test_a_cell_that_changes_what_others_feel_is_run(setting: str) -> None:
    assert 1 not in spared(SETUP, Cell(source=setting, locked=True))


def test_a_students_own_cell_is_always_run() -> None:
    assert spared(SETUP, FIGURE.model_copy(update={"locked": False})) == frozenset()


def test_an_answer_may_import_again_what_the_course_has_imported() -> None:
    again = Cell(source="import numpy as np\ndef answer(x):\n    return np.add(x, x)")
    assert spared(SETUP, again, FIGURE) == {2}


@pytest.mark.parametrize(
    "other",
    [
        "import scipy as np",
        "import numpy as np\nnp = None",
        "import numpy as np\nif answer:\n    np = None",
        "import numpy as np\ndef answer(x):\n    global np\n    np = x",
        "import numpy as np\nimport scipy as np",
        "import numpy as np\nnp.arange = answer",
        "np.arange = answer",
        "try:\n    import cupy as np\nexcept ImportError:\n    pass",
    ],
)
def test_a_name_that_an_answer_takes_over_is_no_longer_the_courses(other: str) -> None:
    assert spared(SETUP, Cell(source=other), FIGURE) == frozenset()


def gives_back(*later: Cell, check: str = "count = answer(1)") -> frozenset[str]:
    cells = [SETUP, ANSWER, Cell(source=check, locked=True), *later]
    return giving_back(Submission(cells=cells)).cells[2].gives_back


@pytest.mark.parametrize(
    "check", ["count = answer(1)", "for count in []: pass", "if answer(1):\n    count = 1"]
)
def test_a_check_gives_back_every_name_that_it_may_set(check: str) -> None:
    assert gives_back(check=check) == {"count"}


def test_what_a_later_cell_of_the_course_reads_stays_as_it_is_set() -> None:
    reads = Cell(source="print(count)", locked=True)
    assert gives_back(reads) == frozenset()
    assert gives_back(reads.model_copy(update={"runs": False})) == {"count"}
    assert gives_back(Cell(source="count = 2\nprint(count)", locked=True)) == {"count"}


def test_functions_that_are_given_are_not_taken_back() -> None:
    assert gives_back(check="import math\n\ndef count(x):\n    return math.ceil(x)") == frozenset()


def test_answers_give_nothing_back() -> None:
    cells = giving_back(Submission(cells=[SETUP, ANSWER, FIGURE])).cells
    assert cells[1] == ANSWER
