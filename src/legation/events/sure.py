"""How sure an event of a running text is: who may stand as its sides, and what speaks for and against it."""

from dataclasses import dataclass

from legation.events.cues import verb_cues
from legation.events.parties import Party
from legation.events.senses import Sense
from legation.language import ancestors, child, children
from legation.model import Actor, EventRealis, Scene, Sentence, Token

# Tried 0.4 to 0.7 on the development spans, sentences and trigger sets and by reading twenty random documents.
THRESHOLD = 0.5
NEED_NO_TARGET = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "AGREE"})
_OFFICIAL = ("state", "igo", "body", "office", "mechanism")
_FIRST = frozenset({"i", "we", "us", "me"})
_UNREAL = ("conditional", "proposed")


@dataclass(frozen=True)
class Case:
    """A trigger in its sentence with the sides found for it, before it becomes an event."""

    sentence: Sentence
    token: Token
    sense: Sense
    kind: str
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    realis: EventRealis


def acting(scene: Scene, party: Party) -> bool:
    """Whether this side can do something in politics or war: an actor with a country, a side or a sector, or a noun for such people."""
    return party.acts and party.near and not party.deed and _counts(scene.actor(party.key), party)


def suffering(scene: Scene, party: Party) -> bool:
    """Whether something can be done to this side: such an actor, or what belongs to one."""
    return party.near and _counts(scene.actor(party.key), party)


def _counts(actor: Actor | None, party: Party) -> bool:
    if actor is None:
        return party.listed
    return actor.kind in _OFFICIAL or bool(actor.country or actor.party or actor.sectors) or party.listed


def apart(scene: Scene, party: Party, others: tuple[Party, ...]) -> bool:
    """Whether a side is none of the others, nor the state that one of them acts for."""
    for other in others:
        if party.span.start < other.span.end and other.span.start < party.span.end:
            return False
        if party.key is None or other.key is None:
            continue
        if party.key == other.key:
            return False
        pair = {party.key, other.key}
        if (scene.party(party.key) or party.key) in pair and scene.party(party.key) == scene.party(other.key):
            return False
    return True


def confidence(scene: Scene, case: Case) -> float:
    """From 0 to 1; below `THRESHOLD` it is not coded."""
    score = 0.5
    score += 0.15 if case.by and all(p.key is not None and not p.pronoun for p in case.by) else 0.0
    score += 0.15 if case.to and case.to[0].key is not None and not case.to[0].pronoun else 0.0
    score += 0.1 if not case.sense.bare else 0.0
    score -= 0.2 * (not case.by) + 0.15 * (case.token.pos not in ("VERB", "AUX"))
    score -= 0.1 * any(p.pronoun for p in case.by) + 0.15 * _first_person(case)
    score -= 0.25 * (case.realis in _UNREAL) + 0.15 * (case.token.lemma == "be")
    score -= 0.1 * _aside(case) + 0.2 * _idle(case)
    return round(max(0.05, min(0.95, score)), 2)


def _first_person(case: Case) -> bool:
    return any(p.pronoun and p.span.text.lower() in _FIRST for p in case.by)


def _aside(case: Case) -> bool:
    """Whether it is told beside the point: in a relative clause, or a clause of time, reason or condition."""
    above = [case.token, *ancestors(case.sentence, case.token)]
    return any(t.dep == "relcl" or (t.dep == "advcl" and child(case.sentence, t, "mark", "advmod") is not None) for t in above)


def _idle(case: Case) -> bool:
    """Whether the verb governs only a that-clause, so that nothing is said to be done ("shared that", "pointed out that")."""
    if case.token.pos not in ("VERB", "AUX") or case.sense.op in ("intend", "demand", "threaten", "refuse"):
        return False
    said = child(case.sentence, case.token, "ccomp") is not None
    told = {cue.group for cue in verb_cues(case.sentence, case.token)} & {"demand", "warn", "accuse", "criticise", "reject"}
    return said and not told and not any(children(case.sentence, case.token, "dobj", "dative", "nsubjpass"))
