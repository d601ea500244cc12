"""Deeds: whether two tellings are of one event: the same type by the same actors upon the same, at the same time, in like words."""

import calendar
import re
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from legation.model import Event
from legation.reference.common_words import common_words
from legation.reference.states import states
from legation.stories.telling import NEVER, Likeness, Reason, Telling
from legation.stories.windows import DAY_BEFORE, Window, window
from legation.stories.wording import KEPT, content_words, share

ENOUGH = 4.0  # 3.0 joined different accusations of one day, 5.0 parted the same vote told by two outlets
# Days in which an event without a day of its own is still told as news. Of 14 pairs told longer apart in like words all were wrong: every readout of a
# foreign ministry says that its minister "reaffirmed the commitment to the defense of" an ally.
WITHIN = 7
# Force that outlets tell in other words, by the beginnings of its words. Such deeds of one side at one time are one.
_ALIKE = {
    "abduction": ("abduct", "kidnap", "seiz", "hostage", "captur", "snatch", "took", "taken", "take", "carried off"),
    "arrest": ("arrest", "detain", "detention", "custody", "held", "jail", "round", "apprehend", "pick", "taken", "took", "seiz"),
    "raid": ("raid", "storm", "search", "swoop", "burst", "attack", "ambush", "assault"),
    "strike": ("strike", "struck", "bomb", "shell", "hit", "air strike", "airstrike", "missile", "fired", "pound", "attack"),
}
_FORCE = frozenset({"ASSAULT", "COERCE"})
_SAME_FORCE = 2.5  # for deeds of force of one class: with the same side and time this is enough, however else they are worded
_NAME = re.compile(r"(?<!^)(?<![.!?“\"] )\b[A-Z][\w’'-]{3,}")
_CALENDAR = frozenset(word.casefold() for word in (*calendar.month_name, *calendar.day_name))
_MONTH = 31  # days of a window that may hold the day of the same deed, where the place is the same too
_OTHERS = Likeness(NEVER, ("different parties",))
_REALIS = {"happened": "done", "ongoing": "done", "planned": "to come", "proposed": "to come", "conditional": "to come"}


@dataclass(frozen=True)
class Deed:
    """What of an event is compared."""

    event: str
    root: str
    actors: frozenset[str]
    recipients: frozenset[str]
    sides: tuple[frozenset[str], frozenset[str]]
    window: Window | None
    realis: str
    trigger: str
    words: frozenset[str]
    named: frozenset[str] = frozenset()


def deed(telling: Telling) -> Deed:
    """The deed of an event's telling; one without a time of its own is of the days before its document."""
    done = telling.fact
    assert isinstance(done, Event)
    days = window(done.when, telling.published, done.realis)
    return Deed(
        done.event, (done.cameo or "")[:2], frozenset(done.actors), frozenset(done.recipients), telling.sides, days,
        _REALIS.get(done.realis, done.realis), done.trigger.text.casefold(), content_words(telling.words),
        _named(telling.words, telling.sides),
    )  # fmt: skip


def blocks(one: Deed) -> Iterator[Hashable]:
    """Keys: type, parties of each side, week; an event of no party is in no block."""
    if one.window is None or not (one.sides[0] or one.sides[1]):
        return
    back = 31 if one.window.given else WITHIN
    last = Window(max(one.window.first, one.window.last - back), one.window.last, one.window.given)
    if _by_whom(one):
        yield from (("force", party, week) for party in sorted(one.sides[0]) for week in last.weeks())
    else:
        yield from ((one.event, one.sides, week) for week in last.weeks())


def apart(one: Deed) -> Hashable:
    """What two have in common that hang together: the type and the sides; of force that is known by whom it is, only that."""
    return "force" if _by_whom(one) else (one.event, one.sides)


