"""A large record for benchmarks: the documents of a given one, round after round, each five weeks later than the one before and in words of its own.

The rounds but for the last few are copied row by row, and not merged with each other; the last ones are written as any document is, so that what comes
in next is merged with neighbours that are truly kept. Run by `make big-record`; RECORD is the record of which it is made.
"""

import argparse
import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec
from tables.big_words import Words, lasts

from legation.model import Coding, content_id
from legation.record import Release, Store, View, Writer
from legation.record.facets import encounter_of, kept
from legation.record.following import _packed, _unpacked
from legation.record.tallies import fill
from legation.stories.followups import Matter, keys

STEP = 35  # days from one round to the next
TOGETHER = 40  # rounds that are copied in one transaction: each alters most pages of the indexes
LIVE = 2  # rounds at the end that are written and merged as they would be
READ = 1500  # documents of whose texts the words of later rounds are taken
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
        for setting in ("synchronous = OFF", "cache_size = -800000", "journal_mode = OFF"):
            store.connection.execute(f"PRAGMA {setting}")
        words, first = words_of(store), Round.first(store)
        for numbers in _together(range(1, max(1, rounds - LIVE + 1))):
            with store.transaction("cannot copy rounds"):
                for number in numbers:
                    first.copy(number, words)
            print(f"round {numbers[-1]} of {rounds}: {time.monotonic() - started:.0f} s", flush=True)
        with store.transaction("cannot count what was copied") as connection:
            fill(connection)
        print(f"counted: {time.monotonic() - started:.0f} s", flush=True)
        store.connection.execute("PRAGMA journal_mode = WAL")
        writer = Writer(store, Release("codings", "big"), ["big-record"])
        for number in range(max(1, rounds - LIVE + 1), rounds + 1):
            for coding in codings:
                writer.write(later(coding, number, words))
            writer.settle()
            print(f"round {number} of {rounds}, merged: {time.monotonic() - started:.0f} s", flush=True)
        print(View(store).counts())


def words_of(store: Store) -> Words:
    """The words of the first round of a record."""
    return Words(row[0] for row in store.connection.execute("SELECT text FROM documents ORDER BY document LIMIT ?", (READ,)))


@dataclass(frozen=True)
class Round:
    """The first round: how many rows it has, and its commitments, each with whether it lasts."""

    store: Store
    base: Mapping[str, int]
    matters: Sequence[tuple[int, Matter, bool]]

    @classmethod
    def first(cls, store: Store) -> "Round":
        """The round that is in the record now."""
        base = {name: _most(store.connection, f"{name}s", name) for name in ("document", "coding", "fact")}
        sql = "SELECT m.occurrence, m.matter, d.document_id FROM matters m JOIN facts f ON f.fact = m.occurrence JOIN documents d ON d.document = f.document"
        return cls(store, base, [(row[0], _unpacked(row[1]), lasts(row[2])) for row in store.connection.execute(sql)])

    def copy(self, number: int, words: Words) -> None:
        """Every row again, under other numbers, its days later."""
        open_ = self.store.connection
        open_.create_function("later_id", 1, lambda identity: content_id("occurrence", identity, number), deterministic=True)
        open_.create_function("later_facet", 1, lambda facet: _facet(facet, number), deterministic=True)
        for table, rule in _TABLES.items():
            columns = [row[1] for row in open_.execute(f"PRAGMA table_info({table})")]
            values = ", ".join(_value(column, rule.get(column), number, self.base) for column in columns)
            first = rule["where"].format(**self.base)
            open_.execute(f"INSERT INTO {table} ({', '.join(columns)}) SELECT {values} FROM {table} WHERE {first}")
        open_.execute(
            "INSERT INTO facts_words (rowid, sentence) SELECT f.fact, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) FROM facts f"
            " JOIN documents d ON d.document = f.document WHERE f.fact > ? AND f.fact <= ?",
            (self.base["fact"] * number, self.base["fact"] * (number + 1)),
        )
        for occurrence, matter, lasting in self.matters:
            moved = msgspec.structs.replace(matter if lasting else words.matter(matter, number), day=matter.day + STEP * number)
            there = occurrence + self.base["fact"] * number
            open_.execute("INSERT INTO matters VALUES (?, ?)", (there, _packed(moved)))
            open_.executemany("INSERT OR IGNORE INTO matter_terms VALUES (?, ?)", [(key, there) for key in keys(moved)])


def _together(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(numbers), TOGETHER):
        yield numbers[start : start + TOGETHER]


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
    "sketches": {"where": "words IN (SELECT words FROM copies WHERE document <= {document})", "sketch": "plus", "words": "plus"},
    "blocks": {"where": "fact <= {fact}", "block": "plus", "fact": "+fact"},
    "encounters": {**_FACT, "facet": "facet"}, "formats": {"where": "linked <= {fact}", "linked": "+fact", "first": "later_days", "last": "later_days"},
}  # fmt: skip


def _value(column: str, rule: str | None, number: int, base: Mapping[str, int]) -> str:
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
    return kept(replace(one, window=window, told=one.told and one.told + STEP * number))


def later(coding: Coding, number: int, words: Words) -> Coding:
    """A coding so many rounds later: its document under another id, all its days moved, and told in other words of the same length."""
    plain: dict[str, Any] = msgspec.to_builtins(coding)
    for kind in ("events", "meetings"):
        for fact in plain[kind]:
            if fact["when"]:
                fact["when"] |= {name: _day(fact["when"][name], number) for name in ("from", "until")}
    document = plain["document"]
    text = words.text(document["text"], number)
    changed = {
        "id": f"{document['id']}-{number}",
        "published": _day(document["published"], number),
        "text": f"{text}\n\nRound {number}.",
        "url": None,
    }
    for kind in ("statements", "events", "meetings"):
        _reword(plain[kind], text)
    for made in plain["commitments"]:
        if not lasts(document["id"]):
            made["content"]["text"] = words.promise(made["content"]["text"], number)
    plain["document"] = document | changed
    return msgspec.convert(plain, Coding)


def _reword(part: Any, text: str) -> None:
    """Gives every span of a fact the words that the text has now."""
    if isinstance(part, list):
        for one in part:
            _reword(one, text)
    elif isinstance(part, dict):
        if isinstance(part.get("text"), str) and isinstance(part.get("start"), int):
            part["text"] = text[part["start"] : part["end"]]
        for one in part.values():
            _reword(one, text)


def _day(day: str | None, number: int) -> str | None:
    if day is None or len(day) < 10:
        return day
    return (date.fromisoformat(day[:10]) + timedelta(days=STEP * number)).isoformat()


if __name__ == "__main__":
    main()
