"""The line of this room: cues in each sentence, tellings of encounters, tellings put together, meetings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from msgspec import structs

from legation.language import children
from legation.meetings import formats
from legation.meetings.cues import Cue
from legation.meetings.dating import coming, when
from legation.meetings.encounter import Encounter, encounters
from legation.meetings.framed import Tellings
from legation.meetings.headline import from_headline, is_subject, mode_of, of_headline, with_headline
from legation.meetings.merge import merged, of_leaders
from legation.meetings.parts import host_of, kind_of, level_of, participants, visited
from legation.meetings.sides import side_at
from legation.meetings.title import title_of
from legation.meetings.venues import dateline
from legation.model import Event, Meeting, MeetingMode, Scene, Sentence, Statement, When, content_id
from legation.reference.issues import issues_in
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word, pattern
from legation.reference.states import states

_LEAD = 8  # sentences, headlines included, in which the news of a report stands
_DURING = re.compile(r"\b(?:during|on)\s+(?:his|her|their|the|this)\s+(?:\w+\s+)?(?:visit|trip|tour|stay|travels?)\b", re.IGNORECASE)
_DAYS = timedelta(days=10)  # between a meeting and a report with its name in the headline
_FEW = 4  # members up to which all are parties though one alone is named
_SMALL = 6  # members up to which "the parties" of a format means all of them


def code(scene: Scene, statements: tuple[Statement, ...], talks: tuple[Event, ...] = ()) -> tuple[Meeting, ...]:
    """The meetings told in the body of a document, in order of their first telling; one for each encounter. `talks`: what the encoder takes for talks."""
    told = tuple(of_headline(scene, encounter) for encounter in _tellings(scene, talks))
    found = merged(scene, told)
    shown = from_headline(scene)
    same = next((i for i, encounter in enumerate(found) if shown is not None and _covers(scene, encounter, shown)), None)
    if shown is not None and same is None:
        found = (shown, *found)
    elif shown is not None:
        found = tuple(with_headline(scene, encounter, shown) if i == same else encounter for i, encounter in enumerate(found))
    found = tuple(beside(scene, placed(scene, encounter), found) for encounter in found)
    more = _further(scene, found)
    return within(tuple(_meeting(scene, encounter, more[i]) for i, encounter in enumerate(found)))


def _tellings(scene: Scene, talks: tuple[Event, ...]) -> Iterator[Encounter]:
    """What the rules find and the encoder sees too, and what it alone sees."""
    seen = Tellings(scene, talks)
    for sentence in scene.body:
        yield from seen.both(sentence, encounters(scene, sentence))


def placed(scene: Scene, encounter: Encounter) -> Encounter:
    """A meeting told without a place, in the place of the dateline: if it is new, held face to face, and one of the parties is at home there."""
    at = dateline(scene)
    fresh = encounter.realis in ("held", "ongoing") and encounter.sentences[0].index <= _LEAD and encounter.mode not in ("phone", "video")
    spoke = any(cue.word.use in ("speak", "tell", "travel") for cue in encounter.cues)
    if at is None or encounter.venue is not None or spoke or not fresh or at.country not in encounter.parties:
        return encounter
    return replace(encounter, venue=at) if _recent(encounter, scene.document.published) else encounter


def _recent(encounter: Encounter, published: str | None) -> bool:
    """Whether a meeting is of the days of the report: its time in the month of publication; where that is not known, no time of another day."""
    if published is None:
        return all(time.from_ is None for time in encounter.times)
    return bool(encounter.times) and (encounter.times[0].from_ or "")[:7] == published[:7]


def beside(scene: Scene, encounter: Encounter, found: tuple[Encounter, ...]) -> Encounter:
    """A meeting "on the sidelines of the summit" with the format of that summit: one told in the document, else one named before it."""
    if encounter.aside is not None or not any(formats.beside(cue) for cue in encounter.cues):
        return encounter
    told = [other.mechanism for other in found if other is not encounter and other.mechanism is not None]
    text = scene.document.text[: encounter.sentences[0].start]
    named = [key for _, key in formats.named(f"{scene.document.title or ''} {text}") if formats.meets(key)]
    key = next((key for key in (*told, *reversed(named)) if len(mechanisms()[key].members) != 2), None)
    return replace(encounter, aside=key, mechanism=None if encounter.mechanism == key else encounter.mechanism)


def within(meetings: tuple[Meeting, ...]) -> tuple[Meeting, ...]:
    """The meetings, those that took place in the course of a visit told beside them with its id as `part_of`."""
    visits = [m for m in meetings if m.visit and m.participants and m.place is not None]
    return tuple(
        structs.replace(m, part_of=next((v.id for v in visits if v is not m and v.part_of is None and _course(m, v)), None))
        for m in meetings
    )


def _course(meeting: Meeting, visit: Meeting) -> bool:
    """Whether a meeting is one of a longer visit: the same two sides and a traveller in common, in the same state, on one of its days."""
    travellers = {person.actor for person in visit.participants if person.party != visit.host}
    common = bool(travellers & {person.actor for person in meeting.participants})
    if not common or set(meeting.parties) != set(visit.parties) or meeting.realis != visit.realis:
        return False
    if meeting.place is None or meeting.when is None:
        return meeting.mode not in ("phone", "video") and any(_DURING.search(span.text) for span in meeting.evidence)
    there = visit.place is not None and meeting.place.country == visit.place.country
    return there and _is_day_of(meeting.when, visit.when)


def _is_day_of(meeting: When, visit: When | None) -> bool:
    """Whether a meeting lies in the days of a visit that is longer than a day, and than the meeting."""
    days, (start, end) = _days(meeting), _days(visit)
    return end > start and days != (start, end) and start <= days[0] <= days[1] <= end


def _days(when: When | None) -> tuple[str, str]:
    first = (when.from_ or "") if when is not None else ""
    return first, (when.until or first) if when is not None else ""


def _covers(scene: Scene, encounter: Encounter, shown: Encounter) -> bool:
    """Whether a meeting told in the body can be the one in the headline: it shares two parties, names no others for them, and is not of years before."""
    shared = [party for party in shown.parties if party in encounter.parties]
    clash = any(encounter.people(scene, party).isdisjoint(shown.people(scene, party)) for party in shared if encounter.people(scene, party))
    unnamed = bool(encounter.cues[0].noun) and not any(encounter.people(scene, party) for party in encounter.parties)
    past = bool(encounter.times) and (encounter.times[0].until or "9999")[:4] < (scene.document.published or "")[:4]
    later = _is_next(encounter, shown)
    return len(shared) >= 2 and not clash and not past and not later and not (unnamed and encounter.mechanism != shown.mechanism)


def _is_next(encounter: Encounter, shown: Encounter) -> bool:
    """Whether those who speak, on the day of the headline, speak of a meeting to come: of a later day, or of "this year"."""
    spoken = shown.times[0].until if shown.times else None
    if encounter.realis not in ("planned", "proposed") or spoken is None or not encounter.times:
        return False
    day = encounter.times[0]
    return (day.from_ or "")[:10] > spoken or day.precision in ("month", "season", "quarter", "year")


def _further(scene: Scene, found: tuple[Encounter, ...]) -> tuple[tuple[Sentence, ...], ...]:
    """For each meeting the sentences that go on with it: what those who met said and agreed, until another meeting is told."""
    out: list[list[Sentence]] = [[] for _ in found]
    told = {sentence.index: i for i, encounter in enumerate(found) for sentence in encounter.sentences}
    current = 0
    about = next((i for i, encounter in enumerate(found) if is_subject(scene, encounter)), None)
    for sentence in scene.body:
        if sentence.index in told:
            current = told[sentence.index]
        elif found and _speaks(scene, found[current], sentence):
            out[current].append(sentence)
        elif about is not None:
            out[about].append(sentence)
    return tuple(tuple(sentences) for sentences in out)


def _speaks(scene: Scene, encounter: Encounter, sentence: Sentence) -> bool:
    """Whether the sentence's subject is among those who met."""
    known = {key for side in encounter.sides for key in side.keys}
    for token in sentence.tokens:
        if token.dep in ("nsubj", "nsubjpass") and sentence.tokens[token.head].dep in ("ROOT", "conj"):
            for at in (token, *children(sentence, token, "conj")):
                side = side_at(scene, sentence, at, "agent")
                if side is not None and (set(side.keys) & known or (len(side.parties) > 1 and set(side.parties) <= set(encounter.parties))):
                    return True
    return False


