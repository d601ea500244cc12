"""Provenance: where a fact comes from, as it was received and as it is used, who made it and why, what was said of it, and who else tells of it."""

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from legation.model import LegationError, Span
from legation.model.contract import as_line
from legation.record.anchors import anchor_of, found_again
from legation.record.corrections import value_of
from legation.record.laying import stored
from legation.record.rows import evidence_of
from legation.record.store import Store
from legation.record.tellings import fact_kind, facts_unpacked
from legation.record.verdicts import Verdict, fact_named, verdicts


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A document as received and as used: `raw` beside `clean`. `state`: coded, or superseded by a later version of the article."""

    document: str
    id: str
    state: str
    title: str | None
    outlet_raw: str | None
    outlet: str | None
    outlet_type: str | None
    url: str | None
    language: str | None
    published_raw: str | None
    published: str | None
    published_precision: str | None
    published_basis: str | None


class Made(msgspec.Struct, frozen=True, kw_only=True):
    """The release of a coding, the digest of its tables (and of the encoder's weights), and whether it is the document's current one."""

    coding: int
    release: str
    register: str
    current: bool
    fact: str | None = None


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A value as the text words it, and what it was resolved to."""

    field: str
    raw: str | None
    clean: str | None


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """Everything on which a fact rests. `coded`: the fact as coded; `stands`: as it stands after verdicts; `corrected`: the fields in which these differ.

    `codings`: the document's codings that have it, found again by its words, each with the id that it has there. `told_first`, `told_last`: publication
    of the first and last report of its occurrence.
    """

    fact: str
    kind: str
    source: Source
    sentence: str
    evidence: tuple[Span, ...]
    values: tuple[Value, ...]
    made: Made
    confidence: float
    sides_confidence: float | None
    reason: str | None
    coded: dict[str, Any]
    stands: dict[str, Any]
    corrected: tuple[str, ...]
    ruling: str | None
    verdicts: tuple[Verdict, ...]
    occurrence: str | None
    why_here: str | None
    copy_of: str | None
    reports: int | None
    told_first: str | None
    told_last: str | None
    codings: tuple[Made, ...]


_SQL = (
    "SELECT f.*, d.document_key, d.document_id, d.state, d.title, d.source, d.outlet, d.source_type, d.url, d.language, d.published_raw, d.published,"
    " d.published_precision, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence, r.release, r.register, e.sides_confidence,"
    " o.occurrence_id, t.why_here, t.copy_of, o.reports, o.told_first, coalesce(o.told_last, o.told_first) AS told_last, s.speaker_raw, s.speaker_name"
    " FROM facts f JOIN documents d ON d.document = f.document JOIN codings c ON c.coding = f.coding JOIN runs r ON r.run = c.run LEFT JOIN events e ON e.fact = f.fact"
    " LEFT JOIN statements s ON s.fact = f.fact LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence"
    " WHERE f.fact_id = ? AND d.document_key = ?"
)


def provenance(store: Store, name: str) -> Provenance:
    """The provenance of a fact, named by its id or DOCUMENT/FACT."""
    ref = fact_named(store, name)
    connection = store.connection
    row = connection.execute(_SQL, (ref.fact, ref.document)).fetchone()
    if row is None:
        raise LegationError("there is no such fact in the record", name, "It may have been coded again meanwhile")
    coding = stored(connection, row["coding"])
    coded = facts_unpacked(connection, row["coding"]).of(row["kind"])[row["fact_position"]]
    plain: dict[str, Any] = msgspec.json.decode(as_line(coded))
    stands = msgspec.json.decode(row["corrected"]) if row["corrected"] else plain
    return Provenance(
        fact=row["fact_id"], kind=row["kind"], source=_source(row, coding.document.published_basis), sentence=row["sentence"],
        evidence=evidence_of(coded), values=tuple(_values(connection, row, coded)),
        made=Made(coding=row["coding"], release=row["release"], register=row["register"], current=True), confidence=row["confidence"],
        sides_confidence=row["sides_confidence"], reason=row["reason"], coded=plain, stands=stands,
        corrected=tuple(field for field in plain if plain[field] != stands.get(field)), ruling=row["ruling"], verdicts=tuple(verdicts(store, row["fact"])),
        occurrence=row["occurrence_id"], why_here=row["why_here"], copy_of=row["copy_of"], reports=row["reports"], told_first=row["told_first"],
        told_last=row["told_last"], codings=tuple(_codings(connection, row, coded)),
    )  # fmt: skip


def _source(row: sqlite3.Row, basis: str | None) -> Source:
    return Source(
        document=row["document_key"], id=row["document_id"], state=row["state"], title=row["title"], outlet_raw=row["source"], outlet=row["outlet"],
        outlet_type=row["source_type"], url=row["url"], language=row["language"], published_raw=row["published_raw"], published=row["published"],
        published_precision=row["published_precision"], published_basis=basis,
    )  # fmt: skip


def _values(connection: sqlite3.Connection, row: sqlite3.Row, coded: Any) -> Iterator[Value]:
    """What the text says and what it was taken for: speaker, participants, sides of an event, place, time."""
    if row["speaker_raw"] or row["speaker_name"]:
        yield Value(field="speaker", raw=row["speaker_raw"], clean=row["speaker_name"])
    yield from _participants(connection, row["fact"])
    yield from _sides(connection, row["fact"], coded)
    if row["place"] is not None:
        number = row["geonames_id"] and f"GeoNames {row['geonames_id']}"
        yield Value(field="place", raw=_place_words(connection, row, coded), clean=_listed((row["place"], row["place_country"], number)))
    if row["first_day"] is not None:
        yield Value(field="when", raw=None, clean=f"{row['first_day']} to {row['last_day']}, to the {row['precision']}, {row['basis']}")


def _participants(connection: sqlite3.Connection, fact: int) -> Iterator[Value]:
    sql = "SELECT participant_raw, participant_name, office, party FROM participants WHERE fact = ? ORDER BY seat"
    for raw, *known in connection.execute(sql, (fact,)):
        yield Value(field="participant", raw=raw, clean=_listed(known))


def _sides(connection: sqlite3.Connection, fact: int, coded: Any) -> Iterator[Value]:
    worded = {side: value_of(coded, f"{side}_spans") or () for side in ("actor", "recipient")}
    sql = "SELECT p.side, group_concat(a.name, '; ') AS names FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = ? GROUP BY p.side ORDER BY p.side"
    for side, names in connection.execute(sql, (fact,)):
        if side != "speaker":
            raw = "; ".join(span["text"] for span in worded.get(side, ()))
            yield Value(field=side, raw=raw or None, clean=names)


def _listed(parts: Iterable[Any]) -> str:
    return ", ".join(str(part) for part in parts if part)


def _place_words(connection: sqlite3.Connection, row: sqlite3.Row, coded: Any) -> str | None:
    """How the sentence names the place; `None` where it does not."""
    places = stored(connection, row["coding"]).places
    index = value_of(coded, "place")
    if isinstance(index, int) and index < len(places):
        return places[index].text
    same = [place for place in places if row["geonames_id"] is not None and place.geonames_id == row["geonames_id"]]
    within = [place for place in same if row["sentence_start"] <= place.start < row["sentence_end"]]
    return next((place.text for place in within), None)


def _codings(connection: sqlite3.Connection, row: sqlite3.Row, coded: Any) -> Iterator[Made]:
    """The codings of its document in which it is found, by its id or its words."""
    sql = "SELECT c.coding, r.release, r.register, c.current FROM codings c JOIN runs r ON r.run = c.run WHERE c.document = ? ORDER BY c.coding"
    for number, release, register, current in connection.execute(sql, (row["document"],)).fetchall():
        found = found_again(row["fact_id"], anchor_of(coded), facts_unpacked(connection, number).of(fact_kind(row["kind"])))
        if found is not None:
            yield Made(coding=number, release=release, register=register, current=bool(current), fact=found.id)
