"""Events for layouts that have one source and one target a row: which rows an event becomes, and under which id."""

from collections.abc import Iterator

from legation.exports.codes import Pair, pairs, parties_of
from legation.exports.happenings import Happening
from legation.exports.source import Need, Source
from legation.exports.wishes import MORE_SIDES

_FIELDS = frozenset({"id", "cameo", "place", "place_country", "geonames_id", "latitude", "longitude", "documents", "sentence"})


def two_sided(source: Source, *needs: Need) -> Iterator[tuple[Happening, Pair, str]]:
    """(event, its two sides, id of the row): one row an event, or with `pairs` one for each pair of its parties, each with an id of its own."""
    every = source.wishes.pairs
    for found in source.happenings("event", needs, done=True, only=_FIELDS):
        rows = pairs(found.actors, found.recipients, every)
        if not every and len(found.actors) + len(found.recipients) > 2 and parties_of(found.actors, found.recipients) > 2:
            source.tally.lost[f"events {MORE_SIDES}"] += 1
        for pair in rows:
            source.tally.rows += 1
            yield found, pair, found.id if len(rows) == 1 else _named(found, pair)


def _named(found: Happening, pair: Pair) -> str:
    return "/".join((found.id, pair.source.key if pair.source else "", pair.target.key if pair.target else ""))
