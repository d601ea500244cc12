"""The encoder decides among what the rules and it propose: which attributions stand, and whose edges they have.

The numbers were chosen on 59 news articles that the encoder was not trained on, and checked on 40 diplomatic documents.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from legation.model import Extent, Token
from legation.reference.speech import speech_cues, words_of
from legation.statements.draft import Draft
from legation.statements.proposed import Proposal

_ALONE = 0.8  # least probability of a cue that no rule knows; 0.35 to 0.85 tried
_CONTENT = 0.93  # least mean probability of the roles at which the edges of the content are the encoder's; 0, 0.85, 0.9, 0.97 tried
_SOURCE = 0.95  # the same for the source; below it the syntax knows better; 0, 0.9, 0.98 tried
_ALIKE = (
    0.8  # least overlap of both contents at which the encoder may move its edges between states, where it was not taught; 0.5 to 0.9 tried
)
_STRAY = 25  # characters of a stretch of content far from what the rules have, under which it is a slip


def decided(drafts: Sequence[Draft], offers: Sequence[Proposal], *, between: bool) -> list[Draft]:
    """Drafts of the rules and proposals of the encoder as one list, in the order of their cues.

    In a report on relations between states (`between`) all that the rules find stands, and nothing else: the encoder was taught on domestic news,
    where plans, votes and talks count as attributions too. Elsewhere what the encoder does not see falls, and what it alone sees is added.
    """
    pairs = _matched(drafts, offers)
    out = [_with_edges(drafts[m], offers[n], others=[d for d in drafts if d is not drafts[m]], between=between) for m, n in pairs.items()]
    out += [draft for m, draft in enumerate(drafts) if m not in pairs and (between or draft.in_words_of)]
    out += [] if between else _alone(offers, set(pairs.values()))
    return sorted(out, key=lambda d: (d.words.start, d.words.end))


def _matched(drafts: Sequence[Draft], offers: Sequence[Proposal]) -> dict[int, int]:
    """Drafts and proposals whose cues touch, the most alike content first; each stands in one pair."""
    able = [
        (-_alike(draft.pieces, offer.draft.pieces), m, n)
        for m, draft in enumerate(drafts)
        for n, offer in enumerate(offers)
        if draft.words.start < offer.draft.words.end and offer.draft.words.start < draft.words.end
    ]
    out: dict[int, int] = {}
    for _, m, n in sorted(able):
        if m not in out and n not in out.values():
            out[m] = n
    return out


def _alone(offers: Sequence[Proposal], taken: set[int]) -> Iterator[Draft]:
    return (offer.draft for n, offer in enumerate(offers) if n not in taken and offer.sure >= _ALONE and _tells(offer.draft))


def _tells(draft: Draft) -> bool:
    """Whether the cue has a word of speech, or of thought, wish or judgement with someone who thinks, and the content more than "this".

    What is released, taken or done on Thursday is nobody's statement.
    """
    content = [t for t in draft.cue.sentence.tokens if any(_meet(t, piece) for piece in draft.pieces)]
    if len(draft.pieces) == 1 and len(content) == 1 and content[0].pos in ("PRON", "DET"):
        return False
    lemmas = {t.lemma.casefold() for t in draft.cue.sentence.tokens if draft.words.start <= t.start and t.end <= draft.words.end}
    return any(lemma in speech_cues() or (draft.speaker and lemma in words_of("mind")) for lemma in lemmas)


def _with_edges(draft: Draft, offer: Proposal, *, others: Sequence[Draft], between: bool) -> Draft:
    """The draft with the encoder's cue, and with its source and content where it is sure of them; a block of speech stays whole."""
    other = offer.draft
    moves = offer.roles >= _CONTENT and draft.found.frame != "block" and not (between and _alike(draft.pieces, other.pieces) < _ALIKE)
    pieces = _content(draft, other.pieces, [piece for d in others for piece in d.pieces]) if moves else draft.pieces
    source = bool(other.speaker) and offer.roles >= _SOURCE and not _dangles(other.speaker)
    return replace(
        draft,
        words=other.words if _fits(other.words, draft, pieces, moves) else draft.words,
        speaker=other.speaker if source else draft.speaker,
        pieces=pieces,
        sure=offer.sure,
    )


def _fits(words: Extent, draft: Draft, pieces: Sequence[Extent], moves: bool) -> bool:
    """Whether the encoder's cue can be that of a draft: it has the word itself and nothing of the content, and all of a phrase that stays as it is."""
    cue = draft.cue.token
    whole = words.start <= cue.start and cue.end <= words.end and not _meets_one(words, pieces)
    return whole and (moves or all(_meet(words, word) for word in draft.found.more))


def _content(draft: Draft, offered: Sequence[Extent], others: Sequence[Extent]) -> tuple[Extent, ...]:
    """The encoder's stretches of content, if they spare the cue and its speaker and end with a phrase.

    Of those that the rules know nothing of only long ones that are no other statement's.
    """
    kept = tuple(e for e in offered if _meets_one(e, draft.pieces) or (e.end - e.start >= _STRAY and not _meets_one(e, others)))
    spared = not any(_meets_one(e, (draft.cue.token, *draft.speaker)) for e in kept)
    return kept if kept and spared and not _breaks_off(kept[-1], draft) else draft.pieces


def _meets_one(extent: Extent, others: Sequence[Extent | Token]) -> bool:
    return any(_meet(extent, other) for other in others)


def _breaks_off(piece: Extent, draft: Draft) -> bool:
    """Whether it ends in the sentence of the cue with a word that waits for one to its right ("through the U.S.-Canada")."""
    words = [t for t in draft.cue.sentence.tokens if t.start < piece.end and t.pos != "PUNCT"]
    return bool(words) and words[-1].end >= piece.end and words[-1].head > words[-1].i


def _dangles(speaker: Sequence[Token]) -> bool:
    """Whether the words of a speaker end in one that waits for another ("Mr. Berg, who was not at")."""
    return len(speaker) > 1 and speaker[-1].pos in ("ADP", "DET", "SCONJ", "AUX")


def _meet(one: Extent | Token, two: Extent | Token) -> bool:
    return one.start < two.end and two.start < one.end


def _alike(one: Sequence[Extent], two: Sequence[Extent]) -> float:
    """Twice the characters that both cover, over all that they cover."""
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in two)
    return 2 * shared / max(1, sum(e.end - e.start for e in (*one, *two)))
