"""Quotations signed with a dash: ""The pact is dead." - Commissioner Peter Lund"": the dash attributes."""

import re
from collections.abc import Iterator, Sequence

from legation.model import Extent, Scene, Speaker, Statement, content_id
from legation.reference.issues import issues_in

_SIGNED = re.compile(
    r"^[ \t]*(?P<words>[“\"](?P<inner>[^“”\"\n]{8,600})[”\"])[ \t]*(?P<dash>[-–—]{1,2})[ \t]*(?P<name>[A-Z][^\n]{2,120}?)[.]?[ \t]*$",
    re.MULTILINE,
)
_SURE = 0.8


def signed(scene: Scene, told: Sequence[Statement]) -> Iterator[Statement]:
    """Statements of quotations that stand on a line with a dash and a known person, office or body behind; none within `told`."""
    document = scene.document
    for match in _SIGNED.finditer(document.text):
        name = Extent(match.start("name"), match.end("name"))
        actor = next((m.actor for m in scene.mentions_in(name) if m.actor and _speaks(scene, m.actor)), None)
        if actor is None or any(piece.start < match.end("words") and match.start("words") < piece.end for s in told for piece in s.content):
            continue
        content = document.span(match.start("inner"), match.end("inner"))
        yield Statement(
            id=content_id("s", document.id, match.start("dash"), match.end("dash"), content.start, content.end),
            speaker=Speaker(name.start, name.end, match["name"], actor=actor), cue=document.span(match.start("dash"), match.end("dash")),
            content=(content,), quoted="direct", addressees=(), issues=tuple(issues_in(content.text)),
            about=tuple(dict.fromkeys(m.actor for m in scene.mentions_in(content) if m.actor)), confidence=_SURE, reason="signed with a dash",
        )  # fmt: skip


def _speaks(scene: Scene, key: str) -> bool:
    actor = scene.actor(key)
    return actor is not None and actor.kind in ("person", "office", "body", "organisation")
