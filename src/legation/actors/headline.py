"""The document's title as a source of names: whom it names, though no offset in the text belongs to it."""

import re

from legation.actors.found import Found
from legation.actors.lexicon import Lexicon
from legation.actors.offices import offices_in
from legation.actors.view import View
from legation.actors.words import words_of
from legation.model import Document, Sentence, Token

_STATEMENT = re.compile(r"\s*(?:press |joint )?(?:statement|message|letter|remarks as prepared)\b[^,:;]{0,30}\b(?:by|from) ", re.IGNORECASE)


def is_statement(title: str | None) -> bool:
    """Whether the title says that the text is somebody's own words: then "I" is whom it names first."""
    return title is not None and _STATEMENT.match(title) is not None


def named_in_title(document: Document, lexicon: Lexicon) -> tuple[tuple[str, Found], ...]:
    """Names with titles in the document's title, each with what was found; offsets are those of the title."""
    title = document.title
    if not title or title in document.text:
        return ()
    tokens = tuple(
        Token(i, w.start, w.end, w.text, w.key, "PROPN" if w.text[0].isupper() else "X", "", "", i) for i, w in enumerate(words_of(title))
    )
    if not tokens:
        return ()
    sentence = Sentence(0, len(title), index=-1, paragraph=-1, text=title, tokens=tokens)
    view = View.of(Document(id=document.id, text=title), sentence, lexicon)
    return tuple((title[f.name.start : f.name.end], f) for f in offices_in(view) if f.kind == "person" and f.name and f.title)
