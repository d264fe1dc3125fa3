"""nbgrader stays the record: its autograding with our sandbox in the place of its kernel.

SettleCells       before OverwriteCells: every cell has the role that the record says
SandboxExecute    in the place of Execute: runs, checks, and writes points as nbgrader reads them
SettleGrades      after SaveAutoGrades: points that are pending wait for a person

nbgrader's own steps, made thrifty, are in autograder.gradebook.thrifty.
"""

from __future__ import annotations

import atexit
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict, v4
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import Execute, NbGraderPreprocessor
from traitlets import Bool, Dict, List, Unicode

from autograder.course.cells import KnowsCells
from autograder.course.notebook import (
    ANCHOR_PREFIX,
    check_belongs,
    find_link,
    is_anchor,
    language_of,
    take_submission,
)
from autograder.course.pset import Limits, ProblemSet, load
from autograder.diagnosis.diagnoser import Diagnosis, diagnose, stop_diagnosing
from autograder.errors import CourseError
from autograder.feedback.checks import JSON_TYPE, Told, as_html, as_json, as_text
from autograder.feedback.safe import rich_output, safe_output
from autograder.gradebook.plain import LANGUAGE, Settings, run_notebook, stock_reason
from autograder.grading.accuracy import Setting
from autograder.grading.devices import choose_device
from autograder.grading.engine import Engine, Job, run_again
from autograder.grading.plain import LIMITS
from autograder.grading.results import SubmissionResult
from autograder.grading.score import points_of, score
from autograder.grading.store import Store, Suite, code_of


class Grader:
    """An engine that starts when it is first needed, and a store in front of it."""

    def __init__(self, store: Path, engine: Engine) -> None:
        self.store = Store(store)
        self.engine = engine
        self.suites: dict[tuple[str, str], Suite] = {}

    def grade(self, pset: ProblemSet, job: Job) -> SubmissionResult:
        """The result from the store, or a fresh one."""
        now = pset.name, pset.stamp()
        if now not in self.suites:
            self.suites[now] = Suite.of(pset, self.engine.setting)
        suite, code = self.suites[now], code_of(job.submission)
        known, again = self.store.find(suite, code)
        if known is not None and again == ():
            return known
        result = self.engine.grade(pset, run_again(job, known, again))
        result = known.redone(result) if known else result
        self.store.keep(suite, code, result)
        return result


# nbgrader makes a new preprocessor for each notebook
_graders: dict[tuple[str, str, Setting], Grader] = {}


def grader_for(store: Path, level: str, setting: Setting, engine: Engine | None = None) -> Grader:
    """This process's grader for a store; it takes over an engine that is at hand."""
    key = (str(store), level, setting)
    if key not in _graders:
        _graders[key] = Grader(store, engine or Engine(level, setting))
    return _graders[key]


@atexit.register
def close_graders() -> None:
    """End the processes of all graders."""
    while _graders:
        _graders.popitem()[1].engine.close()
    stop_diagnosing()


class SandboxExecute(Execute):  # type: ignore[misc]
    """Runs notebooks in the sandbox: problem sets with our checks, others with their own."""

    assignments = Unicode("", help="The folder of the problem sets, if any").tag(config=True)
    store = Unicode("", help="The folder where results of problem sets are kept").tag(config=True)
    level = Unicode("auto", help="auto, full, landlock or none").tag(config=True)
    device = Unicode("auto", help="auto, cpu or gpu: where models are trained").tag(config=True)
    decided = Bool(
        False, help="Is the device that of a batch, and perhaps not of this machine?"
    ).tag(config=True)
    data = Unicode("", help="The folder of images; AUTOGRADER_DATA by default").tag(config=True)
    strict_nbgrader = Bool(
        False, help="Score other notebooks as stock nbgrader does in every respect"
    ).tag(config=True)
    preload = List(
        Unicode(),
        list(Settings.preload),
        help="Modules that are loaded once for all other notebooks, where they are installed",
    ).tag(config=True)
    limits = Dict(
        help="Limits of other notebooks, such as memory_mb (autograder.course.pset.Limits)"
    ).tag(config=True)
    environment = List(
        Unicode(), help="Names of environment variables that other notebooks may see"
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any], km: Any = None
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run and check a notebook, and write its outputs and points."""
        about = resources.get("nbgrader", {})  # empty where a notebook is validated
        name, assignment = about.get("notebook"), about.get("assignment")
        folder = find_pset(self.assignments, assignment)
        if folder is None or name != assignment:
            return self._run_plain(nb, resources, km)
        pset = load(folder)
        check_belongs(nb, pset, f"{name}.ipynb")
        self._refuse_links(resources["nbgrader"]["student"], assignment)
        submission = take_submission(nb, Path(resources["metadata"]["path"]))
        device = self.device if self.decided else choose_device(self.device)
        setting = Setting(device=device, data=self.data or None)
        grader = grader_for(Path(self.store), self.level, setting)
        result = grader.grade(pset, Job(resources["nbgrader"]["student"], submission))
        if result.error:
            raise CourseError(f"the grader failed, so no grade is recorded:\n{result.error}")
        try:
            diagnoses = diagnose(pset, result)
        except CourseError as error:  # of ours, but it costs a sentence and no grade
            self.log.warning("%s", error)
            diagnoses = {}
        write_outputs(nb, result, pset, diagnoses)
        resources["autograder"] = score(result, pset)
        return nb, resources

    def _run_plain(
        self, nb: NotebookNode, resources: dict[str, Any], km: Any
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Run a notebook that is no problem set of ours."""
        why = stock_reason(nb, self)
        if why:
            self.log.warning("%s: it runs in a kernel of its own, without sandbox", why)
            return super().preprocess(nb, resources, km)
        settings = Settings(
            tuple(self.preload),
            Limits(**(LIMITS.model_dump() | self.limits)),
            tuple(self.environment),
            self.strict_nbgrader,
        )
        about = resources.get("nbgrader")  # none where it is validated: links are the student's own
        if about and not self.strict_nbgrader:
            self._refuse_links(about["student"], about["assignment"])
        folder = Path(resources.get("metadata", {}).get("path") or ".").resolve()
        engine = grader_for(Path(self.store), self.level, Setting()).engine
        run_notebook(nb, folder, self, engine, settings, keep_files=about is not None)
        return nb, resources

    def _refuse_links(self, student: str, assignment: str) -> None:
        """nbgrader has copied what the student's links point to: it must not reach the worker."""
        course = CourseDirectory(config=self.config)
        folder = Path(course.format_path(course.submitted_directory, student, assignment))
        link = find_link(folder)
        if link:
            raise CourseError(f"{student}: {link} is a symbolic link: nothing is graded")


