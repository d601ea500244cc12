"""The Ray engine: the same tasks, spread by Ray Data over the machines of a cluster; an actor is a seat, and its coder is loaded once."""

import logging
import os
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
        import ray.data
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
        """What became of each task, as they are done. What dies with a machine is done anew on another, by Ray; a partition that is committed is not."""
        import ray.data

        logging.getLogger("ray.data").setLevel(logging.ERROR)
        context = ray.data.DataContext.get_current()
        context.enable_progress_bars = False
        context.execution_options.preserve_order = False
        numbers = ray.data.from_items([{"id": n} for n in range(job.count)], override_num_blocks=min(job.count, _BLOCKS))
        seats = ray.data.ActorPoolStrategy(size=min(job.count, self.workers))
        done = numbers.map_batches(_Actor, batch_size=1, compute=seats, num_cpus=1, fn_constructor_args=(job, self.pause))
        for row in done.iter_rows():
            yield msgspec.msgpack.decode(row["done"], type=Done)


_BLOCKS = 20_000  # tasks that Ray tells apart at most; of more, several lie in one


class _Actor:
    """A seat on some machine of the cluster."""

    def __init__(self, job: Job, pause: float) -> None:
        self._seat = Seat(job, pause)

    def __call__(self, batch: dict[str, Any]) -> dict[str, Any]:
        return {"done": [msgspec.msgpack.encode(self._seat.do(int(number))) for number in batch["id"]]}
