"""From template and reference to notebooks: build/source for nbgrader, release for students.

template (jupytext) ─┐
reference (Python) ──┼─ make_source ─→ build/source/psN ─ nbgrader ─→ release/psN
pset.toml ───────────┘
"""

from __future__ import annotations

import ast
import random
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
import numpy as np
from nbformat import NotebookNode

from autograder.course.notebook import SKIP_PREFIX, SKIP_TAG, anchor_id
from autograder.course.pset import ProblemSet, Question
from autograder.errors import CourseError
from autograder.parse import parse

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
MARK_BEGIN, MARK_END = "=== BEGIN MARK SCHEME ===", "=== END MARK SCHEME ==="
RUBRIC_NOTE = "*A person grades this answer; how is shown with your feedback.*"
HOLE = re.compile(r"«(.+?)»", re.DOTALL)
STUB = "raise NotImplementedError()"
NO_ROLE = ("lang", "lines_to_next_cell")  # of a template cell's metadata


# --- the reference, taken apart ----------------------------------------------------------------


@dataclass(frozen=True)
class Definition:
    """One top-level definition of the reference."""

    name: str
    source: str  # with its body
    solution: str  # with its body between solution marks
    body_lines: tuple[str, ...]  # what no release may hold
    uses: frozenset[str]  # names that the body reads


class Reference:
    """The definitions of a problem set's reference modules, and their values."""

    def __init__(self, pset: ProblemSet, variant: str | None = None) -> None:
        self.definitions: dict[str, Definition] = {}
        self.namespace: dict[str, Any] = {"__name__": "reference", "np": np}
        for path in pset.reference_files:
            try:
                text = path.read_text("utf-8")
            except FileNotFoundError as error:
                raise CourseError(
                    f"{pset.folder / 'pset.toml'}: reference: {path} is missing"
                ) from error
            exec(compile(text, str(path), "exec"), self.namespace)
            for definition in _definitions(text):
                self.definitions[definition.name] = definition
        self.namespace |= draw_parameters(pset, variant)

    def __getitem__(self, name: str) -> Definition:
        if name not in self.definitions:
            raise CourseError(
                f"the reference defines no {name!r}; it defines {', '.join(self.definitions)}"
            )
        return self.definitions[name]

    def fill(self, text: str, where: str) -> str:
        """Replace each «expression» by its value."""

        def value(match: re.Match[str]) -> str:
            try:
                return show(eval(match[1].strip(), self.namespace))
            except Exception as error:
                raise CourseError(
                    f"{where}: «{match[1]}»: {type(error).__name__}: {error}"
                ) from error

        return HOLE.sub(value, text)


def show(value: Any) -> str:
    """A value as Python source; floats to 10 digits, so that every machine builds the same."""
    if isinstance(value, np.ndarray | np.generic):
        return show(value.tolist())
    if isinstance(value, float):
        text = f"{value:.10g}"
        return text if re.search(r"[.en]", text) else text + ".0"
    if isinstance(value, list | tuple):
        inner = ", ".join(map(show, value))
        if isinstance(value, list):
            return f"[{inner}]"
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{show(k)}: {show(v)}" for k, v in value.items()) + "}"
    return value if isinstance(value, str) else repr(value)


def draw_parameters(pset: ProblemSet, variant: str | None) -> dict[str, Any]:
    """The set's parameters: their defaults, or for a named variant a draw that its name seeds."""
    if variant is None:
        return {name: p.default for name, p in pset.parameters.items()}
    draw = random.Random(f"{pset.name}/{variant}")
    return {
        name: draw.choice(p.choices or [p.default]) for name, p in sorted(pset.parameters.items())
    }


def _definitions(text: str) -> list[Definition]:
    lines = text.splitlines()
    found = []
    for node in parse(text).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            names = [node.name]
        elif isinstance(node, ast.Assign):
            names = [n.id for t in node.targets for n in ast.walk(t) if isinstance(n, ast.Name)]
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            names = [node.target.id]
        else:
            continue
        source = "\n".join(_lines_of(node, lines))
        if isinstance(node, ast.FunctionDef):
            solution, body = _marked_function(node, lines, [])
        elif isinstance(node, ast.ClassDef):
            solution, body = _marked_class(node, lines)
        else:
            body = _lines_of(node, lines)
            solution = [BEGIN, *body, END]
        uses = frozenset(n.id for n in ast.walk(node) if isinstance(n, ast.Name)) - set(names)
        found += [Definition(n, source, "\n".join(solution), tuple(body), uses) for n in names]
    return found


