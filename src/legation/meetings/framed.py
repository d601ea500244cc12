"""From a frame that tells of a meeting to a telling of it: those who take part, its realis, mode, time and place, as the rules propose them."""

from collections.abc import Iterator, Sequence

from legation.frames import Frame, Member, frames
from legation.meetings.cues import Cue, governing
from legation.meetings.encounter import Encounter
from legation.meetings.formats import format_of, meets
from legation.meetings.modes import mode
from legation.meetings.sides import Side, side_from
from legation.model import Extent, MeetingMode, MeetingRealis, Mention, Scene, Sentence, Time, Token, Venue
from legation.reference.meeting_words import MeetingWord, by_word

# From which probability on a frame proposes a telling, and under which one that rules propose falls (the highest of a sentence for meetings and talks).
PROPOSES, FALLS = 0.45, 0.2
SURE = 0.7  # of its realis
_REALIS: dict[str, MeetingRealis] = {
    "happened": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "conditional": "proposed", "cancelled": "cancelled",
}  # fmt: skip
_WORDS = ("meet", "speak", "phone", "host", "travel", "topic", "noun", "visit", "occasion")
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "their", "his", "her", "its", "both"})


class Tellings:
    """The frames of meetings of a document by sentence; without an encoder there are none, and all that rules propose stands."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._frames = frames(scene, "meeting", "CONSULT") if scene.encoded else ()

    def stands(self, encounter: Encounter) -> bool:
        """Whether what a rule proposes is told at all, as far as the encoder sees."""
        if not self._scene.encoded:
            return True
        return max((f.confidence for f in self._frames if f.sentence in encounter.sentences), default=0.0) >= FALLS

    def more(self, sentence: Sentence, known: Sequence[Encounter]) -> Iterator[Encounter]:
        """The tellings of a sentence that no rule proposes."""
        own = [f for f in self._frames if f.sentence is sentence]
        for frame in own:
            like = next((f for f in own if f.kind != frame.kind and _touch(f, frame)), None)
            if max(frame.confidence, like.confidence if like else 0.0) < PROPOSES or (frame.kind != "meeting" and like is not None):
                continue
            told = _encounter(self._scene, frame, like)
            if told is not None and not any(_covers(one, told, frame) for one in known):
                yield told


def _touch(one: Frame, other: Frame) -> bool:
    return one.cue.start < other.cue.end and other.cue.start < one.cue.end


def _covers(one: Encounter, told: Encounter, frame: Frame) -> bool:
    """Whether a rule's telling is the same: by the same word, or with all of its parties."""
    word = any(frame.cue.start <= cue.token.start < frame.cue.end for cue in one.cues)
    return word or (len(told.parties) >= 2 and set(told.parties) <= set(one.parties))


def _encounter(scene: Scene, frame: Frame, like: Frame | None) -> Encounter | None:
    sentence = frame.sentence
    words = [t for t in sentence.tokens if frame.cue.start <= t.start < frame.cue.end]
    token = next((t for t in words if t.pos in ("VERB", "NOUN", "PROPN")), words[0] if words else None)
    realis = _REALIS.get(frame.answer("realis") or "")
    if token is None or realis is None:
        return None
    members = (*frame.agents, *((*like.agents, *like.recipients) if like else ()))
    cue = Cue(sentence, token, _word(token), governing(sentence, token) if token.pos != "VERB" else token)
    mechanism, aside = format_of(cue)
    determiner = next((sentence.tokens[i] for i in token.children if sentence.tokens[i].dep in ("det", "poss")), None)
    return Encounter(
        cues=(cue,), sides=tuple(_sides(scene, token, members)), realis=realis, sure=frame.answers["realis"][1] >= SURE, mode=_mode(frame, cue), visit=frame.flags.get("visit", 0.0) >= 0.6,
        definite=determiner is not None and determiner.text.lower() in _DEFINITE, mechanism=mechanism if mechanism and meets(mechanism) else None,
        aside=aside, times=_times(scene, frame, like), venue=_venue(scene, frame, like), sentences=(sentence,),
    )  # fmt: skip


def _word(token: Token) -> MeetingWord:
    """The row of the word in the table, else that of "meet" or "meeting"."""
    known = by_word(*_WORDS).get(token.lemma.lower())
    return known or (by_word("meet")["meet"] if token.pos == "VERB" else by_word("noun")["meeting"])


def _sides(scene: Scene, token: Token, members: Sequence[Member]) -> Iterator[Side]:
    seen: set[str] = set()
    for member in members:
        if member.key is None or member.key in seen:
            continue
        seen.add(member.key)
        mention = _mention(scene, member)
        if mention is not None:
            yield side_from(scene, "sides", mention, token)


def _mention(scene: Scene, member: Member) -> Mention | None:
    found = [m for m in scene.mentions if m.start < member.span.end and member.span.start < m.end and m.actor is not None]
    exact = [m for m in found if m.actor == member.key or member.key in scene.members([m.actor or ""])]
    return max(exact, key=lambda m: m.end - m.start, default=None)


def _mode(frame: Frame, cue: Cue) -> MeetingMode:
    told = mode(cue)
    return told if told != "unknown" else frame.answer("form") or "unknown"  # type: ignore[return-value]


def _times(scene: Scene, frame: Frame, like: Frame | None) -> tuple[Time, ...]:
    return tuple(
        t for e in (*frame.dates, *(like.dates if like else ())) for t in scene.dates
        if t.start < e.end and e.start < t.end and t.type in ("DATE", "TIME") and t.from_
    )[:1]  # fmt: skip


def _venue(scene: Scene, frame: Frame, like: Frame | None) -> Venue | None:
    for extent in (*frame.places, *(like.places if like else ())):
        for _, place in scene.places_in(Extent(extent.start, extent.end)):
            return Venue(name=place.name or place.text, country=place.country, geonames_id=place.geonames_id)
    return None
