"""Who stands on which side of a frame: those named near it, each weighed by what the encoder, the syntax and the rules say of them."""

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from legation.events.parties import Party, parties
from legation.events.roles import aims, doers
from legation.events.running import aiming
from legation.events.senses import Sense, sense_of
from legation.frames import Frame
from legation.frames.members import is_somebody
from legation.frames.weighing import logit
from legation.language import ancestors
from legation.language.kept import kept
from legation.model import Event, Extent, Mention, Scene, Sentence, Span, Speaker, Statement, Token
from legation.reference.codebook import types

FAINT = 0.03  # what the encoder must give somebody for whom nothing else speaks
SIDES = ("agent", "recipient")
OTHER = {"agent": "recipient", "recipient": "agent"}
MUTUAL = frozenset({"CONSULT", "COOPERATE", "AGREE"})
_BEFORE = 2  # sentences before those that were read with a frame in which a side may be named
_MAIN = 2  # parties that a document is mainly about
_STEPS = 5  # of the way through the tree from a word to another, beyond which all are far
_LEAST = frozenset({"far", "elsewhere", "pronoun"})
Weights = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True)
class Part:
    """One who may stand on a side: words, the actors they denote, and what speaks for each role."""

    span: Span
    keys: tuple[str, ...]
    pronoun: bool
    features: Mapping[str, Mapping[str, float]]


_Heads = tuple[tuple[Token, ...], tuple[Token, ...]]  # the words that stand for who acts and for whom it is done to


@dataclass(frozen=True)
class _Syntax:
    """The sides as syntax has them, and as a rule has them."""

    agent: tuple[Extent, ...] = ()
    recipient: tuple[Extent, ...] = ()


def parts(scene: Scene, frame: Frame, ruled: Event | None, said: Statement | None) -> tuple[Part, ...]:
    """All who are named near a frame, in the order of the text. `said`: the statement in which it stands, whose speaker may be one of them."""
    heads = _heads(frame)
    syntax, spoken = _syntax(scene, frame, heads), said.speaker if said is not None else None
    rule = _Syntax(ruled.actor_spans, ruled.recipient_spans) if ruled is not None else _Syntax()
    weighed = [(one, {role: frame.part(role, one[0]) for role in SIDES}) for one in _named(scene, frame, spoken, heads)]
    named = [(one, tags) for one, tags in weighed if _likely(tags, one[0], one[1], (syntax, rule, spoken))]
    top = {role: max((tags[role] for _, tags in named), default=0.0) for role in SIDES}
    ways = [path_to(frame, span.start, span.end) if _here(frame, span) else "elsewhere" for (span, _, _), _ in named]
    found = [
        Part(span, keys, mention is not None and mention.how == "pronoun", {
            role: _features(scene, frame, role, (span, keys, mention, path, tags), (syntax, rule, spoken), top) for role in SIDES
        })
        for ((span, keys, mention), tags), path in zip(named, ways, strict=True)
    ]  # fmt: skip
    sides: dict[object, list[Part]] = {}
    for part in found:
        name = tuple(scene.party(key) or key for key in part.keys) or (part.span.start, part.span.end)
        sides.setdefault(name, []).append(part)
    return tuple(_in_company(scene, _as_one(same), len(sides)) for same in sides.values())


def _in_company(scene: Scene, part: Part, parties_: int) -> Part:
    """With how prominent it is in the document, and how many others there are."""
    shares = scene.prominence
    share = max((shares.get(scene.party(key) or key, 0.0) for key in part.keys), default=0.0)
    more = {
        "prominence": share,
        "main": float(share > 0 and sum(other > share for other in shares.values()) < _MAIN),
        "alone": float(parties_ == 1),
        "crowd": math.log(parties_),
    }
    return replace(part, features={role: {**part.features[role], **more} for role in SIDES})


