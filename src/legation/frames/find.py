"""Frames of a document as the encoder proposes them, in the order of their cues; the words of each part are resolved to actors."""

from collections.abc import Iterator

from legation.frames.frame import Frame, Member
from legation.frames.members import members
from legation.model import Encoded, EncodedFrame, Extent, Scene, Sentence

_SURE = 0.5  # the mean probability from which on words play a part


def frames(scene: Scene, *kinds: str) -> tuple[Frame, ...]:
    """The frames of these kinds, or of all; none where rules alone decide."""
    return tuple(_each(scene, frozenset(kinds)))


def _each(scene: Scene, kinds: frozenset[str]) -> Iterator[Frame]:
    body = {sentence.index: sentence for sentence in scene.body}
    for window in scene.encoded:
        inside = [body[n] for n in range(window.first, window.last + 1) if n in body]
        for told in window.frames:
            if kinds and told.kind not in kinds:
                continue
            sentence = next((s for s in inside if s.start <= told.cue.start < s.end), None)
            if sentence is not None:
                yield _frame(scene, (window, told), sentence, tuple(inside))


def _frame(scene: Scene, source: tuple[Encoded, EncodedFrame], sentence: Sentence, sentences: tuple[Sentence, ...]) -> Frame:
    told = source[1]

    def of(role: str) -> tuple[Member, ...]:
        return members(scene, sentences, told.of(role))

    def extents(role: str) -> tuple[Extent, ...]:
        return tuple(Extent(r.start, r.end) for r in sorted(told.of(role), key=lambda r: -r.confidence) if r.confidence >= _SURE)

    return Frame(
        kind=told.kind, cue=scene.document.span(told.cue.start, told.cue.end), sentence=sentence, confidence=told.confidence, by="encoder",
        agents=of("agent"), recipients=of("recipient"), claimants=of("claimant"), content=extents("content"), dates=extents("date"),
        places=extents("place"), answers=told.answers, flags=told.flags, source=source, around=sentences,
    )  # fmt: skip
