"""A reference small enough to see through."""

import numpy as np


def double(x):
    """Twice x.

    Args:
        x: a number or an array.

    Returns:
        An array of the same shape.
    """
    # twice is the same as adding it to itself
    return np.asarray(x) + np.asarray(x)


def total(x):
    """The sum of the doubled entries."""
    return float(np.sum(double(x)))


class Counter:
    """Counts up."""

    def __init__(self, start=0):
        """Begin at ``start``."""
        self.n = start

    def step(self, by=1):
        """Add ``by`` and return the count."""
        return self._add(by)

    def _add(self, by):
        self.n += by
        return self.n
