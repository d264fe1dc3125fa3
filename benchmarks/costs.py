"""What a submission costs by kind, what the engine adds, and the memory of a worker.

    python -m benchmarks.costs [--pset ps4] [--n 10]

CPU time is that of all processes that take part (benchmarks/account.py). The engine's own part is
measured as a submission without anything of a student's: no cell to run, and each question asked
of a blank answer, so that every fork, wall, message and report is there and no test. Memory is
what is private to all processes of one submission together, sampled while a correct one is graded,
at its highest: what one more worker takes. Prints tables and a JSON line.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import threading
import time

import psutil

from autograder.authoring.corpus import Maker, read_corpus
from autograder.course.folder import Course
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell, Submission
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from benchmarks.account import Account
from benchmarks.against_nbgrader import ROOT, _raises
from benchmarks.cohort import private_mb


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
    """Private memory of all processes below the sandbox, and below the check server."""

    def __init__(self, engine: Engine, pset: ProblemSet) -> None:
        sandbox, check = engine.ready(pset)
        self.parents = {"student's side": sandbox.process.pid, "tests' side": check.process.pid}
        self.highest = dict.fromkeys(self.parents, 0.0)
        self.laps: dict[str, list[float]] = {kind: [] for kind in self.parents}
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._sample)
        self.thread.start()

    def _sample(self) -> None:
        while not self.done.wait(0.02):
            for kind, pid in self.parents.items():
                total = 0.0
                for process in psutil.Process(pid).children(recursive=True):
                    with contextlib.suppress(psutil.Error, OSError):
                        total += private_mb(process)
                self.highest[kind] = max(self.highest[kind], total)

    def lap(self) -> None:
        """A submission is done."""
        for kind in self.parents:
            self.laps[kind].append(self.highest[kind])
            self.highest[kind] = 0.0

    def end(self) -> dict[str, float]:
        """The median and the largest of all submissions."""
        self.done.set()
        self.thread.join()
        found = {}
        for kind, laps in self.laps.items():
            found[f"{kind}, median"] = round(statistics.median(laps), 1)
            found[f"{kind}, largest"] = round(max(laps), 1)
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
    account = Account()
    rows: dict[str, dict[str, float]] = {}
    with Engine("auto", Setting(device="quick")) as engine:
        batches = kinds(pset, options.n)
        for name, batch in batches.items():
            engine.grade(pset, Job("warm", batch[0], asked))
            before, began = account.seconds(), time.monotonic()
            results = [engine.grade(pset, Job(name, s, asked)) for s in batch]
            wall = time.monotonic() - began
            assert not any(r.error for r in results), results[0].error
            rows[name] = {
                "CPU ms": 1e3 * (account.seconds() - before) / len(batch),
                "wall ms": 1e3 * wall / len(batch),
                **{
                    f"{part} ms": 1e3 * statistics.mean(r.seconds[part] for r in results)
                    for part in results[0].seconds
                },
            }
        memory = Memory(engine, pset)
        for submission in batches["correct"]:
            engine.grade(pset, Job("correct", submission, asked))
            memory.lap()
        found = memory.end()
    account.close()
    columns = list(rows["correct"])
    print(f"{pset.name}, {options.n} of each kind, one at a time; CPU time {account.says}\n")
    print(f"| kind | {' | '.join(columns)} | CPU / correct |")
    print("|---" * (len(columns) + 2) + "|")
    for name, row in rows.items():
        ratio = row["CPU ms"] / rows["correct"]["CPU ms"]
        print(f"| {name} | {' | '.join(f'{row[c]:.0f}' for c in columns)} | {ratio:.2f} |")
    print("\n| memory | MB |\n|---|---|")
    for what, mb in found.items():
        print(f"| {what} | {mb} |")
    print(json.dumps({"pset": pset.name, "n": options.n, **rows, "memory": found}))


if __name__ == "__main__":
    main()