def _lines_of(node: ast.stmt, lines: list[str]) -> list[str]:
    decorators = getattr(node, "decorator_list", [])
    start = min([node.lineno, *(d.lineno for d in decorators)])
    return lines[start - 1 : node.end_lineno]


def _body_after_docstring(node: ast.FunctionDef | ast.ClassDef) -> list[ast.stmt]:
    return node.body[1:] if ast.get_docstring(node, clean=False) is not None else node.body


def _marked_function(
    node: ast.FunctionDef, lines: list[str], private: list[ast.stmt]
) -> tuple[list[str], list[str]]:
    """The function with its body between marks, and the body; private methods hide in there too."""
    statements = _body_after_docstring(node)
    if not statements:
        raise CourseError(f"reference: {node.name} has no body after its docstring")
    whole = _lines_of(node, lines)
    head_length = len(whole) - (node.end_lineno or 0) + statements[0].lineno - 1
    head, body = whole[:head_length], whole[head_length:]
    while head and head[-1].strip().startswith("#"):  # a comment before the first statement
        body.insert(0, head.pop())
    for method in private:
        body += ["", *_lines_of(method, lines)]
    indent = " " * statements[0].col_offset
    return [*head, indent + BEGIN, *body, indent + END], body


def _marked_class(node: ast.ClassDef, lines: list[str]) -> tuple[list[str], list[str]]:
    statements = _body_after_docstring(node)
    if not statements:
        raise CourseError(f"reference: class {node.name} has no body after its docstring")
    whole = _lines_of(node, lines)
    first = min(
        [statements[0].lineno, *(d.lineno for d in getattr(statements[0], "decorator_list", []))]
    )
    marked = whole[: len(whole) - (node.end_lineno or 0) + first - 1]
    hidden: list[str] = []
    i = 0
    while i < len(statements):
        statement = statements[i]
        i += 1
        if not isinstance(statement, ast.FunctionDef):
            marked += _lines_of(statement, lines)
            continue
        if _is_private(statement):
            raise CourseError(
                f"reference: class {node.name}: put {statement.name} after a public method"
            )
        private = []
        while i < len(statements) and _is_private(statements[i]):
            private.append(statements[i])
            i += 1
        part, body = _marked_function(statement, lines, private)
        marked += part if marked[-1] == "" else ["", *part]
        hidden += body
    return marked, hidden


def _is_private(statement: ast.stmt) -> bool:
    name = statement.name if isinstance(statement, ast.FunctionDef) else ""
    return name.startswith("_") and not name.startswith("__")


# --- the template, cell by cell ----------------------------------------------------------------


def make_source(pset: ProblemSet, lang: str = "en", variant: str | None = None) -> NotebookNode:
    """The instructor's notebook, as nbgrader's ``generate_assignment`` expects it."""
    try:
        import jupytext  # imports half of Jupyter

        template = jupytext.reads(pset.template.read_text("utf-8"), fmt="py:percent")
    except FileNotFoundError as error:
        raise CourseError(f"{pset.template}: the template is missing") from error
    reference = Reference(pset, variant)
    cells = [c for c in template.cells if c.metadata.get("lang", lang) == lang]
    last_part = {_question_of(c): i for i, c in enumerate(cells) if _question_of(c)}
    built: list[NotebookNode] = []
    for i, cell in enumerate(cells):
        name = _question_of(cell)
        if not _is_bare(pset, cell):
            built.append(_make_cell(pset, reference, cell, i))
        if name and last_part[name] == i:
            built.append(_anchor(pset, name))
    for i, cell in enumerate(built):
        cell["id"] = cell.metadata.get("nbgrader", {}).get("grade_id", f"cell-{i}")[:64]
    _check_complete(pset, reference, cells)
    notebook = nbformat.v4.new_notebook(cells=built)
    notebook.metadata = NotebookNode(
        kernelspec=NotebookNode(display_name="Python 3", language="python", name="python3"),
        language_info=NotebookNode(name="python"),
    )
    nbformat.validate(notebook)
    return notebook


