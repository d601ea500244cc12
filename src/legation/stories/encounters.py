"""Encounters: whether two tellings are of one meeting. A meeting has a life: announced, held, reported and recalled, it stays one."""

import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from legation.model import Meeting, Participant
from legation.stories.telling import NEVER, Likeness, Reason, Telling
from legation.stories.windows import DAY_BEFORE, Window, window

# Weights, in steps of about one bit, set by reading what they merged of 3,720 real documents. At 3.0 different calls of two leaders in one month
# came together, at 5.5 remarks and readout of one meeting came apart.
ENOUGH = 4.0
_NEAR: tuple[tuple[int, float], ...] = ((1, 3.0), (7, 2.0), (31, 1.0), (124, 0.3))  # days of the wider window, and what sharing it is worth
NEARBY = 7  # days
_ORDINALS = {
    "inaugural": 1, "maiden": 1, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "twentieth": 20,
}  # fmt: skip
_PARTLY = re.compile(r"person|virtual|stand|full|state", re.IGNORECASE)
_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)?")
_WORD = re.compile(r"[^\W\d_]{2,}")
_TITLES = frozenset(("jr", "sr", "dr", "mr", "mrs", "ms", "sir", "ii", "iii", "president", "minister", "secretary", "prime"))
_FAR = ("phone", "video")


@dataclass(frozen=True)
class Encounter:
    """What of a meeting is compared; equal ones are one node, however many documents have them."""

    parties: frozenset[str]
    window: Window | None
    told: int | None  # day of publication, where only that dates it
    level: str
    mode: str
    mechanism: str | None
    edition: int | None
    done: bool
    people: tuple[tuple[str, frozenset[str]], ...]
    place: str | None
    country: str | None
    aside: str | None


def encounter(telling: Telling) -> Encounter:
    """The encounter of a meeting's telling. A mechanism of ministers does not stand where leaders met: it was named nearby."""
    met = telling.fact
    assert isinstance(met, Meeting)
    days = window(met.when, telling.published, met.realis)
    given = days is not None and days.given
    doubtful = telling.level == "minister" and met.level == "leader"
    return Encounter(
        parties=frozenset(met.parties),
        window=days,
        told=None if given or days is None else (days.first if met.realis in ("planned", "proposed", "postponed") else days.last),
        level=met.level,
        mode=met.mode,
        mechanism=None if doubtful else met.mechanism,
        edition=None if doubtful or _partly(met.edition or "") else edition_number(met.edition),
        done=met.realis in ("held", "ongoing"),
        people=_people(met.participants),
        place=(met.place.name.casefold() if met.place else None),
        country=met.place.country if met.place else None,
        aside=met.sidelines_of,
    )


def _partly(wording: str) -> bool:
    """Whether an edition counts some of the meetings only, as "second in-person" does; the inaugural one is the first in every count."""
    return _PARTLY.search(wording) is not None and "inaugural" not in wording.casefold()


def edition_number(wording: str | None) -> int | None:
    """The number of "fourth annual", "4th", "inaugural"; `None` where there is none, as in "annual"."""
    for word in re.split(r"[\s-]+", (wording or "").casefold()):
        if word in _ORDINALS:
            return _ORDINALS[word]
        if match := _DIGITS.fullmatch(word):
            return int(match[1])
    return None


def blocks(one: Encounter) -> Iterator[Hashable]:
    """Keys under which tellings that may be of one meeting are found: format and month, or two of the parties and month."""
    if one.window is None:
        return
    for month in one.window.months():
        if one.mechanism:
            yield one.mechanism, month
        parties = sorted(one.parties)
        pairs = combinations(parties, 2) if len(parties) <= 4 else pairwise(parties)
        yield from ((*pair, month) for pair in pairs)


def likeness(one: Encounter, other: Encounter) -> Likeness:
    """How well the two fit one meeting."""
    score, why = 0.0, []
    for part in (_time, _parties, _format, _level, _mode, _place):
        worth, reason = part(one, other)
        if worth <= NEVER:
            return Likeness(NEVER, (reason,))
        score += worth
        why.append(reason)
    for worth, reason in _persons(one, other):
        score += worth
        why.append(reason)
    if not one.done and not other.done and one.window != other.window and not (one.mechanism and one.mechanism == other.mechanism):
        score -= 0.5
        why.append("both were only to come")
    score += 0.5 * (one.done and other.done)
    if one.aside and one.aside == other.aside:
        score += 0.5
        why.append("on the margins of the same meeting")
    return Likeness(score, tuple(why))


