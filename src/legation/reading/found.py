"""What a format's module finds in an input: the fields of a document, and what is known of its text beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass

from legation.model import BoilerplateKind, Extent, Page, PublishedBasis
from legation.reading.given import Unreadable


@dataclass(frozen=True)
class Found:
    """A record in the contract's shape (`text` and what else is known), with marks on its text that no plain text carries."""

    record: Mapping[str, object]
    basis: PublishedBasis = "given"
    section: tuple[str, ...] = ()
    marks: tuple[tuple[Extent, BoilerplateKind], ...] = ()
    pages: tuple[Page, ...] = ()
    doubts: tuple[str, ...] = ()


Piece = tuple[str, "Found | Unreadable"]
"""Where a document stands, and the document or the reason why there is none."""
