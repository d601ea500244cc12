"""Tellings of the same encounter put together: compatible in parties, persons, format, mode, realis, time and place."""

from dataclasses import replace

from legation.language import children
from legation.meetings.cues import Cue
from legation.meetings.encounter import Encounter
from legation.meetings.roles import Side
from legation.meetings.setting import same_place
from legation.model import MeetingMode, MeetingRealis, Scene, Time
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word

_DONE: tuple[MeetingRealis, ...] = ("held", "ongoing")
_FAR: tuple[MeetingMode, ...] = ("phone", "video")


def merged(scene: Scene, told: tuple[Encounter, ...]) -> tuple[Encounter, ...]:
    """The meetings of a document in order of their first telling; what has no two parties in the end is left out."""
    out: list[Encounter] = []
    loose: list[Encounter] = []
    for one in told:
        encounter = _of_those(one, out[-1]) if out else one
        fitting = [i for i in range(len(out)) if same(scene, out[i], encounter, last=i == len(out) - 1)]
        at = max(fitting, key=lambda i: (_alike(out[i], encounter), i), default=None)
        if at is not None:
            out[at] = joined(out[at], encounter)
        elif stands(encounter):
            out.append(_with_loose(scene, encounter, loose))
            loose = []
        elif out and another(encounter):
            out.append(replace(encounter, sides=out[-1].sides + encounter.sides, mode=_mode(encounter, out[-1])))
        elif encounter.definite and encounter.parties:
            loose.append(encounter)
    return tuple(out)


def _of_those(encounter: Encounter, last: Encounter) -> Encounter:
    """Where only "the parties" or "they" are said to meet, they are those of the meeting last told."""
    if not encounter.sides or not all(_general(side) for side in encounter.sides):
        return encounter
    return replace(encounter, sides=last.sides)


def _general(side: Side) -> bool:
    return len(side.parties) > 1 and side.mention is not None and side.mention.how in ("nominal", "pronoun", "title")


def _alike(one: Encounter, other: Encounter) -> int:
    """How far two tellings use the same words for it: a visit goes on with a visit, talks with talks."""
    uses = {cue.word.use for cue in one.cues}
    visit = other.cues[0].word.use == "visit" and (one.visit or "host" in uses)
    return int(visit) + int(other.cues[0].token.lemma in {cue.token.lemma for cue in one.cues})


def stands(encounter: Encounter) -> bool:
    """Whether a telling names enough sides to be a meeting of its own: two, or one that takes part in a format of many."""
    if len(encounter.parties) >= 2:
        return True
    key = encounter.mechanism
    members = mechanisms()[key].members if key else ()
    return key is not None and len(encounter.parties) == 1 and len(members) != 2


def another(encounter: Encounter) -> bool:
    """Whether a telling without sides is one more round of the talks last told: numbered, with a place or time of its own."""
    counted = any(cue.noun and _numbered(cue) for cue in encounter.cues)
    return counted and not encounter.parties and bool(encounter.times or encounter.venue)


def _numbered(cue: Cue) -> bool:
    return any(t.lemma in by_word("edition") or t.lemma in ("next", "last", "previous") for t in children(cue.sentence, cue.token, "amod"))


def _with_loose(scene: Scene, encounter: Encounter, loose: list[Encounter]) -> Encounter:
    """Adds what was told of it just before its sides were named ("The talks were held in Geneva. ...")."""
    for before in loose[-1:]:
        if before.sentences[-1].index >= encounter.sentences[0].index - 1 and same(scene, encounter, before, last=True):
            return joined(encounter, before)
    return encounter


def same(scene: Scene, one: Encounter, other: Encounter, *, last: bool) -> bool:
    """Whether `other`, told later, may be the same encounter as `one`; with fewer than two parties it must go on with the last told."""
    if not _agree(scene, one, other):
        return False
    shared = [party for party in other.parties if party in one.parties]
    if len(other.parties) >= 2:
        return len(shared) >= 2 and len(shared) * 2 > max(len(one.parties), len(other.parties)) - (1 if one.mechanism else 0)
    if not other.definite or not (last or _alike(one, other)):
        return False
    return len(shared) == len(other.parties) and _known(scene, one, other)


