"""The events of a document: each meeting as one CONSULT, then what the other triggers tell of between political actors."""

from collections.abc import Iterator
from dataclasses import replace

from legation.events.meetings import consult, evidence
from legation.events.parties import Party
from legation.events.roles import WORDS_DO
from legation.events.senses import triggers
from legation.events.setting import place_of, when_of
from legation.events.sides import Topics, Trigger, code_of, is_agentless, is_topic, sources_of, targets_of
from legation.events.sure import FORCE, NEED_NO_TARGET, THRESHOLD, UNREAL, Case, confidence
from legation.language.realis import governed_realis, realis_of
from legation.model import Event, EventRealis, Extent, Meeting, Scene, Statement, Token, content_id
from legation.reference.codebook import Crossing, crossing, goldstein, intensity, types

# The types that even the opening of a report does not tell of without someone they are done to.
_NEED_TWO = ("CONSULT", "COOPERATE", "AID", "SANCTION", "ASSAULT")
# Said against someone whom the words need not name: "rejected the criticism", "condemned the attack".
_SPOKEN = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
_LEAD = 2  # sentences that open a report
_SAID = ("03", "10", "12", "13")  # done by saying so, even where what is said has not come about


def code(scene: Scene, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...]) -> tuple[Event, ...]:
    """The events in order of their triggers: those of which the text is sure. A meeting is one CONSULT, however often it is told."""
    met = [event for meeting in meetings if (event := consult(scene, meeting)) is not None]
    told = {s.index for meeting in meetings for s in evidence(scene, meeting)}
    circles = tuple(frozenset(meeting.parties) for meeting in meetings)
    speakers = {s.cue.start: s for s in statements}
    done: list[Event] = []
    opening = {s.index for s in scene.body[:_LEAD]} - told
    for sentence in scene.body:
        topics = Topics(sentence)
        for token, sense in triggers(sentence):
            event = _event(scene, Trigger(sentence, topics, token, sense, sentence.index in opening), speakers)
            if event is None or (_is_meeting(event) and (sentence.index in told or _same_meeting(scene, event, circles))):
                continue
            done.append(event)
    return tuple(sorted([*met, *_distinct(scene, done)], key=lambda e: (e.trigger.start, e.trigger.end, e.id)))


def _is_meeting(event: Event) -> bool:
    return event.event == "CONSULT" or event.cameo == "036"


def _event(scene: Scene, trigger: Trigger, speakers: dict[int, Statement]) -> Event | None:
    """The event of a trigger; none where a side is missing or the text is not sure enough."""
    sentence, token = trigger.sentence, trigger.token
    recode = code_of(trigger)
    if recode == "-" or (trigger.sense.duty and not trigger.lead) or "?" in sentence.text[-3:] or is_topic(trigger):
        return None
    trigger = replace(trigger, sense=replace(trigger.sense, code=recode))
    row = crossing(recode)
    kind = row.manual or row.event
    by = sources_of(scene, trigger, speakers.get(token.start))
    if by is None or (not by and not (kind in FORCE and is_agentless(trigger))):
        return None
    to = targets_of(scene, trigger, kind, by)
    realis = "happened" if token.start in speakers and recode[:2] in _SAID else _realis(trigger, _core(trigger))
    case = Case(sentence, token, trigger.sense, kind, by, to, realis, trigger.lead)
    if not _complete(scene, case) or confidence(scene, case) < THRESHOLD:
        return None
    return _made(scene, trigger, row, case)


def _complete(scene: Scene, case: Case) -> bool:
    """Whether the sides are there that an event of this type cannot do without."""
    if not case.by:
        return bool(case.to) and not case.to[0].pronoun and (case.lead or case.to[0].key is not None or case.to[0].listed)
    if case.to:
        return True
    if _mutual(case.sense.code) and _sides(scene, case.by) > 1:
        return True
    if case.kind in _SPOKEN and case.token.pos == "VERB" and case.token.dep in ("ROOT", "conj", "ccomp"):
        return all(p.key is not None and not p.pronoun for p in case.by)
    if case.kind in NEED_NO_TARGET:
        return case.kind != "AGREE" or case.token.pos == "VERB" or (case.lead and case.token.pos == "AUX")
    return case.lead and case.token.pos == "VERB" and case.kind not in _NEED_TWO


