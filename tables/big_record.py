"""A large record for benchmarks: the documents of a given one, round after round, each five weeks later than the one before.

The rounds but for the last few are copied row by row, and not merged with each other; the last ones are written as any document is, so that what comes
in next is merged with neighbours that are truly kept. Run by `make big-record`; RECORD is the record of which it is made.
"""

import argparse
import sqlite3
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from legation.model import Coding, content_id
from legation.record import Release, Store, View, Writer
from legation.record.facets import encounter_of, kept
from legation.record.tallies import fill

STEP = 35  # days from one round to the next
LIVE = 2  # rounds at the end that are written and merged as they would be
_SHIFT = "CASE WHEN length({0}) = 10 THEN date({0}, '+{1} days') ELSE {0} END"


def main() -> None:
    """Write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("record", type=Path)
    parser.add_argument("into", type=Path)
    parser.add_argument("--documents", type=int, default=200_000)
    given = parser.parse_args()
    grow(given.record, given.into, given.documents)


def grow(record: Path, into: Path, documents: int) -> None:
    """Writes a record of so many documents, made of those of another."""
    into.parent.mkdir(parents=True, exist_ok=True)
    for name in (into, *into.parent.glob(f"{into.name}-*")):
        name.unlink(missing_ok=True)
    with Store.open(record) as store:
        list(View(store).occurrences())
        codings = list(View(store).codings())
        store.connection.execute("VACUUM INTO ?", (str(into),))
    rounds = max(0, -(-documents // max(1, len(codings))) - 1)
    started = time.monotonic()
    with Store.open(into) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        store.connection.execute("PRAGMA cache_size = -400000")
        for number in range(1, max(1, rounds - LIVE + 1)):
            _copy(store, number)
            print(f"round {number} of {rounds}: {time.monotonic() - started:.0f} s", flush=True)
        with store.transaction("cannot count what was copied") as connection:
            fill(connection)
        print(f"counted: {time.monotonic() - started:.0f} s", flush=True)
        writer = Writer(store, Release("codings", "big"), ["big-record"])
        for number in range(max(1, rounds - LIVE + 1), rounds + 1):
            for coding in codings:
                writer.write(later(coding, number))
            writer.settle()
            print(f"round {number} of {rounds}, merged: {time.monotonic() - started:.0f} s", flush=True)
        store.connection.execute("ANALYZE")
        print(View(store).counts())


def _copy(store: Store, number: int) -> None:
    """One round: every row of the first round again, under other numbers, its days later."""
    connection = store.connection
    if not hasattr(_copy, "base"):
        _copy.base = {  # type: ignore[attr-defined]
            "document": _most(connection, "documents", "document"), "coding": _most(connection, "codings", "coding"),
            "fact": _most(connection, "facts", "fact"),
        }  # fmt: skip
    base: dict[str, int] = _copy.base  # type: ignore[attr-defined]
    connection.create_function("later_id", 1, lambda identity: content_id("occurrence", identity, number), deterministic=True)
    connection.create_function("later_facet", 1, lambda facet: _facet(facet, number), deterministic=True)
    with store.transaction("cannot copy a round") as open_:
        for table, rule in _TABLES.items():
            columns = [row[1] for row in open_.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(_value(column, rule.get(column), number, base) for column in columns)
            first = rule["where"].format(**base)
            open_.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {first}")
        open_.execute(
            "INSERT INTO facts_words (rowid, sentence) SELECT f.fact, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) FROM facts f"
            " JOIN documents d ON d.document = f.document WHERE f.fact > ? AND f.fact <= ?",
            (base["fact"] * number, base["fact"] * (number + 1)),
        )


def _most(connection: sqlite3.Connection, table: str, column: str) -> int:
    return int(connection.execute(f"SELECT coalesce(max({column}), 0) FROM {table}").fetchone()[0])


_FACT = {"where": "fact <= {fact}", "fact": "+fact"}
_OCCURRENCE = {"where": "occurrence <= {fact}", "occurrence": "+fact"}
_TABLES: dict[str, dict[str, str]] = {
    "documents": {"where": "document <= {document}", "document": "+document", "document_key": "key", "document_id": "key", "published": "day", "url": "key",
                  "superseded_by": "+document"},
    "codings": {"where": "coding <= {coding}", "coding": "+coding", "document": "+document"},
    "copies": {"where": "document <= {document}", "document": "+document", "report": "key", "words": "plus"},
    "facts": {"where": "fact <= {fact}", "fact": "+fact", "document": "+document", "coding": "+coding", "first_day": "day", "last_day": "day"},
    "statements": _FACT, "events": {**_FACT, "tells_of": "+fact"}, "possible_events": _FACT, "meetings": _FACT, "commitments": _FACT,
    "parties": _FACT, "participants": _FACT, "issues": _FACT,
    "occurrences": {**_OCCURRENCE, "occurrence_id": "id", "first_day": "day", "last_day": "day", "told_first": "day", "told_last": "day", "fullest": "+fact",
                    "meeting": "+fact"},
    "tellings": {**_FACT, "occurrence": "+fact", "component": "+fact", "linked": "+fact", "copy_of": "key"},
    "occurrence_parties": _OCCURRENCE, "occurrence_people": _OCCURRENCE, "occurrence_issues": _OCCURRENCE, "dyads": _OCCURRENCE,
    "follow_ups": {"where": "later <= {fact}", "earlier": "+fact", "later": "+fact"},
    "matters": _OCCURRENCE,
    "matter_terms": _OCCURRENCE,
    "blocks": {"where": "fact <= {fact}", "block": "plus", "fact": "+fact"},
    "encounters": {**_FACT, "facet": "facet"}, "formats": {"where": "linked <= {fact}", "linked": "+fact", "first": "later_days", "last": "later_days"},
}  # fmt: skip


def _value(column: str, rule: str | None, number: int, base: dict[str, int]) -> str:
    """What a column of a copied row holds."""
    if rule is None:
        return column
    if rule.startswith("+"):
        return f"{column} + {base[rule[1:]] * number}"
    plain = {
        "key": f"{column} || '-{number}'", "day": _SHIFT.format(column, STEP * number), "id": f"later_id({column})", "facet": f"later_facet({column})",
        "plus": f"{column} + {number}", "later_days": f"{column} + {STEP * number}",
    }  # fmt: skip
    return plain[rule]


def _facet(blob: bytes, number: int) -> bytes:
    one = encounter_of(blob)
    window = one.window and type(one.window)(one.window.first + STEP * number, one.window.last + STEP * number, one.window.given)
    from dataclasses import replace

    return kept(replace(one, window=window, told=one.told and one.told + STEP * number))


def later(coding: Coding, number: int) -> Coding:
    """A coding so many rounds later: its document under another id and text, all its days moved."""
    plain: dict[str, Any] = msgspec.to_builtins(coding)
    for kind in ("events", "meetings"):
        for fact in plain[kind]:
            if fact["when"]:
                fact["when"] |= {name: _day(fact["when"][name], number) for name in ("from", "until")}
    document = plain["document"]
    text = f"{document['text']}\n\nRound {number}."
    plain["document"] = document | {
        "id": f"{document['id']}-{number}",
        "published": _day(document["published"], number),
        "text": text,
        "url": None,
    }
    return msgspec.convert(plain, Coding)


def _day(day: str | None, number: int) -> str | None:
    if day is None or len(day) < 10:
        return day
    return (date.fromisoformat(day[:10]) + timedelta(days=STEP * number)).isoformat()


def rounds_of(codings: list[Coding], count: int) -> Iterator[Coding]:
    """Codings of later rounds, for what is added in a benchmark."""
    for number in range(1000, 1000 + count):
        for coding in codings:
            yield later(coding, number)


if __name__ == "__main__":
    main()
