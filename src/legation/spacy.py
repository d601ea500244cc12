"""A component for spaCy pipelines: `nlp.add_pipe("legation")` codes each text, whatever else the pipeline has, a blank one included.

`import legation.spacy` registers it. `doc._.legation` is the coding; `doc._.meetings`, `doc._.statements`, `doc._.events` and `doc._.commitments` are
spaCy spans of the words on which facts rest, and `span._.fact` is the fact. They lie in `doc.spans["legation"]` too, labelled by kind, for displaCy.
The coding is made by Legation's own parser from `doc.text`, so that it is the same as that of `legation.code`.
"""

from collections.abc import Iterator
from functools import lru_cache, partial
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from legation.model import Coding, Commitment, Event, Extent, Meeting, Statement

KINDS = ("meetings", "statements", "events", "commitments")
KEY = "legation"
Fact = Statement | Event | Meeting | Commitment


@Language.factory(KEY, default_config={"engine": None, "register": None, "gazetteer": None})
def make(nlp: Language, name: str, engine: str | None, register: str | None, gazetteer: str | None) -> "Component":
    """The component; its options are those of `legation.code`."""
    return Component(engine, register, gazetteer)


class Component:
    """Codes one document of spaCy after the other. `doc._.published`, where it is set before, is the publication day that dates are read against."""

    def __init__(self, engine: Any = None, register: str | None = None, gazetteer: str | None = None) -> None:
        from legation.api.coder import line_of  # here, since spaCy imports this module for every pipeline, ours in it or not

        self._line = line_of(engine, register, gazetteer)

    def __call__(self, doc: Doc) -> Doc:
        from legation.api.coder import code

        coding = code(doc.text, self._line, published=doc._.published)
        doc.user_data[KEY] = coding.to_json()
        doc.spans[KEY] = [span for kind in KINDS for fact in getattr(coding, kind) for span in _spans(doc, kind, fact)]
        return doc


def _spans(doc: Doc, kind: str, fact: Fact) -> Iterator[Span]:
    """The words of a fact as spans of whole tokens; a possible event has none."""
    if isinstance(fact, Event) and not fact.sure:
        return
    for extent in _extents(fact):
        span = doc.char_span(extent.start, extent.end, label=kind.removesuffix("s"), span_id=fact.id, alignment_mode="expand")
        if span is not None:
            yield span


def _extents(fact: Fact) -> tuple[Extent, ...]:
    if isinstance(fact, Meeting):
        return fact.evidence
    if isinstance(fact, Statement):
        return fact.content
    return (fact.content,) if isinstance(fact, Commitment) else (fact.trigger,)


def _coding(doc: Doc) -> Coding | None:
    """The coding of a document; `None` before the component has seen it. Kept as JSON, so that a document can be written to a file."""
    line = doc.user_data.get(KEY)
    return _decoded(line) if line is not None else None


@lru_cache(maxsize=16)
def _decoded(line: str) -> Coding:
    return msgspec.json.decode(line, type=Coding)


def _of_kind(kind: str, doc: Doc) -> list[Span]:
    return [span for span in doc.spans.get(KEY, ()) if span.label_ == kind.removesuffix("s")]


def _fact(span: Span) -> Fact | None:
    """The fact that a span rests on; `None` for spans that are not ours."""
    coding = _coding(span.doc)
    facts = (fact for kind in KINDS for fact in getattr(coding, kind)) if coding is not None else ()
    return next((fact for fact in facts if fact.id == span.id_), None)


def _register() -> None:
    """The attributes of documents and spans; those of another library under the same name are left alone."""
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    Doc.set_extension(KEY, getter=_coding, force=True)
    for kind in KINDS:
        Doc.set_extension(kind, getter=partial(_of_kind, kind), force=True)
    Span.set_extension("fact", getter=_fact, force=True)


_register()
