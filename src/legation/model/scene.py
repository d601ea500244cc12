"""What is known of a document before facts are coded: the value that the fact rooms look at."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from legation.model.encoded import Encoded
from legation.model.mentions import Actor, Mention, Place, Time
from legation.model.text import Document, Extent, Sentence


class Scene:
    """A document with its sentences, actors, mentions, places and dates, and look-ups by position. Never changed after it is made."""

    def __init__(  # noqa: PLR0913  the parts of a scene, each by its name
        self,
        document: Document,
        sentences: Sequence[Sentence],
        *,
        actors: Sequence[Actor] = (),
        mentions: Sequence[Mention] = (),
        places: Sequence[Place] = (),
        dates: Sequence[Time] = (),
        encoded: Sequence[Encoded] = (),
    ) -> None:
        self.document = document
        self.sentences = tuple(sentences)
        self.actors = tuple(actors)
        self.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
        self.places = tuple(places)
        self.dates = tuple(dates)
        self.encoded = tuple(encoded)
        self._actors = {actor.key: actor for actor in self.actors}
        self._starts = [mention.start for mention in self.mentions]
        self._longest = max((m.end - m.start for m in self.mentions), default=0)

    def with_actors(self, more: Sequence[Actor]) -> "Scene":
        """The same scene with these actors after its own."""
        if not more:
            return self
        cast = (*self.actors, *more)
        return Scene(
            self.document, self.sentences, actors=cast, mentions=self.mentions, places=self.places, dates=self.dates, encoded=self.encoded
        )

    def with_document(self, document: Document) -> "Scene":
        """The same scene of this document, which has the same text."""
        if document is self.document:
            return self
        return Scene(
            document, self.sentences, actors=self.actors, mentions=self.mentions, places=self.places, dates=self.dates, encoded=self.encoded
        )

    @property
    def body(self) -> tuple[Sentence, ...]:
        """The sentences from which facts are coded: all that are not boilerplate."""
        return tuple(s for s in self.sentences if s.boilerplate is None)

    def actor(self, key: str | None) -> Actor | None:
        """The actor with this key, if it is in the document."""
        return self._actors.get(key) if key is not None else None

    def party(self, key: str | None) -> str | None:
        """ISO3 or acronym of the side for which the actor with this key acts."""
        actor = self.actor(key)
        return (actor.party or actor.country) if actor else None

    @cached_property
    def prominence(self) -> Mapping[str, float]:
        """How often each party (where it has none, each actor) is named, as a share of the mentions of the one named most."""
        named = Counter(self.party(m.actor) or m.actor for m in self.mentions if m.actor is not None)
        most = max(named.values(), default=1)
        return {party: count / most for party, count in named.items() if party is not None}

    def mentions_at(self, start: int, end: int | None = None) -> tuple[Mention, ...]:
        """Mentions that cover `start` to `end` (one character by default), longest first."""
        stop = start + 1 if end is None else end
        low = bisect_left(self._starts, start - self._longest)
        found = []
        for mention in self.mentions[low:]:
            if mention.start > start:
                break
            if mention.end >= stop:
                found.append(mention)
        return tuple(sorted(found, key=lambda m: m.start - m.end))

    def mention_at(self, start: int, end: int | None = None) -> Mention | None:
        """The longest mention that covers this stretch."""
        found = self.mentions_at(start, end)
        return found[0] if found else None

    def mentions_in(self, extent: Extent) -> tuple[Mention, ...]:
        """Mentions that lie wholly inside `extent`, in order; nested ones included."""
        low = bisect_left(self._starts, extent.start)
        found = []
        for mention in self.mentions[low:]:
            if mention.start >= extent.end:
                break
            if mention.end <= extent.end:
                found.append(mention)
        return tuple(found)

    def places_in(self, extent: Extent) -> tuple[tuple[int, Place], ...]:
        """Places inside `extent` with their positions in `places`."""
        return tuple((i, p) for i, p in enumerate(self.places) if p.start >= extent.start and p.end <= extent.end)

    def dates_in(self, extent: Extent) -> tuple[Time, ...]:
        """Time expressions inside `extent`."""
        return tuple(d for d in self.dates if d.start >= extent.start and d.end <= extent.end)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers this character."""
        for sentence in self.sentences:
            if sentence.start <= offset < sentence.end:
                return sentence
        return None

    def members(self, keys: Iterable[str]) -> tuple[str, ...]:
        """Actor keys with groups replaced by their members, in order, each once."""
        out: dict[str, None] = {}
        for key in keys:
            actor = self.actor(key)
            for member in actor.members if actor and actor.kind == "group" and actor.members else (key,):
                out[member] = None
        return tuple(out)
