"""A coding as it is read: highlights in the text, facts beside it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from legation.desk import naming
from legation.desk.stretches import Mark
from legation.desk.wording import basis, joined, short, time
from legation.model import Coding, When


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
    names = {actor.key: actor.name for actor in coding.actors}
    found = [Mark(m.start, m.end, "actors", None, names.get(m.actor or "", "not known whose"), m.how == "pronoun") for m in coding.mentions]
    found += [
        Mark(
            p.start,
            p.end,
            "places",
            None,
            f"{p.name or 'not resolved'}{', ' + naming.party(p.country) if p.country else ''}",
            p.geonames_id is None,
        )
        for p in coding.places
    ]
    found += [Mark(t.start, t.end, "dates", None, f"{t.value or ''} ({t.basis})", t.basis not in ("stated", "none")) for t in coding.dates]
    found += [Mark(b.start, b.end, "boilerplate", None, b.kind) for b in coding.document.boilerplate]
    for one in coding.statements:
        for span in one.content:
            found.append(Mark(span.start, span.end, "statements", one.id))
        for part in (one.cue, one.speaker):
            if part is not None:
                found.append(Mark(part.start, part.end, "statements", one.id))
    for event in coding.events:
        layer = "events" if event.sure else "possible"
        found += [Mark(s.start, s.end, layer, event.id) for s in (event.trigger, *event.actor_spans, *event.recipient_spans)]
    found += [Mark(s.start, s.end, "meetings", m.id) for m in coding.meetings for s in m.evidence]
    found += [Mark(s.start, s.end, "commitments", c.id) for c in coding.commitments for s in (c.evidence, c.content)]
    return found


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
        acting = ", ".join(names.get(k, k) for k in one.actors) or ", ".join(s.text for s in one.actor_spans) or "unnamed"
        acted = ", ".join(names.get(k, k) for k in one.recipients) or ", ".join(s.text for s in one.others)
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
            id=one.id, kind="event" if one.sure else "possible event",
            head=f"{one.event}{f' · {one.mode}' if one.mode else ''}: {acting}{f' → {acted}' if acted and set(one.actors) != set(one.recipients) else ''}",
            lines=_lines(" · ".join(part for part in said if part), claimed), inferred=_inferred(one.when), start=one.sentence.start, end=one.sentence.end,
            issues=one.issues, confidence=one.confidence, reason=one.reason, occurrence=lives.get(one.id),
        )  # fmt: skip


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
