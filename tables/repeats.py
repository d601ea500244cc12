"""Measures how copies are recognised, on real documents edited by script and on many made-up ones. Run by `make bench-repeats`.

Prints: how many edited copies are joined with each other and with their original; which documents of the corpus are joined though nobody
edited them; the nearest pairs that are kept apart, to be read by eye; and the time for up to 100,000 texts.
"""

import gzip
import json
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from tables.edits import edited

from legation.stories import copies
from legation.stories.comparing import same_report
from legation.stories.wordings import wording

SEEDS, DRAWN, NEAREST = (11, 12, 13), 500, 50
SIZES = (12_500, 25_000, 50_000, 100_000)
SYLLABLES = [first + last for first in "bdfgklmnprstvz" for last in "aeiou"]
Record = dict[str, Any]


def joined(documents: list[Record], seed: int) -> Iterator[str]:
    """How many of the documents drawn have their two edited copies joined, by themselves and with the original among them."""
    chance = random.Random(seed)
    drawn = chance.sample(documents, DRAWN)
    pairs = [(edited(one["text"], chance), edited(one["text"], chance)) for one in drawn]
    alone = copies(((n, side), made[side][0]) for n, made in enumerate(pairs) for side in (0, 1))
    among = copies(((n, side), (*(text for text, _ in made), drawn[n]["text"])[side]) for n, made in enumerate(pairs) for side in (0, 1, 2))
    for name, groups in (("two copies", alone), ("two copies and the original", among)):
        report = {key: number for number, group in enumerate(groups) for key in group}
        apart = [n for n in range(DRAWN) if report[n, 0] != report[n, 1]]
        wrong = sum(len({n for n, _ in group}) > 1 for group in groups)
        kinds = Counter(edit for n in apart for _, edits in pairs[n] for edit in edits)
        yield f"seed {seed}, {name}: {DRAWN - len(apart)} of {DRAWN} joined ({1 - len(apart) / DRAWN:.1%}); groups of several documents: {wrong}"
        yield f"  edits of those that were not: {dict(kinds.most_common())}"


def nearest(documents: list[Record]) -> list[tuple[float, float, int, int]]:
    """Pairs of different documents by how much of the shorter one's runs of three words the other has, the nearest first."""
    made = [wording(one["text"]) for one in documents]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(made):
        for trio in one.trios:
            places[trio].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in places.values():
        if len(numbers) <= 60:
            shared.update(combinations(numbers, 2))
    found = []
    for first, second in shared:
        both = len(made[first].trios & made[second].trios)
        size = min(len(made[first].trios), len(made[second].trios))
        if both >= 0.5 * size:
            found.append((both / size, both / len(made[first].trios | made[second].trios), first, second))
    return sorted(found, reverse=True)


def told(documents: list[Record]) -> Iterator[str]:
    """The groups of the corpus as it is, and the nearest pairs with the verdict on each."""
    groups = copies((number, one["text"]) for number, one in enumerate(documents))
    report = {number: place for place, group in enumerate(groups) for number in group}
    yield f"{len(documents)} documents, {len(groups)} reports; joined:"
    yield from (f"  {' | '.join(_shown(documents[n]) for n in group)}" for group in groups if len(group) > 1)
    yield f"the {NEAREST} nearest pairs (by the mean of how much the shorter has of the longer, and of what is shared of both):"
    for part, alike, one, two in sorted(nearest(documents), key=lambda pair: -(pair[0] + pair[1]))[:NEAREST]:
        verdict = "JOINED" if report[one] == report[two] else "apart"
        direct = same_report(wording(documents[one]["text"]), wording(documents[two]["text"]))
        yield f"  {part:.2f} {alike:.2f} {verdict}{'' if direct == (verdict == 'JOINED') else ' (pair alone: otherwise)'} {one} {two}"
        yield f"      {_shown(documents[one])}\n      {_shown(documents[two])}"


def times() -> Iterator[str]:
    """Seconds of the processor for made-up texts, of which every fifth is an edited copy of an earlier one."""
    for size in SIZES:
        texts = list(salad(size))
        started = time.process_time()
        groups = copies(enumerate(texts))
        seconds = time.process_time() - started
        yield f"{size} texts: {seconds:.1f} s, {seconds / size * 1000:.2f} ms a text, {len(groups)} reports"


def salad(size: int) -> Iterator[str]:
    """Texts of words that we made up, as unevenly frequent as words are."""
    chance = random.Random(5)
    words = ["".join(chance.choices(SYLLABLES, k=chance.choice((1, 2, 2, 3, 3, 4)))) for _ in range(20_000)]
    weights = [1 / (rank + 3) for rank in range(len(words))]
    before: list[str] = []
    for number in range(size):
        if number % 5 == 4:
            yield edited(chance.choice(before), chance)[0]
            continue
        drawn = iter(chance.choices(words, weights, k=160))
        sentences = [" ".join(next(drawn) for _ in range(16)).capitalize() + "." for _ in range(10)]
        text = "\n\n".join(" ".join(sentences[n : n + 2]) for n in range(0, 10, 2))
        before.append(text)
        yield text


def _shown(document: Record) -> str:
    return f"{document['source']} {document['published']}: {document['title'][:90]}"


def main(shared: str) -> None:
    """Print all of it."""
    with gzip.open(Path(shared) / "corpora" / "diplomacy_news.jsonl.gz", "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    for seed in SEEDS:
        print("\n".join(joined(documents, seed)), flush=True)
    for line in told(documents):
        print(line)
    for line in times():
        print(line, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
