"""The facts: statements, events, meetings, commitments, and the problems met on the way."""

from typing import Literal

import msgspec

from legation.model.mentions import When
from legation.model.text import Extent, Span, Speaker

Quoted = Literal["direct", "indirect", "mixed"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
EventRealis = Literal["happened", "ongoing", "planned", "proposed", "conditional", "denied", "cancelled"]
MeetingRealis = Literal["held", "ongoing", "planned", "proposed", "cancelled", "postponed"]
MeetingKind = Literal["bilateral", "trilateral", "multilateral"]
MeetingMode = Literal["in person", "phone", "video", "unknown"]
Level = Literal["leader", "minister", "official", "unknown"]
Role = Literal["lead", "host", "visitor", "member"]
Act = Literal["agreed", "signed", "announced", "pledged", "reaffirmed", "proposed", "exploring", "called for"]
Status = Literal[
    "explored", "proposed", "pledged", "agreed", "signed", "under way", "fulfilled", "suspended", "abandoned", "kept", "broken", "overtaken"
]


class Casualties(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """The dead and wounded as told: least and most of each ("dozens" is a range), `None` where nothing is said of them."""

    killed: tuple[int, int] | None = None
    wounded: tuple[int, int] | None = None


class Amount(Span, frozen=True, kw_only=True):
    """A number of money, troops or items as told: `value` in whole units, `unit` an ISO 4217 code or a plain noun ("troops")."""

    value: float
    unit: str | None = None


class Statement(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Words attributed to a speaker. `content` comes in pieces where the cue splits it; `about` and `addressees` are actor keys."""

    id: str
    speaker: Speaker | None
    cue: Span
    content: tuple[Span, ...]
    quoted: Quoted
    addressees: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    confidence: float = 0.0
    reason: str | None = None

    def _repr_html_(self) -> str:
        from legation.model.notebook import fact_html

        return fact_html(self)


# From which confidence on an event is one. Tried 0.4, 0.5, 0.6 and 0.7 on 300 development sentences: best event F1 0.678, 0.678, 0.670, 0.671. Of the
# events of twenty documents one in seven lies between 0.5 and 0.6: among them deaths without a known agent, which are worth having.
SURE = 0.5


class Event(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who did what to whom, in PLOVER (`event`, `mode`, `contexts`, `intensity`) and CAMEO (`cameo`, `goldstein`).

    `quad`: 1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict. `place` is a position in the
    document's list of places. Reciprocal events name all actors in `actors` and have their spans in both lists. With a `confidence` under `SURE`
    it is only possible: given out with its document, counted and merged nowhere. `confidence`: the probability that its type is right in its
    sentence, `sides_confidence` that both sides are too. `tellings`: every stretch of the document that tells of it; `claimed_by`: who says so, where
    the text does not tell it as fact.
    """

    id: str
    event: EventType
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: int
    intensity: float
    goldstein: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    actor_spans: tuple[Span, ...]
    recipient_spans: tuple[Span, ...]
    realis: EventRealis
    when: When | None
    place: int | None
    trigger: Span
    sentence: Extent
    issues: tuple[str, ...] = ()
    confidence: float = 0.0
    sides_confidence: float | None = None
    tellings: tuple[Span, ...] = ()
    claimed_by: Speaker | None = None
    casualties: Casualties | None = None
    amount: Amount | None = None
    reason: str | None = None

    @property
    def sure(self) -> bool:
        """Whether it counts; otherwise it is a possible event."""
        return self.confidence >= SURE

    @property
    def others(self) -> tuple[Span, ...]:
        """The words of those to whom it is done, without those who act: of a reciprocal event none."""
        return tuple(span for span in self.recipient_spans if span not in self.actor_spans)

    def _repr_html_(self) -> str:
        from legation.model.notebook import fact_html

        return fact_html(self)


class Participant(Span, frozen=True, kw_only=True):
    """A person named as taking part; `office` as the text gives it, else the register's."""

    actor: str | None
    name: str
    office: str | None = None
    party: str | None = None
    role: Role = "member"


class Venue(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where a meeting takes place."""

    name: str
    country: str | None = None
    geonames_id: int | None = None


class Meeting(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One encounter of representatives of two or more parties, however often it is told."""

    id: str
    title: str
    mechanism: str | None
    mechanism_name: str | None
    edition: str | None
    kind: MeetingKind
    mode: MeetingMode
    visit: bool
    level: Level
    realis: MeetingRealis
    parties: tuple[str, ...]
    host: str | None
    participants: tuple[Participant, ...]
    place: Venue | None
    when: When | None
    issues: tuple[str, ...]
    outcomes: tuple[str, ...]
    part_of: str | None
    sidelines_of: str | None
    evidence: tuple[Span, ...]
    confidence: float = 0.0
    reason: str | None = None

    def _repr_html_(self) -> str:
        from legation.model.notebook import fact_html

        return fact_html(self)


class Commitment(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A party binds itself, is bound, or says it means to do something. `parties` and `toward`: ISO3 or acronyms; `due`: ISO 8601, may be partial."""

    id: str
    parties: tuple[str, ...]
    toward: tuple[str, ...]
    act: Act
    content: Span
    due: str | None
    status: Status | None
    issues: tuple[str, ...]
    evidence: Span
    confidence: float = 0.0
    amount: Amount | None = None
    reason: str | None = None

    def _repr_html_(self) -> str:
        from legation.model.notebook import fact_html

        return fact_html(self)


class Problem(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What went wrong while a document was read or coded; an `error` means the document has no facts."""

    level: Literal["warning", "error"]
    stage: str
    message: str
    start: int | None = None
    end: int | None = None
