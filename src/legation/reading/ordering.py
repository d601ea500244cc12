"""Items whose results come in any order, and go out in the order of the items: what keeps the work of many processes as that of one."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass
class _Place(Generic[Item, Result]):
    item: Item
    result: Result | None = None
    done: bool = False


class InOrder(Generic[Item, Result]):
    """Holds what came in until all before it is done."""

    def __init__(self) -> None:
        self._places: deque[_Place[Item, Result]] = deque()
        self._first = 0  # the number of the place that stands at the head

    def __len__(self) -> int:
        return len(self._places)

    def put(self, item: Item) -> int:
        """Takes an item in; gives the number under which its result is handed over."""
        self._places.append(_Place(item))
        return self._first + len(self._places) - 1

    def done(self, number: int, result: Result | None) -> None:
        """Hands over the result of an item; `None` where it needs none."""
        place = self._places[number - self._first]
        place.result, place.done = result, True

    def ready(self) -> Iterator[tuple[Item, Result | None]]:
        """Items with their results, in order, up to the first that is not done."""
        while self._places and self._places[0].done:
            place = self._places.popleft()
            self._first += 1
            yield place.item, place.result
