"""Submissions whose code is suspiciously alike once names, strings and layout are taken away.

read → normalise → forget what the course gave, and what many wrote → compare → show side by side

Passages are found by copydetect: fingerprints of 25 characters, as in MOSS (Schleimer, Wilkerson,
Aiken: Winnowing, SIGMOD 2003), every one of them kept. A pair is a reason to look, nothing else.
"""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from copydetect import CodeFingerprint, compare_files
from copydetect.utils import get_token_coverage
from nbformat import NotebookNode
from pygments.lexers import PythonLexer
from pygments.token import Comment, Literal, Name, Text, Whitespace

from autograder.authoring.build import Reference, make_source
from autograder.authoring.corpus import Maker
from autograder.course.folder import Course
from autograder.course.handed import handed_in, sanitized
from autograder.course.pset import ProblemSet
from autograder.course.view import View
from autograder.errors import StudentError
from autograder.files.whole import write_whole
from autograder.grading.render import clean
from autograder.templates import template

LENGTH = 25  # normalised characters of a fingerprint: about ten words
THRESHOLD = 0.6  # of the shorter one's own code; measured in docs/instructor.md
LEAST = 250  # normalised characters alike: less is what two people write by chance
COMMON = 10  # what more people than these wrote says nothing of any two
PASSAGES = 12  # shown of each pair
MOST = 200_000  # characters of one student's code: nobody writes as much
REPEATS = 3  # places of one fingerprint that are looked at for passages


@dataclass(frozen=True)
class Cell:
    """A code cell of a student's own."""

    title: str  # the question it answers, "" for one that the student added
    source: str


class Work:
    """One student's code, normalised and fingerprinted."""

    def __init__(self, student: str, cells: Iterable[Cell]) -> None:
        self.student = student
        self.lines: list[str] = []
        self.titles: list[str] = []  # of each line
        self.line_of: list[int] = []  # of each normalised character
        text: list[str] = []
        across: set[int] = set()  # where a fingerprint would reach from one cell into the next
        for cell in cells:
            begin, at = len(self.lines), len(self.line_of)
            across.update(range(at - LENGTH + 1, at))
            self.lines += cell.source.split("\n")
            self.titles += [cell.title] * (len(self.lines) - begin)
            for line, part in normalise(cell.source):
                text.append(part)
                self.line_of += [begin + line] * len(part)
        code = io.StringIO("".join(text))
        # a window of 1 keeps every fingerprint: which a larger one keeps, changes from run to run
        self.print = CodeFingerprint(student, LENGTH, 1, filter=False, fp=code)
        for h, places in list(self.print.hash_idx.items()):
            self.print.hash_idx[h] = [i for i in places if int(i) not in across]
        self.forget({h for h, places in self.print.hash_idx.items() if not places})

    def forget(self, hashes: set[int]) -> None:
        """Leave out passages that say nothing of who wrote them."""
        for known in self.print.hashes & hashes:
            self.print.hashes.discard(known)
            del self.print.hash_idx[known]
        self.print.token_coverage = get_token_coverage(
            self.print.hash_idx, LENGTH, len(self.print.filtered_code)
        )


@dataclass(frozen=True)
class Side:
    """A passage as one of the two wrote it."""

    title: str
    first: int  # line, from 1
    text: str


@dataclass(frozen=True)
class Pair:
    """Two submissions, how alike they are, and where."""

    one: str
    other: str
    share: float  # of the shorter one's own code
    characters: int  # normalised
    passages: list[tuple[Side, Side]]

    @property
    def questions(self) -> list[str]:
        """Where the passages stand."""
        return list(dict.fromkeys(left.title for left, _ in self.passages if left.title))


def normalise(source: str) -> Iterator[tuple[int, str]]:
    """The code without names, strings, comments and layout, with the line of each part."""
    line = 0
    for kind, value in PythonLexer(stripnl=False, ensurenl=False).get_tokens(source):
        if kind in Name and kind not in Name.Builtin:
            yield line, "V"
        elif kind in Literal.String:
            if kind is not Literal.String.Doc:
                yield line, "S"
        elif kind not in Text and kind not in Whitespace and kind not in Comment:
            yield line, value.replace(" ", "")
        line += value.count("\n")


