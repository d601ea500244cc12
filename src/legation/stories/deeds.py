"""Deeds: whether two tellings are of one event: the same type by the same actors upon the same, at the same time, in like words."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from legation.model import Event
from legation.stories.telling import NEVER, Likeness, Telling
from legation.stories.windows import DAY_BEFORE, Window, window
from legation.stories.wording import content_words, share

ENOUGH = 4.0  # 3.0 joined different accusations of one day, 5.0 parted the same vote told by two outlets
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


def deed(telling: Telling) -> Deed:
    """The deed of an event's telling; one without a time of its own is of the days before its document."""
    done = telling.fact
    assert isinstance(done, Event)
    days = window(done.when, telling.published, done.realis)
    return Deed(
        done.event, (done.cameo or "")[:2], frozenset(done.actors), frozenset(done.recipients), telling.sides, days,
        _REALIS.get(done.realis, done.realis), done.trigger.text.casefold(), content_words(telling.words),
    )  # fmt: skip


def blocks(one: Deed) -> Iterator[Hashable]:
    """Keys: type, first party of each side, week; an event of no party is in no block."""
    if one.window is None or not (one.sides[0] or one.sides[1]):
        return
    key = (one.event, min(one.sides[0], default=""), min(one.sides[1], default=""))
    last = Window(max(one.window.first, one.window.last - 31), one.window.last, one.window.given)
    yield from ((*key, week) for week in last.weeks())


def likeness(one: Deed, other: Deed) -> Likeness:
    """How well the two fit one event."""
    if one.window is None or other.window is None or one.window.apart(other.window) > DAY_BEFORE:
        return Likeness(NEVER, "at different times")
    if one.realis != other.realis and "denied" in (one.realis, other.realis):
        return Likeness(NEVER, "denied in one")
    parts = [_time(one.window, other.window), _actors(one, other)]
    alike = share(one.words, other.words)
    parts.append((6 * alike - 0.5, f"{alike:.0%} of the words"))
    parts.append((0.7, f"both “{one.trigger}”") if one.trigger == other.trigger else (-0.5, ""))
    parts.append((0.0, "") if one.root == other.root else (-1.0, "different CAMEO roots"))
    parts.append((0.0, "") if one.realis == other.realis else (-0.5, ""))
    return Likeness(sum(worth for worth, _ in parts), "; ".join(reason for _, reason in parts if reason))


def _time(one: Window, other: Window) -> tuple[float, str]:
    if one.given and other.given:
        wider = max(one.days, other.days)
        return (2.0, "same day") if wider == 1 and one == other else (1.0, f"within {wider} days") if wider <= 7 else (0.0, "")
    gap = abs(one.last - other.last)
    return (1.0, "told together") if gap <= 2 else (0.0, f"told {gap} days apart") if gap <= 7 else (-2.0, f"told {gap} days apart")


def _actors(one: Deed, other: Deed) -> tuple[float, str]:
    if one.sides != other.sides:
        return NEVER, "different parties"
    same = bool(one.actors & other.actors) + bool(one.recipients & other.recipients)
    return 0.8 * same, "same actors" if same else "same parties"
