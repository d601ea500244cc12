"""Neighbours: which documents are alike enough to be compared, and how alike they are."""

import math
from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from legation.stories.terms import Vector, likeness

TELLING, COMMON = 60, 100  # the weightiest terms of a document bring it together with others, but none that is in more documents than
# this: so the cost stays in proportion to the number of documents (tried: all terms and 200 with the same result, ten times slower)
FLOOR = 0.05  # pairs less alike count as not alike at all; 0.03 and 0.07 gave the same groups
FADE, LEAST = 60, 0.7  # likeness fades with the days between two documents, down to this share; 10, 30, 60 days and no fading were tried

# Days after which two reports of contacts between states are of two contacts; 5 to 10 did the same. With two such words in the opening news_cluster has a B-cubed F1 of 0.927
# (0.935 without), and no two calls, visits or summits of the samples are mixed; with three words 0.935, and two pairs of them stay mixed.
APART = 5

Pairs = dict[tuple[int, int], float]


def neighbours(vectors: Sequence[Vector], days: Sequence[date | None], contacts: Sequence[bool]) -> Pairs:
    """Likeness from 0 to 1 of every pair (lower position first) that shares a term which is not too common; two contacts told far apart are not alike."""
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    found: Pairs = {}
    for position, vector in enumerate(vectors):
        shared: dict[int, float] = defaultdict(float)
        for term, weight in sorted(vector.items(), key=lambda item: (-item[1], item[0]))[:TELLING]:
            seen = postings[term]
            if len(seen) <= COMMON:
                for other, its in seen:
                    shared[other] += weight * its
                seen.append((position, weight))
        for other, partly in shared.items():
            if partly >= FLOOR and not (contacts[position] and contacts[other] and _far(days[position], days[other])):
                alike = likeness(vector, vectors[other]) * _nearness(days[position], days[other])
                if alike >= FLOOR:
                    found[other, position] = alike
    return found


def _far(one: date | None, two: date | None) -> bool:
    return one is not None and two is not None and abs((one - two).days) > APART


def _nearness(one: date | None, two: date | None) -> float:
    """One for the same day or where a day is not known; falls by half the difference to `LEAST` in about `FADE` days."""
    if one is None or two is None:
        return 1.0
    return LEAST + (1 - LEAST) * math.exp(-abs((one - two).days) / FADE)
