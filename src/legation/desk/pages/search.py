"""Search: words in the sentences of facts and in documents; without words the list of a kind, narrowed by the filters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.looking import Door, Sight, doors, sights
from legation.desk.visit import Listing, Visit, listing
from legation.model import Coverage

PER = 30


@dataclass(frozen=True, kw_only=True)
class SearchPage(Context):
    """What was found."""

    template: ClassVar[str] = "search.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "search"
    q: str
    kind: str | None
    asked: Filters
    doors: tuple[Door, ...]
    sights: tuple[Sight, ...]
    documents: tuple[Sight, ...]
    listing: Listing | None
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """What was found, or the list."""
        if self.listing is not None:
            yield from occurrence_rows(self.listing.items)
        for one in (*self.sights, *self.documents):
            yield {
                "kind": one.kind, "title": one.title, "address": one.link, "passage": "".join(words for _, words in one.passage), "document": one.document,
                "source": one.source, "published": one.published,
            }  # fmt: skip


def page(visit: Visit) -> SearchPage:
    """The results for the words of the address."""
    asked = visit.asked
    words = asked.q.strip()
    offset = (asked.page - 1) * PER
    found = sights(visit, words, asked.kind, PER, offset) if words else ()
    documents = (
        sights(visit, words, "document", 10 if asked.kind is None else 0, offset if asked.kind else (asked.page - 1) * 10)
        if words and asked.kind is None
        else ()
    )
    return SearchPage(
        title=f"Search: {words}" if words else "Search", q=words, kind=asked.kind, asked=asked, doors=tuple(doors(visit, words)) if asked.page == 1 else (), sights=found,
        documents=documents, listing=listing(visit, asked.kind or "meeting") if not words else None, coverage=visit.coverage(),
    )  # fmt: skip
