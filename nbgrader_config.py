"""nbgrader's settings for this course: its own autograding, with our sandbox in place of its kernel.

`nbgrader autograde ps4`, `generate_feedback`, `export` and formgrader work as ever.
"""

from pathlib import Path

from autograder.adopt import use_sandbox

c = get_config()  # noqa: F821 - given by nbgrader

ROOT = Path(__file__).resolve().parent

c.CourseDirectory.course_id = "cnn"
c.CourseDirectory.source_directory = "build/source"
use_sandbox(c, assignments=ROOT / "assignments", store=ROOT / "build" / "store")

# A rubric is a mark scheme in a locked cell: shown to TAs and in feedback, not in the release.
c.ClearMarkScheme.enforce_metadata = False