def _time(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    if one.window is None or other.window is None:
        return -3.0, "one has no date"
    apart = one.window.apart(other.window)
    if apart > DAY_BEFORE:
        return (_slip(one, other) if apart <= NEARBY and _one_format(one, other) else NEVER), ("{} days apart", apart)
    if one.window.given and other.window.given:
        return _by_day(max(one.window.days, other.window.days), apart)
    return _by_publication(one, other)


def _slip(one: Encounter, other: Encounter) -> float:
    """What days that nearly meet are worth in one format: its leaders' summits are not a few days apart, nor are its meetings at one place."""
    if one.level == other.level == "leader" and one.mechanism is not None:
        return -1.0
    return -1.5 if one.place and one.place == other.place else -3.0


def _by_day(wider: int, apart: int) -> tuple[float, Reason]:
    """Where both have days of their own, which meet or follow each other: the fewer the wider has, the better."""
    if apart == DAY_BEFORE:
        return (-0.5 if wider == 1 else -1.0), "one day apart"
    worth = next((worth for width, worth in _NEAR if wider <= width), 0.0)
    return worth, "same day" if wider == 1 else ("within {} days", wider)


def _one_format(one: Encounter, other: Encounter) -> bool:
    """Whether both are of one mechanism: then days that nearly meet, or another level, are rather a slip than two meetings."""
    return one.mechanism is not None and one.mechanism == other.mechanism


def _by_publication(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    """Where one of the two is dated by its document only: the nearer it appeared, the better."""
    ends = [e.window for e in (one, other) if e.window]
    told = [e.told for e in (one, other) if e.told is not None]
    if len(told) == 2:
        gap = abs(told[0] - told[1])
    else:
        given = next(w for w in ends if w.given)
        gap = max(0, given.first - told[0], told[0] - given.last)
        if given.days > 31:
            return -1.0, "times not known well"
    if gap <= 2:
        return 0.7, ("told within {} days", gap)
    return (-0.3, "told within a week") if gap <= 7 else (-1.5, ("told {} days apart", gap))


def _format(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    if one.mechanism and other.mechanism:
        if one.mechanism != other.mechanism:
            return NEVER, "different mechanisms"
        if one.edition and other.edition:
            return _editions(one, other)
        return 2.2, "same mechanism"
    if one.mechanism or other.mechanism:
        named, bare = (one, other) if one.mechanism else (other, one)
        if named.mechanism == bare.aside or _fewer(bare, named):
            return -4.0, "one is the mechanism's meeting, the other a talk beside it"
        return -0.5, "only one names the mechanism"
    return 0.0, ""


def _editions(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    """The same edition settles it. Different ones do not where the day is the same: "fourth in person" can be the sixth of all."""
    if one.edition == other.edition:
        return 4.0, "same mechanism and edition"
    narrow = all(e.window is not None and e.window.given and e.window.days <= 3 for e in (one, other))
    return (0.0, "editions counted differently") if narrow else (NEVER, "different editions")


def _one_edition(one: Encounter, other: Encounter) -> bool:
    """Whether the two can be of one edition, on exact days: then a slip in level, mode or place does not part them."""
    narrow = all(e.window is not None and e.window.given and e.window.days <= 7 for e in (one, other))
    return (one.edition == other.edition) if one.edition and other.edition else narrow


def _fewer(bare: Encounter, named: Encounter) -> bool:
    """Whether the telling without the mechanism is of fewer: fewer parties, or fewer persons a side, as of a talk of two beside a 2+2."""
    if len(bare.parties) < len(named.parties):
        return True
    people = dict(bare.people)
    return any(len(people.get(party, ())) < len(persons) for party, persons in named.people if party in people)


def _parties(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    shared = one.parties & other.parties
    if len(shared) < 2 and not (one.mechanism and one.mechanism == other.mechanism and shared):
        return NEVER, "no two parties in common"
    if one.parties == other.parties:
        return 1.0, "same parties"
    if one.mechanism and one.mechanism == other.mechanism:
        return 0.0, ""
    if min(len(one.parties), len(other.parties)) == 2:
        return -2.5, "two parties against more"
    share = len(shared) / len(one.parties | other.parties)
    return (0.3, "most parties the same") if share >= 0.6 else (-1.5, "few parties the same")


def _level(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    if "unknown" in (one.level, other.level):
        return 0.0, ""
    if one.level == other.level:
        return 0.5, f"{one.level} level"
    known = one.mechanism is not None and one.mechanism == other.mechanism
    if "leader" in (one.level, other.level):
        return (-1.5 if known and _one_edition(one, other) else -4.0 if known else NEVER), "different levels"
    return -1.0, "different levels"


def _mode(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    if "unknown" in (one.mode, other.mode):
        return 0.0, ""
    if one.mode == other.mode:
        return 0.5, one.mode
    if one.mode in _FAR and other.mode in _FAR:
        return 0.0, ""
    same = one.mechanism is not None and one.mechanism == other.mechanism and _one_edition(one, other)
    return (-1.5 if same else NEVER), "in person against at a distance"


def _place(one: Encounter, other: Encounter) -> tuple[float, Reason]:
    if one.place is None or other.place is None:
        return 0.0, ""
    if one.place == other.place:
        return 1.0, f"both in {one.place.title()}"
    if one.country and other.country and one.country != other.country:
        same = one.mechanism is not None and one.mechanism == other.mechanism and _one_edition(one, other)
        return (-1.5 if same else -6.0), "in different countries"
    return -0.3, ""


def _persons(one: Encounter, other: Encounter) -> Iterator[tuple[float, str]]:
    """For every party that both name persons of: whether they name the same."""
    theirs = dict(other.people)
    both, found = 0, 0
    for party, persons in one.people:
        if party in theirs:
            both += 1
            found += bool(persons & theirs[party])
    if not both:
        return
    if found:
        yield min(1.6, 0.8 * found), "same persons"
    if found < both:
        known = one.mechanism is not None and one.mechanism == other.mechanism
        heads = one.level == other.level == "leader"
        yield (-1.0 if known else NEVER if heads and not found else -4.0) * (both - found), "different persons of one party"


def _people(participants: tuple[Participant, ...]) -> tuple[tuple[str, frozenset[str]], ...]:
    named: dict[str, set[str]] = {}
    for person in participants:
        if person.party:
            named.setdefault(person.party, set()).add(surname(person.actor, person.name))
    return tuple((party, frozenset(names)) for party, names in sorted(named.items()))


@lru_cache(maxsize=65_536)
def surname(actor: str | None, name: str) -> str:
    """What tells a person from others in a delegation: the last word of the register's key, else of the name."""
    slug = actor.removeprefix("person:").replace("-", " ") if actor and actor.startswith("person:") else name
    words = [word for word in _WORD.findall(slug.casefold()) if word not in _TITLES]
    return words[-1] if words else slug.casefold()
