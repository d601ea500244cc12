"""The local engine: so many seats on this machine."""

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from queue import SimpleQueue

from legation.cluster.seat import PAUSE, Seat
from legation.cluster.work import Done, Job


class Local:
    """Seats of this machine, which take the tasks in order."""

    name = "local"

    def __init__(self, workers: int, pause: float = PAUSE) -> None:
        self.workers, self.pause = workers, pause

    def run(self, job: Job) -> Iterator[Done]:
        """What became of each task, as they are done."""
        free: SimpleQueue[Seat] = SimpleQueue()
        seats = [Seat(job, self.pause) for _ in range(min(self.workers, max(1, job.count)))]
        for seat in seats:
            free.put(seat)

        def do(number: int) -> Done:
            seat = free.get()
            try:
                return seat.do(number)
            finally:
                free.put(seat)

        with ThreadPoolExecutor(len(seats)) as pool:
            try:
                yield from _as_done(pool, do, job.count, len(seats) + 1)
            finally:
                for seat in seats:
                    seat.close()


def _as_done(pool: ThreadPoolExecutor, do: object, count: int, ahead: int) -> Iterator[Done]:
    """So many tasks are given out ahead, and no more: their number does not fill the memory."""
    numbers = iter(range(count))
    going: set[Future[Done]] = set()
    while True:
        for number in numbers:
            going.add(pool.submit(do, number))  # type: ignore[arg-type]
            if len(going) >= ahead:
                break
        if not going:
            return
        done, going = wait(going, return_when=FIRST_COMPLETED)
        for one in done:
            yield one.result()
