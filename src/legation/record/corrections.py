"""Corrections: a fact with a field as a person has it. Any field, also one inside another (`when.from`); the shape is checked before anything is written."""

from collections.abc import Iterable
from typing import Any

import msgspec

from legation.model import LegationError
from legation.record.rows import Fact

FIXED = ("id", "evidence", "trigger", "cue", "sentence")  # what names a fact and ties it to its words
_LISTS = ("parties", "toward", "issues", "actors", "recipients", "addressees", "about", "contexts", "outcomes")


def corrected(fact: Fact, changes: Iterable[tuple[str, Any]]) -> Fact:
    """The fact with each (field, value) in the place of what was coded."""
    plain: dict[str, Any] = msgspec.to_builtins(fact)
    for field, value in changes:
        _put(plain, field, value)
    try:
        return msgspec.convert(plain, type(fact))
    except msgspec.ValidationError as error:
        raise LegationError(
            f"cannot correct {fact.id}", error, "Give a value of the field's shape, as src/legation/schemas has it"
        ) from error


def value_of(fact: Fact, field: str) -> Any:
    """What a fact has in a field, as JSON has it; `None` also where a part is asked for of what is absent."""
    found: Any = msgspec.to_builtins(fact)
    for name in field.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return list(found) if isinstance(found, tuple) else found


def _put(plain: dict[str, Any], field: str, value: Any) -> None:
    """One value at its place; an object that was absent is made where a part of it is given."""
    names = field.split(".")
    if names[0] not in plain or names[0] in FIXED:
        known = ", ".join(name for name in plain if name not in FIXED)
        raise LegationError("there is no such field to correct", field, f"Name one of: {known}; or a part of one, as when.from")
    inside = plain
    for name in names[:-1]:
        if not isinstance(inside.get(name), dict):
            inside[name] = {}
        inside = inside[name]
    inside[names[-1]] = value


def value_given(field: str, text: str) -> Any:
    """The value that a person typed: JSON where it is JSON, a list where the field is one and commas part it, else the words as they stand."""
    if field.split(".")[-1] in _LISTS and not text.startswith("["):
        return [part.strip() for part in text.split(",") if part.strip()]
    if text and (text[0] in '[{"' or text in ("null", "true", "false") or text.replace(".", "", 1).lstrip("-").isdigit()):
        try:
            return msgspec.json.decode(text)
        except msgspec.DecodeError:
            return text
    return text
