"""Ray beside the local engine, in one run: the overhead of spreading with a coder that takes no time, and with real coding of documents at hand.

`python -m tables.bench_cluster SHARED [--real N]`; needs the extra `cluster`, and `tests` on the path for the coder that takes no time.
"""

import argparse
import gzip
import os
import tempfile
from itertools import islice
from pathlib import Path

from cluster.engines import SETTINGS
from cluster.made import documents, json_lines
from legation.cluster import Engine, Local, Report, Settings, plan_of, read_into
from legation.cluster.on_ray import OnRay
from legation.language import Encoder
from legation.record import Release

WORKERS = 2


def compare(name: str, path: Path, settings: Settings, partition: int, spread: Engine) -> None:
    """Reads a file with both engines and prints their rates."""
    plan = plan_of([str(path)], partition)
    with tempfile.TemporaryDirectory() as folder:
        found = [_read(plan, settings, f"{folder}/{engine.name}", engine) for engine in (Local(WORKERS), spread)]
        same = all(
            file.read_bytes() == (Path(folder) / "ray" / file.relative_to(Path(folder) / "local")).read_bytes()
            for file in (Path(folder) / "local").rglob("*")
            if file.is_file()
        )
    local, ray = found
    print(
        f"{name}: {sum(local.documents.values())} documents in {local.partitions} partitions; local {local.rate:.2f} a second, Ray {ray.rate:.2f}: {ray.rate / local.rate:.2f};"
        f" the same bytes: {same}; stages of the local engine {local.stages}",
        flush=True,
    )


def _read(plan: object, settings: Settings, out: str, engine: Engine) -> Report:
    return read_into(plan, settings, out, engine)  # type: ignore[arg-type]


def main() -> None:
    """Prints two comparisons."""
    parser = argparse.ArgumentParser()
    parser.add_argument("shared", type=Path)
    parser.add_argument("--real", type=int, default=200)
    parser.add_argument("--plain", type=int, default=2000)
    asked = parser.parse_args()
    os.environ["PYTHONPATH"] = os.pathsep.join(("tests", "src"))
    spread = OnRay(WORKERS)
    with tempfile.TemporaryDirectory() as folder:
        compare("without coding", json_lines(Path(folder) / "plain.jsonl", documents(asked.plain)), SETTINGS, 25, spread)
        corpus = Path(folder) / "corpus.jsonl"
        with gzip.open(asked.shared / "corpora" / "diplomacy_news.jsonl.gz", "rb") as lines:
            corpus.write_bytes(b"".join(islice(lines, 0, asked.real * 10, 10)))
        encoder = Encoder.load()
        compare("real coding", corpus, Settings(release=Release.here(encoder.about["digest"])), 20, spread)


if __name__ == "__main__":
    main()
