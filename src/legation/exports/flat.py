"""Happenings as flat rows, one table a kind: what the folder of CSV files has, and the properties of points on a map."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter

import msgspec

from legation.exports.codes import ROOM
from legation.exports.happenings import Happening, Person, Side
from legation.exports.rows import Cell
from legation.stories.telling import Kind

Getter = Callable[[Happening], Cell]
BETWEEN = "; "


def _codes(found: tuple[str, ...]) -> str | None:
    return " ".join(found) or None


@lru_cache(ROOM)
def _names(sides: tuple[Side, ...]) -> str | None:
    return BETWEEN.join(side.name for side in sides) or None


@lru_cache(ROOM)
def _keys(sides: tuple[Side, ...]) -> str | None:
    return BETWEEN.join(side.key for side in sides) or None


@lru_cache(ROOM)
def _parties(sides: tuple[Side, ...]) -> str | None:
    return " ".join(dict.fromkeys(party for side in sides if (party := side.party or side.country))) or None


def whom(person: Person) -> str:
    """A participant in one line: name, office, party."""
    return person.name + (f", {person.office}" if person.office else "") + (f" ({person.party})" if person.party else "")


def _plain(*names: str) -> dict[str, str]:
    return {name: name for name in names}


_WHEN = _plain("first_day", "last_day", "precision", "basis", "told_first", "told_last")
_WHERE = _plain("place", "place_country", "geonames_id", "latitude", "longitude")
_REST: dict[str, str | Getter] = {
    "issues": lambda h: _codes(h.issues), **_plain("confidence", "reports", "documents"), **_plain("judged"),
    "document_key": "paper.key", "document_id": "paper.id", "document_title": "paper.title",
    "published": "paper.published", "source": "paper.source", "outlet": "paper.outlet", "url": "paper.url",
    "release": "release", "sentence": "sentence",
}  # fmt: skip
_IDS = _plain("id", "occurrence")

TABLES: Mapping[Kind, Mapping[str, str | Getter]] = {
    "meeting": {
        **_IDS, **_plain("title", "realis", "level", "mode", "mechanism", "mechanism_name", "edition", "host", "sidelines_of"),
        "parties": lambda h: _parties(h.actors) if not h.parties else _codes(h.parties),
        "participants": lambda h: BETWEEN.join(map(whom, h.people)) or None, **_WHEN, **_WHERE, **_REST,
    },
    "event": {
        **_IDS, **_plain("type", "mode", "contexts", "cameo", "quad", "intensity", "realis"),
        "actors": lambda h: _names(h.actors), "actor_keys": lambda h: _keys(h.actors), "actor_parties": lambda h: _parties(h.actors),
        "recipients": lambda h: _names(h.recipients), "recipient_keys": lambda h: _keys(h.recipients), "recipient_parties": lambda h: _parties(h.recipients),
        **_plain("claimed_by"), **_plain("killed_least", "killed_most", "wounded_least", "wounded_most", "amount", "amount_unit"), "meeting": "meeting_id", **_WHEN, **_WHERE, **_REST,
    },
    "statement": {
        **_IDS, "speaker": "speaker_name", "speaker_key": lambda h: _keys(h.actors), "speaker_party": lambda h: _parties(h.actors),
        "quoted": "type", "addressees": lambda h: _parties(h.recipients), **_plain("told_first", "told_last"), **_REST, "words": "words",
    },
    "commitment": {
        **_IDS, "act": "type", "parties": lambda h: _codes(h.parties), "toward": lambda h: _codes(h.toward), "status": "realis",
        **_plain("due", "amount", "amount_unit", "told_first", "told_last"), **_REST, "words": "words",
    },
}  # fmt: skip
"""The columns of each kind: the field that each is, or how it is had. `sentence` and `words` are empty without text."""


class _Row:
    """Makes the rows of a kind: all plain fields at once, the others put between them."""

    def __init__(self, table: Mapping[str, str | Getter]) -> None:
        self.names = tuple(table)
        self._plain: Callable[[Happening], tuple[Cell, ...]] = attrgetter(*(get for get in table.values() if isinstance(get, str)))
        self._made = [(place, get) for place, get in enumerate(table.values()) if not isinstance(get, str)]

    def __call__(self, found: Happening) -> list[Cell]:
        row = list(self._plain(found))
        for place, get in self._made:
            row.insert(place, get(found))
        return row


_ROWS: Mapping[Kind, _Row] = {kind: _Row(table) for kind, table in TABLES.items()}


def cells(found: Happening) -> list[Cell]:
    """A row."""
    return _ROWS[found.kind](found)


def properties(found: Happening, extent: str) -> msgspec.Struct:
    """The same by name, with kind and extent before; what is absent is left out where it is written."""
    return _SHAPES[found.kind](found.kind, extent, *_ROWS[found.kind](found))


_SHAPES: Mapping[Kind, type[msgspec.Struct]] = {
    kind: msgspec.defstruct("Properties", [(name, Cell, None) for name in ("kind", "extent", *row.names)], omit_defaults=True, gc=False)
    for kind, row in _ROWS.items()
}
