"""Snapshots: the same record gives the same bytes, others' tools read them, a damaged file is named, two are compared; and questions to them reach nothing else."""

import json
import shutil
from pathlib import Path

import duckdb
import msgspec
import pandas as pd
import polars as pl
import pytest

from exports.records import filled, summit
from legation.exports.snapshots import checked, make_snapshot, page, read_manifest, snapshot_diff
from legation.exports.snapshots.asking import ask_snapshot
from legation.exports.snapshots.tables import ORDER, VIEW_ORDER
from legation.exports.snapshots.writing import write_table
from legation.model import LegationError
from legation.record import Asked, Release, Store, View, Writer, fact_named, rule
from legation.record.occurrences import bring_up
from record.codings import TEXT


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("snapshots") / "one"
    with filled() as store:
        make_snapshot(store, into, title="Weimar", authors=("Anna",))
    return into


def test_the_same_record_gives_the_same_bytes(made: Path, tmp_path: Path) -> None:
    with filled() as store:
        make_snapshot(store, tmp_path / "again", title="Weimar", authors=("Anna",))
    files = sorted(path.relative_to(made) for path in made.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(tmp_path / "again") for path in (tmp_path / "again").rglob("*") if path.is_file())
    for file in files:
        assert (made / file).read_bytes() == (tmp_path / "again" / file).read_bytes(), file


def test_every_table_is_a_folder_of_parquet_with_the_rows_of_the_record(made: Path) -> None:
    manifest = read_manifest(made)
    assert set(manifest.tables) == {*ORDER, *VIEW_ORDER} and {path.name for path in made.iterdir() if path.is_dir()} == set(manifest.tables)
    with filled() as store:
        bring_up(store)
        for name, table in manifest.tables.items():
            number = store.connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0]
            assert (
                [(table.rows,)]
                == [(number,)]
                == duckdb.connect().execute(f"SELECT count(*) FROM read_parquet('{made}/{name}/*.parquet')").fetchall()
            ), name


def test_every_table_of_the_record_is_in_a_snapshot_or_serves_the_record_only(made: Path) -> None:
    inner = {
        "codings", "problems", "blocks", "encounters", "formats", "waiting", "disturbed", "vacated", "ungathered", "read_days", "read_months", "documents_words",
        "statements_words", "facts_words", "fact_sentences",
    }  # fmt: skip
    with filled() as store:
        names = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    plain = {name for name in names if not name.startswith("sqlite_") and "_words_" not in name}
    assert (
        set(read_manifest(made).tables) <= plain
        and {name for name in plain - set(read_manifest(made).tables) if name in inner} == inner & plain
    )


def test_pandas_polars_and_duckdb_read_it_as_it_lies(made: Path) -> None:
    frame = pd.read_parquet(made / "meetings_view")
    assert set(frame["parties"]) == {"DEU FRA", "CAN DEU FRA GBR ITA JPN USA"} and frame["geonames_id"].dropna().tolist() == [2867714]
    events = pl.read_parquet(made / "events_view" / "*.parquet")
    assert events.filter(pl.col("realis") == "happened").height == 4 and events.schema["intensity"] == pl.Float64
    joined = (
        duckdb.connect()
        .execute(
            f"SELECT count(*) FROM read_parquet('{made}/facts/*.parquet') f JOIN read_parquet('{made}/parties/*.parquet') p USING (fact) WHERE f.kind = 'meeting'"
        )
        .fetchall()
    )
    assert joined == [(11,)]


def test_no_text_of_the_sources_is_in_it_unless_it_is_wished(made: Path, tmp_path: Path) -> None:
    for path in made.rglob("*.parquet"):
        found = pd.read_parquet(path)
        assert (
            not found.astype(str)
            .apply(lambda column: column.str.contains("Poland would|met in Weimar|Yeltsin will meet", regex=True))
            .any()
            .any()
        ), path
    assert "words" in read_manifest(made).tables["statements"].empty
    with filled() as store:
        manifest = make_snapshot(store, tmp_path / "full", text=True)
    assert manifest.text and TEXT in set(pd.read_parquet(tmp_path / "full" / "documents")["text"])
    assert "They belong to their publishers" in manifest.licence["texts"]


def test_the_manifest_tells_what_it_rests_on_and_no_clock_and_no_path(made: Path) -> None:
    manifest, text = checked(made), (made / "manifest.json").read_text()
    assert manifest.documents == {"coded": 3} and manifest.coverage.first == "1991-08-29" and manifest.schema >= 6
    assert [(one.outlet, one.documents) for one in manifest.sources] == [("own", 2), ("other", 1)]
    assert [(run.release, run.register, run.documents) for run in manifest.runs] == [("1", "aa", 3)]
    assert str(made.parent) not in text and "202" not in "".join(char for char in json.loads(text)["title"])
    assert manifest.snapshot in (made / "CITATION.cff").read_text() and 'name: "Anna"' in (made / "CITATION.cff").read_text()


def test_the_codebook_says_what_the_schema_says(made: Path) -> None:
    book = (made / "codebook.md").read_text()
    for name, table in read_manifest(made).tables.items():
        assert f"## {name}\n" in book
        assert all(f"| `{column}` |" in book for column in table.columns)
    assert "| `cue` |" in book and 'as worded: "he", "the minister"' in book and "empty in this snapshot" in book


