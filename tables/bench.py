"""What coding costs: `python -m tables.bench SHARED [--documents N] [--longest WORDS] [--page docs/performance.md] [--floors]`. Run by `make bench`.

Bare spaCy (tokens, parse and names, paragraph by paragraph) and the line (from the record of a document to its coding) take turns document by document in
one process on one core, counted in processor time, so that a busy machine disturbs both alike. Figures are ratios within the run, beside the rates.
"""

import argparse
import json
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tables.bench_page import page
from tables.corpus import records

from legation import coding
from legation.api.setup import Setup
from legation.api.workers import Workers
from legation.coding import Line
from legation.language.encoder import Encoder
from legation.language.paragraphs import paragraphs
from legation.language.parser import MODEL
from legation.model import Document
from legation.reading import Reading, reading
from legation.reading.triage import Triage

WARM = 3
ROOMS = ("actors", "places", "dates", "statements", "meetings", "commitments", "events")
# The most that each may be. Measured on 2026-11-30 on a crowded machine with VNNI: 2.1 times spaCy, 1.0, 0.01; one without, where the encoder's eight-bit sums cost most, needs more.
FLOORS = {"times spaCy": 2.7, "length": 1.6, "places share": 0.15}


class Clock:
    """Adds up the processor time of each stage; what a stage calls of another one counts for the inner one alone."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()
        self._inner = [0.0]

    def timed(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose time counts for the stage."""

        def run(*given: Any, **named: Any) -> Any:
            begun = time.process_time()
            self._inner.append(0.0)
            try:
                return function(*given, **named)
            finally:
                whole = time.process_time() - begun
                self.spent[stage] += whole - self._inner.pop()  # type: ignore[assignment]
                self._inner[-1] += whole

        return run


def watched(line: Line) -> Clock:
    """From now on the stages of this line are timed."""
    clock = Clock()
    line.parser.sentences = clock.timed("parser", line.parser.sentences)  # type: ignore[method-assign]
    for name in ("states", "roles", "frames", "pair"):
        setattr(Encoder, name, clock.timed("encoder", getattr(Encoder, name)))
    for room in ROOMS:
        module = getattr(coding, room)
        for name in ("find", "resolve", "code"):
            if hasattr(module, name):
                setattr(module, name, clock.timed(room, getattr(module, name)))
    return clock


def spent(act: Callable[[], object]) -> float:
    """Seconds of processor time."""
    begun = time.process_time()
    act()
    return time.process_time() - begun


def beside_spacy(line: Line, drawn: Sequence[Document]) -> dict[str, Any]:
    """The line beside bare spaCy, and where its time goes."""
    import spacy

    bare = spacy.load(MODEL)

    def parsed(document: Document) -> None:
        with bare.memory_zone():
            for paragraph in paragraphs(document.text):
                bare(document.text[paragraph.start : paragraph.end])

    for document in drawn[:WARM]:
        parsed(document)
        coding.code(document, line)
    clock, alone, ours = watched(line), 0.0, 0.0
    for document in drawn:
        alone += spent(lambda d=document: parsed(d))  # type: ignore[misc]
        ours += spent(lambda d=document: coding.code(d, line))  # type: ignore[misc]
    words = sum(len(document.text.split()) for document in drawn)
    return {
        "documents": len(drawn), "words": words, "documents a second": len(drawn) / ours, "words a second": words / ours,
        "spaCy words a second": words / alone, "times spaCy": ours / alone, "stages": {name: s / ours for name, s in clock.spent.most_common()},
        "places share": clock.spent["places"] / ours, "memory MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }  # fmt: skip


def growth(line: Line, drawn: Sequence[Document], longest: int) -> dict[int, float]:
    """Words a second of documents of growing length, made of real ones one after the other."""
    paragraphs_of = [part for document in drawn for part in document.text.split("\n") if part.strip()]
    out, wanted = {}, 100
    while wanted <= longest:
        taken: list[str] = []
        count = at = 0
        while count < wanted:
            taken.append(paragraphs_of[at % len(paragraphs_of)])
            count, at = count + len(taken[-1].split()), at + 1
        made = reading({"id": str(wanted), "text": "\n\n".join(taken), "published": "2023-11-10"}, "made").document
        out[wanted] = count / spent(lambda made=made: coding.code(made, line))  # type: ignore[misc]
        wanted *= 10
    return out


def by_workers(drawn: Sequence[Document]) -> dict[int, float]:
    """Documents a second by the clock on the wall, with one process and with two."""
    given = [Reading(document, document.id) for document in drawn]
    out = {}
    for count in (1, 2):
        with Workers(Setup(), count) as made:
            list(made.codings(given[:count]))
            begun = time.monotonic()
            list(made.codings(given))
            out[count] = len(given) / (time.monotonic() - begun)
    return out


def triaged(shared: Path) -> float:
    """Documents a second through triage, all that comes before the parser included."""
    triage, given = Triage.of(), records(shared / "corpora" / "non_diplomacy_news.jsonl.gz", None)
    seconds = spent(lambda: list(triage.sifted(reading(record, record["id"]) for record in given)))
    return len(given) / seconds


def main() -> int:
    """Measure; write the page where one is wished; 1 where a floor is not held."""
    asked = argparse.ArgumentParser()
    asked.add_argument("shared", type=Path)
    asked.add_argument("--documents", type=int, default=500)
    asked.add_argument("--longest", type=int, default=100_000)
    asked.add_argument("--page", type=Path)
    asked.add_argument("--floors", action="store_true", help="measure only what has a floor")
    wanted = asked.parse_args()
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    drawn = [reading(r, r["id"]).document for r in records(wanted.shared / "corpora" / "diplomacy_news.jsonl.gz", wanted.documents)]
    line = Line.load()
    found = beside_spacy(line, drawn)
    found["growth"] = growth(line, drawn, wanted.longest)
    rates = list(found["growth"].values())
    found["length"] = max(rates[1:]) / min(rates[1:]) if len(rates) > 2 else 1.0
    if not wanted.floors:
        found["workers"], found["triage a second"] = by_workers(drawn), triaged(wanted.shared)
    print(json.dumps(found, indent=1))
    if wanted.page:
        wanted.page.write_text(page(found), encoding="utf-8")
    fallen = [f"{name}: {found[name]:.2f}, at most {most}" for name, most in FLOORS.items() if found[name] > most]
    print("\n".join(fallen) or "all floors held", file=sys.stderr)
    return int(bool(fallen))


if __name__ == "__main__":
    sys.exit(main())
