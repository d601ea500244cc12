"""Ray beside the local engine: by turns on the same documents, each run in a process of its own, with the processor time of all that it started.

`python -m tables.bench_cluster SHARED [--sizes 200,300,1500] [--longest 400]`; needs the extra `cluster`. The documents are the openings of those at hand, so
that it ends on a busy machine; with `--longest 100000` they are whole. By the clock the two engines can only be compared where nothing else runs, or by turns.
"""

import argparse
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from itertools import islice
from pathlib import Path
from time import monotonic
from typing import Any, NamedTuple

import msgspec
from tables.processes import Watched

from legation.cli.read import release_here
from legation.cluster import Engine, Local, Settings, plan_of, read_into
from legation.cluster.reading import Given, read_partition
from legation.cluster.work import Done, Here, Job

WORKERS = 2
PARTITION = 5  # by the plan's measure; of documents so short as here some thirty
LONGEST = 400  # characters of a document, unless told otherwise
OTHER = 0.1  # of the documents that are other news, which triage passes over
ENGINES = ("local", "ray")


class Ran(NamedTuple):
    """What a run told: seconds of the clock, those until both workers began among them, and the same of processor; the driver's memory in MB."""

    documents: int
    seconds: float
    start: float
    processor: float
    start_processor: float
    memory: float

    @property
    def rate(self) -> float:
        """Documents a second by the clock, the start of workers apart."""
        return self.documents / (self.seconds - self.start)

    @property
    def cost(self) -> float:
        """Seconds of processor a document, the start of workers apart."""
        return (self.processor - self.start_processor) / self.documents

    def __str__(self) -> str:
        return (
            f"{self.documents} documents, {self.rate:.2f} a second by the clock, {1000 * self.cost:.0f} ms of processor each; start of workers apart,"
            f" {self.start:.1f} s by the clock, {self.start_processor:.1f} s of processor; driver {self.memory:.0f} MB"
        )


def main() -> None:
    """Prints each run, then both engines beside one another."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sizes", default="200,300,1500", help="documents of each engine in each round")
    parser.add_argument("--longest", type=int, default=LONGEST, help="characters of a document, from its beginning")
    parser.add_argument("--keep", help="an empty folder in which the lakes stay")
    parser.add_argument(
        "--run", nargs=2, metavar=("ENGINE", "LAKE"), help="one run, of the file in the place of SHARED; used by this program"
    )
    asked = parser.parse_args()
    if asked.run:
        print(json.dumps(_run(asked.shared, *asked.run)))
        return
    sizes = [int(size) for size in asked.sizes.split(",")]
    with nullcontext(asked.keep) if asked.keep else tempfile.TemporaryDirectory() as folder:
        compare(Path(folder), list(openings(asked.shared, sum(sizes), asked.longest)), sizes)


def openings(shared: Path, number: int, longest: int = LONGEST) -> Iterator[bytes]:
    """So many lines of JSON: beginnings of diplomatic news, so many characters long, and of other news among them."""
    found = list(_openings(shared, number, longest))
    random.Random(19).shuffle(found)
    yield from found


def _openings(shared: Path, number: int, longest: int) -> Iterator[bytes]:
    other = min(round(number * OTHER), 272)
    for name, wanted in (("diplomacy_news", number - other), ("non_diplomacy_news", other)):
        with gzip.open(shared / "corpora" / f"{name}.jsonl.gz", "rb") as lines:
            for line in islice(lines, wanted):
                document = json.loads(line)
                text = document["text"][:longest]
                document["text"] = text if len(document["text"]) <= longest else text[: text.rfind(". ") + 1] or text
                yield json.dumps(document).encode() + b"\n"


def compare(folder: Path, lines: Sequence[bytes], sizes: Sequence[int]) -> None:
    """Reads a part of the lines in each round with both engines, the one that begins by turns."""
    ran: dict[str, list[Ran]] = {engine: [] for engine in ENGINES}
    for turn, size in enumerate(sizes):
        path = folder / f"{turn}.jsonl"
        begin = sum(sizes[:turn])
        path.write_bytes(b"".join(lines[begin : begin + size]))
        for engine in ENGINES if turn % 2 == 0 else ENGINES[::-1]:
            one = _watched(path, engine, folder / f"{turn}-{engine}")
            ran[engine].append(one)
            print(f"round {turn + 1}, {engine}: {one}", flush=True)
        same = _contents(folder / f"{turn}-local") == _contents(folder / f"{turn}-ray")
        print(f"round {turn + 1}: the same bytes: {same}", flush=True)
    local, ray = (_sum(ran[engine]) for engine in ENGINES)
    print(f"local: {local}\nray: {ray}")
    print(f"Ray against local: by the clock {ray.rate / local.rate:.3f}, of processor {local.cost / ray.cost:.3f}")


def _sum(runs: Sequence[Ran]) -> Ran:
    documents, seconds, start, processor, start_processor, _ = map(sum, zip(*runs, strict=True))
    return Ran(int(documents), seconds, start, processor, start_processor, max(run.memory for run in runs))


def _watched(path: Path, engine: str, lake: Path) -> Ran:
    """A run in a process of its own."""
    watched = Watched()
    command = [sys.executable, "-m", "tables.bench_cluster", str(path), "--run", engine, str(lake)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, env={**os.environ, **watched.mark})
    with watched:
        out, _ = process.communicate()
    if process.returncode:
        raise SystemExit(process.returncode)
    told = json.loads(out.splitlines()[-1])
    begun = told.pop("begun")
    return Ran(**told, start=begun[1] - begun[0], processor=watched.seconds(), start_processor=watched.seconds(begun[1]))


def _run(path: Path, name: str, lake: str) -> dict[str, Any]:
    settings = Settings(release=release_here(None), triage=True)
    begun = monotonic()
    timed = _Timed(_engine(name))
    report = read_into(plan_of([str(path)], PARTITION), settings, lake, timed)
    seconds = monotonic() - begun
    return {"documents": sum(report.documents.values()), "seconds": seconds, "begun": (begun, timed.start), "memory": _memory()}


class _Timed:
    """An engine that takes note of when its workers began."""

    def __init__(self, engine: Engine) -> None:
        self._engine, self.name, self.workers = engine, engine.name, engine.workers
        self._begun: list[float] = []

    @property
    def start(self) -> float:
        """When the workers stood, on the average, by the clock that all processes of a machine have in common."""
        return sum(sorted(self._begun)[:WORKERS]) / WORKERS

    def run(self, job: Job) -> Iterator[Done]:
        for done in self._engine.run(msgspec.structs.replace(job, step="tables.bench_cluster:read")):
            self._begun.append(done.told)
            yield done


def read(given: Given, number: int, here: Here) -> Done:
    """Reads a partition, and tells when it began."""
    begun = monotonic()
    return msgspec.structs.replace(read_partition(given, number, here), told=begun)


def _engine(name: str) -> Engine:
    if name == "local":
        return Local(WORKERS)
    from legation.cluster.on_ray import OnRay

    return OnRay(WORKERS)


def _memory() -> float:
    """The most memory that this process has taken, in MB."""
    (line,) = (line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:"))
    return int(line.split()[1]) / 1024


def _contents(lake: Path) -> dict[str, bytes]:
    return {str(path.relative_to(lake)): path.read_bytes() for path in sorted(lake.rglob("*")) if path.is_file()}


if __name__ == "__main__":
    main()
