"""Reading into a lake: the same bytes on any engine with any number of workers, the same facts as in a record; a run that was stopped carries on."""

import json
from pathlib import Path

import duckdb
import msgspec
import pandas as pd
import pytest

from cluster.engines import PARTITION, SETTINGS, assert_same, contents, local, run
from cluster.made import documents, json_lines, warc
from cluster.standin import code
from legation.cluster import Lake, Local, plan_of, read_into
from legation.cluster.folder import Folder
from legation.exports.snapshots import checked
from legation.exports.snapshots.asking import ask_snapshot
from legation.model import LegationError
from legation.reading import read
from legation.record import Release, Store, Writer, fill


@pytest.fixture(scope="module")
def lines(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return json_lines(tmp_path_factory.mktemp("inputs") / "lines.jsonl", documents(300))


@pytest.fixture(scope="module")
def lake(lines: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("lakes") / "one"
    assert run(lines, into, local()).failed == 0
    return into


def test_the_number_of_workers_does_not_show(lines: Path, lake: Path, tmp_path: Path) -> None:
    report = run(lines, tmp_path / "other", local(1))
    assert (report.documents, report.partitions, report.done) == ({"new": 300}, 2, 2)
    assert_same(lake, tmp_path / "other")


def test_other_news_is_skipped_where_triage_is_wished(tmp_path: Path) -> None:
    settings = msgspec.structs.replace(SETTINGS, triage=True)
    other = [{"id": f"o{n}", "text": f"Kelvin Kiptum won the marathon in Chicago, and so did {n} others."} for n in range(20)]
    given = json_lines(tmp_path / "lines.jsonl", [*documents(40), *other])
    reports = [read_into(plan_of([str(given)], PARTITION), settings, str(tmp_path / name), local(int(name))) for name in "12"]
    assert [report.documents for report in reports] == [{"new": 40, "skipped": 20}] * 2 and "triage" in reports[0].stages
    assert_same(tmp_path / "1", tmp_path / "2")


def test_a_lake_is_a_snapshot_that_is_whole(lake: Path) -> None:
    manifest = checked(lake)
    assert manifest.documents == {"coded": 300} and manifest.counts["facts"] == 1500 and manifest.coverage.documents == 300
    assert {len(table.files) for table in manifest.tables.values()} == {2}
    assert sum(file.rows or 0 for file in manifest.tables["facts"].files) == manifest.tables["facts"].rows == 1500


def test_its_views_have_what_those_of_a_record_have(lines: Path, lake: Path) -> None:
    with Store.open(":memory:", create=True) as store:
        list(fill(Writer(store, Release("1", "aa")), read([lines]), code))
        for view in ("meetings_view", "statements_view", "events_view", "commitments_view", "participants_view"):
            columns = [
                row[1] for row in store.connection.execute(f"PRAGMA table_info({view})") if row[1] not in ("occurrence_id", "status")
            ]
            query = f"SELECT {', '.join(columns)} FROM {view} ORDER BY document_key, 1"
            assert [tuple(row) for row in store.connection.execute(query)] == list(ask_snapshot(lake, query).rows), view


def test_tables_join_across_partitions(lake: Path) -> None:
    joined = "SELECT count(*), count(DISTINCT f.fact), count(DISTINCT d.document) FROM facts f JOIN documents d USING (document) JOIN parties p USING (fact) JOIN actors a USING (actor)"
    number, facts, found = next(iter(ask_snapshot(lake, joined).rows))
    assert (facts, found) == (1200, 300) and number > facts
    assert pd.read_parquet(lake / "facts")["fact"].is_unique
    assert duckdb.connect().execute(f"SELECT count(*) FROM read_parquet('{lake}/codings/*.parquet')").fetchone() == (300,)


def test_the_same_again_is_refused_and_with_resume_adds_nothing(lines: Path, lake: Path) -> None:
    before = contents(lake)
    with pytest.raises(LegationError, match="there is one already"):
        run(lines, lake, local())
    report = run(lines, lake, local(), resume=True)
    assert (report.already, report.done, contents(lake)) == (2, 0, before)


def test_a_lake_of_other_inputs_is_not_carried_on(lake: Path, tmp_path: Path) -> None:
    other = json_lines(tmp_path / "other.jsonl", documents(10))
    with pytest.raises(LegationError, match="cannot carry on"):
        run(other, lake, local(), resume=True)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "something").touch()
    with pytest.raises(LegationError, match="there is something already"):
        run(other, tmp_path / "full", local())


def test_what_was_stopped_carries_on_where_it_was(lines: Path, lake: Path, tmp_path: Path) -> None:
    into = tmp_path / "stopped"
    run(lines, into, local())
    for gone in ("manifest.json", "_commits/part-00001.json", "facts/part-00001.parquet"):
        (into / gone).unlink()
    with pytest.raises(LegationError, match="1 of 2 partitions are missing"):
        Lake(Folder(str(into))).whole()
    report = run(lines, into, local(), resume=True)
    assert (report.already, report.done) == (1, 1)
    assert_same(lake, into)


def test_a_document_that_kills_the_process_is_told_and_the_others_are_coded(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", documents(20, {7: "poison"}))
    report = run(path, tmp_path / "lake", local())
    assert report.documents == {"failed": 1, "new": 19} and report.failed == 0
    assert report.errors == {"coding: cannot code: the process that was at it died twice": 1}
    (message,) = pd.read_parquet(tmp_path / "lake" / "problems")["message"].tolist()
    assert "a.jsonl, line 8: the process that was at it died twice" in message
    assert checked(tmp_path / "lake").documents == {"coded": 19, "failed": 1}


def test_a_process_that_is_killed_once_costs_nothing(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", documents(20, {7: f"once={tmp_path}/mark"}))
    run(path, tmp_path / "killed", local())
    run(path, tmp_path / "quiet", local())
    assert_same(tmp_path / "killed", tmp_path / "quiet")
    assert pd.read_parquet(tmp_path / "quiet" / "problems").empty


def test_what_cannot_be_read_is_listed_with_its_cause(tmp_path: Path) -> None:
    path = json_lines(tmp_path / "a.jsonl", documents(5))
    path.write_text(path.read_text() + "no json\n" + '{"title": "without text"}\n' + "neither\n")
    report = run(path, tmp_path / "lake", local())
    assert report.documents == {"failed": 3, "new": 5}
    assert sorted(report.errors.values()) == [1, 2] and any("not a JSON object" in cause for cause in report.errors)
    assert len(pd.read_parquet(tmp_path / "lake" / "problems")) == 3


def test_a_partition_that_cannot_be_written_is_missing_until_it_can(lines: Path, lake: Path, tmp_path: Path) -> None:
    into = tmp_path / "lake"
    engine = Local(2, pause=0.01)
    plan = plan_of([str(lines)], PARTITION)
    read_into(plan, SETTINGS, str(into), engine)
    for gone in ("manifest.json", "_commits/part-00000.json", "facts/part-00000.parquet"):
        (into / gone).unlink()
    (into / "facts" / "part-00000.parquet").mkdir()  # in the way
    report = run(lines, into, engine, resume=True)
    assert report.failed == 1 and "directory" in report.failures["0"] and not (into / "manifest.json").exists()
    (into / "facts" / "part-00000.parquet").rmdir()
    assert run(lines, into, engine, resume=True).failed == 0
    assert_same(lake, into)


def test_pages_of_an_archive_are_read_the_same_cut_or_whole(tmp_path: Path) -> None:
    path = warc(tmp_path / "news.warc.gz", documents(900))
    cut, whole = run(path, tmp_path / "cut", local(), documents=4), run(path, tmp_path / "whole", local(), documents=10_000)
    assert cut.partitions > 3 and whole.partitions == 1 and cut.documents == whole.documents == {"new": 900}
    query = "SELECT meeting_id, document_key, sentence, url FROM meetings_view ORDER BY 1, 2"
    assert list(ask_snapshot(tmp_path / "cut", query).rows) == list(ask_snapshot(tmp_path / "whole", query).rows)


def test_the_report_lies_outside_and_the_lake_knows_no_clock(lake: Path) -> None:
    told = json.loads((lake / "_commits" / "part-00000.json").read_bytes())
    assert set(told) == {"partition", "made_of", "files", "documents", "states", "days", "months"}
    assert not [name for name in contents(lake) if not name.endswith((".parquet", ".json", ".md", ".cff"))]
