"""Copies in the record: each document that comes in joins the report of which it is a copy. The same rows come out in whatever order it is filled.

Here are kept what `stories.Copies` keeps in memory: the digest of a document's words, its sketch, and the report to which it belongs.
"""

import sqlite3

from legation.record.keeping import disturb
from legation.stories.comparing import same_report
from legation.stories.sketches import Sketch, near, sketch
from legation.stories.wordings import Wording, wording


def settle(connection: sqlite3.Connection, document: int, key: str, text: str) -> None:
    """Finds the report of a document that is in the table of documents; done once, it is not done again, for a text never changes."""
    if _report(connection, "document", document) is not None:
        return
    made = wording(text)
    known = _report(connection, "words", made.digest) if made.words else None
    drawn = sketch(made)
    connection.execute("INSERT INTO copies VALUES (?, ?, ?, ?)", (document, key, made.digest if made.words else None, drawn.minima))
    if known is not None:
        join_reports(connection, known, key)
    elif made.words:
        _settle_new(connection, document, made, drawn)


def _settle_new(connection: sqlite3.Connection, document: int, made: Wording, drawn: Sketch) -> None:
    for words in _met(connection, drawn):
        report, own = _report(connection, "words", words), _report(connection, "document", document)
        if report is not None and own is not None and report != own and same_report(made, _wording(connection, words)):
            join_reports(connection, report, own)
    connection.executemany("INSERT INTO sketches VALUES (?, ?) ON CONFLICT DO NOTHING", [(number, made.digest) for number in drawn.bands])


def _met(connection: sqlite3.Connection, drawn: Sketch) -> list[int]:
    """Digests of the wordings with which the sketch has a band in common and that are near."""
    if not drawn.bands:
        return []
    sql = (
        "SELECT DISTINCT words, minima FROM copies WHERE words IN"
        f" (SELECT words FROM sketches WHERE sketch IN ({','.join('?' * len(drawn.bands))}))"
    )
    return [row[0] for row in connection.execute(sql, drawn.bands).fetchall() if near(row[1], drawn.minima)]


def _wording(connection: sqlite3.Connection, words: int) -> Wording:
    sql = "SELECT d.text FROM documents d JOIN copies c ON c.document = d.document WHERE c.words = ? LIMIT 1"
    (text,) = connection.execute(sql, (words,)).fetchone()
    return wording(text)


def _report(connection: sqlite3.Connection, column: str, value: str | int) -> str | None:
    row = connection.execute(f"SELECT report FROM copies WHERE {column} = ? LIMIT 1", (value,)).fetchone()
    return None if row is None else str(row[0])


def join_reports(connection: sqlite3.Connection, one: str, two: str) -> None:
    """Two reports become one, under the smaller key; where the larger had more documents than its first, what they tell is summed up anew."""
    sql = "SELECT f.fact FROM facts f JOIN copies c ON c.document = f.document WHERE c.report IN (?, ?)"
    disturb(connection, [row[0] for row in connection.execute(sql, (one, two)).fetchall()])
    connection.execute("UPDATE copies SET report = ? WHERE report = ?", (min(one, two), max(one, two)))
