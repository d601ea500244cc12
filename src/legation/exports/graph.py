"""Entities that several happenings share: each written once, as far as memory that stays flat can tell."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from hashlib import sha256

from legation.exports.happenings import Happening, Person, Side
from legation.exports.source import Source
from legation.reference.states import states

ROOM = 200_000  # ids remembered; beyond it an entity can be written again, with the same id and the same values


class Once:
    """Which ids were written already."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def new(self, identity: str) -> bool:
        """Whether this one comes for the first time."""
        if identity in self._seen:
            return False
        if len(self._seen) >= ROOM:
            self._seen.clear()
        self._seen.add(identity)
        return True


def happened(source: Source) -> Iterator[Happening]:
    """Meetings, and events that are none of these meetings, with their reports."""
    yield from source.happenings("meeting", ("parties", "issues", "people", "reports"))
    yield from source.happenings("event", ("issues", "reports"), besides="o.meeting IS NULL")


@cache
def party_side(code: str) -> Side:
    """A party as an actor of its own."""
    state = states().get(code)
    return Side(code, state.name if state else code, "state" if state else "igo", code if state else None, code)


def person_side(person: Person) -> Side:
    """A participant as an actor. Who has no key gets one from party and name."""
    key = person.key or f"person:{sha256(f'{person.party} {person.name}'.encode()).hexdigest()[:16]}"
    return Side(key, person.name, "person", person.party if person.party in states() else None, person.party, (), None, person.office)


def sides(found: Happening) -> Sequence[Side]:
    """Everyone who takes part, each key once."""
    named: Mapping[str, Side] = {
        side.key: side
        for side in (
            *found.actors,
            *found.recipients,
            *(party_side(code) for code in (*found.parties, *found.toward)),
            *map(person_side, found.people),
        )
    }
    return tuple(named.values())
