"""A walk through a coding as plain JSON, for the tests that look at every span of it."""

from collections.abc import Iterator
from typing import Any


def spans(value: Any) -> Iterator[dict[str, Any]]:
    """Every object with a `start` and an `end`, wherever it stands."""
    if isinstance(value, dict):
        if "start" in value and "end" in value:
            yield value
        for below in value.values():
            yield from spans(below)
    elif isinstance(value, list):
        for below in value:
            yield from spans(below)
