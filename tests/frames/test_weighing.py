"""How probable an answer is: a logistic sum over what speaks for it."""

from legation.frames import probable
from legation.frames.weighing import logit


def test_without_features_only_the_bias_counts() -> None:
    assert probable({}, {"bias": 0.0}) == 0.5
    assert probable({"unknown": 3.0}, {"bias": 0.0}) == 0.5


def test_more_evidence_is_more_probable() -> None:
    weights = {"bias": -1.0, "frame": 1.0}
    assert probable({"frame": logit(0.2)}, weights) < probable({"frame": logit(0.9)}, weights)


def test_probabilities_stay_probabilities() -> None:
    assert 0.0 <= probable({"frame": 1e9}, {"frame": 1e9}) <= 1.0
    assert logit(0.0) == logit(0.01) and logit(1.0) == logit(0.99)
