"""What a submission costs by kind, what the engine adds, and the memory of a worker.

    python -m benchmarks.costs [--pset ps4] [--n 10]

CPU time is that of the whole machine (a namespace's processes count in no parent's account), less
what it uses idle: nothing else should run. The engine's own part is measured as a submission
without anything of a student's: no cell to run, and each question asked of a blank answer, so that
every fork, wall, message and report is there and no test. Memory is private memory of a worker's
processes, sampled while it grades, at its highest. Prints tables and a JSON line.
"""

from __future__ import annotations

import argparse
import json
import statistics
import threading
import time
from collections import defaultdict

import psutil

from autograder.corpus import Maker, read_corpus
from autograder.course import Course
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from autograder.grading.submission import Cell, Submission
from autograder.notebook import take_submission
from autograder.pset import ProblemSet
from benchmarks.against_nbgrader import ROOT, _raises
from benchmarks.cohort import private_mb

BUSY = ("user", "nice", "system", "irq", "softirq")


def machine_cpu() -> float:
    """CPU seconds of all processes since the machine's start."""
    times = psutil.cpu_times()
    return float(sum(getattr(times, kind, 0.0) for kind in BUSY))


def function_questions(pset: ProblemSet) -> tuple[str, ...]:
    """The questions that check functions, not accuracies."""
    return tuple(q.name for q in pset.questions if q.accuracy is None)


def kinds(pset: ProblemSet, n: int) -> dict[str, list[Submission]]:
    """``n`` submissions of each kind; only those that lose one question count as wrong."""
    maker = Maker(pset)
    corpus = read_corpus(pset)
    wrong = [maker.notebook(c) for c in corpus if c.verdict == "wrong"]
    correct = [maker.notebook(c) for c in corpus if c.verdict == "correct"]
    correct.append(maker.reference_notebook())
    blank = take_submission(maker.blank_notebook(), None)
    stubs = "\n".join(
        f"def {name}(*args, **kwargs):\n    raise NotImplementedError()"
        for q in pset.questions
        for name in q.provides
    )
    return {
        "engine alone": [Submission(cells=[Cell(source=stubs)])] * n,
        "correct": [take_submission(correct[i % len(correct)], None) for i in range(n)],
        "wrong": [take_submission(wrong[i % len(wrong)], None) for i in range(n)],
        "raising": [take_submission(_raises(maker, i), None) for i in range(n)],
        "blank": [blank] * n,
    }


class Memory:
    """Private memory of each process below the sandbox and the check server, at its highest."""

    def __init__(self, engine: Engine, pset: ProblemSet) -> None:
        sandbox, check = engine.ready(pset)
        self.parents = {"worker": sandbox.process.pid, "check": check.process.pid}
        self.highest: dict[tuple[str, int], float] = defaultdict(float)
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._sample)
        self.thread.start()

    def _sample(self) -> None:
        while not self.done.wait(0.02):
            for kind, pid in self.parents.items():
                try:
                    for process in psutil.Process(pid).children(recursive=True):
                        key = kind, process.pid
                        self.highest[key] = max(self.highest[key], private_mb(process))
                except (psutil.Error, OSError):
                    continue

    def end(self) -> dict[str, float]:
        """The median over processes of each kind that did any work."""
        self.done.set()
        self.thread.join()
        found = {}
        for kind in self.parents:
            sizes = sorted(mb for (k, _), mb in self.highest.items() if k == kind)
            if sizes:
                found[f"{kind} process MB, median"] = round(statistics.median(sizes), 1)
                found[f"{kind} process MB, largest"] = round(sizes[-1], 1)
        return found


def main() -> None:
    """Measure, and print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--pset", default="ps4")
    parser.add_argument("--n", type=int, default=10)
    options = parser.parse_args()
    pset = Course(ROOT).pset(options.pset)
    asked = function_questions(pset)
    before, began = machine_cpu(), time.monotonic()
    time.sleep(3)
    idle = (machine_cpu() - before) / (time.monotonic() - began)
    rows: dict[str, dict[str, float]] = {}
    with Engine("auto", Setting(device="quick")) as engine:
        batches = kinds(pset, options.n)
        for name, batch in batches.items():
            engine.grade(pset, Job("warm", batch[0], asked))
            before, began = machine_cpu(), time.monotonic()
            results = [engine.grade(pset, Job(name, s, asked)) for s in batch]
            wall = time.monotonic() - began
            assert not any(r.error for r in results), results[0].error
            rows[name] = {
                "CPU ms": 1e3 * (machine_cpu() - before - idle * wall) / len(batch),
                "wall ms": 1e3 * wall / len(batch),
                **{
                    f"{part} ms": 1e3 * statistics.mean(r.seconds[part] for r in results)
                    for part in results[0].seconds
                },
            }
        memory = Memory(engine, pset)
        for submission in batches["correct"]:
            engine.grade(pset, Job("correct", submission, asked))
        found = memory.end()
    columns = list(rows["correct"])
    print(
        f"{pset.name}, {options.n} of each kind, one at a time; idle, {idle:.2f} cores are busy\n"
    )
    print(f"| kind | {' | '.join(columns)} | CPU / correct |")
    print("|---" * (len(columns) + 2) + "|")
    for name, row in rows.items():
        ratio = row["CPU ms"] / rows["correct"]["CPU ms"]
        print(f"| {name} | {' | '.join(f'{row[c]:.0f}' for c in columns)} | {ratio:.2f} |")
    print("\n| memory | MB |\n|---|---|")
    for what, mb in found.items():
        print(f"| {what} | {mb} |")
    print(json.dumps({"pset": pset.name, "n": options.n, "idle": idle, **rows, "memory": found}))


if __name__ == "__main__":
    main()
