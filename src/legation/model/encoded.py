"""What the trained encoder proposes for a window of text: attributions, and who did it to whom. Hints for the fact rooms, never facts."""

from collections.abc import Mapping
from typing import Literal, Protocol

import msgspec

from legation.model.text import Extent

Side = Literal["source", "target"]


class EncodedAttribution(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A cue with its source and content, in characters of the document. The source may be missing.

    `confidence`: the probability that the cue is one, 0 to 1; `roles`: the mean probability of the tags of source and content.
    """

    cue: Extent
    source: tuple[Extent, ...] = ()
    content: tuple[Extent, ...] = ()
    confidence: float = 0.0
    roles: float = 0.0


class EncodedSide(Extent, frozen=True, kw_only=True):
    """Words that name who did something ("source") or to whom ("target"), with their mean probability."""

    side: Side
    confidence: float = 0.0


class EncodedRole(Extent, frozen=True, kw_only=True):
    """Words that play a part in what a frame tells of, with their mean probability."""

    role: str
    confidence: float = 0.0


class EncodedFrame(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A word that tells of a fact: its kind (a PLOVER type, "meeting", "statement", "commitment"), its roles, and what is likeliest about it.

    `confidence`: the probability that the word tells of this kind; `flags`: the probabilities of what is asked yes or no. `realis`, `mode`, `act`, `level`
    and `form` each with the probability of the likeliest answer.
    """

    kind: str
    cue: Extent
    confidence: float
    roles: tuple[EncodedRole, ...] = ()
    answers: Mapping[str, tuple[str, float]] = {}
    flags: Mapping[str, float] = {}

    def of(self, role: str) -> tuple[EncodedRole, ...]:
        """The words of one role, in order."""
        return tuple(one for one in self.roles if one.role == role)


class Encoded(Protocol):
    """A window that the encoder has read: sentences `first` to `last` (positions in the document's list, included)."""

    @property
    def first(self) -> int: ...

    @property
    def last(self) -> int: ...

    @property
    def attributions(self) -> tuple[EncodedAttribution, ...]:
        """In order of their cues."""
        ...

    @property
    def sides(self) -> tuple[EncodedSide, ...]:
        """In order; a reciprocal party is there once for each side."""
        ...

    @property
    def frames(self) -> tuple[EncodedFrame, ...]:
        """In order of their cues; empty where the weights know of none."""
        ...

    def part(self, frame: EncodedFrame, role: str, extent: Extent) -> float:
        """How probable it is that these words play this part in one of the frames."""
        ...

    def pair(self, source: Extent | None, target: Extent | None) -> Mapping[str, float]:
        """Probabilities of the 15 types that the encoder tells apart (YIELD: CONCEDE or RETREAT), between two stretches of the window."""
        ...
