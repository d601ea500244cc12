"""One input record, a mapping with at least `text`, to one document with the problems met on the way."""

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec.structs import replace

from legation.model import Dateline, Document, Problem, PublishedBasis, PublishedPrecision, content_id
from legation.reading import limits
from legation.reading.foreign import foreign_language, told_language
from legation.reading.found import Found
from legation.reading.given import LONGEST
from legation.reading.layout import dateline, layout
from legation.reading.published import published_date
from legation.reading.turns import turns
from legation.reading.wishes import Wishes
from legation.reference.outlets import Outlet, outlet

_KNOWN = ("title", "source", "url", "language", "author")
_PRECISION: dict[int, PublishedPrecision] = {4: "year", 7: "month", 10: "day"}
_NOTHING = Found({})


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


def reading(record: Mapping[str, object], origin: str, *, wishes: Wishes | None = None, found: Found | None = None) -> Reading:
    """The document of one record in the contract's shape, and what is wrong with it. `origin` names the record in messages.

    `found` carries what the format of the input told of the text besides.
    """
    wishes, found = wishes or Wishes(), found or _NOTHING
    text = record.get("text")
    if not isinstance(text, str):
        told = _no_text(record) if "text" not in record else f"`text` is {type(text).__name__}, not a string"
        remedy = "Give each document its words in a string field `text`, or name the field that holds them: `--text FIELD`"
        return failure(origin, f"cannot read {origin}: {told}. {remedy}", _given_id(record))
    if len(text) > LONGEST:
        told = f"the text is too long for one document ({len(text):,} characters; {LONGEST:,} are coded at once)"
        return failure(origin, f"cannot read {origin}: {told}. {limits.LENGTH.remedy('Split it into its documents')}", _given_id(record))
    values, problems = _plain_fields(record)
    problems += [_warning(doubt) for doubt in found.doubts]
    who = outlet(values["source"], values["url"])
    raw, basis = _published(record, wishes, found)
    published, doubt = published_date(raw, who.zone if who else None)
    if doubt:
        problems.append(_warning(doubt))
    made = published_by(_made(record, text, values, (raw, published, basis if published else None), found), who)
    if not text.strip():
        problems.append(_warning("the text is empty: nothing to code"))
    foreign = foreign_language(text, values["language"])
    if foreign and wishes.any_language:
        problems.append(_warning(f"the text is in another language ({foreign}): coded as wished, by the tables for English"))
    elif foreign:
        problems.append(_warning(f"skipped: the text is in another language ({foreign}); Legation codes English"))
    return Reading(made, origin, tuple(problems), codable=wishes.any_language or not foreign)


def _no_text(record: Mapping[str, object]) -> str:
    named = [str(name) for name, value in record.items() if isinstance(value, str)]
    return "no field `text`" + (f" (it has {', '.join(named[:8])}{', ...' if len(named) > 8 else ''})" if named else "")


def failure(origin: str, message: str, identity: str | None = None) -> Reading:
    """A record that could not be read: an empty document that carries the reason."""
    empty = Document(id=identity or content_id("unread", origin), text="", source=None)
    return Reading(empty, origin, (Problem(level="error", stage="reading", message=message),), codable=False)


def _published(record: Mapping[str, object], wishes: Wishes, found: Found) -> tuple[object, PublishedBasis]:
    """The publication date as received and what it rests on; the run's own where the document has none."""
    raw = record.get("published")
    if (raw is None or raw == "") and wishes.published is not None:
        return wishes.published, "given"
    return raw, found.basis


def _plain_fields(record: Mapping[str, object]) -> tuple[dict[str, str | None], list[Problem]]:
    values: dict[str, str | None] = {}
    problems = []
    for name in _KNOWN:
        value = record.get(name)
        values[name] = value if isinstance(value, str) and value else None
        if value is not None and not isinstance(value, str) and name != "author":
            problems.append(_warning(f"field `{name}` is {type(value).__name__}, not a string: not used"))
    return values, problems


def _made(
    record: Mapping[str, object],
    text: str,
    values: dict[str, str | None],
    dated: tuple[object, str | None, PublishedBasis | None],
    found: Found,
) -> Document:
    raw, published, basis = dated
    parts = layout(text, values["title"], found.marks)
    opened: Dateline | None = dateline(text, parts.body_start, published)
    title = values["title"] or (text[parts.headline.start : parts.headline.end] if parts.headline else None)
    return Document(
        id=_given_id(record) or content_id("doc", text, values["title"], raw, values["source"], values["url"]),
        text=text,
        title=title,
        published=published,
        published_raw=None if raw is None else str(raw),
        published_basis=basis,
        published_precision=_PRECISION.get(len(published)) if published else None,
        source=values["source"],
        url=values["url"],
        language=values["language"] or told_language(text),
        author=values["author"],
        section=tuple(dict.fromkeys((*found.section, *parts.section))),
        dateline=opened,
        boilerplate=parts.boilerplate,
        pages=found.pages,
        turns=turns(text, parts.boilerplate),
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
