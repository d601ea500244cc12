"""The events of a document: each meeting as one CONSULT, then what the other triggers tell of between political actors."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from legation.events.cues import noun_cues, verb_cues
from legation.events.meetings import consult, evidence
from legation.events.parties import Party, parties
from legation.events.roles import sources, targets
from legation.events.senses import Sense, triggers
from legation.language import ancestors, children
from legation.language.realis import realis_of
from legation.model import Event, EventRealis, Extent, Meeting, Scene, Sentence, Statement, Token, When, content_id
from legation.reference.codebook import Crossing, contexts_in, crossing, goldstein, intensity, types
from legation.reference.issues import issues_in

_JOINTS = (",", "and", ", and", "&", "or", "as well as", "along with", "both")
_NEED_NONE = ("PROTEST", "RETREAT", "CONCEDE", "MOBILIZE", "AGREE", "THREATEN")
_NEED_RECIPIENT = ("AID", "COOPERATE", "SANCTION", "CONSULT")


class _Topics:
    """The issues and contexts of a sentence, looked up once and only where an event asks for them."""

    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.text

    @cached_property
    def issues(self) -> tuple[str, ...]:
        return issues_in(self._text)

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        return contexts_in(self._text)


@dataclass(frozen=True)
class _Trigger:
    sentence: Sentence
    topics: _Topics
    token: Token
    sense: Sense


def code(scene: Scene, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...]) -> tuple[Event, ...]:
    """The events in order of their triggers. A sentence that is a meeting's evidence yields no CONSULT of its own."""
    met = [event for meeting in meetings if (event := consult(scene, meeting)) is not None]
    told = {s.index for meeting in meetings for s in evidence(scene, meeting)}
    circles = tuple(frozenset(meeting.parties) for meeting in meetings)
    speakers = {s.cue.start: s for s in statements}
    done: list[Event] = []
    for sentence in scene.body:
        topics = _Topics(sentence)
        for token, sense in triggers(sentence):
            event = _event(scene, _Trigger(sentence, topics, token, sense), speakers)
            if event is None or (_is_meeting(event) and (sentence.index in told or _same_meeting(scene, event, circles))):
                continue
            done.append(event)
    return tuple(sorted([*met, *_distinct(done)], key=lambda e: (e.trigger.start, e.trigger.end, e.id)))


def _is_meeting(event: Event) -> bool:
    return event.event == "CONSULT" or event.cameo == "036"


def _event(scene: Scene, trigger: _Trigger, speakers: dict[int, Statement]) -> Event | None:
    sentence, token, sense = trigger.sentence, trigger.token, trigger.sense
    by = _named(parties(scene, sentence, sources(sentence, token)))
    said = speakers.get(token.start)
    if said is not None and said.speaker is not None and not any(p.acts for p in by):
        by = (Party(scene.document.span(said.speaker.start, said.speaker.end), said.speaker.actor, True, True),)
    to = tuple(p for p in parties(scene, sentence, targets(sentence, sense)) if not _overlaps(p, by))
    row = crossing(sense.code)
    kind = row.manual or row.event
    if not _relevant(scene, trigger, kind, by, to):
        return None
    by, to = tuple(p for p in by if p.acts), _aimed(scene, to)
    return _made(scene, trigger, row, by, to, said)


def _made(scene: Scene, trigger: _Trigger, row: Crossing, by: tuple[Party, ...], to: tuple[Party, ...], said: Statement | None) -> Event:
    sentence, sense, document = trigger.sentence, trigger.sense, scene.document
    kind, mode = (row.manual, row.manual_mode) if row.manual else (row.event, row.mode)
    core = _core(trigger)
    actors = scene.members(dict.fromkeys(p.key for p in by if p.key))
    recipients = tuple(k for k in scene.members(dict.fromkeys(p.key for p in to if p.key)) if k not in actors)
    if not recipients and said is not None:
        recipients = tuple(k for k in (*said.addressees, *said.about[:1]) if k not in actors)
    by_spans, to_spans = tuple(p.span for p in by), tuple(p.span for p in to)
    if not any(p.political for p in to) and _mutual(sense.code) and sum(p.acts for p in by) > 1:
        recipients, to_spans = (), by_spans
    elif kind in ("CONSULT", "COOPERATE") and mode != "visit":
        actors, recipients, by_spans, to_spans = (*actors, *recipients), (), by_spans + to_spans, by_spans + to_spans
    return Event(
        id=content_id("event", document.id, kind, core.start, core.end, *actors), event=kind, mode=mode,
        contexts=tuple(dict.fromkeys([*row.contexts, *trigger.topics.contexts])), cameo=sense.code, quad=types()[kind].quad,
        intensity=intensity(kind, mode), goldstein=goldstein(sense.code), actors=actors, recipients=recipients,
        actor_spans=by_spans, recipient_spans=to_spans, realis=_realis(trigger, core),
        when=_when(scene, sentence, core), place=_place(scene, sentence, core), trigger=document.span(core.start, core.end),
        sentence=Extent(sentence.start, sentence.end), issues=trigger.topics.issues, confidence=_confidence(sense, by, to), reason=sense.reason,
    )  # fmt: skip


