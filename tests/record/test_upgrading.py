"""A record of each schema before opens with the current one, and nothing in it is lost."""

import logging
import re
import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from desk.records import made as example
from legation.model import Coding, Problem
from legation.record import Asked, Store, View, document_key, progress
from legation.record.store import migrations
from record import earlier
from record.codings import coding, document
from record.earlier import without_sentences, without_tallies


def _codings() -> list[Coding]:
    warned = Problem(level="warning", stage="reading", message="odd date")
    other = document(3, text="Une autre langue.")
    skipped = Problem(level="warning", stage="reading", message="skipped: the text is in fr")
    return [
        coding(document(1, source="one")),
        msgspec.structs.replace(coding(document(2, source="two", published="1991-08-30")), problems=(warned,)),
        Coding(document=other, problems=(skipped,)),
    ]


@pytest.mark.parametrize("version", [1, 2, 3, 4, 5])
def test_a_record_of_an_earlier_schema_is_taken_over_whole(tmp_path: Path, version: int) -> None:
    path, made = tmp_path / "old.db", _codings()
    earlier.write(path, version, made)
    with Store.open(path) as store:
        view = View(store)
        kept = made if version >= 5 else [msgspec.structs.replace(one, events=tuple(e for e in one.events if e.sure)) for one in made]
        assert list(view.codings()) == kept
        assert view.counts()["documents"] == 3
        (met,) = view.occurrences()
        assert len(met.told) == 2 and view.search("Weimar")
        assert [problem.message for _, problem in view.problems()] == [
            p.message for _, p in sorted((document_key(m.document), p) for m in made for p in m.problems)
        ]
        tables = {row[0] for row in store.connection.execute("SELECT name FROM sqlite_master")}
        assert not {name for name in tables if name.startswith("old_")}
        assert not store.connection.execute("PRAGMA foreign_key_check").fetchall()
    with Store.open(path) as store:
        assert list(View(store).codings()) == kept


@pytest.mark.parametrize("version", [2, 4, 5])
def test_verdicts_of_an_earlier_schema_hold(tmp_path: Path, version: int) -> None:
    path, made = tmp_path / "old.db", _codings()[:2]
    sides = [part for one in made for part in (document_key(one.document), one.meetings[0].id)]
    earlier.write(path, version, made, [("different", *sides, "anna", "two rounds")])
    with Store.open(path) as store:
        view = View(store)
        assert len(list(view.occurrences(Asked("meeting")))) == 2
        (said,) = view.verdicts()
        assert (said.verdict, said.who, said.why, said.loose) == ("different", "anna", "two rounds", False)


def test_a_verdict_on_a_fact_that_is_gone_is_kept_loose(tmp_path: Path) -> None:
    path, made = tmp_path / "old.db", _codings()[:1]
    key = document_key(made[0].document)
    earlier.write(path, 5, made, [("same", key, made[0].meetings[0].id, key, "meeting-gone", "anna", None)])
    with Store.open(path) as store:
        (said,) = View(store).verdicts()
        assert said.loose


SCHEMAS = [without_sentences], [without_sentences, without_tallies]


@pytest.mark.parametrize("back", SCHEMAS, ids=["schema 7", "schema 6"])
def test_a_record_of_a_later_schema_says_the_same_afterwards(tmp_path: Path, back: list[Callable[[sqlite3.Connection], None]]) -> None:
    path = example(tmp_path / "record.db")
    with Store.open(path) as store:
        before = _rows(store)
    with sqlite3.connect(path) as connection:
        for step in back:
            step(connection)
    with Store.open(path) as store:
        assert _rows(store) == before and {row[-1] for row in before["facts"]} > {1, 2}


def _rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    asked = {table: f"SELECT * FROM {table}" for table in ("facts", "occurrences", "tallies")}
    asked["statements"] = "SELECT fact, speaker_name, speaker_raw FROM statements"
    asked["by_day"] = "SELECT sort, name, kind, day, occurrence FROM by_day JOIN subjects USING (subject) ORDER BY 1, 2, 3, 4, 5"
    return {name: [tuple(row) for row in store.connection.execute(sql)] for name, sql in asked.items()}


def test_what_an_upgrade_does_is_told_with_its_rate_and_the_time_left(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = example(tmp_path / "record.db")
    with sqlite3.connect(path) as connection:
        without_sentences(connection)
    monkeypatch.setattr(progress, "EVERY", 0.0)
    with caplog.at_level(logging.INFO, "legation.record"), Store.open(path):
        pass
    told = [record.getMessage() for record in caplog.records]
    assert told[0] == f"{path} is brought from schema 7 to {max(migrations())}; stopped, nothing is lost and the next command goes on"
    assert re.fullmatch(r"the sentences of (\d+) facts are numbered", told[1])
    assert re.fullmatch(r"(\d+) of \1 facts, [\d,]+ a second, 0 s left", told[2])


def test_a_new_record_has_nothing_to_tell(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "legation.record"), Store.open(tmp_path / "new.db", create=True):
        assert not caplog.records


def test_the_rate_and_the_time_left_go_by_what_was_done() -> None:
    times = iter([0.0, 1.0, 4.0, 5.0, 10.0])
    said: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: said.append(record.getMessage())  # type: ignore[method-assign]
    progress.LOG.addHandler(handler)
    progress.LOG.setLevel(logging.INFO)
    try:
        told = progress.Progress(10_000, "facts", lambda: next(times))
        for _ in range(4):
            told(1_000)
    finally:
        progress.LOG.removeHandler(handler)
        progress.LOG.setLevel(logging.NOTSET)
    assert said == ["2,000 of 10,000 facts, 500 a second, 16 s left", "4,000 of 10,000 facts, 400 a second, 15 s left"]
