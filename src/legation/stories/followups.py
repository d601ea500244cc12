"""Follow-ups: later commitments of the same parties in the same matter. A link is a suggestion, with what speaks for it, until it is judged.

Whether two are linked depends on these two alone: how much a word tells comes from a table (`reference/data/commitment_terms.tsv`), not from the record.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
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
TELLING = 8  # words of a commitment by which others are found: the rarest; two that share none of them are not linked


class Link(msgspec.Struct, frozen=True):
    """How like two commitments are, and what speaks for the later one following up the earlier."""

    likeness: float
    reason: str


class Matter(msgspec.Struct, frozen=True, array_like=True):
    """What of a commitment is compared: the day on which it was first told, who is bound, everyone, its issues, and its telling words with their weights."""

    day: int
    bound: tuple[str, ...]
    everyone: tuple[str, ...]
    issues: tuple[str, ...]
    terms: Mapping[str, float]


def matter_of(made: Occurrence) -> Matter | None:
    """The matter of a commitment; `None` where its day is not known, or nothing in its words tells it from others."""
    day, everyone = told(made), frozenset((*made.parties, *made.toward))
    terms = weighted(_telling(made.words or "", everyone))
    if not day or not terms:
        return None
    return Matter(day, tuple(sorted(set(made.parties))), tuple(sorted(everyone)), tuple(sorted(made.issues)), terms)


def weighted(terms: Iterable[str]) -> Mapping[str, float]:
    """Telling words with their weights, in order: a vector of length one."""
    return _unit({word: _rarity(word) for word in sorted(terms)})


def keys(matter: Matter) -> Iterator[int]:
    """Numbers under which commitments that may be linked lie together: one for each party that is bound and each of the rarest words."""
    for term in _rarest(matter):
        for party in matter.bound:
            yield crc32(f"{party} {term}".encode("utf-8", "surrogatepass"))


def link(one: Matter, other: Matter, enough: float = ENOUGH) -> Link | None:
    """The link from the earlier to the later, or `None` where parties, days or matter do not fit."""
    gap, everyone = other.day - one.day, set(one.everyone) | set(other.everyone)
    shared = set(one.everyone) & set(other.everyone)
    if gap < GAP or not set(one.bound) & set(other.bound) or not _same_parties(len(shared), len(everyone)):
        return None
    known = one.issues and other.issues
    if (known and not set(one.issues) & set(other.issues)) or (len(everyone) < 2 and not known):
        return None
    worth = {term: weight * other.terms[term] for term, weight in one.terms.items() if term in other.terms}
    few = len(worth) < (LEAST if min(len(one.terms), len(other.terms)) > LEAST else 2)
    likeness = round(sum(worth[term] for term in sorted(worth)), 3)
    if few or likeness < enough or not _rarest(one) & _rarest(other):
        return None
    telling = sorted(worth, key=lambda term: (-worth[term], term))[:6]
    return Link(likeness, f"{'–'.join(sorted(shared))} on {', '.join(telling)}; {gap} days later")


def common_terms(matter: Matter, text: str) -> tuple[float, tuple[str, ...]]:
    """How much of a commitment another text has in its words, from 0 to 1, and the words that both have, the weightiest first."""
    shared = _telling(text, frozenset(matter.everyone)) & set(matter.terms)
    ordered = tuple(sorted(shared, key=lambda term: (-matter.terms[term], term)))
    return sum(matter.terms[term] ** 2 for term in ordered), ordered


def told(one: Occurrence) -> int:
    """The day on which it was first told, as a number; 0 where that is not known to the day."""
    found = [bounds[0] for report in one.told if (bounds := days(report.published)) and bounds[0] == bounds[1]]
    return min(found, default=0)


def _same_parties(shared: int, everyone: int) -> bool:
    """Whether the two have all or most of their parties in common."""
    return shared >= min(2, everyone) and shared >= 0.5 * everyone


def _rarest(matter: Matter) -> set[str]:
    return set(sorted(matter.terms, key=lambda term: (-matter.terms[term], term))[:TELLING])


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


def _unit(vector: dict[str, float]) -> dict[str, float]:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}
