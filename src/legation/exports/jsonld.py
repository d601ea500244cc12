"""JSON-LD: one graph of schema.org Event, Person, Organization and Quotation. A meeting and the event that it is are one Event."""

from collections.abc import Iterator
from typing import Any

import msgspec

from legation.exports.codes import country_name
from legation.exports.dates import known
from legation.exports.graph import Once, happened, party_side, person_side, sides
from legation.exports.happenings import DONE, Happening, Paper, Side
from legation.exports.source import Source

_ENCODER = msgspec.json.Encoder()
_STATUS = {"planned": "EventScheduled", "cancelled": "EventCancelled", "postponed": "EventPostponed"}
_NOT_SAID = "meetings and events that are proposed, conditional or denied, which schema.org cannot say"
Node = dict[str, Any]


def lines(source: Source) -> Iterator[str]:
    """The file, a node a line."""
    yield '{"@context": "https://schema.org", "@graph": [\n'
    between, once = "", Once()
    for node in _nodes(source, once):
        source.tally.rows += 1
        yield between + _ENCODER.encode(node).decode()
        between = ",\n"
    yield "\n]}\n"


def _nodes(source: Source, once: Once) -> Iterator[Node]:
    for found in happened(source):
        if found.realis not in DONE and found.realis not in _STATUS:
            source.tally.lost[_NOT_SAID] += 1
            continue
        yield from _named(found, once)
        yield _event(found)
    for found in source.happenings("statement", ("issues", "reports")):
        yield from _named(found, once)
        yield _quotation(found)


def _named(found: Happening, once: Once) -> Iterator[Node]:
    """Who takes part and which documents tell of it, where they were not written yet."""
    for side in sides(found):
        if once.new(side.key):
            yield _actor(side)
    for told in found.told:
        if once.new(told.paper.key):
            yield _article(told.paper)


def _event(found: Happening) -> Node:
    first, last = known(found)
    met = found.kind == "meeting"
    acting = [party_side(code) for code in found.parties] if met else found.actors
    return _known({
        "@id": _id(found.id), "@type": "Event", "name": found.title or found.type, "additionalType": found.type and f"PLOVER:{found.type}",
        "startDate": first, "endDate": last, "eventStatus": f"https://schema.org/{_STATUS[found.realis]}" if found.realis in _STATUS else None,
        "location": _place(found), "organizer": _ref(found.host) if found.host in found.parties else None,
        "performer" if not met else "attendee": [_ref(side.key) for side in (*acting, *map(person_side, found.people))],
        "attendee" if not met else "contributor": [_ref(side.key) for side in found.recipients], "keywords": list(found.issues),
        "description": found.sentence, "subjectOf": [_ref(told.paper.key) for told in found.told],
    })  # fmt: skip


def _quotation(found: Happening) -> Node:
    return _known({
        "@id": _id(found.id), "@type": "Quotation", "creator": [_ref(side.key) for side in found.actors] or found.speaker_name,
        "recipient": [_ref(side.key) for side in found.recipients], "keywords": list(found.issues), "dateCreated": found.told_first, "text": found.words,
        "isBasedOn": [_ref(told.paper.key) for told in found.told],
    })  # fmt: skip


def _actor(side: Side) -> Node:
    country = country_name(side.country or side.party)
    return _known({
        "@id": _id(side.key), "@type": "Person" if side.kind == "person" else "Country" if side.kind == "state" else "Organization", "name": side.name,
        "jobTitle": side.office if side.kind == "person" else None, "nationality": country if country and side.kind == "person" else None,
        "sameAs": f"https://www.wikidata.org/wiki/{side.wikidata}" if side.wikidata else None,
    })  # fmt: skip


def _article(paper: Paper) -> Node:
    publisher = paper.outlet or paper.source
    return _known({
        "@id": _id(paper.key), "@type": "NewsArticle", "headline": paper.title, "datePublished": paper.published, "url": paper.url,
        "publisher": {"@type": "Organization", "name": publisher} if publisher else None, "inLanguage": paper.language,
    })  # fmt: skip


def _place(found: Happening) -> Node | None:
    if found.place is None:
        return None
    point = found.latitude is not None
    return _known({
        "@type": "Place", "name": found.place, "address": _known({"@type": "PostalAddress", "addressCountry": found.place_country}),
        "geo": {"@type": "GeoCoordinates", "latitude": found.latitude, "longitude": found.longitude} if point else None,
        "sameAs": f"https://sws.geonames.org/{found.geonames_id}/" if found.geonames_id else None,
    })  # fmt: skip


def _id(key: str | None) -> str:
    return f"urn:legation:{key}"


def _ref(key: str | None) -> Node:
    return {"@id": _id(key)}


def _known(values: Node) -> Node:
    return {name: value for name, value in values.items() if value not in (None, [], "")}
