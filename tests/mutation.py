"""Mutate the references: do the hidden tests notice?

    python tests/mutation.py [ps1 …] [-j 2]

mutmut makes the mutants; each is judged like a submission, in a fork of one pytest session with the
hidden tests collected, and the first failing check kills it. Every verdict is kept in build/mutants/
as it comes: stop at any time, run again to go on. What has not changed is not tried again, and where
the tests have changed, the check that killed a mutant before is the first to be tried.

A survivor must be explained as equivalent in tests/equivalent_mutants/; an unexplained one, or a
module of which less than 95 % are killed, is a failure. A run of all sets writes docs/mutants.md.
"""

from __future__ import annotations

import argparse
import difflib
import json
import os
import re
import resource
import sys
import time
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from mutant_report import Verdict, write_report
from mutmut.mutation.file_mutation import create_mutations

from autograder.course.pset import ProblemSet, load
from autograder.grading.judge import run_item
from autograder.sandbox.serve import Server
from autograder.testing.plugin import STUDENT
from autograder.testing.student import LocalLine, Student

ROOT = Path(__file__).resolve().parents[1]
EXPLAINED = ROOT / "tests" / "equivalent_mutants"
KEPT = ROOT / "build" / "mutants"
PATIENCE = 6  # CPU time of one mutant, in runs of the suite; one that does not end is noticed, too
MEMORY = 4 << 30
ENOUGH = 0.95
SURVIVES = ""  # in the place of the check that kills
ENDS = "(it crashes, or does not end)"


@dataclass(frozen=True)
class Mutant:
    """One change to one reference module."""

    module: str
    function: str
    before: str
    after: str
    sources: tuple[str, ...]  # of all modules of the set, this one changed

    @property
    def name(self) -> str:
        """What identifies it in equivalent_mutants/."""
        return f"{self.function}: {self.before} -> {self.after}"

    @cached_property
    def key(self) -> str:
        """What identifies it among the kept verdicts."""
        return sha256("\0".join((self.name, *self.sources)).encode()).hexdigest()[:20]


def make_mutants(pset: ProblemSet) -> list[Mutant]:
    """All mutants of a set's reference whose difference a specification could speak of.

    The wording of an error message is not specified: strings inside ``raise``, and the names that
    go into a message as the last argument of ``pair``, stay as they are. Annotations are not run.
    """
    texts = [path.read_text("utf-8") for path in pset.reference_files]
    mutants = []
    for i, (path, text) in enumerate(zip(pset.reference_files, texts, strict=True)):
        module, mutations, _, _ = create_mutations(str(path), text)
        pieces = [module.code_for_node(statement) for statement in module.body]
        start = text.index(pieces[0])
        assert text == text[:start] + "".join(pieces) + "".join(
            module.code_for_node(f) for f in module.footer
        )
        home = {node: n for n, statement in enumerate(module.body) for node in _inside(statement)}
        wording = set(_wording(module))
        for mutation in mutations:
            old, new = mutation.original_node, mutation.mutated_node
            if old in wording or old not in home or _only_words(old, new):  # type: ignore[arg-type]
                continue
            n = home[old]
            statement = module.body[n]
            if not isinstance(statement, cst.FunctionDef | cst.ClassDef):
                continue  # the aliases of types: nothing reads them at run time
            other = statement.deep_replace(old, new)  # type: ignore[arg-type]
            changed = [*pieces[:n], module.code_for_node(other), *pieces[n + 1 :]]
            before, after = _difference(pieces[n], changed[n])
            source = text[:start] + "".join(changed)
            sources = (*texts[:i], source, *texts[i + 1 :])
            mutants.append(Mutant(path.stem, statement.name.value, before, after, sources))
    return mutants


def _inside(node: cst.CSTNode) -> Iterator[cst.CSTNode]:
    yield node
    for child in node.children:
        yield from _inside(child)


def _wording(module: cst.Module) -> Iterator[cst.CSTNode]:
    for node in _inside(module):
        if isinstance(node, cst.Raise):
            for text in _inside(node):
                if isinstance(text, cst.BaseString | cst.FormattedString):
                    yield from _inside(text)
        elif isinstance(node, cst.Call) and _is_pair(node):
            yield from _inside(node.args[-1])


