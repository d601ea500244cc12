"""The columns of answers as tables: flat, in a fixed order, under the names that the record's views have."""

from typing import Any, Literal, NamedTuple

Sort = Literal["text", "whole", "number", "truth"]


class Column(NamedTuple):
    """One column: its name, what its values are, and what it says."""

    name: str
    sort: Sort
    meaning: str


def _columns(*rows: tuple[str, Sort, str]) -> tuple[Column, ...]:
    return tuple(Column(*row) for row in rows)


_HEAD = _columns(
    ("occurrence_id", "text", "the id of the occurrence, which stays the same as reports and verdicts come"),
    ("kind", "text", "meeting, event, statement or commitment"),
    ("occurrence_title", "text", "what it is, on one line"),
)
_SIDES = _columns(
    ("parties", "text", "who takes part, acts, speaks or is bound: ISO 3166 alpha-3 codes and acronyms, one blank between"),
    ("toward", "text", "on whom it is done, or to whom it is promised: the same"),
)
_TIME_AND_PLACE = _columns(
    ("first_day", "text", "its first possible day, ISO 8601"),
    ("last_day", "text", "its last possible day"),
    ("precision", "text", "how exact the days are: day, month, year, ..."),
    ("basis", "text", "on what they rest: stated, published, dateline, context"),
    ("place", "text", "where, by name"),
    ("place_country", "text", "ISO 3166 alpha-3"),
    ("geonames_id", "whole", "of the place"),
    ("latitude", "number", "WGS 84"),
    ("longitude", "number", "WGS 84"),
)
_TAIL = _columns(
    ("issues", "text", "ids of issue areas, one blank between"),
    ("told_first", "text", "publication day of its first report; may be partial"),
    ("told_last", "text", "publication day of its last report"),
    ("confidence", "number", "of its surest telling, 0 to 1"),
    ("reports", "whole", "how many reports have it, copies counted once"),
    ("documents", "whole", "how many documents have it"),
    ("judged", "truth", "whether a verdict stands on it"),
    ("sentence", "text", "the sentence of its fullest telling"),
    ("document_key", "text", "the document of that telling"),
    ("document_id", "text", "its id as given"),
    ("document_title", "text", "its title"),
    ("published", "text", "its publication day; may be partial"),
    ("source", "text", "its source as given"),
    ("outlet", "text", "who published it, under one name"),
    ("url", "text", "its address"),
)
_OF_KIND = {
    "meeting": (*_columns(
        ("mode", "text", "in person, phone, video, unknown"),
        ("stands", "text", "its realis as last told: held, planned, cancelled, ..."),
        ("level", "text", "leader, minister, official, unknown"),
        ("mechanism", "text", "key of the mechanism"),
        ("mechanism_name", "text", "its name"),
        ("edition", "text", "which meeting of the mechanism"),
        ("host", "text", "ISO 3166 alpha-3 code of the host"),
        ("participants", "text", "name, office and party of those named, `; ` between"),
    ), *_TIME_AND_PLACE),
    "event": (*_columns(
        ("type", "text", "PLOVER type"),
        ("mode", "text", "PLOVER mode"),
        ("cameo", "text", "CAMEO code"),
        ("quad", "whole", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict"),
        ("intensity", "number", "PLOVER intensity, -10 to 10"),
        ("stands", "text", "its realis as last told: happened, planned, denied, ..."),
    ), *_TIME_AND_PLACE),
    "statement": _columns(
        ("speaker", "text", "name of the speaker"),
        ("speaker_key", "text", "actor key of the speaker"),
        ("type", "text", "direct, indirect or mixed"),
        ("words", "text", "what was said"),
    ),
    "commitment": _columns(
        ("type", "text", "its act: agreed, signed, pledged, ..."),
        ("stands", "text", "its status as last told"),
        ("words", "text", "what is to be done"),
        ("due", "text", "by when, ISO 8601; may be partial"),
    ),
}  # fmt: skip
OCCURRENCES: dict[str, tuple[Column, ...]] = {kind: (*_HEAD, *_SIDES, *own, *_TAIL) for kind, own in _OF_KIND.items()}
"""The columns of the answers to `meetings`, `events`, `statements`, `commitments`, by kind."""
DOCUMENTS = _columns(
    ("document_key", "text", "the key of the document in the record"),
    ("document_id", "text", "its id as given"),
    ("title", "text", "its title"),
    ("published", "text", "its publication day; may be partial"),
    ("source", "text", "its source as given"),
    ("url", "text", "its address"),
)
"""The columns of `documents`."""

MATCHES = _columns(
    ("kind", "text", "meeting, event, statement, commitment or document"),
    ("occurrence_id", "text", "the occurrence; absent for documents"),
    ("title", "text", "its title, or the document's"),
    ("passage", "text", "the sentence, or the part of the document around the words, with each word found between `[` and `]`"),
    ("speaker", "text", "of a statement the name of its speaker"),
    ("parties", "text", "codes, one blank between"),
    ("toward", "text", "the same"),
    ("first_day", "text", "its first possible day"),
    ("last_day", "text", "its last possible day"),
    ("precision", "text", "how exact the days are"),
    ("place", "text", "where, by name"),
    ("reports", "whole", "how many reports have it"),
    ("score", "number", "how well it fits; comparable within one answer only"),
    ("document_key", "text", "the document of the sentence"),
    ("document_id", "text", "its id as given"),
    ("document_title", "text", "its title"),
    ("published", "text", "its publication day"),
    ("source", "text", "its source as given"),
    ("outlet", "text", "who published it"),
    ("url", "text", "its address"),
)
"""The columns of `search`."""


def cell(value: Any, sort: Sort) -> Any:
    """A value of the record as its column has it; absent stays `None`."""
    if value is None:
        return None
    return {"text": str, "whole": int, "number": float, "truth": bool}[sort](value)