def _meeting(scene: Scene, encounter: Encounter, further: tuple[Sentence, ...]) -> Meeting:
    mechanism = encounter.mechanism or (_meant(scene, encounter) if encounter.learnt is None else None)
    known = encounter.learnt if mechanism is None else None
    name = known.name if known else mechanisms()[mechanism].name if mechanism else None
    parties = _parties(encounter, mechanism)
    at = when(coming(scene, encounter.realis, encounter.times[0])) if encounter.times else _as_told(scene, encounter)
    people = participants(scene, encounter)
    mode = _mode(scene, encounter, tuple(person.name for person in people))
    place = encounter.venue if mode in ("in person", "unknown") else None
    kind = kind_of(encounter, parties, mechanism)
    host = host_of(encounter, parties, place, mechanism)
    level = level_of(scene, encounter, people, mechanism)
    evidence = tuple(scene.document.span(s.start, s.end) for s in _ranked(scene, encounter))
    text = " ".join(s.text for s in (*encounter.sentences, *further))
    return Meeting(
        id=content_id("meeting", scene.document.id, scene.document.text, encounter.cues[0].token.start, *parties),
        title=title_of(parties, name, level, mode, place, at),
        mechanism=known.key if known else mechanism,
        mechanism_name=name,
        edition=_edition(encounter, in_format=name is not None),
        kind=kind, mode=mode, visit=visited(encounter, kind, place, mode),
        level=level, realis=encounter.realis, parties=parties, host=host,
        participants=people, place=place, when=at, issues=_issues(scene, encounter, further), outcomes=_outcomes(text),
        part_of=None, sidelines_of=encounter.aside, evidence=evidence, confidence=_confidence(encounter, len(people)),
        reason=_reason(encounter),
    )  # fmt: skip


