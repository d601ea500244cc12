"""A meeting that only the headline calls one ("Remarks by A and B Before Bilateral Meeting"): who met comes from the body all the same."""

import re
from collections.abc import Iterator
from dataclasses import replace

from legation.language import child, children, head
from legation.meetings.cues import Cue
from legation.meetings.encounter import SMALL, Encounter
from legation.meetings.formats import meets, named
from legation.meetings.sides import Side, acronym
from legation.meetings.subjects import subject_of
from legation.model import MeetingMode, MeetingRealis, Mention, Scene, Sentence, Time
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import MeetingWord, by_word, pattern

_LEAD = 4  # sentences of the body in which the news of the headline is told
_GREETING = 12  # sentences in which those who meet greet one another
# "Remarks by A of X, B of Y, and C of Z on the Partnership": who speak together have met.
_SPEAKERS = re.compile(r"(?:joint\s+)?(?:press\s+)?(?:remarks|statements)\s+by\s+", re.IGNORECASE)
_OCCASION = re.compile(
    r"\s+(?:on|at|to|in|before|after|during|following|ahead|upon|announcing|providing|honoring|launching)\b", re.IGNORECASE
)
_WELCOME = re.compile(
    r"\b(?:welcome|thank you for (?:being|having|coming|hosting|joining|your)|(?:good|great|nice|wonderful) to (?:see|be|have)|honou?r(?:ed)? to|pleasure to)\b",
    re.IGNORECASE,
)
# "Press Availability Following a Meeting with Algerian President Tebboune": who speaks is not in the headline.
_AFTER_ONE = re.compile(
    r"\b(?:following|after)\s+(?:an?\s+|his\s+|her\s+|the\s+)?(?:\w+\s+)?(?:meeting|call|talks)\s+with\b", re.IGNORECASE
)
_ON_THE_SPOT = ("remarks", "opening remarks", "joint press", "joint remarks")


def from_headline(scene: Scene) -> Encounter | None:
    """The meeting that the headline names, if persons of two parties whom it names stand in the body; else `None`."""
    title = scene.document.title or ""
    word, names = _told(title)
    if word is None:
        return None
    named = _named(scene, names)
    sides = tuple(_side(scene, mention, sentence) for mention, sentence in named.values())
    if len({side.parties for side in sides}) == 1 and _AFTER_ONE.search(title):
        sides = (*_speaker(scene, sides[0]), *sides)
    if len({party for side in sides for party in side.parties}) < 2:
        return None
    found = {s.index: s for s in (*(s for _, s in named.values()), *_greetings(scene, title))}
    sentences = tuple(sorted(found.values(), key=lambda s: s.index))
    cue = Cue(sentences[0], sentences[0].tokens[0], word, None)
    return Encounter(
        cues=(cue,), sides=sides, realis=_realis(title), sure=False, mode=_told_mode(scene, title) or word.mode or "unknown", visit=word.use == "visit",
        definite=False, times=_day(scene, title), sentences=sentences,
    )  # fmt: skip


def _side(scene: Scene, mention: Mention, sentence: Sentence) -> Side:
    return Side("agent", (mention.actor or "",), (_party(scene, mention),), mention, sentence.tokens[0])


def _speaker(scene: Scene, met: Side) -> Iterator[Side]:
    """Who speaks by the first line of the text ("Jane Roe, Deputy Secretary of State"), if it is somebody of another party than who was met."""
    first = scene.sentences[0]
    for mention in scene.mentions_in(first):
        actor = scene.actor(mention.actor)
        if mention.start == first.start and mention.how == "name" and actor is not None and actor.kind == "person" and actor.office:
            own = _side(scene, mention, first)
            if any(own.parties) and own.parties != met.parties:
                yield own
            return


def _greetings(scene: Scene, title: str) -> tuple[Sentence, ...]:
    """The sentences in which those who meet greet one another as they do: "It is good to have you here"."""
    if not title.lower().startswith(_ON_THE_SPOT):
        return ()
    return tuple(
        s for s in scene.body[:_GREETING] if _WELCOME.search(s.text) and {t.text.lower() for t in s.tokens} & {"you", "welcome", "here"}
    )


def with_headline(scene: Scene, encounter: Encounter, shown: Encounter) -> Encounter:
    """A meeting of unnamed sides in the body that is the one in the headline, with the persons and the day of the headline."""
    whole = set(encounter.parties) < set(shown.parties)  # one who greets the others names himself nowhere
    if any(encounter.people(scene, party) for party in encounter.parties) and not whole:
        return encounter
    mode = shown.mode if shown.mode != "in person" and shown.times else encounter.mode
    return replace(encounter, sides=(*shown.sides, *encounter.sides), times=encounter.times or shown.times, mode=mode)


def _told(title: str) -> tuple[MeetingWord | None, str]:
    """The word for a meeting of a headline, and the words among which those who met are named; of those who speak together, their names."""
    word, together = _word(title), _together(title)
    if word is None and together is not None:
        return by_word("noun")["meeting"], together
    return word, title


def _together(title: str) -> str | None:
    """The names of those who speak together by a headline; `None` where one speaks alone."""
    begins = _SPEAKERS.match(title)
    if begins is None:
        return None
    names = _OCCASION.split(title[begins.end() :], maxsplit=1)[0]
    return names if " and " in names.lower() else None


