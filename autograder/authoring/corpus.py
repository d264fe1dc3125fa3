"""The corpus: submissions filed by expected verdict, each made of the reference and one file.

A corpus file holds the definitions in which it differs. Its definitions replace the reference's in
their answer cells; everything else of it (imports, helpers, a crash) goes to the first of these.
"""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from nbformat import NotebookNode

from autograder.authoring.build import Reference, make_source
from autograder.course.pset import ProblemSet, Tier
from autograder.errors import CourseError
from autograder.parse import parse

VERDICTS = ("correct", "wrong", "crash", "timeout", "hostile", "accuracy")
STUB = "# YOUR CODE HERE\nraise NotImplementedError()"


@dataclass(frozen=True)
class Expected:
    """What a model's accuracy must come to: ``expects: passes 0.67``, or ``… 20`` in points."""

    passes: bool
    bound: float | None  # it reaches every tier up to that, or misses every tier from there on

    def concerns(self, tier: Tier, full: float) -> bool:
        """Is anything expected of that tier? ``full``: the tier that is worth full marks."""
        if self.bound is None:
            return not self.passes or tier.accuracy <= full
        here = tier.accuracy if self.bound < 1 else tier.points
        return here <= self.bound if self.passes else here >= self.bound


@dataclass(frozen=True)
class Case:
    """One submission of the corpus."""

    name: str  # wrong/flipped_kernel
    loses: frozenset[str]
    hints: dict[str, str]  # by language
    source: str
    expected: Expected | None = None  # of a case in accuracy/

    @property
    def verdict(self) -> str:
        """The folder it lies in."""
        return self.name.split("/")[0]


def read_corpus(pset: ProblemSet) -> list[Case]:
    """All cases of a problem set, in the order of their names."""
    folder = pset.folder / "submissions"
    cases = []
    for verdict in VERDICTS:
        for path in sorted((folder / verdict).glob("*.py")):
            cases.append(read_case(path, f"{verdict}/{path.stem}", pset))
    strangers = [p for p in folder.rglob("*.py") if p.parent.name not in VERDICTS]
    if strangers:
        raise CourseError(f"{strangers[0]}: put it in one of {', '.join(VERDICTS)}")
    return cases


def read_case(path: Path, name: str, pset: ProblemSet) -> Case:
    """Read a corpus file and its head."""
    source = path.read_text("utf-8")
    head = {}
    for line in source.splitlines():
        if not line.startswith("#"):
            break
        key, colon, value = line[1:].partition(":")
        if colon and key.strip() in ("loses", "expects", "hint", "hint.ko"):
            head[key.strip()] = value.strip()
        elif head:  # a longer hint goes on in the next line
            last = list(head)[-1]
            head[last] += " " + line[1:].strip()
    expected = _expected(head, path) if name.startswith("accuracy/") else None
    if expected is not None:
        head.setdefault("loses", "nothing")
    if "loses" not in head:
        raise CourseError(
            f"{path}: its first line must be `# loses: question, …` or `# loses: nothing`"
        )
    lost = {n.strip() for n in head["loses"].split(",")} - {"nothing", ""}
    unknown = sorted(lost - set(pset.by_name))
    if unknown:
        raise CourseError(f"{path}: loses {unknown[0]!r}, which is no question of {pset.name}")
    if expected is None and (name.startswith("correct/")) != (not lost):
        raise CourseError(f"{path}: a correct answer loses nothing, every other one something")
    if expected is not None and expected.passes and lost:
        raise CourseError(f"{path}: a model that passes loses nothing else")
    hints = {"en": head.get("hint", ""), "ko": head.get("hint.ko", "")}
    return Case(name, frozenset(lost), {k: v for k, v in hints.items() if v}, source, expected)


def _expected(head: dict[str, str], path: Path) -> Expected:
    words = head.get("expects", "").split()
    try:
        kind, bound = words[0], float(words[1]) if len(words) > 1 else None
        return Expected({"passes": True, "misses": False}[kind], bound)
    except (IndexError, KeyError, ValueError):
        raise CourseError(
            f"{path}: its first line must be `# expects: passes` or `# expects: misses`, perhaps "
            "with a tier: `# expects: passes 0.67`"
        ) from None


