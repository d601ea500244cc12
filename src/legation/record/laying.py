"""Laying a coding out as rows, as verdicts have its facts, and lifting the rows again. A document's facts lie there while it is coded and nothing took its place."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from legation.model import Coding, LegationError
from legation.record import keeping
from legation.record.anchors import Anchor, anchor_of, found_again, is_other, kinds
from legation.record.blobs import Facts, Surroundings, coding_of, document_of, facts_of, shaped, unpacked
from legation.record.corrections import corrected
from legation.record.rows import Fact, Rows, Ruled, tells_of
from legation.record.tellings import fact_kind, facts_unpacked, portions


class Former(msgspec.Struct, frozen=True):
    """A fact that was lifted: what it was, and the occurrence to which it belonged."""

    kind: str
    id: str
    anchor: Anchor
    occurrence: str | None


def lay(
    connection: sqlite3.Connection, made: Coding, document: int, coding: int, former: tuple[Former, ...] = (), *, same_text: bool = True
) -> None:
    """Writes the rows of a coding; what was said of its document is attached to them, and they wait to be merged.

    `former`: the facts that lay there before, whose occurrences they go on with; `same_text`: these are of the same text.
    """
    rows, facts = Rows(connection, made, document, coding), facts_of(made)
    key = _key(connection, document)
    attached = dict(_attached(connection, key, facts))
    was = dict(_carried(former, facts, same_text=same_text))
    numbers: dict[str, int] = {}
    ruled_ones: list[tuple[int, Ruled, Fact]] = []
    for kind, position, fact in kinds(facts):
        said = attached.get(fact.id, [])
        ruled = ruled_by(fact, kind, position, [(v["word"], v["field"], v["value"]) for side, v in said if side == "one" and v["stands"]])
        numbers[fact.id] = rows.add(ruled)
        ruled_ones.append((numbers[fact.id], ruled, fact))
    rows.write()
    for number, ruled, fact in ruled_ones:
        _mark(connection, number, ruled, fact)
    for fact_id, said in attached.items():
        connection.executemany(
            "INSERT OR REPLACE INTO attachments VALUES (?, ?, ?)", [(v["verdict"], side, numbers[fact_id]) for side, v in said]
        )
    for event, met in tells_of(made).items():
        connection.execute("UPDATE events SET tells_of = ? WHERE fact = ?", (numbers.get(met), numbers.get(event)))
    waiting = connection.execute(
        "SELECT fact, fact_id FROM facts WHERE document = ? AND kind <> 'possible event' ORDER BY fact", (document,)
    )
    _wait(connection, [(number, was.get(fact_id)) for number, fact_id in waiting.fetchall()])


def _wait(connection: sqlite3.Connection, facts: Sequence[tuple[int, str | None]]) -> None:
    """Lets facts wait to be merged, each with the occurrence with which it goes on; one that is rejected is set aside with it.

    What is left of such an occurrence is merged anew with them, so that one of the two keeps the id.
    """
    rejected = {
        row[0]
        for portion in portions(number for number, _ in facts)
        for row in connection.execute(
            f"SELECT fact FROM facts WHERE fact IN ({','.join('?' * len(portion))}) AND ruling = 'rejected'", portion
        )
    }
    aside = [(number, was) for number, was in facts if number in rejected and was is not None]
    connection.executemany("INSERT OR REPLACE INTO set_aside VALUES (?, ?)", aside)
    going = [one for one in facts if one[0] not in rejected]
    keeping.go_on(connection, going)


def lift(connection: sqlite3.Connection, document: int) -> tuple[Former, ...]:
    """Removes the rows of a document's facts; what they were."""
    sql = (
        "SELECT f.fact, f.kind, f.fact_id, f.coding, f.fact_position, f.corrected, coalesce(o.occurrence_id, a.was) AS occurrence_id FROM facts f"
        " LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence LEFT JOIN set_aside a ON a.fact = f.fact WHERE f.document = ? ORDER BY f.fact"
    )
    rows = connection.execute(sql, (document,)).fetchall()
    if not rows:
        return ()
    coded = {row["coding"]: facts_unpacked(connection, row["coding"]) for row in rows}
    former = tuple(
        Former(fact_kind(r["kind"]), r["fact_id"], anchor_of(coded[r["coding"]].of(r["kind"])[r["fact_position"]]), r["occurrence_id"])
        for r in rows
    )
    keeping.take_out(connection, [row["fact"] for row in rows])
    connection.execute("DELETE FROM facts WHERE document = ?", (document,))
    return former


def relay(connection: sqlite3.Connection, fact: int) -> None:
    """Writes the rows of one fact anew, under its number, after something was said of it."""
    row = connection.execute("SELECT document, coding, kind, fact_position, fact_id FROM facts WHERE fact = ?", (fact,)).fetchone()
    made = stored(connection, row["coding"])
    plain: Fact = facts_of(made).of(row["kind"])[row["fact_position"]]
    said = connection.execute(
        "SELECT v.verdict, a.side, v.word, v.field, v.value, EXISTS (SELECT 1 FROM verdicts_standing s WHERE s.verdict = v.verdict) AS stands"
        " FROM attachments a JOIN verdicts v ON v.verdict = a.verdict WHERE a.fact = ? ORDER BY v.turn, v.verdict_id",
        (fact,),
    ).fetchall()
    ruled = ruled_by(
        plain, row["kind"], row["fact_position"], [(v["word"], v["field"], v["value"]) for v in said if v["side"] == "one" and v["stands"]]
    )
    links = connection.execute("SELECT fact FROM events WHERE tells_of = ?", (fact,)).fetchall()
    of = connection.execute("SELECT tells_of FROM events WHERE fact = ?", (fact,)).fetchone()
    was = connection.execute(
        "SELECT o.occurrence_id FROM tellings t JOIN occurrences o ON o.occurrence = t.occurrence WHERE t.fact = ?1"
        " UNION ALL SELECT was FROM set_aside WHERE fact = ?1",
        (fact,),
    ).fetchone()
    keeping.take_out(connection, [fact])
    connection.execute("DELETE FROM facts WHERE fact = ?", (fact,))
    rows = Rows(connection, made, row["document"], row["coding"])
    rows.add(ruled, fact)
    rows.write()
    _mark(connection, fact, ruled, plain)
    connection.executemany("INSERT OR REPLACE INTO attachments VALUES (?, ?, ?)", [(v["verdict"], v["side"], fact) for v in said])
    connection.executemany("UPDATE events SET tells_of = ? WHERE fact = ?", [(fact, link[0]) for link in links])
    if of is not None:
        connection.execute("UPDATE events SET tells_of = ? WHERE fact = ?", (of[0], fact))
    if row["kind"] != "possible event":
        _wait(connection, [(fact, was[0] if was else None)])


