"""From a weighed case to an event: type and codes, who stands on which side, date and place, realis."""

from legation.events.enough import mutual
from legation.events.roles import WORDS_DO
from legation.events.setting import place_of, when_of
from legation.events.sides import Trigger, is_planned
from legation.events.sure import SAID, UNREAL, Case, confidence
from legation.language import children
from legation.language.realis import governed_realis, realis_of
from legation.model import Event, EventRealis, Extent, Scene, Token, When, content_id
from legation.reference.codebook import Crossing, goldstein, intensity, types

_SUPPOSING = frozenset({"would", "could", "might", "may"})
_AFTER = frozenset({"after", "since", "following", "despite", "amid", "because", "during"})


def made(scene: Scene, trigger: Trigger, row: Crossing, case: Case) -> Event:
    """The event of a case, with the codes of its row."""
    sentence, sense, document, by, to = trigger.sentence, trigger.sense, scene.document, case.by, case.to
    kind, mode = (row.manual, row.manual_mode) if row.manual else (row.event, row.mode)
    core = core_of(trigger)
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
    if sense.reason.startswith("'will'") and sense.code[:2] in SAID:
        return ()
    if sense.op in (None, "pass", "halt") and (sense.op == "pass" or sense.code[:2] not in WORDS_DO):
        return tuple(dict.fromkeys([trigger.token, *(trigger.sentence.tokens[i] for i in sense.path)]))
    return (trigger.token,)


def core_of(trigger: Trigger) -> Token:
    """The word that says what was done: under a light verb or a verb of speech, the word below it."""
    if (trigger.sense.op == "pass" or is_planned(trigger)) and len(trigger.sense.path) > 1:
        return trigger.sentence.tokens[trigger.sense.path[1]]
    return trigger.token


def realis_in(trigger: Trigger, core: Token) -> EventRealis:
    """Agreeing, asking, refusing and threatening have happened even where what they are about has not."""
    if trigger.sense.code[:2] in SAID and not trigger.sense.bare:
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
