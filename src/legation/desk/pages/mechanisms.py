"""Mechanisms: the formats in which the record reports meetings."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row
from legation.desk.visit import Visit
from legation.model import Coverage
from legation.reference.mechanisms import mechanisms


@dataclass(frozen=True, kw_only=True)
class Format:
    """A mechanism in the list. `learnt`: no register knows it; `verdict`: what a person said of it."""

    key: str
    name: str
    number: int
    members: tuple[str, ...]
    learnt: bool
    verdict: str | None


@dataclass(frozen=True, kw_only=True)
class Mechanisms(Context):
    """The list."""

    template: ClassVar[str] = "mechanisms.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "mechanism"
    mechanisms: tuple[Format, ...]
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """A row a mechanism."""
        return (
            {"key": m.key, "name": m.name, "meetings": m.number, "members": m.members, "learnt": m.learnt, "verdict": m.verdict}
            for m in self.mechanisms
        )


def page(visit: Visit) -> Mechanisms:
    """Those of most meetings first."""
    return Mechanisms(title="Mechanisms", mechanisms=visit.kept("formats", lambda: _formats(visit)), coverage=visit.coverage())


def _formats(visit: Visit) -> tuple[Format, ...]:
    known = mechanisms()
    return tuple(
        Format(
            key=key, name=name, number=number, members=known[key].members if key in known else (), learnt=key not in known, verdict=verdict
        )
        for key, name, number, verdict in visit.view.mechanisms()
    )
