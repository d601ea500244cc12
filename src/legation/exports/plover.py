"""PLOVER: JSON lines with the fields of the manual's chapter 6. One line an event, with all who take part."""

from collections.abc import Iterator
from typing import Any

import msgspec

from legation.exports.codes import country_name, plover
from legation.exports.happenings import Happening, Side
from legation.exports.source import Source
from legation.exports.wishes import REASONS

_ENCODER = msgspec.json.Encoder()
CODEBOOK = "PLOVER 2.0"


def lines(source: Source) -> Iterator[str]:
    """The file, line by line."""
    for found in source.happenings("event", done=True):
        source.tally.rows += 1
        day, basis = found.dated()
        if basis != "day":
            source.tally.lost[f"events {REASONS[basis]}; `date_basis` says so"] += 1
        yield _ENCODER.encode(_event(found, day, basis)).decode() + "\n"


def _event(found: Happening, day: str | None, basis: str) -> dict[str, Any]:
    """The required fields, and of the others those that are known."""
    coded = plover(found)
    event: dict[str, Any] = {"id": found.id, "date": day, "actor": [_entity(side) for side in found.actors], "event": [coded.type]}
    if basis == "day" and found.last_day and found.last_day != found.first_day:
        event["enddate"] = found.last_day
    if found.recipients:
        event["recipient"] = [_entity(side) for side in found.recipients]
    if found.place is not None:
        event["event_loc"] = _known({
            "resolved_place": found.place, "geonameid": found.geonames_id, "lat": found.latitude, "lon": found.longitude,
            "country": country_name(found.place_country) or None, "country_code": found.place_country,
        })  # fmt: skip
    event |= _known({"quad_code": coded.quad, "event_scale": coded.intensity})
    event |= {"mode": [coded.mode] if coded.mode else [], "context": (found.contexts or "").split()}
    size = _known({"dead": found.killed_least, "injured": found.wounded_least})
    if size:
        event["size"] = size
    if found.meeting_id:
        event["link"] = found.meeting_id
    if found.sentence is not None:
        event |= {"text": found.sentence, "text_info": {"start": found.sentence_start}}
    event["cite_info"] = _cited(found)
    event["date_basis"] = found.basis if basis in ("day", "coarse") else "report" if basis == "report" else None
    return event


def _entity(side: Side) -> dict[str, Any]:
    return _known({
        "code": side.country or side.party, "sector": " ".join(side.sectors) or None, "entity_text": side.name, "identifier_id": side.wikidata,
        "identifier_text": side.key, "office": side.office,
    })  # fmt: skip


def _cited(found: Happening) -> dict[str, Any]:
    paper = found.paper
    return _known({
        "citation": paper.id, "url": paper.url, "language": paper.language, "publication": paper.outlet or paper.source, "published": paper.published,
        "coder": f"legation {found.release}", "codebook": CODEBOOK,
    })  # fmt: skip


def _known(values: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}
