"""The events of a document: each meeting as one CONSULT, then what the other triggers tell of between political actors."""

from collections.abc import Iterator
from dataclasses import replace

from legation.events.backing import Backing, backing
from legation.events.cues import verb_cues
from legation.events.enough import complete, is_unnamed, mutual, told_whole
from legation.events.meetings import consult, evidence
from legation.events.ordinary import is_ordinary
from legation.events.proposed import proposals
from legation.events.roles import WORDS_DO
from legation.events.senses import sense_of, triggers
from legation.events.setting import place_of, when_of
from legation.events.sides import Topics, Trigger, code_of, is_agentless, is_none, is_planned, is_topic, sources_of, targets_of
from legation.events.sure import THRESHOLD, UNREAL, Case, confidence
from legation.language import children
from legation.language.realis import governed_realis, realis_of
from legation.model import Event, EventRealis, Extent, Meeting, Scene, Sentence, Statement, Token, When, content_id
from legation.reference.codebook import Crossing, crossing, goldstein, intensity, types

_LEAD = 2  # sentences that open a report
_SUPPOSING = frozenset({"would", "could", "might", "may"})
_AFTER = frozenset({"after", "since", "following", "despite", "amid", "because", "during"})
# Of these types the encoder alone proposes none where the tables know a word for it and were not satisfied. With all types the spans kept out of
# training fall from 0.735 to 0.725 (best event F1), with these to 0.733; sentences rise from 0.511 to 0.523 (types F1).
_TABLED = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE"})
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
        topics, sides = Topics(sentence), backing(scene, sentence)
        for token, sense in triggers(sentence):
            event = _event(scene, Trigger(sentence, topics, token, sense, sentence.index in opening, sides), speakers, statements)
            if event is None or (_is_meeting(event) and (sentence.index in told or _same_meeting(scene, event, circles))):
                continue
            done.append(event)
        if not any(e.sentence.start == sentence.start for e in (*met, *done)):
            done += (
                e
                for e in _proposed(scene, sentence, topics, sides, lead=sentence.index in opening)
                if e.recipients or e.trigger.start not in speakers
            )
    return tuple(sorted([*met, *_distinct(scene, done)], key=lambda e: (e.trigger.start, e.trigger.end, e.id)))


def _is_meeting(event: Event) -> bool:
    return event.event == "CONSULT" or event.cameo == "036"


def _event(scene: Scene, trigger: Trigger, speakers: dict[int, Statement], voices: tuple[Statement, ...] = ()) -> Event | None:
    """The event of a trigger; none where a side is missing or the text is not sure enough."""
    sentence, token = trigger.sentence, trigger.token
    recode = code_of(trigger)
    if recode == "-" or (trigger.sense.duty and not trigger.lead) or "?" in sentence.text[-3:]:
        return None
    if any(is_none(sentence, sentence.tokens[i]) for i in trigger.sense.path[1:]):
        return None  # "has no regrets"
    trigger = replace(trigger, sense=replace(trigger.sense, code=recode))
    row = crossing(recode)
    kind = row.manual or row.event
    by = sources_of(scene, trigger, speakers.get(token.start), _voice(voices, token))
    if by is None or (not by and not (is_unnamed(kind, recode) and is_agentless(trigger))):
        return None
    to = targets_of(scene, trigger, kind, by)
    realis = "happened" if token.start in speakers and recode[:2] in _SAID else _realis(trigger, _core(trigger))
    case = Case(sentence, token, trigger.sense, kind, by, to, realis, trigger.lead)
    if is_topic(trigger) and not told_whole(case):
        return None
    if not complete(scene, case) or confidence(scene, case) < THRESHOLD or is_ordinary(scene, case):
        return None
    return _made(scene, trigger, row, case)


def _proposed(scene: Scene, sentence: Sentence, topics: Topics, sides: Backing, *, lead: bool) -> Iterator[Event]:
    """What only the encoder sees in a sentence of which the tables say nothing."""
    if "?" in sentence.text[-3:] or any(code_of(Trigger(sentence, topics, t, s, lead)) == "-" for t, s in triggers(sentence)):
        return  # a question, or words of which the tables know that they tell of nothing
    known = {crossing(code_of(Trigger(sentence, topics, t, s, lead))).event for t, s in triggers(sentence)}
    for token, sense, by, to in proposals(scene, sentence, sides, lead=lead):
        if crossing(sense.code).event in known & _TABLED or (
            sense_of(sentence, token) is None and any(c.code for c in verb_cues(sentence, token))
        ):
            continue  # the tables know the verb, and that it tells of nothing here ("a statement was released by")
        trigger = Trigger(sentence, topics, token, sense, lead, sides)
        row = crossing(sense.code)
        case = Case(sentence, token, sense, row.manual or row.event, by, to, realis_of(sentence, token), lead)
        if confidence(scene, case) >= THRESHOLD and not is_ordinary(scene, case):
            yield _made(scene, trigger, row, case)


