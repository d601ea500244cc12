"""Removing a document: its text, codings and facts go; a row stays that says what it was, who removed it and why, so that reading it again does not bring it back.

Its address, its id and the days stay, and so do verdicts on it, without the words of the text. An earlier version of the article takes its place again.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from legation.model import Document, LegationError
from legation.record import keeping
from legation.record.anchors import without_words
from legation.record.blobs import details_of
from legation.record.cast import Cast
from legation.record.errors import explained
from legation.record.laying import lift, stored
from legation.record.store import Store
from legation.record.versions import restore

INDEXES = ("documents_words", "statements_words", "facts_words")


@dataclass(frozen=True)
class Removed:
    """A document that was removed. `restored`: the key of the earlier version that took its place again."""

    key: str
    id: str
    facts: int
    verdicts: int
    restored: str | None


def remove(store: Store, documents: Sequence[str], *, who: str, why: str) -> tuple[Removed, ...]:
    """Removes documents, each named by its key or id, all or none, and clears the file of their words.

    Those removed before are not removed again, but the file is cleared again.
    """
    rows = [_row(store, name) for name in documents]
    with store.transaction("cannot remove documents from the record") as connection:
        keeping.bring_up(connection)
        done = tuple(_remove(connection, row, f"{who}: {why}") for row in rows if row["state"] != "removed")
        keeping.bring_up(connection)
    clear(store)
    return done


def clear(store: Store) -> None:
    """Writes the file anew, without anything that was removed: indexes are merged, free pages go, and the journal is emptied."""
    with explained("the documents are removed, but the file could not be cleared of their words; give the same command again", store.path):
        for index in INDEXES:
            store.connection.execute(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
        store.connection.execute("VACUUM")
        store.connection.execute("PRAGMA wal_checkpoint (TRUNCATE)")


def _row(store: Store, name: str) -> sqlite3.Row:
    sql = "SELECT document, document_key, document_id, state FROM documents WHERE document_key = ?1 OR document_id = ?1 ORDER BY document"
    found = store.connection.execute(sql, (name,)).fetchall()
    if not found:
        raise LegationError(
            "there is no such document in the record", name, "Name a document by its key or id, as `legation search` shows it"
        )
    if len(found) > 1:
        keys = ", ".join(row["document_key"] for row in found[:5])
        raise LegationError("several documents came under this id", name, f"Name one of them by its key: {keys}")
    row: sqlite3.Row = found[0]
    return row


def _remove(connection: sqlite3.Connection, row: sqlite3.Row, why: str) -> Removed:
    number, key = row["document"], row["document_key"]
    actors = _actors(connection, number)
    former = lift(connection, number)
    verdicts = _blank_anchors(connection, key)
    connection.execute("DELETE FROM codings WHERE document = ?", (number,))
    connection.execute("DELETE FROM problems WHERE document = ?", (number,))
    _forget_copies(connection, number, key)
    text, escaped, details = details_of(msgspec.convert({"id": row["document_id"], "text": ""}, Document))
    connection.execute(
        "UPDATE documents SET state = 'removed', why = ?, title = NULL, text = ?, escaped = ?, details = ?, superseded_by = NULL WHERE document = ?",
        (why, text, escaped, details, number),
    )
    restored = restore(connection, number, former) if row["state"] == "coded" else None
    connection.executemany(
        "DELETE FROM actors WHERE actor = ?1 AND NOT EXISTS (SELECT 1 FROM parties WHERE actor = ?1) AND NOT EXISTS (SELECT 1 FROM participants WHERE actor = ?1)"
        " AND NOT EXISTS (SELECT 1 FROM statements WHERE speaker = ?1)",
        [(actor,) for actor in actors],
    )
    return Removed(key, row["document_id"], len(former), verdicts, restored)


def _actors(connection: sqlite3.Connection, document: int) -> list[int]:
    """The rows of everyone whom the document's codings name."""
    found: set[int] = set()
    for (coding,) in connection.execute("SELECT coding FROM codings WHERE document = ? ORDER BY coding", (document,)).fetchall():
        actors = stored(connection, coding).actors
        cast = Cast(connection, actors)
        found |= {cast.number(actor.key) for actor in actors}
    return sorted(found)


def _blank_anchors(connection: sqlite3.Connection, key: str) -> int:
    """Takes the text's words out of what anchors verdicts on it; how many verdicts there are."""
    touched = set()
    for side in ("one", "other"):
        for verdict, anchor in connection.execute(
            f"SELECT verdict, {side}_anchor FROM verdicts WHERE {side}_document = ?", (key,)
        ).fetchall():
            touched.add(verdict)
            connection.execute(f"UPDATE verdicts SET {side}_anchor = ? WHERE verdict = ?", (without_words(anchor), verdict))
    return len(touched)


def _forget_copies(connection: sqlite3.Connection, document: int, key: str) -> None:
    """Takes it out of its report; where that had its key, it gets the smallest of those that are left, and what they tell is summed up anew."""
    row = connection.execute("SELECT report, words FROM copies WHERE document = ?", (document,)).fetchone()
    if row is None:
        return
    connection.execute("DELETE FROM copies WHERE document = ?", (document,))
    connection.execute("DELETE FROM sketches WHERE words = ?1 AND NOT EXISTS (SELECT 1 FROM copies WHERE words = ?1)", (row["words"],))
    left = "SELECT d.document_key FROM copies c JOIN documents d ON d.document = c.document WHERE c.report = ? ORDER BY 1 LIMIT 1"
    heir = connection.execute(left, (row["report"],)).fetchone()
    if heir is not None:
        sql = "SELECT f.fact FROM facts f JOIN copies c ON c.document = f.document WHERE c.report = ?"
        keeping.disturb(connection, [fact for (fact,) in connection.execute(sql, (row["report"],)).fetchall()])
        if row["report"] == key:
            connection.execute("UPDATE copies SET report = ? WHERE report = ?", (heir[0], key))


def removed(store: Store) -> Iterator[tuple[str, str, str | None]]:
    """(key, id, who and why) of the documents that were removed."""
    sql = "SELECT document_key, document_id, why FROM documents WHERE state = 'removed' ORDER BY document"
    return ((row[0], row[1], row[2]) for row in store.connection.execute(sql))
