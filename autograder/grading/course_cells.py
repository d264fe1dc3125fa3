"""What the course's own cells have to do with answers: which show the same for every student and
need not be run again for each, and which names of a student's they may not keep.

A locked cell is the course's own. If nothing that it reads comes from an answer, what it shows is
known beforehand; if, besides, no other cell reads a name that it sets, it can be left out of a
student's run. Most figures of a notebook are such cells, and drawing them costs more than the
answers. Everything here errs on the side of running a cell.
"""

from __future__ import annotations

import ast
import builtins
import symtable
import sys
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from autograder.course.submission import Cell, Submission
from autograder.parse import parse

# what reaches names without naming them
HIDDEN_WAYS = frozenset(
    """
    __builtins__ __dict__ __import__ __main__ delattr eval exec get_ipython globals importlib
    inspect locals magic modules run_line_magic setattr user_ns vars
    """.split()
)
# what changes settings that other cells feel
SETTINGS = frozenset(
    """
    filterwarnings open rc rcParams rc_context seed set_printoptions seterr simplefilter style use
    """.split()
)
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
SCOPES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
BRANCHES = (ast.If, ast.While, ast.Try, ast.Match, ast.IfExp, ast.BoolOp)
MAX = sys.maxsize


@dataclass(frozen=True)
class Names:
    """What a cell has to do with the names of the notebook."""

    reads: frozenset[str]  # names that it takes from cells before
    sets: frozenset[str]  # names that it sets for sure
    may_set: frozenset[str]  # these, and those in a branch or by a function
    modules: frozenset[str]  # of those that it sets, the ones that are imported modules
    imports: frozenset[tuple[str, str]]  # (name, where from) of names that are but imported
    touches: frozenset[str]  # names from cells before whose objects it may change
    patches: frozenset[str]  # names, own ones too, whose attributes or entries it sets
    plain: bool  # no hidden ways
    settings: bool  # may change settings
    defines: bool  # nothing but definitions and imports

    def changes(self, modules: Set[str]) -> frozenset[str]:
        """Names that mean something else after the cell; a method of a module changes nothing."""
        return self.may_set | (self.touches - modules)


@lru_cache(maxsize=4096)
def names_of(source: str) -> Names | None:
    """The names of a cell; None for what is no plain Python, such as a magic."""
    try:
        tree = parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None
    first_set: dict[str, int] = {}  # the line from which on the name is the cell's own
    modules: set[str] = set()
    imports: set[tuple[str, str]] = set()
    for node, line in _own_level(tree):
        for name in _set_by(node):
            first_set.setdefault(name, line)
            if isinstance(node, ast.Import):
                modules.add(name)
        imports.update(_imported_by(node))
    table = symtable.symtable(source, "cell", "exec")
    shared, may_set = _globals_read(table), _globals_set(table)
    reads: set[str] = set()
    touches: set[str] = set()
    patches: set[str] = set()
    words: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            words.add(node.id)
            if node.id in shared and first_set.get(node.id, MAX) >= node.lineno:
                reads |= {node.id} if isinstance(node.ctx, ast.Load) else set()
        elif isinstance(node, ast.Attribute):
            words.add(node.attr)
        elif isinstance(node, ast.alias):
            words.update(node.name.split("."))
        touches.update(_changed_by(node))
        patches.update(_patched_by(node))
    earlier = {n for n in touches if n not in first_set} & shared
    return Names(
        frozenset(reads - vars(builtins).keys()),
        frozenset(first_set),
        frozenset(may_set | first_set.keys()),
        frozenset(modules),
        frozenset(_only_imported(imports, table)),
        frozenset(earlier),
        frozenset(patches & (shared | first_set.keys())),
        not words & HIDDEN_WAYS,
        bool(words & SETTINGS),
        all(isinstance(node, (*DEFINITIONS, ast.Import, ast.ImportFrom)) for node in tree.body),
    )


def _globals_read(table: symtable.SymbolTable) -> set[str]:
    """The names of the notebook that a cell, or a function in it, reads."""
    top = table.get_type() == "module"
    names = {s.get_name() for s in table.get_symbols() if s.is_referenced()}
    if not top:
        names = {n for n in names if table.lookup(n).is_global()}
    return names.union(*map(_globals_read, table.get_children()))


def _globals_set(table: symtable.SymbolTable) -> set[str]:
    """The names of the notebook that a cell, or a function in it, may set."""
    top = table.get_type() == "module"
    names = {
        s.get_name()
        for s in table.get_symbols()
        if (s.is_assigned() or s.is_imported() or s.is_namespace())
        and (top or s.is_declared_global())
    }
    return names.union(*map(_globals_set, table.get_children()))


def _only_imported(
    imports: set[tuple[str, str]], table: symtable.SymbolTable
) -> Iterable[tuple[str, str]]:
    """Those of a cell's imports whose name it sets in no other way."""
    names = [name for name, _ in imports]
    set_by_functions = set().union(*map(_globals_set, table.get_children()))
    for name, origin in imports:
        symbol = table.lookup(name)
        otherwise = symbol.is_assigned() or symbol.is_namespace() or name in set_by_functions
        if names.count(name) == 1 and not otherwise:
            yield name, origin


