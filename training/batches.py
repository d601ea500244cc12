"""Examples to tensors: wordpieces with tags, batches of like length within a budget of pieces."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from data import Example, Stretch
from torch import Tensor, nn

from legation.language import decoding
from legation.language.wordpieces import Pieces, pieces


@dataclass
class Row:
    """One example in pieces. `spans`: per case the pieces of cue, source and content, as lists of (first, last)."""

    example: Example
    pieces: Pieces
    cases: list[tuple[list[int], list[list[int]], list[list[int]]]]
    sources: list[list[int]]
    targets: list[list[int]]
    marked: bool = False

    def __len__(self) -> int:
        return len(self.pieces.ids)


def rows(examples: Sequence[Example], tokenizer: object) -> Iterator[Row]:
    """Every example in pieces; relations twice, with their parties marked and not."""
    for example in examples:
        for marked in (False, True) if example.task == "relation" else (False,):
            yield _row(example, tokenizer, marked)


def _row(example: Example, tokenizer: object, marked: bool) -> Row:
    marks = [(*s, role) for role, side in (("source", example.sources), ("target", example.targets)) for s in side] if marked else []
    made = pieces(tokenizer, example.text, marks)  # type: ignore[arg-type]
    cases = [(made.covered(*c.cue), _all(made, c.source), _all(made, c.content)) for c in example.cases]
    return Row(example, made, [c for c in cases if c[0] and c[2]], _all(made, example.sources), _all(made, example.targets), marked)


def _all(made: Pieces, stretches: Sequence[Stretch]) -> list[list[int]]:
    return [found for s in stretches if (found := made.covered(*s))]


def batches(rows: Sequence[Row], budget: int, chance: random.Random | None) -> Iterator[list[Row]]:
    """Rows of like length together, at most `budget` pieces with padding; in random order where `chance` is given."""
    order = list(rows)
    if chance:
        chance.shuffle(order)
    order.sort(key=lambda row: len(row) + (chance.random() * 6 if chance else 0))
    made: list[list[Row]] = []
    for row in order:
        if not made or (len(made[-1]) + 1) * max(len(row), len(made[-1][0])) > budget:
            made.append([])
        made[-1].append(row)
    if chance:
        chance.shuffle(made)
    yield from made


def padded(batch: Sequence[Row]) -> tuple[Tensor, Tensor, Tensor]:
    """Ids, capitals and mask, B x T."""
    longest = max(len(row) for row in batch)
    ids, capitals, mask = (torch.zeros(len(batch), longest, dtype=torch.long) for _ in range(3))
    for i, row in enumerate(batch):
        ids[i, : len(row)] = torch.tensor(row.pieces.ids)
        capitals[i, : len(row)] = torch.tensor(row.pieces.capitals)
        mask[i, : len(row)] = 1
    return ids, capitals, mask


def side_tags(length: int, stretches: Sequence[Sequence[int]]) -> Tensor:
    """O, B, I for every piece."""
    tags = torch.zeros(length, dtype=torch.long)
    for stretch in stretches:
        tags[stretch[0] : stretch[-1] + 1] = 2
    for stretch in stretches:
        tags[stretch[0]] = 1
    return tags


def role_tags(length: int, source: Sequence[Sequence[int]], content: Sequence[Sequence[int]], cue: Sequence[int]) -> Tensor:
    """O, B-source, I-source, B-content, I-content for every piece; the cue itself is neither."""
    tags = torch.zeros(length, dtype=torch.long)
    for stretches, begin in ((content, 3), (source, 1)):
        for stretch in stretches:
            tags[stretch[0] : stretch[-1] + 1] = begin + 1
            tags[stretch[0]] = begin
    tags[cue[0] : cue[-1] + 1] = 0
    return tags


def cue_inputs(length: int, cue: Sequence[int]) -> tuple[Tensor, Tensor]:
    """As at run time: weights on the cue and the distance of every piece from it."""
    weights, distance = decoding.cue_inputs(length, (cue[0], cue[-1]))
    return torch.from_numpy(weights), torch.from_numpy(distance)


def pair_weights(row: Row, length: int) -> Tensor:
    """As at run time, 5 x T, with padding."""
    sides = [side[0] if side else [] for side in (row.sources, row.targets)]
    made = decoding.marked_weights(row.pieces) if row.marked else decoding.plain_weights(len(row), *sides)
    return nn.functional.pad(torch.from_numpy(made), (0, length - len(row)))
