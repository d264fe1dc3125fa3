"""No attack reads, changes, stops or outlives anything, or gets a point that it did not earn."""

from __future__ import annotations

import os

import pytest
from battle import CASES, KINDS, VERDICTS, Case, Outcome, question_of

from autograder.sandbox.walls import Level

LEVELS = [Level.NAMESPACES.value, Level.LANDLOCK.value]
BARE = [c for c in CASES if c.head.get("bare") in ("anyone", "root" if os.geteuid() == 0 else "")]
MAX_SHOWN = 1 << 20  # characters of all outputs: the limits of this course, and a plot
MAX_MEMORY_MB = 800  # of a grader's process that reads hostile replies of up to 64 MB
PARTS = {"double": ["total", "Counter"], "total": ["Counter"]}


def test_the_corpus_is_large_and_says_what_each_attack_gains() -> None:
    assert len(CASES) >= 60
    assert {case.name.split("/")[0] for case in CASES} == set(KINDS)
    for case in CASES:
        assert case.verdicts <= set(VERDICTS), case.name
        assert len(case.head.get("gains", "")) > 10, case.name
        assert case.is_spy == ("won = " in case.source), case.name


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_an_attack_gets_its_verdict(outcome: Outcome, case: Case, level: str) -> None:
    result = outcome.results[case.name]
    attacked = question_of(result, case.question)
    assert attacked.outcome.value in case.verdicts, attacked
    if "passed" not in case.verdicts:
        assert attacked.share <= 0.25, "the attack was paid"
    for other in [] if "costs" in case.head else PARTS[case.question]:
        paid = question_of(result, other)
        assert paid.outcome.value == "passed", f"it cost another question: {paid} {result.notes}"
    assert len(str(result.outputs)) < MAX_SHOWN * (17 if "megabytes" in case.name else 1)


@pytest.mark.parametrize("level", LEVELS)
def test_honest_submissions_get_the_same_results_as_alone(outcome: Outcome, level: str) -> None:
    assert len(outcome.honest_alone) == 50
    checks = [check for _, _, checks in outcome.honest_alone["honest 0"][0] for check in checks]
    assert {check.outcome.value for check in checks} == {"passed"}  # it is the reference
    for name, alone in outcome.honest_alone.items():  # each by itself: all 50 are not shown whole
        assert outcome.honest_beside[name] == alone, name


@pytest.mark.parametrize("level", LEVELS)
def test_gradebook_submissions_hidden_tests_and_canary_are_untouched(
    outcome: Outcome, level: str
) -> None:
    assert outcome.course_is_untouched


@pytest.mark.parametrize("level", LEVELS)
def test_no_process_mount_folder_or_port_is_left(outcome: Outcome, level: str) -> None:
    assert outcome.left == {kind: [] for kind in ("processes", "mounts", "folders", "ports")}


@pytest.mark.parametrize("level", LEVELS)
def test_nobody_called_out(outcome: Outcome, level: str) -> None:
    assert outcome.heard == []


@pytest.mark.parametrize("level", LEVELS)
def test_the_grader_s_memory_stays_small(outcome: Outcome, level: str) -> None:
    assert outcome.memory_mb < MAX_MEMORY_MB


@pytest.mark.parametrize("level", ["none"])
@pytest.mark.parametrize("case", BARE, ids=lambda case: case.name)
def test_without_walls_the_attack_would_succeed(outcome: Outcome, case: Case, level: str) -> None:
    assert question_of(outcome.results[case.name], case.question).outcome.value == "failed"
