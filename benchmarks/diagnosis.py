"""Is the known mistake behind a wrong answer named, and never another one?

    python benchmarks/diagnosis.py ps1 ps2 ps3 ps4 ps5

Each wrong answer of the corpus is graded and diagnosed: with its mistake among the known ones, and
without it; correct variants and combinations of two mistakes, too. Calls that feedback shows are
pasted into a namespace with the same answer.
"""

from __future__ import annotations

import argparse
import contextlib
import difflib
import io
import itertools
import random
import time
import warnings
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import numpy as np

from autograder.authoring.corpus import Case, Maker, read_corpus, split
from autograder.authoring.verify import verify
from autograder.course.notebook import take_submission
from autograder.course.pset import ProblemSet, load
from autograder.diagnosis.diagnoser import Diagnoser
from autograder.grading.engine import Engine, Job
from autograder.grading.render import show
from autograder.grading.results import Explanation, Outcome, SubmissionResult

ROOT = Path(__file__).resolve().parents[1]


def kind_of(names: list[str], mistake: str) -> str:
    """How a diagnosis of a wrong answer came out."""
    if not names:
        return "silent"
    if mistake not in names:
        return "another"
    return "named" if names == [mistake] else "one of several"


def measure_corpus(
    diagnoser: Diagnoser, results: dict[str, SubmissionResult], out: dict[str, Counter[str]]
) -> list[float]:
    """Leave-in and leave-out diagnoses; returns the seconds of each submission's."""
    seconds = []
    for name, result in results.items():
        began = time.perf_counter()
        told = diagnoser.diagnose(result)
        seconds.append(time.perf_counter() - began)
        if name not in diagnoser.cases:
            out["correct variants"]["diagnosed" if told else "silent"] += 1
            continue
        for question in result.questions:
            if question.name not in diagnoser.cases[name].loses:
                continue
            found = told.get(question.name)
            kind = kind_of(list(found.names) if found else [], name)
            out["known"][kind] += 1
            if kind != "named":
                hint = found.hint("en") if found else ""
                print(f"  {kind}: {name} {found.names if found else ''} {hint!r}")
            if kind == "one of several":
                out["of these, with a common hint"][str(bool(found and found.hints))] += 1
            others = [n for n in diagnoser.explaining(question) if n != name]
            out["unknown"]["another" if others else "silent"] += 1
    return seconds


# --- two mistakes at once -------------------------------------------------------------------------


def pairs_across(cases: list[Case], many: int) -> Iterator[tuple[Case, set[str]]]:
    """Two mistakes in two questions of a set: both files together."""
    both = [
        (a, b)
        for a, b in itertools.combinations(cases, 2)
        if not a.loses & b.loses
        and not split(a.source).definitions.keys() & split(b.source).definitions.keys()
    ]
    for a, b in random.Random(0).sample(both, min(many, len(both))):
        source = f"{a.source}\n\n{b.source}"
        yield Case(f"{a.name}+{b.name}", a.loses | b.loses, {}, source), {a.name, b.name}


def pairs_within(maker: Maker, cases: list[Case], many: int) -> Iterator[tuple[Case, set[str]]]:
    """Two mistakes in one function: both changes of the reference, where they can be merged."""
    both = [(a, b) for a, b in itertools.combinations(cases, 2) if a.loses & b.loses]
    found = 0
    for a, b in random.Random(1).sample(both, len(both)):
        parts = [split(case.source).definitions for case in (a, b)]
        if found < many and parts[0].keys() == parts[1].keys() and len(parts[0]) == 1:
            (name,) = parts[0]
            merged = merge(parts[0][name], parts[1][name])
            if merged and merged not in (parts[0][name], parts[1][name]):
                found += 1
                source = f"import numpy as np\n\n\n{merged}\n"
                yield Case(f"{a.name}+{b.name}", a.loses | b.loses, {}, source), {a.name, b.name}


def merge(one: str, other: str) -> str:
    """Two wrong versions of a function in one, where they differ in two places at least.

    The first place is as in the one, the others as in the other: so both mistakes are in it, or
    none. "" where that is no program.
    """
    a, b = one.splitlines(), other.splitlines()
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes()
    changed = [op for op in blocks if op[0] != "equal"]
    if len(changed) < 2:
        return ""
    lines: list[str] = []
    for op in blocks:
        _, i, j, k, end = op
        lines += a[i:j] if op[0] == "equal" or op is changed[0] else b[k:end]
    text = "\n".join(lines)
    try:
        compile(text, "merged", "exec")
    except SyntaxError:
        return ""
    return text


