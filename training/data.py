"""Development gold to training examples: windows with attributions, pairs with a PLOVER type, sentences with who and to whom.

Nothing is read but the training and development parts of the gold folder. Parts kept for inner validation are told by the digest of the id.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from legation.events.asking import request
from legation.language import Parser
from legation.language.windows import windows, words
from legation.model import Sentence
from legation.reading import reading

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""What the gold tells apart: YIELD is CONCEDE or RETREAT, which the rules tell apart."""
Stretch = tuple[int, int]


@dataclass(frozen=True)
class Case:
    """One attribution of a window: characters of its cue, source and content."""

    cue: Stretch
    source: tuple[Stretch, ...]
    content: tuple[Stretch, ...]


@dataclass(frozen=True)
class Example:
    """A text of one task. `cases` for attributions; `sources` and `targets` for who did it to whom; `label` and both parties for relations."""

    task: str
    id: str
    text: str
    cases: tuple[Case, ...] = ()
    sources: tuple[Stretch, ...] = ()
    targets: tuple[Stretch, ...] = ()
    label: int = -1
    kept: bool = field(default=False)


def kept(id: str, share: int) -> bool:
    """Whether an example is kept for inner validation: one in `share`, by the digest of its id, so that every run keeps the same."""
    return int.from_bytes(blake2b(id.encode(), digest_size=2).digest(), "big") % share == 0


def attributions(gold: Path, parser: Parser, part: str = "train") -> Iterator[Example]:
    """Windows of the PolNeAR documents with the attributions that lie in them."""
    for record in _records(gold / "statements" / f"{part}.jsonl"):
        document = reading({k: record.get(k) for k in ("id", "title", "published", "source", "text")}, record["id"]).document
        held = kept(record["id"], 14)
        for window in windows(parser.sentences(document)):
            yield _window(record, window, held)


def _window(record: dict, window: tuple[Sentence, ...], held: bool) -> Example:
    start, end = window[0].start, window[-1].end
    cases = []
    for row in record["attributions"]:
        cue = row["cue"][0]
        if start <= cue["start"] and cue["end"] <= end and row["content"]:
            content = _inside(row["content"], start, end)
            if content:
                cases.append(Case((cue["start"] - start, cue["end"] - start), _inside(row["source"], start, end), content))
    return Example("attribution", f"{record['id']}:{start}", words(window), cases=tuple(cases), kept=held)


def _inside(spans: list[dict], start: int, end: int) -> tuple[Stretch, ...]:
    """The stretches that touch the window, cut to it, counted from its start."""
    return tuple((max(s["start"], start) - start, min(s["end"], end) - start) for s in spans if s["start"] < end and start < s["end"])


def relations(gold: Path) -> Iterator[Example]:
    """Texts with two parties and the PLOVER type between them."""
    for name in ("plv", "codebook"):
        for record in _records(gold / "relations" / f"{name}.jsonl"):
            asked = request(record)
            sides = [((s.start, s.end),) if s else () for s in (asked.source, asked.target)]
            label = TYPES.index(record["event"])
            yield Example("relation", asked.id, asked.text, sources=sides[0], targets=sides[1], label=label, kept=kept(asked.id, 7))


def sides(gold: Path) -> Iterator[Example]:
    """Sentences with who did it and to whom."""
    for record in _records(gold / "spans" / "cameo.jsonl"):
        who = [tuple((s["start"], s["end"]) for s in record[side]) for side in ("sources", "targets")]
        yield Example("who", record["id"], record["text"], sources=who[0], targets=who[1], kept=kept(record["id"], 7))


def _records(path: Path) -> Iterator[dict]:
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