def find_pset(assignments: str, name: str | None) -> Path | None:
    """The folder of the problem set of that name, if this course has one."""
    folder = Path(assignments, name or "")
    return folder if assignments and name and (folder / "pset.toml").exists() else None


class SettleGrades(NbGraderPreprocessor):  # type: ignore[misc]
    """After SaveAutoGrades: points that are pending wait for a person; a bonus is extra credit."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Settle the grades of all anchors."""
        points = resources.get("autograder")
        if points is None:
            return nb, resources
        info = resources["nbgrader"]
        with Gradebook(info["db_url"]) as gradebook:
            where = (info["notebook"], info["assignment"], info["student"])
            for cell in filter(is_anchor, nb.cells):
                grade_id = cell.metadata.nbgrader["grade_id"]
                earned = points.get(grade_id.removeprefix(ANCHOR_PREFIX))
                grade = gradebook.find_grade(grade_id, *where)
                if earned is None:
                    grade.auto_score, grade.needs_manual_grade = None, True
                elif earned > grade.max_score:
                    grade.extra_credit = earned - grade.max_score
            gradebook.db.commit()
        return nb, resources


class SettleCells(KnowsCells):
    """Gives every cell the role that the record says, whatever the submission says.

    A cell that the record does not know has no role; of several with one id, the last has it (as
    nbgrader does); a graded cell that was deleted is put back at the end. The notebook's own
    metadata are the course's. Notebooks that are no problem set are left alone.
    """

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Settle all cells of a notebook."""
        info = resources["nbgrader"]
        if find_pset(self.config.SandboxExecute.get("assignments", ""), info["assignment"]) is None:
            return nb, resources
        record = self.cells_of(resources)
        sources = {cell.name: cell for cell in record.sources}
        points = {cell.name: cell.max_score for cell in record.graded}
        tasks = {cell.name for cell in record.graded if cell.is_task}
        roles = {
            name: {
                "schema_version": 3,
                "grade_id": name,
                "grade": name in points and name not in tasks,
                "solution": name in record.solutions,
                "locked": source.locked,
                "task": name in tasks,
                "checksum": source.checksum,
                "cell_type": source.cell_type,
                **({"points": points[name]} if name in points else {}),
            }
            for name, source in sources.items()
        }
        nb.metadata = from_dict({"language_info": LANGUAGE})
        seen: set[str] = set()
        for cell in reversed(nb.cells):
            claimed = cell.metadata.pop("nbgrader", None)
            name = claimed.get("grade_id") if isinstance(claimed, dict) else None
            if isinstance(name, str) and name in roles and name not in seen:
                cell.metadata["nbgrader"] = NotebookNode(roles[name])
                seen.add(name)
        for name in points:
            if name not in seen:
                self.log.warning("Cell %s was deleted: it is put back", name)
                make = _make_cell[sources[name].cell_type]
                cell = make(sources[name].source, metadata={"nbgrader": roles[name]})  # type: ignore[no-untyped-call]
                nb.cells.append(cell)
        return nb, resources


_make_cell = {"code": v4.new_code_cell, "markdown": v4.new_markdown_cell, "raw": v4.new_raw_cell}


def write_outputs(
    nb: NotebookNode,
    result: SubmissionResult,
    pset: ProblemSet,
    diagnoses: dict[str, Diagnosis] | None = None,
) -> None:
    """Put the cells' outputs into the notebook, and each question's report and points."""
    code = [cell for cell in nb.cells if cell.cell_type == "code"]
    for cell, outputs in zip(code, result.outputs, strict=True):
        cell.outputs = [o for o in map(safe_output, outputs) if o is not None]
        cell.execution_count = None
    reports = {q.name: q for q in result.questions}
    language = language_of(nb)
    for cell in code:
        if is_anchor(cell):
            name = cell.metadata.nbgrader["grade_id"].removeprefix(ANCHOR_PREFIX)
            question = pset.by_name[name]
            told = Told(reports[name], question, (diagnoses or {}).get(name), language)
            report = {
                "text/html": as_html(told),
                "text/plain": as_text(told),
                JSON_TYPE: as_json(told),
            }
            points = min(points_of(reports[name], question), question.points)
            # nbgrader reads the first execute_result as partial credit, and nothing else
            cell.outputs = [
                rich_output("display_data", report),
                rich_output("execute_result", {"text/plain": repr(float(points))}),
            ]
