"""Whether an event has the sides that it cannot do without: who acts, and for most types to whom."""

from legation.events.parties import Party
from legation.events.running import carries
from legation.events.sides import LASTING
from legation.events.sure import FORCE, NEED_NO_TARGET, UNREAL, Case
from legation.language import children
from legation.model import Scene

# The types that even the opening of a report does not tell of without someone they are done to.
_NEED_TWO = ("CONSULT", "COOPERATE", "AID", "SANCTION", "ASSAULT")
# Said against someone whom the words need not name: "rejected the criticism", "condemned the attack".
_SPOKEN = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
_COURT = ("112", "115", "116")
_TOPICAL = frozenset({"review", "exchange", "discuss", "receive", "host", "arrive", "travel", "fly", "go", "come", "visit"})
_BECAUSE = frozenset({"because", "due", "amid", "despite", "owe"})  # the background of the news
_MAIN = ("ROOT", "conj", "ccomp")
# Those whose members meet, fight or trade with one another or with someone the text leaves out: "the council convened".
_MANY = ("igo", "body", "mechanism", "group")


def is_unnamed(kind: str, code: str) -> bool:
    """Whether an event may be told without who did it: force, and what courts do ("was charged", "the trial of")."""
    return kind in FORCE or code.startswith(_COURT)


def complete(scene: Scene, case: Case) -> bool:
    """Whether the sides are there that an event of this type cannot do without."""
    if not case.by:
        return bool(case.to) and not case.to[0].pronoun and (case.lead or case.to[0].key is not None or case.to[0].listed)
    if case.to:
        return case.lead or case.sense.code != "042" or case.to[0].key is not None  # "flying near Alaska"
    if case.sense.code[:2] == "09" or case.token.lemma == "deny" or (case.realis in UNREAL and case.kind in ("REJECT", "ACCUSE")):
        return False  # "decided to inspect the works", "denied any wrongdoing", "should the house fail to agree"
    if mutual(case.sense.code) and _sides(scene, case.by) > 1:
        return True
    if case.kind in _SPOKEN and case.token.pos == "VERB" and case.token.dep in _MAIN:
        return all(p.key is not None and not p.pronoun for p in case.by)
    if case.kind in NEED_NO_TARGET:
        return case.kind != "AGREE" or case.token.pos == "VERB" or (case.lead and case.token.pos == "AUX") or _promised(case)
    if case.token.pos != "VERB" or not all(p.key is not None and not p.pronoun for p in case.by):
        return case.lead and case.token.pos == "VERB" and case.kind not in _NEED_TWO
    return _alone(scene, case) if case.kind in _NEED_TWO else case.lead


def told_whole(case: Case) -> bool:
    """Whether a noun names both its sides ("condemned Iran's attack on Iraq"), or an act of force and who suffered it."""
    above = case.sentence.tokens[case.token.head]
    if case.token.lemma in LASTING or {above.lemma, case.sentence.tokens[above.head].lemma} & _BECAUSE:
        return False
    to = bool(case.to) and case.to[0].key is not None and not case.to[0].pronoun
    if not case.by:
        return is_unnamed(case.kind, case.sense.code) and bool(case.to) and (to or case.to[0].listed)
    return to and all(p.key is not None for p in case.by)


def _alone(scene: Scene, case: Case) -> bool:
    """Whether those who act are enough: many who meet, or a named side that launches an attack or imposes a sanction."""
    if case.kind == "CONSULT":
        if case.token.lemma in _TOPICAL:
            return len(case.by) > 1 or case.lead
        many = any((actor := scene.actor(p.key)) is not None and actor.kind in _MANY for p in case.by)
        return many or len(case.by) > 1 or (case.lead and case.sense.op == "pass")
    if case.kind not in ("ASSAULT", "SANCTION") or case.token.dep not in _MAIN or case.sense.bare:
        return False
    return carries(case.sentence, case.token, case.sense.code)


def _promised(case: Case) -> bool:
    """Whether a noun names a promise to do something: "its pledge to withdraw"."""
    if case.token.pos != "NOUN" or case.sense.op != "intend":
        return False
    return not case.sense.bare or any(t.tag == "VB" for t in children(case.sentence, case.token, "acl"))


def mutual(code: str) -> bool:
    """Whether those who act together do it with one another: meeting, agreeing, signing, failing to agree."""
    return code[:2] in ("03", "04", "06") or code[:3] in ("057", "050", "127", "120", "196")


def _sides(scene: Scene, by: tuple[Party, ...]) -> int:
    """How many sides these are: states and organisations, members of groups counted one by one."""
    keys = scene.members([p.key for p in by if p.key])
    return len({scene.party(key) or key for key in keys}) + sum(p.key is None for p in by)
