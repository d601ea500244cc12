"""Standing: whether a meeting was held, is to come or was called off, from all that was told of it."""

from collections.abc import Iterable
from typing import NamedTuple

from legation.model import Meeting, When
from legation.reference.meeting_words import pattern
from legation.stories.telling import Telling

_MET = ("held", "ongoing")
_OFF = ("cancelled", "postponed")
_DAYS = ("day", "hour", "minute", "second")


def standing(tellings: Iterable[Telling]) -> str:
    """Held, once a report of the day or later says so; else what was said last of it. What was planned, called off or put off is not held because a later
    text names it."""
    said = _said(tellings)
    held = [one.day for one in said if one.realis in _MET and not one.early]
    off = [(one.day, one.realis) for one in said if one.realis in _OFF]
    if off and (not held or max(off)[0] > max(held)):
        return max(off)[1]
    if held:
        return "held" if any(one.realis == "held" for one in said) else "ongoing"
    return max(said, key=lambda one: one.day).realis


class _Said(NamedTuple):
    """What a report says of whether a meeting is held. `day`: of its publication; `early`: that was before the meeting's own."""

    day: str
    realis: str
    early: bool


def _said(tellings: Iterable[Telling]) -> list[_Said]:
    """In the order of the tellings; where some tell of what is to come, without those that merely name the meeting."""
    met = [(t.published or "", t.fact) for t in tellings if isinstance(t.fact, Meeting)]
    to_come = any(fact.realis not in _MET for _, fact in met)
    return [_Said(day, fact.realis, _is_after(fact.when, day)) for day, fact in met if not (to_come and _is_only_named(fact))]


def _is_after(when: When | None, day: str) -> bool:
    return bool(when and when.from_ and day and when.from_ > f"{day}~")


def _is_only_named(met: Meeting) -> bool:
    """Whether a telling that has a meeting as held merely names it ("since the 2023 summit"): nobody takes part, it has no day of its own, and no verb of its
    words says that anybody met."""
    if met.realis not in _MET or met.participants or (met.when and met.when.from_ and met.when.precision in _DAYS):
        return False
    return not any(pattern("done").search(span.text) for span in met.evidence)
