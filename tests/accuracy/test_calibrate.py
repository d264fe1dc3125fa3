"""Trainings over seeds become calibration.json, and `verify` holds it against the tiers."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from autograder.calibrate import calibrate, outlook
from autograder.calibration import findings
from autograder.course import Course
from autograder.grading.accuracy import Setting, band_of
from autograder.grading.engine import Engine
from autograder.grading.store import Store
from autograder.pset import ProblemSet
from autograder.verify import verify

RUNS = 3


@pytest.fixture(scope="module")
def engine(course: Course) -> Engine:
    with Engine(setting=Setting()) as running:
        yield running


@pytest.fixture(scope="module")
def trained(
    pset: ProblemSet, engine: Engine, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Store, list[str], list[str]]:
    """A calibration that was broken off once: its store, problems, and what was run again."""
    store = Store(tmp_path_factory.mktemp("calibration"))
    calls: list[str] = []

    def stop_after_five(name: str, accuracy: float) -> None:
        calls.append(name)
        if len(calls) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        calibrate(pset, engine, store, runs=RUNS, workers=1, done=stop_after_five)
    again: list[str] = []
    problems = calibrate(
        pset, engine, store, runs=RUNS, workers=1, done=lambda name, accuracy: again.append(name)
    )
    return store, problems, again


def test_an_interrupted_calibration_goes_on(trained: tuple[Store, list[str], list[str]]) -> None:
    assert len(trained[2]) == 4 * RUNS - 5


def test_it_writes_what_was_measured(trained: object, pset: ProblemSet) -> None:
    table = json.loads((pset.folder / "calibration.json").read_text())["shape_accuracy"]["cpu"]
    assert set(table["models"]) == {"reference", "larger_batches", "linear", "shuffled_labels"}
    assert table["models"]["reference"]["mean"] > 0.5
    assert table["models"]["linear"]["mean"] < 0.35
    assert table["models"]["shuffled_labels"]["mean"] < 0.25
    assert table["band"] == pytest.approx(band_of(pset, pset.by_name["shape_accuracy"], "cpu"))
    picture = pset.folder / "calibration-shape_accuracy-cpu.svg"
    assert picture.read_text().startswith("<?xml")


def test_it_says_how_long_a_class_takes(trained: object, pset: ProblemSet) -> None:
    table = json.loads((pset.folder / "calibration.json").read_text())["shape_accuracy"]["cpu"]
    seconds = table["models"]["reference"]["seconds"]
    (line,) = outlook(pset, Setting(device="cpu"), workers=2)
    hours = float(re.search(r"100 students take ([\d.]+) hours", line)[1])  # type: ignore[index]
    assert hours == pytest.approx(100 * seconds / 2 / 3600, abs=0.06)


def test_a_changed_tier_is_judged_anew_and_trains_nothing(
    trained: object, pset: ProblemSet, course: Course
) -> None:
    path = pset.folder / "pset.toml"
    text = path.read_text()
    try:
        path.write_text(text.replace("accuracy = 0.3,", "accuracy = 0.1,"))
        problems = [problem for _, problem in findings(course.pset("ps0"), "cpu") if problem]
    finally:
        path.write_text(text)
    assert any("shuffled_labels passes tier 0.1" in problem for problem in problems)


def test_a_changed_model_is_out_of_date(trained: object, pset: ProblemSet, course: Course) -> None:
    path = pset.folder / "submissions" / "accuracy" / "linear.py"
    text = path.read_text()
    try:
        path.write_text(text + "changed = True\n")
        problems = [problem for _, problem in findings(course.pset("ps0"), "cpu") if problem]
    finally:
        path.write_text(text)
    assert any("out of date for linear" in problem for problem in problems)


def test_a_set_without_calibration_is_not_sound(pset: ProblemSet, tmp_path: Path) -> None:
    moved = pset.model_copy(update={"folder": tmp_path / "assignments" / "ps0"})
    moved.folder.mkdir(parents=True)
    assert [problem for _, problem in findings(moved, "cpu") if "is missing" in problem]


def test_the_set_verifies(trained: object, pset: ProblemSet, engine: Engine) -> None:
    found = {f.name: f.problem for f in verify(pset, engine, 2)}
    name = "calibration of shape_accuracy on cpu"
    few_runs = found.pop(name)  # three trainings leave wide tails
    assert "out of date" not in few_runs
    assert "missing" not in few_runs
    assert not {name: problem for name, problem in found.items() if problem}
    assert "accuracy/larger_batches" in found
