"""What the layouts write: a happening is an occurrence, or one telling of it, with everything that any of them asks for."""

from typing import Literal

import msgspec

from legation.stories.telling import Kind

DONE = ("happened", "ongoing", "held")
Precise = Literal["day", "coarse", "report", "none"]
EXACT = frozenset({"day", "hour", "minute", "second"})


class Side(msgspec.Struct, frozen=True, gc=False, eq=False):
    """An actor on one side of a happening. `party`: ISO3 or acronym of the side for which it acts; `sectors`: PLOVER codes, most specific first.

    Each is read once, so that it is told from others by what it is, not by what it says: what an actor comes to in a layout is found without comparing its fields.
    """

    key: str
    name: str
    kind: str
    country: str | None = None
    party: str | None = None
    sectors: tuple[str, ...] = ()
    cameo: str | None = None
    office: str | None = None
    wikidata: str | None = None


class Person(msgspec.Struct, frozen=True, gc=False):
    """Someone named as taking part in a meeting."""

    name: str
    key: str | None = None
    office: str | None = None
    party: str | None = None
    role: str = "member"


class Paper(msgspec.Struct, frozen=True, gc=False):
    """The document whose words speak for a happening."""

    number: int
    key: str
    id: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


class Told(msgspec.Struct, frozen=True, gc=False):
    """One report of a happening: its fact and where it stands. `sentence`: its number in the document; `at`: the character of the word that shows it."""

    fact: str
    paper: Paper
    confidence: float
    sentence: int
    at: int


class Happening(msgspec.Struct, frozen=True, gc=False):
    """An occurrence, or a telling (`fact` is its id then). What a kind does not have is `None` or empty; `words` and `sentence` only with text.

    `actors`: of an event who acts, of a statement the speaker, of a meeting or commitment its parties; `recipients`: upon whom, to whom, toward whom.
    The fields up to `coding` are those of `columns.fields`, in their order. `meeting` is the number of the meeting that an event is.
    """

    id: str
    occurrence: str
    number: int
    fact: int
    title: str | None
    type: str | None
    mode: str | None
    cameo: str | None
    quad: int | None
    intensity: float | None
    realis: str | None
    mechanism: str | None
    mechanism_name: str | None
    edition: str | None
    level: str | None
    host: str | None
    sidelines_of: str | None
    due: str | None
    first_day: str | None
    last_day: str | None
    precision: str | None
    basis: str | None
    place: str | None
    place_country: str | None
    geonames_id: int | None
    latitude: float | None
    longitude: float | None
    confidence: float | None
    contexts: str | None
    actor_words: str | None
    recipient_words: str | None
    killed_least: int | None
    killed_most: int | None
    wounded_least: int | None
    wounded_most: int | None
    claimed_by: str | None
    told_first: str | None
    told_last: str | None
    reports: int
    documents: int
    judged: int
    meeting: int | None
    meeting_id: str | None
    amount: float | None
    amount_unit: str | None
    speaker_name: str | None
    words: str | None
    sentence: str | None
    sentence_start: int
    sentence_number: int
    coding: int
    kind: Kind
    release: str
    paper: Paper
    actors: tuple[Side, ...] = ()
    recipients: tuple[Side, ...] = ()
    parties: tuple[str, ...] = ()
    toward: tuple[str, ...] = ()
    issues: tuple[str, ...] = ()
    people: tuple[Person, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def day(self) -> str | None:
        """Its own first day, where that is known as a day."""
        return self.first_day if self.precision in EXACT else None

    def dated(self) -> tuple[str | None, Precise]:
        """A day for layouts that must have one, and on what it rests: its own day, else that of its first report, else the first that it can be."""
        if self.precision in EXACT:
            return self.first_day, "day"
        if self.told_first and len(self.told_first) >= 10:
            return self.told_first[:10], "report"
        return (self.first_day, "coarse") if self.first_day else (None, "none")
