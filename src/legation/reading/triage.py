"""Triage: before anything is parsed, which documents can tell of what passes between states.

An exact matcher over the register's names and a table of words (Aho and Corasick 1975: one pass over the text, however many names there are).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, NamedTuple

import msgspec
from ahocorasick_rs import AhoCorasick, Implementation

from legation.model import Problem
from legation.reading.fields import Reading
from legation.reference.register import Register
from legation.reference.tables import rows

Sort = Literal["party", "person", "title", "strong", "weak", "force"]
# Tuned on 2026-11-29 on every eighth document of diplomatic news and on all of the other news at hand (`python -m tables.triage`): strong words alone passed
# 0.970 of the one and 0.239 of the other; with the two rules below 0.989 and 0.301 (one office-holder in place of two: 0.996 and 0.463); with posts as strong
# words, on all documents, 0.995 and 0.342.
OFFICE_HOLDERS, PARTIES = 2, 3
BRIEF = 60  # words of a text in which a party with a word of force, or two parties, are enough: a telegram says no more
_ARMED = frozenset({"REB", "UAF", "SEP", "PRM", "INS"})
DENSE = 0.04  # titles, office-holders and weak words by word of the text
NOTHING = "nothing in the text tells of what passes between states; `--no-triage` codes it all the same"
SHORT = 4  # letters up to which a name is looked for as it is written: "US" is no "us"


class _Words(msgspec.Struct, frozen=True):
    kind: Literal["strong", "weak", "post", "force"]
    words: tuple[str, ...]
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
        self._matchers = (_Matcher.of(exact, folded=False), _Matcher.of(folded, folded=True))

    def hits(self, text: str) -> tuple[Hit, ...]:
        """All names and words, in the order of the text."""
        return tuple(sorted(hit for matcher in self._matchers for hit in matcher.hits(text)))

    def why(self, text: str) -> str | None:
        """The rule by which a text can tell of what passes between states; none where it does not."""
        found: dict[Sort, set[str]] = {"party": set(), "person": set(), "title": set(), "strong": set(), "weak": set(), "force": set()}
        for hit in self.hits(text):
            found[hit.sort].add(hit.key)
        parties, persons = len(found["party"]), len(found["person"])
        if parties and found["strong"]:
            return "a party and a word of their dealings"
        if found["force"] and any(key in self._armed for key in found["party"]):
            return "an armed group and a word of force"
        if parties and len(text.split()) <= BRIEF and (parties >= 2 or found["force"]):
            return "a brief text of a party"
        if parties >= 2 and persons >= OFFICE_HOLDERS:
            return "office-holders of several parties"
        if parties >= PARTIES and len(found["title"]) + persons + len(found["weak"]) >= DENSE * len(text.split()):
            return "many parties, titles and words of affairs"
        return None

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
        return _passed_over(reading) if reading.codable and english and not self.why(self._whole(reading)) else reading

    @staticmethod
    def _whole(reading: Reading) -> str:
        title = reading.document.title or ""
        return reading.document.text if title in reading.document.text else f"{title}\n{reading.document.text}"


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
