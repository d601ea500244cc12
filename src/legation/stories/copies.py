"""Copies: texts that are one report, printed again or lightly edited. Each joins the report of those before it; the order does not matter.

Texts are compared in pairs (`comparing.same_report`), and whoever is a copy of a copy is of the same report. Which pairs need comparing is told
by their sketches, so the work grows with the number of texts and not with its square.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

from legation.stories.comparing import same_report
from legation.stories.sketches import Sketch, near, sketch
from legation.stories.wordings import Wording, wording

Key = TypeVar("Key", bound=Hashable)


class Copies(Generic[Key]):
    """An index to which texts are added one by one. After each it is as if all had been given at once, in whatever order."""

    def __init__(self) -> None:
        self._texts: dict[Key, str] = {}
        self._report: dict[Key, Key] = {}
        self._members: dict[Key, list[Key]] = {}
        self._alike: dict[int, list[Key]] = defaultdict(list)
        self._same: dict[int, Key] = {}
        self._minima: dict[Key, bytes] = {}

    def add(self, key: Key, text: str) -> None:
        """Adds a text under a key of its own. The same again changes nothing; another text under a known key is an error."""
        if key in self._texts:
            if self._texts[key] != text:
                raise ValueError(f"cannot add another text under the key {key!r}: a text does not change; give it a key of its own")
            return
        made = wording(text)
        self._texts[key], self._report[key], self._members[key] = text, key, [key]
        if not made.words:
            return
        first = self._same.setdefault(made.digest, key)
        if first != key:
            self._join(first, key)
            return
        self._settle(key, made)

    def groups(self) -> list[list[Key]]:
        """All keys, those of one report together, each group in the order of adding; groups by their first."""
        place = {key: n for n, key in enumerate(self._texts)}
        together = [sorted(keys, key=place.__getitem__) for keys in self._members.values()]
        return sorted(together, key=lambda keys: place[keys[0]])

    def of(self, key: Key) -> list[Key]:
        """The keys of the report of this one, itself among them."""
        return list(self._members[self._report[key]])

    def _settle(self, key: Key, made: Wording) -> None:
        drawn = sketch(made)
        for report in self._candidates(drawn):
            if self._report[report[0]] != self._report[key] and any(same_report(made, wording(self._texts[other])) for other in report):
                self._join(report[0], key)
        self._minima[key] = drawn.minima
        for number in drawn.bands:
            self._alike[number].append(key)

    def _candidates(self, drawn: Sketch) -> list[list[Key]]:
        """The texts met in some band and near, by the report to which they belong."""
        reports: dict[Key, list[Key]] = defaultdict(list)
        for key in dict.fromkeys(key for number in drawn.bands for key in self._alike.get(number, ())):
            if near(self._minima[key], drawn.minima):
                reports[self._report[key]].append(key)
        return list(reports.values())

    def _join(self, one: Key, two: Key) -> None:
        kept, taken = sorted((self._report[one], self._report[two]), key=lambda report: -len(self._members[report]))
        if kept != taken:
            for key in self._members[taken]:
                self._report[key] = kept
            self._members[kept] += self._members.pop(taken)


def copies(texts: Iterable[tuple[Key, str]]) -> list[list[Key]]:
    """The keys of the texts, those of one report together. Each group, and the groups by their first, in the order given."""
    index: Copies[Key] = Copies()
    for key, text in texts:
        index.add(key, text)
    return index.groups()
