"""Pages of the reader's gold to tensors, the loss on them, and quick figures on pages that training does not see."""

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import torch
from batches import batches, cue_inputs, padded
from model import Model
from torch import Tensor, nn

from legation.language.kinds import ANSWERS, FLAGS, KINDS, ROLES
from legation.language.wordpieces import Pieces, pieces
from record import Page

MOST = 64  # facts of a batch whose roles are learnt


@dataclass
class Fact:
    """A fact in pieces."""

    kind: int
    cue: list[int]
    roles: list[list[list[int]]]
    answers: dict[str, int]
    flags: list[float]


@dataclass
class Leaf:
    """A page in pieces."""

    page: Page
    pieces: Pieces
    sentences: list[list[int]]
    facts: list[Fact]

    def __len__(self) -> int:
        return len(self.pieces.ids)


def leaves(pages_: Sequence[Page], tokenizer: object) -> list[Leaf]:
    out = []
    for page in pages_:
        made = pieces(tokenizer, page.text)  # type: ignore[arg-type]
        facts = []
        for told in page.told:
            cue = made.covered(*told.cue)
            if not cue:
                continue
            roles = [[found for s in told.roles[role] if (found := made.covered(*s))] for role in ROLES]
            answers = {name: getattr(told, name) for name in ANSWERS if name != "flags"}
            facts.append(Fact(told.kind, cue, roles, answers, [float(told.flags[f]) if f in told.flags else -1.0 for f in FLAGS]))
        out.append(Leaf(page, made, [made.covered(*s) for s in page.sentences], facts))
    return out


def cue_targets(leaf: Leaf, length: int) -> Tensor:
    """T x kinds: 1 on the pieces of every word that tells of a fact."""
    out = torch.zeros(length, len(KINDS))
    for fact in leaf.facts:
        out[fact.cue[0] : fact.cue[-1] + 1, fact.kind] = 1
    return out


def role_targets(fact: Fact, length: int) -> Tensor:
    """T x 2R: for each role whether a piece is inside, and whether it begins a stretch."""
    out = torch.zeros(length, 2 * len(ROLES))
    for n, stretches in enumerate(fact.roles):
        for stretch in stretches:
            out[stretch[0] : stretch[-1] + 1, 2 * n] = 1
            out[stretch[0], 2 * n + 1] = 1
    return out


def pooled(logits: Tensor, sentence: Sequence[int]) -> Tensor:
    """The logits of a whole sentence: a smooth maximum over its pieces."""
    return torch.logsumexp(logits[sentence[0] : sentence[-1] + 1], dim=0) - 1.0


def telling_loss(model: Model, batch: list[Leaf], chance: random.Random) -> Tensor:
    """Words that tell of facts, sentences that do, the roles of up to `MOST` facts and what is said of them."""
    ids, capitals, mask = padded(batch)  # type: ignore[arg-type]
    states = model.encoder(ids, capitals, mask)
    length = ids.shape[1]
    logits, told = model.kinds(states).float(), model.told(states).float()
    wanted = torch.stack([cue_targets(leaf, length) for leaf in batch])
    loss = nn.functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none")
    total = 3.0 * (loss.sum(-1) * mask).sum() / mask.sum()
    sentences, answers = [], []
    for i, leaf in enumerate(batch):
        for sentence in leaf.sentences:
            if sentence:
                sentences.append(pooled(told[i], sentence))
                answers.append(wanted[i, sentence[0] : sentence[-1] + 1].amax(0))
    if sentences:
        total = (
            total
            + nn.functional.binary_cross_entropy_with_logits(torch.stack(sentences), torch.stack(answers), reduction="none").sum(-1).mean()
        )
    facts = [(i, fact) for i, leaf in enumerate(batch) for fact in leaf.facts]
    if not facts:
        return total
    facts = chance.sample(facts, MOST) if len(facts) > MOST else facts
    inputs = [cue_inputs(length, fact.cue) for _, fact in facts]
    at = torch.tensor([i for i, _ in facts])
    tags, said = model.frames(
        states[at], torch.stack([w for w, _ in inputs]), torch.stack([d for _, d in inputs]), torch.tensor([f.kind for _, f in facts])
    )
    roles = torch.stack([role_targets(fact, length) for _, fact in facts])
    there = mask[at].to(roles.dtype)
    loss = nn.functional.binary_cross_entropy_with_logits(tags.float(), roles, reduction="none")
    total = total + 6.0 * (loss.sum(-1) * there).sum() / there.sum()
    return total + _answers_loss(said.float(), [fact for _, fact in facts])


