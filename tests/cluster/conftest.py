"""The engines on which the suites of this folder run."""

import os
from collections.abc import Iterator
from typing import Any

import pytest

from cluster.engines import local, two_nodes
from cluster.storage import ENVIRONMENT
from conftest import ROOT
from legation.cluster import Engine


@pytest.fixture
def on_this_machine() -> Engine:
    return local()


@pytest.fixture(scope="session")
def nodes() -> Iterator[tuple[Any, Engine]]:
    """A Ray cluster of two nodes, and the engine on it. Its workers have the environment that was there when it began: where they find this tree and the
    stand-in coder, and the keys of the storage."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", os.pathsep.join(str(ROOT / name) for name in ("tests", "src")))
        for name, value in ENVIRONMENT.items():
            patched.setenv(name, value)
        with two_nodes() as found:
            yield found


@pytest.fixture
def on_ray(nodes: tuple[Any, Engine]) -> Engine:
    return nodes[1]