def _question_of(cell: NotebookNode) -> str | None:
    name: str | None = cell.metadata.get("question") or cell.metadata.get("check")
    return name


def _is_bare(pset: ProblemSet, cell: NotebookNode) -> bool:
    """Does the cell only say where a question's points stand? It measures other answers, then."""
    question = pset.by_name.get(cell.metadata.get("question", ""))
    return question is not None and not question.provides


def _take_skip(roles: dict[str, Any]) -> bool:
    """Take the flag ``skip`` out of a header; jupytext reads a leading bare word as a title."""
    flagged = "skip" in roles and roles.pop("skip") is not False
    if roles.get("title") == "skip":
        del roles["title"]
        flagged = True
    return flagged


def _make_cell(pset: ProblemSet, reference: Reference, cell: NotebookNode, i: int) -> NotebookNode:
    roles = {k: v for k, v in cell.metadata.items() if k not in NO_ROLE}
    where = f"{pset.template}, cell {i + 1}"
    text = reference.fill(cell.source, where)
    if _take_skip(roles):
        if cell.cell_type != "code" or set(roles) - {"check"}:
            raise CourseError(f"{where}: only a plain cell or a check can be skipped in grading")
        name = roles.get("check", "code")
        if "check" in roles:
            _known(pset.by_name, name, where)
        skipped = _cell("code", text, f"{SKIP_PREFIX}{name}-{i}", locked=True)
        skipped.metadata["tags"] = [SKIP_TAG]
        return skipped
    match roles:
        case {"question": name}:
            question = _known(pset.by_name, name, where)
            parts = [reference[n].solution for n in question.provides]
            return _cell("code", "\n\n\n".join(parts), name, solution=True)
        case {"given": names}:
            parts = [reference[n.strip()].source for n in names.split(",")]
            text = "\n\n\n".join([*([text] if text.strip() else []), *parts])
            return _cell("code", text, f"given-{i}", locked=True)
        case {"check": name}:
            _known(pset.by_name, name, where)
            return _cell("code", text, f"check-{name}-{i}", locked=True)
        case {"written": name}:
            written = _known({w.name: w for w in pset.written}, name, where)
            answer = f"{BEGIN}\n{text}\n{END}"
            return _cell("markdown", answer, name, solution=True, points=written.points)
        case {"rubric": name}:
            rubric = f"{RUBRIC_NOTE}\n\n{MARK_BEGIN}\n\n{text}\n\n{MARK_END}"
            return _cell("markdown", rubric, f"rubric-{name}", locked=True)
        case {}:
            if cell.cell_type == "markdown":
                return nbformat.v4.new_markdown_cell(text)
            return _cell("code", text, f"code-{i}", locked=True)
    raise AssertionError("unreachable")


def _known(table: dict[str, Any], name: str, where: str) -> Any:
    if name not in table:
        raise CourseError(f"{where}: no question {name!r} in pset.toml; it has {', '.join(table)}")
    return table[name]


def _cell(
    cell_type: str,
    source: str,
    grade_id: str,
    *,
    solution: bool = False,
    locked: bool = False,
    points: float | None = None,
) -> NotebookNode:
    make = nbformat.v4.new_code_cell if cell_type == "code" else nbformat.v4.new_markdown_cell
    role: dict[str, Any] = {
        "schema_version": 3,
        "grade_id": grade_id,
        "grade": points is not None,
        "solution": solution,
        "locked": locked,
        "task": False,
    }
    if points is not None:
        role["points"] = points
    return make(source, metadata={"nbgrader": role})  # type: ignore[no-untyped-call]


def _anchor(pset: ProblemSet, name: str) -> NotebookNode:
    question = pset.by_name[name]
    text = f"# {name}: {question.points:g} points. After you submit, "
    if question.accuracy is None:
        text += "hidden checks call your answer with many\n# other inputs and report here. "
    else:
        text += "the grader trains your network and\n# measures its accuracy on hidden images:\n"
        text += "".join(_tiers(kind, question) for kind in ("cpu", "gpu")) + "# "
    text += "Running this cell does nothing."
    return _cell("code", text, anchor_id(name), locked=True, points=question.points)