def own_cells(notebook: NotebookNode, pset: ProblemSet) -> list[Cell]:
    """The code cells that a student writes: answers, and cells that they added."""
    cells = []
    for cell in notebook.cells:
        role = cell.metadata.get("nbgrader", {})
        if cell.cell_type == "code" and not role.get("locked"):
            name = role.get("grade_id", "")
            cells.append(Cell(name if name in pset.by_name else "", cell.source))
    if sum(len(cell.source) for cell in cells) > MOST:
        raise StudentError(f"more than {MOST} characters of code")
    return cells


def given(pset: ProblemSet) -> set[int]:
    """Fingerprints of what the course wrote: the notebook handed out, and the reference."""
    reference = Reference(pset)
    sources = [d.source for d in reference.definitions.values()]
    blank, solved = Maker(pset).blank_notebook(), make_source(pset)
    sources += [c.source for n in (blank, solved) for c in n.cells if c.cell_type == "code"]
    return {h for source in sources for h in Work("", [Cell("", source)]).print.hashes}


def compare(
    works: list[Work],
    known: set[int],
    threshold: float = THRESHOLD,
    least: int = LEAST,
    common: int = COMMON,
) -> list[Pair]:
    """The pairs that are more alike than the threshold, most alike first."""
    for work in works:
        work.forget(known)
    by_hash: dict[int, list[int]] = {}
    for i, work in enumerate(works):
        for h in work.print.hashes:
            by_hash.setdefault(h, []).append(i)
    usual = {h for h, who in by_hash.items() if len(who) > common}
    for work in works:
        work.forget(usual)
    shared = Counter(
        pair for h, who in by_hash.items() if h not in usual for pair in combinations(who, 2)
    )
    pairs = []
    for (i, j), n in shared.items():
        if n * LENGTH < least:  # each fingerprint adds its length at most
            continue
        one, other = works[i], works[j]
        characters, shares, _ = compare_files(one.print, other.print)
        share = min(1.0, float(max(shares)))
        if characters >= least and share >= threshold:
            passages = _passages(one, other)
            pairs.append(Pair(one.student, other.student, share, int(characters), passages))
    return sorted(pairs, key=lambda p: (-p.share, -p.characters, p.one, p.other))


def _passages(one: Work, other: Work) -> list[tuple[Side, Side]]:
    """The longest passages that run alike, none of them twice, in the order of the first."""
    starts = sorted(
        (int(i), int(j))
        for h in one.print.hashes & other.print.hashes
        for i in one.print.hash_idx[h][:REPEATS]
        for j in other.print.hash_idx[h][:REPEATS]
    )
    runs: dict[tuple[int, int], int] = {}  # by the last start of a run on both sides: how many
    for i, j in starts:
        runs[i, j] = runs.pop((i - 1, j - 1), 0) + 1
    shown: list[tuple[int, int, int]] = []  # where on both sides, how long
    for (i, j), n in sorted(runs.items(), key=lambda run: (-run[1], run[0])):
        new = (i - n + 1, j - n + 1, n + LENGTH - 1)
        if not any(_overlap(new, old) for old in shown):
            shown.append(new)
    longest = sorted(shown[:PASSAGES])
    return [(_side(one, i, m), _side(other, j, m)) for i, j, m in longest]


def _overlap(a: tuple[int, int, int], b: tuple[int, int, int]) -> bool:
    return any(a[k] < b[k] + b[2] and b[k] < a[k] + a[2] for k in (0, 1))


def _side(work: Work, begin: int, length: int) -> Side:
    first, last = work.line_of[begin], work.line_of[begin + length - 1]
    text = "\n".join(clean(line, 300) for line in work.lines[first : last + 1])
    return Side(work.titles[first], first + 1, text)


def read_works(
    course: Course, pset: ProblemSet, view: View, done: Callable[[str, bool], None]
) -> tuple[list[Work], dict[str, str]]:
    """Everybody's code, and why that of some is not compared."""
    works, problems = [], {}
    course.go_by_record(pset)
    for handed in handed_in(course, pset, view):
        problem = handed.problem
        if not problem:
            try:
                notebook = sanitized(course, handed, pset)
                works.append(Work(handed.student, own_cells(notebook, pset)))
            except StudentError as error:
                problem = str(error)
        if problem:
            problems[handed.student] = problem
        done(handed.student, bool(problem))
    return works, problems


def write_page(pset: ProblemSet, pairs: list[Pair], n: int, threshold: float, path: Path) -> None:
    """The pairs with their passages side by side, as one page that needs nothing else."""
    page = template("similar.html.j2").render(
        pset=pset, pairs=pairs, n=n, threshold=threshold, least=LEAST, common=COMMON
    )
    write_whole(path, page.encode())