def _told_mode(scene: Scene, title: str) -> MeetingMode | None:
    """How they meet by what one says to the other as they do: "to speak with you today virtually"."""
    for sentence in scene.body[:_GREETING] if title.lower().startswith(_ON_THE_SPOT) else ():
        words = {t.text.lower() for t in sentence.tokens}
        if "you" in words and "today" in words and words & {w for w, row in by_word("mode").items() if row.mode == "video"}:
            return "video"
    return None


def _day(scene: Scene, title: str) -> tuple[Time, ...]:
    """The day of publication for what was said at the meeting itself ("Remarks ... Before Bilateral Meeting"); for other headlines nothing."""
    published = scene.document.published or ""
    if not title.lower().startswith(_ON_THE_SPOT) or len(published) != len("2023-11-10"):
        return ()
    return (Time(0, 0, "", type="DATE", value=published, from_=published, until=published, precision="day", basis="published"),)


def of_headline(scene: Scene, told: Encounter) -> Encounter:
    """A telling of unnamed "parties" who meet, with the members of the small format that the headline names."""
    cue = told.cues[0]
    if (partner := _partner(scene, told)) is not None:
        return replace(told, sides=(*told.sides, partner))
    if told.sides or cue.noun or cue.word.use != "meet":
        return told
    subject = subject_of(cue.sentence, cue.token)
    key = next((key for _, key in named(scene.document.title or "") if meets(key)), None)
    members = mechanisms()[key].members if key is not None else ()
    if subject is None or subject.lemma not in by_word("side") or not 2 <= len(members) <= SMALL:
        return told
    return replace(told, sides=(Side("sides", (), members, None, subject),), mechanism=key)


def _partner(scene: Scene, told: Encounter) -> Side | None:
    """With whom somebody spoke "in a call", where the lead names nobody else and the headline names one person more: "Biden tells Netanyahu ..."."""
    lead = told.sentences[0].index <= _LEAD and told.realis == "held" and told.mechanism is None and _in_a_call(told.cues[0])
    if not lead or len(told.parties) != 1:
        return None
    people = {key for side in told.sides for key in side.keys}
    named = _named(scene, scene.document.title or "")
    others = [key for key in named if key not in people]
    if len(named) != 2 or len(others) != 1:
        return None
    mention, sentence = named[others[0]]
    party = _party(scene, mention)
    return Side("partner", (others[0],), (party,), mention, sentence.tokens[0]) if party not in told.parties else None


def _in_a_call(cue: Cue) -> bool:
    """Whether something was said "in a call" or "during a meeting" with nobody."""
    by, article = head(cue.sentence, cue.token), child(cue.sentence, cue.token, "det")
    alone = not any(t.lemma in ("with", "between", "among", "of") for t in children(cue.sentence, cue.token, "prep"))
    indefinite = article is not None and article.lemma in ("a", "an")
    return (
        cue.token.lemma in ("call", "conversation", "meeting")
        and cue.token.dep == "pobj"
        and by.lemma in ("in", "during")
        and indefinite
        and alone
    )


def _word(title: str) -> MeetingWord | None:
    """The headline's word for a meeting, one that shows how they met before one that does not."""
    found = [by_word("noun", "visit")[match.group().lower()] for match in pattern("noun", "visit").finditer(title)]
    return next((word for word in found if word.mode is not None), found[0] if found else None)


def is_subject(scene: Scene, encounter: Encounter) -> bool:
    """Whether the whole document is about this meeting: its headline has a word for a meeting and the last names of two who met."""
    title = scene.document.title or ""
    names = {actor.name.split()[-1].lower() for side in encounter.sides for key in side.keys if (actor := scene.actor(key)) is not None}
    return _word(title) is not None and sum(name in title.lower() for name in names) >= 2


def mode_of(scene: Scene, names: tuple[str, ...]) -> MeetingMode:
    """How they met by the word of a headline that has the last name of one of those who did; `unknown` for any other."""
    title = scene.document.title or ""
    word = _word(title)
    shown = any(name.split()[-1] in title for name in names if name.strip())
    return word.mode if word is not None and word.mode is not None and shown else "unknown"


def _realis(title: str) -> MeetingRealis:
    """By the headline's own words: "before" a meeting they speak as it begins, "ahead of" it it is still to come."""
    words = set(title.lower().split())
    if "before" in words:
        return "ongoing"
    return "planned" if words & {"ahead", "upcoming", "will", "announces", "travel", "planned"} else "held"


def _named(scene: Scene, title: str) -> dict[str, tuple[Mention, Sentence]]:
    """The first mention in the body, with its sentence, of each person whose last name stands in the headline."""
    words = set(title.lower().replace("’", " ").replace("'", " ").replace(",", " ").split())
    out: dict[str, tuple[Mention, Sentence]] = {}
    for sentence in scene.body:
        for mention in scene.mentions_in(sentence):
            actor = scene.actor(mention.actor)
            if actor is None or actor.kind != "person" or mention.how != "name" or actor.key in out or not _party(scene, mention):
                continue
            if actor.name.lower().split()[-1] in words and (actor.office or mention.title):
                out[actor.key] = (mention, sentence)
    return out


def _party(scene: Scene, mention: Mention) -> str:
    return acronym(scene.party(mention.actor) or "")
