"""Follow-ups: later commitments of the same parties in the same matter. A link is a suggestion, with what speaks for it, until it is judged.

Whether two are linked depends on these two alone: how much a word tells comes from a table (`reference/data/commitment_terms.tsv`), not from the record.
"""

import math
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import combinations
from zlib import crc32

import msgspec

from legation.model import Occurrence
from legation.reference.commitment_terms import commitment_terms
from legation.reference.states import states
from legation.stories.windows import days
from legation.stories.wording import content_words, words

ENOUGH = 0.45  # cosine of telling words; 0.40 linked amounts and turns of phrase, see docs/occurrences.md for how many links hold
BACKGROUND = 2000  # documents imagined beside those counted, none of which has the word
LEAST = 3  # telling words in common
GAP = 5  # days between a commitment and what follows it up; nearer ones are of one occasion
# Words of a commitment by which others are found: the rarest, of which two linked ones share two. With eight there is one link in twenty more.
TELLING = 6


class Link(msgspec.Struct, frozen=True, gc=False):
    """How like two commitments are, and what speaks for the later one following up the earlier."""

    likeness: float
    reason: str


class Matter(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """What of a commitment is compared: the day on which it was first told, who is bound, everyone, its issues, and its telling words, the rarest first."""

    day: int
    bound: tuple[str, ...]
    everyone: tuple[str, ...]
    issues: tuple[str, ...]
    terms: tuple[str, ...]


def matter_of(made: Occurrence) -> Matter | None:
    """The matter of a commitment; `None` where its day is not known, or nothing in its words tells it from others."""
    day, everyone = told(made), frozenset((*made.parties, *made.toward))
    terms = tuple(sorted(_telling(made.words or "", everyone), key=lambda term: (-_rarity(term), term)))
    if not day or not terms:
        return None
    return Matter(day, tuple(sorted(set(made.parties))), tuple(sorted(everyone)), tuple(sorted(made.issues)), terms)


def keys(matter: Matter) -> Iterator[int]:
    """Numbers under which commitments that may be linked lie together: one for each party that is bound and two of the rarest words.

    Under one word alone lies what a party said on sanctions in ten years.
    """
    for one, other in combinations(sorted(matter.terms[:TELLING]), 2):
        for party in matter.bound:
            yield crc32(f"{party} {one} {other}".encode("utf-8", "surrogatepass"))


def link(one: Matter, other: Matter, enough: float = ENOUGH) -> Link | None:
    """The link from the earlier to the later, or `None` where parties, days or matter do not fit. What costs little is asked first."""
    gap = other.day - one.day
    if gap < GAP or not _in_common(one, other):
        return None
    shared = _shared(one, other)
    if not shared:
        return None
    theirs = set(other.terms)
    common = [term for term in one.terms if term in theirs]
    if len(common) < (LEAST if min(len(one.terms), len(other.terms)) > LEAST else 2):
        return None
    likeness = round(sum(_rarity(term) ** 2 for term in common) / (_length(one.terms) * _length(other.terms)), 3)
    if likeness < enough:
        return None
    return Link(likeness, f"{'–'.join(shared)} on {', '.join(common[:6])}; {gap} days later")


def _shared(one: Matter, other: Matter) -> list[str]:
    """The parties that both have; none where parties or issues do not fit."""
    shared = [party for party in one.everyone if party in other.everyone]
    everyone = len(one.everyone) + len(other.everyone) - len(shared)
    known = one.issues and other.issues
    if not _meet(one.bound, other.bound) or not _same_parties(len(shared), everyone):
        return []
    if _meet(one.issues, other.issues) if known else everyone >= 2:
        return shared
    return []


def _in_common(one: Matter, other: Matter) -> bool:
    """Whether two of the rarest words of each are the same."""
    theirs = other.terms[:TELLING]
    return sum(term in theirs for term in one.terms[:TELLING]) >= 2


def _meet(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return any(each in other for each in one)


def common_terms(matter: Matter, text: str) -> tuple[float, tuple[str, ...]]:
    """How much of a commitment another text has in its words, from 0 to 1, and the words that both have, the weightiest first."""
    shared = _telling(text, frozenset(matter.everyone)) & set(matter.terms)
    ordered = tuple(sorted(shared, key=lambda term: (-_rarity(term), term)))
    return sum(_rarity(term) ** 2 for term in ordered) / _length(matter.terms) ** 2, ordered


def told(one: Occurrence) -> int:
    """The day on which it was first told, as a number; 0 where that is not known to the day."""
    found = [bounds[0] for report in one.told if (bounds := days(report.published)) and bounds[0] == bounds[1]]
    return min(found, default=0)


def _same_parties(shared: int, everyone: int) -> bool:
    """Whether the two have all or most of their parties in common."""
    return shared >= min(2, everyone) and shared >= 0.5 * everyone


@lru_cache(maxsize=65_536)
def _rarity(word: str) -> float:
    """How much a word tells, by its rarity among the commitments that were counted; the parties' own names and numbers tell nothing."""
    counts = commitment_terms()
    return math.log((counts["*"] + BACKGROUND) / (counts.get(word, 0) + 5))


def _telling(text: str, parties: frozenset[str]) -> frozenset[str]:
    names = {part for party in parties for part in _names(party)}
    return frozenset(
        word for word in content_words(text) if len(word) > 2 and not word[0].isdigit() and word.split("’")[0].split("'")[0] not in names
    )


@cache
def _names(party: str) -> frozenset[str]:
    """The words of a state's names and adjectives; of an organisation its acronym."""
    state = states().get(party)
    wordings = (state.name, *state.names, *state.adjectives) if state else (party,)
    return frozenset(word for wording in wordings for word in words(wording))


@lru_cache(maxsize=100_000)
def _length(terms: tuple[str, ...]) -> float:
    """The length of the vector of these words."""
    return math.sqrt(sum(_rarity(term) ** 2 for term in terms))
