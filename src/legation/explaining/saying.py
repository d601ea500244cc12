"""The facts of a coding, each in a line, with the words that they rest on."""

from collections.abc import Iterator

from legation.explaining.shapes import Told
from legation.model import Coding, Event, Meeting


def told_of(coding: Coding) -> list[Told]:
    """Every fact of a coding in a line."""
    return [*_meetings(coding), *_others(coding)]


def _meetings(coding: Coding) -> Iterator[Told]:
    for one in coding.meetings:
        spans = tuple((s.start, s.end) for s in one.evidence)
        yield Told(kind="meeting", id=one.id, says=_met(one), confidence=one.confidence, reason=one.reason, spans=spans)


def _met(one: Meeting) -> str:
    where = f" in {one.place.name or one.place.country}" if one.place is not None else ""
    return f"{one.title}: {one.realis}, {', '.join(one.parties)}{where}"


def _others(coding: Coding) -> Iterator[Told]:
    for said in coding.statements:
        who = said.speaker.actor or said.speaker.text if said.speaker is not None else "speaker not named"
        spans: tuple[tuple[int, int], ...] = ((said.cue.start, said.cue.end),)
        yield Told(kind="statement", id=said.id, says=f"{who} {said.cue.text}", confidence=said.confidence, reason=said.reason, spans=spans)
    for bound in coding.commitments:
        says = f"{', '.join(bound.parties)} {bound.act}: {bound.content.text}"
        spans = ((bound.evidence.start, bound.evidence.end),)
        yield Told(kind="commitment", id=bound.id, says=says, confidence=bound.confidence, reason=bound.reason, spans=spans)
    for event in coding.events:
        spans = tuple((s.start, s.end) for s in (event.trigger, *event.tellings))
        yield Told(kind="event", id=event.id, says=_done(coding, event), confidence=event.confidence, reason=event.reason, spans=spans)


def _done(coding: Coding, event: Event) -> str:
    """Who does it and to whom; what the words name, where it is nobody known."""
    by = ", ".join(event.actors) or ", ".join(f"“{s.text}”" for s in event.actor_spans) or "nobody named"
    to = ", ".join(event.recipients) or ", ".join(f"“{s.text}”" for s in event.others)
    place = coding.places[event.place].name if event.place is not None else None
    mode = f" ({event.mode})" if event.mode else ""
    return f"{event.event}{mode}, {event.realis}: {by}{f' → {to}' if to else ''}{f' in {place}' if place else ''}"
