"""`legation score`: measures against gold."""


def score() -> None:
    """Measure against gold sets."""
