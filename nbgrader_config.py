"""nbgrader's settings for this course: its own autograding, with our sandbox in place of its kernel.

`nbgrader autograde ps4`, `generate_feedback`, `export` and formgrader work as ever.
"""

from pathlib import Path

c = get_config()  # noqa: F821 - given by nbgrader

ROOT = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "cnn"
c.CourseDirectory.source_directory = "build/source"

# The lists are restated whole: configuration can add to them, but not replace one entry.
c.Autograde.sanitize_preprocessors = [
    "nbgrader.preprocessors.ClearOutput",
    "autograder.record.SettleCells",
    "nbgrader.preprocessors.DeduplicateIds",
    "nbgrader.preprocessors.OverwriteKernelspec",
    "autograder.thrifty.OverwriteCells",
    "autograder.thrifty.CheckCellMetadata",
]
c.Autograde.autograde_preprocessors = [
    "autograder.record.SandboxExecute",
    "nbgrader.preprocessors.IgnorePattern",
    "nbconvert.preprocessors.ClearMetadataPreprocessor",
    "nbgrader.preprocessors.LimitOutput",
    "autograder.thrifty.SaveAutoGrades",
    "autograder.record.SettleGrades",
    "nbgrader.preprocessors.AssignLatePenalties",
    "autograder.thrifty.CheckCellMetadata",
]
c.SandboxExecute.assignments = str(ROOT / "assignments")
c.SandboxExecute.store = str(ROOT / "build" / "store")

# The filter that every rendered text passes in feedback pages and in formgrader: no student's script
# reaches a TA's browser.
c.HTMLExporter.filters = {"strip_files_prefix": "autograder.feedback.safe_html"}

# No name is a formula to the spreadsheet that opens grades.csv.
c.ExportApp.plugin_class = "autograder.export.SafeCsvExportPlugin"

# A rubric is a mark scheme in a locked cell: shown to TAs and in feedback, not in the release.
c.ClearMarkScheme.enforce_metadata = False