def _answers_loss(said: Tensor, facts: list[Fact]) -> Tensor:
    total, at = torch.zeros(()), 0
    for name, count in ANSWERS.items():
        own = said[:, at : at + count]
        at += count
        if name == "flags":
            wanted = torch.tensor([f.flags for f in facts])
            loss = nn.functional.binary_cross_entropy_with_logits(own, wanted.clamp(min=0), reduction="none")
            total = total + (loss * (wanted >= 0)).sum() / len(facts)
        else:
            labels = torch.tensor([f.answers[name] for f in facts])
            if (labels >= 0).any():
                total = total + 0.5 * nn.functional.cross_entropy(own, labels, ignore_index=-1, reduction="sum") / len(facts)
    return total


def measure_telling(model: Model, held: Sequence[Leaf]) -> dict[str, float]:
    """F1 of kinds by sentence, of event types alone, of pieces of agents and recipients at gold cues, accuracy of realis."""
    hit, given, wanted = Counter[str](), Counter[str](), Counter[str]()
    for batch in batches(held, 2048, None):  # type: ignore[arg-type]
        ids, capitals, mask = padded(batch)
        states = model.encoder(ids, capitals, mask)
        cue, told = model.kinds(states).sigmoid(), model.told(states)
        for i, leaf in enumerate(batch):
            gold = cue_targets(leaf, ids.shape[1])  # type: ignore[arg-type]
            for sentence in leaf.sentences:  # type: ignore[attr-defined]
                if not sentence:
                    continue
                there = gold[sentence[0] : sentence[-1] + 1].amax(0) > 0
                probable = (pooled(told[i], sentence).sigmoid() + cue[i, sentence[0] : sentence[-1] + 1].amax(0)) / 2
                for n, kind in enumerate(KINDS):
                    name = "event" if n < 16 else kind
                    for bar in (0.3, 0.4, 0.5):
                        mine = bool(probable[n] >= bar)
                        hit[name, bar] += bool(there[n]) and mine
                        given[name, bar] += mine
                    wanted[name] += bool(there[n])
            for fact in leaf.facts:  # type: ignore[attr-defined]
                weights, distance = cue_inputs(ids.shape[1], fact.cue)
                tags, said = model.frames(states[i : i + 1], weights[None], distance[None], torch.tensor([fact.kind]))
                own = role_targets(fact, ids.shape[1])
                for n, role in enumerate(ROLES):
                    mine, theirs = tags[0, :, 2 * n].sigmoid() >= 0.5, own[:, 2 * n] > 0
                    hit[role] += int((mine & theirs).sum())
                    given[role] += int((mine & (mask[i] > 0)).sum())
                    wanted[role] += int(theirs.sum())
                if fact.answers["realis"] >= 0:
                    hit["realis"] += int(said[0, : ANSWERS["realis"]].argmax()) == fact.answers["realis"]
                    wanted["realis"] += 1
    out = {role: 2 * hit[role] / max(1, given[role] + wanted[role]) for role in ROLES}
    for name in ("event", "meeting", "statement", "commitment"):
        for bar in (0.3, 0.4, 0.5):
            out[f"{name}@{bar}"] = 2 * hit[name, bar] / max(1, given[name, bar] + wanted[name])
    return {**out, "realis": hit["realis"] / max(1, wanted["realis"])}
