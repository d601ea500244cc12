"""Takes an actor phrase apart: determiners, possessors, the words before the first preposition, and what follows it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_WORDS = re.compile(r"[^\s]+")
_LOOSE_POSSESSIVE = re.compile(r"\s+(['’]s?)(?=\s|$)")
PREPOSITIONS = frozenset({
    "of", "in", "from", "across", "at", "near", "within", "inside", "throughout", "around", "for", "to", "on", "with", "against", "by",
})  # fmt: skip
_LOOSE = frozenset({
    "the", "a", "an", "some", "several", "many", "two", "three", "four", "five", "dozens", "hundreds", "thousands", "both", "all", "certain",
    "other",
})  # fmt: skip
_FORMER = re.compile(
    r"\b(?:former|formerly|ex|retired|ousted|deposed|erstwhile|onetime|one-time|late|disgraced former|toppled)\b[\s-]", re.IGNORECASE
)


@dataclass(frozen=True)
class Phrase:
    """The words of an actor phrase. `head`: up to the first preposition; `tail`: after it; `former`: it says that it was once; `raw`: with its commas."""

    words: tuple[str, ...]
    head: tuple[str, ...]
    preposition: str | None
    tail: tuple[str, ...]
    former: bool
    raw: str = ""

    @property
    def text(self) -> str:
        return " ".join(self.words)

    @property
    def lower(self) -> bool:
        """Whether the phrase is written without any capital, so that case tells nothing."""
        return self.text == self.text.lower()


def take_apart(text: str) -> Phrase:
    """The phrase without quotes, leading determiners and "former"."""
    plain = _LOOSE_POSSESSIVE.sub(r"\1", text.strip().strip("\"'“”,;:"))
    former = bool(_FORMER.search(plain + " "))
    words = [word.strip(',;:"“”') for word in _WORDS.findall(_FORMER.sub("", plain))]
    while len(words) > 1 and (words[0].lower() in _LOOSE or words[0].isdigit()):
        words.pop(0)
    cut = next((i for i, word in enumerate(words) if i and word.lower() in PREPOSITIONS), len(words))
    tail = tuple(words[cut + 1 :])
    return Phrase(tuple(words), tuple(words[:cut]), words[cut].lower() if tail else None, tail, former, _FORMER.sub("", plain))


def bare(word: str) -> str:
    """The word without its possessive ending."""
    return re.sub(r"['’]s?$", "", word)


def stretches(words: tuple[str, ...], longest: int = 7) -> Iterator[tuple[int, int, str]]:
    """All stretches of words with their text, longest first, from the left; possessive endings of their last word dropped."""
    for size in range(min(longest, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield start, start + size, " ".join((*words[start : start + size - 1], bare(words[start + size - 1])))


def endings(words: tuple[str, ...], longest: int = 6) -> Iterator[tuple[str, tuple[str, ...]]]:
    """All endings of the words, longest first, with the words before them."""
    for size in range(min(longest, len(words)), 0, -1):
        cut = len(words) - size
        yield " ".join(words[cut:]), words[:cut]
