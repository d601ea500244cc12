"""Linking: average linkage that looks at every pair across two groups, so that one contradiction counts against many faint likenesses."""

import heapq
from collections.abc import Callable, Iterable, Mapping

Compare = Callable[[int, int], float]
Group = tuple[int, ...]


def linked(groups: Iterable[Group], near: Mapping[int, Iterable[int]], compare: Compare, enough: float) -> list[Group]:
    """Groups of the given starting groups: the two most alike join, while the mean likeness of their members is at least `enough`.

    `near`: for every member the members it may be with; groups without such a pair are not compared. Ties go to the groups given first.
    """
    return _Linking(groups, near, compare, enough).run()


class _Linking:
    """The state of one linkage: groups by number, and the sum of likenesses between two."""

    def __init__(self, groups: Iterable[Group], near: Mapping[int, Iterable[int]], compare: Compare, enough: float) -> None:
        self.compare, self.enough = compare, enough
        self.members = dict(enumerate(groups))
        self.fresh = len(self.members)
        self.sums: dict[tuple[int, int], float] = {}
        self.queue: list[tuple[float, int, int]] = []
        of = {member: number for number, group in self.members.items() for member in group}
        self.beside: dict[int, set[int]] = {
            number: {of[other] for member in group for other in near.get(member, ()) if other in of} - {number}
            for number, group in self.members.items()
        }
        for number, others in sorted(self.beside.items()):
            for other in sorted(others):
                if number < other:
                    self._push(number, other)

    def run(self) -> list[Group]:
        """Joins until nothing fits, and gives the groups by their first members."""
        while self.queue:
            _, one, other = heapq.heappop(self.queue)
            if one in self.members and other in self.members:
                self._join(one, other)
        return sorted(tuple(sorted(group)) for group in self.members.values())

    def _join(self, one: int, other: int) -> None:
        fresh, self.fresh = self.fresh, self.fresh + 1
        beside = (self.beside.pop(one) | self.beside.pop(other)) - {one, other}
        for number in sorted(beside):
            self.sums[number, fresh] = self._sum(one, number) + self._sum(other, number)
            self.beside[number] = (self.beside[number] - {one, other}) | {fresh}
        self.members[fresh] = self.members.pop(one) + self.members.pop(other)
        self.beside[fresh] = beside
        for number in sorted(beside):
            self._push(number, fresh)

    def _push(self, one: int, other: int) -> None:
        mean = self._sum(one, other) / (len(self.members[one]) * len(self.members[other]))
        if mean >= self.enough:
            heapq.heappush(self.queue, (-mean, one, other))

    def _sum(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        if pair not in self.sums:
            self.sums[pair] = sum(self.compare(a, b) for a in self.members[pair[0]] for b in self.members[pair[1]])
        return self.sums[pair]
