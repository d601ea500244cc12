"""What the words beside a date say about its year: an attack lies behind, a summit that one speaks ahead of lies before us."""

import re
from functools import cache

from legation.dates.tense import Tense
from legation.dates.words import any_of, lookup, words

_BACK = 100  # characters looked at before the date


def leaning(text: str, start: int, end: int, tense: Tense | None) -> Tense | None:
    """The tense corrected by the words around the date at `start` to `end` of `text`.

    `behind`: of what nobody plans, or after "since"; `ahead` and `open`: of something planned that is spoken of before it happens.
    """
    before, after = re.split(r"[.;:!?\n]\s", text[max(0, start - _BACK) : start])[-1], text[end : end + 50]
    if noun_beside(before, after, "unplanned") or _since().search(before):
        return "behind" if tense != "future" or not _after_word().search(before) else tense
    if _yet().search(before):
        return "future"
    if tense not in ("past", None):
        return tense
    toward = _toward().search(before)
    if toward and _holds_planned(toward["rest"]):
        return "ahead" if lookup("toward", toward["cue"]) == "ahead" else "open"
    return "open" if tense is None and noun_beside(before, after, "planned") else tense


def noun_beside(before: str, after: str, kind: str) -> str | None:
    """The noun of this kind that the date stands before ("the 7 October attacks") or hangs on ("the attack of 7 October")."""
    match = _next(kind).match(after) or _last(kind).search(before)
    return _singular(match["noun"], kind) if match else None


def event_year(text: str, start: int, end: int, month_day: str) -> str | None:
    """The year of an event known by its day alone: "the 11 September attacks"."""
    noun = noun_beside(text[max(0, start - _BACK) : start], text[end : end + 50], "unplanned")
    return lookup("known_event", f"{month_day} {noun}") if noun else None


def _singular(noun: str, kind: str) -> str:
    plain = noun.lower()
    return next((form for form in (plain, plain[:-1], plain[:-2]) if form in words(kind)), plain)


def _nouns(kind: str) -> str:
    return "(?P<noun>(?i:" + "|".join(map(re.escape, words(kind))) + r")(?:e?s)?)\b"


@cache
def _next(kind: str) -> "re.Pattern[str]":
    return re.compile(r"\s+(?:[^\W\d][\w-]*\s+){0,2}?" + _nouns(kind))


@cache
def _last(kind: str) -> "re.Pattern[str]":
    return re.compile(r"\b" + _nouns(kind) + r"\s+(?:of|on|in)\s+(?:(?:the|early|mid|late)\s+)?$")


@cache
def _since() -> "re.Pattern[str]":
    return re.compile(r"\b" + any_of("from_past") + r"\s+(?:the\s+)?$")


@cache
def _after_word() -> "re.Pattern[str]":
    return re.compile(r"\b(?i:after|following)\s+(?:the\s+)?$")


@cache
def _toward() -> "re.Pattern[str]":
    return re.compile(r"\b(?P<cue>" + any_of("toward") + r")\s+(?P<rest>[^,]*)$")


@cache
def _yet() -> "re.Pattern[str]":
    return re.compile(r"\b" + any_of("yet_to_be") + r"\s+[^,]{0,30}?\b" + _nouns("planned") + r"[^,]{0,30}\b(?:in|on|for)\s+(?:\w+\s+)?$")


def _holds_planned(words_between: str) -> bool:
    return re.search(r"\b" + _nouns("planned"), words_between) is not None
