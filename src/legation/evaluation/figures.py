"""Figures: a value, a 95 % bootstrap interval over documents, and what it is counted over. A figure is a function of sums over units."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

DRAWS = 500  # resamples, as many as the scorer of the shared gold draws: intervals agree to the last digit
SEED = 7  # the same again; a fixed one makes the same figures on every run
LOW, HIGH = 0.025, 0.975

Totals = Sequence[float]
Statistic = Callable[[Totals], float | None]


@dataclass(frozen=True)
class Figure:
    """One measured value; `None` where there is nothing to measure. `detail`: of interest only on request."""

    name: str
    value: float | int | str | None
    n: int
    interval: tuple[float, float] | None = None
    detail: bool = False

    def line(self, label: str) -> str:
        """The figure as one printed line."""
        value = "n/a" if self.value is None else f"{self.value:.3f}" if isinstance(self.value, float) else str(self.value)
        bounds = f" [{self.interval[0]:.2f}-{self.interval[1]:.2f}]" if self.interval else ""
        return f"{label} {self.name} {value}{bounds} n={self.n}"

    def as_dict(self) -> dict[str, object]:
        """The figure for JSON."""
        return {"value": self.value, "n": self.n, "ci": list(self.interval) if self.interval else None}


def ratio(part: float, whole: float) -> float | None:
    """The share, or `None` of nothing."""
    return part / whole if whole else None


def f1(precision: float | None, recall: float | None) -> float | None:
    """Their harmonic mean; `None` where both sides are empty, 0 where one is."""
    if precision is None and recall is None:
        return None
    p, r = precision or 0.0, recall or 0.0
    return 2 * p * r / (p + r) if p + r else 0.0


def sums(units: Sequence[Sequence[float]]) -> tuple[float, ...]:
    """Column sums."""
    return tuple(sum(column) for column in zip(*units, strict=True))


def interval(units: Sequence[Sequence[float]], statistic: Statistic) -> tuple[float, float] | None:
    """The 95 % bootstrap interval: units are drawn again with replacement. `None` for fewer than two, or where half the draws give nothing."""
    if len(units) < 2:
        return None
    totals = _draws(len(units)) @ np.asarray(units, dtype=np.float64)
    values = sorted(value for row in totals.tolist() if (value := statistic(row)) is not None)
    if len(values) < DRAWS // 2:
        return None
    return values[int(LOW * len(values))], values[min(len(values) - 1, int(HIGH * len(values)))]


@lru_cache(maxsize=4)
def _draws(count: int) -> npt.NDArray[np.float64]:
    """How often each of `count` units is drawn, a row for each resample: what `random.Random(SEED).randrange(count)` draws one by one."""
    state = random.Random(SEED).getstate()[1]
    source = np.random.RandomState()
    source.set_state({"bit_generator": "MT19937", "state": {"key": np.array(state[:-1], dtype=np.uint32), "pos": state[-1]}})
    bits, wanted = count.bit_length(), DRAWS * count
    chosen = np.empty(0, dtype=np.int64)
    while len(chosen) < wanted:
        drawn = source.randint(0, 2**32, size=wanted + 1000, dtype=np.uint32).astype(np.int64) >> (32 - bits)
        chosen = np.concatenate([chosen, drawn[drawn < count]])
    rows = chosen[:wanted].reshape(DRAWS, count)
    return np.stack([np.bincount(row, minlength=count) for row in rows]).astype(np.float64)


class Hits:
    """Hits, answers and golds of each document, for precision, recall and F1."""

    def __init__(self) -> None:
        self.rows: list[tuple[int, int, int]] = []

    def add(self, hits: int, answers: int, golds: int) -> None:
        """One more document."""
        self.rows.append((hits, answers, golds))

    def figures(self, name: str) -> list[Figure]:
        """F1 with its interval, precision and recall."""
        hits, answers, golds = self.totals()
        value = Figure(f"{name}_f1", _f1_of((hits, answers, golds)), golds, interval(self.rows, _f1_of))
        return [value, self.precision(name), Figure(f"{name}_recall", ratio(hits, golds), golds)]

    def precision(self, name: str) -> Figure:
        """Precision alone, without an interval."""
        hits, answers, _ = self.totals()
        return Figure(f"{name}_precision", ratio(hits, answers), answers)

    def recall(self, name: str) -> Figure:
        """Recall alone, with its interval."""
        hits, _, golds = self.totals()
        return Figure(f"{name}_recall", ratio(hits, golds), golds, interval(self.rows, lambda t: ratio(t[0], t[2])))

    def totals(self) -> tuple[int, int, int]:
        """The sums over documents."""
        hits, answers, golds = sums(self.rows) if self.rows else (0, 0, 0)
        return int(hits), int(answers), int(golds)


def _f1_of(totals: Totals) -> float | None:
    hits, answers, golds = totals
    return f1(ratio(hits, answers), ratio(hits, golds))


class Marks:
    """Right and wrong answers, for a share."""

    def __init__(self) -> None:
        self.rows: list[tuple[int]] = []

    def add(self, right: bool) -> None:
        """One more answer."""
        self.rows.append((int(right),))

    def share(self, name: str) -> Figure:
        """The share of right answers with its interval."""
        count = len(self.rows)
        value = ratio(sum(row[0] for row in self.rows), count)
        return Figure(name, value, count, interval(self.rows, lambda t: t[0] / count))
