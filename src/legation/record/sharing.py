"""Merging in shares: the facts of a record fall into families between which nothing is merged, and each share merges some families.

A share takes its own facts, with the documents and codings on which they rest, from the course of a laying (`record.course`), and merges them at the same
documents and in the same portions as a record does, so that the shares together have the occurrences of that record, with their ids, and what earlier ids became.
"""

import sqlite3
from collections.abc import Mapping

import msgspec

from legation.record import keeping
from legation.record.blocks import number
from legation.record.copies import join_reports
from legation.record.store import Store
from legation.record.tellings import portions
from legation.stories.matters import MATTERS
from legation.stories.telling import Telling

FACTS = ("facts", "statements", "events", "meetings", "commitments", "parties", "participants", "issues")
"""The tables of facts, in an order in which they can be filled."""


class Share(msgspec.Struct, frozen=True):
    """One of so many shares. `glued`: families that are one, since a fact of one went on as a fact of the other in a later version of its article."""

    number: int
    of: int
    glued: Mapping[int, int] = {}

    def has(self, family: int) -> bool:
        """Whether the facts of a family are merged in this share."""
        return self.glued.get(family, family) % self.of == self.number


def family(telling: Telling) -> int:
    """The number of the family of a fact: it and another can be one occurrence, or hang together over others, only where this is the same."""
    matter = MATTERS[telling.kind]
    return number(telling.kind, "family", matter.apart(matter.facet(telling)) if matter.apart else "")


def merge_share(store: Store, course: str, share: Share) -> None:
    """Merges the facts of a share in an empty record, which has nothing else then and is of no use but for what merging fills."""
    connection = store.connection
    connection.execute("ATTACH ? AS course", (course,))
    _begin(store, share)
    for stretch in _stretches(connection):
        with store.transaction("cannot merge a share") as open_:
            _join(open_, stretch)
            gone = _go(open_, stretch)
            _come(open_, stretch, gone)
            ends = [row[0] for row in open_.execute("SELECT fact FROM course.ends WHERE stretch = ? ORDER BY fact", (stretch,))]
            keeping.bring_up(open_, ends=ends)
    connection.execute("DETACH course")


def _begin(store: Store, share: Share) -> None:
    """Finds the share's own facts, and takes the rows in which they are looked up. Nothing is counted or indexed by words, which nobody asks here."""
    with store.transaction("cannot begin a share") as connection:
        triggers = [row[0] for row in connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        families = [row[0] for row in connection.execute("SELECT DISTINCT family FROM course.came")]
        connection.execute("CREATE TEMP TABLE mine (family INTEGER PRIMARY KEY)")
        connection.executemany("INSERT INTO mine VALUES (?)", [(one,) for one in families if share.has(one)])
        connection.execute(
            "CREATE TEMP TABLE own AS SELECT stretch, fact, was FROM course.came WHERE family IN (SELECT family FROM mine) ORDER BY stretch, fact"
        )
        connection.execute("CREATE INDEX temp.own_by_stretch ON own (stretch, fact)")
        connection.execute(
            "CREATE TEMP TABLE told AS SELECT DISTINCT f.document FROM own o CROSS JOIN course.facts f ON f.stretch = o.stretch AND f.fact = o.fact"
        )
        for table in ("runs", "actors", "issue_areas"):
            connection.execute(f"INSERT INTO main.{table} SELECT * FROM course.{table}")
        for table in ("documents", "codings"):
            connection.execute(
                f"INSERT INTO main.{table} SELECT c.* FROM told t CROSS JOIN course.{table} c ON c.document = t.document ORDER BY 1"
            )
        connection.execute("INSERT INTO copies SELECT document, document_key, NULL, x'' FROM main.documents")


def _stretches(connection: sqlite3.Connection) -> list[int]:
    sql = "SELECT stretch FROM own UNION SELECT stretch FROM course.went UNION SELECT stretch FROM course.joined ORDER BY 1"
    return [row[0] for row in connection.execute(sql)]


def _join(connection: sqlite3.Connection, stretch: int) -> None:
    """Reports become one, as `record.copies` found them."""
    for one, two in connection.execute("SELECT one, two FROM course.joined WHERE stretch = ? ORDER BY place", (stretch,)).fetchall():
        join_reports(connection, one, two)


def _go(connection: sqlite3.Connection, stretch: int) -> dict[int, str]:
    """Facts go, since a later version took the place of theirs; the occurrence to which each belonged, by its number."""
    sql = "SELECT f.fact FROM course.went w CROSS JOIN main.facts f ON f.fact = w.fact WHERE w.stretch = ?"
    going = [row[0] for row in connection.execute(sql, (stretch,))]
    found: dict[int, str] = {}
    for portion in portions(going):
        marks = ",".join("?" * len(portion))
        sql = f"SELECT t.fact, o.occurrence_id FROM tellings t JOIN occurrences o ON o.occurrence = t.occurrence WHERE t.fact IN ({marks})"
        found.update(connection.execute(sql, portion).fetchall())
    keeping.take_out(connection, going)
    connection.executemany("DELETE FROM main.facts WHERE fact = ?", [(fact,) for fact in going])
    return found


def _come(connection: sqlite3.Connection, stretch: int, gone: Mapping[int, str]) -> None:
    """Facts come and wait to be merged; what is left of the occurrences with which some go on is merged anew with them."""
    for table in FACTS:
        columns = ", ".join(f"c.{row[1]}" for row in connection.execute(f"PRAGMA main.table_info ({table})"))
        sql = f"SELECT {columns} FROM own o CROSS JOIN course.{table} c ON c.stretch = o.stretch AND c.fact = o.fact WHERE o.stretch = ?"
        connection.execute(f"INSERT INTO main.{table} {sql}", (stretch,))
    coming = [
        (fact, gone.get(was)) for fact, was in connection.execute("SELECT fact, was FROM own WHERE stretch = ? ORDER BY fact", (stretch,))
    ]
    keeping.go_on(connection, coming)
