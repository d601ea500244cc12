"""Sources of documents and the state whose government or public they write for."""

from functools import cache

import msgspec

from legation.reference.tables import rows
from legation.reference.wording import fold


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A government, agency or newspaper. `country` is `None` for one that writes for the world; `official`: a government itself."""

    name: str
    country: str | None = None
    official: bool = False
    source: str


@cache
def sources() -> dict[str, Source]:
    """All sources by their folded names."""
    return {fold(row.name).removeprefix("the "): row for row in rows("sources", Source)}
