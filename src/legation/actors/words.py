"""Words as the look-ups see them: folded, with their places in the text, and a tree of phrases made of such words."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from legation.reference.wording import fold

Value = TypeVar("Value")
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W\d_]))?|[^\W\d_]+|\d+|[^\w\s]|_")


class Word(NamedTuple):
    """One word or mark of the text; `key` is folded: no accents, no case, no full stops."""

    start: int
    end: int
    text: str
    key: str


@lru_cache(maxsize=65_536)
def key_of(word: str) -> str:
    """The word without accents, case, British spelling and, in abbreviations, full stops: "U.S." and "US" are the same. A mark is itself."""
    return fold(word) if word[0].isalnum() else {"’": "'", "‘": "'", "–": "-", "‑": "-"}.get(word, word)


def words_of(text: str, offset: int = 0) -> tuple[Word, ...]:
    """The words and marks of a text in order; `offset` is where the text begins in its document."""
    return tuple(Word(offset + m.start(), offset + m.end(), m.group(), key_of(m.group())) for m in _WORD.finditer(text))


class Match(NamedTuple, Generic[Value]):
    """A phrase found at words `first` to `last`, the last included, and what it stands for."""

    first: int
    last: int
    values: tuple[Value, ...]


class _Node(Generic[Value]):
    __slots__ = ("below", "values")

    def __init__(self) -> None:
        self.below: dict[str, _Node[Value]] = {}
        self.values: list[tuple[str, Value]] = []


class Phrases(Generic[Value]):
    """A tree of phrases. Filled once, then only asked; asking costs the length of the phrase, however many there are."""

    def __init__(self, phrases: Iterable[tuple[str, Value]] = ()) -> None:
        self._root: _Node[Value] = _Node()
        for phrase, value in phrases:
            self._add(phrase, value)

    def _add(self, phrase: str, value: Value) -> None:
        node = self._root
        words = words_of(phrase)
        for word in words:
            node = node.below.setdefault(word.key, _Node())
        entry = (_case(phrase), value)
        if words and entry not in node.values:
            node.values.append(entry)

    def at(self, words: tuple[Word, ...], i: int) -> Match[Value] | None:
        """The longest phrase that begins at word `i` in a spelling it allows; none where there is no such word."""
        return next(self.all_at(words, i), None) if i < len(words) and words[i].key in self._root.below else None

    def all_at(self, words: tuple[Word, ...], i: int) -> Iterator[Match[Value]]:
        """All phrases that begin at word `i`, longest first."""
        node, found = self._root, []
        for last in range(i, len(words)):
            below = node.below.get(words[last].key)
            if below is None:
                break
            node = below
            values = tuple(dict.fromkeys(value for case, value in node.values if _fits(case, words[i : last + 1]))) if node.values else ()
            if values:
                found.append(Match(i, last, values))
        return reversed(found)


def _case(phrase: str) -> str:
    """How strict its spelling is: an abbreviation in capitals, a name by its longest word with a capital, or words in any case."""
    letters = [c for c in phrase if c.isalpha()]
    if letters and len(letters) <= 6 and all(c.isupper() for c in letters) and " " not in phrase:
        return "capitals"
    if " " not in phrase and len(letters) <= 5 and any(c.isupper() for c in letters[1:]):
        return f"exactly {phrase}"
    words = words_of(phrase)
    capital = [i for i, word in enumerate(words) if word.text[0].isupper()]
    return f"name {max(capital, key=lambda i: len(words[i].text))}" if capital else "any"


def _fits(case: str, words: tuple[Word, ...]) -> bool:
    if case == "any":
        return True
    if case == "capitals":
        return all(c.isupper() for w in words for c in w.text if c.isalpha())
    if case.startswith("exactly "):
        return case == "exactly " + "".join(w.text for w in words)
    return words[int(case.removeprefix("name "))].text[:1].isupper()
