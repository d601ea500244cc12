"""The frame: a word that tells of a fact, with its kind, who and what plays a part in it, and what is likeliest about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from legation.model import Encoded, EncodedFrame, Extent, Sentence, Span


@dataclass(frozen=True)
class Member:
    """One that plays a part: its words, the actor that they denote if it is known, and how probable the part is.

    `borrowed`: the actor is the one to whom the words belong ("Russian nationals"), not the words' own.
    """

    span: Span
    key: str | None
    confidence: float
    pronoun: bool = False
    borrowed: bool = False


@dataclass(frozen=True)
class Frame:
    """What one word tells. `answers`: the likeliest realis, mode, act, level and form, each with its probability; `flags`: what is asked yes or no.

    `around`: the sentences that were read with it, in which those who play a part may stand.
    """

    kind: str
    cue: Span
    sentence: Sentence
    confidence: float
    by: str
    agents: tuple[Member, ...] = ()
    recipients: tuple[Member, ...] = ()
    claimants: tuple[Member, ...] = ()
    content: tuple[Extent, ...] = ()
    dates: tuple[Extent, ...] = ()
    places: tuple[Extent, ...] = ()
    answers: Mapping[str, tuple[str, float]] = field(default_factory=dict)
    flags: Mapping[str, float] = field(default_factory=dict)
    source: tuple[Encoded, EncodedFrame] | None = None
    around: tuple[Sentence, ...] = ()

    def part(self, role: str, extent: Extent) -> float:
        """How probable it is that some words near the frame play this part in it."""
        return self.source[0].part(self.source[1], role, extent) if self.source is not None else 0.0

    def answer(self, name: str) -> str | None:
        """The likeliest answer to a question."""
        return self.answers[name][0] if name in self.answers else None

    @property
    def reason(self) -> str:
        """Who proposes it, and how sure."""
        return f"{self.by}: {self.kind} {self.confidence:.2f}"
