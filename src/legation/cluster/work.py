"""What engines are given: a job of so many numbered tasks, each of which can be done anywhere, any number of times, with the same result."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

import msgspec


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """`step`: `module:function` that does a task; `count`: how many there are; `given`: what the step needs, the same for all tasks."""

    step: str
    count: int
    given: Any


class Done(msgspec.Struct, kw_only=True):
    """What became of a task. `already`: it was done before; `failure`: why it could not be done; `outcomes`: documents by what became of them;
    `causes`: errors by their cause; `seconds`: by stage; `told`: what the step says besides."""

    number: int
    already: bool = False
    failure: str | None = None
    outcomes: dict[str, int] = {}
    causes: dict[str, int] = {}
    seconds: dict[str, float] = {}
    told: Any = None


class Here:
    """Where a task runs: what was loaded there stays in `kept`. The step says before each document where it is; one that killed the process before is known."""

    def __init__(self, tell: Callable[[tuple[str, int]], None] = lambda place: None) -> None:
        self.kept: dict[str, Any] = {}
        self.deadly: frozenset[tuple[str, int]] = frozenset()
        self._tell = tell

    def begin(self, stage: str, position: int) -> bool:
        """Says that this stage of a document begins; `False` where it has killed the process before and is to be left out."""
        if (stage, position) in self.deadly:
            return False
        self._tell((stage, position))
        return True


class Engine(Protocol):
    """What spreads the tasks of a job over workers."""

    name: str
    workers: int

    def run(self, job: Job) -> Iterator[Done]:
        """What became of each task, as they are done, in no order."""
        ...
