"""Heat: how dark a cell of a table is. The table is the chart; its numbers stand in it."""

STEPS = 6


def step(number: int, most: int) -> int:
    """0 for nothing, up to `STEPS` for the most; by the square root, so that small numbers can be told apart."""
    return 0 if number <= 0 or most <= 0 else max(1, round((number / most) ** 0.5 * STEPS))
