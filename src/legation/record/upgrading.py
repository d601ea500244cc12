"""Upgrading: records of the first five schemas, in which each fact stood as JSON, are taken over whole: documents, codings, verdicts."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.model import Actor, Coding, Commitment, Event, Extent, Meeting, Mention, Place, Problem, Statement, Time, content_id
from legation.model.contract import as_line
from legation.record import keeping
from legation.record.anchors import anchor_of
from legation.record.blobs import details_of, document_of_json, facts_of, packed, shaped, storable, surroundings_of
from legation.record.copies import settle
from legation.record.laying import lay
from legation.record.outlets import outlet
from legation.record.progress import LOG, Progress
from legation.record.sentences import number_all
from legation.record.tallies import fill

OLD = (
    "sentences", "mentions", "places", "dates", "statements", "events", "possible_events", "meetings", "commitments", "participants", "parties", "issues",
    "actors", "problems", "copies", "verdicts", "mechanism_verdicts", "documents", "runs",
)  # fmt: skip


def count_all(connection: sqlite3.Connection) -> None:
    """Counts the occurrences that are there."""
    if facts := _number(connection, "facts"):
        LOG.info("the occurrences of %s facts are counted", f"{facts:,}")
    fill(connection)


def finish(connection: sqlite3.Connection) -> None:
    """What this release wants of the rows that are there: of a record of the first five schemas everything is taken over, else the sentences of facts are
    numbered; then what waits is merged."""
    if connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'old_documents'").fetchone():
        take_over(connection)
    elif facts := _number(connection, "facts"):
        LOG.info("the sentences of %s facts are numbered", f"{facts:,}")
        number_all(connection, Progress(facts, "facts"))
    if waiting := _number(connection, "waiting"):
        LOG.info("%s facts are merged into occurrences", f"{waiting:,}")
    keeping.bring_up(connection, Progress(waiting, "facts"))


def take_over(connection: sqlite3.Connection) -> None:
    """Everything in the tables that were set aside, into the new ones; then the old ones go."""
    connection.execute("DELETE FROM sketches")
    for number, row in enumerate(connection.execute("SELECT rowid, * FROM old_runs ORDER BY rowid").fetchall(), start=1):
        values = (number, row["id"], row["release"], row["register"], row["inputs"])
        connection.execute("INSERT INTO runs (run, run_id, release, register, inputs) VALUES (?, ?, ?, ?, ?)", values)
    _verdicts(connection)
    documents = connection.execute("SELECT number FROM old_documents ORDER BY number").fetchall()
    if documents:
        LOG.info("%s documents are laid out anew, each fact as a row", f"{len(documents):,}")
    progress = Progress(len(documents), "documents")
    for (number,) in documents:
        _document(connection, number)
        progress()
    for row in connection.execute("SELECT * FROM old_problems WHERE document IS NULL ORDER BY origin, position").fetchall():
        _problem(connection, row["origin"], None, row["position"], shaped(row["json"], Problem))
    for table in OLD:
        connection.execute(f"DROP TABLE old_{table}")


def _number(connection: sqlite3.Connection, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _document(connection: sqlite3.Connection, number: int) -> None:
    row = connection.execute("SELECT * FROM old_documents WHERE number = ?", (number,)).fetchone()
    document = document_of_json(row["text"], row["escaped"], row["json"])
    key = row["key"]
    problems = tuple(_found(connection, "problems", "document", key, Problem))
    skipped = any(problem.message.startswith("skipped: ") for problem in problems)
    who = outlet(document.source, document.url)
    text, escaped, details = details_of(document)
    connection.execute(
        "INSERT INTO documents (document, document_key, document_id, state, title, published, published_raw, published_precision, source, outlet, source_type,"
        " outlet_country, url, language, text, escaped, details) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        storable(
            (
                number, key, row["id"], "failed" if row["failed"] else "skipped" if skipped else "coded", document.title, document.published,
                document.published_raw, document.published_precision, document.source, who.name if who else None,
                who.sort if who else None, who.country if who else None, document.url,
                document.language, text, escaped, details,
            )
        ),
    )  # fmt: skip
    settle(connection, number, key, document.text)
    extents = connection.execute('SELECT "start", "end" FROM old_sentences WHERE document = ? ORDER BY position', (key,))
    made = Coding(
        document=document, sentences=tuple(Extent(*extent) for extent in extents), actors=tuple(_found(connection, "actors", "document", key, Actor)),
        mentions=tuple(_found(connection, "mentions", "document", key, Mention)), places=tuple(_found(connection, "places", "document", key, Place)),
        dates=tuple(_found(connection, "dates", "document", key, Time)), statements=tuple(_found(connection, "statements", "document", key, Statement)),
        events=_events(connection, key), meetings=tuple(_found(connection, "meetings", "document", key, Meeting)),
        commitments=tuple(_found(connection, "commitments", "document", key, Commitment)), problems=problems,
    )  # fmt: skip
    (run,) = connection.execute("SELECT run FROM runs WHERE run_id = ?", (row["run"],)).fetchone()
    coding = connection.execute(
        "INSERT INTO codings (document, run, current, facts, scene) VALUES (?, ?, 1, ?, ?)",
        (number, run, packed(facts_of(made), text), packed(surroundings_of(made), text)),
    ).lastrowid
    for position, problem in enumerate(problems):
        _problem(connection, key, number, position, problem)
    if not row["failed"] and not skipped:
        lay(connection, made, number, int(coding or 0))


def _events(connection: sqlite3.Connection, key: str) -> tuple[Event, ...]:
    sql = " UNION ALL ".join(f"SELECT position, json FROM {table} WHERE document = ?" for table in ("old_events", "old_possible_events"))
    return tuple(shaped(row["json"], Event) for row in connection.execute(f"{sql} ORDER BY position", (key, key)))


def _found(connection: sqlite3.Connection, table: str, column: str, key: str, shape: type[Any]) -> Iterator[Any]:
    for row in connection.execute(f"SELECT json FROM old_{table} WHERE {column} = ? ORDER BY position", (key,)):
        yield shaped(row["json"], shape)


def _problem(connection: sqlite3.Connection, origin: str, document: int | None, position: int, problem: Problem) -> None:
    row = (origin, position, document, problem.level, problem.stage, problem.message, as_line(problem))
    connection.execute(
        "INSERT INTO problems (origin, position, document, level, stage, message, json) VALUES (?, ?, ?, ?, ?, ?, ?)", storable(row)
    )


_TABLES: dict[str, tuple[str, type[msgspec.Struct]]] = {
    "meeting": ("old_meetings", Meeting), "event": ("old_events", Event), "statement": ("old_statements", Statement),
    "commitment": ("old_commitments", Commitment),
}  # fmt: skip


def _verdicts(connection: sqlite3.Connection) -> None:
    """Before the documents: so what was said is attached as their facts are laid out. Both tables had numbers of their own; each keeps its order."""
    turn = 0
    columns = "turn, verdict_id, word, kind, one_document, one_fact, one_anchor, other_document, other_fact, other_anchor, who, why"
    sql = f"INSERT INTO verdicts ({columns}) VALUES ({', '.join('?' * 12)})"
    for row in connection.execute("SELECT * FROM old_verdicts ORDER BY number").fetchall():
        turn += 1
        kind, one = _anchored(connection, row["one_document"], row["one_fact"])
        _, other = _anchored(connection, row["other_document"], row["other_fact"])
        sides = (row["one_document"], row["one_fact"], one, row["other_document"], row["other_fact"], other)
        identity = content_id("verdict", turn, row["verdict"], kind, *sides, row["who"], row["why"])
        connection.execute(sql, (turn, identity, row["verdict"], kind, *sides, row["who"], row["why"]))
    for row in connection.execute("SELECT * FROM old_mechanism_verdicts ORDER BY number").fetchall():
        turn += 1
        identity = content_id("verdict", turn, row["verdict"], "mechanism", row["mechanism"], row["who"], row["why"])
        sides = (None, row["mechanism"], None, None, None, None)
        connection.execute(sql, (turn, identity, row["verdict"], "mechanism", *sides, row["who"], row["why"]))


def _anchored(connection: sqlite3.Connection, document: str, fact: str) -> tuple[str, str | None]:
    """(kind, anchor) of a fact of the old tables; one that is gone is named by the beginning of its id, and has no anchor."""
    for kind, (table, shape) in _TABLES.items():
        row = connection.execute(f"SELECT json FROM {table} WHERE document = ? AND id = ?", (document, fact)).fetchone()
        if row is not None:
            made: Any = shaped(row["json"], shape)
            return kind, json.dumps(msgspec.to_builtins(anchor_of(made)), ensure_ascii=True)
    return fact.partition("-")[0], None
