"""Make the zip that Gradescope builds a container from.

setup.sh          installs Python and what requirements.lock pins; runs once, with a network
run_autograder    writes the fallback, then grades; runs for each submission
fallback.json     valid results, for when nothing else comes
course/           this package, the one problem set, its reference and hidden tests, and a gradebook
                  that knows the set and no student
"""

from __future__ import annotations

import io
import json
import shutil
import tempfile
import zipfile
from pathlib import Path

from autograder.authoring.release import build, scratch_course
from autograder.course.folder import CONFIG, Course
from autograder.course.pset import ProblemSet
from autograder.errors import CourseError
from autograder.files.whole import write_whole
from autograder.gradescope.results import Visibility, unfinished
from autograder.gradescope.run import SETTINGS

PACKAGE = Path(__file__).resolve().parents[1]
SCRIPTS = Path(__file__).parent / "scripts"
PROJECT = ("pyproject.toml", "requirements.lock", "README.md")  # beside the package
NO_SOURCE = shutil.ignore_patterns("__pycache__", "*.pyc")
WHEN = (2020, 1, 1, 0, 0, 0)  # the same zip for the same content
COURSE_CONFIG = '''"""The one problem set of this zip, for nbgrader."""

from pathlib import Path

from autograder.adopt import use_sandbox

c = get_config()  # noqa: F821 - given by nbgrader
ROOT = Path(__file__).resolve().parent
c.CourseDirectory.source_directory = "source"
use_sandbox(c, assignments=ROOT / "assignments", store=ROOT / "build" / "store")
'''


def write_bundle(
    course: Course,
    pset: ProblemSet,
    path: Path,
    visibility: Visibility = "visible",
    unsafe: bool = False,
) -> Path:
    """Write the zip, whole or not at all."""
    missing = [name for name in PROJECT if not (PACKAGE.parent / name).exists()]
    if missing:
        raise CourseError(
            f"{PACKAGE.parent}: no {missing[0]} there, which the container is built from: run this "
            "from the project's own folder (`pip install -e`)"
        )
    with tempfile.TemporaryDirectory(prefix="gradescope-") as name:
        folder = Path(name)
        for script in SCRIPTS.iterdir():
            shutil.copy(script, folder / script.name)
        unfinished().write(folder / "fallback.json")
        _copy_course(course, pset, folder / "course")
        settings = {"pset": pset.name, "visibility": visibility, "unsafe": unsafe}
        (folder / "course" / SETTINGS).write_text(json.dumps(settings, indent=1), "utf-8")
        write_whole(path, _zip(folder))
    return path


def _copy_course(course: Course, pset: ProblemSet, folder: Path) -> None:
    folder.mkdir()
    for name in PROJECT:
        shutil.copy(PACKAGE.parent / name, folder / name)
    shutil.copytree(PACKAGE, folder / "autograder", ignore=NO_SOURCE)
    shutil.copytree(pset.folder, folder / "assignments" / pset.name, ignore=NO_SOURCE)
    hidden = pset.hidden_tests
    shutil.copytree(hidden, folder / "tests" / "hidden" / pset.name, ignore=NO_SOURCE)
    for shared in hidden.parent.glob("*.py"):  # what several sets' tests import
        shutil.copy(shared, folder / "tests" / "hidden" / shared.name)
    shutil.copytree(pset.root / "reference", folder / "reference", ignore=NO_SOURCE)
    (folder / CONFIG).write_text(COURSE_CONFIG, "utf-8")
    with scratch_course(course) as scratch:
        build(scratch, pset)
        shutil.copy(scratch.root / "gradebook.db", folder / "gradebook.db")
        shutil.copytree(scratch.source, folder / "source")


def _zip(folder: Path) -> bytes:
    """The files themselves, not their folder, as Gradescope asks for; scripts can be run."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for file in sorted(p for p in folder.rglob("*") if p.is_file()):
            info = zipfile.ZipInfo(file.relative_to(folder).as_posix(), WHEN)
            info.compress_type = zipfile.ZIP_DEFLATED
            executable = file.parent == folder and file.suffix in ("", ".sh")
            info.external_attr = (0o100755 if executable else 0o100644) << 16
            archive.writestr(info, file.read_bytes())
    return packed.getvalue()
