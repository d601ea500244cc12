"""The driver's memory does not grow with the documents: results and commits are summed up and let go."""

import tempfile
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from legation.cluster import Folder, Lake, Plan, Report
from legation.cluster.finishing import _Sums
from legation.cluster.lake import Commit, commit_name, part_name
from legation.cluster.local import _as_done
from legation.cluster.plan import Source
from legation.cluster.report import Tally
from legation.cluster.work import Done
from legation.exports.snapshots.manifest import File


def _peak(work: Callable[[int], None], count: int) -> int:
    """Bytes held at most while so many partitions pass."""
    work(count // 10)
    tracemalloc.start()
    try:
        work(count)
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


def _results(count: int) -> None:
    tally = Tally(Report(lake="lake", engine="none", workers=2, partitions=count))
    with ThreadPoolExecutor(2) as pool:
        for done in _as_done(pool, lambda number: Done(number=number, outcomes={"new": 1000}, seconds={"coding": 1.0}), count, 3):
            tally.add(done)
    assert tally.told(1.0).documents == {"new": 1000 * count}


def test_results_are_summed_up_and_let_go() -> None:
    assert _peak(_results, 1000) < 1.5 * _peak(_results, 200) + 20_000


def test_the_manifest_is_put_together_portion_by_portion(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Sums, "PORTION", 20)
    lake = Lake(Folder(str(tmp_path)))

    def commits(count: int) -> None:
        with tempfile.TemporaryFile() as spool:
            summed = _Sums(spool)
            for number in range(count):
                lake.folder.write(commit_name(number), b"{}")
                files = {name: File(f"{name}/{part_name(number)}.parquet", 1, "0" * 64, 1000) for name in ("facts", "documents")}
                made = Commit(
                    partition=number,
                    made_of="plan",
                    files=files,
                    documents={"new": 1000},
                    states={"coded": 1000},
                    days={"1991-08-29": 1000},
                    months=[],
                )
                summed.add(made, lake)
            assert summed.tables["facts"].rows == 1000 * count and sum(len(block) for block in summed.entries("facts")) > 50 * count

    assert _peak(commits, 300) < 1.5 * _peak(commits, 60) + 20_000


def test_a_plan_keeps_a_line_a_file_and_not_one_a_partition() -> None:
    def plan(documents: int) -> None:
        made = Plan([Source(f"{n}.warc.gz", documents * 320, "warc.gz") for n in range(100)])
        assert len(made) == 100 * (documents // 100_000) and made[len(made) - 1].number == len(made) - 1

    assert _peak(plan, 100_000_000) < 1.2 * _peak(plan, 10_000_000) + 20_000