def _is_pair(node: cst.CSTNode) -> bool:
    return (
        isinstance(node, cst.Call) and isinstance(node.func, cst.Name) and node.func.value == "pair"
    )


def _only_words(old: cst.CSTNode, new: cst.CSTNode) -> bool:
    """``pair(stride, "stride")`` became ``pair(stride, None)``, or ``ValueError("…")`` ``ValueError(None)``."""
    if (
        not isinstance(old, cst.Call)
        or not isinstance(new, cst.Call)
        or len(old.args) != len(new.args)
    ):
        return False
    if _is_pair(old):
        return _is_pair(new) and old.args[0].deep_equals(new.args[0])
    return isinstance(old.func, cst.Name) and old.func.value == "ValueError"


def _difference(before: str, after: str) -> tuple[str, str]:
    lines = list(difflib.unified_diff(before.splitlines(), after.splitlines(), n=0))[2:]
    removed, added = (
        " ".join(line[1:].split("  #")[0].strip() for line in lines if line.startswith(sign))
        for sign in "-+"
    )
    return removed, added


class Killer:
    """The pytest plug-in that tries the mutants in the place of running the tests."""

    def __init__(self, pset: ProblemSet, mutants: list[Mutant], jobs: int) -> None:
        self.pset = pset
        self.mutants = mutants
        self.jobs = jobs
        self.verdicts: dict[str, str] = {}  # by key: the check that kills
        self.kept = KEPT / f"{pset.name}.jsonl"

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try what is not known yet, and keep each verdict."""
        started = time.process_time()
        texts = [path.read_text("utf-8") for path in self.pset.reference_files]
        session.config.stash[STUDENT] = _student(texts)
        broken = [item.nodeid for item in session.items if run_item(item) is not None]
        if broken:
            raise pytest.UsageError(f"the reference itself fails {broken[0]}")
        self.seconds = int(PATIENCE * (time.process_time() - started)) + 1
        suite = sha256()
        for path in sorted(self.pset.hidden_tests.glob("*.py")):
            suite.update(path.read_bytes())
        killers: dict[str, str] = {}
        asked = {mutant.key for mutant in self.mutants}
        for line in self.kept.read_text("utf-8").splitlines() if self.kept.exists() else []:
            key, by, digest = json.loads(line)
            killers[key] = by
            if digest == suite.hexdigest() and key in asked:
                self.verdicts[key] = by
        self.kept.parent.mkdir(parents=True, exist_ok=True)
        with self.kept.open("a", encoding="utf-8") as file:
            for mutant, by in self._try_all(session, killers):
                self.verdicts[mutant.key] = by
                file.write(json.dumps([mutant.key, by, suite.hexdigest()]) + "\n")
                file.flush()
        return True

    def _try_all(
        self, session: pytest.Session, killers: dict[str, str]
    ) -> Iterator[tuple[Mutant, str]]:
        todo = [m for m in reversed(self.mutants) if m.key not in self.verdicts]
        total, done, survivors, shown = len(todo), 0, 0, time.monotonic()
        running: dict[int, tuple[Mutant, int]] = {}
        while todo or running:
            while todo and len(running) < self.jobs:
                mutant = todo.pop()
                first = killers.get(mutant.key, SURVIVES)
                reading, writing = os.pipe()
                pid = os.fork()
                if pid == 0:
                    self._try(session, mutant, first, writing)
                os.close(writing)
                running[pid] = (mutant, reading)
            pid, status = os.wait()
            mutant, reading = running.pop(pid)
            with os.fdopen(reading) as pipe:
                by = pipe.read() if os.waitstatus_to_exitcode(status) == 0 else ENDS
            yield mutant, by
            done += 1
            survivors += by == SURVIVES
            if time.monotonic() - shown > 5 or not (todo or running):
                shown = time.monotonic()
                text = f"  {self.pset.name}: {done} of {total} tried, {survivors} survive"
                print(text, file=sys.stderr, flush=True)

    def _try(self, session: pytest.Session, mutant: Mutant, first: str, writing: int) -> None:
        """In the fork: write the name of the check that kills, or nothing."""
        resource.setrlimit(resource.RLIMIT_CPU, (self.seconds, self.seconds + 1))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            session.config.stash[STUDENT] = student = _student(mutant.sources)
            for item in sorted(session.items, key=lambda item: self._rank(item, mutant, first)):
                if run_item(item) is not None or student.failures:
                    os.write(writing, item.name.encode())
                    break
        except BaseException:  # it cannot even be defined, or is out of memory
            os._exit(1)
        os._exit(0)

    def _rank(self, item: pytest.Item, mutant: Mutant, first: str) -> int:
        """The check that killed before comes first, then those of the mutant's own question."""
        mark = item.get_closest_marker("question")
        own = mark is not None and mutant.function in self.pset.by_name[mark.args[0]].provides
        return 0 if item.name == first else 1 if own else 2


