"""Answers by people who had only the released notebook: who gets full marks, by set?

    python -m benchmarks.trial ps1 ps4
    python -m benchmarks.trial ps4 --course ../before --list    # another state of the tests

`trial/psN.zip` holds what was written in a trial before the hidden tests were hardened: complete
correct solutions of all styles, and single wrong functions that the visible checks mostly pass.
Some of the wrong ones are right after all, or wrong in a way that no docstring forbids: that all of
them lose is not the aim. Each is asked the questions that it answers, no accuracy question.
"""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from zipfile import ZipFile

from autograder.authoring.corpus import Case, Maker, split
from autograder.course.folder import Course
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet
from autograder.display import follow
from autograder.grading.accuracy import Setting
from autograder.grading.engine import Engine, Job
from autograder.grading.score import score

ROOT = Path(__file__).resolve().parents[1]


def jobs(pset: ProblemSet, answers: ZipFile) -> list[Job]:
    """A submission for each file: the reference with the file's definitions."""
    maker, made = Maker(pset), []
    owner = {n: q.name for q in pset.questions if q.accuracy is None for n in q.provides}
    for name in answers.namelist():
        source = answers.read(name).decode()
        asked = {owner[n] for n in split(source).definitions if n in owner}
        notebook = maker.notebook(Case(name, frozenset(), {}, source))
        submission = take_submission(notebook, None)
        made.append(Job(name, submission, tuple(q for q in pset.by_name if q in asked)))
    return made


def main() -> None:
    """Grade the files of each set, and count those with full marks."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("psets", nargs="+", metavar="PS")
    parser.add_argument("--course", type=Path, default=ROOT, help="whose hidden tests grade them")
    parser.add_argument("--list", action="store_true", help="name the wrong ones with full marks")
    options = parser.parse_args()
    with Engine(setting=Setting(device="quick", seeds=(0,))) as engine:
        for pset in map(Course(options.course).pset, options.psets):
            with ZipFile(ROOT / "benchmarks" / "trial" / f"{pset.name}.zip") as answers:
                asked = jobs(pset, answers)
            full: dict[str, list[str]] = {"correct": [], "wrong": []}
            with follow(f"trial {pset.name}") as bar:
                bar.expect(len(asked))
                for job, result in engine.grade_all(pset, asked, os.cpu_count() or 1):
                    if result.error:
                        raise SystemExit(f"{job.name}: {result.error}")
                    points = score(result, pset)
                    if all(points[q] >= pset.by_name[q].points for q in job.questions or ()):
                        full[job.name.split("/")[0]].append(job.name)
                    bar.finish(job.name, failed=False)
            for kind, names in full.items():
                n = sum(job.name.startswith(kind) for job in asked)
                print(f"{pset.name}: {len(names)} of {n} {kind} answers get full marks")
            lost = [j.name for j in asked if j.name.startswith("correct")]
            print("  lose:", ", ".join(n for n in lost if n not in full["correct"]) or "none")
            if options.list:
                print("  full:", ", ".join(full["wrong"]))


if __name__ == "__main__":
    main()
