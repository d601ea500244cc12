"""GeoJSON: a collection of points, one for each meeting and event with a place on the map; properties as in the CSV files."""

from collections.abc import Iterator
from typing import Any

import msgspec

from legation.exports.codes import country_name
from legation.exports.flat import properties
from legation.exports.folder import NEEDS
from legation.exports.happenings import Happening
from legation.exports.source import Source

_ENCODER = msgspec.json.Encoder()
_PLACED = "o.latitude IS NOT NULL AND o.longitude IS NOT NULL"
_MAPPED_AS_MEETING = "EXISTS (SELECT 1 FROM occurrences m WHERE m.occurrence = o.meeting AND m.latitude IS NOT NULL)"


def lines(source: Source) -> Iterator[str]:
    """The file, a point a line."""
    yield '{"type": "FeatureCollection", "features": [\n'
    between = ""
    for found in _found(source):
        source.tally.rows += 1
        yield between + _ENCODER.encode(_feature(found)).decode()
        between = ",\n"
    yield "\n]}\n"


def _found(source: Source) -> Iterator[Happening]:
    yield from source.happenings("meeting", NEEDS["meeting"], besides=_PLACED)
    yield from source.happenings("event", NEEDS["event"], besides=f"{_PLACED} AND NOT {_MAPPED_AS_MEETING}")


def _feature(found: Happening) -> dict[str, Any]:
    """A point; `extent` says whether it stands for a whole state, whose middle it is."""
    extent = "state" if found.place == country_name(found.place_country) else "place"
    point = {"type": "Point", "coordinates": (found.longitude, found.latitude)}
    return {"type": "Feature", "id": found.id, "geometry": point, "properties": properties(found, extent)}
