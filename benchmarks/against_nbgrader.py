"""Grade the same batch by this project and by stock nbgrader, in turn, on this machine.

    python -m benchmarks.against_nbgrader [--submissions 200] [--rounds 1] [--pset ps4]
    python -m benchmarks.against_nbgrader --pset ps6 --functions-only --stock-submissions 60

The stock course has the same notebooks; each of its hidden test cells runs the same hidden suite in
the student's kernel (benchmarks/in_kernel.py), with the same bounds on Hypothesis. Both record into
a gradebook of their own. With --functions-only questions that train a model are left out on both
sides: the second line measures a set with TensorFlow. Stock takes one submission after another, so
its time for each can be measured on fewer. Prints a table for docs/benchmarks.md and a JSON line.
"""

from __future__ import annotations

import argparse
import ast
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from itertools import cycle, islice
from pathlib import Path

import nbformat
import psutil
from nbformat import NotebookNode

from autograder.authoring.corpus import Maker, hand_in, read_corpus
from autograder.authoring.release import build, make_course
from autograder.course.folder import Course
from autograder.course.notebook import is_anchor
from autograder.course.pset import ProblemSet

ROOT = Path(__file__).resolve().parents[1]
BIN = Path(sys.executable).parent
STOCK_CONFIG = (
    "c = get_config()\nc.ClearMarkScheme.enforce_metadata = False\nc.Execute.timeout = 300\n"
)


@dataclass(frozen=True)
class Cost:
    """What grading the batch once took."""

    wall: float
    cpu: float  # of the whole machine: a namespace's processes count in no parent's account
    peak_mb: float = 0.0


