"""Who of those named near a frame stands on which side: each weighed by itself first, then beside the others and what is probable of them."""

from collections.abc import Mapping, Sequence

from legation.events.parts import MUTUAL, OTHER, SIDES, Part, Weights
from legation.frames import Frame, Member, probable
from legation.frames.voice import FIRST
from legation.frames.weighing import logit

# From which probability on somebody stands on a side; the likeliest of all does from the second on, if somebody should be there. Tried in cross-validation
# over the reader's gold: 0.4 to 0.6; 0.2 and 0.3.
SIDE, BEST = 0.5, 0.2
# A meeting takes two: where one side alone is likely enough, the likeliest other takes part from these probabilities on, named in the sentence itself or
# elsewhere. Tried on documents that nobody had read and on diplomatic ones: 0.1 to 0.4 for both, 0.2 and 0.4 for one and none for the other.
PAIRED, PAIRED_ELSEWHERE = 0.4, 0.2
BESIDE = "beside"  # what the names of the second weights end with
Told = Mapping[str, float]


def features_beside(kind: str, part: Part, told: Told, others: Sequence[Told], role: str) -> dict[str, float]:
    """What speaks for a role beside the others: `told` and `others` are the probabilities of each role, of this one and of all the others near the frame."""
    mine, rivals = told[role], [other[role] for other in others]
    out = {
        "mine": logit(mine),
        "other role": logit(told[OTHER[role]]),
        "rival": logit(max(rivals, default=0.0)),
        "likeliest": float(all(mine >= rival for rival in rivals)),
        "rivals": sum(rivals),
        "other filled": max((other[OTHER[role]] for other in others), default=0.0),
    }
    if kind in MUTUAL:
        out |= {f"mutual {name}": out[name] for name in ("mine", "rival", "likeliest", "rivals")}
    return {**part.features[role], **{f"beside {name}": value for name, value in out.items()}}


def probabilities(kind: str, found: Sequence[Part], weights: Weights) -> list[dict[str, float]]:
    """How probable each role is of each of those near a frame."""
    first = [{role: probable(part.features[role], weights[role]) for role in SIDES} for part in found]
    if f"agent {BESIDE}" not in weights:
        return first
    return [
        {
            role: probable(features_beside(kind, part, first[n], first[:n] + first[n + 1 :], role), weights[f"{role} {BESIDE}"])
            for role in SIDES
        }
        for n, part in enumerate(found)
    ]


def chosen(frame: Frame, found: Sequence[Part], weights: Weights) -> tuple[tuple[Member, ...], tuple[Member, ...]]:
    """Those who act, and those to whom it is done: each where it is likelier, if it is likely enough."""
    told = probabilities(frame.kind, found, weights)
    sides: dict[str, list[Member]] = {role: [] for role in SIDES}
    for role in SIDES:
        able = [(p[role], part) for p, part in zip(told, found, strict=True) if p[role] >= p[OTHER[role]]]
        taken = [pair for pair in able if pair[0] >= SIDE]
        if not taken and able and frame.flags.get(role, 0.0) >= 0.5:
            taken = [pair for pair in [max(able, key=lambda pair: pair[0])] if pair[0] >= BEST]
        for sure, part in taken:
            sides[role] += _members(part, sure)
    agents, recipients = (_once(sides[role]) for role in SIDES)
    agents = _paired(frame, agents, found, told) if not recipients else agents
    return agents, tuple(m for m in recipients if m.key is None or all(m.key != a.key for a in agents))


def _paired(frame: Frame, side: tuple[Member, ...], found: Sequence[Part], told: Sequence[Told]) -> tuple[Member, ...]:
    """Those who meet, with the likeliest other where one alone is likely enough to be there."""
    spans = {m.span for m in side}
    if frame.kind != "CONSULT" or len({m.key or m.span for m in side}) != 1 or any(p.span in spans and _only_tells(p) for p in found):
        return side
    likely = [(max(p.values()), part) for p, part in zip(told, found, strict=True) if part.span not in spans]
    others = [(sure, part) for sure, part in likely if sure >= _enough(frame, part) and _is_other(part, side)]
    if not others:
        return side
    sure, other = max(others, key=lambda pair: pair[0])
    return _once([*side, *_members(other, sure)])


def _members(part: Part, sure: float) -> list[Member]:
    return [Member(part.span, key, sure, pronoun=part.pronoun) for key in (part.keys or (None,))]


def _is_other(part: Part, side: tuple[Member, ...]) -> bool:
    return not {m.key for m in side} & set(part.keys) and not _only_tells(part)


def _only_tells(part: Part) -> bool:
    """Whether somebody is there as the one who says so, in words that are not his own: "he criticised the summit in Oslo"."""
    return part.features["agent"].get("speaks", 0.0) > 0 and part.span.text.lower() not in FIRST


def _enough(frame: Frame, part: Part) -> float:
    return PAIRED if frame.sentence.start <= part.span.start < frame.sentence.end else PAIRED_ELSEWHERE


def _once(side: Sequence[Member]) -> tuple[Member, ...]:
    """Each actor once, in its likeliest words that are no pronoun."""
    best: dict[object, Member] = {}
    for member in side:
        name = member.key or (member.span.start, member.span.end)
        if name not in best or (member.pronoun, -member.confidence) < (best[name].pronoun, -best[name].confidence):
            best[name] = member
    return tuple(sorted(best.values(), key=lambda m: m.span.start))
