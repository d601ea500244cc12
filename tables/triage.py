"""Measures triage: `python -m tables.triage SHARED CODINGS`, the codings as `legation code` makes them of diplomatic documents, without triage.

Prints how many of the facts that name a state, an organisation or an office-holder lie in documents that pass, how much ordinary news does, how fast, and
what passing over single paragraphs would bring besides.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from legation.model import Coding
from legation.reading import Reading, reading
from legation.reading.triage import Triage
from legation.record.blobs import shaped
from legation.reference.lines import whole_lines
from legation.reference.register import Register

_SAID = re.compile(
    r"[\"“”«»]|\b(?:said|says|say|told|tells|added|adds|tweeted|wrote|asked|warned|called|stressed|noted|statement|according)\b",
    re.IGNORECASE,
)
PUBLIC = ("state", "igo", "body", "organisation", "office", "mechanism")


def main(shared: str, codings: str) -> None:
    """Print the shares."""
    triage = Triage(Register.load())
    kept = total = documents = passed = 0
    spared = Counter[str]()
    for line in Path(codings).read_text(encoding="utf-8").splitlines():
        coding = shaped(line, Coding)
        passes = next(triage.sifted([Reading(coding.document, coding.document.id)])).codable
        facts = sum(1 for _ in _telling(coding))
        spared += _paragraphs(triage, coding) if passes else Counter()
        total, kept, documents, passed = total + facts, kept + facts * passes, documents + 1, passed + passes
    print(f"diplomatic documents that were coded: {passed} of {documents} pass, with {kept} of {total} facts ({kept / max(1, total):.4f})")
    share, lost = spared["spared"] / max(1, spared["words"]), spared["lost"] / max(1, spared["facts"])
    print(
        f"by paragraph besides (not done): {share:.3f} of their words spared, {spared['lost']} of {spared['facts']} facts lost ({lost:.4f})"
    )
    for name in ("diplomacy_news", "non_diplomacy_news"):
        records = list(_records(Path(shared) / "corpora" / f"{name}.jsonl.gz"))
        begun = time.process_time()
        through = sum(item.codable for item in triage.sifted(reading(record, record["id"]) for record in records))
        rate = len(records) / (time.process_time() - begun)
        print(f"{name}: {through} of {len(records)} pass ({through / len(records):.3f}); {rate:.0f} documents a second, reading included")


def _paragraphs(triage: Triage, coding: Coding) -> Counter[str]:
    """What passing over the paragraphs without a hit and without speech would spare and lose: words in all and spared, facts in all and lost."""
    text, starts = coding.document.text, [hit.start for hit in triage.hits(coding.document.text)]
    lines = whole_lines(text)
    gone = [e for e in lines if not any(e.start <= at < e.end for at in starts) and not _SAID.search(text, e.start, e.end)]
    facts = list(_telling(coding))
    lost = sum(any(e.start <= at < e.end for at in _stands(fact) for e in gone) for fact in facts)
    words, spared = (sum(len(text[e.start : e.end].split()) for e in some) for some in (lines, gone))
    return Counter(words=words, spared=spared, facts=len(facts), lost=lost)


def _stands(fact: object) -> Iterator[int]:
    """Where the parts of the text begin on which a fact rests."""
    for name in ("sentence", "cue", "trigger", "evidence", "content"):
        part = getattr(fact, name, None)
        yield from (one.start for one in (part if isinstance(part, tuple) else (part,) if part is not None else ()))


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
