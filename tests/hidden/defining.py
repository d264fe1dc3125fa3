"""Code of the tests' own that runs beside a student's, and that a student reads as it stands."""

from __future__ import annotations

from typing import Any

from autograder.testing import Student


def defined(student: Student, code: str, name: str) -> Any:
    """What ``code`` defines as ``name``; it has numpy at hand as ``np``."""
    source = f'(lambda names: exec({code!r}, names) or names[{name!r}])({{"np": np}})'
    return student.make(source, name=name, told=code)
