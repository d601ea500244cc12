"""A lake into a record: the same record as reading the inputs gives, occurrences with their ids among it."""

from pathlib import Path

import pytest

from cluster.engines import local, run
from cluster.made import documents, json_lines
from cluster.standin import code
from legation.cluster import Folder, Lake, import_lake
from legation.exports.snapshots.tables import ORDER, VIEW_ORDER
from legation.model import LegationError
from legation.reading import read
from legation.record import Release, Store, Writer, fill


def test_the_record_is_the_one_that_reading_the_inputs_gives(tmp_path: Path) -> None:
    rows = list(documents(120, {5: "unreadable"}))
    rows[70] = {**rows[3], "text": rows[3]["text"] + " Corrected.", "published": "1992-05-01"}  # a later version, in another partition
    rows[100] = rows[1]  # the same document again
    path = json_lines(tmp_path / "a.jsonl", rows)
    path.write_text(path.read_text() + "no json\n")
    assert run(path, tmp_path / "lake", local(), documents=10).partitions > 2
    with Store.open(":memory:", create=True) as one, Store.open(tmp_path / "record.db", create=True) as other:
        list(fill(Writer(one, Release("1", "aa")), read([path]), code))
        steps = [step.outcome for step in import_lake(other, str(tmp_path / "lake"))]
        assert steps.count("failed") == 1 and [step.outcome for step in import_lake(other, str(tmp_path / "lake"))].count("new") == 0
        for table in (*ORDER, *VIEW_ORDER):
            if table != "runs":
                found = [sorted(map(repr, map(tuple, store.connection.execute(f"SELECT * FROM {table}")))) for store in (one, other)]
                assert found[0] == found[1], table


def test_a_lake_that_is_not_whole_is_refused(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", documents(5))
    run(path, tmp_path / "lake", local())
    Lake(Folder(str(tmp_path / "lake"))).folder.remove("_commits/part-00000.json")
    with Store.open(":memory:", create=True) as store, pytest.raises(LegationError, match="the lake is not whole"):
        list(import_lake(store, str(tmp_path / "lake")))
    with Store.open(":memory:", create=True) as store, pytest.raises(LegationError, match="there is no lake"):
        list(import_lake(store, str(tmp_path / "none")))
