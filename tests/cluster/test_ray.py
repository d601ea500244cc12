"""On a Ray cluster of two nodes: whatever fails on the way, the lake is that of the local engine, byte for byte. Skipped where Ray is not installed."""

import errno
import os
import signal
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from cluster.engines import assert_same, local, run
from cluster.made import documents, json_lines
from legation.cluster import Engine

pytest.importorskip("ray", reason="Ray is not installed: pip install legation[cluster]")
long = pytest.mark.skipif("LEGATION_CLUSTER" not in os.environ, reason="takes minutes: make test-cluster runs it")
DOCUMENTS, PARTITION = 80, 3  # some ten partitions


def _both(path: Path, tmp_path: Path, engine: Engine, meanwhile: Callable[[Path], None] | None = None) -> dict[str, int]:
    """Reads with Ray, and something happens meanwhile (here, since Ray starts nodes in the main thread only); then locally. The outcomes of both, which are
    the same, as the lakes are."""
    with ThreadPoolExecutor(1) as aside:
        reading = aside.submit(run, path, tmp_path / "ray", engine, documents=PARTITION)
        if meanwhile is not None:
            meanwhile(tmp_path / "ray")
        spread = reading.result()
    alone = run(path, tmp_path / "local", local(), documents=PARTITION)
    assert (spread.failed, alone.failed, spread.documents) == (0, 0, alone.documents) and spread.partitions > 5
    assert_same(tmp_path / "ray", tmp_path / "local")
    return spread.documents


def _begun(lake: Path, commits: int = 1) -> None:
    """Waits until so many partitions are committed."""
    while len(list(lake.glob("_commits/part-*.json"))) < commits:
        time.sleep(0.05)


def _actors() -> list[int]:
    """The processes of Ray's actors."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and b"MapWorker" in (entry / "cmdline").read_bytes():
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def test_a_poisoned_document_is_left_out_and_told(nodes: tuple[Any, Engine], tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", documents(DOCUMENTS, {50: "poison", 90: f"once={tmp_path}/mark"}))
    assert _both(path, tmp_path, nodes[1]) == {"failed": 1, "new": DOCUMENTS - 1}


@long
def test_a_worker_that_is_killed_is_replaced(nodes: tuple[Any, Engine], tmp_path: Path) -> None:
    killed: list[int] = []

    def kill(lake: Path) -> None:
        _begun(lake)
        for process in _actors()[:1]:
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    path = json_lines(tmp_path / "a.jsonl", documents(DOCUMENTS, {60: "slow", 61: "slow", 62: "slow"}))
    assert _both(path, tmp_path, nodes[1], kill) == {"new": DOCUMENTS} and killed


@long
def test_a_node_goes_and_another_comes(nodes: tuple[Any, Engine], tmp_path: Path) -> None:
    def swap(lake: Path) -> None:
        _begun(lake)
        nodes[0].remove_node(next(iter(nodes[0].worker_nodes)), allow_graceful=False)
        nodes[0].add_node(num_cpus=1, object_store_memory=10**8)
        came.append(len(nodes[0].worker_nodes))

    came: list[int] = []
    path = json_lines(tmp_path / "a.jsonl", documents(DOCUMENTS, dict.fromkeys(range(0, DOCUMENTS, 20), "slow")))
    assert _both(path, tmp_path, nodes[1], swap) == {"new": DOCUMENTS} and came


@long
def test_a_full_disk_stops_partitions_and_resume_fills_them(nodes: tuple[Any, Engine], tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.system(f"mount -t tmpfs -o size=600k none {disk} 2>/dev/null"):
        pytest.skip("a small disk cannot be mounted here")
    try:
        path = json_lines(tmp_path / "a.jsonl", documents(DOCUMENTS))
        report = run(path, disk / "lake", nodes[1], documents=PARTITION)
        assert report.failed and os.strerror(errno.ENOSPC) in next(iter(report.failures.values()))
        assert not os.system(f"mount -o remount,size=100m {disk}")
        report = run(path, disk / "lake", nodes[1], documents=PARTITION, resume=True)
        assert report.failed == 0 and report.already
        run(path, tmp_path / "local", local(), documents=PARTITION)
        assert_same(disk / "lake", tmp_path / "local")
    finally:
        os.system(f"umount {disk}")
