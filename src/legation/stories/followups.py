"""Follow-ups: later commitments of the same parties in the same matter. A link is a suggestion, with what speaks for it, until it is judged."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from legation.model import Occurrence
from legation.reference.states import states
from legation.stories.windows import days
from legation.stories.wording import content_words, words

ENOUGH = 0.45  # cosine of telling words; 0.40 linked amounts and turns of phrase, see docs/occurrences.md for how many links hold
BACKGROUND, RARE = 2000, 60  # documents imagined beside the given ones; words in more commitments than `RARE` bring none together
LEAST = 3  # telling words in common
GAP = 5  # days between a commitment and what follows it up; nearer ones are of one occasion

Vector = Mapping[str, float]


@dataclass(frozen=True)
class Link:
    """A later commitment and the earlier one it follows up, as positions in the list given."""

    earlier: int
    later: int
    likeness: float
    reason: str


@dataclass(frozen=True)
class _Matter:
    """What of a commitment is compared: its day, who is bound, everyone, its issues, and its telling words with their weights."""

    day: int
    bound: frozenset[str]
    everyone: frozenset[str]
    issues: frozenset[str]
    vector: Vector


def links(made: Sequence[Occurrence], enough: float = ENOUGH) -> Iterator[Link]:
    """For each commitment the earlier one it follows best, in order of time. `made`: occurrences of commitments; those without a day have none."""
    matters = _matters(made)
    order = sorted((n for n, one in enumerate(matters) if one.day), key=lambda n: (matters[n].day, made[n].id))
    postings: dict[str, list[int]] = defaultdict(list)
    for later in order:
        one = matters[later]
        near = {n for term in one.vector if len(postings[term]) <= RARE for n in postings[term]}
        found = [link for n in sorted(near) if (link := _link(n, matters[n], later, one)) and link.likeness >= enough]
        if found:
            yield max(found, key=lambda link: (link.likeness, made[link.earlier].id))
        for term in one.vector:
            postings[term].append(later)


def told(one: Occurrence) -> int:
    """The day on which it was first told, as a number; 0 where that is not known to the day."""
    found = [bounds[0] for report in one.told if (bounds := days(report.published)) and bounds[0] == bounds[1]]
    return min(found, default=0)


def _link(earlier: int, one: _Matter, later: int, other: _Matter) -> Link | None:
    """The link, or `None` where parties, days or matter do not fit."""
    gap = other.day - one.day
    if gap < GAP or not one.bound & other.bound or not _same_parties(one.everyone, other.everyone):
        return None
    known = one.issues and other.issues
    if (known and not one.issues & other.issues) or (len(one.everyone | other.everyone) < 2 and not known):
        return None
    worth = {term: weight * other.vector[term] for term, weight in one.vector.items() if term in other.vector}
    if len(worth) < (LEAST if min(len(one.vector), len(other.vector)) > LEAST else 2):
        return None
    telling = sorted(worth, key=lambda term: (-worth[term], term))[:6]
    reason = f"{'–'.join(sorted(one.everyone & other.everyone))} on {', '.join(telling)}; {gap} days later"
    return Link(earlier, later, round(sum(worth.values()), 3), reason)


def _same_parties(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether the two have all or most of their parties in common."""
    shared, everyone = one & other, one | other
    return len(shared) >= min(2, len(everyone)) and len(shared) >= 0.5 * len(everyone)


def _matters(made: Sequence[Occurrence]) -> list[_Matter]:
    """Words that tell a matter, by rarity among the given commitments and an imagined background; the parties' own names and numbers tell none."""
    sides = [frozenset((*one.parties, *one.toward)) for one in made]
    bags = [_telling(one.words or "", side) for one, side in zip(made, sides, strict=True)]
    spread = Counter(word for bag in bags for word in bag)
    rarity = {word: math.log((len(bags) + BACKGROUND) / (number + 5)) for word, number in spread.items()}
    return [
        _Matter(told(one), frozenset(one.parties), side, frozenset(one.issues), _unit({word: rarity[word] for word in sorted(bag)}))
        for one, side, bag in zip(made, sides, bags, strict=True)
    ]


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


def _unit(vector: dict[str, float]) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {word: weight / length for word, weight in vector.items()} if length else {}
