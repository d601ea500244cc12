"""What an explanation of a sentence holds. Positions are `start`/`end` into the text of the document."""

import msgspec


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """One rule that was asked: its name ("meetings.encounter: occasion of"), what it asks in words, the answer, and the words that it was asked of.

    `answer`: "yes", "no", "nothing", or what was found. `asked`: the rules that it asked in turn.
    """

    rule: str
    asks: str
    answer: str
    start: int | None = None
    end: int | None = None
    asked: tuple["Question", ...] = ()


class Clause(msgspec.Struct, frozen=True, kw_only=True):
    """The clause of a cue, in the words of the text; empty where it has no such part."""

    predicate: str
    subject: str = ""
    objects: tuple[str, ...] = ()
    obliques: tuple[str, ...] = ()
    negated: bool = False
    modal: str = ""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """A fact that came of a sentence: its kind ("meeting", "event", ...), id, what it says in a line, its confidence, its reason and the words that it
    rests on (of its cue where it has one, else its evidence).
    """

    kind: str
    id: str
    says: str
    confidence: float
    reason: str | None = None
    spans: tuple[tuple[int, int], ...] = ()

    def covers(self, at: int) -> bool:
        """Whether an offset lies in what it rests on."""
        return any(start <= at < end for start, end in self.spans)


class Cue(msgspec.Struct, frozen=True, kw_only=True):
    """A word that may tell of something: the room that looked at it, its clause, what was asked, what decided, and the facts that came of it (ids).

    `decided`: the rules that ended it, the outermost first; empty where something came of it.
    """

    room: str
    start: int
    end: int
    text: str
    clause: Clause
    asked: tuple[Question, ...] = ()
    decided: tuple[Question, ...] = ()
    came: tuple[str, ...] = ()


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """Who stands where: the words, how they name somebody, the actor's key and name, and the party for which they stand (ISO3 or acronym)."""

    start: int
    end: int
    text: str
    how: str
    actor: str | None
    name: str | None
    party: str | None


class Seen(msgspec.Struct, frozen=True, kw_only=True):
    """A word that the encoder takes to tell of a fact: the kind, how probable that is, and the words of each role."""

    kind: str
    start: int
    end: int
    text: str
    confidence: float
    roles: dict[str, tuple[str, ...]] = {}


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """All that is known of how a sentence was read."""

    document: str
    sentence: int
    start: int
    end: int
    text: str
    who: tuple[Named, ...] = ()
    encoder: tuple[Seen, ...] = ()
    cues: tuple[Cue, ...] = ()
    facts: tuple[Told, ...] = ()
    boilerplate: str | None = None
    nothing: str | None = None
