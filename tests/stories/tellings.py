"""Tellings made by hand: meetings as documents of different days and outlets tell them."""

from typing import Any

import msgspec

from legation.model import Meeting, Participant, Span, Venue, When, content_id
from legation.stories.telling import Telling

NOBODY: tuple[str, ...] = ()


def person(name: str, party: str) -> Participant:
    return Participant(0, len(name), name, actor=f"person:{name.lower().replace(' ', '-')}", name=name, party=party)


def on(day: str, until: str | None = None) -> When:
    return When(from_=day, until=until or day, precision="day" if until is None else "month", basis="stated")


def met(
    document: str = "a",
    number: int = 0,
    *,
    published: str | None = "2022-04-12",
    source: str = "own",
    level: str | None = None,
    **fields: Any,
) -> Telling:
    """The telling of a meeting of India and the United States unless `fields` say otherwise; `level`: of its mechanism."""
    words = Span(0, 4, fields.pop("words", f"they met {number}"))
    place = fields.pop("place", None)
    values: dict[str, Any] = {
        "title": "a meeting", "mechanism": None, "mechanism_name": None, "edition": None, "kind": "bilateral", "mode": "in person", "visit": False,
        "level": "minister", "realis": "held", "parties": ("IND", "USA"), "host": None, "participants": (), "when": on("2022-04-11"), "issues": (),
        "outcomes": (), "part_of": None, "sidelines_of": None, "evidence": (words,), "confidence": 0.8,
        "place": Venue(name=place, country="USA") if place else None, **fields,
    }  # fmt: skip
    made = Meeting(id=content_id("meeting", document, number), **values)
    return Telling(document, "meeting", msgspec.structs.replace(made), published, source, level=level)
