"""Judged, coded again by a later release, frozen: what a scholar does in the course of a year, and nothing of it is lost."""

import json
from pathlib import Path

import duckdb
import msgspec

from legation.exports.snapshots import checked, make_snapshot, snapshot_diff
from legation.record import Asked, Ref, Release, Store, View, Writer, correct, document_key, rule
from record.codings import TEXT, coding, document

FIRST, SECOND = Release("1.0", "aa"), Release("1.1", "bb")


def test_verdict_recoding_and_snapshot(tmp_path: Path) -> None:
    words = " ".join(f"distinct{n}" for n in range(40))
    made = [coding(document(1, source="one")), coding(document(2, source="two", text=f"{TEXT} {words}"))]
    with Store.open(tmp_path / "r.db", create=True) as store:
        view = View(store)
        for one in made:
            Writer(store, FIRST).write(one)
        (before,) = view.occurrences(Asked("meeting"))
        make_snapshot(store, tmp_path / "first")
        keys = [document_key(one.document) for one in made]
        assert correct(store, Ref(keys[0], made[0].meetings[0].id), "host", "FRA", who="anna", why="the house is French")
        assert rule(store, "reject", Ref(keys[1], made[1].statements[0].id), who="anna")
        for one in made:
            again = msgspec.structs.replace(one.meetings[0], id=f"{one.meetings[0].id}-again", title="Coded anew")
            Writer(store, SECOND).write(msgspec.structs.replace(one, meetings=(again,)))
        make_snapshot(store, tmp_path / "second")
        (after,) = view.occurrences(Asked("meeting"))
        assert after.id == before.id and len(after.told) == 2
        assert [(said.verdict, said.loose) for said in view.verdicts()] == [("correct", False), ("reject", False)]
        assert [len(view.codings_of(key)) for key in keys] == [2, 2]
    counts = {name: json.loads((tmp_path / name / "manifest.json").read_text())["counts"] for name in ("first", "second")}
    assert counts["second"]["documents"] == counts["first"]["documents"] == 2 and counts["second"]["verdicts"] == 2
    for name in ("first", "second"):
        checked(tmp_path / name)
    assert [one["kind"] for one in json.loads((tmp_path / "second" / "manifest.json").read_text())["scores"]["precision"]]
    asked = f"SELECT host, count(*) FROM '{tmp_path}/second/meetings_view/*.parquet' GROUP BY host ORDER BY host"
    hosts = duckdb.connect().execute(asked).fetchall()
    assert hosts == [("DEU", 1), ("FRA", 1)], "the correction stands in the new coding, and in what was frozen of it"
    told = snapshot_diff(tmp_path / "first", tmp_path / "second").counts
    assert told["statement"]["went"] == 1 and told["occurrence of meeting"]["went"] == 0
