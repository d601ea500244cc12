"""A coding as rows, and rows as a coding. Every row carries the key of its document; facts keep the contract's JSON beside their columns."""

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

import msgspec

from legation.model import Actor, Coding, Document, Event, Meeting, Statement
from legation.model.contract import as_line

Row = tuple[Any, ...]
Shape = TypeVar("Shape", bound=msgspec.Struct)
_HALF_PAIR = re.compile("[\ud800-\udfff]")

COLUMNS: dict[str, tuple[str, ...]] = {
    "sentences": ("document", "position", '"start"', '"end"'),
    "actors": ("document", "key", "position", "name", "kind", "country", "party", "json"),
    "mentions": ("document", "position", "actor", "how", "json"),
    "places": ("document", "position", "geonames_id", "name", "country", "json"),
    "dates": ("document", "position", "value", "first_day", "last_day", "json"),
    "statements": ("document", "id", "position", "speaker", "quoted", "words", "json"),
    "events": (
        "document", "id", "position", "event", "mode", "cameo", "quad", "intensity", "realis", "first_day", "last_day", "json",
    ),
    "possible_events": ("document", "id", "position", "event", "cameo", "realis", "confidence", "json"),
    "meetings": ("document", "id", "position", "mechanism", "kind", "level", "realis", "host", "country", "first_day", "last_day", "json"),
    "commitments": ("document", "id", "position", "act", "status", "due", "json"),
    "parties": ("document", "fact", "kind", "side", "key", "party"),
    "participants": ("document", "meeting", "position", "actor", "name", "office", "party", "role"),
    "issues": ("document", "fact", "kind", "issue"),
}  # fmt: skip


def rows(coding: Coding, key: str) -> dict[str, list[Row]]:
    """The rows of every table but documents and problems; `key` is the document's."""
    return {
        "sentences": [(key, i, s.start, s.end) for i, s in enumerate(coding.sentences)],
        "actors": [(key, a.key, i, a.name, a.kind, a.country, a.party, as_line(a)) for i, a in enumerate(coding.actors)],
        "mentions": [(key, i, m.actor, m.how, as_line(m)) for i, m in enumerate(coding.mentions)],
        "places": [(key, i, p.geonames_id, p.name, p.country, as_line(p)) for i, p in enumerate(coding.places)],
        "dates": [(key, i, d.value, d.from_, d.until, as_line(d)) for i, d in enumerate(coding.dates)],
        "statements": [(key, *_statement(s, i)) for i, s in enumerate(coding.statements)],
        "events": [(key, *_event(e, i)) for i, e in enumerate(coding.events) if e.sure],
        "possible_events": [(key, *_possible(e, i)) for i, e in enumerate(coding.events) if not e.sure],
        "meetings": [(key, *_meeting(m, i)) for i, m in enumerate(coding.meetings)],
        "commitments": [(key, c.id, i, c.act, c.status, c.due, as_line(c)) for i, c in enumerate(coding.commitments)],
        "parties": [(key, *side) for side in _sides(coding)],
        "participants": [
            (key, m.id, i, p.actor, p.name, p.office, p.party, p.role) for m in coding.meetings for i, p in enumerate(m.participants)
        ],
        "issues": [(key, *issue) for issue in _issues(coding)],
    }


def _statement(said: Statement, position: int) -> Row:
    speaker = said.speaker.actor if said.speaker else None
    return said.id, position, speaker, said.quoted, " … ".join(piece.text for piece in said.content), as_line(said)


def _event(event: Event, position: int) -> Row:
    kind = (event.event, event.mode, event.cameo, event.quad, event.intensity, event.realis)
    return event.id, position, *kind, *_days(event), as_line(event)


def _possible(event: Event, position: int) -> Row:
    return event.id, position, event.event, event.cameo, event.realis, event.confidence, as_line(event)


def _meeting(met: Meeting, position: int) -> Row:
    country = met.place.country if met.place else None
    return met.id, position, met.mechanism, met.kind, met.level, met.realis, met.host, country, *_days(met), as_line(met)


def _days(fact: Event | Meeting) -> tuple[str | None, str | None]:
    return (fact.when.from_, fact.when.until) if fact.when else (None, None)


def _sides(coding: Coding) -> Iterator[Row]:
    """(fact, kind, side, key, party) for everyone who takes part in a fact; groups are taken apart."""
    cast = {actor.key: actor for actor in coding.actors}
    for said in coding.statements:
        speaker = (said.speaker.actor,) if said.speaker and said.speaker.actor else ()
        for side, keys in (("speaker", speaker), ("addressee", said.addressees), ("about", said.about)):
            yield from ((said.id, "statement", side, *who) for who in _acting(keys, cast))
    for event in _sure(coding):
        for side, keys in (("actor", event.actors), ("recipient", event.recipients)):
            yield from ((event.id, "event", side, *who) for who in _acting(keys, cast))
    for met in coding.meetings:
        yield from ((met.id, "meeting", "party", party, party) for party in met.parties)
    for bound in coding.commitments:
        for side, keys in (("party", bound.parties), ("toward", bound.toward)):
            yield from ((bound.id, "commitment", side, party, party) for party in keys)


def _sure(coding: Coding) -> tuple[Event, ...]:
    return tuple(event for event in coding.events if event.sure)


def _acting(keys: Iterable[str], cast: dict[str, Actor]) -> Iterator[tuple[str, str | None]]:
    """Actor keys with the party for which each acts; members stand for their group."""
    for key in keys:
        actor = cast.get(key)
        for member in actor.members if actor and actor.members else (key,):
            yield member, _party(member, cast.get(member))


def _party(key: str, actor: Actor | None) -> str | None:
    """The side an actor acts for; a key without an actor row and without a kind is itself an ISO3 code or acronym."""
    if actor is None:
        return None if ":" in key else key
    return actor.party or actor.country or (key if actor.kind in ("state", "igo") else None)


def _issues(coding: Coding) -> Iterator[Row]:
    facts = (("statement", coding.statements), ("event", _sure(coding)), ("meeting", coding.meetings), ("commitment", coding.commitments))
    for kind, found in facts:
        for fact in found:
            yield from ((fact.id, kind, issue) for issue in fact.issues)


def document_row(document: Document) -> Row:
    """(text, escaped, json): the text, the text as a JSON string where SQLite cannot hold it, and the rest of the document."""
    escaped = json.dumps(document.text) if _HALF_PAIR.search(document.text) else None
    return document.text, escaped, as_line(msgspec.structs.replace(document, text=""))


def document_of(text: str, escaped: str | None, line: str) -> Document:
    """The document from its row."""
    rest = shaped(line, Document)
    return msgspec.structs.replace(rest, text=json.loads(escaped) if escaped is not None else text)


def shaped(line: str, shape: type[Shape]) -> Shape:
    """A shape from the contract's JSON; half surrogate pairs, which the fast reader refuses, go the slow way."""
    try:
        return msgspec.json.decode(line, type=shape)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(line), shape)


def storable(row: Row) -> Row:
    """The row with half surrogate pairs, for which UTF-8 has no place, replaced one for one, so that offsets hold."""
    return tuple(_HALF_PAIR.sub("\ufffd", cell) if isinstance(cell, str) else cell for cell in row)
