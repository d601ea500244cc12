"""How sure an event of a running text is: who may stand as its sides, and what speaks for and against it."""

from dataclasses import dataclass

from legation.events.cues import noun_cues, verb_cues
from legation.events.parties import Party
from legation.events.senses import Sense
from legation.language import ancestors, child, children
from legation.model import Actor, EventRealis, Scene, Sentence, Token

NEED_NO_TARGET = frozenset({"PROTEST", "MOBILIZE", "RETREAT", "AGREE"})
FORCE = frozenset({"ASSAULT", "COERCE"})
# Done to places too: "deployed troops to Latakia", "sent aid to Kabul".
_PLACED = FORCE | {"AID", "SANCTION", "THREATEN", "MOBILIZE", "RETREAT"}
_OFFICIAL = ("state", "igo", "body", "office", "mechanism")
_PRIVATE = frozenset({"BUS", "MNC", "JRN", "EDU", "MED"})
_COURT = ("115", "116")
FIRST = frozenset({"i", "we", "us", "me"})
_BROUGHT = frozenset({"prompt", "lead", "force", "cause", "compel", "spur", "oblige", "induce", "persuade", "convince"})
_LATEST = frozenset({"latest", "first", "last", "second", "third"})
UNREAL = ("conditional", "proposed")
SAID = ("03", "10", "12", "13")  # done by saying so, even where what is said has not come about


@dataclass(frozen=True)
class Case:
    """A trigger in its sentence with the sides found for it, before it becomes an event. `lead`: it opens the report, where the news is."""

    sentence: Sentence
    token: Token
    sense: Sense
    kind: str
    by: tuple[Party, ...]
    to: tuple[Party, ...]
    realis: EventRealis
    lead: bool = False


def acting(scene: Scene, party: Party, *, lead: bool = False) -> bool:
    """Whether this side can do something in politics or war: an actor with a country, a side or a sector, a person, or a noun for such people.

    What opens a report is news about someone: there any name will do.
    """
    actor = scene.actor(party.key)
    if lead and party.named:
        return True
    if party.acts and not party.pronoun and actor is not None and actor.kind == "person":
        return True
    if is_business(actor):
        return False
    return (party.acts or party.listed) and party.near and _counts(actor, party)


def is_business(actor: Actor | None) -> bool:
    """Whether it is a company, paper, school or hospital, whose doings are nobody's politics."""
    return actor is not None and actor.kind == "organisation" and bool(actor.sectors) and actor.sectors[0] in _PRIVATE


def suffering(scene: Scene, party: Party, kind: str) -> bool:
    """Whether something can be done to this side: such an actor, or what belongs to one; force, aid and sanctions also reach a place."""
    if kind in _PLACED and any(p.sense == "literal" for _, p in scene.places_in(party.span)):
        return True
    if party.key is None:
        return party.near
    actor = scene.actor(party.key)
    return party.near and ((actor is not None and actor.kind == "person") or _counts(actor, party))


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
        state = scene.party(party.key)
        if state is not None and state in (party.key, other.key) and state == scene.party(other.key):
            return False
    return True


def confidence(scene: Scene, case: Case) -> float:
    """From 0 to 1; below `SURE` it is no event, at most a possible one."""
    score = 0.5 + 0.1 * case.lead
    score += 0.15 if case.by and all(p.key is not None and not p.pronoun for p in case.by) else 0.0
    score += 0.15 if case.to and case.to[0].key is not None and not case.to[0].pronoun else 0.0
    score += 0.1 if not case.sense.bare else 0.0
    score += 0.15 * (bool(case.by) and not case.by[0].key and case.by[0].backed) + 0.1 * (
        bool(case.to) and not case.to[0].key and case.to[0].backed
    )
    score -= _wording(case) + _sides(scene, case)
    return round(max(0.05, min(0.95 if case.by else 0.55, score)), 2)


def _wording(case: Case) -> float:
    """What the words take away: a noun, a copula, a purpose, a side clause, a hope."""
    token, off = case.token, 0.0
    off += 0.15 * (token.pos not in ("VERB", "AUX") and not _unnamed(case)) + 0.15 * (token.lemma == "be")
    off += 0.25 * (case.realis in UNREAL or case.realis == "denied") + 0.4 * _idle(case)
    off += 0.1 * (_aside(case) and bool(case.by)) + 0.3 * (case.kind == "AGREE" and child(case.sentence, token, "agent") is not None)
    off += 0.45 * (not case.lead and _purpose(case)) + 0.2 * (token.dep == "pcomp")
    off += 0.25 * (case.sense.reason.endswith("with object") and not (case.to and case.to[0].key))  # "handed over a bear"
    return off


