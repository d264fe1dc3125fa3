"""Late days, penalties and extensions are nbgrader's own; what docs/instructor.md shows works."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.batch.grade import grade
from autograder.course.folder import Course
from tests.small_courses import ROOT

DUE = "2026-03-02 12:00:00 UTC"


@pytest.fixture
def strict_course(course: Course, monkeypatch: pytest.MonkeyPatch) -> Iterator[Course]:
    """The toy course with the rule that the docs show."""
    shown = re.search(
        r"```python\n(  # late.py.*?)```", (ROOT / "docs/instructor.md").read_text(), re.S
    )
    assert shown is not None
    code = "\n".join(line.removeprefix("  ") for line in shown[1].splitlines())
    (course.root / "late.py").write_text(code)
    config = course.root / "nbgrader_config.py"
    rule = 'c.AssignLatePenalties.plugin_class = "late.TenPercentADay"\n'
    config.write_text(config.read_text() + rule)
    monkeypatch.syspath_prepend(str(course.root))
    yield Course(course.root)
    sys.modules.pop("late", None)


def penalties(course: Course) -> dict[str, float]:
    with course.gradebook() as gradebook:
        return {
            s.student.id: s.late_submission_penalty for s in gradebook.assignment_submissions("ps0")
        }


def test_late_work_costs_what_the_rule_says_and_an_extension_forgives(
    strict_course: Course, submit: Callable[..., Path]
) -> None:
    course, pset = strict_course, strict_course.pset("ps0")
    for student, day in (("early", "01"), ("late", "04")):
        stamp = submit(student).with_name("timestamp.txt")
        stamp.write_text(f"2026-03-{day} 11:00:00 UTC")
    with course.gradebook() as gradebook:
        gradebook.update_or_create_assignment("ps0", duedate=DUE)
    assert not any(line.problem for line in grade(course, pset))
    assert penalties(course) == {"early": 0, "late": pytest.approx(0.2 * 90)}  # two days begun

    with course.gradebook() as gradebook:
        gradebook.grant_extension("ps0", "late", days=1)
    lines = grade(course, pset)
    assert not any(line.fresh for line in lines)
    assert penalties(course) == {"early": 0, "late": pytest.approx(0.1 * 90)}