def _voice(statements: tuple[Statement, ...], token: Token) -> Statement | None:
    """The statement in whose direct words a token stands."""
    return next((s for s in statements if s.quoted != "indirect" and any(c.start <= token.start < c.end for c in s.content)), None)


def _made(scene: Scene, trigger: Trigger, row: Crossing, case: Case) -> Event:
    sentence, sense, document, by, to = trigger.sentence, trigger.sense, scene.document, case.by, case.to
    kind, mode = (row.manual, row.manual_mode) if row.manual else (row.event, row.mode)
    core = _core(trigger)
    actors = scene.members(dict.fromkeys(p.key for p in by if p.key))
    recipients = tuple(k for k in scene.members(dict.fromkeys(p.key for p in to if p.key)) if k not in actors)
    by_spans, to_spans = tuple(p.span for p in by), tuple(p.span for p in to)
    if not to and mutual(sense.code) and len(by) > 1:
        to_spans = by_spans
    elif kind in ("CONSULT", "COOPERATE") and mode != "visit":
        actors, recipients, by_spans, to_spans = (*actors, *recipients), (), by_spans + to_spans, by_spans + to_spans
    anchors = _anchors(trigger)
    return Event(
        id=content_id("event", document.id, kind, core.start, core.end, *actors), event=kind, mode=mode,
        contexts=tuple(dict.fromkeys([*row.contexts, *trigger.topics.contexts])), cameo=sense.code, quad=types()[kind].quad,
        intensity=intensity(kind, mode), goldstein=goldstein(sense.code), actors=actors, recipients=recipients,
        actor_spans=by_spans, recipient_spans=to_spans, realis=case.realis,
        when=_told_by_then(scene, case, when_of(scene, sentence, anchors)) if anchors else None, place=place_of(scene, sentence, anchors or (core,), by_spans + to_spans),
        trigger=document.span(core.start, core.end), sentence=Extent(sentence.start, sentence.end), issues=trigger.topics.issues,
        confidence=confidence(scene, case), reason=sense.reason if by else f"{sense.reason}, agent not named",
    )  # fmt: skip


def _told_by_then(scene: Scene, case: Case, when: When | None) -> When | None:
    """The date; none where what has happened would lie after the day of its report ("welcomed the candidature for the seat in 2028")."""
    published, begins = scene.document.published or "", (when.from_ or "")[:10] if when is not None else ""
    later = case.realis in ("happened", "ongoing") and begins and published and begins[: len(published)] > published[: len(begins)]
    return None if later else when


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


def _core(trigger: Trigger) -> Token:
    """The word that says what was done: under a light verb or a verb of speech, the word below it."""
    if (trigger.sense.op == "pass" or is_planned(trigger)) and len(trigger.sense.path) > 1:
        return trigger.sentence.tokens[trigger.sense.path[1]]
    return trigger.token


def _realis(trigger: Trigger, core: Token) -> EventRealis:
    """Agreeing, asking, refusing and threatening have happened even where what they are about has not."""
    if trigger.sense.code[:2] in _SAID and not trigger.sense.bare:
        if core.pos == "NOUN" and realis_of(trigger.sentence, core) == "denied":
            return "denied"  # "has no plans"
        own = realis_of(trigger.sentence, trigger.token)
        return own if own in UNREAL else governed_realis(trigger.sentence, trigger.token)
    if core.pos == "NOUN" and trigger.sentence.tokens[core.head].lemma in _AFTER:
        return "happened"  # "after the attack we decided ..."
    if core.pos == "NOUN" and core.dep == "nsubj" and _supposed(trigger, core):
        return "conditional"  # "an attack on the ships would invoke the treaty"
    return realis_of(trigger.sentence, core)


def _supposed(trigger: Trigger, noun: Token) -> bool:
    above = trigger.sentence.tokens[noun.head]
    return any(t.lemma in _SUPPOSING for t in children(trigger.sentence, above, "aux"))


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