def run(command: list[str], folder: Path, *, weigh: bool = False) -> Cost:
    """Run a command to its end; its time, and the peak memory of its family, if it is weighed.

    Nothing else should run. Weighing takes CPU time, so what is weighed should not be timed.
    """
    environment = os.environ | {"PATH": f"{BIN}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}
    before, started = psutil.cpu_times(), time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    peak = Peak(process.pid) if weigh else None
    output, _ = process.communicate()
    wall, after = time.monotonic() - started, psutil.cpu_times()
    if process.returncode:
        raise SystemExit(f"{command} failed:\n{output.decode(errors='replace')[-3000:]}")
    kinds = ("user", "nice", "system", "irq", "softirq")
    cpu = sum(getattr(after, kind, 0.0) - getattr(before, kind, 0.0) for kind in kinds)
    return Cost(wall, cpu, peak.end() if peak else 0.0)


class Peak:
    """Samples the memory of a process tree, shared pages divided among those who share them."""

    def __init__(self, pid: int) -> None:
        self.root = psutil.Process(pid)
        self.most = 0
        self.done = threading.Event()
        self.thread = threading.Thread(target=self._sample)
        self.thread.start()

    def _sample(self) -> None:
        while not self.done.wait(0.5):
            total = 0
            try:
                family = [self.root, *self.root.children(recursive=True)]
            except psutil.NoSuchProcess:
                return
            for process in family:
                try:
                    total += process.memory_full_info().pss
                except (psutil.NoSuchProcess, psutil.ZombieProcess):
                    continue
            self.most = max(self.most, total)

    def end(self) -> float:
        self.done.set()
        self.thread.join()
        return self.most / 1e6


def choose(pset: ProblemSet, count: int) -> dict[str, NotebookNode]:
    """A class: a third correct, a sixth blank, a third wrong, a sixth that raises everywhere.

    The blank ones are alike, as they are in a class; no other two are. Students are graded by name,
    so each name begins with a number drawn for it: no kind comes before another.
    """
    maker = Maker(pset)
    cases = read_corpus(pset)
    correct = [maker.notebook(c) for c in cases if c.verdict == "correct"]
    correct.append(maker.reference_notebook())
    wrong = [maker.notebook(c) for c in cases if c.verdict == "wrong"]
    kinds = [
        ("correct", cycle(correct), count // 3),
        ("blank", cycle([maker.blank_notebook()]), count // 6),
        ("wrong", cycle(wrong), count - count // 3 - 2 * (count // 6)),
        ("raising", map(partial(_raises, maker), range(count)), count // 6),
    ]
    return {
        _named(f"{kind}-{i:03}"): notebook if kind == "blank" else _of_its_own(notebook, i)
        for kind, notebooks, n in kinds
        for i, notebook in enumerate(islice(notebooks, n))
    }


def _named(student: str) -> str:
    return f"{random.Random(student).randrange(10_000):04}-{student}"


def _of_its_own(notebook: NotebookNode, i: int) -> NotebookNode:
    """A copy with a comment in its first answer: what is the same is graded once here."""
    copy = deepcopy(notebook)
    cells = (c for c in copy.cells if c.cell_type == "code")
    cell = next(c for c in cells if c.metadata.get("nbgrader", {}).get("solution"))
    cell.source = f"# student {i}\n{cell.source}"
    return copy


def _raises(maker: Maker, i: int) -> NotebookNode:
    """A notebook each function of which raises, with a message of its own."""
    raising = maker.reference_notebook()
    for cell in raising.cells:
        if cell.metadata.get("nbgrader", {}).get("solution") and cell.cell_type == "code":
            tree = ast.parse(cell.source)
            for node in ast.walk(tree):
                if isinstance(node, ast.FunctionDef):
                    node.body = ast.parse(f"raise TypeError('unsupported operand {i}')").body
            cell.source = ast.unparse(tree)
    return raising


def make_ours(
    folder: Path, course: Course, pset: ProblemSet, batch: dict[str, NotebookNode]
) -> None:
    """A course folder of this project with the batch handed in."""
    ours = make_course(folder, course)
    _submit(folder, pset, nbformat.read(build(ours, pset), as_version=4), batch)


def make_stock(folder: Path, pset: ProblemSet, batch: dict[str, NotebookNode]) -> None:
    """A stock nbgrader course: the same notebook, the suite in hidden test cells."""
    source = Maker(pset).source
    for cell in source.cells:
        if is_anchor(cell):
            name = cell.metadata.nbgrader["grade_id"].removeprefix("grade-")
            if pset.by_name[name].accuracy is not None and not pset.by_name[name].accuracy.cpu:
                continue
            points = pset.by_name[name].points
            cell.source += (
                "\n### BEGIN HIDDEN TESTS\nfrom benchmarks.in_kernel import points_for\n"
                f"points_for({pset.name!r}, {name!r}, {points}, globals())\n### END HIDDEN TESTS"
            )
    path = folder / "source" / pset.name / f"{pset.name}.ipynb"
    path.parent.mkdir(parents=True)
    nbformat.write(source, path)
    (folder / "nbgrader_config.py").write_text(STOCK_CONFIG)
    run([str(BIN / "nbgrader"), "generate_assignment", pset.name], folder)
    release = nbformat.read(folder / "release" / pset.name / f"{pset.name}.ipynb", as_version=4)
    _submit(folder, pset, release, batch)


def without_trainings(folder: Path, pset: ProblemSet) -> Course:
    """A course with the set's questions, of which those that train a model stay pending."""
    for part in ("reference", f"tests/hidden/{pset.name}", f"assignments/{pset.name}"):
        shutil.copytree(ROOT / part, folder / part)
    for file in (ROOT / "tests" / "hidden").glob("*.py"):
        shutil.copy(file, folder / "tests" / "hidden")
    shutil.copy(ROOT / "nbgrader_config.py", folder)
    path = folder / "assignments" / pset.name / "pset.toml"
    text = path.read_text("utf-8")
    assert "[questions.accuracy.gpu]" not in text, "it has a profile for GPUs already"
    # what demands a GPU is pending here, and trains nothing
    demand = "[questions.accuracy.gpu]\nrequired = true"
    path.write_text(text.replace("[questions.accuracy.cpu]", demand), "utf-8")
    return Course(folder)


def _submit(
    folder: Path, pset: ProblemSet, release: NotebookNode, batch: dict[str, NotebookNode]
) -> None:
    for student, notebook in batch.items():
        path = folder / "submitted" / student / pset.name / f"{pset.name}.ipynb"
        path.parent.mkdir(parents=True)
        nbformat.write(hand_in(release, notebook), path)


def scores(folder: Path) -> dict[tuple[str, str], float]:
    """Points per student and question in a gradebook."""
    course = Course(folder)
    with course.gradebook() as gradebook:
        return {
            (s.student.id, g.name): g.auto_score
            for a in gradebook.assignments
            for s in a.submissions
            for n in s.notebooks
            for g in n.grades
            if g.auto_score is not None
        }


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--stock-submissions", type=int, help="for stock nbgrader; default: all")
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--pset", default="ps4")
    parser.add_argument("--functions-only", action="store_true")
    parser.add_argument("--memory", action="store_true", help="one more round, for peak memory")
    options = parser.parse_args()
    course = Course(ROOT)
    folder = Path(tempfile.mkdtemp(prefix="benchmark-"))
    if options.functions_only:
        course = without_trainings(folder / "course", course.pset(options.pset))
    pset = course.pset(options.pset)
    batch = choose(pset, options.submissions)
    few = choose(pset, options.stock_submissions or options.submissions)
    make_ours(folder / "ours", course, pset, batch)
    make_stock(folder / "stock", pset, few)
    commands = {
        "ours": [str(BIN / "autograder"), "grade", pset.name, "--force", "-j", "2"],  # two cores
        "stock": [str(BIN / "nbgrader"), "autograde", pset.name, "--force"],
    }
    peaks = {name: Cost(0, 0) for name in commands}
    if options.memory:
        peaks = {name: run(c, folder / name, weigh=True) for name, c in commands.items()}
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for i in range(options.rounds):
        for name, command in commands.items():
            cost = run(command, folder / name)
            costs[name].append(cost)
            print(f"round {i + 1} {name}: {cost}", file=sys.stderr, flush=True)
    sizes = {"ours": len(batch), "stock": len(few)}
    print(f"{pset.name}, {options.rounds} rounds in turn, {os.cpu_count()} cores\n")
    print("| | submissions | wall s / submission | CPU s / submission | peak memory MB |")
    print("|---|---|---|---|---|")
    for name, n in sizes.items():
        wall, cpu = (
            statistics.median(getattr(c, field) for c in costs[name]) for field in ("wall", "cpu")
        )
        print(f"| {name} | {n} | {wall / n:.3f} | {cpu / n:.3f} | {peaks[name].peak_mb:.0f} |")
    found: dict[str, object] = {"pset": pset.name, "rounds": options.rounds} | sizes
    pairs = list(zip(costs["ours"], costs["stock"], strict=True))
    for field in ("wall", "cpu"):
        ratios = sorted(
            getattr(s, field) / sizes["stock"] / (getattr(o, field) / sizes["ours"])
            for o, s in pairs
        )
        median = statistics.median(ratios)
        print(f"\nratio stock / ours, {field}: {median:.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})")
        found[f"ratio, {field}"] = round(median, 2)
    ours, stock = scores(folder / "ours"), scores(folder / "stock")
    both = [key for key in ours if key[0] in few]
    differ = [key for key in both if abs(ours[key] - stock.get(key, -1)) > 0.01]
    print(f"\npoints that differ between the two: {len(differ)} of {len(both)}")
    for student, cell in differ[:20]:
        print(f"  {student} {cell}: {ours[student, cell]} {stock.get((student, cell))}")
    print(json.dumps(found))
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
