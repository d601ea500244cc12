"""Kept counts and lists say what counting anew says: after whatever came in, was judged, was removed or taken over from a released schema."""

import sqlite3
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from desk.records import made
from legation.model import Occurrence
from legation.record import Asked, Ref, Release, Store, View, Writer, rule
from legation.record.coverage import coverage
from legation.record.removing import remove
from legation.record.tallies import count, fill
from legation.stories.telling import KINDS, Kind
from record.codings import coding, document
from record.earlier import without_sentences, without_tallies

ROWS = {
    "tallies": "SELECT * FROM tallies",
    "lists": "SELECT sort, name, kind, day, occurrence FROM by_day JOIN subjects USING (subject)",
    "dyads": "SELECT one, other, occurrence, figured, told, first, dyads.meeting FROM dyads LEFT JOIN figures USING (figure)",
}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store.open(made(tmp_path / "record.db"))


def _kept(store: Store) -> dict[str, list[str]]:
    connection = store.connection
    return {name: sorted(map(repr, map(tuple, connection.execute(sql)))) for name, sql in ROWS.items()}


def _check(store: Store) -> None:
    """Against counting anew by the tables themselves, in Python, and against filling."""
    connection = store.connection
    said = Counter(
        {
            (row[0], row[1]): row[2]
            for row in connection.execute("SELECT one, kind, sum(number) FROM tallies WHERE what = 'party' GROUP BY 1, 2")
        }
    )
    sql = "SELECT DISTINCT p.party, o.occurrence_kind, o.occurrence FROM occurrence_parties p JOIN occurrences o USING (occurrence)"
    assert said and said == Counter((row[0], row[1]) for row in connection.execute(sql))
    said = Counter(
        {
            (row[0], row[1]): row[2]
            for row in connection.execute("SELECT one, kind, sum(number) FROM tallies WHERE what = 'issue' GROUP BY 1, 2")
        }
    )
    assert said and said == Counter((issue, one.kind) for kind in KINDS for one in _all(store, kind) for issue in one.issues)
    pairs = Counter(
        {
            (row[0], row[1]): row[2]
            for row in connection.execute(
                "SELECT one, other, sum(number) FROM tallies WHERE what = 'partner' AND one < other GROUP BY 1, 2"
            )
        }
    )
    assert pairs and pairs == Counter((row[0], row[1]) for row in connection.execute("SELECT one, other FROM dyads"))
    everything = connection.execute("SELECT sum(number) FROM tallies WHERE what = 'all'").fetchone()[0]
    assert everything == connection.execute("SELECT count(*) FROM occurrences").fetchone()[0]
    counted = "SELECT kind, coalesce(ruling, ''), count(*) FROM facts GROUP BY 1, 2 ORDER BY 1, 2"
    assert list(map(tuple, connection.execute("SELECT * FROM fact_counts ORDER BY 1, 2"))) == list(map(tuple, connection.execute(counted)))
    before = _kept(store)
    with store.transaction("count anew"):
        fill(connection)
    assert _kept(store) == before


def _all(store: Store, kind: Kind) -> Iterator[Occurrence]:
    return View(store).occurrences(Asked(kind))


def test_counts_follow_what_is_written_judged_and_removed(store: Store) -> None:
    _check(store)
    event = next(View(store).events())
    rule(store, "reject", Ref(event.document, event.fact.id), who="anna")
    list(View(store).occurrences())
    _check(store)
    remove(store, [View(store).keys("talks-1")[0]], who="anna", why="asked for")
    _check(store)


def test_a_record_without_counts_gets_them_when_it_is_opened(store: Store) -> None:
    before, path = _kept(store), store.path
    store.close()
    _as_released(path)
    with Store.open(path) as opened:
        assert _kept(opened) == before
        _check(opened)


def _as_released(path: str) -> None:
    """Takes the steps back: the record as the schema before had it."""
    with sqlite3.connect(path) as connection:
        without_sentences(connection)
        without_tallies(connection)


def test_lists_are_in_order_of_day(store: Store) -> None:
    sql = "SELECT o.sort_day FROM by_day b JOIN subjects s USING (subject) JOIN occurrences o USING (occurrence) WHERE s.name = 'IND' AND s.kind = 'meeting' ORDER BY b.day DESC"
    days = [row[0] for row in store.connection.execute(sql)]
    assert days and days == sorted(days, reverse=True)


def test_to_count_a_few_no_table_is_gone_through_though_sqlite_knows_how_large_it_is(store: Store) -> None:
    seen: list[str] = []
    store.connection.execute("ANALYZE")
    store.connection.execute("UPDATE sqlite_stat1 SET stat = '1000000' WHERE idx IS NULL OR tbl = idx")
    store.connection.execute(
        "UPDATE sqlite_stat1 SET stat = '1000000 3 2 1' WHERE tbl IN ('occurrences', 'occurrence_parties', 'occurrence_issues')"
    )
    store.connection.execute("ANALYZE sqlite_schema")
    store.connection.set_trace_callback(seen.append)
    count(store.connection, [1, 2], "-")
    store.connection.set_trace_callback(None)
    counted = [sql for sql in seen if sql.startswith("INSERT INTO tallies")]
    assert len(counted) > 5
    plans = [row[3] for sql in counted for row in store.connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    assert not [step for step in plans if "BLOOM" in step or (step.startswith("SCAN") and step != "SCAN n")]


@pytest.mark.parametrize(
    ("since", "until"),
    [(None, None), ("2023-11-10", None), (None, "2023-11-10"), ("2023-11-02", "2023-11-20"), ("2023-09-15", "2023-12-31"), ("2023", "2023-11-15"), ("2023-11", "2023-11")],
)  # fmt: skip
def test_the_documents_of_a_period_are_those_of_its_whole_months_and_of_its_parts_of_months(since: str | None, until: str | None) -> None:
    days = ["2023", "2023-10", "2023-11", "2023-11-01", "2023-11-10", "2023-11-15", "2023-11-30", "2023-12-31", "2024-01-01", None]
    with Store.open(":memory:", create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        for number, day in enumerate(days):
            writer.write(coding(document(number, source=f"outlet {number % 3}", published=day)))
        found = coverage(store, since, until)
    told = [day for day in days if day is not None and (since or "") <= day <= f"{until or ''}~"]
    assert found.documents == sum(one.number for one in found.outlets) == len(told)
