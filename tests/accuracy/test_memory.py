"""Who may train, and whose fault it is when there is no memory left."""

from __future__ import annotations

import threading
import time

import pytest

from autograder.grading.memory import (
    AGAIN,
    Full,
    Pressure,
    Room,
    is_neighbours,
    kernel_kills,
    main_free,
    patiently,
)
from autograder.grading.results import Check, Explanation, Outcome


def ended(outcome: Outcome, message: str) -> Check:
    told = Explanation(kind="crash", message=message)
    return Check(name="t", says="t", weight=1, outcome=outcome, explanation=told)


KILLED = ended(Outcome.CRASHED, "The code ended the Python process.")
OVER = ended(Outcome.CRASHED, "The training needed more memory than the 2,500 MB it may use.")
CARD_FULL = ended(Outcome.FAILED, "ResourceExhaustedError: OOM when allocating tensor")
QUIET, KILLS = Pressure(kills=3), Pressure(kills=4)


@pytest.mark.parametrize(
    ("check", "before", "after", "verdict"),
    [
        (KILLED, QUIET, KILLS, True),  # the kernel was short of memory, and the watchdog silent
        (KILLED, QUIET, QUIET, False),  # it ended itself
        (OVER, QUIET, KILLS, False),  # the watchdog says that it was over its own limit
        (CARD_FULL, Pressure(gpu_free=500), QUIET, True),  # others had the card
        (CARD_FULL, Pressure(gpu_free=9000), QUIET, False),  # it had all that it was promised
        (CARD_FULL, QUIET, QUIET, False),  # on a CPU there is no card to share
    ],
)
def test_own_and_neighbours_fault_are_told_apart(
    check: Check, before: Pressure, after: Pressure, verdict: bool
) -> None:
    assert is_neighbours(check, before, after, gpu_need=4000) is verdict


def test_a_neighbours_fault_is_tried_again_and_forgotten() -> None:
    checks, readings = [KILLED, OVER], iter([QUIET, KILLS, KILLS, KILLS])
    waits: list[float] = []
    check = patiently(lambda: checks.pop(0), 4000, lambda: next(readings), waits.append)
    assert check is OVER
    assert len(waits) == 1


def test_a_machine_that_stays_full_withholds_the_grade() -> None:
    kills = iter(range(100))
    with pytest.raises(Full, match="ran out of memory"):
        patiently(lambda: KILLED, 4000, lambda: Pressure(kills=next(kills)), lambda seconds: None)
    assert next(kills) == 2 * AGAIN


def test_this_machine_can_be_read() -> None:
    assert kernel_kills() >= 0
    assert main_free() > 100


def together(room: Room, needs: list[float]) -> int:
    """How many of some trainings are let in at a time."""
    inside = most = 0
    lock = threading.Lock()

    def train(need: float) -> None:
        nonlocal inside, most
        with room.take(need):
            with lock:
                inside += 1
                most = max(most, inside)
            time.sleep(0.05)
            with lock:
                inside -= 1

    threads = [threading.Thread(target=train, args=(need,)) for need in needs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return most


def test_as_many_small_models_as_fit_share_the_memory() -> None:
    assert together(Room(lambda: 10_000), [4000] * 6) == 2  # of 10,000 MB, 9,000 are given away
    assert together(Room(lambda: 10_000), [1000] * 12) == 9


def test_one_that_never_fits_goes_alone() -> None:
    assert together(Room(lambda: 1000), [5000] * 3) == 1


def test_those_who_train_nothing_do_not_wait() -> None:
    room = Room(lambda: 1000)
    with room.take(900):
        assert together(room, [0] * 4) == 4
