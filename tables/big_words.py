"""Words of later rounds of a large record: others of the same length and rarity, so that rounds tell of other matters in as many words.

Were every round told in the words of the one before, each document would be a reprint and each commitment followed up by a hundred copies of itself. In
1,000 documents of the development corpus one commitment in twenty has something that follows it up: so many keep their words from round to round.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

from legation.reference.commitment_terms import commitment_terms
from legation.stories.followups import Matter

LASTING = 20  # of so many documents one has commitments that last
STEP = 7  # places by which a word moves on in the list of its likes from one round to the next
_SMALL, _ANY, _ROUND = re.compile(r"\b[a-z]{4,}\b"), re.compile(r"\b[A-Za-z]{4,}\b"), re.compile(r"(-\d+)+$")


def lasts(identity: str) -> bool:
    """Whether the commitments of this document keep their words; the same in every round."""
    return crc32(_ROUND.sub("", identity).encode()) % LASTING == 0


class Words:
    """The words of the texts of the first round, those of a kind together."""

    def __init__(self, texts: Iterable[str]) -> None:
        found = {word.casefold() for text in texts for word in _ANY.findall(text)}
        kinds: dict[tuple[int, int], list[str]] = defaultdict(list)
        for word in sorted(found):
            kinds[len(word), commitment_terms().get(word, 0).bit_length()].append(word)
        self._place = {word: (likes, place) for likes in kinds.values() for place, word in enumerate(likes)}

    def word(self, word: str, number: int) -> str:
        """What stands for a word so many rounds later; a word that no text has stays."""
        likes, place = self._place.get(word, ([word], 0))
        return likes[(place + STEP * number) % len(likes)]

    def text(self, text: str, number: int) -> str:
        """A text so many rounds later, in which every character stands where it stood; names stay."""
        return _SMALL.sub(lambda found: self.word(found.group(), number), text)

    def promise(self, text: str, number: int) -> str:
        """The words of a commitment so many rounds later, its names too: it is of another matter."""
        return _ANY.sub(lambda found: self.word(found.group().casefold(), number), text)

    def matter(self, matter: Matter, number: int) -> Matter:
        """What of such a commitment is compared."""
        terms = tuple(self.word(term, number) for term in matter.terms)
        return Matter(matter.day, matter.bound, matter.everyone, matter.issues, terms)
