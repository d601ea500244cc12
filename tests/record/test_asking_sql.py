"""Questions in SQL to a record: answered, within a time, and unable to write or to reach another file."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from legation.model import LegationError
from legation.record import Release, Store, Writer
from legation.record.asking_sql import ask
from record.codings import coding, document


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "r.db" if request.param == "file" else ":memory:", create=True) as opened:
        for number in (1, 2):
            Writer(opened, Release("1", "aa")).write(coding(document(number)))
        yield opened


def test_the_views_answer_who_met_whom(store: Store) -> None:
    found = ask(
        store,
        "SELECT parties, first_day, precision, participants, sentence FROM meetings_view WHERE first_day >= ? LIMIT 1",
        values=("1991",),
    )
    assert found.columns == ("parties", "first_day", "precision", "participants", "sentence")
    ((parties, day, precision, participants, sentence),) = list(found.rows)
    assert (parties, day, precision, participants) == ("DEU FRA", "1991-08-28", "day", "Roland Dumas (FRA)") and sentence.startswith(
        "The foreign ministers"
    )


def test_full_text_is_searched(store: Store) -> None:
    query = "SELECT d.document_id FROM documents_words JOIN documents d ON d.document = documents_words.rowid WHERE documents_words MATCH 'minister' ORDER BY 1"
    assert list(ask(store, query).rows) == [("d1",), ("d2",)]


def test_no_more_rows_than_wished(store: Store) -> None:
    assert len(list(ask(store, "SELECT * FROM facts", most=3).rows)) == 3
    assert list(ask(store, "SELECT * FROM facts", most=0).rows) == []


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM facts", "UPDATE documents SET title = 'x'", "INSERT INTO runs VALUES (9, 'a', 'b', 'c', '[]')", "DROP TABLE facts", "CREATE TABLE x (y)",
        "CREATE TEMP TABLE x (y)", "PRAGMA journal_mode = DELETE", "PRAGMA user_version", "ATTACH 'other.db' AS other", "VACUUM INTO 'copy.db'", "SELECT 1; SELECT 2",
        "SELECT load_extension('x')", "INSERT INTO facts_words (facts_words) VALUES ('rebuild')", "BEGIN", "REINDEX", "", "-- nothing",
        "SELECT * FROM pragma_database_list",
    ],
)  # fmt: skip
def test_only_reading_is_possible(store: Store, query: str, tmp_path: Path) -> None:
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(LegationError, match="Only reading is possible"):
        list(ask(store, query).rows)
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix == ".db") == [name for name in before if name.endswith(".db")]
    assert store.connection.execute("SELECT count(*) FROM facts").fetchone()[0] > 0


def test_the_nearest_names_are_told_in_one_line(store: Store) -> None:
    for query, near in {
        "SELECT * FROM meeting_view": "meetings_view",
        "SELECT speker FROM statements_view": "speaker",
        "SELECT x FROM": "docs/record.md",
    }.items():
        with pytest.raises(LegationError, match=near) as error:
            list(ask(store, query).rows)
        assert "\n" not in str(error.value)


def test_the_time_is_limited_and_the_store_works_on(store: Store) -> None:
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    with pytest.raises(LegationError, match=r"longer than 0\.2 seconds"):
        list(ask(store, endless, seconds=0.2).rows)
    rows = ask(store, "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i FROM n", seconds=0.2).rows
    with pytest.raises(LegationError, match=r"longer than 0\.2 seconds"):
        for _ in rows:
            pass
    assert Writer(store, Release("1", "aa")).write(coding(document(3)))


def test_a_value_cannot_fill_the_memory(store: Store) -> None:
    with pytest.raises(LegationError, match="too big"):
        list(ask(store, "SELECT zeroblob(500000000)").rows)


def test_an_answer_that_is_not_taken_to_its_end_frees_the_store(store: Store) -> None:
    rows = ask(store, "SELECT fact FROM facts").rows
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    with store.transaction("test") as connection:
        connection.execute("UPDATE documents SET language = 'en'")
    with pytest.raises(sqlite3.OperationalError):
        store.connection.execute("SELECT nothing")
