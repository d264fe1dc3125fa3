"""Fixture ``course``: the toy course with a class in which everything happens; ``browser``."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from nbformat import NotebookNode
from playwright.sync_api import Browser, expect, sync_playwright

from autograder.batch.grade import grade
from autograder.course.folder import Course
from autograder.course.pset import ProblemSet
from autograder.gradebook.record import close_graders
from tests.engine.handing_in import set_source, submitter
from tests.small_courses import TOY, copy_course

WRONG = "def double(x):\n    return [3 * e + 1 for e in x]"
IN_PLACE = "def double(x):\n    x *= 2\n    return x"
ENDLESS = "def total(x):\n    while True:\n        pass"
EXITS = "import os\n\n\nclass Counter:\n    def __init__(self, start=0):\n        os._exit(1)"
BLANK = {
    name: f"def {name}(*_, **__):\n    raise NotImplementedError()"
    for name in ("double", "total", "Counter")
}
SCRIPT = "<img src=x onerror=alert(1)>"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
PATIENCE = 60_000.0  # ms: what runs a sandbox or makes a page, on a busy machine
expect.set_options(timeout=PATIENCE)
NO_CHROMIUM = "no Chromium found: `apt install chromium`, or `playwright install chromium`"


def blank(notebook: NotebookNode) -> None:
    for name, source in BLANK.items():
        set_source(name, source)(notebook)


CLASS: dict[str, Callable[[NotebookNode], None]] = {
    "ada": lambda notebook: None,
    "bob": set_source("double", WRONG),
    "cho": set_source("double", IN_PLACE),
    "dee": set_source("Counter", EXITS),
    "eve": set_source("total", ENDLESS),
    "fay": blank,
    "hal": set_source("double", BLANK["double"]),
    "김 민수": lambda notebook: None,
}


@pytest.fixture(scope="session")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The class is graded, hal twice: the second submission has bob's mistake in it."""
    course = copy_course(TOY, tmp_path_factory.mktemp("report") / "course")
    pset = course.pset("ps0")
    submit = submitter(course, pset)
    for student, change in CLASS.items():
        submit(student, change)
    submit(SCRIPT)  # a folder's name that is no student's
    submit("gil", raw=b"%PDF-1.4")
    grade(course, pset)
    submit("hal", CLASS["bob"])
    grade(course, pset)
    close_graders()
    with course.gradebook() as gradebook:
        gradebook.update_or_create_student("ada", first_name="Ada", last_name=SCRIPT)
    for student in sorted(CLASS.keys() - {"eve"}):  # hers is missing
        assert course.api.generate_feedback("ps0", student)["success"]
    return course


@pytest.fixture(scope="session")
def pset(course: Course) -> ProblemSet:
    return course.pset("ps0")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium: the machine's, or playwright's own."""
    with sync_playwright() as playwright:
        own = Path(playwright.chromium.executable_path)
        found = [*filter(None, map(shutil.which, CHROMIUM)), *([str(own)] if own.exists() else [])]
        if not found:
            pytest.skip(NO_CHROMIUM)
        browser = playwright.chromium.launch(executable_path=found[0])
        yield browser
        browser.close()
