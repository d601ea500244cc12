"""Wordings by which a line shows that it is not body text: bylines, captions, links to other stories."""

import re
from functools import cache

import msgspec

from legation.model import BoilerplateKind
from legation.reference.tables import rows


class LayoutMark(msgspec.Struct, frozen=True, kw_only=True):
    """A pattern that a whole line fits; `kind` is what such a line is."""

    kind: BoilerplateKind
    where: str
    pattern: str
    source: str


@cache
def layout_marks() -> tuple[tuple[BoilerplateKind, re.Pattern[str]], ...]:
    """Kinds with their compiled patterns, in the order in which they are tried."""
    return tuple((mark.kind, re.compile(mark.pattern)) for mark in rows("layout_marks", LayoutMark))
