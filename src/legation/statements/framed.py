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
    kept = [draft for draft in drafts if draft.found.frame == "block" or draft.in_words_of or _sure(draft, told) >= FALLS]
    return sorted([*kept, *_more(kept, told, scene, quotes)], key=lambda d: (d.words.start, d.words.end))


def _sure(draft: Draft, told: Sequence[EncodedFrame]) -> float:
    """How probable it is that the sentence of a draft has a statement by this word or another."""
    sentence = draft.cue.sentence
    near = [f for f in told if sentence.start <= f.cue.start < sentence.end]
    touching = [f.confidence for f in near if f.cue.start < draft.words.end and draft.words.start < f.cue.end]
    return max(touching, default=max((f.confidence for f in near), default=0.0) / 2)


def _more(drafts: Sequence[Draft], told: Sequence[EncodedFrame], scene: Scene, quotes: Quotes) -> Iterator[Draft]:
    for frame in told:
        if frame.confidence >= PROPOSES and not any(_tells(draft, frame) for draft in drafts):
            draft = _draft(frame, scene, quotes)
            if draft is not None:
                yield draft


def _tells(draft: Draft, frame: EncodedFrame) -> bool:
    """Whether a draft has the word of a frame, or half of what it says."""
    return _meet(frame.cue, draft.words) or any(_half(one, piece) for one in frame.of("content") for piece in draft.pieces)


def _draft(frame: EncodedFrame, scene: Scene, quotes: Quotes) -> Draft | None:
    """What a frame proposes, if it has a content and its word stands in the body."""
    content = frame.of("content")
    window = next(w for w in scene.encoded if frame in w.frames)
    inside = [s for s in scene.body if window.first <= s.index <= window.last]
    sentence = next((s for s in inside if s.start <= frame.cue.start < s.end), None)
    if sentence is None or not content:
        return None
    offer = EncodedAttribution(
        cue=frame.cue, source=tuple(Extent(r.start, r.end) for r in frame.of("agent")), content=tuple(Extent(r.start, r.end) for r in content),
        confidence=frame.confidence, roles=min(r.confidence for r in content),
    )  # fmt: skip
    return draft_of(offer, sentence, inside, quotes)


def _meet(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end


def _half(one: Extent, other: Extent) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= 0.5 * (one.end - one.start + other.end - other.start)
