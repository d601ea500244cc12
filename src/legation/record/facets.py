"""What of a meeting is compared, kept with its row: formats that meet often are gathered anew whenever one is told of, and must be read fast."""

from typing import Any

import msgspec

from legation.stories.encounters import Encounter
from legation.stories.windows import Window


class _Kept(msgspec.Struct, frozen=True, gc=False, array_like=True):
    parties: tuple[str, ...]
    window: tuple[int, int, bool] | None
    told: int | None
    level: str
    mode: str
    mechanism: str | None
    edition: int | None
    done: bool
    people: tuple[tuple[str, tuple[str, ...]], ...]
    place: str | None
    country: str | None
    aside: str | None


def kept(one: Encounter) -> bytes:
    """The encounter as bytes."""
    window = (one.window.first, one.window.last, one.window.given) if one.window else None
    people = tuple((party, tuple(sorted(names))) for party, names in one.people)
    return msgspec.json.encode(
        _Kept(
            tuple(sorted(one.parties)), window, one.told, one.level, one.mode, one.mechanism, one.edition, one.done, people, one.place, one.country,
            one.aside,
        )
    )  # fmt: skip


def encounter_of(blob: bytes) -> Encounter:
    """The encounter from its bytes."""
    one: Any = msgspec.json.decode(blob, type=_Kept)
    return Encounter(
        frozenset(one.parties), Window(*one.window) if one.window else None, one.told, one.level, one.mode, one.mechanism, one.edition, one.done,
        tuple((party, frozenset(names)) for party, names in one.people), one.place, one.country, one.aside,
    )  # fmt: skip
