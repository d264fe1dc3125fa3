"""Measure how often the reference, correct variants and known-bad models reach each tier.

Each training is kept as it ends, under the hash of all that it depends on: stop it at any time, and
it goes on where it was. What comes out is ``calibration.json`` beside pset.toml, which `verify`
holds against the tiers and grading takes its band from, and a picture of it.
"""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Callable, Iterator
from itertools import count, takewhile
from pathlib import Path
from statistics import fmean
from typing import Any

from autograder.calibration import REFERENCE, judge, models
from autograder.chances import LEAST_RUNS
from autograder.corpus import Maker
from autograder.errors import CourseError
from autograder.grading.accuracy import CALIBRATION, Setting, calibrated
from autograder.grading.engine import Engine, Job, Progress
from autograder.grading.results import Outcome, SubmissionResult
from autograder.grading.store import Store
from autograder.notebook import take_submission
from autograder.pset import ProblemSet, Question
from autograder.whole import write_whole


def calibrate(
    pset: ProblemSet,
    engine: Engine,
    store: Store,
    *,
    runs: int,
    workers: int,
    only: str | None = None,
    total: Callable[[int], None] = lambda n: None,
    started: Callable[[Job], None] = lambda job: None,
    progress: Progress = lambda job, text: None,
    done: Callable[[str, float], None] = lambda name, accuracy: None,
) -> list[str]:
    """Run what has not been run, write calibration.json; returns what is wrong with the tiers."""
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
        jobs, keys = [], {}
        for seed in range(runs):  # all models side by side: an early stop leaves no gap
            for model, case in chosen:
                name = f"{model.name} {seed}"
                keys[name] = f"{model.key(pset, question, profile)}{seed:08}"
                if store.get(keys[name]) is None:
                    notebook = maker.notebook(case) if case else maker.reference_notebook()
                    setting = engine.setting.model_copy(update={"seeds": (seed,)})
                    submission = take_submission(notebook, None)
                    jobs.append(Job(name, submission, (question.name,), setting))
        expected += len(jobs)
        total(expected)
        for job, result in engine.grade_all(pset, jobs, workers, started, progress):
            if result.error or result.outcome is Outcome.PENDING:
                raise CourseError(f"{job.name}: {_reason(result)}")
            store.put(keys[job.name], result)
            done(job.name, accuracy_of(result))
        problems += _write(pset, question, profile, store)
    return problems


def _reason(result: SubmissionResult) -> str:
    if result.error:
        return result.error.strip().splitlines()[-1]
    told = result.questions[0].checks[0].explanation
    return told.message if told else ""


def accuracy_of(result: SubmissionResult) -> float:
    """The accuracy of a training; 0 for one that failed."""
    return result.questions[0].accuracy or 0.0


def _write(pset: ProblemSet, question: Question, profile: str, store: Store) -> list[str]:
    """Enter into calibration.json all that is known of a profile."""
    entries: dict[str, Any] = {}
    for model, _ in models(pset):
        key = model.key(pset, question, profile)
        results = (store.get(f"{key}{seed:08}") for seed in count())
        known = [r for r in takewhile(lambda result: result is not None, results) if r is not None]
        if len(known) >= LEAST_RUNS:
            entries[model.name] = {
                "expects": "passes" if model.expected.passes else "misses",
                "key": key[:16],
                "seconds": round(fmean(_seconds(r) for r in known), 1),
                "accuracies": [round(accuracy_of(r), 4) for r in known],
            }
    whole = calibrated(pset)
    table = judge(pset, question, profile, entries)
    whole.setdefault(question.name, {})[profile] = {
        "data": question.profile(profile).data or (question.accuracy and question.accuracy.data),
        "machine": f"{platform.machine()}, {os.cpu_count()} cores",
        "method": "normal accuracies, predictive t distribution, median of seeds within the band",
        "band": round(table.band, 5),
        "models": {
            name: entry
            | {
                "mean": round(table.spreads[name].mean, 4),
                "sd": round(table.spreads[name].sd, 4),
                "tiers": table.chances[name],
            }
            for name, entry in entries.items()
        },
    }
    text = json.dumps(whole, indent=2, ensure_ascii=False) + "\n"
    write_whole(pset.folder / CALIBRATION, text.encode())
    draw(pset, question, profile, entries, table.band)
    return table.problems


def outlook(pset: ProblemSet, setting: Setting, workers: int, students: int = 100) -> Iterator[str]:
    """How long grading a class takes on this machine, by what the reference's trainings took."""
    known = calibrated(pset)
    for question in pset.questions:
        profile = setting.profile_of(question) if question.accuracy else None
        trained = known.get(question.name, {}).get(profile or "", {})
        reference = trained.get("models", {}).get(REFERENCE)
        if reference is not None:
            seconds = reference["seconds"]
            yield (
                f"{question.name} on {profile}: {seconds:.0f} s a training here, {workers} at a "
                f"time; {students} students take {students * seconds / workers / 3600:.1f} hours, "
                "and those near a tier are trained again"
            )


def _seconds(result: SubmissionResult) -> float:
    measured = result.questions[0].measured
    return measured[0].seconds if measured else result.questions[0].seconds


def draw(
    pset: ProblemSet, question: Question, profile: str, entries: dict[str, Any], band: float
) -> Path:
    """Every training as a dot, the tiers as lines, the band around each."""
    from matplotlib import rc_context
    from matplotlib.figure import Figure

    names = sorted(entries, key=lambda n: fmean(entries[n]["accuracies"]))
    with rc_context({"svg.hashsalt": "calibration", "svg.fonttype": "none"}):
        picture = Figure(figsize=(8, 1.2 + 0.3 * len(names)), layout="constrained")
        axes = picture.subplots()
        for tier in question.profile(profile).tiers:
            axes.axvspan(tier.accuracy - band, tier.accuracy + band, color="0.9")
            axes.axvline(tier.accuracy, color="0.4", linewidth=1)
            axes.text(tier.accuracy, len(names) - 0.4, f"{tier.points:g}", ha="center", fontsize=8)
        for i, name in enumerate(names):
            colour = "tab:green" if entries[name]["expects"] == "passes" else "tab:red"
            accuracies = entries[name]["accuracies"]
            axes.plot(accuracies, [i] * len(accuracies), "|", color=colour, markersize=10)
        axes.set_yticks(range(len(names)), [n.replace("_", " ") for n in names], fontsize=8)
        axes.set(xlabel=f"accuracy on hidden images, {profile} profile", ylim=(-0.6, len(names)))
        axes.set_title(f"{pset.name}: trainings of correct (green) and known-bad (red) models")
        path = pset.folder / f"calibration-{question.name}-{profile}.svg"
        picture.savefig(path, metadata={"Date": None})
    return path
