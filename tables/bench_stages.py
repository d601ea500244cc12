"""Measures how long each room takes to code a hundred real documents, and what the gazetteer costs to load. Run by `make bench-stages`.

Times are of the processor, so that other work on the machine does not count. Exit status 1 if the places take more than their share.
"""

import gzip
import json
import random
import resource
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from time import process_time
from typing import Any

from legation import coding
from legation.language import Parser
from legation.places import Gazetteer
from legation.reading import document
from legation.reference.register import Register

SEED, DRAWN = 161, 100
MOST = 0.15  # share of the whole that the places may take
ROOMS = ("actors", "places", "dates", "statements", "meetings", "commitments", "events")


class Clock:
    """Adds up the time that the functions of each room take."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    def timed(self, room: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, whose time counts for the room."""

        def run(*given: Any, **named: Any) -> Any:
            begun = process_time()
            try:
                return function(*given, **named)
            finally:
                self.spent[room] += process_time() - begun  # type: ignore[assignment]

        return run

    def watch(self) -> None:
        """From now on what `code` calls of each room is timed."""
        for room in ROOMS:
            module = getattr(coding, room)
            for name in ("find", "resolve", "code"):
                if hasattr(module, name):
                    setattr(module, name, self.timed(room, getattr(module, name)))


def main(shared: Path) -> int:
    """Prints a table of rooms; 1 where the places take too long."""
    before, begun = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, process_time()
    gazetteer = Gazetteer.load()
    loaded, grown = process_time() - begun, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    clock = Clock()
    parser = Parser()
    line = coding.Line(parser, Register.load(), gazetteer)
    with gzip.open(shared / "corpora" / "diplomacy_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        drawn = random.Random(SEED).sample([json.loads(text) for text in lines], DRAWN)
    coding.code(document(drawn[0]), line)
    parser.sentences = clock.timed("language", parser.sentences)  # type: ignore[method-assign]
    clock.watch()
    begun = process_time()
    for record in drawn:
        coding.code(document(record), line)
    whole = process_time() - begun
    words = sum(len(record["text"].split()) for record in drawn)
    print(f"gazetteer: loaded in {loaded:.2f} s, {grown:.0f} MB")
    print(f"{DRAWN} documents, {words} words: {whole:.1f} s, {words / whole:.0f} words a second")
    for room, spent in clock.spent.most_common():
        print(f"  {room:<12} {spent:6.2f} s  {spent / whole:6.1%}")
    share = clock.spent["places"] / whole
    print(f"places take {share:.1%} of the whole; {MOST:.0%} is the most they may")
    return int(share > MOST)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
