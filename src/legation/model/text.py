"""Documents, spans and sentences: the text side of the shapes. Offsets are `str` indices into `Document.text`, end excluded."""

from typing import Literal

import msgspec

BoilerplateKind = Literal["breadcrumb", "headline", "standfirst", "byline", "caption", "related", "repeat"]
PublishedBasis = Literal["given", "metadata", "markup", "address", "text", "stamp"]
"""On what a publication date rests: given with the document, the page's metadata, its visible markup, its address, a dateline of its text, or
the stamp of a feed entry or e-mail."""
PublishedPrecision = Literal["day", "month", "year"]


class Extent(msgspec.Struct, frozen=True, gc=False):
    """A stretch of the document's text, without its words."""

    start: int
    end: int


class Span(Extent, frozen=True):
    """A stretch of the document's text together with its words: `document.text[start:end] == text`."""

    text: str


class Speaker(Span, frozen=True, kw_only=True):
    """The words that name the speaker, and whom they denote."""

    actor: str | None = None


class Dateline(Extent, frozen=True, kw_only=True):
    """The place and date that open a story ("WASHINGTON, March 2 -")."""

    place: str | None = None
    date: str | None = None


class Boilerplate(Extent, frozen=True, kw_only=True):
    """A stretch from which no fact is coded, and why; one line of text each, or a paragraph that was broken into lines."""

    kind: BoilerplateKind


class Page(Extent, frozen=True, kw_only=True):
    """The stretch of text that stands on one page of a paged document, numbered from 1 as the file counts."""

    number: int


class Turn(Extent, frozen=True, kw_only=True):
    """What one speaker says in a transcript: `start` to `end` are the words spoken. `speaker` is the label that opens the turn, and whom it denotes."""

    speaker: Speaker
    question: bool = False


class Document(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One report. `text` is never edited; `published` is ISO 8601 and may be partial ("2023-11"), `published_raw` as received.

    `outlet` is the name of who published it, by `source` and `url`, with its home (ISO3) and type: government, agency, newspaper, ...
    """

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    published_raw: str | None = None
    published_basis: PublishedBasis | None = None
    published_precision: PublishedPrecision | None = None
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    outlet_country: str | None = None
    source_type: str | None = None
    language: str | None = None
    author: str | None = None
    section: tuple[str, ...] = ()
    dateline: Dateline | None = None
    boilerplate: tuple[Boilerplate, ...] = ()
    pages: tuple[Page, ...] = ()
    turns: tuple[Turn, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """The span from `start` to `end` with its words."""
        return Span(start, end, self.text[start:end])


class Token(msgspec.Struct, frozen=True, gc=False):
    """One word as the parser sees it. `i`, `head` and `children` are positions in the sentence; the root is its own head."""

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    children: tuple[int, ...] = ()


class Entity(msgspec.Struct, frozen=True, gc=False):
    """A name as the recogniser sees it: tokens `first` to `last` (included) of the sentence. A hint, never the judge."""

    first: int
    last: int
    label: str


class Sentence(Extent, frozen=True, kw_only=True):
    """One parsed sentence. `boilerplate` names the kind of part it stands in: no fact is coded from it then."""

    index: int
    paragraph: int
    text: str
    tokens: tuple[Token, ...] = ()
    entities: tuple[Entity, ...] = ()
    boilerplate: BoilerplateKind | None = None
