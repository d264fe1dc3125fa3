"""How far a change reaches: never less far than a student's code can."""

from __future__ import annotations

from pathlib import Path

import pytest

from autograder.authoring.reach import cells_to_spare, questions_reached
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell
from autograder.grading.results import QuestionResult, SubmissionResult

SETUP = Cell(source="import numpy as np\nimport matplotlib.pyplot as plt", locked=True)
DOUBLE = Cell(source="def double(x):\n    return 2 * x")
SHOWN = Cell(source="print(double(3))", locked=True)
TOTAL = Cell(source="def total(x):\n    return np.sum(double(x))")
COUNTER = Cell(source="class Counter:\n    def step(self):\n        return STEP")
STEP = Cell(source="STEP = 1", locked=True)
CELLS = [SETUP, DOUBLE, SHOWN, TOTAL, STEP, COUNTER]
KNOWN = SubmissionResult(
    questions=[
        QuestionResult(name=name, checks=[], asked=[name])
        for name in ("double", "total", "Counter")
    ],
    outputs=[],
)


@pytest.fixture(scope="module")
def toy() -> ProblemSet:
    return Course(Path(__file__).parent / "toy").pset("ps0")


def reached(toy: ProblemSet, place: int, source: str) -> set[str] | None:
    after = [Cell(source=source) if i == place else cell for i, cell in enumerate(CELLS)]
    found = questions_reached(toy, CELLS, after, KNOWN)
    return None if found is None else set(found)


def test_a_change_reaches_what_reads_it(toy: ProblemSet) -> None:
    assert reached(toy, 1, "def double(x):\n    return 3 * x") == {"double", "total"}
    assert reached(toy, 3, "def total(x):\n    return 0") == {"total"}
    assert reached(toy, 5, "import numpy as np\nclass Counter:\n    pass") == {"Counter"}


@pytest.mark.parametrize(
    "source",
    [
        "STEP = 2\ndef double(x):\n    return 2 * x",
        "if True:\n    STEP = 2",
        "def double(x):\n    global STEP\n    STEP += 1\n    return 2 * x",
    ],
)
def test_a_name_that_another_answer_reads_is_a_way(toy: ProblemSet, source: str) -> None:
    assert reached(toy, 1, source) == {"double", "total", "Counter"}


def test_another_numpy_reaches_whoever_uses_numpy(toy: ProblemSet) -> None:
    assert reached(toy, 5, "import scipy as np\nclass Counter:\n    pass") == {"total", "Counter"}


@pytest.mark.parametrize(
    "source",
    [
        "globals()['double'] = 1",
        "def double(x:",
        "np.seterr(all='raise')",
        "%time 1",
        "np.add = max",
        "import numpy as np\nnp.add = max",
    ],
)
def test_what_cannot_be_followed_may_reach_anything(toy: ProblemSet, source: str) -> None:
    assert reached(toy, 1, source) is None


def test_what_only_shows_is_spared() -> None:
    assert cells_to_spare(CELLS, {"double"}, KNOWN) == {2}
    sets = [*CELLS, Cell(source="SCALE = double(1)", locked=True), Cell(source="y = SCALE")]
    assert cells_to_spare(sets, {"double"}, KNOWN) == {2}
    assert cells_to_spare([*CELLS, Cell(source="eval('SCALE')")], {"double"}, KNOWN) == frozenset()
