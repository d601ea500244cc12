"""States that are no more and their successors."""

from functools import cache

import msgspec

from legation.reference.tables import rows


class Succession(msgspec.Struct, frozen=True, kw_only=True):
    """The states that came after one that is no more, all by code."""

    state: str
    successors: tuple[str, ...]
    from_: str = msgspec.field(name="from")
    source: str


@cache
def successors() -> dict[str, tuple[str, ...]]:
    """The successors of each state that is no more."""
    return {row.state: row.successors for row in rows("successors", Succession)}


@cache
def predecessors() -> dict[str, tuple[str, ...]]:
    """The states that are no more of each successor."""
    out: dict[str, tuple[str, ...]] = {}
    for state, after in successors().items():
        for one in after:
            out[one] = (*out.get(one, ()), state)
    return out
