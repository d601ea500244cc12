"""One input record, a mapping with at least `text`, to one document with the problems met on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from legation.model import Dateline, Document, Problem, content_id
from legation.reading.foreign import foreign_language
from legation.reading.layout import dateline, layout
from legation.reading.published import published_date
from legation.reference.outlets import Outlet, outlet

_KNOWN = ("title", "source", "url", "language")


@dataclass(frozen=True)
class Reading:
    """What came of one input record. `document` is always there, with an empty text if nothing could be read; `codable` says whether to code it."""

    document: Document
    origin: str
    problems: tuple[Problem, ...] = ()
    codable: bool = True

    @property
    def failed(self) -> bool:
        """Whether the record could not be read at all."""
        return any(problem.level == "error" for problem in self.problems)


def document(record: Mapping[str, object]) -> Document:
    """The document of one record, problems aside."""
    return reading(record, "record").document


def reading(record: Mapping[str, object], origin: str) -> Reading:
    """The document of one record in the contract's shape, and what is wrong with it. `origin` names the record in messages."""
    text = record.get("text")
    if not isinstance(text, str):
        found = "no field `text`" if "text" not in record else f"`text` is {type(text).__name__}, not a string"
        return failure(origin, f"cannot read {origin}: {found}. Give each document its words in a string field `text`", _given_id(record))
    values, problems = _plain_fields(record)
    who = outlet(values["source"], values["url"])
    published, doubt = published_date(record.get("published"), who.zone if who else None)
    if doubt:
        problems.append(_warning(doubt))
    made = published_by(_made(record, text, values, published), who)
    if not text.strip():
        problems.append(_warning("the text is empty: nothing to code"))
    foreign = foreign_language(text, values["language"])
    if foreign:
        problems.append(_warning(f"skipped: the text is in another language ({foreign}); Legation codes English"))
    return Reading(made, origin, tuple(problems), codable=not foreign)


def failure(origin: str, message: str, identity: str | None = None) -> Reading:
    """A record that could not be read: an empty document that carries the reason."""
    empty = Document(id=identity or content_id("unread", origin), text="", source=None)
    return Reading(empty, origin, (Problem(level="error", stage="reading", message=message),), codable=False)


def _plain_fields(record: Mapping[str, object]) -> tuple[dict[str, str | None], list[Problem]]:
    values: dict[str, str | None] = {}
    problems = []
    for name in _KNOWN:
        value = record.get(name)
        values[name] = value if isinstance(value, str) and value else None
        if value is not None and not isinstance(value, str):
            problems.append(_warning(f"field `{name}` is {type(value).__name__}, not a string: not used"))
    return values, problems


def _made(record: Mapping[str, object], text: str, values: dict[str, str | None], published: str | None) -> Document:
    raw = record.get("published")
    parts = layout(text, values["title"])
    opened: Dateline | None = dateline(text, parts.body_start, published)
    title = values["title"] or (text[parts.headline.start : parts.headline.end] if parts.headline else None)
    return Document(
        id=_given_id(record) or content_id("doc", text, values["title"], raw, values["source"], values["url"]),
        text=text,
        title=title,
        published=published,
        published_raw=None if raw is None else str(raw),
        source=values["source"],
        url=values["url"],
        language=values["language"],
        section=parts.section,
        dateline=opened,
        boilerplate=parts.boilerplate,
    )


def published_by(made: Document, who: Outlet | None) -> Document:
    """The document with what is known of its outlet; what was received stays as it is."""
    return made if who is None else replace(made, outlet=who.name, outlet_country=who.country, source_type=who.type)


def _given_id(record: Mapping[str, object]) -> str | None:
    given = record.get("id")
    if isinstance(given, str) and given:
        return given
    return str(given) if isinstance(given, int) and not isinstance(given, bool) else None


def _warning(message: str) -> Problem:
    return Problem(level="warning", stage="reading", message=message)
