"""The Ray engine: the same tasks, spread by Ray over the machines of a cluster; an actor is a seat, and its coder is loaded once.

Ray's actors alone: its library of data sets (`ray.data`) took as much processor for its start as 300 short documents, and a tenth of a core while it waited.
"""

import logging
import os
from collections import Counter
from collections.abc import Iterator
from typing import Any

import msgspec

from legation.cluster.seat import PAUSE, Seat
from legation.cluster.work import Done, Job
from legation.model import LegationError

REMEDY = "pip install legation[cluster]"


def ray_or_fault() -> Any:
    """Ray, where it is installed."""
    try:
        import ray
    except ImportError as error:
        raise LegationError("cannot spread the work: Ray is not installed", error.name, f"{REMEDY}, or --engine local") from error
    return ray


class OnRay:
    """A Ray cluster: the one at `address` (`auto`: the one of RAY_ADDRESS or of this machine), else one of this machine's own cores.

    `workers`: how many actors, of one core each; all cores where it is `None`.
    """

    name = "ray"

    def __init__(self, workers: int | None = None, address: str | None = None, pause: float = PAUSE) -> None:
        ray = ray_or_fault()
        if not ray.is_initialized():
            os.environ.setdefault(
                "RAY_worker_niceness", "0"
            )  # coding is what the machine is for; Ray's own default lets everything else go first
            ray.init(
                address=address or "local",  # by itself Ray takes whatever cluster runs on this machine
                num_cpus=workers if address is None else None,
                include_dashboard=False,
                log_to_driver=False,
                logging_level=logging.ERROR,
            )
        self.workers = workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self.pause = pause

    def run(self, job: Job) -> Iterator[Done]:
        """What became of each task, as they are done. What dies with a worker or its machine is done anew by another; a partition that is committed is not."""
        with _Pool(job, min(job.count, self.workers), self.pause) as pool:
            yield from pool.done()


class _Pool:
    """Actors, each with one task at a time. One that dies, or whose machine goes, gives its task back, and another takes its place as soon as there is room."""

    def __init__(self, job: Job, size: int, pause: float) -> None:
        import ray

        self._ray, self._size, self._left = ray, size, job.count
        self._actor = ray.remote(num_cpus=1, max_restarts=0, max_task_retries=0)(_Actor)
        self._given, self._pause = ray.put(job), pause
        self._todo, self._returned = iter(range(job.count)), list[int]()
        self._lost: Counter[int | None] = Counter()
        self._going: dict[Any, tuple[Any, int | None]] = {}

    def done(self) -> Iterator[Done]:
        """What became of each task."""
        for _ in range(self._size):
            self._start()
        while self._left:
            (one,), _ = self._ray.wait(list(self._going), num_returns=1)
            actor, number = self._going.pop(one)
            found = self._answer(one, actor, number)
            if found is not None:
                self._left -= 1
                yield found

    def _start(self) -> None:
        """One more actor, which has no task before it stands."""
        actor = self._actor.remote(self._given, self._pause)
        self._going[actor.ready.remote()] = actor, None

    def _answer(self, one: Any, actor: Any, number: int | None) -> Done | None:
        """What became of the task of an actor, which is given the next; none where it only began, or is gone."""
        try:
            told = self._ray.get(one)
        except self._ray.exceptions.RayTaskError:
            raise
        except self._ray.exceptions.RayError as error:
            return self._gone(actor, number, " ".join(str(error).split())[:200])
        self._lost.pop(number, None)
        following = self._returned.pop() if self._returned else next(self._todo, None)
        if following is None:
            self._ray.kill(actor)
        else:
            self._going[actor.do.remote(following)] = actor, following
        return None if told is None else msgspec.msgpack.decode(told, type=Done)

    def _gone(self, actor: Any, number: int | None, why: str) -> Done | None:
        """An actor is gone, with the task that it had, if any: the next that is free takes it, unless it was lost too often."""
        self._ray.kill(actor)  # it may only be out of reach
        self._lost[number] += 1
        too_often = self._lost[number] >= TRIES
        if number is None and too_often:
            raise LegationError("no worker of the cluster can begin", why, "See that every machine has this release and the same Python")
        if number is not None and not too_often:
            self._returned.append(number)
        self._start()
        return Done(number=number, failure=f"{TRIES} workers were lost at it: {why}") if number is not None and too_often else None

    def __enter__(self) -> "_Pool":
        return self

    def __exit__(self, *_: object) -> None:
        for actor, _number in self._going.values():
            self._ray.kill(actor)


TRIES = 10  # workers that may be lost at one task, or one after the other before they begin


class _Actor:
    """A seat on some machine of the cluster."""

    def __init__(self, job: Job, pause: float) -> None:
        self._seat = Seat(job, pause)

    def ready(self) -> None:
        """Answers when the actor stands."""

    def do(self, number: int) -> bytes:
        """What became of a task."""
        return msgspec.msgpack.encode(self._seat.do(number))
