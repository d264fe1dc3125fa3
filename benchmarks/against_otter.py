"""Grade the same notebooks by this project and by `otter run` (otter-grader without containers).

    python -m venv build/otter && build/otter/bin/pip install otter-grader ipykernel
    python -m benchmarks.against_otter [--submissions 200] [--otter-submissions 12] [--pset ps4]

Each question is one test file of otter's that runs the same hidden suite in the student's kernel
(benchmarks/in_kernel.py). `otter run` takes one submission; two run at a time on two cores, as
here. `otter grade` does the same inside containers, which only adds to it. Because a run of otter
takes long and each is alike, fewer submissions may be measured and its time taken for each. Prints
a table and a JSON line.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import mean

import nbformat

from autograder.authoring.corpus import hand_in
from autograder.authoring.release import build
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from benchmarks.against_nbgrader import BIN, ROOT, choose, make_ours, run, scores

TEST = """
from otter.test_files import test_case

OK_FORMAT = False
name = {name!r}
points = {points}


@test_case(points={points}, hidden=True)
def test_question(env):
    from benchmarks.in_kernel import points_for

    assert points_for({pset!r}, {name!r}, {points}, env) == {points}
"""


def make_otter(folder: Path, otter: Path, pset: ProblemSet) -> Path:
    """An autograder of otter's with the hidden suite, and the project's packages beside otter's."""
    (site,) = otter.glob("lib/python3*/site-packages")
    (ours,) = BIN.parent.glob("lib/python3*/site-packages")
    (site / "project.pth").write_text(f"{ours}\n{ROOT}\n")
    tests = folder / "tests"
    tests.mkdir(parents=True)
    for question in pset.questions:
        text = TEST.format(name=question.name, points=question.points, pset=pset.name)
        (tests / f"{question.name}.py").write_text(text)
    target = folder / "autograder.zip"
    command = [str(otter / "bin" / "otter"), "generate", "-t", str(tests), "-o", str(target)]
    run([*command, "--no-requirements", "--no-environment"], folder)
    return target


def main() -> None:
    """Measure, and print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--otter-submissions", type=int, default=12)
    parser.add_argument("--pset", default="ps4")
    parser.add_argument("--otter", type=Path, default=ROOT / "build" / "otter")
    options = parser.parse_args()
    if not (options.otter / "bin" / "otter").exists():
        sys.exit("no otter: python -m venv build/otter; build/otter/bin/pip install otter-grader")
    course = Course(ROOT)
    pset = course.pset(options.pset)
    batch = choose(pset, options.submissions)
    few = choose(pset, options.otter_submissions)
    with tempfile.TemporaryDirectory(prefix="benchmark-") as name:
        folder = Path(name)
        make_ours(folder / "ours", course, pset, batch)
        package = make_otter(folder / "otter", options.otter.resolve(), pset)
        release = nbformat.read(build(Course(folder / "ours"), pset), as_version=4)
        paths = []
        for student, notebook in few.items():
            path = folder / "otter" / student / f"{pset.name}.ipynb"
            path.parent.mkdir()
            nbformat.write(hand_in(release, notebook), path)
            paths.append(path)
        cost = run(
            [str(BIN / "autograder"), "grade", pset.name, "--force", "-j", "2"], folder / "ours"
        )

        def grade_by_otter(path: Path) -> float:
            began = time.monotonic()
            command = [str(options.otter.resolve() / "bin" / "otter"), "run", "--no-logo"]
            run([*command, "-a", str(package), "-o", str(path.parent), str(path)], path.parent)
            return time.monotonic() - began

        began = time.monotonic()
        with ThreadPoolExecutor(2) as pool:
            each = list(pool.map(grade_by_otter, paths))
        wall = time.monotonic() - began
        agree = compare(folder, few, pset)
        found = {
            "pset": pset.name,
            "ours, submissions": len(batch),
            "ours, wall s / submission": round(cost.wall / len(batch), 3),
            "otter, submissions": len(few),
            "otter, wall s / submission": round(wall / len(few), 3),
            "otter, s of one run": round(mean(each), 2),
            "ratio": round(wall / len(few) / (cost.wall / len(batch)), 1),
            "questions on which both agree": agree,
        }
    print("| what | measured |\n|---|---|")
    for what, value in found.items():
        print(f"| {what} | {value} |")
    print(json.dumps(found))


def compare(folder: Path, few: dict[str, nbformat.NotebookNode], pset: ProblemSet) -> str:
    """Full marks here and there: otter gives all of a question or nothing."""
    ours = scores(folder / "ours")
    same = total = 0
    for student in few:
        if (student, f"grade-{pset.questions[0].name}") not in ours:
            continue  # of a batch of another size
        results = json.loads((folder / "otter" / student / "results.json").read_text())
        by_otter = {t["name"].split(" - ")[0]: t["score"] for t in results["tests"] if "score" in t}
        for question in pset.questions:
            full = ours[student, f"grade-{question.name}"] == question.points
            total += 1
            same += full == (by_otter.get(question.name, 0) == question.points)
    return f"{same} of {total}"


if __name__ == "__main__":
    main()