def _wide(encounter: Encounter) -> bool:
    """Whether it is a format of many: talks between two of its members are another meeting."""
    members = mechanisms()[encounter.mechanism].members if encounter.mechanism else None
    return members is not None and len(members) != 2


def _known(scene: Scene, one: Encounter, other: Encounter) -> bool:
    """Whether the persons of a telling with one side only are among those already told, or its side had none yet."""
    for party in other.parties:
        people = other.people(scene, party)
        if people and one.people(scene, party) and not people & one.people(scene, party):
            return False
    return True


def _agree(scene: Scene, one: Encounter, other: Encounter) -> bool:
    if one.mechanism and other.mechanism and one.mechanism != other.mechanism:
        return False
    if (_wide(other) and one.mechanism != other.mechanism) or (_wide(one) and not other.mechanism and len(other.parties) >= 2):
        return False
    if (one.mode in _FAR or other.mode in _FAR) and "unknown" not in (one.mode, other.mode) and one.mode != other.mode:
        return False
    if not same_place(one.venue, other.venue):
        return False
    if one.times and other.times and not _overlap(one.times[0], other.times[0]):
        return False
    if not _same_realis(one, other):
        return False
    clash = [_clash(scene, one, other, party) for party in other.parties if party in one.parties]
    return not any(clash)


def _same_realis(one: Encounter, other: Encounter) -> bool:
    if not (one.sure and other.sure) and (other.definite or (not other.sure and other.cues[0].noun)):
        return True
    if (one.realis in _DONE) == (other.realis in _DONE):
        return True
    return bool(one.times and other.times and one.times[0].precision == "day" and _overlap(one.times[0], other.times[0]))


def _clash(scene: Scene, one: Encounter, other: Encounter, party: str) -> bool:
    """Whether each names persons of this party, none of them the same; in a format of many, persons add up."""
    a, b = one.people(scene, party), other.people(scene, party)
    return bool(a and b and not a & b) and not (one.mechanism and one.mechanism == other.mechanism)


def _overlap(one: Time, other: Time) -> bool:
    first, last = one.from_ or "", one.until or one.from_ or ""
    start, end = other.from_ or "", other.until or other.from_ or ""
    return first[:10] <= end[:10] and start[:10] <= last[:10]


def joined(one: Encounter, other: Encounter) -> Encounter:
    """Both tellings as one: sides, times and sentences added up, gaps filled; the surer realis wins, a cancellation always."""
    first, second = (one, other) if one.sentences[0].index <= other.sentences[0].index else (other, one)
    off = next((e.realis for e in (one, other) if e.realis in ("cancelled", "postponed")), None)
    realis = off or (first.realis if first.sure or not second.sure else second.realis)
    finest = min((e.times for e in (first, second) if e.times), key=lambda t: _width(t[0]), default=())
    return replace(
        first, cues=first.cues + second.cues, sides=first.sides + second.sides, realis=realis, sure=first.sure or second.sure,
        mode=_mode(first, second), visit=first.visit or second.visit, mechanism=first.mechanism or second.mechanism,
        aside=first.aside or second.aside, times=finest, venue=_finer(first, second), hosts=first.hosts or second.hosts,
        sentences=first.sentences + tuple(s for s in second.sentences if s not in first.sentences),
    )  # fmt: skip


def _finer(first: Encounter, second: Encounter):  # type: ignore[no-untyped-def]
    return first.venue or second.venue


def _width(time: Time) -> int:
    return (
        ("day", "week", "month", "season", "quarter", "half", "year").index(time.precision)
        if time.precision not in ("second", "minute", "hour")
        else 0
    )


def _mode(first: Encounter, second: Encounter) -> MeetingMode:
    for mode in (first.mode, second.mode):
        if mode in _FAR:
            return mode
    return first.mode if first.mode != "unknown" else second.mode
