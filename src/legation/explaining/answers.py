"""What rules are asked of and what they answer, in words."""

from collections.abc import Collection, Iterable
from enum import Enum
from typing import Any

LONG = 60  # characters of an answer that is a text


def is_cue(value: Any) -> bool:
    """Whether it is a word that may tell of something, in its sentence: the cues, triggers and cases of the rooms."""
    return hasattr(value, "token") and hasattr(value, "sentence")


def where(values: Iterable[Any]) -> tuple[int, int] | None:
    """The words that something is about: those of a cue before those of a word or a stretch, and these before those of a sentence."""
    found = [known for value in values if (known := _where(value)) is not None]
    return min(found, key=lambda one: one[0])[1] if found else None


def _where(value: Any) -> tuple[int, tuple[int, int]] | None:
    if is_cue(value):
        return 0, (value.token.start, value.token.end)
    for name, rank in (("cue", 1), ("trigger", 1), ("frame", 2)):
        inner = getattr(value, name, None)
        if inner is not None and not isinstance(inner, str):
            deeper = _where(inner)
            return (rank, deeper[1]) if deeper is not None else None
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    if isinstance(start, int) and isinstance(end, int):
        return 4 if hasattr(value, "tokens") else 3, (start, end)
    return None


def answer_of(found: Any) -> str:
    """An answer in a word or two."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if found is None or (isinstance(found, Collection) and not isinstance(found, str) and len(found) == 0):
        return "nothing"
    if isinstance(found, Enum):
        return str(found.value)
    if isinstance(found, (str, int, float)):
        return _short(str(found))
    if isinstance(found, (tuple, list, set, frozenset)):
        return _short(", ".join(answer_of(one) for one in list(found)[:6]))
    return _short(_named(found))


def _named(found: Any) -> str:
    for name in ("realis", "text", "code", "name", "key"):
        value = getattr(found, name, None)
        if isinstance(value, str) and value:
            return value
        if name == "realis" and hasattr(found, "realis") and value is None:
            return "nothing"
    for name in ("mention", "token", "cue", "trigger"):
        value = getattr(found, name, None)
        if value is not None and not isinstance(value, str):
            return _named(value)
    return "something"


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONG else words[: LONG - 1] + "…"
