"""A lake that is merged holds what a snapshot of the record of its inputs holds."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from cluster.engines import engines, local, run
from cluster.made import documents, json_lines
from cluster.standin import code
from legation.cluster import Engine, Local, merge
from legation.cluster.lake import SHARES
from legation.cluster.merging import share_merged
from legation.cluster.work import Done, Here, Job
from legation.exports.snapshots import checked, make_snapshot
from legation.exports.snapshots.asking import ask_snapshot
from legation.exports.snapshots.tables import ORDER, VIEW_ORDER
from legation.model import LegationError
from legation.reading import read
from legation.record import Release, Store, Writer, fill


def rows(folder: Path, table: str) -> list[dict[str, Any]]:
    return [row for path in sorted((folder / table).glob("*.parquet")) for row in pq.read_table(path).to_pylist()]


def content(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture(params=engines())
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    made = list(documents(120))
    made[70] = {**made[3], "text": made[3]["text"] + " Corrected.", "published": "1992-05-01"}  # a later version, in another partition
    made[100] = made[1]  # the same document again
    return json_lines(tmp_path / "a.jsonl", made)


def test_the_tables_are_those_of_a_snapshot_of_the_record(inputs: Path, tmp_path: Path) -> None:
    lake, frozen = tmp_path / "lake", tmp_path / "snapshot"
    assert run(inputs, lake, local(), documents=10).partitions > 2
    assert merge(str(lake))
    with Store.open(":memory:", create=True) as store:
        list(fill(Writer(store, Release("1", "aa")), read([inputs]), code))
        make_snapshot(store, frozen, text=True)
    assert rows(lake, "occurrences") and rows(lake, "superseded") == rows(frozen, "superseded")
    for table in (*ORDER, *VIEW_ORDER):
        if table != "runs":
            assert rows(lake, table) == rows(frozen, table), table
    assert checked(lake).counts["occurrences"] == checked(frozen).counts["occurrences"]
    assert checked(lake).documents == checked(frozen).documents
    found = ask_snapshot(lake, "SELECT count(*) FROM occurrences_view")
    assert next(iter(found.rows))[0] == len(rows(frozen, "occurrences_view"))


def test_a_merged_lake_stays_as_it_is(inputs: Path, tmp_path: Path) -> None:
    lake, other = tmp_path / "lake", tmp_path / "other"
    for place in (lake, other):
        run(inputs, place, local(), documents=10)
        merge(str(place))
    before = content(lake)
    assert before == content(other)
    assert not merge(str(lake)) and content(lake) == before
    run(inputs, lake, local(), documents=10, resume=True)
    assert content(lake) == before


def test_merging_that_was_stopped_is_done_again(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake, other = tmp_path / "lake", tmp_path / "other"
    for place in (lake, other):
        run(inputs, place, local(), documents=10)
    merge(str(other))
    with monkeypatch.context() as patched:
        patched.setattr("legation.cluster.merging.finish", lambda _lake: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            merge(str(lake))
    assert merge(str(lake))
    assert content(lake) == content(other)


def test_shares_on_any_engine_give_the_same(inputs: Path, engine: Engine, tmp_path: Path) -> None:
    lake, alone = tmp_path / "lake", tmp_path / "alone"
    run(inputs, lake, local(), documents=10)
    shutil.copytree(lake, alone)
    assert merge(str(alone)) and merge(str(lake), engine=engine)
    assert content(lake) == content(alone)


def test_shares_that_are_done_stay_where_others_failed(inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lake, alone = tmp_path / "lake", tmp_path / "alone"
    run(inputs, lake, local(), documents=10)
    shutil.copytree(lake, alone)
    merge(str(alone))
    with monkeypatch.context() as patched:
        patched.setattr(Local, "run", _half)
        with pytest.raises(LegationError, match="1 of 2 shares are not merged: no space"):
            merge(str(lake), engine=local(2))
    made = {path: path.stat().st_mtime_ns for path in (lake / SHARES).glob("*-of-*.db")}
    assert [path.name for path in made] == ["00000-of-00002.db"]
    again = []
    real = Local.run

    def watched(self: Local, job: Job) -> Iterator[Done]:
        for done in real(self, job):
            again.append((done.number, done.already))
            yield done

    monkeypatch.setattr(Local, "run", watched)
    assert merge(str(lake), engine=local(2))
    assert sorted(again) == [(0, True), (1, False)]
    assert content(lake) == content(alone)


def _half(self: Local, job: Job) -> Iterator[Done]:
    """Does the first task; the others find no space."""
    yield share_merged(job.given, 0, Here())
    yield from (Done(number=number, failure="no space") for number in range(1, job.count))


def test_a_lake_that_is_not_whole_is_not_merged(tmp_path: Path) -> None:
    with pytest.raises(LegationError, match="there is no lake"):
        merge(str(tmp_path / "none"))