def _as_told(scene: Scene, encounter: Encounter) -> When | None:
    """The days of a meeting without a date of its own that the whole document is about: that of publication, or the one before.

    Of 600 such documents that do say when, 595 were published on the day of the meeting or on the next.
    """
    published = scene.document.published or ""
    if encounter.realis != "held" or len(published) != len("2023-11-10") or not is_subject(scene, encounter):
        return None
    try:
        before = date.fromisoformat(published) - timedelta(days=1)
    except (ValueError, OverflowError):
        return None
    return When(from_=before.isoformat(), until=published, precision="day", basis="published")


def _meant(scene: Scene, encounter: Encounter) -> str | None:
    """The format that a term in the evidence or the headline means among these parties, if it meets at all."""
    texts = [formats.words_of(cue) for cue in encounter.cues if cue.noun]
    if _of_the_day(scene, encounter):
        texts.append(scene.document.title or "")
    for text in texts:
        key = formats.meant(text, encounter.parties) or formats.whole(text, encounter.parties)
        if key is not None and formats.meets(key) and not (mechanisms()[key].level in ("minister", "official") and of_leaders(encounter)):
            return key
    return None


def _of_the_day(scene: Scene, encounter: Encounter) -> bool:
    """Whether a meeting can be the one in the headline: its own time, if it has one, is within days of the publication."""
    published = scene.document.published
    if not encounter.times or published is None or len(published) < len("2023-11-10"):
        return (
            not encounter.times
            or encounter.times[0].from_ is None
            or published is None
            or (encounter.times[0].from_ or "")[:4] == published[:4]
        )
    first, last = (encounter.times[0].from_ or "")[:10], (encounter.times[0].until or encounter.times[0].from_ or "")[:10]
    try:
        day = date.fromisoformat(published[:10])
        return date.fromisoformat(first) - _DAYS <= day <= date.fromisoformat(last) + _DAYS
    except ValueError:
        return True


def _edition(encounter: Encounter, *, in_format: bool) -> str | None:
    return next((edition for cue in encounter.cues if (in_format or _counts(cue)) and (edition := formats.edition(cue))), None)


def _counts(cue: Cue) -> bool:
    """Whether an ordinal on a noun outside any format counts editions: "the fifth round", "the second summit", but not "his first meeting"."""
    return (
        not cue.noun or cue.token.lemma in by_word("occasion") or (cue.token.lemma in by_word("quantity") and cue.token.lemma != "meeting")
    )


def _parties(encounter: Encounter, mechanism: str | None) -> tuple[str, ...]:
    """The parties told, and the members of the format who have met too."""
    return tuple(dict.fromkeys((*encounter.parties, *_meant_too(encounter, mechanism))))


