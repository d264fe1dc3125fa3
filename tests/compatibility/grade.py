"""Autograde every submission of a course, and write what nbgrader's gradebook says of it.

python grade.py COURSE RESULT.json      with the course's own nbgrader_config.py
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config
from traitlets.config.loader import PyFileConfigLoader


def settings(root: Path, extra: dict[str, Any]) -> Config:
    """The course's configuration, and what a case adds to it."""
    config = PyFileConfigLoader("nbgrader_config.py", str(root)).load_config()
    config.CourseDirectory.root = str(root)
    config.merge(Config(extra))
    return config


def row(grade: Any) -> dict[str, Any]:
    """What is compared of one cell."""
    return {
        "auto_score": grade.auto_score,
        "manual_score": grade.manual_score,
        "extra_credit": grade.extra_credit,
        "max_score": grade.max_score,
        "needs_manual_grade": grade.needs_manual_grade,
        "failed_tests": grade.failed_tests,
    }


def record(gradebook: Gradebook, assignment: str, student: str) -> dict[str, Any] | None:
    """What the gradebook says of a submission."""
    try:
        submission = gradebook.find_submission(assignment, student)
    except MissingEntry:
        return None
    return {
        "late_penalty": submission.late_submission_penalty,
        "cells": {
            f"{notebook.name}/{grade.name}": row(grade)
            for notebook in submission.notebooks
            for grade in notebook.grades
        },
        "comments": {
            f"{notebook.name}/{comment.name}": [comment.auto_comment, comment.manual_comment]
            for notebook in submission.notebooks
            for comment in notebook.comments
        },
    }


def main() -> None:
    """Grade one course."""
    root, target = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    os.chdir(root)
    os.environ["COURSE_VARIABLE"] = "on"
    found: dict[str, Any] = {}
    for case in json.loads((root / "cases.json").read_text()):
        api = NbGraderAPI(config=settings(root, case["config"]))
        for student in case["students"]:
            result = api.autograde(case["name"], student)
            with Gradebook(api.coursedir.db_url) as gradebook:
                found[f"{case['name']}/{student}"] = {
                    "success": result["success"],
                    "error": result.get("log", "") + result.get("error", ""),
                    "record": record(gradebook, case["name"], student),
                }
    target.write_text(json.dumps(found, indent=1, sort_keys=True))


if __name__ == "__main__":
    main()
