"""Measures triage: `python -m tables.triage SHARED CODINGS`, the codings as `legation code` makes them of diplomatic documents, without triage.

Prints how many of the facts that name a state, an organisation or an office-holder lie in documents that pass, how much ordinary news does, and how fast.
"""

import gzip
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.model import Coding
from legation.reading import Reading, reading
from legation.reading.triage import Triage
from legation.record.blobs import shaped
from legation.reference.register import Register

PUBLIC = ("state", "igo", "body", "organisation", "office", "mechanism")


def main(shared: str, codings: str) -> None:
    """Print the shares."""
    triage = Triage(Register.load())
    kept = total = documents = passed = 0
    for line in Path(codings).read_text(encoding="utf-8").splitlines():
        coding = shaped(line, Coding)
        passes = next(triage.sifted([Reading(coding.document, coding.document.id)])).codable
        facts = sum(1 for _ in _telling(coding))
        total, kept, documents, passed = total + facts, kept + facts * passes, documents + 1, passed + passes
    print(f"diplomatic documents that were coded: {passed} of {documents} pass, with {kept} of {total} facts ({kept / max(1, total):.4f})")
    for name in ("diplomacy_news", "non_diplomacy_news"):
        records = list(_records(Path(shared) / "corpora" / f"{name}.jsonl.gz"))
        begun = time.process_time()
        through = sum(item.codable for item in triage.sifted(reading(record, record["id"]) for record in records))
        rate = len(records) / (time.process_time() - begun)
        print(f"{name}: {through} of {len(records)} pass ({through / len(records):.3f}); {rate:.0f} documents a second, reading included")


def _telling(coding: Coding) -> Iterator[object]:
    """The facts that name a state, an organisation or somebody who holds an office."""
    public = {actor.key for actor in coding.actors if actor.kind in PUBLIC or (actor.kind == "person" and actor.office)}
    for event in coding.events:
        if public & {*event.actors, *event.recipients}:
            yield event
    for said in coding.statements:
        if public & {*said.about, *said.addressees, *((said.speaker.actor or "",) if said.speaker else ())}:
            yield said
    yield from (met for met in coding.meetings if met.parties)
    yield from (bound for bound in coding.commitments if bound.parties)


def _records(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    main(*sys.argv[1:3])
