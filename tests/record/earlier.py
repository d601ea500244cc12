"""Records as the first five schemas had them: each fact as JSON beside a few columns. What the tests of taking over write."""

import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from legation.model import Coding
from legation.model.contract import as_line
from legation.record import document_key
from legation.record.store import APPLICATION, migrations

_PLAIN: dict[str, tuple[str, ...]] = {
    "actors": ("key", "name", "kind", "country", "party"),
    "mentions": ("actor", "how"),
    "places": ("geonames_id", "name", "country"),
    "dates": ("value",),
    "statements": ("id", "quoted"),
    "events": ("id", "event", "mode", "cameo", "quad", "intensity", "realis"),
    "possible_events": ("id", "event", "cameo", "realis", "confidence"),
    "meetings": ("id", "mechanism", "kind", "level", "realis", "host"),
    "commitments": ("id", "act", "status", "due"),
}


def write(path: Path, version: int, codings: Iterable[Coding], verdicts: Iterable[tuple[Any, ...]] = ()) -> None:
    """A record of a schema, 1 to 5. `verdicts`: (verdict, document, fact, document, fact, who, why)."""
    old = sqlite3.connect(path)
    for step in range(1, version + 1):
        old.executescript(migrations()[step].script)
    old.executescript(f"PRAGMA application_id = {APPLICATION}; PRAGMA user_version = {version};")
    old.execute("INSERT INTO runs VALUES ('run-1', '1.0', 'aa', '[\"in\"]')")
    for number, made in enumerate(codings, start=1):
        _document(old, number, made, version)
    if version >= 2:
        columns = "verdict, one_document, one_fact, other_document, other_fact, who, why"
        old.executemany(f"INSERT INTO verdicts ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", verdicts)
    if version >= 4:
        old.execute("INSERT INTO mechanism_verdicts (verdict, mechanism, who) VALUES ('reject', 'mechanism:none-such', 'anna')")
    old.commit()
    old.close()


def _document(old: sqlite3.Connection, number: int, made: Coding, version: int) -> None:
    document, key = made.document, document_key(made.document)
    line = as_line(msgspec.structs.replace(document, text=""))
    told = (document.title, document.published, document.source, document.url, document.language)
    old.execute(
        "INSERT INTO documents VALUES (?, ?, ?, 'run-1', 0, ?, ?, ?, ?, ?, ?, NULL, ?)",
        (number, key, document.id, *told, document.text, line),
    )
    for i, extent in enumerate(made.sentences):
        old.execute("INSERT INTO sentences VALUES (?, ?, ?, ?)", (key, i, extent.start, extent.end))
    found: dict[str, tuple[Any, ...]] = {name: getattr(made, name) for name in _PLAIN if name != "possible_events"}
    found["events"] = tuple(event for event in made.events if event.sure)
    if version >= 5:
        found["possible_events"] = tuple(event for event in made.events if not event.sure)
    for table, facts in found.items():
        for i, fact in enumerate(facts):
            values = {name: getattr(fact, name) for name in _PLAIN[table]}
            values |= {"words": " … ".join(piece.text for piece in fact.content)} if table == "statements" else {}
            row = {"document": key, "position": i, "json": as_line(fact), **values}
            old.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))
    for i, problem in enumerate(made.problems):
        old.execute(
            "INSERT INTO problems VALUES (?, ?, ?, ?, ?, ?)",
            (key, i, key, problem.level, problem.stage, json.dumps(msgspec.to_builtins(problem))),
        )


def without_sentences(connection: sqlite3.Connection) -> None:
    """Takes the eighth step and those after it back."""
    connection.execute("UPDATE statements SET speaker_name = speaker_raw WHERE speaker_name IS NULL")
    for index in ("occurrences_on_map", "occurrences_planned"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("ALTER TABLE facts DROP COLUMN sentence_number")
    connection.execute("PRAGMA user_version = 7")


def without_tallies(connection: sqlite3.Connection) -> None:
    """Takes the seventh step back."""
    for trigger in ("facts_counted", "facts_counted_no_more", "facts_counted_otherwise"):
        connection.execute(f"DROP TRIGGER {trigger}")
    for index in ("occurrences_by_weight", "facts_by_doubt", "events_by_doubt"):
        connection.execute(f"DROP INDEX {index}")
    connection.execute("ALTER TABLE occurrences DROP COLUMN weight")
    for column in ("figure", "told", "first", "meeting"):
        connection.execute(f"ALTER TABLE dyads DROP COLUMN {column}")
    for table in ("tallies", "fact_counts", "subjects", "by_day", "figures"):
        connection.execute(f"DROP TABLE {table}")
    connection.execute("PRAGMA user_version = 6")