class Maker:
    """Makes notebooks as students would submit them."""

    def __init__(self, pset: ProblemSet) -> None:
        self.pset = pset
        self.source = make_source(pset)
        self.reference = Reference(pset)

    def reference_notebook(self) -> NotebookNode:
        """Every question answered by the reference."""
        return self._answer(lambda name: None)

    def blank_notebook(self) -> NotebookNode:
        """The release, as handed out."""
        notebook = copy.deepcopy(self.source)
        for cell in notebook.cells:
            if _is_answer(cell):
                cell.source = (
                    _blank(cell.source) if cell.cell_type == "code" else "YOUR ANSWER HERE"
                )
        return notebook

    def notebook(self, case: Case) -> NotebookNode:
        """The reference with the definitions of a case in their place."""
        parts = split(case.source)
        owner = {n: q.name for q in self.pset.questions for n in q.provides}
        mine = [n for n in parts.definitions if n in owner]
        first = owner[mine[0]] if mine else self.pset.questions[0].name
        loose = [parts.loose, *(s for n, s in parts.definitions.items() if n not in owner)]

        def replacement(question: str) -> str | None:
            names = self.pset.by_name[question].provides
            if question != first and not set(names) & set(mine):
                return None
            cell = [parts.definitions.get(n, self.reference[n].source) for n in names]
            if question == first and mine:
                cell = [*loose, *cell]
            elif question == first:  # nothing of the set is defined: it runs after the answer
                cell = [*cell, *loose]
            return "\n\n\n".join(p for p in cell if p.strip())

        return self._answer(replacement)

    def _answer(self, replacement: Callable[[str], str | None]) -> NotebookNode:
        notebook = copy.deepcopy(self.source)
        for cell in notebook.cells:
            if not _is_answer(cell):
                continue
            plain = "\n".join(
                line
                for line in cell.source.splitlines()
                if "### " not in line or "SOLUTION" not in line
            )
            cell.source = plain
            if cell.cell_type == "code":
                cell.source = replacement(cell.metadata.nbgrader["grade_id"]) or plain
        return notebook


def hand_in(release: NotebookNode, answered: NotebookNode) -> NotebookNode:
    """The released notebook with another's answers in it, as a student would submit it."""
    answers = {c.metadata.nbgrader["grade_id"]: c.source for c in answered.cells if _is_answer(c)}
    notebook = copy.deepcopy(release)
    for cell in notebook.cells:
        if _is_answer(cell):
            cell.source = answers[cell.metadata.nbgrader["grade_id"]]
    return notebook


def _is_answer(cell: NotebookNode) -> bool:
    return bool(cell.metadata.get("nbgrader", {}).get("solution"))


def _blank(source: str) -> str:
    lines, keep = [], True
    for line in source.splitlines():
        if "### BEGIN SOLUTION" in line:
            indent = line[: len(line) - len(line.lstrip())]
            lines += [indent + stub for stub in STUB.splitlines()]
            keep = False
        elif "### END SOLUTION" in line:
            keep = True
        elif keep:
            lines.append(line)
    return "\n".join(lines)


@dataclass(frozen=True)
class Parts:
    """A corpus file, taken apart."""

    definitions: dict[str, str]
    loose: str


def split(source: str) -> Parts:
    """Top-level definitions by name, and the rest. ``AND = …`` counts as a definition of AND."""
    try:
        tree = parse(source)
    except SyntaxError:  # a syntax error may be the very point of the file
        return Parts({}, source)
    lines = source.splitlines()
    definitions: dict[str, str] = {}
    loose = []
    for node in tree.body:
        start = min([node.lineno, *(d.lineno for d in getattr(node, "decorator_list", []))])
        text = "\n".join(lines[start - 1 : node.end_lineno])
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            definitions[node.name] = text
        elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            definitions[node.targets[0].id] = text
        else:
            loose.append(text)
    return Parts(definitions, "\n".join(loose))