def _unnamed(case: Case) -> bool:
    """Whether a noun tells of force or of a court without who did it: "the trial of eleven suspects"."""
    return not case.by and (case.kind in FORCE or (case.lead and case.sense.code.startswith(_COURT)))


def _sides(scene: Scene, case: Case) -> float:
    """What the sides take away: pronouns, and words that stand for no actor in particular."""
    off = 0.1 * any(p.pronoun and p.key is None for p in case.by) + 0.15 * _first_person(case)
    if case.kind not in FORCE and not case.lead:
        off += (0.3 if case.kind == "AID" else 0.15) * (
            bool(case.to) and case.to[0].key is None and not case.to[0].named and not case.to[0].backed
        ) + 0.1 * (not case.to)
        off += 0.2 * (not case.to and len(case.by) == 1 and _vague(case.sense))
        off -= 0.1 * (not case.to and brings_about(case))  # "will try to convene a summit": whoever does it is enough
        off += 0.3 * (case.kind != "PROTEST" and not any(p.key or p.backed for p in case.by))
    off += 0.3 * (not case.lead and bool(case.by) and all(_private(scene, p) for p in case.by) and not (case.to and case.to[0].key))
    return off


def _private(scene: Scene, party: Party) -> bool:
    """Whether it is a person of whom no country, side or sector is known."""
    actor = scene.actor(party.key)
    return actor is not None and actor.kind == "person" and not (actor.country or actor.party or actor.sectors)


def brings_about(case: Case) -> bool:
    """Whether a verb brings a meeting about ("will try to convene a summit")."""
    verbs = [t for i in case.sense.path if (t := case.sentence.tokens[i]).lemma in ("convene", "host", "convoke")]
    return any(
        (c.code or "")[:2] == "04" for verb in verbs for t in children(case.sentence, verb, "dobj") for c in noun_cues(case.sentence, t)
    )


def _vague(sense: Sense) -> bool:
    """Whether it is only said that something will be done, and no aid or cooperation is named."""
    return sense.reason.startswith("'will'") and not sense.code.startswith(("031", "033", "04"))


def _purpose(case: Case) -> bool:
    """Whether it is only what something is for ("met to deepen ties")."""
    token = case.token
    while token.dep == "conj" and token.tag == "VB":
        token = case.sentence.tokens[token.head]
    if token.dep not in ("advcl", "acl", "relcl", "xcomp", "pcomp") or _brought_about(case.sentence, token):
        return False
    return any(t.lemma == "to" for t in children(case.sentence, token, "aux"))


def _brought_about(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody was brought to do it and did ("prompted him to convene"), or it says who else it was done to ("the latest to be threatened")."""
    above = sentence.tokens[verb.head]
    if verb.dep == "xcomp" or (verb.dep == "advcl" and child(sentence, verb, "nsubj") is not None):
        return above.lemma in _BROUGHT and above.tag in ("VBD", "VBN")
    return verb.dep in ("acl", "relcl") and above.text.lower() in _LATEST


def _first_person(case: Case) -> bool:
    """Whether it is told as one's own view: "we condemn", "I think that"."""
    if any(p.pronoun and p.span.text.lower() in FIRST for p in case.by):
        return True
    above = [t for t in ancestors(case.sentence, case.token) if t.pos == "VERB"]
    return any(t.text.lower() in FIRST for verb in above for t in children(case.sentence, verb, "nsubj"))


def _aside(case: Case) -> bool:
    """Whether it is told beside the point: in a relative clause, or a clause of time, reason or condition."""
    above = [case.token, *ancestors(case.sentence, case.token)]
    return any(t.dep == "relcl" or (t.dep == "advcl" and child(case.sentence, t, "mark", "advmod") is not None) for t in above)


def _idle(case: Case) -> bool:
    """Whether the verb governs only a that-clause, so that nothing is said to be done ("shared that", "pointed out that")."""
    if not case.sense.bare or case.token.pos not in ("VERB", "AUX") or case.sense.op in ("intend", "demand", "threaten", "refuse"):
        return False
    said = child(case.sentence, case.token, "ccomp") is not None
    told = {cue.group for cue in verb_cues(case.sentence, case.token)} & {"demand", "warn", "accuse", "criticise", "reject", "complain"}
    return said and not told and not any(children(case.sentence, case.token, "dobj", "dative", "nsubjpass"))
