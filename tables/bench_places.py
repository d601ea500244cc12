"""Measures places against the gold with GeoNames ids: over all literal toponyms, and over those whose id the gazetteers at hand hold.

Run by `make bench-places`. An answer counts once; it is right where it touches a toponym and has its id. Answers that touch toponyms which are left out
(another sense, no id, or an id that is not held) are neither right nor wrong, as the reference scorer has it.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from legation import actors, places
from legation.coding import Line
from legation.model import Place
from legation.places import Gazetteer
from legation.reading import document
from legation.reference.landmarks import landmarks

PARTS = ("trnews", "gwn", "lgl")
Gold = dict[str, Any]


def main(gold: Path) -> None:
    """Prints a table of figures for each set."""
    line = Line.load()
    held = held_ids(line.gazetteer)
    print("set      toponyms  held   id F1 over all  over those held  recall of those held")
    for part in PARTS:
        path = gold / "places" / f"{part}.jsonl"
        pairs = [
            (record["toponyms"], found(record, line))
            for record in map(json.loads, path.read_text(encoding="utf-8").rstrip("\n").split("\n"))
        ]
        whole, some = tally(pairs, None), tally(pairs, held)
        print(f"{part:<8} {whole[2]:8}  {some[2]:4}  {f1(whole):14.3f}  {f1(some):15.3f}  {some[0] / some[2]:20.3f}")


def held_ids(gazetteer: Gazetteer) -> frozenset[int]:
    """The GeoNames ids that the shipped gazetteer and the table of landmarks hold."""
    return gazetteer.ids() | {row.geonames_id for row in landmarks() if row.geonames_id}


def found(record: Gold, line: Line) -> tuple[Place, ...]:
    """The places of one record, from its raw text."""
    made = document({name: record[name] for name in ("id", "text", "published") if record.get(name)})
    sentences = line.parser.sentences(made)
    _, mentions = actors.resolve(actors.find(made, sentences, line.register), made, sentences, line.register)
    return places.resolve(places.find(made, sentences, mentions, line.gazetteer), made, mentions, line.gazetteer)


def tally(pairs: Iterable[tuple[list[Gold], tuple[Place, ...]]], held: frozenset[int] | None) -> tuple[int, int, int]:
    """Right ones, answers, toponyms."""
    right = answers = toponyms = 0
    for golds, answered in pairs:
        wanted = [g for g in golds if g["sense"] == "literal" and g.get("geonames_id") and (held is None or g["geonames_id"] in held)]
        others = [g for g in golds if g not in wanted]
        counted = [
            p for p in answered if any(touch(p, g) for g in wanted) or (p.sense == "literal" and not any(touch(p, g) for g in others))
        ]
        right += sum(any(touch(p, g) and p.geonames_id == g["geonames_id"] for p in counted) for g in wanted)
        answers += len(counted)
        toponyms += len(wanted)
    return right, answers, toponyms


def touch(place: Place, gold: Gold) -> bool:
    """Whether the two have a character in common."""
    return bool(place.start < gold["end"] and gold["start"] < place.end)


def f1(counts: tuple[int, int, int]) -> float:
    """Of right ones, answers and toponyms."""
    right, answers, toponyms = counts
    return 2 * right / (answers + toponyms) if answers + toponyms else 0.0


if __name__ == "__main__":
    main(Path(sys.argv[1]))
