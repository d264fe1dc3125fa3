"""What is known of a set's accuracies, held against its tiers: the contents of calibration.json."""

from __future__ import annotations

import ast
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from autograder.authoring.chances import LEAST_RUNS, Spread, band_for, chance_to_miss
from autograder.authoring.corpus import Case, Expected, read_corpus, split
from autograder.course.pset import ProblemSet, Question
from autograder.errors import CourseError
from autograder.grading.accuracy import calibrated
from autograder.parse import parse
from autograder.testing.split import RULES

MAY_MISS = 1 / 1000  # of a correct model, at each tier that it must reach
MAY_PASS = 1 / 100  # of a known-bad one
REFERENCE = "reference"


@dataclass(frozen=True)
class Model:
    """A model whose accuracy is known, or to be known."""

    name: str
    expected: Expected
    source: str  # what differs from the reference

    def key(self, pset: ProblemSet, question: Question, profile: str) -> str:
        """The hash of all that its accuracy depends on."""
        settings = question.profile(profile).model_dump(exclude={"tiers", "seeds", "required"})
        accuracy = question.accuracy
        assert accuracy is not None
        digest = hashlib.sha256(repr((RULES, accuracy.data, sorted(settings.items()))).encode())
        digest.update(_what_runs(parse(self.source)))  # its head says what we expect
        replaced = split(self.source).definitions
        for path in pset.reference_files:
            tree = parse(path.read_text("utf-8"))
            tree.body = [n for n in tree.body if getattr(n, "name", None) not in replaced]
            digest.update(_what_runs(tree))
        digest.update(_hidden_test(pset, question))
        return digest.hexdigest()


def models(pset: ProblemSet) -> list[tuple[Model, Case | None]]:
    """The reference and the corpus's models."""
    found: list[tuple[Model, Case | None]] = [(Model(REFERENCE, Expected(True, None), ""), None)]
    for case in read_corpus(pset):
        if case.expected is not None:
            name = case.name.removeprefix("accuracy/")
            found.append((Model(name, case.expected, case.source), case))
    return found


def _hidden_test(pset: ProblemSet, question: Question) -> bytes:
    """The text of the hidden test that measures."""
    for path in sorted(pset.hidden_tests.glob("test_*.py")):
        for node in parse(path.read_text("utf-8")).body:
            bound = [ast.unparse(d) for d in getattr(node, "decorator_list", [])]
            if any(d.startswith(f"question({question.name!r}") for d in bound):
                return _what_runs(node)
    raise CourseError(f"{pset.hidden_tests}: no hidden test of {question.name}")


def _what_runs(tree: ast.AST) -> bytes:
    """The code of a tree without its comments and docstrings, on which no accuracy depends."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            words = ast.get_docstring(node, clean=False) is not None
            node.body = node.body[words:]
    return ast.unparse(tree).encode()


@dataclass(frozen=True)
class Table:
    """What the accuracies say of the tiers."""

    band: float
    spreads: dict[str, Spread]
    chances: dict[str, dict[str, dict[str, float]]]  # model → tier → {"miss": …} or {"pass": …}
    problems: list[str]


def accuracies_of(entry: dict[str, Any]) -> list[float]:
    """The accuracies of a model's trainings, from its entry in calibration.json."""
    return [training["accuracy"] for training in entry.get("trainings", [])]


def judge(pset: ProblemSet, question: Question, profile: str, entries: dict[str, Any]) -> Table:
    """Hold accuracies against the tiers of pset.toml: of models trained three times or more."""
    settings, full = question.profile(profile), question.full_marks_at(profile)
    expected = {m.name: m.expected for m, _ in models(pset)}
    measured = {n: accuracies_of(e) for n, e in entries.items() if n in expected}
    spreads = {n: Spread.of(a) for n, a in measured.items() if len(a) >= LEAST_RUNS}
    band = band_for([s for n, s in spreads.items() if expected[n].passes])
    chances: dict[str, dict[str, dict[str, float]]] = {}
    problems = []
    for name, spread in spreads.items():
        kind, most = ("miss", MAY_MISS) if expected[name].passes else ("pass", MAY_PASS)
        chances[name] = {}
        for tier in settings.tiers:
            miss = chance_to_miss(spread, tier.accuracy, band, settings.seeds)
            chance = miss if kind == "miss" else 1 - miss
            chances[name][f"{tier.accuracy:g}"] = {kind: float(f"{max(chance, 0):.2g}")}
            if expected[name].concerns(tier, full) and chance > most:
                verb = "misses" if kind == "miss" else "passes"
                problems.append(
                    f"{question.name} on {profile}: {name} {verb} tier {tier.accuracy:g} with a "
                    f"chance of {chance:.2g}, over {most:g} (accuracy {spread.mean:.4f} ± "
                    f"{spread.sd:.4f} in {spread.n} trainings)"
                )
    return Table(band, spreads, chances, problems)


def findings(pset: ProblemSet, device: str) -> Iterator[tuple[str, str]]:
    """(what, problem or ""): is every profile calibrated, and do its tiers hold?

    A profile for a GPU can only be calibrated where there is one: without, it is let pass.
    """
    whole = calibrated(pset)
    for question in pset.questions:
        for profile in ("cpu", "gpu"):
            if question.accuracy is None or getattr(question.accuracy, profile) is None:
                continue
            what = f"calibration of {question.name} on {profile}"
            entries = whole.get(question.name, {}).get(profile, {}).get("models", {})
            if not entries:
                missing = "" if profile == "gpu" != device else _advice(pset, "is missing")
                yield what, missing
                continue
            stale = [
                m.name
                for m, _ in models(pset)
                if entries.get(m.name, {}).get("key") != m.key(pset, question, profile)[:16]
            ]
            if stale:
                yield what, _advice(pset, f"is out of date for {', '.join(stale)}")
            few = [n for n, e in entries.items() if len(accuracies_of(e)) < LEAST_RUNS]
            if few:
                yield what, _advice(pset, f"has too few trainings of {', '.join(few)}")
            yield what, "; ".join(judge(pset, question, profile, entries).problems)


def _advice(pset: ProblemSet, what: str) -> str:
    return f"it {what}: run `autograder calibrate {pset.name}`"
