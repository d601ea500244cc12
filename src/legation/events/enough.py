"""Whether an event has the sides that it cannot do without: who acts, and for most types to whom."""

from legation.events.cues import noun_cues
from legation.events.parties import Party
from legation.events.running import carries
from legation.events.sides import LASTING
from legation.events.sure import FORCE, NEED_NO_TARGET, UNREAL, Case, brings_about
from legation.language import ancestors, children
from legation.model import Actor, Scene, Sentence, Token

# The types that even the opening of a report does not tell of without someone they are done to.
_NEED_TWO = ("CONSULT", "COOPERATE", "AID", "SANCTION", "ASSAULT")
# Said against someone whom the words need not name: "rejected the criticism", "condemned the attack".
_SPOKEN = ("REQUEST", "ACCUSE", "REJECT", "THREATEN")
_COURT = ("112", "115", "116")
_TOPICAL = frozenset({"review", "exchange", "discuss", "receive", "host", "arrive", "travel", "fly", "go", "come", "visit"})
_BECAUSE = frozenset({"because", "due", "amid", "despite", "owe"})  # the background of the news
_MAIN = ("ROOT", "conj", "ccomp")
_PRESS = frozenset(
    {"reporter", "reporters", "journalist", "journalists", "media", "press", "correspondent", "anchor", "broadcaster", "viewers"}
)
_OFFICES = frozenset({"GOV", "LEG", "MIL", "JUD", "SPY", "OPP", "PTY", "REB", "IGO", "COP", "NGO", "ELI"})
# Those whose members meet, fight or trade with one another or with someone the text leaves out: "the council convened".
_MANY = ("igo", "body", "mechanism", "group")


def is_unnamed(kind: str, code: str) -> bool:
    """Whether an event may be told without who did it: force, and what courts do ("was charged", "the trial of")."""
    return kind in FORCE or code.startswith(_COURT)


def complete(scene: Scene, case: Case) -> bool:
    """Whether the sides are there that an event of this type cannot do without."""
    if (case.kind == "CONSULT" and not of_politics(scene, case)) or _is_alleged(case):
        return False
    if not case.by:
        return bool(case.to) and not case.to[0].pronoun and (case.lead or case.to[0].key is not None or case.to[0].listed)
    if case.sense.code[:2] == "09" and not any(p.key or p.listed for p in case.to):
        return False  # "began to investigate the fire"
    if case.to:
        return case.lead or case.sense.code != "042" or case.to[0].key is not None  # "flying near Alaska"
    if case.token.lemma == "deny" or (case.realis in UNREAL and case.kind in ("REJECT", "ACCUSE")):
        return False  # "decided to inspect the works", "denied any wrongdoing", "should the house fail to agree"
    if mutual(case.sense.code) and _sides(scene, case.by) > 1:
        return True
    if case.kind in _SPOKEN and case.token.pos == "VERB" and case.token.dep in _MAIN:
        return all(p.key is not None and not p.pronoun for p in case.by)
    if case.kind == "AGREE" and not any(p.key for p in case.by):
        return False  # a company's offer
    if case.kind in NEED_NO_TARGET:
        return case.kind != "AGREE" or case.token.pos == "VERB" or (case.lead and case.token.pos == "AUX") or _promised(case)
    if case.token.pos != "VERB" or not all(p.key is not None and not p.pronoun for p in case.by):
        return case.lead and case.token.pos == "VERB" and case.kind not in (*_NEED_TWO, "SUPPORT", "REQUEST")
    return _alone(scene, case) if case.kind in _NEED_TWO else case.lead


def of_politics(scene: Scene, case: Case) -> bool:
    """Whether a meeting has an official on a side and no journalist; who visits must be an official, and go to someone or to a country."""
    sides = (*case.by, *case.to)
    if of_press(scene, case):
        return False
    if case.realis == "denied" and len(sides) < 2:
        return False  # "is not discussing a pardon"
    if case.sense.code == "042":
        host = any(not p.borrowed for p in case.to)
        return any(_official(scene, p) and not _is_state(scene, p) for p in case.by) and (host or len(case.by) > 1)
    return any(_official(scene, p) or p.listed for p in sides)


def of_press(scene: Scene, case: Case) -> bool:
    """Whether a journalist is among the sides: by a word for one, or by the outlet in their name ("NPR's Jane Roe")."""
    return any(
        _PRESS & set(p.span.text.lower().split())
        or _is_press(scene.actor(p.key))
        or any(_is_press(scene.actor(m.actor)) for m in scene.mentions_in(p.span))
        for p in (*case.by, *case.to)
    )


def _is_state(scene: Scene, party: Party) -> bool:
    actor = scene.actor(party.key)
    return actor is not None and actor.kind == "state"


def _is_alleged(case: Case) -> bool:
    """Whether it is only what someone is accused of ("accusations of attempting to overthrow the government")."""
    above = [case.token, *list(ancestors(case.sentence, case.token))[:4]]
    for at in (t for t in above if t.dep == "pcomp"):
        noun = case.sentence.tokens[case.sentence.tokens[at.head].head]
        while noun.dep in ("conj", "pobj", "prep") and noun.head != noun.i and not _accuses(case.sentence, noun):
            noun = case.sentence.tokens[noun.head]
        if _accuses(case.sentence, noun):
            return True
    return False


def _accuses(sentence: Sentence, noun: Token) -> bool:
    return noun.pos == "NOUN" and any(cue.group in ("accusation", "lawsuit") for cue in noun_cues(sentence, noun))


def _is_press(actor: Actor | None) -> bool:
    return actor is not None and bool(actor.sectors) and actor.sectors[0] in ("JRN", "MED")


def _official(scene: Scene, party: Party) -> bool:
    """Whether it is a state, organisation, office or body, a person who holds or held an office, or a group of such people."""
    actor = scene.actor(party.key)
    if actor is None:
        return False
    if actor.kind in ("person", "group"):
        return bool(actor.office) or bool(_OFFICES & set(actor.sectors)) or (actor.kind == "group" and bool(actor.members))
    return actor.kind in _MANY or (actor.kind in ("state", "office") and not party.borrowed)


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
        if brings_about(case):
            return True
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
