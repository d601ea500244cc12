"""What the encoder takes for the sides of a sentence: it backs those that syntax proposes, and names some that syntax misses."""

import re
from dataclasses import dataclass, replace

from legation.events.parties import Party, party_at
from legation.language import descendants
from legation.model import EncodedSide, Extent, Scene, Sentence, Span, Token
from legation.model.encoded import Side

# The mean probability of the tags of a side from which on it counts.
BAR = 0.6
_LOOSE = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "DET", "PART"})
_CLAUSE = re.compile(r"\b(?:who|which|that|whose)\b")


@dataclass(frozen=True)
class Backing:
    """The sides that the encoder found in one sentence; empty where rules alone decide."""

    sides: tuple[EncodedSide, ...] = ()

    def at(self, span: Span, side: Side) -> EncodedSide | None:
        """The side that shares most with a stretch; none where none is sure enough."""
        shared = [(min(s.end, span.end) - max(s.start, span.start), s) for s in self.sides if s.side == side and s.confidence >= BAR]
        best = max(shared, key=lambda pair: pair[0], default=None)
        return best[1] if best is not None and best[0] > 0 else None

    def all(self, side: Side) -> tuple[EncodedSide, ...]:
        """The sides of one kind that are sure enough, in order."""
        return tuple(s for s in self.sides if s.side == side and s.confidence >= BAR)


NOTHING = Backing()


def backing(scene: Scene, sentence: Sentence) -> Backing:
    """What the encoder says of this sentence."""
    found = [s for w in scene.encoded if w.first <= sentence.index <= w.last for s in w.sides]
    inside = (s for s in found if sentence.start <= s.start and s.end <= sentence.end)
    return Backing(tuple(trimmed for s in inside if (trimmed := _trimmed(sentence, s)) is not None))


def _trimmed(sentence: Sentence, side: EncodedSide) -> EncodedSide | None:
    """Without the small words at its ends that belong to no name of a side ("three aid workers in"); `None` where nothing is left."""
    words = [t for t in sentence.tokens if side.start <= t.start and t.end <= side.end]
    while words and words[-1].pos in _LOOSE:
        words.pop()
    while words and words[0].pos in _LOOSE - {"DET"}:
        words.pop(0)
    return EncodedSide(words[0].start, words[-1].end, side=side.side, confidence=side.confidence) if words else None


def backed(scene: Scene, found: tuple[Party, ...], sides: Backing, side: Side) -> tuple[Party, ...]:
    """The same parties, those that the encoder has too marked as such, in its words where they say more of just one of them."""
    held = [sides.at(p.span, side) for p in found]
    return tuple(_backed(scene, p, s, alone=held.count(s) == 1) for p, s in zip(found, held, strict=True))


def _backed(scene: Scene, party: Party, side: EncodedSide | None, *, alone: bool) -> Party:
    if side is None:
        return party
    if not alone or party.pronoun or not (side.start <= party.span.start and party.span.end <= side.end):
        return replace(party, backed=True)
    words = scene.document.span(side.start, side.end)
    return replace(party, backed=True, span=party.span if _CLAUSE.search(words.text) else words)


def missed(scene: Scene, sentence: Sentence, tokens: tuple[Token, ...], sides: Backing) -> tuple[Party, ...]:
    """The targets that only the encoder has, if they hang on these words."""
    below = set().union(*(descendants(sentence, t, without=("relcl", "advcl")) for t in tokens))
    out = []
    for side in sides.all("target"):
        head = top(sentence, side)
        party = party_at(scene, sentence, head) if head is not None and head.i in below else None
        if party is not None:
            out.append(replace(party, backed=True))
    return tuple(out)


def top(sentence: Sentence, extent: Extent) -> Token | None:
    """The highest word of a stretch: the one governed from outside it, or the root."""
    inside = [t for t in sentence.tokens if extent.start <= t.start and t.end <= extent.end and t.pos != "PUNCT"]
    positions = {t.i for t in inside}
    return next((t for t in inside if t.head not in positions or t.head == t.i), None)