def read_reasons(path: Path) -> dict[str, str]:
    """Why some mutants are equivalent, by name: a list of groups, each with one reason."""
    if not path.exists():
        return {}
    groups = tomllib.loads(path.read_text("utf-8"))["equivalent"]
    return {name: group["because"] for group in groups for name in group["mutants"]}


def _student(sources: Sequence[str]) -> Student:
    """A student whose notebook holds these modules."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for source in sources:
        # the modules share a namespace, as in the notebook: an import would undo the change
        alone = re.sub(r"^from reference\..*? import (\([^)]*\)|.*)$", "", source, flags=re.M)
        exec(compile(alone, "reference", "exec"), namespace)
    return Student(LocalLine(Server(namespace).answer))


def try_mutants(pset: ProblemSet, jobs: int) -> list[Verdict]:
    """Try all mutants of a set."""
    mutants = make_mutants(pset)
    killer = Killer(pset, mutants, jobs)
    arguments = [str(pset.hidden_tests), f"--rootdir={ROOT}", "-s", "-o", "addopts="]
    arguments += [f"-pno:{p}" for p in ("cacheprovider", "terminal", "logging")]
    arguments += ["-p", "autograder.testing.plugin", "--import-mode=importlib"]
    code = pytest.main(arguments, plugins=[killer])
    if len(killer.verdicts) < len({m.key for m in mutants}):
        known = f"{len(killer.verdicts)} of {len(mutants)} mutants of {pset.name} are tried"
        raise SystemExit(f"{known} (pytest: {code!s}). Run it again to go on.")
    reasons = read_reasons(EXPLAINED / f"{pset.name}.toml")
    survivors = {m.name for m in mutants if killer.verdicts[m.key] == SURVIVES}
    for name in sorted(set(reasons) - survivors):
        print(f"{pset.name}.toml explains what does not survive: {name}")
    return [
        Verdict(pset.name, m.module, m.name, killer.verdicts[m.key], reasons.get(m.name, ""))
        for m in mutants
    ]


def main() -> int:
    """Try the sets named, or all."""
    if os.environ.get("OPENBLAS_NUM_THREADS") != "1":  # read once, when numpy is imported
        os.environ["OPENBLAS_NUM_THREADS"] = "1"  # a fork would lose the native threads
        os.execv(sys.executable, [sys.executable, *sys.argv])
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("psets", nargs="*")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    folders = [p.parent for p in sorted(ROOT.glob("assignments/*/pset.toml"))]
    psets = [load(ROOT / "assignments" / n) for n in options.psets] or [load(f) for f in folders]
    # a fork loses TensorFlow's threads: the sets with Keras models are not for this tool
    psets = [pset for pset in psets if not {"tensorflow", "keras"} & set(pset.preload)]
    verdicts = [verdict for pset in psets for verdict in try_mutants(pset, options.j)]
    report = ROOT / "docs" / "mutants.md" if not options.psets else None
    return 0 if write_report(verdicts, ENOUGH, report) else 1


if __name__ == "__main__":
    sys.exit(main())
