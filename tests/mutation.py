"""Mutate the references: do the hidden tests notice?

    python tests/mutation.py [ps1 …] [-j 2]

Mutants are made by mutmut. Each is judged like a submission, in a fork of one pytest session with
the hidden tests collected; the first failing check kills it. The wording of an error message is
not specified, so strings inside ``raise`` are not mutated. A survivor must be explained as
equivalent in tests/equivalent_mutants.toml; an unexplained one, or less than 95 % killed, is a failure.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import resource
import signal
import sys
import time
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libcst as cst
import pytest
from mutmut.mutation.file_mutation import create_mutations

from autograder.grading.judge import run_item
from autograder.pset import ProblemSet, load
from autograder.sandbox.serve import Server
from autograder.testing.plugin import STUDENT
from autograder.testing.student import LocalLine, Student

ROOT = Path(__file__).resolve().parents[1]
EXPLAINED = ROOT / "tests" / "equivalent_mutants.toml"
SECONDS = 20  # CPU time of one mutant; one that does not end is noticed, too
ENOUGH = 0.95


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
        """What identifies it in equivalent_mutants.toml."""
        return f"{self.function}: {self.before} -> {self.after}"


def make_mutants(pset: ProblemSet) -> list[Mutant]:
    """All mutants of a set's reference."""
    texts = [path.read_text("utf-8") for path in pset.reference_files]
    mutants = []
    for i, (path, text) in enumerate(zip(pset.reference_files, texts, strict=True)):
        module, mutations, _, _ = create_mutations(str(path), text)
        in_raise = _nodes_in_raise(module)
        for mutation in mutations:
            node, new = mutation.original_node, mutation.mutated_node
            if node in in_raise and isinstance(node, cst.BaseString | cst.FormattedString):
                continue
            changed = module.deep_replace(node, new).code  # type: ignore[arg-type]
            lines = list(difflib.unified_diff(text.splitlines(), changed.splitlines(), n=0))[3:]
            before = " ".join(line[1:].strip() for line in lines if line.startswith("-"))
            after = " ".join(line[1:].strip() for line in lines if line.startswith("+"))
            if _only_message(before, after):
                continue
            owner = mutation.contained_by_top_level_function
            name = owner.name.value if owner is not None else "(module)"
            sources = (*texts[:i], changed, *texts[i + 1 :])
            mutants.append(Mutant(path.stem, name, before, after, sources))
    return mutants


def _nodes_in_raise(module: cst.Module) -> set[cst.CSTNode]:
    found: set[cst.CSTNode] = set()

    def gather(node: cst.CSTNode) -> None:
        found.add(node)
        for child in node.children:
            gather(child)

    class Finder(cst.CSTVisitor):
        def visit_Raise(self, node: cst.Raise) -> None:
            gather(node)

    module.visit(Finder())
    return found


def _only_message(before: str, after: str) -> bool:
    """``raise ValueError("…")`` became ``raise ValueError(None)``: the wording again."""
    return before.startswith("raise ") and after == before.split("(")[0] + "(None)"


class Killer:
    """The pytest plug-in that tries the mutants in the place of running the tests."""

    def __init__(self, mutants: list[Mutant], jobs: int) -> None:
        self.mutants = mutants
        self.jobs = jobs
        self.survivors: list[Mutant] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Fork for each mutant."""
        running: dict[int, Mutant] = {}
        todo = list(reversed(self.mutants))
        done, shown = 0, time.monotonic()
        while todo or running:
            while todo and len(running) < self.jobs:
                mutant = todo.pop()
                pid = os.fork()
                if pid == 0:
                    self._try(session, mutant)
                running[pid] = mutant
            pid, status = os.wait()
            mutant = running.pop(pid)
            done += 1
            if os.waitstatus_to_exitcode(status) == 0:
                self.survivors.append(mutant)
            if time.monotonic() - shown > 10:
                shown = time.monotonic()
                print(f"  {done}/{len(self.mutants)}", file=sys.stderr, flush=True)
        return True

    def _try(self, session: pytest.Session, mutant: Mutant) -> None:
        """In the fork: 0 if the mutant survives every check."""
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
        resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
        signal.alarm(10 * SECONDS)
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        try:
            namespace: dict[str, Any] = {"__name__": "__main__"}
            for source in mutant.sources:
                # the modules share a namespace, as in the notebook: an import would undo the change
                alone = re.sub(
                    r"^from reference\..*? import (\([^)]*\)|.*)$", "", source, flags=re.M
                )
                exec(compile(alone, mutant.module, "exec"), namespace)
            student = Student(LocalLine(Server(namespace).answer))
            session.config.stash[STUDENT] = student
            for item in session.items:
                if run_item(item) is not None or student.failures:
                    os._exit(1)
        except BaseException:  # a mutant that cannot even be defined is noticed
            os._exit(1)
        os._exit(0)


def try_mutants(pset: ProblemSet, jobs: int, explained: dict[str, str]) -> bool:
    """Try all mutants of a set; print and judge the survivors."""
    mutants = make_mutants(pset)
    killer = Killer(mutants, jobs)
    quiet = [f"-pno:{p}" for p in ("cacheprovider", "terminal", "logging")]
    arguments = [str(pset.hidden_tests), f"--rootdir={ROOT}", "-s", *quiet, "-o", "addopts="]
    plugin = ["-p", "autograder.testing.plugin", "--import-mode=importlib"]
    pytest.main([*arguments, *plugin], plugins=[killer])
    killed = len(mutants) - len(killer.survivors)
    unexplained = [m for m in killer.survivors if m.name not in explained]
    share = killed / len(mutants)
    print(
        f"{pset.name}: {killed} of {len(mutants)} mutants killed ({share:.1%}), "
        f"{len(killer.survivors) - len(unexplained)} explained as equivalent, "
        f"{len(unexplained)} unexplained"
    )
    for mutant in unexplained:
        print(f"  {mutant.module}.{mutant.name}")
    return share >= ENOUGH and not unexplained


def main() -> int:
    """Try the sets named, or all."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("psets", nargs="*")
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    names = options.psets or sorted(p.parent.name for p in ROOT.glob("assignments/*/pset.toml"))
    known = tomllib.loads(EXPLAINED.read_text("utf-8")) if EXPLAINED.exists() else {}
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    sound = True
    for name in names:
        pset = load(ROOT / "assignments" / name)
        sound &= try_mutants(pset, options.j, known.get(name, {}))
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