def _own_level(node: Any, until: int = 0) -> Iterable[tuple[Any, int]]:
    """The nodes of a cell that always run, in no function or class (these themselves are), each
    with the last line on which a name that it sets may still be another's."""
    child: Any
    for child in ast.iter_child_nodes(node):
        if isinstance(child, (*SCOPES, *BRANCHES)) and not isinstance(child, DEFINITIONS):
            continue
        assigns = isinstance(child, (ast.Assign, ast.AugAssign, ast.AnnAssign, ast.NamedExpr))
        last = (child.end_lineno or MAX) if assigns else max(until, getattr(child, "lineno", 0))
        yield child, last
        if not isinstance(child, DEFINITIONS):
            yield from _own_level(child, last if assigns else until)


def _set_by(node: ast.AST) -> Iterable[str]:
    """The names that a node sets."""
    if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
        yield node.id
    elif isinstance(node, DEFINITIONS):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from ((alias.asname or alias.name).split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ExceptHandler) and node.name:
        yield node.name


def _imported_by(node: ast.AST) -> Iterable[tuple[str, str]]:
    """The names that a node imports, each with where it comes from."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            top = alias.name.split(".")[0]
            yield (alias.asname, alias.name) if alias.asname else (top, top)
    elif isinstance(node, ast.ImportFrom) and not node.level:
        yield from (
            (alias.asname or alias.name, f"{node.module}:{alias.name}") for alias in node.names
        )


def _patched_by(node: ast.AST) -> Iterable[str]:
    """Names whose objects a node changes: ``a[0] = …``, ``a.b = …``."""
    if isinstance(node, (ast.Attribute, ast.Subscript)) and not isinstance(node.ctx, ast.Load):
        yield _base(node)


def _changed_by(node: ast.AST) -> Iterable[str]:
    """Names whose objects a node may change: these, ``a += …`` and ``a.f(…)``."""
    yield from _patched_by(node)
    if isinstance(node, ast.AugAssign):
        yield _base(node.target)
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        yield _base(node.func)


def _base(node: ast.expr) -> str:
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else ""


@dataclass(frozen=True)
class Split:
    """A notebook's cells: ``alike`` run the same for everybody, ``spared`` need not run here."""

    alike: frozenset[int]
    spared: frozenset[int]


def split(cells: Sequence[Cell], provided: frozenset[str]) -> Split:
    """Tell apart the cells of a sanitized notebook; ``provided`` are the names of all answers."""
    names = [names_of(cell.source) if cell.runs else None for cell in cells]
    answers = [n for n, cell in zip(names, cells, strict=True) if cell.runs and not cell.locked]
    if any(n is None or not n.plain for n in answers):
        return Split(frozenset(), frozenset())
    from_answers = set(provided)
    alike: set[int] = set()
    modules: set[str] = set()
    imported: set[tuple[str, str]] = set()  # by the course: an answer may import the same again
    for i, (cell, n) in enumerate(zip(cells, names, strict=True)):
        if not cell.runs:
            continue
        if n is None:  # whatever comes later may hang on it
            break
        modules |= n.modules if cell.locked else set()
        if cell.locked and n.plain and not n.reads & from_answers:
            alike.add(i)
            from_answers -= n.sets
            imported = {pair for pair in imported if pair[0] not in n.may_set} | n.imports
        else:
            again = {name for name, _ in n.imports & imported}
            from_answers |= (n.changes(modules) - again) | n.patches
    spared = {
        i
        for i in alike
        if (n := names[i])
        and not n.settings
        and not n.touches - modules
        and not any(
            n.may_set & other.reads for j, other in enumerate(names) if other is not None and j != i
        )
    }
    return Split(frozenset(alike), frozenset(spared))


def giving_back(submission: Submission) -> Submission:
    """The submission with ``gives_back`` of its locked cells.

    A check that counts in ``count`` would take a student's helper of that name from the answers
    above it, of which no rule of the notebook warns. So the student's object is put back behind
    the cell, unless a later cell of the course reads what this one has set, or it is functions
    that are given to students.
    """
    cells = list(submission.cells)
    read_later: set[str] = set()
    for i, cell in reversed(list(enumerate(cells))):
        names = names_of(cell.source) if cell.runs and cell.locked else None
        if names is not None:
            if not names.defines:
                cells[i] = cell.model_copy(update={"gives_back": names.may_set - read_later})
            read_later |= names.reads
    return submission.model_copy(update={"cells": cells})


def only(submission: Submission, indices: frozenset[int]) -> Submission:
    """The submission with these cells alone, the others blank."""
    cells = [
        cell if i in indices else Cell(source="", runs=False)
        for i, cell in enumerate(submission.cells)
    ]
    return Submission(cells=cells)


def without(submission: Submission, indices: frozenset[int]) -> Submission:
    """The submission with these cells not run."""
    cells = [
        cell.model_copy(update={"runs": False}) if i in indices else cell
        for i, cell in enumerate(submission.cells)
    ]
    return submission.model_copy(update={"cells": cells})
