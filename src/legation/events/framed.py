"""From a frame to an event: its type and codes, who stands on which side, date and place, realis, and who claims it."""

from collections.abc import Iterable

from legation.events.choices import when, where
from legation.events.company import chosen
from legation.events.numbers import amount_in, casualties_in
from legation.events.parties import Party, parties, phrase
from legation.events.parts import Weights, cue_of, doers_of, parts
from legation.events.sides import topics_of
from legation.frames import Frame, Member
from legation.frames.voice import FIRST
from legation.frames.voice import voice as who_speaks
from legation.language import children, subtree
from legation.model import Event, Extent, Scene, Sentence, Span, Speaker, Statement, When, content_id
from legation.model.facts import EventType
from legation.reference.codebook import crossings, goldstein, intensity, modes, types

# From which probability on it is said that somebody only claims it, that it has a date or place told elsewhere, and that a mode is one.
CLAIMED, MODE = 0.35, 0.4
_RECIPROCAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})


def framed(scene: Scene, frame: Frame, said: tuple[Statement, ...], ruled: Event | None, weights: Weights) -> Event:
    """The event that a frame tells of; `said`: the statements of the document, of whose content the speaker is "I" and "we"; `ruled`: what a rule makes of it."""
    sentence, kind, document = frame.sentence, frame.kind, scene.document
    voice = voice_of(said, frame)
    agents, recipients = frame.agents, frame.recipients
    if "agent" in weights:
        agents, recipients = chosen(frame, parts(scene, frame, ruled, voice), weights)
        agents, recipients = _by(frame, owned(scene, frame, _told_here(scene, frame, agents), recipients), recipients)
    agents, recipients = _own(_spoken(scene, frame, agents, voice), voice), _own(recipients, voice)
    if not agents and voice is not None and voice.cue.start < frame.cue.end and frame.cue.start < voice.cue.end and voice.speaker:
        agents = (_speaker(scene, voice.speaker),)
    actors = tuple(dict.fromkeys(m.key for m in agents if m.key))
    others = tuple(k for k in dict.fromkeys(m.key for m in recipients if m.key) if k not in actors)
    by_spans, to_spans = (tuple(dict.fromkeys(_whole(scene, m) for m in side)) for side in (agents, recipients))
    if kind in _RECIPROCAL and not to_spans and len(by_spans) > 1:
        to_spans = by_spans
    mode = mode_of(frame)
    cameo = cameo_of(kind, mode)
    topics = topics_of(sentence)
    return Event(
        id=content_id("event", document.id, kind, frame.cue.start, frame.cue.end, *actors), event=_kind(kind), mode=mode, contexts=topics.contexts, cameo=cameo,
        quad=types()[kind].quad, intensity=intensity(kind, mode), goldstein=goldstein(cameo), actors=actors, recipients=others,
        actor_spans=by_spans, recipient_spans=to_spans, realis=frame.answer("realis") or "happened",  # type: ignore[arg-type]
        when=when(scene, frame, weights) if "date" in weights else when_of(scene, frame), place=where(scene, frame, weights) if "place" in weights else place_of(scene, frame),
        trigger=frame.cue, sentence=Extent(sentence.start, sentence.end), issues=topics.issues, confidence=frame.confidence, tellings=(frame.cue,),
        claimed_by=claimed_by(scene, frame, said), casualties=casualties_in(sentence, frame.cue) if kind == "ASSAULT" else None,
        amount=amount_in(document, sentence, frame.cue) if kind in ("AID", "SANCTION", "AGREE", "MOBILIZE") else None, reason=frame.reason,
    )  # fmt: skip


def _told_here(scene: Scene, frame: Frame, agents: tuple[Member, ...]) -> tuple[Member, ...]:
    """Those who do something together, without any named only in another sentence where this one names two by name or office."""
    here = [m for m in agents if frame.sentence.start <= m.span.start < frame.sentence.end and m.key and not m.pronoun]
    if frame.kind not in _RECIPROCAL or len({scene.party(m.key or "") or m.key for m in here}) < 2:
        return agents
    return tuple(m for m in agents if frame.sentence.start <= m.span.start < frame.sentence.end)


def _kind(name: str) -> EventType:
    return types()[name].name


def mode_of(frame: Frame) -> str | None:
    """The mode, if it is one of the type and likely enough."""
    told, sure = frame.answers.get("mode", ("none", 0.0))
    kind, _, mode = told.partition(" ")
    return mode if sure >= MODE and kind == frame.kind and (kind, mode) in modes() else None


def cameo_of(kind: str, mode: str | None) -> str:
    """The CAMEO code of a type in this mode: the first that the crosswalk sends there, else the code of the type."""
    found = (
        code for code, row in crossings().items() if mode and (row.manual or row.event) == kind and (row.manual_mode or row.mode) == mode
    )
    return next(found, types()[kind].cameo)


def voice_of(said: Iterable[Statement], frame: Frame) -> Statement | None:
    """The statement in whose content or by whose cue a frame is told; the narrowest."""
    holding = [
        s for s in said
        if any(c.start <= frame.cue.start < c.end for c in s.content) or (s.cue.start < frame.cue.end and frame.cue.start < s.cue.end)
    ]  # fmt: skip
    return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def owned(scene: Scene, frame: Frame, agents: tuple[Member, ...], recipients: tuple[Member, ...]) -> tuple[Member, ...]:
    """The agents as the syntax of the deed's own word has them, where it names any: of "the US sanctioned a group for settler violence" the US does no violence."""
    cue = cue_of(frame)
    if cue is None or cue.pos not in ("NOUN", "VERB") or frame.kind in _RECIPROCAL:
        return agents
    own = parties(scene, frame.sentence, doers_of(frame))
    spans = [p.span for p in own] + _phrases(scene, frame)
    named = tuple(m for m in agents if any(m.span.start < span.end and span.start < m.span.end for span in spans))
    return named or _known(scene, own, {m.key for m in recipients}) or agents


