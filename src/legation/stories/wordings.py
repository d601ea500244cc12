"""The wording of a text, made ready for comparing it with another's: its words, and which of them are names and numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import blake2b
from itertools import pairwise

from legation.reference.common_words import common_words

TRIO = 3  # words in a run, when it is asked how much two texts have in common; 3, 4 and 5 were tried: short runs outlive typing errors
KEPT = 256  # wordings; one of 500 words takes a tenth of a megabyte when it has been compared
_WORD = re.compile(r"[^\W_]+")
_JOINED = re.compile(r"(?<=\w)['’‘](?=\w)")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b)")
_PAUSE = re.compile(r"[.!?:;\n\"“”]")
_FULL_STOP = re.compile(r"[.!?:;\n]")


@dataclass(frozen=True)
class Wording:
    """The words of a text in small letters, without apostrophes and marks. `names`, `numbers`: positions of words in capitals inside a
    sentence, and of words with digits; `openings`: positions of words that begin a sentence or line."""

    words: tuple[str, ...]
    names: frozenset[int]
    numbers: frozenset[int]
    openings: frozenset[int]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """Each word once."""
        return frozenset(self.words)

    @cached_property
    def trios(self) -> frozenset[tuple[str, ...]]:
        """Each run of three words once."""
        return frozenset(runs(self.words, TRIO))

    @cached_property
    def digest(self) -> int:
        """A whole number of 64 bits, the same for texts of the same wording, whatever their quotation marks, dashes and spaces."""
        made = blake2b("\x1f".join(self.words).encode("utf-8", "surrogatepass"), digest_size=8)
        for places in (self.names, self.openings):
            made.update(f"\x1e{sorted(places)}".encode())
        return int.from_bytes(made.digest(), "big", signed=True)


@lru_cache(maxsize=KEPT)
def wording(text: str) -> Wording:
    """The wording of a text; the last ones asked for are kept, since a text is compared with several."""
    plain = _INITIALS.sub(r"\1", _JOINED.sub("", text))
    found = list(_WORD.finditer(plain))
    before = ["\n", *(plain[one.end() : two.start()] for one, two in pairwise(found))]
    words = tuple(match[0].casefold() for match in found)
    numbers = frozenset(n for n, match in enumerate(found) if not match[0].isalpha())
    names = frozenset(
        n
        for n, match in enumerate(found)
        if match[0][0].isupper() and n not in numbers and words[n] not in common_words() and not _PAUSE.search(before[n])
    )
    return Wording(words, names, numbers, frozenset(n for n, gap in enumerate(before) if _FULL_STOP.search(gap)))


def runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    """All runs of so many words, in order; none in a text that is shorter."""
    return [tuple(words[n : n + length]) for n in range(len(words) - length + 1)]
