"""Triage: before anything is parsed, which documents can tell of what passes between states.

An exact matcher over the register's names and a table of words (Aho and Corasick 1975: one pass over the text, however many names there are).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from math import log, log1p
from pathlib import Path
from typing import Literal, NamedTuple, get_args

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from legation.model import Problem
from legation.reading.fields import Reading
from legation.reference.register import Register
from legation.reference.tables import rows

Sort = Literal["party", "person", "title", "strong", "weak", "force"]
SORTS: tuple[Sort, ...] = get_args(Sort)
# `triage_weights.tsv` is learnt by `training/triage.py`. Tried on 2026-12-01 by sources held apart: from a sum of -0.84 on 0.990 of diplomatic news pass and
# 0.081 of other news; five rules of "two parties and a strong word", on the same texts: 0.995 and 0.342. Weights of single words did no better than the
# rules (0.31 to 0.36 of other news at 0.985), and weights of densities and of what stands at the beginning no better than these eight.
THRESHOLD = -0.9
FEW = 150  # words up to which a text is not weighed: too little stands in it
BRIEF = 60  # words of a text in which a party with a word of force, or two parties, are enough: a telegram says no more
OFFICE_HOLDERS = 2
OFFICIAL = frozenset({"government", "igo"})  # who publishes what passes between states, in other words than news has
_ARMED = frozenset({"REB", "UAF", "SEP", "PRM", "INS"})
NOTHING = "nothing in the text tells of what passes between states; `--no-triage` codes it all the same"
SHORT = 4  # letters up to which a name is looked for as it is written: "US" is no "us"


class _Words(msgspec.Struct, frozen=True):
    kind: Literal["strong", "weak", "post", "force"]
    words: tuple[str, ...]
    source: str


class _Weight(msgspec.Struct, frozen=True):
    term: Sort | Literal["one", "words"]
    weight: float
    source: str


class Hit(NamedTuple):
    """A name or word in the text: of which sort, and what it stands for."""

    start: int
    end: int
    sort: Sort
    key: str


@dataclass(frozen=True)
class _Matcher:
    automaton: AhoCorasick
    meanings: tuple[tuple[Sort, str], ...]
    folded: bool

    @classmethod
    def of(cls, patterns: dict[str, tuple[Sort, str]], *, folded: bool) -> "_Matcher":
        built = AhoCorasick(list(patterns), implementation=Implementation.ContiguousNFA)
        return cls(built, tuple(patterns.values()), folded)

    def hits(self, text: str) -> Iterator[Hit]:
        """Whole words only; names within names are given too."""
        for number, start, end in self.automaton.find_matches_as_indexes(_lower(text) if self.folded else text, overlapping=True):
            if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
                yield Hit(start, end, *self.meanings[number])


class Triage:
    """Built once from a register. Only whole documents are passed over: of one that passes, every paragraph is parsed. To pass over the paragraphs too in which
    there is no hit and no speech would spare 5.3% of the words of diplomatic documents, and lose 0.9% of their facts (`python -m tables.triage`)."""

    def __init__(self, register: Register) -> None:
        exact: dict[str, tuple[Sort, str]] = {}
        folded: dict[str, tuple[Sort, str]] = {}
        for surface, sort, key in (*_names(register), *_table()):
            name = _lower(surface)
            if sort in ("party", "person") and len(surface) <= SHORT:
                exact.setdefault(surface, (sort, key))
            elif len(name) == len(surface) > 1:
                folded.setdefault(name, (sort, key))
        self._armed = frozenset(key for key, one in register.organisations.items() if one.kind == "group" and set(one.sectors) & _ARMED)
        self._weights = {row.term: row.weight for row in rows("triage_weights", _Weight)}
        self._matchers = (_Matcher.of(exact, folded=False), _Matcher.of(folded, folded=True))

    def hits(self, text: str) -> tuple[Hit, ...]:
        """All names and words, in the order of the text."""
        return tuple(sorted(hit for matcher in self._matchers for hit in matcher.hits(text)))

    def why(self, text: str, *, official: bool = False) -> str | None:
        """The rule by which a text can tell of what passes between states; none where it does not."""
        found, words = self.found(text), len(text.split())
        if words > FEW and not official:
            known = found["party"] and self.evidence(found, words) >= THRESHOLD
            return "names and words of affairs, many for its length" if known else None
        return self._by_rule(found, words)

    def found(self, text: str) -> dict[Sort, set[str]]:
        """What stands in the text, by its sort, each once however often it is named."""
        found: dict[Sort, set[str]] = {sort: set() for sort in SORTS}
        for hit in self.hits(text):
            found[hit.sort].add(hit.key)
        return found

    def evidence(self, found: Mapping[Sort, Collection[str]], words: int) -> float:
        """How much speaks for it that a text of so many words tells of what passes between states: a logistic sum, of `training/triage.py`."""
        told = terms(found, words)
        return sum(weight * told[term] for term, weight in self._weights.items())

    def _by_rule(self, found: Mapping[Sort, Collection[str]], words: int) -> str | None:
        """The rule for a text that is too short to be weighed, or that a state itself publishes."""
        parties, persons = len(found["party"]), len(found["person"])
        if parties and found["strong"]:
            return "a party and a word of their dealings"
        if found["force"] and self._armed.intersection(found["party"]):
            return "an armed group and a word of force"
        if parties and words <= BRIEF and (parties >= 2 or found["force"]):
            return "a brief text of a party"
        return "office-holders of several parties" if parties >= 2 and persons >= OFFICE_HOLDERS else None

    @classmethod
    def of(cls, own: Path | None = None) -> "Triage":
        """Triage by the register of this release, with the tables of a folder of the user's own where one is named."""
        return cls(Register.load(own))

    def sifted(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings in order, each as `one` has it."""
        return map(self.one, readings)

    def one(self, reading: Reading) -> Reading:
        """The reading; where it is to be coded and tells of nothing here, it is not, and says why."""
        english = (
            (reading.document.language or "en").casefold().startswith("en")
        )  # a text that is coded in another language has other words
        if not reading.codable or not english:
            return reading
        official = reading.document.source_type in OFFICIAL
        return reading if self.why(self._whole(reading), official=official) else _passed_over(reading)

    @staticmethod
    def _whole(reading: Reading) -> str:
        title = reading.document.title or ""
        return reading.document.text if title in reading.document.text else f"{title}\n{reading.document.text}"


def terms(found: Mapping[Sort, Collection[str]], words: int) -> dict[str, float]:
    """What of a text of so many words is weighed, by the terms of `triage_weights.tsv`."""
    return {"one": 1.0, "words": log(max(1, words)), **{sort: log1p(len(found[sort])) for sort in SORTS}}


def _passed_over(reading: Reading) -> Reading:
    problem = Problem(level="warning", stage="triage", message=f"skipped: {NOTHING}")
    return replace(reading, problems=(*reading.problems, problem), codable=False)


def _names(register: Register) -> Iterator[tuple[str, Sort, str]]:
    posts = {post for row in rows("triage_words", _Words) if row.kind == "post" for post in row.words}
    for form in register.forms():
        sort: Sort = "strong" if form.key in posts else "title" if form.kind == "title" else "person" if form.kind == "person" else "party"
        yield form.surface, sort, form.key
        if sort == "party" and form.surface.isupper() and len(form.surface) <= SHORT:
            yield ".".join(form.surface) + ".", sort, form.key


def _table() -> Iterable[tuple[str, Sort, str]]:
    return ((word, row.kind, word) for row in rows("triage_words", _Words) if row.kind != "post" for word in row.words)


def _lower(text: str) -> str:
    """In small letters, with every character in its place."""
    lowered = text.lower()
    return lowered if len(lowered) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
