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

# `nbgrader zip_collect ps4` takes in what lies in downloaded/ps4/archive/. How each LMS names files,
# from a submission's folder (or file) on:
#   Canvas      kimminsu_LATE_501_90210_ps4-1.ipynb             name, lateness, Canvas's ID, upload
#   Moodle      김 민수_71_assignsubmission_file_/ps4.ipynb     name, participant; in folders or not
#   Gradescope  submission_314/ps4.ipynb                        who and when: submission_metadata.yml
_WORD = r"(?=\d*[^\W\d_])[^\W_]+"  # no number: those are ids
c.ZipCollectApp.extractor_plugin = "autograder.gradebook.collect.SafeExtractor"
c.ZipCollectApp.collector_plugin = "autograder.gradebook.collect.LmsCollector"
c.LmsCollector.file_names = {
    "canvas": rf"(?!anon_)(?:{_WORD}(?:_{_WORD})*?_)?(?:(?P<late>LATE)_)?(?P<student_id>\d+)_(?P<upload>\d+)_(?P<file>(?!\d+_).+)",
    "moodle": r"(?P<student_id>[^_/]+)_(?P<participant>\d+)_assignsubmission_file(?:_/|/|_)(?P<file>.+)",
    "gradescope": r"submission_(?P<submission>\d+)/(?P<file>.+)",
}
