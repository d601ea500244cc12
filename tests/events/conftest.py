"""In this room `code` goes by rules alone, unless a test says otherwise: what rules propose is tested here, what the encoder makes of it in test_plain.py."""

from collections.abc import Callable

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding
from legation.reading import document


@pytest.fixture(scope="session")
def ruled() -> Line:
    """The line without the encoder."""
    return Line.load("rules")


@pytest.fixture(scope="session")
def code(ruled: Line) -> Callable[..., Coding]:
    """`code(text, published="2023-11-10")` gives the coding of a text by rules."""

    def run(text: str, **fields: object) -> Coding:
        return code_document(document({"text": text, **fields}), ruled)

    return run
