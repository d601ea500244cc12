"""Times `legation code` against bare spaCy on the same documents in one run: `python -m tables.speed SHARED [COUNT]`. Run by `make bench-speed`.

Both take turns document by document in one process on one core, counted in processor time, so that a noisy machine disturbs both alike.
Bare spaCy: tokens, parse and names (`en_core_web_sm`), paragraphs one by one. The line: everything, from the record of a document to its coding.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tables.corpus import records

from legation import code
from legation.cli.coder import Engine, load_line
from legation.language.paragraphs import paragraphs
from legation.language.parser import MODEL
from legation.model import Document
from legation.reading import reading

COUNT, WARM = 500, 5


def timed(act: Callable[[], object]) -> float:
    """Seconds of processor time."""
    started = time.process_time()
    act()
    return time.process_time() - started


def main(shared: str, count: int = COUNT) -> None:
    """Print the cost of each engine in units of bare spaCy, with words a second."""
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[variable] = "1"
    import spacy

    bare = spacy.load(MODEL)
    lines = {engine.value: load_line(engine) for engine in Engine}
    drawn = [reading(record, record["id"]).document for record in records(Path(shared) / "corpora" / "diplomacy_news.jsonl.gz", count)]
    spent = dict.fromkeys(("spaCy", *lines), 0.0)

    def parsed(document: Document) -> None:
        with bare.memory_zone():
            for paragraph in paragraphs(document.text):
                bare(document.text[paragraph.start : paragraph.end])

    for number, document in enumerate([*drawn[:WARM], *drawn]):
        here = {"spaCy": timed(lambda d=document: parsed(d))}  # type: ignore[misc]
        for name, line in lines.items():
            here[name] = timed(lambda d=document, held=line: code(d, held))  # type: ignore[misc]
        if number >= WARM:
            spent = {name: spent[name] + seconds for name, seconds in here.items()}
    words = sum(len(document.text.split()) for document in drawn)
    for name, seconds in spent.items():
        print(
            f"{name}: {seconds:.1f} s for {len(drawn)} documents, {words / seconds:.0f} words a second, {seconds / spent['spaCy']:.2f} times spaCy"
        )


if __name__ == "__main__":
    main(sys.argv[1], *(int(count) for count in sys.argv[2:3]))
