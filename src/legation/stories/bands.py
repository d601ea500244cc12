"""Bands: how far a mean would move if other events of the same kind had been reported (bootstrap, with fixed draws: the same input, the same band)."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from legation.model import Rate

DRAWS, SEED = 2000, 20220411
MANY = 250  # of more values it is drawn how often each one comes, which is the same and takes a time that does not grow with them
FEWEST = 8  # with fewer events, or with all of one value, no band is given: it would look more exact than it is


def band(values: Sequence[float]) -> Rate:
    """The mean of the values and the band in which 95 of 100 resamplings fall."""
    number = len(values)
    if not number:
        return Rate(mean=None, low=None, high=None, number=0)
    mean = round(float(np.mean(values)), 2)
    if number < FEWEST or len(set(values)) == 1:
        return Rate(mean=mean, low=None, high=None, number=number)
    drawn = _drawn(np.sort(np.asarray(values, dtype=float)))
    low, high = np.quantile(drawn, (0.025, 0.975))
    return Rate(mean=mean, low=round(float(low), 2), high=round(float(high), 2), number=number)


def _drawn(values: "np.ndarray[Any, np.dtype[np.float64]]") -> "np.ndarray[Any, np.dtype[np.float64]]":
    """The means of the resamplings."""
    number, chance = len(values), np.random.default_rng(SEED)
    if number <= MANY:
        return np.asarray(chance.choice(values, size=(DRAWS, number)).mean(axis=1))
    distinct, times = np.unique(values, return_counts=True)
    return np.asarray(chance.multinomial(number, times / number, size=DRAWS) @ distinct / number)
