"""Happenings as flat rows, one table a kind: what the folder of CSV files has, and the properties of points on a map."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from operator import attrgetter

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


def _plain(*names: str) -> dict[str, Getter]:
    return {name: attrgetter(name) for name in names}


_WHEN = _plain("first_day", "last_day", "precision", "basis", "told_first", "told_last")
_WHERE = _plain("place", "place_country", "geonames_id", "latitude", "longitude")
_REST: dict[str, Getter] = {
    "issues": lambda h: _codes(h.issues), **_plain("confidence", "reports", "documents"), **_plain("judged"),
    "document_key": attrgetter("paper.key"), "document_id": attrgetter("paper.id"), "document_title": attrgetter("paper.title"),
    "published": attrgetter("paper.published"), "source": attrgetter("paper.source"), "outlet": attrgetter("paper.outlet"), "url": attrgetter("paper.url"),
    "release": attrgetter("release"), "sentence": attrgetter("sentence"),
}  # fmt: skip
_IDS = _plain("id", "occurrence")

TABLES: Mapping[Kind, Mapping[str, Getter]] = {
    "meeting": {
        **_IDS, **_plain("title", "realis", "level", "mode", "mechanism", "mechanism_name", "edition", "host", "sidelines_of"),
        "parties": lambda h: _parties(h.actors) if not h.parties else _codes(h.parties),
        "participants": lambda h: BETWEEN.join(map(whom, h.people)) or None, **_WHEN, **_WHERE, **_REST,
    },
    "event": {
        **_IDS, **_plain("type", "mode", "contexts", "cameo", "quad", "intensity", "realis"),
        "actors": lambda h: _names(h.actors), "actor_keys": lambda h: _keys(h.actors), "actor_parties": lambda h: _parties(h.actors),
        "recipients": lambda h: _names(h.recipients), "recipient_keys": lambda h: _keys(h.recipients), "recipient_parties": lambda h: _parties(h.recipients),
        **_plain("claimed_by"), **_plain("killed_least", "killed_most", "wounded_least", "wounded_most", "amount", "amount_unit"), "meeting": attrgetter("meeting_id"), **_WHEN, **_WHERE, **_REST,
    },
    "statement": {
        **_IDS, "speaker": attrgetter("speaker_name"), "speaker_key": lambda h: _keys(h.actors), "speaker_party": lambda h: _parties(h.actors),
        "quoted": attrgetter("type"), "addressees": lambda h: _parties(h.recipients), **_plain("told_first", "told_last"), **_REST, "words": attrgetter("words"),
    },
    "commitment": {
        **_IDS, "act": attrgetter("type"), "parties": lambda h: _codes(h.parties), "toward": lambda h: _codes(h.toward), "status": attrgetter("realis"),
        **_plain("due", "amount", "amount_unit", "told_first", "told_last"), **_REST, "words": attrgetter("words"),
    },
}  # fmt: skip
"""The columns of each kind, and how each is had. `sentence` and `words` are empty without text."""


_GETTERS: Mapping[Kind, tuple[Getter, ...]] = {kind: tuple(table.values()) for kind, table in TABLES.items()}


def cells(found: Happening) -> list[Cell]:
    """A row."""
    return [get(found) for get in _GETTERS[found.kind]]


def properties(found: Happening) -> dict[str, Cell]:
    """The same by name, what is absent left out."""
    return {name: value for name, get in TABLES[found.kind].items() if (value := get(found)) is not None}
