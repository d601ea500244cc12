"""Commitments that rules and frames propose, in one list, each weighed by what both say of it. What is probable enough is given; of two about the same words the likelier."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from legation.commitments.cues import Cue
from legation.commitments.framed import alike, framed, meet
from legation.frames import Frame, probable
from legation.frames.weighing import logit
from legation.model import Commitment, Scene, Statement

GIVEN = 0.47  # the probability from which on a commitment is given; F1 by cross-validation is 0.56 from 0.3 on, 0.54 from 0.45 on, 0.52 from 0.5 on: what is given is rather right
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Ruled:
    """What a rule proposes: its cue, and whether it may be the home affairs of one side."""

    commitment: Commitment
    cue: Cue
    home: bool


@dataclass(frozen=True)
class Proposal:
    """One commitment that may be told: as a rule has it, as a frame does, or both."""

    commitment: Commitment
    rule: Ruled | None
    frame: Frame | None


def proposals(scene: Scene, ruled: Sequence[Ruled], frames: Sequence[Frame], said: Sequence[Statement]) -> tuple[Proposal, ...]:
    """Every rule's commitment with the frame that tells the same, and every frame that no rule has and that says who is bound to what."""
    free = list(frames)
    out: list[Proposal] = []
    for one in ruled:
        own = one.commitment
        like = [f for f in free if f.sentence.start == own.evidence.start and _same(f, one)]
        best = max(like, key=lambda f: f.confidence, default=None)
        if best is not None:
            free.remove(best)
        out.append(Proposal(own, one, best))
    for frame in free:
        made = framed(scene, frame, said)
        if made is not None:
            out.append(Proposal(made, None, frame))
    return tuple(out)


def _same(frame: Frame, one: Ruled) -> bool:
    return meet(frame.cue, one.cue.token) or any(alike(content, one.commitment.content) for content in frame.content)


def features(proposal: Proposal, others: Sequence[Proposal], voiced: bool) -> dict[str, float]:
    """What speaks for a proposal. `voiced`: the text is one side's own, a release or a joint statement, and no report of the press."""
    rule, frame, own = proposal.rule, proposal.frame, proposal.commitment
    out: dict[str, float] = {"voiced": float(voiced), f"act {own.act}": 1.0}
    out["one"], out["several"] = float(len(own.parties) == 1), float(len(own.parties) > 2)
    out["toward"] = float(bool(own.toward))
    out["long"] = math.log(1 + len(own.content.text.split()))
    if frame is not None:
        out["frame"] = logit(frame.confidence)
        out["frame voiced"] = logit(frame.confidence) * voiced
        out["act sure"] = frame.answers["act"][1] if "act" in frame.answers else 0.0
        out["act other"] = float(frame.answer("act") != own.act)
        out["agent"] = max((m.confidence for m in frame.agents), default=0.0)
        out["agentless"] = float(not frame.agents)
        out["content"] = float(bool(frame.content))
    else:
        out["rule alone"], out["rule alone voiced"] = 1.0, float(voiced)
    if rule is not None:
        row = rule.cue.row
        out["rule"] = 1.0
        out[f"rule {row.kind}"] = 1.0
        out[f"rule {row.frame}"] = 1.0
        out["home"] = float(rule.home)
    else:
        out["frame alone"], out["frame alone voiced"] = 1.0, float(voiced)
    out["rival"] = float(any(o is not proposal and alike(o.commitment.content, own.content) for o in others))
    return out


def decided(found: Sequence[Proposal], voiced: bool, weights: Mapping[str, float]) -> Iterator[Commitment]:
    """The commitments with the probability that each is one; of those about the same words the likeliest."""
    told = [(probable(features(one, found, voiced), weights), one) for one in found]
    taken: list[Commitment] = []
    for sure, one in sorted(told, key=lambda pair: -pair[0]):
        if sure < GIVEN or any(alike(one.commitment.content, other.content) for other in taken):
            continue
        reasons = [one.rule.commitment.reason if one.rule else None, one.frame.reason if one.frame else None]
        made = msgspec.structs.replace(one.commitment, confidence=sure, reason="; ".join(r for r in reasons if r))
        taken.append(made)
        yield made
