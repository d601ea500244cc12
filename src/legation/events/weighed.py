"""Events that rules and frames propose, in one list: each answer weighed by what both say of it. What is probable enough is an event; the rest is only possible."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import msgspec

from legation.events.framed import framed
from legation.events.parts import Weights
from legation.frames import Frame, probable
from legation.frames.weighing import logit
from legation.model import Event, Extent, Scene, Statement

_YIELD = frozenset({"CONCEDE", "RETREAT"})
LEAST = 0.2  # an answer less probable than this is not given out at all


@dataclass(frozen=True)
class Answer:
    """One event that may be told: as a rule codes it, as a frame does, or both; `event`: what is made of them."""

    ruled: Event | None
    frame: Frame | None
    coded: Event | None

    event: Event


def answers(
    scene: Scene, ruled: Sequence[Event], frames: Sequence[Frame], said: tuple[Statement, ...], weights: Weights
) -> tuple[Answer, ...]:
    """Every rule's event with the frame that tells the same in its sentence, and every frame that no rule has."""
    free = list(frames)
    out: list[Answer] = []
    for event in ruled:
        like = [f for f in free if f.sentence.start == event.sentence.start and _alike(f.kind, event.event)]
        best = min(like, key=lambda f: (not _touch(f.cue, event.trigger), -f.confidence), default=None)
        if best is not None:
            free.remove(best)
        coded = framed(scene, best, said, event, weights) if best else None
        out.append(Answer(event, best, coded, joined(scene, event, coded) if coded else event))
    for frame in free:
        coded = framed(scene, frame, said, None, weights)
        out.append(Answer(None, frame, coded, coded))
    return tuple(out)


def _alike(one: str, other: str) -> bool:
    return one == other or {one, other} <= _YIELD


def _touch(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end


def joined(scene: Scene, ruled: Event, coded: Event) -> Event:
    """One event of both: the frame's, with the rule's codes, its words where both have the same sides, and its sides, time and place where the frame has none."""
    if _parties(scene, ruled) == _parties(scene, coded) and len(ruled.actors) == len(coded.actors):
        coded = msgspec.structs.replace(coded, actor_spans=ruled.actor_spans, recipient_spans=ruled.recipient_spans)
    return msgspec.structs.replace(
        coded,
        cameo=ruled.cameo if ruled.event == coded.event else coded.cameo,
        goldstein=ruled.goldstein if ruled.event == coded.event else coded.goldstein,
        actors=coded.actors or (() if coded.actor_spans else ruled.actors),
        actor_spans=coded.actor_spans or ruled.actor_spans,
        recipients=coded.recipients or (() if coded.recipient_spans else ruled.recipients),
        recipient_spans=coded.recipient_spans or ruled.recipient_spans,
        when=coded.when or ruled.when,
        place=coded.place if coded.place is not None else ruled.place,
        reason=f"{ruled.reason}; {coded.reason}",
    )


def type_features(answer: Answer, others: Sequence[Answer]) -> dict[str, float]:
    """What speaks for the type."""
    frame, ruled = answer.frame, answer.ruled
    out: dict[str, float] = {}
    event = answer.event
    if frame is not None:
        out["frame"] = logit(frame.confidence)
        out["frame alone"] = float(ruled is None)
        rivals = [o.frame.confidence for o in others if o is not answer and o.frame and _overlap(o.frame, frame)]
        out["rival"] = float(max(rivals, default=0.0) > frame.confidence)
        out["realis sure"] = frame.answers["realis"][1] if "realis" in frame.answers else 0.0
    if ruled is not None:
        out["rule alone"] = float(frame is None)
        out["rule"] = ruled.confidence if frame is None else 0.0
        out["rule beside"] = ruled.confidence if frame is not None else 0.0
        out[f"rule {how(ruled)}"] = 1.0 if frame is None else 0.5
    out[f"{event.event} {'frame' if frame else 'rule'}"] = 1.0
    out["agents"] = float(bool(event.actors))
    out["recipients"] = float(bool(event.recipients))
    out["nobody"] = float(not event.actors and not event.recipients)
    out["unreal"] = float(event.realis in ("conditional", "proposed"))
    return out


def how(ruled: Event | None) -> str:
    """The kind of rule by which an event was found, from its reason."""
    if ruled is None:
        return "none"
    reason = ruled.reason or ""
    for name in ("meeting", "encoder", "noun", "'will'", "'not'"):
        if reason.startswith(name):
            return name.strip("'")
    return "possible" if not ruled.sure else "verb"


def _overlap(one: Frame, other: Frame) -> bool:
    return one.cue.start < other.cue.end and other.cue.start < one.cue.end


def side_features(scene: Scene, answer: Answer) -> dict[str, float]:
    """What speaks for both sides being right, given that the type is."""
    frame, ruled, event = answer.frame, answer.ruled, answer.event
    out: dict[str, float] = {f"{event.event}": 1.0, "frame": float(frame is not None), "rule": float(ruled is not None)}
    if frame is not None:
        sides = (*frame.agents, *frame.recipients)
        out["least"] = min((m.confidence for m in sides), default=0.3)
        out["agent flag"] = abs(frame.flags.get("agent", 0.5) - float(not event.actor_spans))
        out["recipient flag"] = abs(frame.flags.get("recipient", 0.5) - float(not frame.recipients))
        out["keyless"] = float(any(m.key is None for m in sides))
        out["pronoun"] = float(any(m.pronoun for m in sides))
        out["borrowed"] = float(any(m.borrowed for m in sides))
        out["sure"] = frame.confidence
    if frame is not None and ruled is not None:
        out["same"] = float(_parties(scene, ruled) == _parties(scene, answer.coded or ruled))
    out["no agent"], out["no recipient"] = float(not event.actor_spans), float(not event.recipient_spans)
    out["many"] = float(len(event.actors) + len(event.recipients) > 3)
    return out


def _parties(scene: Scene, event: Event) -> frozenset[str]:
    return frozenset(scene.party(key) or key for key in (*event.actors, *event.recipients))


def decided(scene: Scene, found: Sequence[Answer], weights: Weights) -> Iterator[Event]:
    """The events with the probabilities that their type and their sides are right; what is hardly probable is left out."""
    for answer in found:
        if answer.frame is None and how(answer.ruled) == "will":
            continue  # "will eliminate tariffs": that something will be done is no threat, unless the encoder sees one
        near = [other for other in found if other.event.sentence == answer.event.sentence]
        sure = probable(type_features(answer, near), weights["type"])
        if sure < LEAST:
            continue
        sides = round(sure * probable(side_features(scene, answer), weights["sides"]), 4)
        yield msgspec.structs.replace(answer.event, confidence=sure, sides_confidence=sides)
