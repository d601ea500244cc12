"""Given names that tell "he" from "she"."""

from functools import cache
from typing import Literal

import msgspec

from legation.reference.tables import rows
from legation.reference.wording import fold

Gender = Literal["female", "male"]


class GivenNames(msgspec.Struct, frozen=True, kw_only=True):
    """Names of one gender."""

    gender: Gender
    names: tuple[str, ...]
    source: str


@cache
def genders() -> dict[str, Gender]:
    """The gender of each folded given name; names that stand under both are left out."""
    found: dict[str, set[Gender]] = {}
    for row in rows("given_names", GivenNames):
        for name in row.names:
            found.setdefault(fold(name), set()).add(row.gender)
    return {name: next(iter(kinds)) for name, kinds in found.items() if len(kinds) == 1}
