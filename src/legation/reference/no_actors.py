"""Names that hold the name of a state or seat but stand for something else."""

from collections.abc import Iterator

import msgspec

from legation.reference.tables import rows


class NoActor(msgspec.Struct, frozen=True, kw_only=True):
    """Names of one kind."""

    names: tuple[str, ...]
    what: str
    source: str


def no_actors() -> Iterator[str]:
    """All such names."""
    for row in rows("no_actors", NoActor):
        yield from row.names
