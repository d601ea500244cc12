"""What all tests share: the loaded line, a short way to code a text, and the folder of shared material where there is one."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding
from legation.reading import document

settings.register_profile("legation", deadline=None)  # a busy machine is no failure
settings.load_profile("legation")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def line() -> Line:
    """The line with the tables of this release, loaded once."""
    return Line.load()


@pytest.fixture(scope="session")
def code(line: Line) -> Callable[..., Coding]:
    """`code(text, published="2023-11-10")` gives the coding of a text."""

    def run(text: str, **fields: object) -> Coding:
        return code_document(document({"text": text, **fields}), line)

    return run


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of shared development material; tests that need it skip where it is not there."""
    folder = Path(os.environ.get("LEGATION_SHARED") or ROOT.parent / "shared")
    if not (folder / "gold").is_dir():
        pytest.skip("needs the shared development material: set LEGATION_SHARED to its folder")
    return folder
