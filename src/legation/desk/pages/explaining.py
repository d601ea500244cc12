"""Explain: how the sentence over a character of a document was read, and why there is a fact or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row
from legation.desk.pages.document import page as document_page
from legation.desk.reader import FactShown
from legation.desk.visit import Visit
from legation.explaining import Explanation
from legation.model import Document

LONGEST = 60_000  # characters of a document that a page reads anew; of longer ones it names the command


@dataclass(frozen=True, kw_only=True)
class ExplainPage(Context):
    """One sentence. `facts`: what the record has of it, each with its reason; `found`: how this release reads it now, where this desk can read; `told`: why not."""

    template: ClassVar[str] = "explain.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "document"
    document: str
    about: str
    start: int
    end: int
    sentence: str
    facts: tuple[FactShown, ...]
    found: Explanation | None
    told: str | None

    def rows(self) -> Iterable[Row]:
        """A row a fact of the sentence."""
        return (
            {"fact": one.id, "kind": one.kind, "fact_text": one.head, "confidence": one.confidence, "reason": one.reason}
            for one in self.facts
        )


def page(visit: Visit, key: str) -> ExplainPage:
    """The sentence of a document over the character `at`, the first one where none is named."""
    shown = document_page(visit, key)
    at, text = visit.asked.at or 0, shown.document.text
    extents = shown.coding.sentences if shown.coding else ()
    start, end = next(((one.start, one.end) for one in extents if one.start <= at < one.end), (at, min(len(text), at + 300)))
    found, told = _explained(visit, shown.document, start)
    return ExplainPage(
        title="Why", document=shown.entry.key, about=shown.title, start=start, end=end, sentence=text[start:end], found=found, told=told,
        facts=tuple(one for one in shown.facts if one.start < end and start < one.end),
    )  # fmt: skip


def _explained(visit: Visit, document: Document, at: int) -> tuple[Explanation | None, str | None]:
    """How it is read now, or why that is not shown."""
    explainer = visit.desk.explainer
    if explainer is None:
        return None, "This desk was started without what reads texts: it shows what the record has."
    if len(document.text) > LONGEST:
        return None, f"This text is long: legation explain FILE --at {at} reads its sentence."
    return next(iter(visit.kept("explained", lambda: tuple(explainer(document, at)), document.id, at)), None), None