def _tiers(kind: str, question: Question) -> str:
    """The budget and the points of a profile, as two lines of a comment."""
    assert question.accuracy is not None
    profile = getattr(question.accuracy, kind)
    if profile is None:
        return ""
    where = "on a GPU, " if kind == "gpu" else "without a GPU, " if question.accuracy.gpu else ""
    tiers = [f"{tier.points:g} from {tier.accuracy:.2f}" for tier in profile.tiers]
    tiers[0] = tiers[0].replace(" from", " points from")
    bonus = " (a bonus)" if profile.tiers[-1].points > question.points else ""
    budget = f"{profile.train:,} images, {profile.epochs} epochs"
    return f"#   {where}{budget}:\n#     {', '.join(tiers)}{bonus}\n"


def _check_complete(pset: ProblemSet, reference: Reference, cells: list[NotebookNode]) -> None:
    """Every question, written answer and rubric has its cell; no solution hangs in the air."""
    for role, names in (
        ("question", pset.by_name),
        ("written", [w.name for w in pset.written]),
        ("rubric", [w.name for w in pset.written]),
    ):
        placed = [c.metadata[role] for c in cells if role in c.metadata]
        for name in names:
            if placed.count(name) != 1:
                raise CourseError(
                    f'{pset.template}: {placed.count(name)} cells are {role}="{name}", expected 1'
                )
    given = {n.strip() for c in cells for n in c.metadata.get("given", "").split(",")}
    at_hand = given | {n for q in pset.questions for n in q.provides}
    own_text = "\n".join(c.source for c in cells if c.cell_type == "code")
    for question in pset.questions:
        for name in question.provides:
            for used in sorted(reference[name].uses & set(reference.definitions) - at_hand):
                if not re.search(rf"^{re.escape(used)}\s*(:.*)?=", own_text, re.MULTILINE):
                    raise CourseError(
                        f"reference: {name} uses {used}, which no cell of {pset.template.name} "
                        f'gives to the student: add a cell `# %% given="{used}"` or do without it'
                    )


# --- writing, and nbgrader's part --------------------------------------------------------------


def write_source(
    pset: ProblemSet, folder: Path, lang: str = "en", variant: str | None = None
) -> Path:
    """Write the source notebook to ``folder/psN/psN.ipynb``."""
    path = folder / pset.name / f"{pset.name}.ipynb"
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(make_source(pset, lang, variant), path)
    return path


def leaks(pset: ProblemSet, release: NotebookNode) -> list[str]:
    """Lines of the solutions or of the hidden tests that a release holds; there must be none.

    In an answer cell nothing may stand but signature, docstring and stub. Elsewhere no line of a
    solution's body or of the hidden tests may occur that says more than a common phrase.
    """
    reference = Reference(pset)
    secret = {
        line.strip()
        for q in pset.questions
        for name in q.provides
        for line in reference[name].body_lines
    }
    for path in sorted(pset.hidden_tests.glob("*.py")):
        secret |= {line.strip() for line in path.read_text("utf-8").splitlines()}
    found = []
    for cell in release.cells:
        if cell.cell_type != "code":
            continue
        if cell.metadata.get("nbgrader", {}).get("solution"):
            found += [f"{cell.id}: {line}" for line in _beyond_the_stub(cell.source)]
            continue
        for line in cell.source.splitlines():
            if line.strip() in secret and len(line.strip()) >= 32 and not _is_import(line):
                found.append(f"{cell.id}: {line.strip()}")
    return found


def _is_import(line: str) -> bool:
    return line.strip().startswith(("import ", "from "))


def _beyond_the_stub(source: str) -> list[str]:
    """What an answer cell holds besides signatures, docstrings and stubs."""
    extra: list[str] = []

    def visit(statements: list[ast.stmt]) -> None:
        for statement in statements:
            if isinstance(statement, ast.FunctionDef | ast.ClassDef):
                visit(_body_after_docstring(statement))
            elif ast.unparse(statement) != STUB:
                extra.append(ast.unparse(statement))

    visit(parse(source).body)
    return extra
