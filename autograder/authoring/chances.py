"""The chance that a model of known spread reaches a tier. Pure functions of measured accuracies.

The model: the accuracies of a model's trainings are normal with unknown mean and spread, so that a
new one follows Student's t distribution around the mean, widened by sqrt(1 + 1/n) (the predictive
distribution). The rule of grading is taken in: where the first training comes nearer to a tier than
the band, further ones are run and their median decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, stdev

from scipy.stats import binom, t

BAND_SPREADS = 2.0  # how many standard deviations from a tier one training does not decide
LEAST_RUNS = 3
LEAST_SPREAD = 1e-4  # a model that always comes to the same accuracy: one image in 10,000


@dataclass(frozen=True)
class Spread:
    """Accuracies of a model's trainings."""

    n: int
    mean: float
    sd: float

    @classmethod
    def of(cls, accuracies: Sequence[float]) -> Spread:
        """At least three accuracies."""
        if len(accuracies) < LEAST_RUNS:
            raise ValueError(f"{len(accuracies)} trainings say too little: {LEAST_RUNS} at least")
        return cls(len(accuracies), fmean(accuracies), max(stdev(accuracies), LEAST_SPREAD))

    def below(self, accuracy: float) -> float:
        """The chance that one more training stays below."""
        scale = self.sd * (1 + 1 / self.n) ** 0.5
        return float(t.cdf((accuracy - self.mean) / scale, self.n - 1))


def chance_to_miss(spread: Spread, tier: float, band: float, seeds: int) -> float:
    """The chance that a model is graded as below a tier."""
    low, here, high = (spread.below(tier + shift) for shift in (-band, 0.0, band))
    half = seeds // 2  # of the further trainings; the median is low if more than half are
    return float(
        low
        + (here - low) * binom.sf(half - 1, seeds - 1, here)  # the first was low: half more suffice
        + (high - here) * binom.sf(half, seeds - 1, here)
    )


def band_for(spreads: Sequence[Spread]) -> float:
    """How near a tier one training does not decide: wide enough for the widest correct model."""
    return BAND_SPREADS * max((s.sd for s in spreads), default=0.01)
