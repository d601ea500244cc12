"""What the encoder proposes as attributions, as drafts: its stretches on the words of the sentence, its cue in the terms of the table."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from legation.language import ancestors
from legation.model import EncodedAttribution, Extent, Scene, Sentence, Token
from legation.reference.speech import CueKind, SpeechCue, speech_cues
from legation.statements.attempt import Found, told
from legation.statements.cues import Cue
from legation.statements.draft import Draft
from legation.statements.objects import takes_guest
from legation.statements.pieces import trimmed
from legation.statements.quotes import Quotes
from legation.statements.sift import is_teaser

FRAME = "encoder"
_VERBS = ("VERB", "AUX")
_PRENOMINAL = ("det", "amod", "poss", "compound", "nummod", "nmod")
_NEAR = 4  # words to the noun
_MOST = 0.3  # share of a quotation that has to be content for all of it to be
_JOINED = 30  # characters of text between two stretches of content that belong to one, unless the cue or its source stands there


@dataclass(frozen=True)
class Proposal:
    """An attribution of the encoder as a draft, with the probability of its cue and the mean one of its source and content."""

    draft: Draft
    sure: float
    roles: float


def proposals(scene: Scene, quotes: Quotes, among: Container[int] | None = None) -> Iterator[Proposal]:
    """In the order of the text; those without a content, or with a cue outside the body, are left out.

    `among`: the only sentences for which the encoder is asked, by their positions.
    """
    body = {sentence.index: sentence for sentence in scene.body}
    for window in scene.encoded:
        inside = [body[n] for n in range(window.first, window.last + 1) if n in body]
        for one in window.attributions if among is None or any(s.index in among for s in inside) else ():
            sentence = next((s for s in inside if s.start <= one.cue.start < s.end), None)
            draft = draft_of(one, sentence, inside, quotes) if sentence is not None else None
            if draft is not None and not is_teaser(draft.cue.token, quotes.text):
                yield Proposal(draft, one.confidence, one.roles)


def draft_of(one: EncodedAttribution, sentence: Sentence, inside: Sequence[Sentence], quotes: Quotes) -> Draft | None:
    """A proposed attribution as a draft; `None` where nothing is left of its cue or content."""
    sure = one.confidence
    pieces = _pieces(one, inside, quotes)
    marked = _tokens(sentence, one.cue)
    words = _phrase(sentence, _without_end(sentence, marked, pieces), (*one.source, *pieces))
    pieces = tuple(_with_given_up(piece, marked[len(words) :], quotes) for piece in pieces)
    if not words or not pieces:
        return None
    cue = _cue(sentence, words, quotes, one)
    if takes_guest(cue):
        return None
    source = max(one.source, key=lambda e: e.end - e.start, default=None)
    speaker = _tokens(sentence, source) if source is not None else ()
    return Draft(cue, Extent(words[0].start, words[-1].end), speaker, pieces, Found(pieces, FRAME, cue.rows[0], told=told(cue)), sure)


def _pieces(one: EncodedAttribution, inside: Sequence[Sentence], quotes: Quotes) -> tuple[Extent, ...]:
    """The content on whole words and whole quotations, in stretches as few as cue and source allow."""
    between = (one.cue, *one.source)
    whole = [_whole(extent, between, inside, quotes) for extent in _joined(one.content, between)]
    pieces = [trimmed(quotes.text, extent, quotes) for extent in _joined(whole, between)]
    return tuple(piece for piece in pieces if piece is not None and any(c.isalnum() for c in quotes.text[piece.start : piece.end]))


def _whole(extent: Extent, between: Sequence[Extent], inside: Sequence[Sentence], quotes: Quotes) -> Extent:
    """The stretch widened to the words and the quotations that it cuts, unless cue or source stand in them."""
    words = _words(extent, inside, quotes)
    start, end = (words[0].start, words[-1].end) if words else (extent.start, extent.end)
    for quote in quotes.within(start, end):
        cut = start < quote.first <= quote.last < end or any(b.start < quote.end and quote.start < b.end for b in between)
        if not cut and _overlap(extent, quote) >= _MOST * (quote.last - quote.first):
            start, end = min(start, quote.first), max(end, quote.last)
    return Extent(start, end)


def _words(extent: Extent, inside: Sequence[Sentence], quotes: Quotes) -> list[Token]:
    """The words that a stretch touches, without marks before them that are no quotation's."""
    words = [t for s in inside for t in s.tokens if t.start < extent.end and t.end > extent.start]
    bare = [t.pos in ("PUNCT", "SPACE") and quotes.at(t.start) is None for t in words]
    return words[min(bare.index(False), len(words) - 1) :] if False in bare else words[-1:]


