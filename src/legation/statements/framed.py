"""Statements in reports on relations between states, as the frames of the encoder see them: which of the rules' stand, and which no rule has."""

from collections.abc import Iterator, Sequence

from legation.model import EncodedAttribution, EncodedFrame, Extent, Scene
from legation.statements.draft import Draft
from legation.statements.proposed import draft_of
from legation.statements.quotes import Quotes

# From which probability on a frame proposes a statement, and under which one that a rule proposes falls.
PROPOSES, FALLS = 0.75, 0.2


def seen(drafts: Sequence[Draft], scene: Scene, quotes: Quotes) -> list[Draft]:
    """The drafts that the encoder sees too, with those that it alone sees, in the order of their cues."""
    told = [frame for window in scene.encoded for frame in window.frames if frame.kind == "statement"]
    if not told:
        return list(drafts)
    kept = [draft for draft in drafts if draft.found.frame == "block" or _sure(draft, told) >= FALLS]
    return sorted([*kept, *_more(kept, told, scene, quotes)], key=lambda d: (d.words.start, d.words.end))


def _sure(draft: Draft, told: Sequence[EncodedFrame]) -> float:
    """How probable it is that the sentence of a draft has a statement by this word or another."""
    sentence = draft.cue.sentence
    near = [f for f in told if sentence.start <= f.cue.start < sentence.end]
    touching = [f.confidence for f in near if f.cue.start < draft.words.end and draft.words.start < f.cue.end]
    return max(touching, default=max((f.confidence for f in near), default=0.0) / 2)


def _more(drafts: Sequence[Draft], told: Sequence[EncodedFrame], scene: Scene, quotes: Quotes) -> Iterator[Draft]:
    body = {sentence.index: sentence for sentence in scene.body}
    for frame in told:
        content = frame.of("content")
        if frame.confidence < PROPOSES or not content or any(_meet(frame.cue, draft.words) for draft in drafts):
            continue
        if any(_half(one, piece) for one in content for draft in drafts for piece in draft.pieces):
            continue
        window = next(w for w in scene.encoded if frame in w.frames)
        inside = [body[n] for n in range(window.first, window.last + 1) if n in body]
        sentence = next((s for s in inside if s.start <= frame.cue.start < s.end), None)
        offer = EncodedAttribution(
            cue=frame.cue, source=tuple(Extent(r.start, r.end) for r in frame.of("agent")), content=tuple(Extent(r.start, r.end) for r in content),
            confidence=frame.confidence, roles=min(r.confidence for r in content),
        )  # fmt: skip
        draft = draft_of(offer, sentence, inside, quotes) if sentence is not None else None
        if draft is not None:
            yield draft


def _meet(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end


def _half(one: Extent, other: Extent) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= 0.5 * (one.end - one.start + other.end - other.start)
