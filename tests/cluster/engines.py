"""The engines on which the suite runs: local processes always, Ray where it is installed."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from legation.cluster import Engine, Local, Report, Settings, plan_of, read_into
from legation.record import Release

SETTINGS = Settings(release=Release("1", "aa"), coder="cluster.standin:load")
PARTITION = 30  # documents of a partition in tests, by the plan's own measure


def run(path: Path, lake: Path, engine: Engine, *, resume: bool = False, documents: int = PARTITION) -> Report:
    """Reads a file into a lake with the stand-in coder."""
    return read_into(plan_of([str(path)], documents), SETTINGS, str(lake), engine, resume=resume)


def local(workers: int = 2) -> Local:
    return Local(workers, pause=0.05)


def engines() -> list[Any]:
    """Names of fixtures, an engine each: those on which one suite runs. Ray's stands in for nothing where it is not installed."""
    there = find_spec("ray") is not None
    return ["on_this_machine", pytest.param("on_ray", marks=pytest.mark.skipif(not there, reason="Ray is not installed"))]


def contents(lake: Path) -> dict[str, bytes]:
    """Every file of a lake with what it holds."""
    return {str(path.relative_to(lake)): path.read_bytes() for path in sorted(lake.rglob("*")) if path.is_file()}


def assert_same(one: Path, other: Path) -> None:
    """Both lakes are the same, byte for byte."""
    first, second = contents(one), contents(other)
    assert set(first) == set(second)
    assert [name for name in first if first[name] != second[name]] == []


@contextmanager
def two_nodes() -> Iterator[tuple[Any, Engine]]:
    """A Ray cluster of two nodes on this machine, one core each, and the engine on it."""
    import ray
    from ray.cluster_utils import Cluster

    from legation.cluster.on_ray import OnRay

    os.environ.setdefault("RAY_worker_niceness", "0")
    nodes = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False, "object_store_memory": 10**8})
    nodes.add_node(num_cpus=1, object_store_memory=10**8)
    try:
        ray.init(address=nodes.address, log_to_driver=False, logging_level="ERROR")
        yield nodes, OnRay(2, pause=0.05)
    finally:
        ray.shutdown()
        nodes.shutdown()
