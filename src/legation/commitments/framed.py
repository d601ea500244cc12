"""From a frame that tells of a commitment to one: who is bound toward whom, to what, and by when."""

from collections.abc import Sequence

from legation.frames import Frame, Member
from legation.model import Act, Commitment, Extent, Scene, Span, Statement, Status, Token, content_id
from legation.reference.issues import issues_in

STATUS: dict[Act, Status] = {
    "agreed": "agreed",
    "signed": "signed",
    "announced": "pledged",
    "pledged": "pledged",
    "reaffirmed": "pledged",
    "proposed": "proposed",
    "exploring": "explored",
    "called for": "proposed",
}
_LENGTHS = {"day": 10, "month": 7, "quarter": 7, "year": 4, "week": 10}
_EDGES = " ,;:.\"“”'’"


def framed(scene: Scene, frame: Frame, said: Sequence[Statement]) -> Commitment | None:
    """The commitment that a frame tells; `None` where it says to what or who nowhere, or asks."""
    document, sentence = scene.document, frame.sentence
    content = _content(scene, frame)
    act: Act = frame.answer("act") or "announced"  # type: ignore[assignment]
    sides = _parties(scene, frame.agents) or _speaker(scene, frame, said)
    if content is None or not sides or sentence.text.rstrip("\"'”’) ").endswith("?"):
        return None
    toward = tuple(p for p in _parties(scene, frame.recipients) if p not in sides)
    return Commitment(
        id=content_id("commitment", document.id, content.start, content.end, act), parties=sides, toward=toward, act=act, content=content,
        due=_due(scene, content), status=STATUS[act], issues=issues_in(content.text), confidence=frame.confidence,
        evidence=document.span(sentence.start, sentence.end), reason=frame.reason,
    )  # fmt: skip


def _speaker(scene: Scene, frame: Frame, said: Sequence[Statement]) -> tuple[str, ...]:
    """The side of whoever says it, where the frame names nobody."""
    holding = [s for s in said if any(c.start <= frame.cue.start < c.end for c in s.content) or meet(s.cue, frame.cue)]
    best = min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)
    party = scene.party(best.speaker.actor) if best is not None and best.speaker is not None else None
    return (_plain(party),) if party else ()


def _due(scene: Scene, content: Span) -> str | None:
    published = scene.document.published
    for time in scene.dates_in(content):
        length = _LENGTHS.get(time.precision or "")
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


def alike(one: Extent, other: Extent) -> bool:
    """Whether two contents share half of their words, near enough."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared >= 0.5 * (one.end - one.start + other.end - other.start)


def meet(one: Extent, other: Extent | Token) -> bool:
    """Whether they share a character."""
    return one.start < other.end and other.start < one.end
