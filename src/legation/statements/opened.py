"""A quotation right behind a sentence in which somebody takes the floor: 'Minister Wong began speaking to reporters. "We will sign."'."""

from collections.abc import Iterator, Sequence

from legation.language import child, head, subtree
from legation.model import Extent, Scene, Sentence, Token
from legation.reference.speech import SpeechCue, words_of
from legation.statements.attempt import Found
from legation.statements.cues import Cue
from legation.statements.draft import Draft
from legation.statements.pieces import trimmed
from legation.statements.quotes import Quote, Quotes

_REACH = 3  # characters between the full stop and the quotation
_KINDS = ("person", "office")


def opened(drafts: Sequence[Draft], scene: Scene, quotes: Quotes) -> Iterator[Draft]:
    """Statements of quotations that no draft has and that stand by themselves behind such a sentence of the same paragraph."""
    taken = {quote.start for draft in drafts for piece in draft.pieces for quote in quotes.within(piece.start, piece.end)}
    for quote in quotes.all:
        before = scene.sentence_at(max(0, quote.start - _REACH)) if quote.start not in taken else None
        if before is not None and before.boilerplate is None and _stands_alone(quote, before, quotes):
            yield from _drafts(quote, before, scene, quotes)


def _drafts(quote: Quote, before: Sentence, scene: Scene, quotes: Quotes) -> Iterator[Draft]:
    """The statement of a quotation by whoever takes the floor in the sentence before it; none where nobody does."""
    verb = next((t for t in before.tokens if t.pos == "VERB" and t.lemma in words_of("floor")), None)
    speaker = _speaker(scene, before, verb) if verb is not None else ()
    piece = trimmed(quotes.text, Extent(quote.first, quote.last), quotes)
    if verb is not None and speaker and piece is not None:
        row = SpeechCue(lemma=verb.lemma, pos="VERB", kind="speech", frames=("quote",), source="own")
        yield Draft(Cue(before, verb, (row,)), Extent(verb.start, verb.end), speaker, (piece,), Found((piece,), "quote", row))


def _stands_alone(quote: Quote, before: Sentence, quotes: Quotes) -> bool:
    """Whether the quotation is a sentence of its own behind a full stop, without a mark or tag behind it."""
    text = quotes.text
    ends = text[max(0, quote.start - _REACH) : quote.start].rstrip()[-1:] in (".", ":") and before.end <= quote.start
    return ends and text[quote.last - 1 : quote.last] in (".", "!", "?") and "\n" not in text[before.end : quote.start]


def _speaker(scene: Scene, sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The words of the one person who takes the floor: the subject of the verb, or of the one over it ("began speaking")."""
    doer = child(sentence, verb, "nsubj") or (
        child(sentence, head(sentence, verb), "nsubj") if verb.dep in ("xcomp", "advcl", "conj") else None
    )
    words = tuple(subtree(sentence, doer, without=("relcl", "acl", "appos"))) if doer is not None else ()
    known = [a for m in scene.mentions if words and words[0].start <= m.start < words[-1].end if (a := scene.actor(m.actor)) is not None]
    return words if any(a.kind in _KINDS for a in known) else ()