def _made(scene: Scene, trigger: Trigger, row: Crossing, case: Case) -> Event:
    sentence, sense, document, by, to = trigger.sentence, trigger.sense, scene.document, case.by, case.to
    kind, mode = (row.manual, row.manual_mode) if row.manual else (row.event, row.mode)
    core = _core(trigger)
    actors = scene.members(dict.fromkeys(p.key for p in by if p.key))
    recipients = tuple(k for k in scene.members(dict.fromkeys(p.key for p in to if p.key)) if k not in actors)
    by_spans, to_spans = tuple(p.span for p in by), tuple(p.span for p in to)
    if not to and _mutual(sense.code) and len(by) > 1:
        to_spans = by_spans
    elif kind in ("CONSULT", "COOPERATE") and mode != "visit":
        actors, recipients, by_spans, to_spans = (*actors, *recipients), (), by_spans + to_spans, by_spans + to_spans
    anchors = _anchors(trigger)
    return Event(
        id=content_id("event", document.id, kind, core.start, core.end, *actors), event=kind, mode=mode,
        contexts=tuple(dict.fromkeys([*row.contexts, *trigger.topics.contexts])), cameo=sense.code, quad=types()[kind].quad,
        intensity=intensity(kind, mode), goldstein=goldstein(sense.code), actors=actors, recipients=recipients,
        actor_spans=by_spans, recipient_spans=to_spans, realis=case.realis,
        when=when_of(scene, sentence, anchors) if anchors else None, place=place_of(scene, sentence, anchors or (core,), by_spans + to_spans),
        trigger=document.span(core.start, core.end), sentence=Extent(sentence.start, sentence.end), issues=trigger.topics.issues,
        confidence=confidence(scene, case), reason=sense.reason if by else f"{sense.reason}, agent not named",
    )  # fmt: skip


def _anchors(trigger: Trigger) -> tuple[Token, ...]:
    """The words on which its own date and place hang; none for what is only announced ("will send"), whose date is that of the deed.

    What is praised or condemned has a date and place of its own, not those of the praise.
    """
    sense = trigger.sense
    if sense.reason.startswith("'will'") and sense.code[:2] in _SAID:
        return ()
    if sense.op in (None, "pass", "halt") and (sense.op == "pass" or sense.code[:2] not in WORDS_DO):
        return tuple(dict.fromkeys([trigger.token, *(trigger.sentence.tokens[i] for i in sense.path)]))
    return (trigger.token,)


def _mutual(code: str) -> bool:
    """Whether those who act together do it with one another: meeting, agreeing, signing, failing to agree."""
    return code[:2] in ("03", "04", "06") or code[:3] in ("057", "050", "127", "120", "196")


def _sides(scene: Scene, by: tuple[Party, ...]) -> int:
    """How many sides these are: states and organisations, members of groups counted one by one."""
    keys = scene.members([p.key for p in by if p.key])
    return len({scene.party(key) or key for key in keys}) + sum(p.key is None for p in by)


def _core(trigger: Trigger) -> Token:
    """The word that says what was done: under a light verb or a verb of speech, the word below it."""
    if trigger.sense.op == "pass" and len(trigger.sense.path) > 1:
        return trigger.sentence.tokens[trigger.sense.path[1]]
    return trigger.token


def _realis(trigger: Trigger, core: Token) -> EventRealis:
    """Agreeing, asking, refusing and threatening have happened even where what they are about has not."""
    if trigger.sense.code[:2] in _SAID and not trigger.sense.bare:
        if core.pos == "NOUN" and realis_of(trigger.sentence, core) == "denied":
            return "denied"  # "has no plans"
        own = realis_of(trigger.sentence, trigger.token)
        return own if own in UNREAL else governed_realis(trigger.sentence, trigger.token)
    return realis_of(trigger.sentence, core)


def _same_meeting(scene: Scene, event: Event, circles: tuple[frozenset[str], ...]) -> bool:
    """Whether a CONSULT is between sides that the document already has in a meeting."""
    sides = {scene.party(key) or key for key in (*event.actors, *event.recipients)}
    return bool(sides) and any(sides <= circle for circle in circles)


def _distinct(scene: Scene, events: list[Event]) -> Iterator[Event]:
    """One event of a type between the same sides in a sentence; one in the document where only a noun tells of it, or where the same
    word says the same again."""
    seen: set[tuple[object, ...]] = set()
    for event in sorted(events, key=lambda e: -e.confidence):
        sides = (event.event, _side(scene, event.actors, event.actor_spans), _side(scene, event.recipients, event.recipient_spans))
        here = (*sides, event.sentence)
        again = (*sides, event.cameo, event.trigger.text.lower())
        noun = event.reason is not None and event.reason.startswith("noun")
        if here in seen or (noun and sides in seen) or (event.quad in (1, 3) and event.when is None and again in seen):
            continue
        seen |= {sides, here, again}
        yield event


def _side(scene: Scene, keys: tuple[str, ...], spans: tuple[object, ...]) -> tuple[object, ...]:
    return tuple(sorted({scene.party(key) or key for key in keys})) or spans
