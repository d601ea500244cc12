"""Linkage: pairs that are alike grow into groups, the most alike first (average linkage)."""

import heapq
from collections import defaultdict

from legation.stories.neighbours import Pairs


def groups(number: int, pairs: Pairs, threshold: float) -> list[list[int]]:
    """Groups of the positions 0 to `number`: two join while their members' mean likeness is at least `threshold`. Pairs not given count as 0."""
    members: dict[int, list[int]] = {n: [n] for n in range(number)}
    sums: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, two), alike in sorted(pairs.items()):
        sums[one][two] = sums[two][one] = alike
    queue = [(-alike, one, two) for (one, two), alike in pairs.items() if alike >= threshold]
    heapq.heapify(queue)
    fresh = number
    while queue:
        _, one, two = heapq.heappop(queue)
        if one not in members or two not in members:
            continue
        members[fresh] = members.pop(one) + members.pop(two)
        _join(sums, one, two, fresh)
        for other, total in sums[fresh].items():
            mean = total / (len(members[fresh]) * len(members[other]))
            if mean >= threshold:
                heapq.heappush(queue, (-mean, other, fresh))
        fresh += 1
    return sorted(sorted(group) for group in members.values())


def _join(sums: dict[int, dict[int, float]], one: int, two: int, fresh: int) -> None:
    """Puts `fresh` in the place of `one` and `two`; its sums are theirs together."""
    together: dict[int, float] = {}
    for old in (one, two):
        for other, total in sums.pop(old, {}).items():
            if other not in (one, two):
                together[other] = together.get(other, 0.0) + total
                sums[other].pop(old, None)
    sums[fresh] = together
    for other, total in together.items():
        sums[other][fresh] = total
