"""What the driver of a very large run has to do, measured: the plan, the results as they come, and the manifest, of partitions that nobody reads.

The plan, the tally and the manifest are those of `legation cluster read`; only the workers are made up: each partition takes as long as the rate says, give or
take, and some machines are slow. `python -m tables.simulate_cluster --documents 100000000 --workers 1000`
"""

import argparse
import heapq
import pickle
import random
import resource
import tempfile
from collections.abc import Iterator
from time import perf_counter

from legation.cluster.finishing import finish
from legation.cluster.folder import Folder
from legation.cluster.lake import Commit, Lake, Made, encoded, part_name
from legation.cluster.plan import BYTES, Plan, Source
from legation.cluster.report import Report, Tally
from legation.cluster.tables import OWN
from legation.cluster.work import Done
from legation.exports.snapshots.manifest import File
from legation.exports.snapshots.tables import ORDER, VIEW_ORDER

ARCHIVE = 1 << 30  # bytes of a file of Common Crawl's news archive
SLOW, SHARE = 3.0, 0.02  # how much slower a slow machine is, and how many are slow
TABLES = (*OWN, *ORDER, *VIEW_ORDER)


class MadeUp(Lake):
    """A lake whose commits are made up when they are asked for."""

    partitions = 0

    def known(self) -> Made:
        return Made("plan", self.partitions, "settings", "1", "aa")

    def commits(self) -> Iterator[Commit]:
        for number in range(self.partitions):
            yield commit(number)


class _Folder(Folder):
    """A folder in which commits are found without being there."""

    def read(self, name: str, start: int = 0, stop: int | None = None) -> bytes:
        if name.endswith("plan.json"):
            return encoded(Made("plan", 0, "settings", "1", "aa"))
        return encoded(commit(int(name.rpartition("-")[2].removesuffix(".json"))))


def commit(number: int) -> Commit:
    """The commit of a partition of a thousand documents."""
    files = {name: File(f"{name}/{part_name(number)}.parquet", 20_000, f"{number:064x}", 1000) for name in TABLES}
    days = {f"20{number % 20:02}-{number % 12 + 1:02}-{number % 28 + 1:02}": 1000}
    months = [(f"20{number % 20:02}-{number % 12 + 1:02}", f"outlet {number % 300}", "news", "USA", 1000)]
    return Commit(partition=number, made_of="plan", files=files, documents={"new": 1000}, states={"coded": 1000}, days=days, months=months)


def memory() -> float:
    """The most memory that this process has taken, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def results(plan: Plan, workers: int, rate: float) -> Iterator[tuple[float, Done]]:
    """(seconds since the beginning, what became of a partition), as they come from so many workers of so many documents a second."""
    chance = random.Random(19)
    pace = [SLOW if chance.random() < SHARE else 1.0 for _ in range(workers)]
    free = [(0.0, worker) for worker in range(workers)]
    for number in range(len(plan)):
        begun, worker = heapq.heappop(free)
        plan[number]
        spent = plan.documents / rate * pace[worker] * chance.lognormvariate(0, 0.25)
        heapq.heappush(free, (begun + spent, worker))
        yield begun + spent, Done(number=number, outcomes={"new": plan.documents}, seconds={"coding": spent})


def main() -> None:
    """Prints what each step took, and the memory after it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--documents", type=int, default=100_000_000)
    parser.add_argument("--workers", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=2.0, help="documents a second of one worker")
    asked = parser.parse_args()
    print(f"before: {memory():.0f} MB")
    begun = perf_counter()
    files = max(1, asked.documents * BYTES["warc.gz"] // ARCHIVE)
    plan = Plan([Source(f"s3://commoncrawl/crawl-data/CC-NEWS/{n:08}.warc.gz", ARCHIVE, "warc.gz") for n in range(files)])
    print(
        f"plan: {files:,} files, {len(plan):,} partitions, {len(pickle.dumps(plan)) / 1e6:.1f} MB sent to each worker, {perf_counter() - begun:.1f} s, {memory():.0f} MB"
    )
    begun, last = perf_counter(), 0.0
    tally = Tally(Report(lake="lake", engine="simulation", workers=asked.workers, partitions=len(plan)))
    for at, done in results(plan, asked.workers, asked.rate):
        tally.add(done)
        last = max(last, at)
    spent = perf_counter() - begun
    ideal = asked.documents / asked.rate / asked.workers
    print(
        f"results: {len(plan) / spent:,.0f} a second can be taken, {len(plan) / last:.1f} a second come, {spent:.1f} s, {memory():.0f} MB"
    )
    print(
        f"the run: {last / 3600:.1f} hours with {asked.workers:,} workers of {asked.rate} documents a second; {ideal / 3600:.1f} if none was slow and none waited"
    )
    begun = perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        lake = MadeUp(_Folder(folder))
        lake.partitions = len(plan)
        finish(lake)
        size = Folder(folder).size("manifest.json") or 0
    print(f"manifest: {size / 1e6:.0f} MB for {len(plan) * len(TABLES):,} files, {perf_counter() - begun:.0f} s, {memory():.0f} MB")


if __name__ == "__main__":
    main()
