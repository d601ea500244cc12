"""From a frame that tells of a meeting to a telling of it: those who take part, its realis, mode, time and place, as the rules propose them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.frames import Frame, frames
from legation.language import child, extent_of, subtree
from legation.meetings.cues import Cue, cues, governing
from legation.meetings.dating import dates_a_meeting
from legation.meetings.encounter import DEFINITE, Encounter
from legation.meetings.formats import format_of, meets
from legation.meetings.modes import mode
from legation.meetings.sides import Side, side_from
from legation.model import Event, Extent, MeetingMode, MeetingRealis, Scene, Sentence, Time, Token, Venue
from legation.reference.meeting_words import MeetingWord, by_word
from legation.reference.speech import is_speech_verb

# From which probability on a frame proposes a telling, and under which one that rules propose falls (the highest of a sentence for meetings and talks).
PROPOSES, FALLS = 0.9, 0.2
SURE = 0.7  # of its realis
_REALIS: dict[str, MeetingRealis] = {
    "happened": "held", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed", "conditional": "proposed", "cancelled": "cancelled",
}  # fmt: skip
_WORDS = ("meet", "speak", "phone", "host", "travel", "topic", "noun", "visit", "occasion")


class Tellings:
    """The frames of meetings of a document, and the talks that are events; without an encoder there are none, and all that rules propose stands."""

    def __init__(self, scene: Scene, talks: Sequence[Event]) -> None:
        self._scene, self._talks = scene, talks
        self._frames = frames(scene, "meeting", "CONSULT") if scene.encoded else ()

    def stands(self, encounter: Encounter) -> bool:
        """Whether what a rule proposes is told at all, as far as the encoder sees."""
        if not self._scene.encoded:
            return True
        return max((f.confidence for f in self._frames if f.sentence in encounter.sentences), default=0.0) >= FALLS

    def both(self, sentence: Sentence, ruled: Sequence[Encounter]) -> list[Encounter]:
        """What rules propose of a sentence, with the sides that the encoder has where they have fewer than two, and what it alone proposes."""
        out = [encounter for encounter in ruled if self.stands(encounter)]
        # words that the tables know and that tell of nothing here ("met in the final")
        idle = {c.token.start for c in cues(sentence)} - {c.token.start for one in ruled for c in one.cues}
        for frame, told in self._told(sentence):
            same = next((n for n, one in enumerate(out) if _has(one, frame.cue)), None)
            if same is not None and len(out[same].parties) < 2 <= len(told.parties):
                out[same] = _filled(out[same], told)
            elif same is None and told.cues[0].token.start not in idle and not any(_share(one, told) for one in out):
                out.append(told)
        return sorted(out, key=lambda e: e.cues[0].token.start)

    def _told(self, sentence: Sentence) -> Iterator[tuple[Frame, Encounter]]:
        own = [f for f in self._frames if f.sentence is sentence]
        for frame in sorted(own, key=lambda f: -f.confidence):
            like = next((f for f in own if f.kind != frame.kind and _touch(f.cue, frame.cue)), None)
            if max(frame.confidence, like.confidence if like else 0.0) < PROPOSES or (frame.kind != "meeting" and like is not None):
                continue
            told = _encounter(self._scene, frame, next((e for e in self._talks if _touch(e.trigger, frame.cue)), None))
            if told is not None:
                yield frame, told


def _has(encounter: Encounter, extent: Extent) -> bool:
    return any(extent.start <= cue.token.start < extent.end for cue in encounter.cues)


def _share(one: Encounter, other: Encounter) -> bool:
    """Whether two parties of one are parties of the other."""
    return len({*one.parties} & {*other.parties}) > 1


def _filled(ruled: Encounter, told: Encounter) -> Encounter:
    """A rule's telling with the sides of a frame, and its realis where the rule has only a default."""
    realis = ruled.realis if ruled.sure else told.realis
    there = tuple(side for side in told.sides if not _judges(ruled.cues[0], side))
    sides = tuple(Side(side.slot, (), side.parties, None, side.token) for side in there) if ruled.definite else told.sides
    return replace(ruled, sides=sides, realis=realis, times=ruled.times or told.times, venue=ruled.venue or told.venue)


def _judges(cue: Cue, side: Side) -> bool:
    """Whether somebody only speaks of a meeting of others: "Saudi Arabia welcomed the meeting", "Turkey protested against the talks"."""
    if (
        cue.verb is None
        or side.mention is None
        or not is_speech_verb(cue.verb.lemma)
        or cue.verb.lemma in by_word("speak", "meet", "light")
    ):
        return False
    subject = child(cue.sentence, cue.verb, "nsubj")
    return subject is not None and cue.token.i > cue.verb.i and side.mention.start <= subject.start < side.mention.end


