"""When a coded event tells what gold tells: the type in the sentence, the sides, the day. The rules are those of the gold's own scorer."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from legation.evaluation.answers import Answer, extent, extents, listed, objects
from legation.evaluation.gold import Record
from legation.evaluation.spans import Span, WordIndex

YIELD = frozenset({"CONCEDE", "RETREAT"})
COOPERATIVE = frozenset({"CONSULT", "SUPPORT", "COOPERATE", "AID", "AGREE"})
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "THREATEN"})
AHEAD = ("planned", "proposed", "conditional")
_CODES = {"UNO": "UN", "EUR": "EU", "KOS": "XKX", "XKS": "XKX", "ROM": "ROU"}
_NEVER = 9999

Member = tuple[frozenset[str], tuple[Span, ...]]
Days = tuple[str, str]  # first and last, as strings that compare


@dataclass(frozen=True)
class Sides:
    """Which sides of a gold event an answer has right."""

    agent: bool
    recipient: bool

    @property
    def both(self) -> bool:
        """Both."""
        return self.agent and self.recipient


def same_type(gold: Record, kind: object) -> bool:
    """The same type; cooperation to come may be AGREE, harm to come THREATEN, a meeting called off REJECT; CONCEDE and RETREAT are one."""
    wanted = gold["event"]
    if not isinstance(kind, str):
        return False
    pair = {wanted, kind}
    if wanted == kind or pair <= YIELD:
        return True
    if gold["realis"] in AHEAD and "AGREE" in pair:
        return pair <= COOPERATIVE
    if gold["realis"] in AHEAD and "THREATEN" in pair:
        return pair <= HOSTILE
    return gold["realis"] == "cancelled" and pair <= {"CONSULT", "REJECT"}


def confidence(event: Answer) -> float:
    """Between 0 and 1; 1 where none is said."""
    value = event.get("confidence")
    usable = isinstance(value, (int, float)) and not isinstance(value, bool) and value == value
    return min(1.0, max(0.0, float(value))) if usable else 1.0  # type: ignore[arg-type]


def right_sides(words: WordIndex, gold: Record, event: Answer, cast: Mapping[str, Answer]) -> Sides:
    """Which sides are right; where gold has no recipients, whoever is named counts as acting."""
    wanted = [wanted_members(gold[side]) for side in ("actors", "recipients")]
    named = [_named(event, "actors", "actor_spans", cast), _named(event, "recipients", "recipient_spans", cast)]
    if not wanted[1]:
        more = [member for member in named[1] if not any(member[0] & other[0] for other in named[0])]
        return Sides(_side(words, wanted[0], [*named[0], *more]), True)
    return Sides(_side(words, wanted[0], named[0]), _side(words, wanted[1], named[1]))


def codes_of(key: str, actor: Answer) -> frozenset[str]:
    """All codes by which an actor may be meant: country, CAMEO code, and the end of its key."""
    codes = (actor.get("country"), actor.get("cameo"), key.split(":")[-1])
    return frozenset(_code(code) for code in codes if code)


def _code(value: object) -> str:
    code = str(value).upper()
    return _CODES.get(code, code)


def wanted_members(side: Sequence[Mapping[str, Any]]) -> list[Member]:
    """The members of a side of gold: code and stretches."""
    return [
        (frozenset({_code(member["country"])}) if member.get("country") else frozenset(), tuple(extents(member)))
        for member in side
        if member.get("country") or extent(member)
    ]


def _named(event: Answer, keys: str, spans: str, cast: Mapping[str, Answer]) -> list[Member]:
    """Whom an answer names on a side: codes and spans of each actor, else each span by itself."""
    stretches = tuple(extents(listed(event, spans)))
    out: list[Member] = []
    for key in listed(event, keys):
        if isinstance(key, str):
            actor = cast.get(key, {})
            own = tuple(e for x in objects(event, spans) if x.get("actor") == key and (e := extent(x)))
            out.append((codes_of(key, actor), own or stretches))
    return out or [(frozenset(), (stretch,)) for stretch in stretches]


def same_member(words: WordIndex, one: Member, other: Member) -> bool:
    """The same code, or words in common where one has none."""
    if one[0] and other[0]:
        return bool(one[0] & other[0])
    return bool(one[1]) and bool(other[1]) and bool(words.under(*one[1]) & words.under(*other[1]))


def _side(words: WordIndex, wanted: Sequence[Member], named: Sequence[Member]) -> bool:
    """Every code of gold is there and nothing else is; members without a code may be left out if another is there."""
    if not wanted:
        return True
    if not named or not any(same_member(words, one, other) for one in wanted for other in named):
        return False
    coded = [member for member in wanted if member[0]]
    return all(any(same_member(words, one, other) for other in named) for one in coded) and all(
        any(same_member(words, one, other) for one in wanted) for other in named
    )


def period(when: object) -> Days | None:
    """First and last day, of `from`/`until` or `start`/`end`; partial dates are filled up."""
    if not isinstance(when, dict):
        return None
    first, last = when.get("start") or when.get("from"), when.get("end") or when.get("until")
    first, last = first or last, last or first
    if not isinstance(first, str) or not isinstance(last, str) or not first:
        return None
    return (first + "-01-01"[len(first) - 4 :] if len(first) < 10 else first[:10]), (
        last + "-12-31"[len(last) - 4 :] if len(last) < 10 else last[:10]
    )


def length(days: Days) -> int:
    """Days of a period; very many where they are no dates."""
    try:
        return (datetime.date.fromisoformat(days[1][:10]) - datetime.date.fromisoformat(days[0][:10])).days + 1
    except ValueError:
        return _NEVER


def sentence_of(gold: Record, at: int) -> int | None:
    """The number of the gold sentence in which a character stands."""
    return next((n for n, (start, end) in enumerate(gold["sentences"]) if start <= at < end), None)