def test_a_damaged_snapshot_names_the_file(made: Path, tmp_path: Path) -> None:
    for name in ("altered", "missing"):
        copy = tmp_path / name
        shutil.copytree(made, copy)
        path = copy / "facts" / "part-00000.parquet"
        if name == "altered":
            path.write_bytes(path.read_bytes()[:-1] + b"?")
        else:
            path.unlink()
        with pytest.raises(LegationError, match=r"facts/part-00000\.parquet"):
            checked(copy)
    shutil.copytree(made, tmp_path / "more")
    (tmp_path / "more" / "facts" / "mine.parquet").write_bytes(b"")
    with pytest.raises(LegationError, match=r"mine\.parquet"):
        checked(tmp_path / "more")
    (tmp_path / "more" / "manifest.json").write_text("{")
    with pytest.raises(LegationError, match="manifest of the snapshot is damaged"):
        checked(tmp_path / "more")
    with pytest.raises(LegationError, match="no manifest"):
        checked(tmp_path)


def test_a_folder_that_has_something_is_left_alone(made: Path) -> None:
    with filled() as store, pytest.raises(LegationError, match="something already"):
        make_snapshot(store, made)
    assert checked(made)


def test_a_large_table_has_several_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyarrow as pa

    monkeypatch.setattr("legation.exports.snapshots.writing.ROWS_A_FILE", 20)
    monkeypatch.setattr("legation.exports.snapshots.writing.ROWS_A_GROUP", 10)
    parts = write_table(tmp_path, "t", pa.schema([("n", pa.int64())]), [(n,) for n in range(45)])
    assert [part.rows for part in parts] == [20, 20, 5] and [part.path for part in parts] == [f"t/part-0000{n}.parquet" for n in range(3)]
    assert pd.read_parquet(tmp_path / "t")["n"].tolist() == list(range(45))


def test_what_came_went_and_changed(made: Path, tmp_path: Path) -> None:
    with filled() as store:
        changed = summit()
        first = msgspec.structs.replace(changed.meetings[0], level="minister")
        Writer(store, Release("2", "aa")).write(msgspec.structs.replace(changed, meetings=(first,), events=changed.events[:2]))
        make_snapshot(store, tmp_path / "other")
    found = snapshot_diff(made, tmp_path / "other")
    assert found.counts["meeting"] == {"came": 0, "went": 0, "changed": 1, "stayed": 2}
    assert found.counts["event"] == {"came": 0, "went": 2, "changed": 0, "stayed": 4}
    (meeting,) = [change for change in found.changes if change.kind == "meeting"]
    assert [(field.field, field.before, field.after) for field in meeting.fields] == [("level", "leader", "minister")]
    lines = list(page(found))
    assert any("level: leader → minister" in line for line in lines) and lines[0].startswith("snapshot-")
    assert not snapshot_diff(made, made).changes


def test_a_verdict_shows_in_the_next_snapshot(made: Path, tmp_path: Path) -> None:
    with filled() as store:
        meeting = next(one for one in View(store).occurrences(Asked("meeting")) if "JPN" in one.parties)
        rule(store, "reject", fact_named(store, meeting.told[0].fact), who="anna", why="no")
        make_snapshot(store, tmp_path / "other")
    counts = snapshot_diff(made, tmp_path / "other").counts
    assert counts["occurrence of meeting"]["went"] == 1 and counts["meeting"]["went"] == 1, "what is rejected is in no view"


def test_a_snapshot_is_asked_in_sql_and_nothing_else_is_reached(made: Path) -> None:
    answer = ask_snapshot(made, "SELECT meeting_title, parties FROM meetings_view WHERE level = 'leader'")
    assert answer.columns == ("meeting_title", "parties") and list(answer.rows) == [("G7 summit", "CAN DEU FRA GBR ITA JPN USA")]
    assert len(list(ask_snapshot(made, "SELECT * FROM facts", most=3).rows)) == 3
    for query, said in {
        "SELECT * FROM meeting_view": "meetings_view", "SELECT levl FROM meetings_view": "level", "SELECT * FROM read_text('/etc/passwd')": "no other file",
        f"SELECT * FROM '{made}/facts/part-00000.parquet'": "no other file", "COPY facts TO 'x.csv'": "Only reading", "SET threads = 1": "Only reading",
        "ATTACH 'x.db'": "Only reading", "SELECT 1; SELECT 2": "Only reading", "CREATE TABLE x (y INT)": "Only reading", "": "Only reading",
    }.items():  # fmt: skip
        with pytest.raises(LegationError, match=said) as error:
            list(ask_snapshot(made, query).rows)
        assert "\n" not in str(error.value)
    with pytest.raises(LegationError, match=r"longer than 0\.3 seconds"):
        list(
            ask_snapshot(made, "SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE a.range * b.range = 7", seconds=0.3).rows
        )


def test_the_record_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Store.open(path, create=True) as store:
        Writer(store, Release("1", "aa")).write(summit())
    path.chmod(0o444)
    before = path.read_bytes()
    with Store.open(path, readonly=True) as store:
        make_snapshot(store, tmp_path / "snapshot")
    assert path.read_bytes() == before
