"""What a trained teacher makes of documents that nobody has annotated: `python training/teach.py --teacher CHECKPOINT --documents FILE --without GOLD --out FILE`.

Each window is kept with the teacher's probabilities, for every piece and sentence, of all kinds; and for each word that it finds to tell of a fact, those of
the roles of every piece and of the answers. A student learns them beside the gold: `train.py --taught FILE`.
"""

import argparse
import gzip
import json
import pickle
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from batches import batches, cue_inputs, padded
from lessons import Lesson
from model import TEACHER, Model, published
from telling import pooled
from torch import Tensor

from legation.coding import Line
from legation.language import decoding
from legation.language.windows import windows, words
from legation.language.wordpieces import Pieces, pieces, tokenizer
from legation.reading import reading

FAINT = 0.15  # a word that the teacher gives less is not looked at further


@dataclass
class Blank:
    """A window in pieces of which nothing is known."""

    pieces: Pieces
    sentences: list[list[int]]

    def __len__(self) -> int:
        return len(self.pieces.ids)


def blanks(documents: Path, without: Path, count: int, line: Line) -> Iterator[Blank]:
    """The windows of so many documents drawn at random; none of those that the gold measures with (known by id or title)."""
    with (without / "record" / "dev.jsonl").open(encoding="utf-8") as lines:
        measured = [json.loads(row) for row in lines]
    known = {one["id"] for one in measured} | {one["title"] for one in measured if one.get("title")}
    with gzip.open(documents, "rt", encoding="utf-8") as lines:
        given = [one for row in lines if (one := json.loads(row))["id"] not in known and one.get("title") not in known]
    cut = tokenizer(published())
    for one in random.Random(7).sample(given, min(count, len(given))):
        document = reading(one, one["id"]).document
        for window in windows(s for s in line.parser.sentences(document) if not s.boilerplate):
            made, start = pieces(cut, words(window)), window[0].start
            found = [made.covered(s.start - start, s.end - start) for s in window]
            yield Blank(made, [one for one in found if one])


def lessons(teacher: Model, given: Sequence[Blank], budget: int = 2048) -> Iterator[Lesson]:
    """What the teacher says of each window."""
    teacher.eval()
    for batch in batches(given, budget, None):  # type: ignore[arg-type]
        with torch.inference_mode(), torch.autocast("cpu", dtype=torch.bfloat16):
            ids, capitals, mask = padded(batch)
            states = teacher.encoder(ids, capitals, mask)
            kinds, told = teacher.kinds(states).float().sigmoid(), teacher.told(states).float()
            for i, blank in enumerate(batch):
                yield _lesson(teacher, blank, states[i : i + 1, : len(blank)], kinds[i, : len(blank)], told[i])  # type: ignore[arg-type]


def _lesson(teacher: Model, blank: Blank, states: Tensor, kinds: Tensor, told: Tensor) -> Lesson:
    whole = torch.stack([pooled(told, sentence).sigmoid() for sentence in blank.sentences])
    cues = [
        (kind, cue) for sentence, own in zip(blank.sentences, whole, strict=True)
        for kind, cue, _ in decoding.telling(kinds.numpy(), own.numpy(), sentence, FAINT)
    ]  # fmt: skip
    tags, said = torch.zeros(0), torch.zeros(0)
    if cues:
        inputs = [cue_inputs(len(blank), cue) for _, cue in cues]
        tags, said = teacher.frames(
            states.expand(len(cues), -1, -1),
            torch.stack([w for w, _ in inputs]),
            torch.stack([d for _, d in inputs]),
            torch.tensor([k for k, _ in cues]),
        )
    half = torch.float16
    return Lesson(
        blank.pieces, blank.sentences, kinds.to(half), whole.to(half), cues, tags.float().sigmoid().to(half), said.float().to(half)
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--documents", type=Path, required=True, help="JSON lines, packed by gzip")
    parser.add_argument("--without", type=Path, required=True, help="folder of the gold; what it measures with is left out")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    teacher = Model(TEACHER)
    teacher.load_state_dict(torch.load(options.teacher)["model"])
    given = list(blanks(options.documents, options.without, options.count, Line.load("rules")))
    print(f"{len(given)} windows of {sum(map(len, given))} pieces", flush=True)
    made = list(lessons(teacher, given))
    options.out.write_bytes(pickle.dumps(made))
    print(f"{len(made)} windows with {sum(len(one.cues) for one in made)} words that tell of facts")


if __name__ == "__main__":
    main()
