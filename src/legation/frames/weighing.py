"""How probable an answer is, by what the encoder and the rules say of it: a logistic sum whose weights were learnt by cross-validation (training/weigh.py)."""

import math
from collections.abc import Mapping
from itertools import repeat
from operator import mul


def probable(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The probability, 0 to 1; a feature without a weight counts nothing."""
    total = weights.get("bias", 0.0) + sum(map(mul, map(weights.get, features, repeat(0.0)), features.values()))
    return round(1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, total)))), 4)


def logit(probability: float) -> float:
    """The log odds of a probability, cut at 0.01 and 0.99."""
    held = max(0.01, min(0.99, probability))
    return math.log(held / (1.0 - held))