def _meant_too(encounter: Encounter, mechanism: str | None) -> tuple[str, ...]:
    """All members, where "the parties" of few are told of; the host of a group that meets as a whole; those who stand for it where one party is named."""
    members = mechanisms()[mechanism].members if mechanism else ()
    if "UN" in members and "UN" in encounter.parties:
        return ()  # a body of the United Nations met as a whole
    if len(members) <= _SMALL and set(encounter.parties) <= set(members) and not _is_named(encounter):
        return members
    if formats.of_group(encounter.parties) is not None:
        host = encounter.venue.country if encounter.venue is not None else None
        return tuple(member for member in members if member == host)
    if mechanism is None or len(encounter.parties) >= 2:
        return ()
    return tuple(member for member in members if _stands_for(member, mechanism))


def _is_named(encounter: Encounter) -> bool:
    return any(side.mention is not None and side.mention.how not in ("nominal", "pronoun") for side in encounter.sides)


def _stands_for(member: str, mechanism: str) -> bool:
    """Whether a member is named as a party beside the one who is known: of few all are, of many the organisation whose meeting it is."""
    members = mechanisms()[mechanism].members
    whole = not any(m in states() for m in members)
    return len(members) <= _FEW or (member not in states() and (whole or member == "UN" or member.lower() in mechanism))


def _mode(scene: Scene, encounter: Encounter, names: tuple[str, ...]) -> MeetingMode:
    """The mode told; for "spoke", which leaves it open, the headline's word, else the phone if it is two persons who spoke."""
    if encounter.mode != "unknown":
        return "unknown" if encounter.mode == "in person" and _is_open(encounter) else encounter.mode
    if encounter.realis in ("held", "ongoing") and (shown := mode_of(scene, names)) != "unknown":
        return shown
    spoke = any(cue.token.lemma == "speak" for cue in encounter.cues)
    if spoke and not encounter.visit and encounter.venue is None:
        return "phone"
    there = encounter.venue is not None and encounter.realis in ("held", "ongoing")
    return "in person" if there or encounter.visit else "unknown"


def _is_open(encounter: Encounter) -> bool:
    """Whether a meeting to come may yet be held in any way: no place and no host is told, and nobody travels."""
    to_come = encounter.realis in ("planned", "proposed")
    return to_come and encounter.venue is None and not encounter.visit and not encounter.hosts


def _ranked(scene: Scene, encounter: Encounter) -> tuple[Sentence, ...]:
    """The sentences of the evidence, the one that names most of those who met first."""
    known = {key for side in encounter.sides for key in side.keys}

    dated = encounter.times[0].start if encounter.times else -1

    def weight(sentence: Sentence) -> int:
        names = len({m.actor for m in scene.mentions_in(sentence) if m.actor in known})
        return -names - 2 * int(sentence.start <= dated < sentence.end)

    return tuple(sorted(encounter.sentences, key=lambda s: (weight(s), s.index)))


def _issues(scene: Scene, encounter: Encounter, further: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The issues of the evidence and of what those who met went on to say; values that any speech names count there only when named twice.

    On the diplomacy gold, issues that only the later sentences name were wrong in 33 of 77 cases, and 23 of the 33 were such values.
    """
    near = set(issues_in(" ".join((scene.document.title or "", *(s.text for s in encounter.sentences)))))
    told = [issues_in(s.text) for s in (*encounter.sentences, *further)]
    passing = by_word("passing")
    found = dict.fromkeys(issue for issues in told for issue in issues)
    return tuple(i for i in found if i not in passing or i in near or sum(i in issues for issues in told) > 1)


def _outcomes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(match.group().lower() for match in pattern("outcome").finditer(text)))


def _reason(encounter: Encounter) -> str:
    """The words that tell of it, each with its use in the table; of those that only the encoder proposes it says so."""
    words = dict.fromkeys(f"{cue.word.use} '{cue.token.lemma.lower()}'" for cue in encounter.cues)
    return ", ".join(words) + ("; encoder alone" if encounter.framed else "")


def _confidence(encounter: Encounter, people: int) -> float:
    """How sure: a verb says more than a noun, names more than adjectives, a day and a format add to it. Judged by eye on own gold."""
    score = (
        0.45 + 0.15 * (not encounter.cues[0].noun) + 0.1 * min(people, 2) + 0.1 * bool(encounter.times) + 0.1 * bool(encounter.mechanism)
    )
    return round(min(score, 0.95), 2)