def ruled_by(fact: Fact, kind: str, position: int, said: list[tuple[str, str | None, str | None]]) -> Ruled:
    """The fact as these words have it: the last word on a field stands; accept and reject stand for the whole. A correction that fits the shape no more is left out."""
    changes = {field: msgspec.json.decode(value) for word, field, value in said if word == "correct" and field and value is not None}
    last = next((word for word, _, _ in reversed(said) if word in ("accept", "reject", "correct")), None)
    ruling = {None: None, "accept": "corrected" if changes else "accepted", "reject": "rejected", "correct": "corrected"}[last]
    if not changes:
        return Ruled(fact, kind, position, ruling)
    try:
        return Ruled(corrected(fact, changes.items()), kind, position, ruling)
    except LegationError:
        return Ruled(fact, kind, position, ruling)


def stored(connection: sqlite3.Connection, coding: int) -> Coding:
    """The coding of a row, with its document."""
    sql = "SELECT d.*, c.facts, c.scene FROM codings c JOIN documents d ON d.document = c.document WHERE c.coding = ?"
    row = connection.execute(sql, (coding,)).fetchone()
    text = row["text"]
    scene = unpacked(row["scene"], Surroundings, text)
    return coding_of(document_of(row), unpacked(row["facts"], Facts, text), scene, scene.problems)


def attach(connection: sqlite3.Connection, document_key: str) -> None:
    """Attaches what was said of a document, which came from elsewhere, to its facts as they are."""
    sql = "SELECT c.coding FROM documents d JOIN codings c ON c.document = d.document AND c.current WHERE d.document_key = ? AND d.state = 'coded'"
    row = connection.execute(sql, (document_key,)).fetchone()
    if row is None:
        return
    for fact_id, said in _attached(connection, document_key, facts_of(stored(connection, row[0]))):
        (number,) = connection.execute(
            "SELECT f.fact FROM facts f JOIN documents d ON d.document = f.document WHERE f.fact_id = ? AND d.document_key = ?",
            (fact_id, document_key),
        ).fetchone()
        before = connection.execute("SELECT count(*) FROM attachments WHERE fact = ?", (number,)).fetchone()[0]
        connection.executemany("INSERT OR REPLACE INTO attachments VALUES (?, ?, ?)", [(v["verdict"], side, number) for side, v in said])
        if before != len(said):
            relay(connection, number)


def _mark(connection: sqlite3.Connection, number: int, ruled: Ruled, plain: Fact) -> None:
    if ruled.fact is not plain:
        line = msgspec.json.encode(msgspec.to_builtins(ruled.fact)).decode("utf-8")
        connection.execute("UPDATE facts SET corrected = ? WHERE fact = ?", (line, number))


def _attached(connection: sqlite3.Connection, key: str, facts: Facts) -> Iterator[tuple[str, list[tuple[str, Any]]]]:
    """(id of a fact, the (side, verdict) that belong to it now), for every fact of which something was said."""
    by_fact: dict[str, list[tuple[str, Any]]] = {}
    for side in ("one", "other"):
        sql = (
            "SELECT v.*, EXISTS (SELECT 1 FROM verdicts_standing s WHERE s.verdict = v.verdict) AS stands FROM verdicts v"
            f" WHERE v.{side}_document = ? AND v.kind <> 'mechanism' ORDER BY v.turn, v.verdict_id"
        )
        for said in connection.execute(sql, (key,)).fetchall():
            anchor = shaped(said[f"{side}_anchor"], Anchor) if said[f"{side}_anchor"] else None
            fact = found_again(said[f"{side}_fact"], anchor, facts.of(said["kind"]))
            if fact is not None and not (said["word"] in ("accept", "reject") and is_other(said[f"{side}_fact"], anchor, fact)):
                by_fact.setdefault(fact.id, []).append((side, said))
    for fact_id, found in by_fact.items():
        yield fact_id, sorted(found, key=lambda one: (one[1]["turn"], one[1]["verdict_id"]))


def _carried(former: tuple[Former, ...], facts: Facts, *, same_text: bool) -> Iterator[tuple[str, str]]:
    """(id of a fact, id of the occurrence) for facts that go on with one."""
    for one in former:
        if one.occurrence is not None:
            fact = found_again(one.id, one.anchor, facts.of(one.kind), same_text=same_text)
            if fact is not None:
                yield fact.id, one.occurrence


def _key(connection: sqlite3.Connection, document: int) -> str:
    return str(connection.execute("SELECT document_key FROM documents WHERE document = ?", (document,)).fetchone()[0])
