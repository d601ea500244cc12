"""The event codebooks: the types, modes and contexts of PLOVER, the codes of CAMEO, and the way from one to the other."""

import re
from functools import cache

import msgspec

from legation.model import EventType
from legation.reference.tables import rows


class PloverType(msgspec.Struct, frozen=True, kw_only=True):
    """One of the 16 types. `cameo`: the code where no finer one is known."""

    name: EventType
    quad: int
    intensity: float
    cameo: str
    meaning: str
    source: str


class PloverMode(msgspec.Struct, frozen=True, kw_only=True):
    """A mode of a type, with its own conflict-cooperation score."""

    event: EventType
    mode: str
    intensity: float
    source: str


class PloverContext(msgspec.Struct, frozen=True, kw_only=True):
    """A context and words that show it; each word may end in `*` for any ending."""

    context: str
    words: tuple[str, ...] = ()
    source: str


class CameoCode(msgspec.Struct, frozen=True, kw_only=True):
    """A CAMEO code, its label and its Goldstein value."""

    code: str
    label: str
    goldstein: float
    source: str


class Crossing(msgspec.Struct, frozen=True, kw_only=True):
    """What a CAMEO code is in PLOVER: `event` by the published crosswalk, `manual` where the manual of 2.0 types it otherwise."""

    code: str
    event: EventType
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    manual: EventType | None = None
    manual_mode: str | None = None
    source: str


@cache
def types() -> dict[str, PloverType]:
    """The PLOVER types by name."""
    return {row.name: row for row in rows("plover_types", PloverType)}


@cache
def modes() -> dict[tuple[str, str], PloverMode]:
    """The PLOVER modes by type and mode."""
    return {(row.event, row.mode): row for row in rows("plover_modes", PloverMode)}


@cache
def codes() -> dict[str, CameoCode]:
    """The CAMEO codes."""
    return {row.code: row for row in rows("cameo", CameoCode)}


@cache
def crossings() -> dict[str, Crossing]:
    """The crosswalk by CAMEO code."""
    return {row.code: row for row in rows("cameo_plover", Crossing)}


def crossing(code: str) -> Crossing:
    """The crosswalk row of a CAMEO code, or of the nearest code above it. Root 01 (statements) has none and is never an event."""
    while code not in crossings() and len(code) > 2:
        code = code[:-1]
    return crossings()[code]


def goldstein(code: str) -> float | None:
    """The Goldstein value of a CAMEO code, from -10 to 10; none for a code that is not in the table."""
    row = codes().get(code)
    return row.goldstein if row else None


def intensity(event: str, mode: str | None) -> float:
    """The conflict-cooperation score of a type and mode, from -10 to 10."""
    row = modes().get((event, mode)) if mode else None
    return row.intensity if row else types()[event].intensity


def contexts_in(text: str) -> tuple[str, ...]:
    """The contexts that words of the text show, in the order of the table."""
    low = text.lower()
    return tuple(context for context, words in _context_words() if words.search(low))


@cache
def contexts() -> tuple[str, ...]:
    """The contexts, in the order of the table."""
    return tuple(context for context, _ in _context_words())


@cache
def _context_words() -> tuple[tuple[str, re.Pattern[str]], ...]:
    out = []
    for row in rows("plover_contexts", PloverContext):
        parts = [re.escape(w[:-1]) + r"\w*" if w.endswith("*") else re.escape(w) for w in row.words]
        if parts:
            out.append((row.context, re.compile(r"\b(?:" + "|".join(parts) + r")\b")))
    return tuple(out)