def _likely(tags: Mapping[str, float], span: Span, keys: tuple[str, ...], known: tuple[_Syntax, _Syntax, Speaker | None]) -> bool:
    """Whether anything speaks for somebody: the encoder a little, or the syntax, a rule, or that it is the one who says so."""
    syntax, rule, spoken = known
    if spoken is not None and (_touch(span, spoken) or spoken.actor in keys):
        return True
    return max(tags.values()) >= FAINT or _within(span, (*syntax.agent, *syntax.recipient, *rule.agent, *rule.recipient))


def _as_one(same: Sequence[Part]) -> Part:
    """All mentions of one side as one: its likeliest words, and the best that speaks for each role."""
    if len(same) == 1:
        return replace(same[0], features={role: {**same[0].features[role], "told again": 0.0} for role in SIDES})
    best = max(
        same,
        key=lambda p: (max(p.features[r]["tag"] + 2 * p.features[r]["syntax"] + 2 * p.features[r]["rule"] for r in SIDES), not p.pronoun),
    )
    merged: dict[str, dict[str, float]] = {}
    for role in SIDES:
        told = [p.features[role] for p in same]
        names = dict.fromkeys(chain.from_iterable(told))
        merged[role] = {n: (min if n in _LEAST else max)([features.get(n, 0.0) for features in told]) for n in names}
        merged[role]["told again"] = math.log(len(same))
    return Part(best.span, best.keys, best.pronoun, merged)


def _named(scene: Scene, frame: Frame, spoken: Speaker | None, heads: _Heads) -> Iterator[tuple[Span, tuple[str, ...], Mention | None]]:
    """The outermost mentions of the sentences read with the frame, what the encoder or the syntax has beside them, and the speaker from elsewhere."""
    taken: list[Extent] = []
    for sentence in (*_earlier(scene, frame), *frame.around):
        last = sentence.start
        for mention in scene.mentions_in(sentence):
            if mention.start < last or not is_somebody(scene, mention) or _touch(mention, frame.cue):
                continue
            last = mention.end
            taken.append(mention)
            yield Span(mention.start, mention.end, mention.text), scene.members([mention.actor or ""]), mention
    for member in (*frame.agents, *frame.recipients):
        if not any(_touch(member.span, t) for t in taken):
            taken.append(member.span)
            yield member.span, (member.key,) if member.key else (), None
    for party in _parties(scene, frame, heads):
        if not any(_touch(party.span, t) for t in taken):
            taken.append(party.span)
            yield party.span, (party.key,) if party.key else (), None
    if spoken is not None and spoken.actor is not None and not any(_touch(spoken, t) for t in taken):
        yield scene.document.span(spoken.start, spoken.end), (spoken.actor,), None


def _earlier(scene: Scene, frame: Frame) -> Iterator[Sentence]:
    """The sentences of the body right before those that were read with the frame."""
    first = frame.around[0].index if frame.around else frame.sentence.index
    return (s for s in scene.sentences[max(0, first - _BEFORE) : first] if s.boilerplate is None)


def path_to(frame: Frame, start: int, end: int) -> str:
    """The way through the tree from the word of the frame to the head of a name in its sentence, with the prepositions on it."""
    cue, sentence = cue_of(frame), frame.sentence
    inside = [t for t in sentence.tokens if start <= t.start < end]
    if cue is None or not inside:
        return "elsewhere"
    head = next((t for t in inside if not start <= sentence.tokens[t.head].start < end or t.head == t.i), inside[-1])
    above = {t.i: n for n, t in enumerate((cue, *ancestors(sentence, cue)))}
    down: list[Token] = []
    at = head
    while at.i not in above and len(down) < _STEPS:
        down.append(at)
        if at.head == at.i:
            break
        at = sentence.tokens[at.head]
    if at.i not in above or above[at.i] + len(down) > _STEPS:
        return "far"
    up = ["^" + t.dep for t in (cue, *ancestors(sentence, cue))][: above[at.i]]
    return " ".join([*up, *(f"{t.dep}:{t.lemma}" if t.dep in ("prep", "agent") else t.dep for t in reversed(down))]) or "same"