def _touch(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end


def _encounter(scene: Scene, frame: Frame, talk: Event | None) -> Encounter | None:
    token, realis = _token(frame), _REALIS.get(frame.answer("realis") or "")
    if token is None or realis is None:
        return None
    keys = (*talk.actors, *talk.recipients) if talk is not None else tuple(m.key for m in frame.agents if m.key)
    cue = Cue(frame.sentence, token, _word(token), governing(frame.sentence, token) if token.pos != "VERB" else token)
    mechanism, aside = format_of(cue)
    determiner = child(frame.sentence, token, "det", "poss")
    return Encounter(
        cues=(cue,), sides=tuple(_sides(scene, cue, [key for key in keys if not _is_matter(scene, cue, key)])), realis=realis, sure=frame.answers["realis"][1] >= SURE, mode=_mode(frame, cue),
        visit=frame.flags.get("visit", 0.0) >= 0.6, definite=determiner is not None and determiner.text.lower() in DEFINITE,
        mechanism=mechanism if mechanism and meets(mechanism) else None, aside=aside, times=_times(scene, frame, talk), venue=_venue(scene, frame, talk),
        sentences=(frame.sentence,), framed=True,
    )  # fmt: skip


def _token(frame: Frame) -> Token | None:
    """The word of the cue that tells: its last noun, else its first verb."""
    words = [t for t in frame.sentence.tokens if frame.cue.start <= t.start < frame.cue.end]
    nouns = [t for t in words if t.pos in ("NOUN", "PROPN")][-1:]
    return next(iter([*nouns, *(t for t in words if t.pos == "VERB")]), None)


def _word(token: Token) -> MeetingWord:
    """The row of the word in the table, else that of "meet" or "meeting"."""
    known = by_word(*_WORDS).get(token.lemma.lower())
    return known or (by_word("meet")["meet"] if token.pos == "VERB" else by_word("noun")["meeting"])


def _sides(scene: Scene, cue: Cue, keys: Sequence[str]) -> Iterator[Side]:
    """The sides of these actors, each by the mention nearest to the cue, one in its sentence before others."""
    for key in dict.fromkeys(keys):
        able = [m for m in scene.mentions if m.actor is not None and (m.actor == key or key in scene.members([m.actor]))]
        here = [m for m in able if cue.sentence.start <= m.start < cue.sentence.end]
        mention = min(here or able, key=lambda m: (m.actor != key, m.how == "pronoun", abs(m.start - cue.token.start)), default=None)
        if mention is not None:
            side = side_from(scene, "sides", mention, cue.token)
            if not here:  # its party meets; that this person does is not said here
                yield Side("sides", (), side.parties, None, cue.token)
                continue
            yield (
                side
                if mention.actor == key
                else replace(side, keys=(key,), parties=tuple(p for p in side.parties if p in (key, scene.party(key))))
            )


def _is_matter(scene: Scene, cue: Cue, key: str) -> bool:
    """Whether somebody is what is discussed: "we discussed Ukraine"."""
    matter = child(cue.sentence, cue.token, "dobj") if cue.word.use == "topic" else None
    return matter is not None and any(mention.actor == key for mention in scene.mentions_in(extent_of(subtree(cue.sentence, matter))))


def _mode(frame: Frame, cue: Cue) -> MeetingMode:
    told = mode(cue)
    return told if told != "unknown" else frame.answer("form") or "unknown"  # type: ignore[return-value]


def _times(scene: Scene, frame: Frame, talk: Event | None) -> tuple[Time, ...]:
    known = [t for t in scene.dates if dates_a_meeting(t)]
    if talk is not None and talk.when is not None:
        like = [t for t in known if (t.from_, t.until) == (talk.when.from_, talk.when.until)]
        return (min(like, key=lambda t: abs(t.start - frame.cue.start)),) if like else ()
    return tuple(t for e in frame.dates for t in known if _touch(t, e))[:1]


def _venue(scene: Scene, frame: Frame, talk: Event | None) -> Venue | None:
    found = [scene.places[talk.place]] if talk is not None and talk.place is not None else []
    found += [p for e in frame.places for _, p in scene.places_in(Extent(e.start, e.end))]
    return next((Venue(name=p.name or p.text, country=p.country, geonames_id=p.geonames_id) for p in found), None)
