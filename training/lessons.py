"""Windows with what a teacher says of them, and the loss of a student on them."""

import random
from dataclasses import dataclass

import torch
from batches import cue_inputs, padded
from model import Model
from telling import MOST, pooled
from torch import Tensor, nn

from legation.language.kinds import ANSWERS
from legation.language.wordpieces import Pieces


@dataclass
class Lesson:
    """A window and what the teacher says of it. `words`: T x kinds, `whole`: sentences x kinds; of each of the `cues` (kind, pieces) `tags`: T x 2R and `said`."""

    pieces: Pieces
    sentences: list[list[int]]
    words: Tensor
    whole: Tensor
    cues: list[tuple[int, tuple[int, int]]]
    tags: Tensor
    said: Tensor

    def __len__(self) -> int:
        return len(self.pieces.ids)


def lesson_loss(model: Model, batch: list[Lesson], chance: random.Random) -> Tensor:
    """As `telling_loss`, with the teacher's probabilities in place of gold."""
    ids, capitals, mask = padded(batch)  # type: ignore[arg-type]
    states = model.encoder(ids, capitals, mask)
    length = ids.shape[1]
    logits, told = model.kinds(states).float(), model.told(states).float()
    wanted = torch.stack([nn.functional.pad(one.words.float(), (0, 0, 0, length - len(one))) for one in batch])
    total = 3.0 * (_bce(logits, wanted).sum(-1) * mask).sum() / mask.sum()
    sentences = torch.stack([pooled(told[i], sentence) for i, one in enumerate(batch) for sentence in one.sentences])
    total = total + _bce(sentences, torch.cat([one.whole.float() for one in batch])).sum(-1).mean()
    facts = [(i, n) for i, one in enumerate(batch) for n in range(len(one.cues))]
    if not facts:
        return total
    facts = chance.sample(facts, MOST) if len(facts) > MOST else facts
    inputs = [cue_inputs(length, batch[i].cues[n][1]) for i, n in facts]
    at = torch.tensor([i for i, _ in facts])
    tags, said = model.frames(
        states[at],
        torch.stack([w for w, _ in inputs]),
        torch.stack([d for _, d in inputs]),
        torch.tensor([batch[i].cues[n][0] for i, n in facts]),
    )
    roles = torch.stack([nn.functional.pad(batch[i].tags[n].float(), (0, 0, 0, length - len(batch[i]))) for i, n in facts])
    there = mask[at].to(roles.dtype)
    total = total + 6.0 * (_bce(tags.float(), roles).sum(-1) * there).sum() / there.sum()
    return total + _said_loss(said.float(), torch.stack([batch[i].said[n].float() for i, n in facts]))


def _said_loss(said: Tensor, wanted: Tensor) -> Tensor:
    total, at = torch.zeros(()), 0
    for name, count in ANSWERS.items():
        mine, theirs = said[:, at : at + count], wanted[:, at : at + count]
        at += count
        if name == "flags":
            total = total + _bce(mine, theirs.sigmoid()).sum() / len(said)
        else:
            total = total + 0.5 * nn.functional.cross_entropy(mine, theirs.softmax(-1))
    return total


def _bce(logits: Tensor, wanted: Tensor) -> Tensor:
    return nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
