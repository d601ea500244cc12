"""What the document as a whole says about whose office a bare title is: its day, its source, the states it speaks of."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.actors.found import Found
from legation.actors.topics import topics
from legation.model import Document, Sentence
from legation.reference.house_marks import house_in
from legation.reference.outlets import outlet
from legation.reference.register import Register
from legation.reference.sources import sources
from legation.reference.wording import fold

_TOWARD = re.compile(r"\b(?:to|for|toward|towards|with|against|from|upon)\s+(?:the\s+)?$", re.IGNORECASE)
_NEAR = 16  # characters in which such a word stands
_SHARED_HOUSES = frozenset(
    {"house of commons", "house of representatives", "senate", "national assembly", "parliament", "congress", "house of assembly"}
)
_SOURCE_WEIGHT = 4  # mentions that a source's own country counts for; 2, 4 and 8 did the same on our 40 annotated documents


@dataclass(frozen=True)
class Context:
    """`day`: publication day or `None`. `home`: country of the source. `states`: mentioned states, most mentioned first.

    `main_share`: the share of the first of them in all mentions of states. `named`: states with evidence other than
    bodies whose names are common nouns. `topics`: states that are only spoken of. `official`: the source is the government of `home` itself.
    """

    day: str | None
    home: str | None
    states: tuple[str, ...]
    main_share: float = 0.0
    official: bool = False
    named: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    _settings: dict[int, tuple[tuple[int, str], ...]] = field(default_factory=dict, repr=False)
    _own: dict[str, tuple[tuple[int, int], ...]] = field(default_factory=dict, repr=False)
    _toward: frozenset[tuple[int, int]] = field(default=frozenset(), repr=False)

    @classmethod
    def of(cls, found: Sequence[Found], document: Document, register: Register, sentences: Sequence[Sentence] = ()) -> "Context":
        """Reads it off the document."""
        home, official = home_of(document, register)
        settings, own = _by_sentence(found, document, register), _by_key(found)
        counts = Counter(code for said in settings.values() for _, code in said)
        total = sum(counts.values())
        weight = _SOURCE_WEIGHT if home and (official or counts[home]) else 0
        if home and weight:
            counts[home] += weight
        states = tuple(code for code, _ in counts.most_common())
        share = counts[states[0]] / (total + weight) if states else 0.0
        day = document.published or (document.dateline.date if document.dateline else None)
        toward = frozenset((f.sentence, f.start) for f in found if _TOWARD.search(document.text[max(0, f.start - _NEAR) : f.start]))
        return cls(day, home, states, share, official, frozenset(counts), topics(found, sentences), settings, own, toward)

    def is_other_side(self, state: str, one: Found) -> bool:
        """Whether a state is named behind a title in its sentence alone: by an adjective ("met Kenyan traders"), or as where somebody turns ("left for Kenya")."""
        told = [start for start, code in self._settings.get(one.sentence, ()) if code == state]
        elsewhere = any(code == state for sentence, said in self._settings.items() if sentence != one.sentence for _, code in said)
        if not told or elsewhere or min(told) < one.end:
            return False
        return state not in self._own or all((one.sentence, start) in self._toward for start in told)

    def only_describes(self, state: str, one: Found) -> bool:
        """Whether a state other than the source's is named in this sentence alone, by adjectives alone: "The navy boarded a Danish ship"."""
        told = [sentence for sentence, said in self._settings.items() if any(code == state for _, code in said)]
        return state != self.home and set(told) == {one.sentence} and state not in self._own

    def before(self, one: Found) -> tuple[str, ...]:
        """The states named or set in before this place in the sentence before and in its own, in order."""
        earlier = self._settings.get(one.sentence - 1, ())
        return tuple(code for start, code in (*earlier, *self._settings.get(one.sentence, ())) if start < one.start)


def _by_sentence(found: Sequence[Found], document: Document, register: Register) -> dict[int, tuple[tuple[int, str], ...]]:
    """The states that each sentence names, and those of the bodies that it names by more than one word or a short form, with where they stand."""
    settings: dict[int, list[tuple[int, str]]] = {}
    for one in found:
        body = register.bodies.get(one.key or "") if one.kind == "body" else None
        state = one.key if one.kind in ("state", "setting") else body.country if body and _is_plainly_named(one, document) else None
        if state:
            settings.setdefault(one.sentence, []).append((one.start, state))
    return {sentence: tuple(said) for sentence, said in settings.items()}


def _is_plainly_named(body: Found, document: Document) -> bool:
    """Whether a body's name is more than one word, or an abbreviation: "Congress" is that of many states."""
    return body.end - body.start <= 3 or " " in document.text[body.start : body.end]


def _by_key(found: Sequence[Found]) -> dict[str, tuple[tuple[int, int], ...]]:
    """Where each state and body is named, adjectives aside."""
    own: dict[str, list[tuple[int, int]]] = {}
    for one in found:
        if one.key and (one.kind != "state" or one.how != "adjective"):
            own.setdefault(one.key, []).append((one.sentence, one.start))
    return {key: tuple(places) for key, places in own.items()}


def home_of(document: Document, register: Register) -> tuple[str | None, bool]:
    """The state whose government or newspaper the source is, and whether it is the government: by its address, the tables, else by a state's name."""
    house = _house(document, register)
    if house is not None:
        return house, True
    known = sources().get(fold(document.source or "").removeprefix("the "))
    published = outlet(document.source, document.url)
    if published is not None and published.country and (known is None or not published.is_called(document.source or "")):
        return published.country, published.type == "government"
    if known is not None:
        return known.country, known.official
    if not document.source:
        return None, False
    words = document.source.replace("_", " ").split()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            form = register.state_form(" ".join(words[i : i + size]).strip(",."))
            if form:
                return form.code, False
    return None, False


def _house(document: Document, register: Register) -> str | None:
    """The state whose parliament the title of a transcript names ("House of Commons debate"), else its own words show ("(Lab)").

    Where several states have a house of that name, its own words go first.
    """
    words = (document.title or "").split() if document.turns else []
    asked = any(turn.question for turn in document.turns)
    shown = house_in(document.text) if document.turns and not asked else None
    for size in range(min(4, len(words)), 0, -1):
        for i in range(len(words) - size + 1):
            text = " ".join(words[i : i + size]).strip(",.:;")
            body = register.body(text) if text[:1].isupper() else None
            if body is not None and body.sectors[:1] == ("LEG",):
                return shown if shown and fold(text) in _SHARED_HOUSES else body.country
    return shown
