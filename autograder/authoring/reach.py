"""How far a change of a notebook reaches: which questions may come out otherwise, and how.

A file of the corpus differs from the reference in an answer or two. What cannot hang on these was
tried with the reference. Everything here errs on the side of running a cell and asking a question.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from autograder.course.pset import ProblemSet
from autograder.course.submission import Cell
from autograder.grading.course_cells import Names, names_of
from autograder.grading.results import SubmissionResult


def questions_reached(
    pset: ProblemSet, before: Sequence[Cell], after: Sequence[Cell], known: SubmissionResult
) -> frozenset[str] | None:
    """The questions that may come out otherwise after than before, where ``known`` did.

    None if anything may: where a cell is no plain Python, or changes what others feel.
    """
    names = _names_spread(before, after)
    if names is None:
        return None
    asked = {q.name: set(q.asked) for q in known.questions}
    reached: set[str] = set()
    for question in pset.questions:  # in the order in which one uses another
        own = {*question.provides, *asked.get(question.name, question.provides)}
        if own & names or reached & set(question.uses):
            reached.add(question.name)
    return frozenset(reached)


def cells_to_spare(
    cells: Sequence[Cell], questions: Iterable[str], known: SubmissionResult
) -> frozenset[int]:
    """The course's cells that make nothing of what these questions are asked: they only show."""
    names = [names_of(cell.source) if cell.runs else None for cell in cells]
    if any(cell.runs and (n is None or not n.plain) for n, cell in zip(names, cells, strict=True)):
        return frozenset()
    modules = _modules(names)
    wanted = {n for q in known.questions if q.name in set(questions) for n in q.asked}
    spared = {
        i
        for i, (cell, n) in enumerate(zip(cells, names, strict=True))
        if cell.locked and n is not None and not n.settings
    }
    kept = set(range(len(cells))) - spared
    while kept:
        wanted |= {read for i in kept if (n := names[i]) for read in n.reads}
        kept = {i for i in spared if (n := names[i]) and n.changes(modules) & wanted}
        spared -= kept
    return frozenset(spared)


def _names_spread(before: Sequence[Cell], after: Sequence[Cell]) -> set[str] | None:
    """The names that the changed cells set, and all that is made of these."""
    names = [names_of(cell.source) for cell in after]
    if len(before) != len(after) or any(n is None or not n.plain for n in names):
        return None
    modules = _modules(names)
    imports = {
        pair
        for n, cell in zip(names, after, strict=True)
        if n and cell.locked
        for pair in n.imports
    }
    spread: set[str] = set()
    for old, new in zip(before, after, strict=True):
        if old.source == new.source:
            continue
        for n in (names_of(old.source), names_of(new.source)):
            if n is None or not n.plain or n.settings or n.patches & modules:
                return None
            again = {name for name, _ in n.imports & imports}
            spread |= n.changes(modules) - again
    more = spread
    while more:
        more = {
            name for n in names if n and n.reads & spread for name in n.changes(modules)
        } - spread
        spread = spread | more
    return spread


def _modules(names: Iterable[Names | None]) -> set[str]:
    return {module for n in names if n for module in n.modules}