def _phrases(scene: Scene, frame: Frame) -> list[Span]:
    """The words of the phrases for who acts: "gunmen from the militant group Boko Haram"."""
    words = (t for doer in doers_of(frame) for t in subtree(frame.sentence, doer, without=("relcl", "acl")))
    return [scene.document.span(t.start, t.end) for t in words]


def _known(scene: Scene, own: Iterable[Party], but: set[str | None]) -> tuple[Member, ...]:
    """Those of the parties who are known and can act."""
    keys = [(p, key) for p in own if p.key and (p.acts or p.near) for key in scene.members([p.key]) if key not in but]
    return tuple(Member(p.span, key, 0.5, pronoun=p.pronoun) for p, key in keys)


def _by(frame: Frame, agents: tuple[Member, ...], recipients: tuple[Member, ...]) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """The sides, with whoever stands behind "by" under a noun for the deed as who did it: "the air strike by Saudi jets"."""
    cue = cue_of(frame)
    if cue is None or cue.pos != "NOUN" or frame.kind in _RECIPROCAL:
        return agents, recipients
    words = [
        t for by in children(frame.sentence, cue, "prep") if by.lemma == "by" for t in subtree(frame.sentence, by, without=("relcl", "acl"))
    ]
    done = tuple(m for m in recipients if any(m.span.start <= t.start < m.span.end for t in words))
    return ((*done,), tuple(m for m in recipients if m not in done)) if done else (agents, recipients)


def _spoken(scene: Scene, frame: Frame, agents: tuple[Member, ...], voice: Statement | None) -> tuple[Member, ...]:
    """Who acts, which is the speaker where "I" or "we" is the subject of the deed in his own words."""
    first = next((t for t in doers_of(frame) if t.text.lower() in ("i", "we")), None)
    if first is None or any(m.span.text.lower() in FIRST for m in agents):
        return agents
    if voice is not None:
        speaker = voice.speaker.actor if voice.quoted != "indirect" and voice.speaker is not None else None
    else:
        speaker = who_speaks(scene, first.start) if scene.document.turns else None
    if speaker is None or any(m.key == speaker for m in agents):
        return agents
    return (Member(scene.document.span(first.start, first.end), speaker, 0.5, pronoun=True),)


def _own(side: tuple[Member, ...], voice: Statement | None) -> tuple[Member, ...]:
    """A side with "I" and "we" as whoever says so: nobody known where the speaker is not, whoever else is named in the sentence."""
    if voice is None or voice.speaker is None:
        return side
    speaker, verbatim = voice.speaker.actor, voice.quoted != "indirect"
    itself = speaker is not None and not speaker.startswith("person:") and not verbatim
    return tuple(
        Member(member.span, speaker, member.confidence, pronoun=True)
        if (member.span.text.lower() in FIRST and (verbatim or (member.key is None and speaker is not None)))
        or (itself and member.key is None and member.span.text.lower() == "it")  # "the group admitted that it had seized them"
        else member
        for member in side
    )


def _whole(scene: Scene, member: Member) -> Span:
    """The noun phrase around the name of one who stands on a side ("Israeli soldiers" for "Israeli")."""
    sentence = scene.sentence_at(member.span.start)
    return phrase(scene, sentence, member.span) if sentence is not None and member.key is not None and not member.pronoun else member.span


def _speaker(scene: Scene, speaker: Speaker) -> Member:
    return Member(scene.document.span(speaker.start, speaker.end), speaker.actor, 0.5)


def when_of(scene: Scene, frame: Frame) -> When | None:
    """The time that belongs to the frame."""
    for extent in frame.dates:
        for time in scene.dates:
            if time.start < extent.end and extent.start < time.end and time.type in ("DATE", "TIME") and (time.from_ or time.until):
                return When(from_=time.from_, until=time.until, precision=time.precision, basis=time.basis)
    return None


def place_of(scene: Scene, frame: Frame) -> int | None:
    """The position of the place that belongs to the frame."""
    for extent in frame.places:
        found = [i for i, p in enumerate(scene.places) if p.start < extent.end and extent.start < p.end]
        if found:
            return next((i for i in found if scene.places[i].sense == "literal"), found[0])
    return None


def claimed_by(scene: Scene, frame: Frame, said: tuple[Statement, ...]) -> Speaker | None:
    """Who says so, where it is only claimed: the words that the frame has for it, else the speaker of the statement in which it stands."""
    if frame.flags.get("claimed", 0.0) < CLAIMED:
        return None
    if frame.claimants:
        best = max(frame.claimants, key=lambda m: m.confidence)
        return Speaker(best.span.start, best.span.end, best.span.text, actor=best.key)
    voice = voice_of(said, frame)
    if voice is not None and voice.speaker is not None and any(c.start <= frame.cue.start < c.end for c in voice.content):
        return voice.speaker
    return None


def sentence_of(scene: Scene, span: Span) -> Sentence | None:
    """The sentence in which a span begins."""
    return scene.sentence_at(span.start)
