"""Measure how often the reference, correct variants and known-bad models reach each tier.

Each training is entered into ``calibration.json`` beside pset.toml as it ends. `verify` holds that
file against the tiers, grading takes its band from it, and a calibration goes on from it: on this
machine or on another one, whose secret draws other images for the same seed.
"""

from __future__ import annotations

import json
import os
import platform
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import fmean, median
from typing import Any

from autograder.authoring.calibration import REFERENCE, accuracies_of, judge, models
from autograder.authoring.corpus import Maker
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet, Question
from autograder.errors import CourseError
from autograder.files.whole import write_whole
from autograder.grading.accuracy import CALIBRATION, Setting, calibrated
from autograder.grading.engine import Engine, Job, Progress
from autograder.grading.results import Outcome, SubmissionResult

Entries = dict[str, dict[str, Any]]  # of a profile, by model


def calibrate(
    pset: ProblemSet,
    engine: Engine,
    *,
    runs: int,
    workers: int,
    only: str | None = None,
    total: Callable[[int], None] = lambda n: None,
    started: Callable[[Job], None] = lambda job: None,
    progress: Progress = lambda job, text: None,
    done: Callable[[str, float], None] = lambda name, accuracy: None,
) -> list[str]:
    """Run what calibration.json lacks, and enter it; returns what is wrong with the tiers."""
    maker = Maker(pset)
    problems = []
    expected = 0  # trainings, of all questions so far
    for question in pset.questions:
        if question.accuracy is None:
            continue
        profile = engine.setting.profile_of(question)
        if profile is None:
            raise CourseError(f"{question.name} is measured on a GPU, which this machine has not")
        engine.setting.images(pset, question)  # fetched now, or it ends here
        chosen = [(m, c) for m, c in models(pset) if only in (None, m.name)]
        if not chosen:
            raise CourseError(f"{only!r} is no model of {pset.name}")
        known = _known(pset, question, profile)
        jobs: dict[str, Job] = {}
        trains: dict[str, tuple[str, int]] = {}
        for seed in range(runs):  # all models side by side: an early stop leaves no gap
            for model, case in chosen:
                if all(t["seed"] != seed for t in known[model.name]["trainings"]):
                    name = f"{model.name} {seed}"
                    notebook = maker.notebook(case) if case else maker.reference_notebook()
                    setting = engine.setting.model_copy(update={"seeds": (seed,)})
                    submission = take_submission(notebook, None)
                    jobs[name] = Job(name, submission, (question.name,), setting)
                    trains[name] = (model.name, seed)
        expected += len(jobs)
        total(expected)
        for job, result in engine.grade_all(pset, list(jobs.values()), workers, started, progress):
            if result.error or result.outcome is Outcome.PENDING:
                raise CourseError(f"{job.name}: {_reason(result)}")
            name, seed = trains[job.name]
            _enter(pset, question, profile, name, _training(seed, result))
            done(job.name, accuracy_of(result))
        problems += _enter(pset, question, profile)  # a tier may have changed
        draw(pset, question, profile)
    return problems


def _reason(result: SubmissionResult) -> str:
    if result.error:
        return result.error.strip().splitlines()[-1]
    told = result.questions[0].checks[0].explanation
    return told.message if told else ""


def accuracy_of(result: SubmissionResult) -> float:
    """The accuracy of a training; 0 for one that failed."""
    return result.questions[0].accuracy or 0.0


def _training(seed: int, result: SubmissionResult) -> dict[str, Any]:
    """What calibration.json keeps of a training."""
    asked = result.questions[0]
    return {
        "seed": seed,
        "accuracy": round(accuracy_of(result), 4),
        "seconds": round(asked.measured[0].seconds if asked.measured else asked.seconds, 1),
        "machine": this_machine(),
    }


def this_machine() -> str:
    """The processor, on whose arithmetic an accuracy depends a little, and its cores."""
    cpus = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpus.read_text()) if cpus.exists() else None
    return f"{found[1] if found else platform.machine()}, {os.cpu_count()} cores"


