"""What a search finds: an occurrence by its best telling, or a document, with the words that were looked for marked."""

from typing import Literal

import msgspec

from legation.model.mentions import When
from legation.model.text import Extent, Span


class Match(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One occurrence in whose tellings the words occur, shown by the telling that fits best; of kind `document` one document.

    `passage`: that telling's sentence, or the part of the document around the words, with each word found between `[` and `]`; `sentence`, `evidence`
    and `found` (the words found) are extents of the document's text, absent for documents. `score`: higher is better, comparable within one answer
    only. `speaker`: of a statement its speaker's name. `document`: its key; `document_id`: as given. `meeting`: of an event the meeting that it is.
    """

    kind: Literal["meeting", "event", "statement", "commitment", "document"]
    occurrence: str | None
    title: str | None
    type: str | None
    stands: str | None
    parties: tuple[str, ...]
    toward: tuple[str, ...]
    speaker: str | None
    issues: tuple[str, ...]
    mechanism: str | None
    when: When | None
    place: str | None
    reports: int
    told_first: str | None
    told_last: str | None
    meeting: str | None
    score: float
    passage: str
    sentence: Span | None
    evidence: Span | None
    found: tuple[Extent, ...]
    fact: str | None
    document: str
    document_id: str
    document_title: str | None
    published: str | None
    source: str | None
    outlet: str | None
    url: str | None
