"""Merging: tellings that fit one occurrence grow together. The same tellings give the same occurrences, in whatever order and portions they come."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from legation.model import content_id
from legation.stories.judging import Judgements
from legation.stories.linking import Group, linked
from legation.stories.telling import NEVER, Kind, Likeness, Ref, Telling

Facet = TypeVar("Facet", bound=Hashable)
NOTHING = Judgements()
SAME_DOCUMENT = -2.0  # a document's coding has kept the two apart; only what fits very well is put together against it
BARRED = 1e6 * NEVER


@dataclass(frozen=True)
class Matter(Generic[Facet]):
    """How facts of one kind are compared. `facet`: what is compared; `blocks`: keys that two alike share at least one of;
    `enough`: the mean likeness within an occurrence. `shelves` and `reach`, where they are fewer: the keys under which one is kept in a record, and those
    under which its likes are looked for. `gather`: what is put together when all groups are known; it is given the groups, what was
    judged, and the facet of each telling. `apart`: what two must have in common to be one, or to hang together over others; nothing where none is known."""

    kind: Kind
    facet: Callable[[Telling], Facet]
    blocks: Callable[[Facet], Iterable[Hashable]]
    likeness: Callable[[Facet, Facet], Likeness]
    enough: float
    shelves: Callable[[Facet], Iterable[Hashable]] | None = None
    reach: Callable[[Facet], Iterable[Hashable]] | None = None
    gather: "Callable[[Sequence[Tellings], Judgements, Callable[[Ref], Facet]], tuple[Tellings, ...]] | None" = None
    apart: Callable[[Facet], Hashable] | None = None


@dataclass(frozen=True)
class Tellings:
    """All tellings of one occurrence, in order of publication. `reasons`: why each one is here, by its best fit."""

    id: str
    kind: Kind
    all: tuple[Telling, ...]
    reasons: dict[Ref, str]


@dataclass
class _Node(Generic[Facet]):
    """Tellings that no comparison could keep apart, and the numbers of the nodes that fit."""

    facet: Facet
    tellings: dict[Ref, Telling]
    fits: set[int]

    @property
    def documents(self) -> set[str]:
        return {ref.document for ref in self.tellings}


class Merger(Generic[Facet]):
    """Holds tellings of one kind, and groups them when asked. What is added later costs only what it touches."""

    def __init__(self, matter: Matter[Facet], judgements: Judgements = NOTHING) -> None:
        self.matter, self.judgements = matter, judgements
        self._judged = judgements.named()
        self._nodes: list[_Node[Facet]] = []
        self._numbers: dict[tuple[Facet, Ref | None], int] = {}
        self._alone: dict[Facet, bool] = {}  # whether a facet says too little to be put together with its like
        self._blocks: dict[Hashable, list[int]] = defaultdict(list)
        self._of: dict[Ref, int] = {}
        self._known: dict[tuple[int, ...], tuple[int, tuple[Tellings, ...]]] = {}

    def add(self, tellings: Iterable[Telling]) -> None:
        """Takes tellings in; one that is there already is passed over."""
        for telling in tellings:
            if telling.ref in self._of:
                continue
            facet = self.matter.facet(telling)
            if facet not in self._alone:
                self._alone[facet] = self.matter.likeness(facet, facet).score < self.matter.enough
            own = telling.ref in self._judged or self._alone[facet]
            key = (facet, telling.ref if own else None)
            if key not in self._numbers:
                self._numbers[key] = self._index(facet)
            number = self._of[telling.ref] = self._numbers[key]
            self._nodes[number].tellings[telling.ref] = telling

    def occurrences(self) -> tuple[Tellings, ...]:
        """Every occurrence, in order of id. Groups that nothing was added to since the last call are not compared again."""
        groups = self.groups()
        return self.matter.gather(groups, self.judgements, self.facet) if self.matter.gather else groups

    def facet(self, ref: Ref) -> Facet:
        """What is compared of a telling that is here."""
        return self._nodes[self._of[ref]].facet

    def components(self) -> Iterator[frozenset[Ref]]:
        """The tellings that hang together, by likeness or because somebody said so: what is in two of these cannot be one group."""
        for numbers in self._components():
            yield frozenset(ref for number in numbers for ref in self._nodes[number].tellings)

    def groups(self) -> tuple[Tellings, ...]:
        """What grew together, before it is gathered, in order of id."""
        known: dict[tuple[int, ...], tuple[int, tuple[Tellings, ...]]] = {}
        for numbers in self._components():
            size = sum(len(self._nodes[n].tellings) for n in numbers)
            before = self._known.get(numbers)
            known[numbers] = before if before and before[0] == size else (size, tuple(self._grouped(numbers)))
        self._known = known
        return tuple(sorted((one for _, found in known.values() for one in found), key=lambda one: one.id))

    def _index(self, facet: Facet) -> int:
        """A new node, with the nodes that fit it, put where later ones find it."""
        number = len(self._nodes)
        node = _Node(facet, {}, set())
        seen: set[int] = set()
        for key in dict.fromkeys(self.matter.blocks(facet)):
            block = self._blocks[key]
            for other in block:
                if other not in seen:
                    seen.add(other)
                    if self.matter.likeness(facet, self._nodes[other].facet).score >= self.matter.enough:
                        node.fits.add(other)
                        self._nodes[other].fits.add(number)
            block.append(number)
        self._nodes.append(node)
        return number

    def _components(self) -> Iterator[tuple[int, ...]]:
        """Nodes that hang together by fits and judgements; what is in different ones cannot be one occurrence."""
        bound: dict[int, set[int]] = defaultdict(set)
        for one, other in self._pairs(self.judgements.same):
            bound[one].add(other)
            bound[other].add(one)
        seen: set[int] = set()
        for start in range(len(self._nodes)):
            if start not in seen:
                reached, open_ = {start}, [start]
                while open_:
                    number = open_.pop()
                    more = (self._nodes[number].fits | bound.get(number, set())) - reached
                    reached |= more
                    open_ += more
                seen |= reached
                yield tuple(sorted(reached))

    def _pairs(self, pairs: Iterable[frozenset[Ref]]) -> Iterator[tuple[int, int]]:
        """The nodes of judged pairs, both of which are here."""
        for pair in pairs:
            numbers = [self._of[ref] for ref in pair if ref in self._of]
            if len(numbers) == 2 and numbers[0] != numbers[1]:
                yield numbers[0], numbers[1]

    def _grouped(self, numbers: tuple[int, ...]) -> Iterator[Tellings]:
        """The occurrences of one component. Nodes are put in order of their least telling first, so that arrival does not matter."""
        order = sorted(numbers, key=lambda n: min(self._nodes[n].tellings))
        if len(order) == 1:
            yield self._occurrence(order, {})
            return
        place = {number: position for position, number in enumerate(order)}
        near = {place[n]: [place[other] for other in self._nodes[n].fits] for n in order}
        found: dict[tuple[int, int], Likeness] = {}
        barred = {frozenset(pair) for pair in self._pairs(self.judgements.different)}

        def compare(one: int, other: int) -> float:
            pair = (min(one, other), max(one, other))
            if pair not in found:
                found[pair] = self._likeness(order[pair[0]], order[pair[1]], barred)
            return found[pair].score

        groups = linked(self._starting(place), near, compare, self.matter.enough)
        best = _best(groups, found)
        for group in groups:
            yield self._occurrence([order[n] for n in group], {order[n]: best[n].reason for n in group if n in best})

    def _starting(self, place: dict[int, int]) -> list[Group]:
        """One group for every node, those judged to be the same together."""
        of = {position: position for position in place.values()}
        for one, other in sorted(self._pairs(self.judgements.same)):
            if one in place:
                gone, stays = sorted((of[place[one]], of[place[other]]), reverse=True)
                of = {position: stays if root == gone else root for position, root in of.items()}
        groups: dict[int, list[int]] = defaultdict(list)
        for position in sorted(of):
            groups[of[position]].append(position)
        return [tuple(group) for _, group in sorted(groups.items())]

    def _likeness(self, one: int, other: int, barred: set[frozenset[int]]) -> Likeness:
        if frozenset((one, other)) in barred:
            return Likeness(BARRED, ("judged different",))
        first, second = self._nodes[one], self._nodes[other]
        alike = self.matter.likeness(first.facet, second.facet)
        if first.documents & second.documents:
            return Likeness(alike.score + SAME_DOCUMENT, (*alike.reasons, "told apart in one document"))
        return alike

    def _occurrence(self, numbers: list[int], reasons: dict[int, str]) -> Tellings:
        tellings = [telling for n in numbers for telling in self._nodes[n].tellings.values()]
        ordered = tuple(sorted(tellings, key=lambda t: (t.published or "", t.ref)))
        least = min(telling.ref for telling in ordered)
        why = {ref: reasons.get(n, "") or "the same in every respect" for n in numbers for ref in self._nodes[n].tellings}
        identity = content_id("occurrence", self.matter.kind, least.document, least.fact)
        return Tellings(identity, self.matter.kind, ordered, why if len(ordered) > 1 else {})


def _best(groups: Sequence[Group], found: dict[tuple[int, int], Likeness]) -> dict[int, Likeness]:
    """For every position its best fit within its group: why it is there."""
    of = {position: number for number, group in enumerate(groups) for position in group}
    best: dict[int, Likeness] = {}
    for (one, other), alike in found.items():
        if of[one] == of[other]:
            for position in (one, other):
                before = best.get(position)
                if before is None or alike.score > before.score or (alike.score == before.score and alike.reason > before.reason):
                    best[position] = alike
    return best