def likeness(one: Deed, other: Deed) -> Likeness:
    """How well the two fit one event."""
    told_apart = one.sides != other.sides
    if told_apart and not _same_force(one, other):
        return _OTHERS
    time, when = _when(one, other)
    if time <= NEVER:
        return Likeness(NEVER, (when,))
    force = _SAME_FORCE if time > 0 and one.sides[0] and _force(one) & _force(other) else 0.0
    if told_apart and not force:
        return _OTHERS  # with other sides the time must be the same, and told
    same = (not one.actors.isdisjoint(other.actors)) + (not one.recipients.isdisjoint(other.recipients))
    alike = share(one.words, other.words)
    trigger = one.trigger == other.trigger
    score = (
        force
        + time
        + 0.8 * same
        + 6 * alike
        - 0.5
        + (0.7 if trigger else -0.5)
        - (one.root != other.root)
        - 0.5 * (one.realis != other.realis)
        - 0.3 * told_apart
    )
    who = "same actors" if same else "same parties"
    return Likeness(
        score,
        (when, who, "the same kind of force" if force else "", "one does not say upon whom" if told_apart else "", ("{:.0%} of the words", alike), f"both “{one.trigger}”" if trigger else "", "" if one.root == other.root else "different CAMEO roots"),
    )  # fmt: skip


def _when(one: Deed, other: Deed) -> tuple[float, Reason]:
    """How near they are in time; `NEVER` where that is not the same, or one denies what the other tells."""
    if one.window is None or other.window is None or one.window.apart(other.window) > DAY_BEFORE:
        return NEVER, "at different times"
    if one.realis != other.realis and "denied" in (one.realis, other.realis):
        return NEVER, "denied in one"
    time = _time(one.window, other.window)
    if time[0] == 0 and _same_force(one, other) and one.named & other.named and _within(one.window, other.window):
        return 1.0, "within that month, at the same place"
    return time


@lru_cache(maxsize=KEPT)
def _named(text: str, sides: tuple[frozenset[str], frozenset[str]]) -> frozenset[str]:
    """Names in the words, of towns above all: without those of days, months, states and the sides themselves."""
    found = {word.casefold() for word in _NAME.findall(text)}
    own = {part for side in sides for party in side for part in re.split(r"\W", party.casefold())}
    return frozenset(found - _CALENDAR - _of_states() - own - common_words())


@cache
def _of_states() -> frozenset[str]:
    return frozenset(
        word
        for state in states().values()
        for name in (state.name, *state.names, *state.adjectives, *state.demonyms)
        for word in name.casefold().split()
    )


def _within(one: Window, other: Window) -> bool:
    """Whether the shorter of two told times lies in the longer, which is a month at most."""
    short, long = sorted((one, other), key=lambda w: w.days)
    return one.given and other.given and long.days <= _MONTH and long.first <= short.first and short.last <= long.last


def _by_whom(one: Deed) -> bool:
    """Whether it is force of a class that outlets tell in other words, and by whom is told."""
    return bool(one.sides[0]) and bool(_force(one))


def _same_force(one: Deed, other: Deed) -> bool:
    """Whether two deeds are force of one class by the same side, upon the same as far as both say: pupils are nobody's, or Nigeria's."""
    upon = one.sides[1], other.sides[1]
    return (
        bool(one.sides[0] & other.sides[0])
        and bool(_by_whom(one) and _force(one) & _force(other))
        and (not all(upon) or bool(upon[0] & upon[1]))
    )


def _force(one: Deed) -> frozenset[str]:
    """The classes of force that the trigger may tell of; none for other types."""
    if one.event not in _FORCE:
        return frozenset()
    return frozenset(name for name, words in _ALIKE.items() if any(one.trigger.startswith(word) for word in words))


def _time(one: Window, other: Window) -> tuple[float, Reason]:
    if one.given and other.given:
        wider = max(one.days, other.days)
        return (2.0, "same day") if wider == 1 and one == other else (1.0, ("within {} days", wider)) if wider <= 7 else (0.0, "")
    gap = abs(one.last - other.last)
    if gap > WITHIN:
        return NEVER, ("told {} days apart", gap)
    return (1.0, "told together") if gap <= 2 else (0.0, ("told {} days apart", gap))