def _relevant(scene: Scene, trigger: _Trigger, kind: str, by: tuple[Party, ...], to: tuple[Party, ...]) -> bool:
    """Both sides known for what is only a noun; a political actor, and someone it is done to, for the rest.

    Violence and coercion against a known actor count without a known source.
    """
    sense = trigger.sense
    if _topic(trigger.sentence, trigger.token, sense):
        return False
    acting, aimed = any(p.acts for p in by), any(p.political for p in to)
    if sense.bare and sense.reason.startswith("noun"):
        return acting and aimed
    if not acting:
        return all(p.deed for p in by) and kind in ("ASSAULT", "COERCE") and any(p.acts and p.key is not None for p in to[:1])
    if kind == "CONSULT" and not aimed:
        return sense.bare and trigger.token.pos == "VERB" and _several(scene, by)
    if kind in _NEED_RECIPIENT or (sense.code == "090" and sense.bare):
        return aimed
    return bool(to) or not sense.bare or kind in _NEED_NONE or sense.code == "129"


def _mutual(code: str) -> bool:
    """Whether those who act together do it with one another: agreeing, signing, failing to agree."""
    return code[:2] in ("03", "04", "06") or code[:3] in ("057", "050", "127", "120", "196")


def _several(scene: Scene, by: tuple[Party, ...]) -> bool:
    """Whether those who act are more than one side, so that they can meet with one another."""
    kinds = {actor.kind for p in by if (actor := scene.actor(p.key)) is not None}
    return sum(p.acts for p in by) > 1 or bool(kinds & {"igo", "mechanism"}) or any(len(scene.members([p.key])) > 1 for p in by if p.key)


def _topic(sentence: Sentence, token: Token, sense: Sense) -> bool:
    """Whether a noun is only what was talked about ("discussed the war")."""
    if not sense.bare or token.pos in ("VERB", "AUX"):
        return False
    near = list(ancestors(sentence, token))[:4]
    return any(
        cue.group in ("talk", "meet", "concern")
        for t in near
        for cue in (verb_cues(sentence, t) if t.pos == "VERB" else noun_cues(sentence, t))
    )


def _named(by: tuple[Party, ...]) -> tuple[Party, ...]:
    """Without a pronoun ("said it will ...") where the one it stands for is there too."""
    others = tuple(p for p in by if not p.pronoun)
    if not others or len(others) == len(by):
        return by
    return tuple(replace(p, acts=True) for p in others[:1]) + others[1:]


def _aimed(scene: Scene, to: tuple[Party, ...]) -> tuple[Party, ...]:
    """The first political one and those joined to it by "and"; else the first."""
    first = next((n for n, p in enumerate(to) if p.political), None)
    if first is None:
        return to[:1]
    last = first + 1
    while last < len(to) and scene.document.text[to[last - 1].span.end : to[last].span.start].strip() in _JOINTS:
        last += 1
    return to[first:last]


def _overlaps(party: Party, others: tuple[Party, ...]) -> bool:
    return any(
        (party.span.start < o.span.end and o.span.start < party.span.end) or (party.key is not None and party.key == o.key) for o in others
    )


def _core(trigger: _Trigger) -> Token:
    """The word that says what was done: under a light verb or a verb of speech, the word below it."""
    if trigger.sense.op == "pass" and len(trigger.sense.path) > 1:
        return trigger.sentence.tokens[trigger.sense.path[1]]
    return trigger.token


def _realis(trigger: _Trigger, core: Token) -> EventRealis:
    """Agreeing, asking, refusing and threatening have happened even where what they are about has not."""
    if trigger.sense.code[:2] in ("03", "10", "12", "13") and not trigger.sense.bare:
        return "conditional" if realis_of(trigger.sentence, trigger.token) == "conditional" and not _would(trigger) else "happened"
    return realis_of(trigger.sentence, core)


def _would(trigger: _Trigger) -> bool:
    return any(t.text.lower() in ("would", "'d", "’d") for t in children(trigger.sentence, trigger.token, "aux"))


def _when(scene: Scene, sentence: Sentence, core: Token) -> When | None:
    """The dated expression nearest to the trigger; none in the sentence means not known."""
    dated = [d for d in scene.dates_in(sentence) if d.type in ("DATE", "TIME") and (d.from_ or d.until)]
    if not dated:
        return None
    near = min(dated, key=lambda d: (min(abs(d.start - core.end), abs(core.start - d.end)), d.start))
    return When(from_=near.from_, until=near.until, precision=near.precision, basis=near.basis)


def _place(scene: Scene, sentence: Sentence, core: Token) -> int | None:
    found = [(min(abs(p.start - core.end), abs(core.start - p.end)), i) for i, p in scene.places_in(sentence) if p.sense == "literal"]
    return min(found)[1] if found else None


def _confidence(sense: Sense, by: tuple[Party, ...], to: tuple[Party, ...]) -> float:
    score = (
        (0.3 if sense.bare and sense.reason.startswith("noun") else 0.4)
        + 0.2 * (not sense.bare)
        + 0.15 * any(p.key for p in by)
        + 0.15 * any(p.key for p in to)
    )
    return round(score, 2)


def _same_meeting(scene: Scene, event: Event, circles: tuple[frozenset[str], ...]) -> bool:
    """Whether a CONSULT is between sides that the document already has in a meeting."""
    sides = {scene.party(key) or key for key in (*event.actors, *event.recipients)}
    return bool(sides) and any(sides <= circle for circle in circles)


def _distinct(events: list[Event]) -> Iterator[Event]:
    """Without a second event of the same type between the same sides in the same sentence."""
    seen: set[tuple[object, ...]] = set()
    for event in events:
        key = (event.event, event.actors, event.recipients, event.sentence, event.actor_spans, event.recipient_spans)
        if key not in seen:
            seen.add(key)
            yield event
