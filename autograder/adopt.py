"""Grade a course with our sandbox: two lines in its ``nbgrader_config.py``.

from autograder.adopt import use_sandbox
use_sandbox(c)
"""

from __future__ import annotations

import re
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

FORMGRADER = "nbgrader.server_extensions.formgrader.formgrader"  # a module of who runs it


def use_sandbox(c: Any, assignments: Path | None = None, store: Path | None = None) -> None:
    """Put our steps into the place of nbgrader's own, in the config object ``c`` of traitlets.

    ``assignments`` is the folder of problem sets with a pset.toml, for courses that have such, and
    ``store`` where their results are kept. Every other notebook is run in the sandbox, too, and
    scored as nbgrader scores it (docs/compatibility.md).
    """
    # asked of the package, not of the module: importing nbgrader takes a second
    release = [int(n) for n in re.findall(r"\d+", version("nbgrader"))[:3]]
    has_pattern = release >= [0, 9, 4]
    since_0_9_4 = ["nbgrader.preprocessors.IgnorePattern"] if has_pattern else []
    # the lists are restated whole: configuration can add to them, but not replace one entry
    c.Autograde.sanitize_preprocessors = [
        "nbgrader.preprocessors.ClearOutput",
        "autograder.gradebook.record.SettleCells",
        "nbgrader.preprocessors.DeduplicateIds",
        "autograder.gradebook.thrifty.OverwriteKernelspec",
        "autograder.gradebook.thrifty.OverwriteCells",
        "autograder.gradebook.thrifty.CheckCellMetadata",
    ]
    c.Autograde.autograde_preprocessors = [
        "autograder.gradebook.record.SandboxExecute",
        *since_0_9_4,
        "nbconvert.preprocessors.ClearMetadataPreprocessor",
        "nbgrader.preprocessors.LimitOutput",
        "autograder.gradebook.thrifty.SaveAutoGrades",
        "autograder.gradebook.record.SettleGrades",
        "nbgrader.preprocessors.AssignLatePenalties",
        "autograder.gradebook.thrifty.CheckCellMetadata",
    ]
    c.Autograde.exporter_class = "autograder.gradebook.thrifty.Exporter"
    if assignments is not None:
        c.SandboxExecute.assignments = str(assignments)
    if store is not None:
        c.SandboxExecute.store = str(store)
    # the filter that every rendered text passes in feedback pages and in formgrader: no student's
    # script reaches a TA's browser
    c.HTMLExporter.filters = {"strip_files_prefix": "autograder.feedback.checks.safe_html"}
    if FORMGRADER in sys.modules:
        # it imports nbconvert, which takes a second
        from autograder.gradebook.formgrader import escape

        escape(sys.modules[FORMGRADER])
    # no name is a formula to the spreadsheet that opens grades.csv
    c.ExportApp.plugin_class = "autograder.gradebook.export.SafeCsvExportPlugin"
