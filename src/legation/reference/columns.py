"""The names under which tables of stories keep their text, date, title and the rest."""

from functools import cache

import msgspec

from legation.reference.tables import rows

FIELDS = ("text", "published", "title", "source", "url", "id", "language", "author", "section")
"""The fields of a document that a column may hold."""


class ColumnName(msgspec.Struct, frozen=True, kw_only=True):
    """A name as columns bear it, small letters and figures only, and the field it holds; better ones stand first."""

    field: str
    name: str
    source: str


@cache
def column_names(field: str) -> tuple[str, ...]:
    """The usual names of a field, best first."""
    return tuple(row.name for row in rows("columns", ColumnName) if row.field == field)
