"""Every notebook gets from us the scores that stock nbgrader gives, but for what is meant."""

from __future__ import annotations

import pytest

from tests.compatibility.cases import course

CASES = course()
pytestmark = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def outcome(one):
    """What is compared: a submission that was given up has no record that counts."""
    return {"success": one["success"], "record": one["record"] if one["success"] else None}


def test_strict_gives_what_stock_gives(graded, case):
    for student in graded.students(case):
        key = f"{case.name}/{student}"
        stock, strict = graded.said["stock"][key], graded.said["strict"][key]
        assert outcome(strict) == outcome(stock), (student, strict["error"])


def test_ours_differs_only_as_meant(graded, case):
    for student in graded.students(case):
        key = f"{case.name}/{student}"
        stock, ours = graded.said["stock"][key], graded.said["ours"][key]
        if case.fails_in_stock:
            assert not stock["success"]
            assert ours["success"], ours["error"]
            points = {n: c["auto_score"] for n, c in ours["record"]["cells"].items()}
            expected = {f"p1/{n}": p for (s, n), p in case.differs.items() if s == student}
            assert points == expected
            continue
        assert ours["success"] == stock["success"], ours["error"]
        if not stock["success"]:
            continue
        expected = stock["record"]
        for (who, name), points in case.differs.items():
            if who == student:
                cell = expected["cells"][f"p1/{name}"]
                assert cell["auto_score"] != points, "no difference: take it off the list"
                cell["auto_score"] = points
                cell["failed_tests"] = points < cell["max_score"]
        assert ours["record"] == expected


def test_everything_was_graded(graded, case):
    assert graded.students(case) == sorted(case.submitted)
