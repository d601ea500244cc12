"""What confidence is worth: whether what is surer is right more often, and as often as it says."""

from collections.abc import Iterable, Sequence

from legation.evaluation.figures import Figure, ratio

_TENTHS = 10

Weighed = tuple[float, bool]  # the confidence of an answer, and whether it is right


def worth(answers: Sequence[Weighed]) -> list[Figure]:
    """The area under its curve, the gap to the share that is right, and that share by tenth; nothing of no answers."""
    if not answers:
        return []
    tenths = _by_tenth(answers)
    gap = sum(abs(sum(c for c, _ in held) - _right(held)) for held in tenths) / len(answers)
    return [
        Figure("event_confidence_auc", _area(answers), len(answers)),
        Figure("event_calibration_error", gap, len(answers)),
        *(Figure(f"event_right_from_{n / _TENTHS:.1f}", ratio(_right(held), len(held)), len(held)) for n, held in enumerate(tenths)),
    ]


def _area(answers: Iterable[Weighed]) -> float | None:
    """How often a right answer is surer than a wrong one, of equals half; `None` where there are not both."""
    good, bad = list[float](), list[float]()
    for sure, right in answers:
        (good if right else bad).append(sure)
    if not good or not bad:
        return None
    return sum((x > y) + 0.5 * (x == y) for x in good for y in bad) / (len(good) * len(bad))


def _by_tenth(answers: Iterable[Weighed]) -> list[list[Weighed]]:
    held: list[list[Weighed]] = [[] for _ in range(_TENTHS)]
    for one in answers:
        held[min(_TENTHS - 1, int(one[0] * _TENTHS))].append(one)
    return held


def _right(answers: Iterable[Weighed]) -> int:
    return sum(right for _, right in answers)
