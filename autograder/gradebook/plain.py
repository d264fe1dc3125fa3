"""Any nbgrader course: its notebooks run in our sandbox, and get the scores that nbgrader gives.

The few differences are meant, stand in docs/compatibility.md, and ``strict_nbgrader`` undoes them.
"""

from __future__ import annotations

import math
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode, from_dict
from nbgrader.preprocessors import Execute
from nbgrader.utils import is_grade, is_solution

from autograder.course.notebook import read_files
from autograder.course.pset import Limits
from autograder.course.submission import Cell, Submission
from autograder.feedback.safe import safe_output
from autograder.grading.engine import Engine
from autograder.grading.plain import LIMITS, Ran, run_plain, write_files

LANGUAGE = {"name": "python", "pygments_lexer": "ipython3"}
OWN_KERNELS = ("python3", "python")
OWN_PLACES = ("HOME", "TMPDIR", "PWD")  # a worker's are elsewhere
TOLD = ("NBGRADER_EXECUTION", "NBGRADER_VALIDATING")  # variables that nbgrader sets


@dataclass(frozen=True)
class Settings:
    """How a course wants its notebooks to be run."""

    preload: tuple[str, ...] = ("numpy", "matplotlib.pyplot")
    limits: Limits = LIMITS
    environment: tuple[str, ...] = ()  # names of variables that notebooks may see
    strict: bool = False


def stock_reason(nb: NotebookNode, execute: Execute) -> str:
    """Why a notebook has to run in a kernel of its own; "" if it need not."""
    spec = nb.metadata.get("kernelspec", {})
    name = execute.kernel_name or spec.get("name", OWN_KERNELS[0])
    language = spec.get("language") or nb.metadata.get("language_info", {}).get("name", "python")
    if str(language).lower() not in ("python", *OWN_KERNELS):
        return f"its language is {language}"
    if name in OWN_KERNELS:
        return ""
    try:
        python = KernelSpecManager().get_kernel_spec(name).argv[0]
    except NoSuchKernel:
        return f"it wants the kernel {name}"
    ours = os.path.basename(python) in OWN_KERNELS or os.path.realpath(python) == os.path.realpath(
        sys.executable
    )
    return "" if ours else f"its kernel {name} is another Python ({python})"


def run_notebook(
    nb: NotebookNode,
    folder: Path,
    execute: Execute,
    engine: Engine,
    settings: Settings,
    keep_files: bool = True,
) -> None:
    """Run a notebook's cells in the sandbox, and write their outputs as nbgrader reads them."""
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    cells = [Cell(source=c.source, runs=_runs(c, execute.skip_cells_with_tag)) for c in code]
    submission = Submission(cells=cells, files=read_files(folder, notebooks=settings.strict))
    seconds = execute._get_timeout(None)
    sandbox = engine.sandbox(tuple(filter(_is_installed, settings.preload)))
    ran = run_plain(sandbox.path, submission, settings.limits, seconds, _environment(settings))
    _raise_as_stock(ran, code, execute, settings)
    if keep_files:
        write_files(ran.files, folder)
    nb.metadata["language_info"] = from_dict(LANGUAGE)
    count = 0
    for i, (cell, plain) in enumerate(zip(code, cells, strict=True)):
        cell.outputs, cell.execution_count = [], None
        if plain.runs:
            count += 1
            cell.execution_count = count
            for output in _outputs(i, ran, execute):
                safe = from_dict(output) if settings.strict else safe_output(output, results=True)
                if safe is not None:
                    cell.outputs.append(_complete(safe, count))
            if not settings.strict:
                _be_fair(cell)


def _environment(settings: Settings) -> dict[str, str]:
    """The variables that a notebook may see."""
    if settings.strict:
        return {name: value for name, value in os.environ.items() if name not in OWN_PLACES}
    return {name: os.environ[name] for name in (*TOLD, *settings.environment) if name in os.environ}


def _runs(cell: NotebookNode, skip: str) -> bool:
    return bool(cell.source.strip()) and skip not in cell.metadata.get("tags", [])


def _is_installed(module: str) -> bool:
    from importlib.util import find_spec

    return find_spec(module.partition(".")[0]) is not None


def _raise_as_stock(
    ran: Ran, code: list[NotebookNode], execute: Execute, settings: Settings
) -> None:
    """What stock nbgrader gives a submission up for."""
    if ran.interrupted and not execute.interrupt_on_timeout:
        cell = code[min(ran.interrupted)]
        raise CellTimeoutError.error_from_timeout_and_cell(
            "Cell execution timed out", execute._get_timeout(cell), cell
        )
    if settings.strict and (ran.died or ran.left):
        raise DeadKernelError("Kernel died")


def _complete(output: NotebookNode, count: int) -> NotebookNode:
    if output.output_type == "execute_result":
        output.execution_count = count
        output.data.setdefault("text/plain", "(too long to be kept)")
    return output


def _outputs(i: int, ran: Ran, execute: Execute) -> Iterator[dict[str, Any]]:
    """The outputs of one cell that was to run, with the reason where it did not end."""
    if ran.outputs and i not in ran.died:
        yield from ran.outputs[i]
    if i in ran.interrupted and execute.error_on_timeout:
        yield {"output_type": "error", **execute.error_on_timeout}
    if i in ran.died:
        yield _error("DeadKernelError", f"this cell ended its process: {ran.died[i]}")
    if i in ran.left:
        yield _error("DeadKernelError", f"this cell was not run: {ran.left[i]}")


def _error(name: str, message: str) -> dict[str, Any]:
    told = f"{name}: {message}"
    return {"output_type": "error", "ename": name, "evalue": message, "traceback": [told]}


def _be_fair(cell: NotebookNode) -> None:
    """What nbgrader reads a test cell's points from, without its traps."""
    if not is_grade(cell) or is_solution(cell):
        return
    for i, output in enumerate(cell.outputs):
        if output.output_type == "stream" and output.name == "stderr":
            output.name = "stdout"  # a warning is no failure
        if output.output_type == "execute_result":
            problem = _credit_problem(output.data.get("text/plain", ""), cell)
            if problem:
                cell.outputs[i] = from_dict(_error("PartialCreditError", problem))


def _credit_problem(text: str, cell: NotebookNode) -> str:
    """Why a number cannot be partial credit; what is no number stays what it is to nbgrader."""
    most = float(cell.metadata.nbgrader["points"])
    try:
        credit = float(text)
    except ValueError:
        return ""
    if 0 <= credit <= most:
        return ""
    kind = "not a number" if math.isnan(credit) else "below 0" if credit < 0 else f"above {most:g}"
    return f"the test cell returned {text} as its points, which is {kind}: no points are given"