def _overlap(one: Extent, two: Extent) -> int:
    return max(0, min(one.end, two.end) - max(one.start, two.start))


def _phrase(sentence: Sentence, words: tuple[Token, ...], taken: Sequence[Extent]) -> tuple[Token, ...]:
    """The words up to the noun where they end amid what stands before it ("said in his televised"); without that, where the noun is taken."""
    grows = True  # once a word is given up none is taken again, so that the search ends
    while words and words[-1].dep in _PRENOMINAL and words[-1].head > words[-1].i:
        more = sentence.tokens[words[-1].i + 1 : words[-1].head + 1]
        free = not any(t.start < e.end and e.start < t.end for t in more for e in taken)
        grows = grows and free and len(more) <= _NEAR
        words = (*words, *more) if grows else words[:-1]
    return words


def _without_end(sentence: Sentence, words: tuple[Token, ...], pieces: Sequence[Extent]) -> tuple[Token, ...]:
    """Without a preposition at the end that brings in no content ("said on | Thursday that ...")."""
    last = words[-1] if len(words) > 1 and words[-1].pos == "ADP" and words[-1].dep == "prep" else None
    after = sentence.tokens[last.i + 1] if last is not None and last.i + 1 < len(sentence.tokens) else None
    brings = after is None or after.pos == "PUNCT" or any(p.start <= after.start < p.end for p in pieces)
    return words if last is None or brings or words[0].lemma == "accord" else words[:-1]


def _with_given_up(piece: Extent, words: Sequence[Token], quotes: Quotes) -> Extent:
    """The content with the words before it that the cue has given up ("announced detailed | measures")."""
    beside = bool(words) and words[-1].end <= piece.start and quotes.blank(words[-1].end, piece.start)
    return Extent(words[0].start, piece.end) if beside else piece


def _tokens(sentence: Sentence, extent: Extent) -> tuple[Token, ...]:
    """The words of a sentence that the stretch touches, without marks at its edges."""
    found = [t for t in sentence.tokens if t.start < extent.end and t.end > extent.start]
    stop = next((n for n, t in enumerate(found) if n and t.tag == "." and t is not found[-1]), len(found))
    found = found[:stop]  # the parser runs two sentences together
    while len(found) > 1 and found[-1].pos in ("PUNCT", "SPACE"):
        found.pop()
    return tuple(found)


def _joined(stretches: Sequence[Extent], between: Sequence[Extent]) -> tuple[Extent, ...]:
    """Stretches with a small hole between them as one; the cue and the source are no hole."""
    out: list[Extent] = []
    for extent in sorted(stretches, key=lambda e: e.start):
        hole = Extent(out[-1].end, max(extent.start, out[-1].end)) if out else None
        if hole and hole.end - hole.start <= _JOINED and not any(b.start < extent.start and out[-1].end < b.end for b in between):
            out[-1] = Extent(out[-1].start, max(out[-1].end, extent.end))
        else:
            out.append(extent)
    return tuple(out)


def _cue(sentence: Sentence, words: Sequence[Token], quotes: Quotes, one: EncodedAttribution) -> Cue:
    """The cue by its word that the table knows, the highest in the tree first; else by its highest word, as speech if what it brings is quoted."""
    ordered = sorted(words, key=lambda t: (t.pos == "PUNCT", sum(1 for _ in ancestors(sentence, t)), t.i))
    for token in ordered:
        rows = tuple(row for row in speech_cues().get(token.lemma, ()) if row.pos == _part(token))
        if rows:
            return Cue(sentence, token, rows)
    quoted = any(quotes.within(e.start, e.end) for e in one.content)
    kind: CueKind = "speech" if quoted else "noun" if ordered[0].pos == "NOUN" else "belief"
    pos: Literal["NOUN", "VERB"] = "NOUN" if ordered[0].pos == "NOUN" else "VERB"
    return Cue(sentence, ordered[0], (SpeechCue(lemma=ordered[0].lemma, pos=pos, kind=kind, frames=(), source=FRAME),))


def _part(token: Token) -> str:
    return "PREP" if token.lemma == "accord" else "VERB" if token.pos in _VERBS else token.pos
