"""An event that a document tells several times is one event with its tellings: the surest of them, with what the others add."""

from collections.abc import Mapping, Sequence

import msgspec

from legation.events.framed import sentence_of
from legation.events.meetings import evidence
from legation.model import Event, Meeting, Scene, Token, When

# Types of which one document seldom tells two alike between the same sides; of the others (calls, charges, praise) each telling with another word is
# another event. Counted over the pairs of like tellings of 256 documents.
_ONCE = frozenset({"CONCEDE", "COOPERATE", "AGREE", "MOBILIZE", "RETREAT"})
_DONE = frozenset({"happened", "ongoing"})


def told_once(scene: Scene, events: Sequence[Event], meetings: Sequence[Meeting]) -> tuple[Event, ...]:
    """The events in order of their triggers, further tellings of one put to its surest telling; talks told where a meeting is told are that meeting."""
    of_meetings = {f"meeting {m.id}": {s.start for s in evidence(scene, m)} for m in meetings}
    kept: list[Event] = []
    for event in sorted(events, key=lambda e: (not _meeting(e), -e.confidence, e.trigger.start)):
        like = next(
            (n for n, other in enumerate(kept) if _same(scene, other, event) or _of_meeting(scene, other, event, of_meetings)), None
        )
        if like is None:
            kept.append(event)
        else:
            kept[like] = _with(kept[like], event)
    return tuple(sorted(kept, key=lambda e: (e.trigger.start, e.trigger.end, e.id)))


def _meeting(event: Event) -> str:
    """The reason of an event that is a meeting; empty for others."""
    return (event.reason or "").split(";")[0] if (event.reason or "").startswith("meeting ") else ""


def _of_meeting(scene: Scene, met: Event, event: Event, told: Mapping[str, set[int]]) -> bool:
    """Whether talks stand in a sentence that tells of a meeting, between none but those who met."""
    name = _meeting(met)
    if not name or event.event != "CONSULT" or _meeting(event) or event.sentence.start not in told.get(name, set()):
        return False
    sides = [frozenset().union(*_sides(scene, e)) for e in (met, event)]
    return sides[1] <= sides[0]


def _same(scene: Scene, one: Event, other: Event) -> bool:
    """Whether two tellings may be of one event: the same type, sides and realis, no other day or country, and the same word or a type told once."""
    if one.event != other.event or (one.realis in _DONE) != (other.realis in _DONE) or one.sure != other.sure:
        return False
    if one.trigger.start == other.trigger.start:
        return True
    sides = _sides(scene, one)
    if not sides[0] or sides != _sides(scene, other) or _apart(one.when, other.when) or _elsewhere(scene, one, other):
        return False
    return one.event in _ONCE or _word(scene, one) == _word(scene, other)


def _sides(scene: Scene, event: Event) -> tuple[frozenset[str], frozenset[str]]:
    by, to = ({scene.party(key) or key for key in side} for side in (event.actors, event.recipients))
    return frozenset(by), frozenset(to)


def _apart(one: When | None, other: When | None) -> bool:
    if one is None or other is None or not one.from_ or not other.from_:
        return False
    return (one.until or one.from_)[:10] < other.from_[:10] or (other.until or other.from_)[:10] < one.from_[:10]


def _elsewhere(scene: Scene, one: Event, other: Event) -> bool:
    places = [scene.places[e.place] for e in (one, other) if e.place is not None]
    return len(places) == 2 and places[0].geonames_id != places[1].geonames_id


def _word(scene: Scene, event: Event) -> str:
    sentence = sentence_of(scene, event.trigger)
    tokens: list[Token] = [t for t in sentence.tokens if event.trigger.start <= t.start < event.trigger.end] if sentence else []
    return " ".join(t.lemma for t in tokens)


def _with(event: Event, again: Event) -> Event:
    """The event with a further telling: its time, place, losses and amount where it has none of its own."""
    spans = tuple(sorted({*event.tellings, *again.tellings, event.trigger, again.trigger}, key=lambda s: (s.start, s.end)))
    return msgspec.structs.replace(
        event,
        tellings=spans,
        when=event.when or again.when,
        place=event.place if event.place is not None else again.place,
        casualties=event.casualties or again.casualties,
        amount=event.amount or again.amount,
    )
