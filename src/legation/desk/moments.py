"""What a timeline shows."""

from dataclasses import dataclass

from legation.model import OccurrenceKind


@dataclass(frozen=True)
class Moment:
    """An occurrence as a timeline needs it."""

    id: str
    kind: OccurrenceKind
    title: str
    first_day: str
    last_day: str | None
    precision: str | None
    basis: str | None
    stands: str | None
    level: str | None
    quad: int | None
