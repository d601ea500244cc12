"""A coding as it is read: highlights in the text, facts beside it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from legation.desk import naming
from legation.desk.stretches import Mark
from legation.desk.wording import basis, joined, short, time
from legation.model import Coding, Event, Extent, Span, When


@dataclass(frozen=True, kw_only=True)
class FactShown:
    """A fact as the list beside the text has it. `marks`: its characters; `inferred`: what of it the text does not state."""

    id: str
    kind: str
    head: str
    lines: tuple[str, ...]
    inferred: tuple[str, ...]
    start: int
    end: int
    issues: tuple[str, ...]
    confidence: float | None
    reason: str | None
    occurrence: str | None


def marks_of(coding: Coding) -> list[Mark]:
    """Every stretch that is highlighted, with its layer."""
    return [*_marks_of_mentions(coding), *_marks_of_facts(coding)]


def _marks_of_mentions(coding: Coding) -> Iterator[Mark]:
    """Actors, places and dates, and what is boilerplate."""
    names = {actor.key: actor.name for actor in coding.actors}
    for m in coding.mentions:
        yield Mark(m.start, m.end, "actors", None, names.get(m.actor or "", "not known whose"), m.how == "pronoun")
    for p in coding.places:
        said = f"{p.name or 'not resolved'}{', ' + naming.party(p.country) if p.country else ''}"
        yield Mark(p.start, p.end, "places", None, said, p.geonames_id is None)
    for t in coding.dates:
        yield Mark(t.start, t.end, "dates", None, f"{t.value or ''} ({t.basis})", t.basis not in ("stated", "none"))
    for b in coding.document.boilerplate:
        yield Mark(b.start, b.end, "boilerplate", None, b.kind)


def _marks_of_facts(coding: Coding) -> Iterator[Mark]:
    for one in coding.statements:
        parts: tuple[Extent, ...] = (*one.content, one.cue, *((one.speaker,) if one.speaker else ()))
        yield from _marks("statements", one.id, parts)
    for event in coding.events:
        spans = (event.trigger, *event.actor_spans, *event.recipient_spans)
        yield from _marks("events" if event.sure else "possible", event.id, spans)
    for meeting in coding.meetings:
        yield from _marks("meetings", meeting.id, meeting.evidence)
    for bound in coding.commitments:
        yield from _marks("commitments", bound.id, (bound.evidence, bound.content))


def _marks(layer: str, fact: str, extents: Iterable[Extent]) -> Iterator[Mark]:
    return (Mark(extent.start, extent.end, layer, fact) for extent in extents)


def facts_of(coding: Coding, lives: Mapping[str, str]) -> Iterator[FactShown]:
    """All facts in order of their place in the text, meetings first."""
    names = {actor.key: actor.name for actor in coding.actors}
    made = [*_meetings(coding, lives), *_statements(coding, names, lives), *_events(coding, names, lives), *_commitments(coding, lives)]
    yield from sorted(made, key=lambda one: (one.start, one.end, one.kind, one.id))


def _meetings(coding: Coding, lives: Mapping[str, str]) -> Iterator[FactShown]:
    for one in coding.meetings:
        said = [
            one.realis,
            time(one.when),
            one.place.name if one.place else "",
            one.level,
            one.mode,
            one.mechanism_name or "",
            one.edition or "",
        ]
        who = "; ".join(", ".join(part for part in (p.name, p.office) if part) for p in one.participants)
        start, end = (one.evidence[0].start, one.evidence[0].end) if one.evidence else (0, 0)
        yield FactShown(
            id=one.id, kind="meeting", head=one.title, lines=_lines(" · ".join(part for part in said if part and part != "unknown"), who),
            inferred=_inferred(one.when), start=start, end=end, issues=one.issues, confidence=one.confidence, reason=one.reason, occurrence=lives.get(one.id),
        )  # fmt: skip


def _statements(coding: Coding, names: dict[str, str], lives: Mapping[str, str]) -> Iterator[FactShown]:
    for one in coding.statements:
        who = (names.get(one.speaker.actor or "") or one.speaker.text) if one.speaker else "not told who"
        worded = [f"“{one.speaker.text}” is {who}"] if one.speaker and one.speaker.actor and joined(one.speaker.text) not in who else []
        words = " … ".join(joined(span.text) for span in one.content)
        start = min([span.start for span in one.content] or [one.cue.start])
        yield FactShown(
            id=one.id, kind="statement", head=f"{who}: {short(words, 260)}",
            lines=_lines(f"{one.quoted}, “{one.cue.text}”", f"to {', '.join(names.get(k, k) for k in one.addressees)}" if one.addressees else ""),
            inferred=tuple(worded), start=start, end=max([span.end for span in one.content] or [one.cue.end]), issues=one.issues, confidence=one.confidence,
            reason=one.reason, occurrence=lives.get(one.id),
        )  # fmt: skip


def _events(coding: Coding, names: dict[str, str], lives: Mapping[str, str]) -> Iterator[FactShown]:
    for one in coding.events:
        acting, acted = _side(one.actors, one.actor_spans, names), _side(one.recipients, one.others, names)
        place = coding.places[one.place].name if one.place is not None and one.place < len(coding.places) else None
        said = [
            one.realis,
            time(one.when),
            place or "",
            f"CAMEO {one.cameo} {naming.cameo(one.cameo)}" if one.cameo else "",
            f"intensity {one.intensity:+.1f}",
        ]
        claimed = f"says {names.get(one.claimed_by.actor or '', one.claimed_by.text)}" if one.claimed_by else ""
        yield FactShown(
            id=one.id, kind="event" if one.sure else "possible event", head=_head(one, acting or "unnamed", acted),
            lines=_lines(" · ".join(part for part in said if part), claimed), inferred=_inferred(one.when), start=one.sentence.start, end=one.sentence.end,
            issues=one.issues, confidence=one.confidence, reason=one.reason, occurrence=lives.get(one.id),
        )  # fmt: skip


def _side(keys: Iterable[str], spans: Iterable[Span], names: Mapping[str, str]) -> str:
    """By the names of the actors, else by the words of the text."""
    return ", ".join(names.get(key, key) for key in keys) or ", ".join(span.text for span in spans)


def _head(one: Event, acting: str, acted: str) -> str:
    """Type and mode, who, and upon whom where that is somebody else."""
    mode = f" · {one.mode}" if one.mode else ""
    upon = f" → {acted}" if acted and set(one.actors) != set(one.recipients) else ""
    return f"{one.event}{mode}: {acting}{upon}"


def _commitments(coding: Coding, lives: Mapping[str, str]) -> Iterator[FactShown]:
    for one in coding.commitments:
        who = ", ".join(naming.party(code) for code in one.parties) or "not told who"
        toward = f" toward {', '.join(naming.party(code) for code in one.toward)}" if one.toward else ""
        yield FactShown(
            id=one.id, kind="commitment", head=f"{who}{toward}: {one.act}", lines=_lines(short(one.content.text, 260), f"due {one.due}" if one.due else "", one.status or ""),
            inferred=(), start=one.evidence.start, end=one.evidence.end, issues=one.issues, confidence=one.confidence, reason=one.reason,
            occurrence=lives.get(one.id),
        )  # fmt: skip


def _lines(*lines: str) -> tuple[str, ...]:
    return tuple(line for line in lines if line)


def _inferred(when: When | None) -> tuple[str, ...]:
    said = basis(when)
    return (f"{time(when)}: {said}",) if said and time(when) else ()
