"""Trainings over seeds become calibration.json, and `verify` holds it against the tiers."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from autograder.authoring.calibrate import calibrate, outlook, this_machine
from autograder.authoring.calibration import findings
from autograder.authoring.verify import verify
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.grading.accuracy import Setting, band_of
from autograder.grading.engine import Engine

RUNS = 3
MODELS = ["reference", "larger_batches", "linear", "shuffled_labels"]


@pytest.fixture(scope="module")
def engine(course: Course) -> Engine:
    with Engine(setting=Setting()) as running:
        yield running


@pytest.fixture(scope="module")
def trained(pset: ProblemSet, engine: Engine) -> tuple[int, list[str], list[str]]:
    """A calibration that was broken off once: what it had kept, problems, and what was run then."""
    calls: list[str] = []

    def stop_after_five(name: str, accuracy: float) -> None:
        calls.append(name)
        if len(calls) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        calibrate(pset, engine, runs=RUNS, workers=1, done=stop_after_five)
    kept = sum(len(entry["trainings"]) for entry in entries_of(pset).values())
    again: list[str] = []
    problems = calibrate(
        pset, engine, runs=RUNS, workers=1, done=lambda name, accuracy: again.append(name)
    )
    return kept, problems, again


def entries_of(pset: ProblemSet) -> dict[str, dict[str, Any]]:
    whole = json.loads((pset.folder / "calibration.json").read_text())
    entries: dict[str, dict[str, Any]] = whole["shape_accuracy"]["cpu"]["models"]
    return entries


def test_an_interrupted_calibration_goes_on(trained: tuple[int, list[str], list[str]]) -> None:
    kept, _, again = trained
    assert kept == 5
    assert len(again) == 4 * RUNS - 5


def test_each_training_is_kept_once_with_its_seed_and_machine(
    trained: object, pset: ProblemSet
) -> None:
    for entry in entries_of(pset).values():
        assert [t["seed"] for t in entry["trainings"]] == list(range(RUNS))
        assert {t["machine"] for t in entry["trainings"]} == {this_machine()}
        assert all(t["seconds"] > 0 for t in entry["trainings"])


def test_a_clone_goes_on_from_what_is_committed_and_loses_nothing(
    trained: object, pset: ProblemSet, tmp_path: Path
) -> None:
    """Nothing that was built is needed, and training one model leaves the others as they are."""
    shutil.copytree(pset.root, tmp_path / "clone", ignore=shutil.ignore_patterns("build"))
    clone = Course(tmp_path / "clone").pset("ps0")
    ran: list[str] = []
    with Engine(setting=Setting()) as engine:
        calibrate(
            clone,
            engine,
            runs=RUNS + 1,
            workers=1,
            only="linear",
            done=lambda name, accuracy: ran.append(name),
        )
    assert ran == [f"linear {RUNS}"]
    before, after = entries_of(pset), entries_of(clone)
    assert len(after.pop("linear")["trainings"]) == RUNS + 1
    del before["linear"]
    assert after == before


def test_it_writes_what_was_measured(trained: object, pset: ProblemSet) -> None:
    entries = entries_of(pset)
    assert list(entries) == MODELS
    assert entries["reference"]["mean"] > 0.5
    assert entries["linear"]["mean"] < 0.35
    assert entries["shuffled_labels"]["mean"] < 0.25
    widest = max(entries[name]["sd"] for name in ("reference", "larger_batches"))
    band = band_of(pset, pset.by_name["shape_accuracy"], "cpu")
    assert band == pytest.approx(2 * widest, abs=2e-4)
    picture = pset.folder / "calibration-shape_accuracy-cpu.svg"
    assert picture.read_text().startswith("<?xml")


def test_it_says_how_long_a_class_takes(trained: object, pset: ProblemSet) -> None:
    seconds = median(t["seconds"] for t in entries_of(pset)["reference"]["trainings"])
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


LINEAR = "assignments/ps0/submissions/accuracy/linear.py"
NETS = "reference/nets.py"
MEASURES = "tests/hidden/ps0/test_nets.py"


@pytest.mark.parametrize(
    ("file", "old", "new", "stale"),
    [
        (LINEAR, "Flatten()", "Flatten(name='flat')", ["linear"]),
        (NETS, "Adam(3e-3)", "Adam(2e-3)", MODELS),
        (MEASURES, "model.predict(x_test)", "model.predict(x_test)[:]", MODELS),
        (NETS, "Conv2D(12", "Conv2D(13", [name for name in MODELS if name != "linear"]),
        (NETS, '"""A small network', '"""One network', []),  # words
        (NETS, "return Keras's", "give back Keras's", []),
        (MEASURES, "Trained by the grader", "When the grader trains it", []),
        (LINEAR, "def build_model():", "def build_model():  # of a row", []),
    ],
)
def test_changed_code_is_out_of_date_and_changed_words_are_not(
    trained: object,
    pset: ProblemSet,
    course: Course,
    file: str,
    old: str,
    new: str,
    stale: list[str],
) -> None:
    path = course.root / file
    text = path.read_text()
    assert old in text
    try:
        path.write_text(text.replace(old, new))
        problems = [problem for _, problem in findings(course.pset("ps0"), "cpu") if problem]
    finally:
        path.write_text(text)
    told = [
        name
        for problem in problems
        if "out of date" in problem
        for name in MODELS
        if name in problem
    ]
    assert told == stale


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