def cue_of(frame: Frame) -> Token | None:
    """The word of a frame's cue that tells most: its verb, else its noun."""
    words = [t for t in frame.sentence.tokens if frame.cue.start <= t.start < frame.cue.end]
    return next(
        (t for t in words if t.pos in ("VERB", "AUX")), next((t for t in words if t.pos in ("NOUN", "PROPN")), words[0] if words else None)
    )


def doers_of(frame: Frame) -> tuple[Token, ...]:
    """The words that stand for who acts, by the syntax of the frame's cue."""
    return _heads(frame)[0]


def _heads(frame: Frame) -> _Heads:
    token = cue_of(frame)
    return _sides_of(frame.sentence, token, frame.kind) if token is not None else ((), ())


@kept
def _sides_of(sentence: Sentence, token: Token, kind: str) -> _Heads:
    sense = sense_of(sentence, token) or Sense(types()[kind].cameo, (token.i,), "frame")
    return doers(sentence, token, sense), aims(sentence, sense, aiming(kind))


def _parties(scene: Scene, frame: Frame, heads: _Heads) -> tuple[Party, ...]:
    by, to = heads
    return tuple(p for p in parties(scene, frame.sentence, (*by, *to)) if p.acts or p.near or p.listed)


def _syntax(scene: Scene, frame: Frame, heads: _Heads) -> _Syntax:
    by, to = (parties(scene, frame.sentence, side) for side in heads)
    return _Syntax(tuple(p.span for p in by), tuple(p.span for p in to))


def _here(frame: Frame, span: Extent) -> bool:
    return frame.sentence.start <= span.start < frame.sentence.end


def _features(
    scene: Scene,
    frame: Frame,
    role: str,
    one: tuple[Span, tuple[str, ...], Mention | None, str, Mapping[str, float]],
    known: tuple[_Syntax, _Syntax, Speaker | None],
    top: Mapping[str, float],
) -> dict[str, float]:
    span, keys, mention, path, tags = one
    other, (syntax, rule, spoken) = OTHER[role], known
    tag, against = tags[role], tags[other]
    here = _here(frame, span)
    actor = scene.actor(keys[0]) if keys else None
    out = {
        "tag": logit(tag), "against": logit(against), "first": float(tag >= top[role] and tag > 0.05),
        "syntax": float(_within(span, getattr(syntax, role))), "syntax against": float(_within(span, getattr(syntax, other))),
        "rule": float(_within(span, getattr(rule, role))), "rule against": float(_within(span, getattr(rule, other))),
        "elsewhere": float(not here), "before": float(here and span.end <= frame.cue.start), "far": math.log1p(abs(span.start - frame.cue.start) / 20),
        "keyless": float(not keys), "speaks": float(spoken is not None and (_touch(span, spoken) or bool(keys and spoken.actor in keys))),
        "flag": frame.flags.get(role, 0.5), f"type {frame.kind}": 1.0, "several": float(len(keys) > 1),
        f"kind {actor.kind if actor else 'none'}": 1.0, f"how {mention.how if mention else 'none'}": 1.0,
    }  # fmt: skip
    mutual = "mutual " if frame.kind in MUTUAL else ""
    if mutual:
        out |= {
            f"{mutual}{name}": out[name] for name in ("tag", "against", "syntax", "syntax against", "rule", "rule against", "first", "far")
        }
    own = mutual or f"{frame.kind} "
    out |= {f"{own}{name} of kind": out[name] for name in ("tag", "syntax", "against", "first")}
    out[f"{mutual}path {path}"] = 1.0
    out["outside"] = float(bool(frame.around) and span.start < frame.around[0].start)
    out["tag by syntax"] = out["tag"] * out["syntax"]
    out["sure tag"] = max(0.0, tag - 0.5)
    if getattr(syntax, role):
        out["syntax has others"] = 1.0 - out["syntax"]
    if getattr(rule, role):
        out["rule has others"] = 1.0 - out["rule"]
    return out


def _within(span: Extent, others: Sequence[Extent]) -> bool:
    return any(_touch(span, other) for other in others)


def _touch(one: Extent, other: Extent) -> bool:
    return one.start < other.end and other.start < one.end
