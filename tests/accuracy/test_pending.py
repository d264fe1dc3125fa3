"""Points that wait for a GPU or for images, and points above the full ones, in the gradebook."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import nbformat
import pytest

from autograder.authoring.corpus import Maker, hand_in
from autograder.authoring.release import build
from autograder.batch.grade import Hooks, grade
from autograder.batch.line import Graded
from autograder.course.folder import Course
from autograder.gradebook.record import close_graders
from autograder.grading.accuracy import Setting
from autograder.grading.results import SubmissionResult
from tests.small_courses import TRAINS, copy_course

Row = tuple[float | None, bool, float | None]
Run = Callable[..., tuple[Graded, dict[str, Row]]]


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """``run(setting, old=new)``: grade the reference in a course with another pset.toml."""

    def graded(setting: Setting, *changes: tuple[str, str]) -> tuple[Graded, dict[str, Row]]:
        folder = tmp_path / "course"
        copy_course(TRAINS, folder)
        path = folder / "assignments" / "ps0" / "pset.toml"
        text = path.read_text()
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path.write_text(text)
        course = Course(folder)
        pset = course.pset("ps0")
        release = nbformat.read(build(course, pset), as_version=4)
        submitted = folder / "submitted" / "kim" / "ps0" / "ps0.ipynb"
        submitted.parent.mkdir(parents=True)
        nbformat.write(hand_in(release, Maker(pset).reference_notebook()), submitted)
        told: list[SubmissionResult | None] = []  # it lies in the store afterwards
        hooks = Hooks(graded=lambda line: told.append(line.result))
        (line,) = grade(course, pset, setting=setting, hooks=hooks)
        (line.result,) = told
        with course.gradebook() as gradebook:
            notebook = gradebook.find_submission_notebook("ps0", "ps0", "kim")
            rows = {
                g.name.removeprefix("grade-"): (g.auto_score, g.needs_manual_grade, g.extra_credit)
                for g in notebook.grades
            }
        return line, rows

    yield graded
    close_graders()


GPU_ONLY = ("[questions.accuracy.cpu]", "[questions.accuracy.gpu]\nrequired = true")


def test_points_that_demand_a_gpu_stay_pending_without_one(run: Run) -> None:
    line, rows = run(Setting(device="cpu"), GPU_ONLY)
    assert not line.problem
    assert rows["shape_accuracy"][:2] == (None, True)
    assert rows["scale"][:2] == (10, False)
    assert "shape_accuracy" not in line.points
    page = (line.result or pytest.fail("no result")).questions[-1].checks[0].explanation
    assert page is not None
    assert "measured on a GPU" in page.message


def test_without_images_the_points_are_pending_and_nothing_else_is_used(
    run: Run, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    line, rows = run(
        Setting(device="cpu", data=str(empty)), ('data = "shapes"', 'data = "cifar10"')
    )
    assert rows["shape_accuracy"][:2] == (None, True)
    assert rows["build_model"][:2] == (20, False)
    told = (line.result or pytest.fail("no result")).questions[-1].checks[0].explanation
    assert told is not None
    assert "holds no cifar10" in told.message


def test_a_bonus_is_extra_credit(run: Run) -> None:
    line, rows = run(Setting(device="cpu"), ("accuracy = 0.98", "accuracy = 0.52"))
    assert line.points["shape_accuracy"] == 55
    assert rows["shape_accuracy"] == (50, False, 5)
