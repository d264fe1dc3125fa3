"""What became of the mutants: a line a module, the survivors and why they are equivalent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

INTRODUCTION = """\
# Mutation testing of the references

`make mutants` changes the reference at one place at a time (a number, a comparison, an argument, a
default …) and grades each mutant like a submission: do the hidden tests notice? Tests that let a
wrong answer pass would show here. Not mutated: docstrings, annotations, aliases of types, and the
wording of error messages, which no question specifies. A mutant that survives must be equivalent:
no input that a docstring allows tells it from the reference.

Written by `tests/mutation.py`; the reasons stand in `tests/equivalent_mutants/`.

| set | module | mutants | killed | share | equivalent | unexplained |
|---|---|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Verdict:
    """One mutant, and what became of it."""

    pset: str
    module: str
    name: str
    killer: str  # the check that noticed it; "" if none did
    reason: str  # why it is equivalent; "" if that is not known


def write_report(verdicts: list[Verdict], enough: float, path: Path | None) -> bool:
    """Print the summary, write the page if a path is given; True if all is well."""
    lines, sections = [], []
    sound = True
    for (pset, module), group in groupby(verdicts, lambda v: (v.pset, v.module)):
        mutants = list(group)
        survivors = [v for v in mutants if not v.killer]
        unexplained = [v for v in survivors if not v.reason]
        share = 1 - len(survivors) / len(mutants)
        sound &= share >= enough and not unexplained
        counts = (len(mutants), len(mutants) - len(survivors), f"{share:.1%}")
        rest = (len(survivors) - len(unexplained), len(unexplained))
        lines.append("| " + " | ".join(map(str, (pset, module, *counts, *rest))) + " |")
        sections += [f"\n## {pset}, {module}\n", *_list(survivors)] if survivors else []
    print("\n".join(lines))
    for verdict in verdicts:
        if not verdict.killer and not verdict.reason:
            print(f"unexplained: {verdict.pset} {verdict.module} {verdict.name}")
    if path is not None:
        path.write_text(INTRODUCTION + "\n".join([*lines, *sections]) + "\n", "utf-8")
    return sound


def _list(survivors: list[Verdict]) -> Iterator[str]:
    for reason, group in groupby(sorted(survivors, key=lambda v: v.reason), lambda v: v.reason):
        yield f"{reason or '**Not explained yet.**'}\n"
        yield from (f"- `{verdict.name}`" for verdict in group)
        yield ""
