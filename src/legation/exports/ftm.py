"""FollowTheMoney: JSON lines {id, schema, properties} of events with the persons, bodies and articles to which they lead."""

import re
from collections.abc import Iterator
from functools import lru_cache
from hashlib import sha256
from typing import Any

import msgspec

from legation.exports.codes import ROOM, alpha2
from legation.exports.dates import known
from legation.exports.graph import Once, happened, sides
from legation.exports.happenings import DONE, Happening, Paper, Side
from legation.exports.source import Source

_ENCODER = msgspec.json.Encoder()
_SCHEMAS = {
    "person": "Person",
    "body": "PublicBody",
    "state": "PublicBody",
    "igo": "Organization",
    "mechanism": "Organization",
    "organisation": "Organization",
}
_GONE = {"SUN": "suhh", "YUG": "yucs", "DDR": "ddde", "CSK": "cshh", "SCG": "csxx"}  # as FollowTheMoney has states that are no more
_UNSAFE = re.compile(r"[^A-Za-z0-9_-]")
_NOT_DONE = "meetings and events that are planned, proposed, conditional, denied or cancelled, which this layout cannot say"
Entity = dict[str, Any]


def lines(source: Source) -> Iterator[str]:
    """The file, one entity a line: who and what is named before the event that names it."""
    once = Once()
    for found in happened(source):
        if found.realis not in DONE:
            source.tally.lost[_NOT_DONE] += 1
            continue
        for entity in _entities(found, once):
            source.tally.rows += 1
            yield _ENCODER.encode(entity).decode() + "\n"


def _entities(found: Happening, once: Once) -> Iterator[Entity]:
    involved = []
    for side in sides(found):
        yield from _actor(side, once)
        if side.kind != "office":
            involved.append(_id(side.key))
    papers = [told.paper for told in found.told] or [found.paper]
    for paper in papers:
        if once.new(paper.key):
            yield _article(paper)
        yield from (_mention(paper, side) for side in sides(found) if side.kind != "office" and once.new(f"{paper.key} {side.key}"))
    yield _event(found, involved, papers)


def _event(found: Happening, involved: list[str], papers: list[Paper]) -> Entity:
    first, last = known(found)
    return _entity(
        _id(found.id), "Event", name=found.title or f"{found.type} of {', '.join(side.name for side in found.actors) or 'someone'}", date=None if last else first,
        startDate=first if last else None, endDate=last, location=found.place, country=_country(found.place_country), involved=involved,
        organizer=_id(found.host) if found.host and _id(found.host) in involved else None, keywords=[found.type, *found.issues], summary=found.sentence,
        sourceUrl=[paper.url for paper in papers if _is_address(paper.url)], proof=[_id(paper.key) for paper in papers], recordId=found.id,
    )  # fmt: skip


def _actor(side: Side, once: Once) -> Iterator[Entity]:
    """An actor; of an office the position; of a person with an office that too, and the link of both."""
    country = _country(side.country or side.party)
    if side.kind == "office":
        if once.new(side.key):
            yield _entity(_id(side.key), "Position", name=f"{side.office or side.name} ({side.country or side.party})", country=country)
        return
    schema = _SCHEMAS.get(side.kind, "LegalEntity")
    if once.new(side.key):
        wikidata = side.wikidata if side.wikidata and re.fullmatch(r"Q\d+", side.wikidata) else None
        yield _entity(
            _id(side.key),
            schema,
            name=side.name,
            country=country,
            wikidataId=wikidata,
            position=side.office if schema == "Person" else None,
        )
    if schema == "Person" and side.office:
        yield from _occupancy(side, country, once)


def _occupancy(side: Side, country: str | None, once: Once) -> Iterator[Entity]:
    post = f"post:{side.party}:{side.office}"
    if once.new(post):
        yield _entity(_id(post), "Position", name=f"{side.office} ({side.party})" if side.party else side.office, country=country)
    if once.new(f"{side.key} {post}"):
        yield _entity(_id(f"{side.key} {post}"), "Occupancy", holder=_id(side.key), post=_id(post))


def _article(paper: Paper) -> Entity:
    return _entity(
        _id(paper.key), "Article", title=paper.title or paper.id, publishedAt=_day(paper.published), publisher=paper.outlet or paper.source,
        sourceUrl=paper.url if _is_address(paper.url) else None, recordId=None,
    )  # fmt: skip


def _mention(paper: Paper, side: Side) -> Entity:
    """That an article names somebody: FollowTheMoney's mention, of an entity in a document."""
    schema = _SCHEMAS.get(side.kind, "LegalEntity")
    return _entity(
        _id(f"{paper.key} {side.key}"), "Mention", document=_id(paper.key), name=side.name, resolved=_id(side.key), detectedSchema=schema,
        contextCountry=_country(side.country or side.party),
    )  # fmt: skip


def _entity(identity: str, schema: str, **properties: Any) -> Entity:
    kept: dict[str, list[Any]] = {}
    for name, value in properties.items():
        if value.__class__ is list:
            value = [one for one in dict.fromkeys(value) if one]
            if value:
                kept[name] = value
        elif value:
            kept[name] = [value]
    return {"id": identity, "schema": schema, "properties": kept}


@lru_cache(ROOM)
def _id(key: str) -> str:
    """An id of letters, digits, `-` and `_`; of a key that has other characters, or is long, with a digest, so that no two keys have one id."""
    plain = _UNSAFE.sub("-", key)
    whole = plain == key.replace(":", "-") and plain[-1:].isalnum() and len(plain) < 100
    return f"legation-{plain}" if whole else f"legation-{plain[:40]}-{sha256(key.encode()).hexdigest()[:16]}"


@lru_cache(ROOM)
def _country(code: str | None) -> str | None:
    letters = alpha2(code)
    return _GONE.get(code or "") or (letters.lower() if letters else None)


def _day(day: str | None) -> str | None:
    return day if day and re.fullmatch(r"\d{4}(-\d\d){0,2}", day) else None


def _is_address(url: str | None) -> bool:
    return bool(url and url.startswith(("http://", "https://")))
