"""The chance that a model misses a tier, against simulation."""

from __future__ import annotations

import numpy as np
import pytest

from autograder.authoring.chances import Spread, band_for, chance_to_miss
from autograder.course.pset import Profile, Tier
from autograder.grading.accuracy import undecided


def simulate(spread: Spread, tier: float, band: float, seeds: int, n: int = 200_000) -> float:
    """The share of students' models that the rule of grading puts below a tier."""
    rng = np.random.default_rng(0)
    scale = spread.sd * np.sqrt(1 + 1 / spread.n)
    x = spread.mean + scale * rng.standard_t(spread.n - 1, (n, seeds))
    decided = np.abs(x[:, 0] - tier) >= band
    return float(np.mean(np.where(decided, x[:, 0], np.median(x, axis=1)) < tier))


@pytest.mark.parametrize("mean", [0.66, 0.68, 0.70, 0.72])
@pytest.mark.parametrize("seeds", [1, 3, 5])
@pytest.mark.parametrize("n", [3, 20])
def test_the_formula_agrees_with_simulation(mean: float, seeds: int, n: int) -> None:
    spread = Spread(n, mean, 0.01)
    band = 0.02 if seeds > 1 else 0.0
    chance = chance_to_miss(spread, 0.69, band, seeds)
    assert chance == pytest.approx(simulate(spread, 0.69, band, seeds), abs=0.004)


def test_more_seeds_help_a_model_above_the_tier_and_hurt_one_below() -> None:
    good, bad = Spread(20, 0.70, 0.01), Spread(20, 0.68, 0.01)
    assert chance_to_miss(good, 0.69, 0.02, 3) < chance_to_miss(good, 0.69, 0.02, 1)
    assert chance_to_miss(bad, 0.69, 0.02, 3) > chance_to_miss(bad, 0.69, 0.02, 1)


def test_few_trainings_promise_little() -> None:
    assert chance_to_miss(Spread(3, 0.72, 0.01), 0.69, 0.02, 3) > 10 * chance_to_miss(
        Spread(30, 0.72, 0.01), 0.69, 0.02, 3
    )
    with pytest.raises(ValueError, match="too little"):
        Spread.of([0.7, 0.7])


def test_the_band_is_wide_enough_for_the_widest_model() -> None:
    assert band_for([Spread(20, 0.7, 0.004), Spread(20, 0.7, 0.006)]) == pytest.approx(0.012)


PROFILE = Profile(
    train=1, valid=1, test=1, epochs=1, seeds=3,
    tiers=[Tier(accuracy=0.6, points=10), Tier(accuracy=0.7, points=20)],
)  # fmt: skip


@pytest.mark.parametrize(
    ("accuracies", "more"),
    [
        ([0.65], False),  # far from both tiers
        ([0.69], True),
        ([0.71], True),
        ([0.69, 0.68], False),  # the median is below, whatever the third comes to
        ([0.69, 0.72], True),
        ([0.71, 0.72], False),
        ([0.69, 0.72, 0.71], False),
        ([0.59, 0.71], True),
    ],
)
def test_further_trainings_are_run_only_where_they_can_change_the_tier(
    accuracies: list[float], more: bool
) -> None:
    assert undecided(accuracies, PROFILE, 0.02) is more