def _known(pset: ProblemSet, question: Question, profile: str) -> Entries:
    """An entry for each model, with the trainings of it as it is now."""
    kept = calibrated(pset).get(question.name, {}).get(profile, {}).get("models", {})
    known: Entries = {}
    for model, _ in models(pset):
        key = model.key(pset, question, profile)[:16]
        before = kept.get(model.name, {})
        known[model.name] = {
            "expects": "passes" if model.expected.passes else "misses",
            "key": key,
            "trainings": before["trainings"] if before.get("key") == key else [],
        }
    return known


def _enter(
    pset: ProblemSet,
    question: Question,
    profile: str,
    name: str | None = None,
    training: dict[str, Any] | None = None,
) -> list[str]:
    """Enter a training, and what all of them say; returns what is wrong with the tiers."""
    entries = _known(pset, question, profile)
    if name is not None and training is not None:
        entries[name]["trainings"].append(training)
        entries[name]["trainings"].sort(key=lambda t: t["seed"])
    table = judge(pset, question, profile, entries)
    for model, spread in table.spreads.items():
        entries[model] |= {
            "mean": round(spread.mean, 4),
            "sd": round(spread.sd, 4),
            "tiers": table.chances[model],
        }
    whole = calibrated(pset)
    whole.setdefault(question.name, {})[profile] = {
        "data": question.profile(profile).data or (question.accuracy and question.accuracy.data),
        "method": "normal accuracies, predictive t distribution, median of seeds within the band",
        "band": round(table.band, 5),
        "models": {model: entry for model, entry in entries.items() if entry["trainings"]},
    }
    text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    write_whole(pset.folder / CALIBRATION, text.encode())
    return table.problems


def outlook(pset: ProblemSet, setting: Setting, workers: int, students: int = 100) -> Iterator[str]:
    """How long grading a class takes on this machine, by what the reference's trainings took."""
    for question in pset.questions:
        profile = setting.profile_of(question) if question.accuracy else None
        known = calibrated(pset).get(question.name, {}).get(profile or "", {}).get("models", {})
        trainings = known.get(REFERENCE, {}).get("trainings", [])
        here = [t["seconds"] for t in trainings if t["machine"] == this_machine()]
        if here:
            seconds = median(here)
            yield (
                f"{question.name} on {profile}: {seconds:.0f} s a training here, {workers} at a "
                f"time; {students} students take {students * seconds / workers / 3600:.1f} hours, "
                "and those near a tier are trained again"
            )


def draw(pset: ProblemSet, question: Question, profile: str) -> Path:
    """Every training of calibration.json as a dash, the tiers as lines, the band around each."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    known = calibrated(pset)[question.name][profile]
    band, entries = known["band"], known["models"]
    names = sorted(entries, key=lambda n: fmean(accuracies_of(entries[n])))
    with rc_context({"svg.hashsalt": "calibration", "svg.fonttype": "none"}):
        picture = Figure(figsize=(8, 1.2 + 0.3 * len(names)), layout="constrained")
        axes = picture.subplots()
        for tier in question.profile(profile).tiers:
            axes.axvspan(tier.accuracy - band, tier.accuracy + band, color="0.9")
            axes.axvline(tier.accuracy, color="0.4", linewidth=1)
            axes.text(tier.accuracy, len(names) - 0.4, f"{tier.points:g}", ha="center", fontsize=8)
        for i, name in enumerate(names):
            colour = "tab:green" if entries[name]["expects"] == "passes" else "tab:red"
            accuracies = accuracies_of(entries[name])
            axes.plot(accuracies, [i] * len(accuracies), "|", color=colour, markersize=10)
        axes.set_yticks(range(len(names)), [n.replace("_", " ") for n in names], fontsize=8)
        axes.set(xlabel=f"accuracy on hidden images, {profile} profile", ylim=(-0.6, len(names)))
        axes.set_title(f"{pset.name}: trainings of correct (green) and known-bad (red) models")
        path = pset.folder / f"calibration-{question.name}-{profile}.svg"
        picture.savefig(path, metadata={"Date": None})
    return path
