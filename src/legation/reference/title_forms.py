"""Titles by another name: short forms and what the press calls an office."""

from functools import cache

import msgspec

from legation.reference.tables import rows
from legation.reference.wording import fold


class TitleForm(msgspec.Struct, frozen=True, kw_only=True):
    """A form of a title. `means`: the title that it stands for; `party`: the only state that has it."""

    title: str
    means: str
    party: str | None = None
    source: str


@cache
def title_forms() -> dict[str, TitleForm]:
    """All forms by their folded wording."""
    return {fold(row.title): row for row in rows("title_forms", TitleForm)}


@cache
def own_words() -> frozenset[str]:
    """Titles of one word, folded, that one state alone has: "Taoiseach", "Bundeskanzler". Short forms in capitals and with a capital are none."""
    return frozenset(fold(row.title) for row in rows("title_forms", TitleForm) if row.party and row.title.isalpha() and row.title.islower())
