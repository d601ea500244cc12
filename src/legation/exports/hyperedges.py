"""Hyperedges: JSON lines {id, date, type, actors, recipients, context}: sets of actors to sets of recipients, for temporal knowledge graphs."""

from collections.abc import Iterator

import msgspec

from legation.exports.codes import plover
from legation.exports.source import Source

_ENCODER = msgspec.json.Encoder()
_FIELDS = frozenset({"id", "mode", "quad", "intensity", "contexts"})


def lines(source: Source) -> Iterator[str]:
    """The file, line by line: one an event; in a joint act all are `actors`, and `recipients` is empty."""
    for found in source.happenings("event", done=True, only=_FIELDS):
        source.tally.rows += 1
        edge = {
            "id": found.id, "date": source.day(found), "type": plover(found).type, "actors": [side.key for side in found.actors],
            "recipients": [side.key for side in found.recipients], "context": (found.contexts or "").split(),
        }  # fmt: skip
        yield _ENCODER.encode(edge).decode() + "\n"