def measure_pairs(
    pset: ProblemSet,
    engine: Engine,
    diagnoser: Diagnoser,
    pairs: Iterator[tuple[Case, set[str]]],
    tally: Counter[str],
) -> None:
    """Grade combinations of two mistakes; each diagnosis must be one of both."""
    maker, truth, jobs = Maker(pset), {}, []
    for case, names in pairs:
        truth[case.name] = names
        jobs.append(Job(case.name, take_submission(maker.notebook(case), None), tuple(case.loses)))
    for job, result in engine.grade_all(pset, jobs, 2):
        assert not result.error, result.error
        told = diagnoser.diagnose(result)
        failed = [q for q in result.questions if q.outcome is not Outcome.PASSED]
        for question in failed:
            names = set(told[question.name].names) if question.name in told else set()
            kind = "silent" if not names else "one that is there" if names & truth[job.name] else ""
            tally[kind or "another"] += 1
            if not kind:
                print(f"  another: {job.name} {question.name} {names}")


# --- does it paste? -------------------------------------------------------------------------------


def measure_pasting(
    pset: ProblemSet, cases: dict[str, Case], results: dict[str, SubmissionResult]
) -> Counter[str]:
    """Run each call that a student would paste, beside the same wrong answer."""
    tally: Counter[str] = Counter()
    for name, result in results.items():
        for question in result.questions:
            told = next((c.explanation for c in question.checks if c.explanation), None)
            if told is not None and told.call and name in cases:
                kind = paste(pset, cases[name], told)
                tally[kind] += 1
                if kind == "does not run":
                    print(f"  does not run: {name} {told.call[:300]!r}")
                if kind == "differs":
                    print(f"  differs: {name} {told.call[:300]!r} {told.got[:80]!r}")
    return tally


def paste(pset: ProblemSet, case: Case, told: Explanation) -> str:
    """What comes of pasting a call."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for path in pset.reference_files:
        exec(compile(path.read_text("utf-8"), str(path), "exec"), namespace)
    exec(compile(case.source, case.name, "exec"), namespace)
    if "<array of shape" in told.call:
        return "too large to show"
    lines = told.call.splitlines()
    with contextlib.redirect_stdout(io.StringIO()), np.errstate(all="ignore"):
        try:
            exec("\n".join(lines[:-1]), namespace)
            got = eval(lines[-1], namespace)
        except Exception as error:
            shown = told.message.startswith(type(error).__name__) or told.kind == "raised"
            return "raises as shown" if shown else "does not run"
    if not told.got or "object" in told.got or "<" in told.got:
        return "runs"
    return "gives what is shown" if told.got[:12] in show(got, 17) + show(got) else "differs"


# --- the table ------------------------------------------------------------------------------------


def measure(name: str, pairs: int) -> dict[str, Counter[str]]:
    """All measurements of one set."""
    pset = load(ROOT / "assignments" / name)
    out: dict[str, Counter[str]] = {}
    for row in ("known", "of these, with a common hint", "unknown", "correct variants"):
        out[row] = Counter()
    with Engine() as engine:
        findings = list(verify(pset, engine, 2))
        for finding in findings:
            if finding.problem:
                print(f"  not as filed: {finding.name}: {finding.problem}")
        found = {f.name: f.result for f in findings}
        results = {n: r for n, r in found.items() if n.startswith(("wrong/", "correct/"))}
        diagnoser = Diagnoser(pset)
        seconds = measure_corpus(diagnoser, results, out)
        cases = [case for case in read_corpus(pset) if case.verdict == "wrong"]
        for row, made in (
            ("two mistakes, two questions", pairs_across(cases, pairs)),
            ("two mistakes, one question", pairs_within(Maker(pset), cases, pairs)),
        ):
            out[row] = Counter()
            measure_pairs(pset, engine, diagnoser, made, out[row])
        diagnoser.close()
    out["pasted calls"] = measure_pasting(pset, {c.name: c for c in cases}, results)
    asked = [question for result in results.values() for question in result.questions]
    kept = sorted(sum(len(check.observed) for check in question.checks) for question in asked)
    failing = [size for size in kept if size]
    print(
        f"{name}: a submission's diagnosis takes {1000 * median(seconds):.0f} ms (median), at most "
        f"{1000 * max(seconds):.0f} ms; a failed question keeps {median(failing) / 1024:.1f} kB "
        f"(median), at most {failing[-1] / 1024:.0f} kB"
    )
    return out


def main() -> None:
    """Measure the sets that are named."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sets", nargs="*", default=["ps1", "ps2", "ps3", "ps4", "ps5"])
    parser.add_argument("--pairs", type=int, default=30, help="combinations of each kind and set")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    total: dict[str, Counter[str]] = {}
    for name in options.sets:
        for row, tally in measure(name, options.pairs).items():
            total.setdefault(row, Counter()).update(tally)
            print(f"{name} | {row} | {dict(tally)}", flush=True)
    for row, tally in total.items():
        n = sum(tally.values())
        shares = ", ".join(
            f"{kind} {count} ({count / max(n, 1):.1%})" for kind, count in tally.items()
        )
        print(f"all | {row} | {n}: {shares}")


if __name__ == "__main__":
    main()
