"""The events of a document: each meeting as one CONSULT, then what the other triggers tell of between political actors.

Last the possible events, of which the words are not sure; see `events.possible`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from legation.events.backing import Backing, backing
from legation.events.cues import verb_cues
from legation.events.denied import with_denials
from legation.events.enough import complete, is_unnamed, told_whole
from legation.events.figures import is_figure
from legation.events.framed import framed
from legation.events.making import core_of, made, realis_in
from legation.events.meetings import consult, evidence
from legation.events.ordinary import is_ordinary
from legation.events.parts import Weights
from legation.events.placing import with_places, without_labels, without_neighbours
from legation.events.possible import is_possible, possibly
from legation.events.proposed import proposals
from legation.events.questions import without_asked
from legation.events.senses import sense_of, triggers
from legation.events.sides import Topics, Trigger, code_of, is_agentless, is_none, is_topic, sources_of, targets_of, topics_of
from legation.events.sure import SAID, Case, confidence
from legation.events.tellings import told_once
from legation.events.together import worded
from legation.events.weighed import answers, decided
from legation.frames import frames
from legation.language.kinds import EVENTS
from legation.language.realis import realis_of
from legation.model import SURE, Event, Meeting, Scene, Sentence, Statement, Token
from legation.reference.codebook import Crossing, crossing

_LEAD = 2  # sentences that open a report
# Of these types the encoder alone proposes none where the tables know a word for it and were not satisfied. With all types the spans kept out of
# training fall from 0.735 to 0.725 (best event F1), with these to 0.733; sentences rise from 0.511 to 0.523 (types F1).
_TABLED = frozenset({"CONSULT", "AGREE", "SUPPORT", "ACCUSE"})


@dataclass(frozen=True)
class _Weighed:
    """A trigger with its code and sides, and whether the text is sure enough of it."""

    trigger: Trigger
    row: Crossing
    case: Case
    sure: bool


def code(
    scene: Scene, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...], weights: Weights | None = None
) -> tuple[Event, ...]:
    """The events in order of their triggers. With `weights`, what the frames of the encoder and the rules propose is weighed; else rules alone decide."""
    ruled = by_rules(scene, statements, meetings)
    if weights is None or not scene.encoded:
        found = settled(scene, ruled)
    else:
        proposed = answers(scene, ruled, frames(scene, *EVENTS), statements, weights)
        found = told_once(scene, settled(scene, decided(scene, proposed, weights)), meetings)
    return tuple(worded(scene, event) for event in found)


def settled(scene: Scene, events: Iterable[Event]) -> tuple[Event, ...]:
    """The events as the whole sentence has them: no figures of speech, nothing from the labels of a transcript, what is denied as denied, each in the place of its clause."""
    labels = [turn.speaker for turn in scene.document.turns]
    real = (
        without_labels(scene, without_neighbours(scene, e))
        for e in events
        if not is_figure(scene, e) and not any(at.start <= e.trigger.start < at.end for at in labels)
    )
    return tuple(with_places(scene, with_denials(scene, without_asked(scene, real))))


def talks(scene: Scene, statements: tuple[Statement, ...], weights: Weights | None) -> tuple[Event, ...]:
    """What the encoder takes for talks and visits, before the meetings are made of them; none without it."""
    if weights is None or not scene.encoded:
        return ()
    return tuple(framed(scene, frame, statements, None, weights) for frame in frames(scene, "CONSULT") if frame.confidence >= SURE)


def by_rules(scene: Scene, statements: tuple[Statement, ...], meetings: tuple[Meeting, ...]) -> tuple[Event, ...]:
    """The events that rules propose. A meeting is one CONSULT, however often it is told."""
    met = [event for meeting in meetings if (event := consult(scene, meeting)) is not None]
    told = {s.index for meeting in meetings for s in evidence(scene, meeting)}
    circles = tuple(frozenset(meeting.parties) for meeting in meetings)
    speakers = {s.cue.start: s for s in statements}
    done: list[Event] = []
    perhaps: list[Event] = []
    opening = {s.index for s in scene.body[:_LEAD]} - told
    for sentence in scene.body:
        topics, sides, lead = topics_of(sentence), backing(scene, sentence), sentence.index in opening
        words = [Trigger(sentence, topics, token, sense, lead, sides) for token, sense in triggers(sentence)]
        for trigger in words:
            found = _weighed(scene, trigger, speakers, statements)
            if found is None or not (found.sure or is_possible(scene, found.case)):
                continue
            event = made(scene, found.trigger, found.row, found.case)
            if _is_meeting(event) and (sentence.index in told or _same_meeting(scene, event, circles)):
                continue
            (done if found.sure else perhaps).append(event)
        if not any(e.sentence.start == sentence.start for e in (*met, *done)):
            proposed = _proposed(scene, sentence, (topics, sides, words), lead=lead)
            done += (e for e in proposed if e.recipients or e.trigger.start not in speakers)
    sure = [*met, *_distinct(scene, done)]
    return tuple(sorted([*sure, *possibly(perhaps, sure)], key=lambda e: (e.trigger.start, e.trigger.end, e.id)))


def _is_meeting(event: Event) -> bool:
    return event.event == "CONSULT" or event.cameo == "036"


def _weighed(scene: Scene, trigger: Trigger, speakers: dict[int, Statement], voices: tuple[Statement, ...] = ()) -> _Weighed | None:
    """The event that a trigger may tell of; none where its words say that it tells of nothing."""
    sentence, token = trigger.sentence, trigger.token
    recode = code_of(trigger)
    hoped = recode == "-" and (trigger.sense.inner or "").startswith("04")  # "is expected to negotiate": no plan, but perhaps talks
    recode = trigger.sense.inner or recode if hoped else recode
    if recode == "-" or (trigger.sense.duty and not trigger.lead) or "?" in sentence.text[-3:]:
        return None
    if any(is_none(sentence, sentence.tokens[i]) for i in trigger.sense.path[1:]):
        return None  # "has no regrets"
    trigger = replace(trigger, sense=replace(trigger.sense, code=recode))
    row = crossing(recode)
    kind = row.manual or row.event
    by = sources_of(scene, trigger, speakers.get(token.start), _voice(voices, token))
    if by is None:
        return None
    to = targets_of(scene, trigger, kind, by)
    realis = "happened" if token.start in speakers and recode[:2] in SAID else realis_in(trigger, core_of(trigger))
    case = Case(sentence, token, trigger.sense, kind, by, to, realis, trigger.lead)
    return _Weighed(trigger, row, case, not hoped and _is_sure(scene, trigger, case))


def _is_sure(scene: Scene, trigger: Trigger, case: Case) -> bool:
    """Whether the sides that it cannot do without are there and the wording tells of a deed."""
    if not case.by and not (is_unnamed(case.kind, case.sense.code) and is_agentless(trigger)):
        return False
    if is_topic(trigger) and not told_whole(case):
        return False
    return complete(scene, case) and confidence(scene, case) >= SURE and not is_ordinary(scene, case)


def _proposed(scene: Scene, sentence: Sentence, asked: tuple[Topics, Backing, list[Trigger]], *, lead: bool) -> Iterator[Event]:
    """What only the encoder sees in a sentence of which the tables say nothing."""
    topics, sides, words = asked
    if "?" in sentence.text[-3:]:
        return
    codes = [code_of(word) for word in words]
    if "-" in codes:
        return  # words of which the tables know that they tell of nothing
    known = {crossing(code).event for code in codes}
    for token, sense, by, to in proposals(scene, sentence, sides, lead=lead):
        if crossing(sense.code).event in known & _TABLED or (
            sense_of(sentence, token) is None and any(c.code for c in verb_cues(sentence, token))
        ):
            continue  # the tables know the verb, and that it tells of nothing here ("a statement was released by")
        trigger = Trigger(sentence, topics, token, sense, lead, sides)
        row = crossing(sense.code)
        case = Case(sentence, token, sense, row.manual or row.event, by, to, realis_of(sentence, token), lead)
        if confidence(scene, case) >= SURE and not is_ordinary(scene, case):
            yield made(scene, trigger, row, case)


def _voice(statements: tuple[Statement, ...], token: Token) -> Statement | None:
    """The statement in whose direct words a token stands."""
    return next((s for s in statements if s.quoted != "indirect" and any(c.start <= token.start < c.end for c in s.content)), None)


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
