"""From a frame that tells of a commitment to one: who is bound toward whom, to what, and by when."""

from collections.abc import Iterator, Sequence

from legation.frames import Frame, Member, frames
from legation.model import SURE, Act, Commitment, Extent, Scene, Span, Statement, Status, content_id
from legation.reference.issues import issues_in

# From which probability on a frame proposes a commitment, and under which one that a rule proposes falls.
PROPOSES, FALLS = 0.9, 0.0
_LENGTHS = {"day": 10, "month": 7, "quarter": 7, "year": 4, "week": 10}
_EDGES = " ,;:.\"“”'’"


class Bound:
    """The frames of commitments of a document; without an encoder there are none, and all that rules propose stands."""

    def __init__(self, scene: Scene, statements: tuple[Statement, ...], statuses: dict[Act, Status]) -> None:
        self._scene, self._said, self._statuses = scene, statements, statuses
        self._frames = frames(scene, "commitment") if scene.encoded else ()

    def sure(self, commitment: Commitment) -> float | None:
        """How probable a rule's commitment is, as far as the encoder sees; `None` without one."""
        if not self._scene.encoded:
            return None
        near = [f.confidence for f in self._frames if f.sentence.start == commitment.evidence.start]
        return max(near, default=0.0)

    def stands(self, commitment: Commitment) -> bool:
        """Whether what a rule proposes is told at all."""
        sure = self.sure(commitment)
        return sure is None or sure >= FALLS

    def more(self, known: Sequence[Commitment]) -> Iterator[Commitment]:
        """What no rule proposes, in the order of the text."""
        taken: list[Extent] = [c.content for c in known]
        for frame in sorted(self._frames, key=lambda f: -f.confidence):
            asked = frame.sentence.text.rstrip("\"'”’) ").endswith("?")
            told = self._commitment(frame) if frame.confidence >= PROPOSES and not asked else None
            if told is not None and not any(_half(told.content, other) for other in taken):
                taken.append(told.content)
                yield told

    def _commitment(self, frame: Frame) -> Commitment | None:
        document, sentence = self._scene.document, frame.sentence
        content = _content(self._scene, frame)
        act: Act = frame.answer("act") or "announced"  # type: ignore[assignment]
        sides = _parties(self._scene, frame.agents) or self._speaker(frame)
        if content is None or not sides:
            return None
        toward = tuple(p for p in _parties(self._scene, frame.recipients) if p not in sides)
        return Commitment(
            id=content_id("commitment", document.id, content.start, content.end, act), parties=sides, toward=toward, act=act, content=content,
            due=self._due(content), status=self._statuses[act], issues=issues_in(content.text), confidence=max(SURE, frame.confidence),
            evidence=document.span(sentence.start, sentence.end), reason=frame.reason,
        )  # fmt: skip

    def _speaker(self, frame: Frame) -> tuple[str, ...]:
        """The side of whoever says it, where the frame names nobody."""
        holding = [s for s in self._said if any(c.start <= frame.cue.start < c.end for c in s.content) or _meet(s.cue, frame.cue)]
        best = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
        party = self._scene.party(best.speaker.actor) if best is not None and best.speaker is not None else None
        return (_plain(party),) if party else ()

    def _due(self, content: Span) -> str | None:
        for time in self._scene.dates_in(content):
            length = _LENGTHS.get(time.precision or "")
            published = self._scene.document.published
            if length and time.until and time.type in ("DATE", "TIME") and (published is None or time.until > published):
                return time.until[:length]
        return None


def _content(scene: Scene, frame: Frame) -> Span | None:
    """The longest stretch of content, on whole words."""
    best = max(frame.content, key=lambda e: e.end - e.start, default=None)
    if best is None:
        return None
    start, end = best.start, min(best.end, frame.sentence.end)
    text = scene.document.text
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return scene.document.span(start, end) if end - start > 3 else None


def _parties(scene: Scene, side: Sequence[Member]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_plain(party) for m in side if m.key and (party := scene.party(m.key) or m.key)))


def _plain(party: str) -> str:
    """A party as commitments name it: ISO3 or acronym."""
    return party.split(":", 1)[-1].upper()


def _half(one: Extent, other: Extent) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= 0.5 * (one.end - one.start + other.end - other.start)


def _meet(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end
