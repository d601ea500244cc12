"""Codes real documents by the command and writes docs/corpus.md: how many came out, in order, without a fault. Run by `make corpus`."""

import gzip
import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SEED, DRAWN = 2023, 300
FACTS = ("meetings", "statements", "commitments", "events")


def records(path: Path, count: int | None) -> list[dict[str, Any]]:
    """All documents of a file, or so many drawn at random."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return found if count is None else random.Random(SEED).sample(found, count)


def coded(documents: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], int, str]:
    """What `legation code -` answers, its exit status and what it said on standard error."""
    given = "".join(json.dumps(document) + "\n" for document in documents).encode()
    done = subprocess.run([sys.executable, "-m", "legation", "code", "-"], input=given, capture_output=True, check=False)
    return [json.loads(line) for line in done.stdout.decode().splitlines()], done.returncode, done.stderr.decode()


def section(title: str, documents: list[dict[str, Any]]) -> Iterator[str]:
    """The lines of the page about one draw."""
    answers, status, said = coded(documents)
    in_order = [a["document"]["id"] for a in answers] == [d["id"] for d in documents]
    errors = sum(any(p["level"] == "error" for p in a["problems"]) for a in answers)
    yield from (f"## {title}", "", f"- documents: {len(documents)}, lines: {len(answers)}, in input order: {'yes' if in_order else 'NO'}")
    yield f"- exit status: {status}; documents with an error: {errors}; tracebacks: {said.count('Traceback')}"
    yield from ("", "| source type | documents | " + " | ".join(f"with {fact}" for fact in FACTS) + " |", "|---|---|" + "---|" * len(FACTS))
    kinds = Counter(d.get("source_type") or "not given" for d in documents)
    for kind, count in kinds.most_common():
        of_kind = [a for a, d in zip(answers, documents, strict=True) if (d.get("source_type") or "not given") == kind]
        yield f"| {kind} | {count} | " + " | ".join(f"{sum(bool(a[fact]) for a in of_kind)}" for fact in FACTS) + " |"
    yield ""


def main(shared: str) -> None:
    """Write the page."""
    corpora = Path(shared) / "corpora"
    lines = ["# Real documents", "", f"Made by `make corpus` on {datetime.now(UTC).date().isoformat()}.", ""]
    lines += section(f"{DRAWN} diplomatic documents drawn at random (seed {SEED})", records(corpora / "diplomacy_news.jsonl.gz", DRAWN))
    lines += section("All news items without diplomatic content", records(corpora / "non_diplomacy_news.jsonl.gz", None))
    (ROOT / "docs" / "corpus.md").write_text("\n".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
