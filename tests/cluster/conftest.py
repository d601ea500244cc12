"""The engines on which the suites of this folder run."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cluster.engines import local, two_nodes
from legation.cluster import Engine


@pytest.fixture
def on_this_machine() -> Engine:
    return local()


@pytest.fixture(scope="session")
def nodes() -> Iterator[tuple[Any, Engine]]:
    """A Ray cluster of two nodes, and the engine on it."""
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = str(Path(__file__).parent.parent)  # where workers find the stand-in coder
    with two_nodes() as found:
        yield found
    os.environ.pop("PYTHONPATH") if before is None else os.environ.update(PYTHONPATH=before)


@pytest.fixture
def on_ray(nodes: tuple[Any, Engine]) -> Engine:
    return nodes[1]
