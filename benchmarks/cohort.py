"""A simulated class: is time linear and memory flat, and what does a second run take?

    python -m benchmarks.cohort [--n 10000] [--pset ps1] [--folder FOLDER] [--plot docs/cohort.svg]
    python -m benchmarks.cohort --toy   # a set of three functions: much quicker

No two notebooks are alike: each is one of the corpus (a third correct, a third wrong, a sixth that
raises, a sixth blank), with a comment of its own. `autograder grade` runs as a TA would run it; how
many are recorded is read from its log, and its memory is sampled beside. Then it is run again, with
nothing changed. A folder that is kept is graded from where it was. Prints a table and a JSON line.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import nbformat
import numpy as np
import psutil

from autograder.authoring.corpus import hand_in
from autograder.authoring.release import build, make_course
from autograder.course.folder import CONFIG, Course
from autograder.course.pset import ProblemSet
from benchmarks.against_nbgrader import ROOT, choose
from tests.small_courses import TOY, copy_course

BIN = Path(sys.executable).parent
EVERY = 1.0  # seconds between samples
KINDS = 48  # different notebooks, before the comments


@dataclass(frozen=True)
class Sample:
    """Where a batch is at a moment."""

    seconds: float
    recorded: int
    cpu: float  # of the grader's own process
    grader_mb: float  # private, of that process
    family_mb: float  # of all its processes, shared pages divided among them


def make_class(folder: Path, course: Course, pset: ProblemSet, n: int) -> None:
    """Hand in ``n`` notebooks, no two alike."""
    config = make_course(folder, course).root / CONFIG
    store = f"c.SandboxExecute.store = {str(folder / 'build' / 'store')!r}\n"
    config.write_text(config.read_text("utf-8") + store, "utf-8")  # else results are known
    release = nbformat.read(build(Course(folder), pset), as_version=4)
    answered = [hand_in(release, nb) for nb in choose(pset, min(n, KINDS)).values()]
    for i in range(n):
        notebook = answered[i % len(answered)]
        cell = next(c for c in notebook.cells if c.metadata.get("nbgrader", {}).get("solution"))
        before = cell.source
        cell.source = f"# student {i}\n{before}"
        path = folder / "submitted" / f"student{i:05}" / pset.name / f"{pset.name}.ipynb"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(notebook), "utf-8")
        cell.source = before


def private_mb(process: psutil.Process) -> float:
    """What only this process has of memory."""
    lines = Path(f"/proc/{process.pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_")) / 1024


def watch(process: subprocess.Popen[bytes], log: Path) -> list[Sample]:
    """Sample a batch until it ends."""
    grader, began, samples = psutil.Process(process.pid), time.monotonic(), []
    recorded, position = 0, 0
    while process.poll() is None:
        time.sleep(EVERY)
        if log.exists():
            with open(log, "rb") as file:
                file.seek(position)
                new = file.read()
                position = file.tell()
            recorded += new.count(b'"event": "recorded"')
        try:
            own, cpu = private_mb(grader), sum(grader.cpu_times()[:2])
            family = 0.0
            for member in [grader, *grader.children(recursive=True)]:
                try:
                    family += member.memory_full_info().pss / 2**20
                except psutil.Error:
                    continue
            samples.append(Sample(time.monotonic() - began, recorded, cpu, own, family))
        except (psutil.Error, OSError):
            break
    return samples


def bend(x: np.ndarray, y: np.ndarray) -> float:
    """How far a curve is from a straight line, as a share of its whole height."""
    line = np.polyval(np.polyfit(x, y, 1), x)
    return float(np.max(np.abs(y - line)) / (y[-1] - y[0]))


def plot(samples: list[Sample], path: Path, title: str) -> None:
    """Recorded submissions over time, and memory below."""
    import matplotlib

    matplotlib.use("svg")
    from matplotlib import pyplot as plt

    x = [s.seconds / 60 for s in samples]
    figure, (above, below) = plt.subplots(2, sharex=True, figsize=(7, 5), layout="constrained")
    above.plot(x, [s.recorded for s in samples], label="recorded")
    line = np.polyfit(x, [s.recorded for s in samples], 1)
    above.plot(x, np.polyval(line, x), "--", label="straight line")
    above.set(ylabel="submissions", title=title)
    above.legend()
    below.plot(x, [s.family_mb for s in samples], label="all processes")
    below.plot(x, [s.grader_mb for s in samples], label="the grader's own")
    below.set(xlabel="minutes", ylabel="memory, MB", ylim=(0, None))
    below.legend()
    figure.savefig(path)


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--n", type=int, default=10_000)
    parser.add_argument("--pset", default="ps1")
    parser.add_argument("--toy", action="store_true", help="the toy course of the engine's tests")
    parser.add_argument("--workers", default=str(os.cpu_count()))
    parser.add_argument("--folder", type=Path, default=ROOT / "build" / "cohort")
    parser.add_argument("--plot", type=Path)
    options = parser.parse_args()
    folder = options.folder.resolve()
    course = Course(ROOT)
    if options.toy:
        course = copy_course(TOY, folder.with_name(f"{folder.name}-toy"))
    pset = course.pset("ps0" if options.toy else options.pset)
    if len([*folder.glob(f"submitted/*/{pset.name}")]) != options.n:
        shutil.rmtree(folder, ignore_errors=True)
        make_class(folder, course, pset, options.n)
    log = folder / "events.jsonl"
    log.unlink(missing_ok=True)
    command = [str(BIN / "autograder"), "grade", pset.name, "-j", options.workers]
    quiet = subprocess.DEVNULL
    first = subprocess.Popen([*command, "--log", str(log)], cwd=folder, stdout=quiet, stderr=quiet)
    samples = watch(first, log)
    first.wait()
    assert first.returncode in (0, 1), f"exit status {first.returncode}"
    seconds = []
    for _ in range(3):
        time.sleep(2.5)  # what was written just now is not trusted
        began = time.monotonic()
        subprocess.run(command, cwd=folder, stdout=quiet, stderr=quiet, check=True)
        seconds.append(round(time.monotonic() - began, 2))
    busy = [s for s in samples if 0 < s.recorded < options.n]
    if len(busy) < 4:
        raise SystemExit(f"too short to tell; the second run took {seconds} s")
    x = np.array([s.recorded for s in busy])
    half = len(busy) // 2
    found = {
        "n": options.n,
        "pset": pset.name,
        "minutes": round(busy[-1].seconds / 60, 1),
        "bend of wall time": round(bend(x, np.array([s.seconds for s in busy])), 3),
        "bend of the grader's CPU time": round(bend(x, np.array([s.cpu for s in busy])), 3),
        "grader CPU ms / submission": round(1e3 * (busy[-1].cpu - busy[0].cpu) / (x[-1] - x[0]), 1),
        "grader MB, first tenth": round(busy[len(busy) // 10].grader_mb, 1),
        "grader MB, half": round(busy[half].grader_mb, 1),
        "grader MB, end": round(busy[-1].grader_mb, 1),
        "all processes MB, half": round(busy[half].family_mb, 1),
        "all processes MB, end": round(busy[-1].family_mb, 1),
        "second run s": seconds,
    }
    print("| what | measured |\n|---|---|")
    for what, value in found.items():
        print(f"| {what} | {value} |")
    print(json.dumps(found))
    if options.plot:
        title = f"{options.n} submissions of {pset.name}, {options.workers} at a time"
        plot(busy, options.plot, title)


if __name__ == "__main__":
    main()
