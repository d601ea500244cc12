"""The events of one document beside those answered: which tell the same, which sides of them are right, and who is whose pair."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from legation.evaluation.answers import Answer, extent, objects
from legation.evaluation.gold import Record
from legation.evaluation.sets.told import Sides, right_sides, same_type, sentence_of
from legation.evaluation.spans import Span, WordIndex, align

Pair = tuple[int, int]  # positions of an event of gold and of an answered one


class Placed:
    """The events of gold in one document that have a trigger, each with the sentence in which it stands."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.words = WordIndex(record["text"])
        self.golds: list[Record] = [event for event in record["events"] if event["trigger"]]
        self._sentences = [self._sentence(gold) for gold in self.golds]

    def near(self, event: Answer) -> Mapping[int, float]:
        """The events that an answered one tells by its type in its sentence, by position; those are nearer whose words it has."""
        at = self._sentence(event)
        if at is None:
            return {}
        found = ((i, self._near(gold, event)) for i, gold in enumerate(self.golds) if self._sentences[i] == at)
        return {i: near for i, near in found if near}

    def tells(self, event: Answer) -> bool:
        """Whether an answered event is one of these."""
        return bool(self.near(event))

    def _sentence(self, event: Mapping[str, Any]) -> int | None:
        return sentence_of(self._record, event["trigger"]["start"])

    def _near(self, gold: Record, event: Answer) -> float:
        if not same_type(gold, event.get("event")):
            return 0.0
        return 2.0 + bool(self.words.under(*_of(gold["trigger"])) & self.words.under(*_of(event["trigger"])))


@dataclass(frozen=True)
class Compared:
    """`sides`: of gold and answers that tell the same, which sides are right; `pairs`: of these one to one, the nearest first."""

    golds: Sequence[Record]
    given: Sequence[Answer]
    sides: Mapping[Pair, Sides]
    pairs: Sequence[Pair]

    @property
    def names(self) -> list[object]:
        """What gold's events are called: several that tell of one happening are called alike."""
        return [gold.get("key") or i for i, gold in enumerate(self.golds)]

    @property
    def found(self) -> set[object]:
        """The names of those that have a pair."""
        return self._names(self.pairs)

    def counts(self, right: Set[Pair]) -> tuple[int, int, int, int]:
        """Right answers, answers, events and events found, where only these are right."""
        found = self._names([pair for pair in self.pairs if pair in right])
        return len({j for _, j in right}), len(self.given), len(set(self.names)), len(found)

    def _names(self, pairs: Sequence[Pair]) -> set[object]:
        names = self.names
        return {names[i] for i, _ in pairs}


def compared(placed: Placed, given: Sequence[Answer], answer: Answer) -> Compared:
    """The events of gold and these of the answer, each of which has a trigger."""
    cast = {str(actor["key"]): actor for actor in objects(answer, "actors") if isinstance(actor.get("key"), str)}
    near = {(i, j): value for j, event in enumerate(given) for i, value in placed.near(event).items()}
    sides = {(i, j): right_sides(placed.words, placed.golds[i], given[j], cast) for i, j in sorted(near)}

    def nearness(i: int, j: int) -> float:
        return near[i, j] + sides[i, j].agent + sides[i, j].recipient if (i, j) in near else 0.0

    return Compared(placed.golds, given, sides, align(range(len(placed.golds)), range(len(given)), nearness))


def _of(span: Mapping[str, Any]) -> list[Span]:
    found = extent(span)
    return [found] if found else []
