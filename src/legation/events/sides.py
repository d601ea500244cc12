"""The sides of an event in a running text: who acts and who it is done to, as far as its own words say so."""

from dataclasses import dataclass, replace
from functools import cached_property

from legation.events.backing import NOTHING, Backing, backed, missed
from legation.events.cues import Cue, noun_cues, verb_cues
from legation.events.parties import Party, parties
from legation.events.roles import aims, doers
from legation.events.running import aiming, carries, recoded
from legation.events.senses import Sense
from legation.events.sure import FIRST, FORCE, acting, apart, is_business, suffering
from legation.language import ancestors, child, children
from legation.language.kept import kept
from legation.model import Scene, Sentence, Speaker, Statement, Token
from legation.reference.codebook import contexts_in
from legation.reference.issues import issues_in

# States of war, not deeds: without the one who wages it such a noun tells nothing of who did what.
LASTING = (
    "war",
    "aggression",
    "conflict",
    "violence",
    "hostility",
    "fighting",
    "combat",
    "battle",
    "struggle",
    "insurgency",
    "invasion",
    "effort",
    "genocide",
)
# What is refused by not doing it: "did not allow", "has not recognised".
_WITHHELD = ("accept", "agree", "allow", "apologise", "apologize", "attend", "back", "comply", "endorse", "let", "permit", "recognise", "recognize", "support")  # fmt: skip
_JOINTS = (",", "and", ", and", "&", "or", "as well as", "along with", "both")


class Topics:
    """The issues and contexts of a sentence, looked up once and only where an event asks for them."""

    def __init__(self, sentence: Sentence) -> None:
        self._text = sentence.text

    @cached_property
    def issues(self) -> tuple[str, ...]:
        return issues_in(self._text)

    @cached_property
    def contexts(self) -> tuple[str, ...]:
        return contexts_in(self._text)


def topics_of(sentence: Sentence) -> Topics:
    """The issues and contexts of a sentence, the same for all who ask."""
    return _topics(sentence, sentence.tokens[0]) if sentence.tokens else Topics(sentence)


@kept
def _topics(sentence: Sentence, token: Token) -> Topics:
    return Topics(sentence)


@dataclass(frozen=True)
class Trigger:
    """A word of a sentence and what it tells of. `lead`: the sentence opens the report and is not the telling of a meeting."""

    sentence: Sentence
    topics: Topics
    token: Token
    sense: Sense
    lead: bool = False
    sides: Backing = NOTHING


def code_of(trigger: Trigger) -> str:
    """The code in a running text, of the verb itself or of the one that a light verb stands over."""
    sense, code_ = trigger.sense, trigger.sense.code
    bare = "+" not in sense.reason and "object" not in sense.reason
    for i in sense.path if sense.op in (None, "pass") else (trigger.token.i,):
        code_ = code_ if code_ == "-" else recoded(trigger.sentence, trigger.sentence.tokens[i], code_, bare=bare)
    if code_[:2] == "12" and code_ != "125" and trigger.token.lemma not in _WITHHELD and _did_not(trigger):
        return "-"  # "did not give details": not done, but not refused
    if trigger.sense.op == "halt" and code_.startswith("03"):
        return "-"  # "postponed plans": neither kept nor broken
    if (code_ == "036" and is_planned(trigger)) or (code_ == "125" and _did_not(trigger)):
        return trigger.sense.inner or code_  # a meeting that is planned, or did not take place
    if code_ == "133" and trigger.sense.op == "demand":
        return trigger.sense.inner or code_  # a call to protest
    return code_


def _did_not(trigger: Trigger) -> bool:
    """Whether it is only said that something did not happen ("has not met"), not that someone will not do it."""
    helpers = {t.lemma for t in children(trigger.sentence, trigger.token, "aux")}
    return trigger.sense.reason.startswith("'not'") and not helpers & {"will", "would", "wo", "shall", "must", "should"}


def is_none(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is said not to be there: "no regrets"."""
    return noun.pos == "NOUN" and any(t.lemma == "no" for t in children(sentence, noun, "det"))


def is_planned(trigger: Trigger) -> bool:
    """Whether a meeting is only announced ("will meet", "plans to visit"): a meeting that is planned, not an agreement to meet."""
    sense = trigger.sense
    if sense.op != "intend" or not (sense.inner or "").startswith("04"):
        return False
    return (
        sense.reason.startswith("'will'")
        or trigger.token.lemma == "be"
        or any(c.group == "mull" for c in _cues(trigger.sentence, trigger.token))
    )


def is_topic(trigger: Trigger) -> bool:
    """Whether a noun is only what was talked about or what stands around it ("discussed the war", "because of the war")."""
    sentence, token, code_ = trigger.sentence, trigger.token, trigger.sense.code
    if token.pos in ("VERB", "AUX"):
        return token.lemma == "seek" and code_[:2] == "10" and child(sentence, token, "xcomp") is not None  # "sought to end": no request
    above = sentence.tokens[token.head]
    if token.dep in ("dobj", "nsubjpass") and carries(sentence, above, code_):
        return False
    if trigger.sense.bare and token.dep == "pobj" and code_[:2] in ("18", "19", "20"):
        return True
    if not trigger.lead:
        return not (token.dep == "nsubj" and code_[:2] in ("18", "19", "20"))
    near = list(ancestors(sentence, token))[:4]
    return any(cue.group in ("talk", "meet", "concern") for t in near for cue in _cues(sentence, t))


def _named(by: tuple[Party, ...]) -> tuple[Party, ...]:
    """Without a pronoun ("said it will ...") where the one it stands for is there too."""
    others = tuple(p for p in by if not p.pronoun)
    if not others or len(others) == len(by):
        return by
    return tuple(replace(p, acts=True) for p in others[:1]) + others[1:]


def _joined(scene: Scene, to: tuple[Party, ...]) -> tuple[Party, ...]:
    """The first and those joined to it by "and"."""
    last = 1
    while last < len(to) and _joins(scene, to[last - 1], to[last]):
        last += 1
    return to[:last]


def _joins(scene: Scene, left: Party, right: Party) -> bool:
    return scene.document.text[left.span.end : right.span.start].strip() in _JOINTS


def is_agentless(trigger: Trigger) -> bool:
    """Whether it is a passive that does not say by whom, or has only a deed as its subject ("the blast killed")."""
    sentence, token = trigger.sentence, trigger.token
    if token.pos == "NOUN":
        return (
            trigger.sense.bare
            and token.lemma not in LASTING
            and token.dep not in ("attr", "oprd")  # "called it an attack on the country"
            and any(prep.lemma in ("of", "on", "against") for prep in children(sentence, token, "prep"))
        )
    if token.pos != "VERB" or (not trigger.sense.bare and not trigger.lead):
        return False
    if token.dep in ("pcomp", "dobj", "csubj") and any(t.text.lower() == "being" for t in children(sentence, token, "auxpass")):
        return False  # "would regard missiles being fired as ...": a thought
    if token.tag == "VBN" and token.dep in ("acl", "conj") and child(sentence, token, "nsubj", "agent", "dobj") is None:
        return True
    deed = child(sentence, token, "nsubj", "agent") is not None  # a deed, since nobody who acts was found
    return deed or child(sentence, token, "nsubjpass") is not None


def sources_of(scene: Scene, trigger: Trigger, said: Statement | None, voice: Statement | None = None) -> tuple[Party, ...] | None:
    """Those who act; empty where the words name none or only a deed ("the blast"), and nothing where they name someone who cannot.

    A verb of speech without a subject of its own has the speaker of its statement; "I" and "we" in what is quoted are whoever says it (`voice`).
    """
    heads = doers(trigger.sentence, trigger.token, trigger.sense)
    found = backed(scene, _named(parties(scene, trigger.sentence, heads)), trigger.sides, "source")
    able = tuple(p for p in found if acting(scene, p, lead=trigger.lead) or _believed(scene, trigger, p))
    token = trigger.token
    bare = not able or (token.dep in ("ROOT", "conj", "ccomp") and child(trigger.sentence, token, "nsubj", "nsubjpass") is None)
    if (
        bare
        and token.dep != "pcomp"
        and not (token.dep == "advcl" and token.tag == "VBN")
        and said is not None
        and said.speaker is not None
        and said.speaker.actor is not None
    ):
        able = (_speaker(scene, said.speaker),)
    elif voice is not None and voice.speaker is not None and voice.speaker.actor is not None and _is_own(found):
        able = (_speaker(scene, voice.speaker),)
    return able if able or all(p.deed for p in found) else None


def _speaker(scene: Scene, speaker: Speaker) -> Party:
    return Party(scene.document.span(speaker.start, speaker.end), speaker.actor, True, True, near=True)


def _believed(scene: Scene, trigger: Trigger, party: Party) -> bool:
    """Whether someone acts because the encoder says so: an actor, or in the opening of a report anyone, but no company."""
    return party.backed and not party.deed and (trigger.lead or party.key is not None) and not is_business(scene.actor(party.key))


def _is_own(found: tuple[Party, ...]) -> bool:
    return bool(found) and all(p.pronoun and p.key is None and p.span.text.lower() in FIRST for p in found)


def targets_of(scene: Scene, trigger: Trigger, kind: str, by: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those it is done to, the first of them and those joined to it; what is only talked about is nobody it is done to."""
    said = (trigger.sentence.tokens[i] for i in {trigger.token.i, *trigger.sense.path})
    talked = kind == "CONSULT" and any(cue.group == "talk" for t in said for cue in _cues(trigger.sentence, t))
    heads = aims(trigger.sentence, trigger.sense, aiming(kind), objects=not talked)
    to: list[Party] = []
    for head in heads:
        for party in backed(scene, parties(scene, trigger.sentence, (head,)), trigger.sides, "target"):
            if kind == "CONSULT" and head.pos == "NOUN" and any((c.code or "")[:2] == "04" for c in noun_cues(trigger.sentence, head)):
                continue  # "convened a summit"
            meant = party.backed or (suffering(scene, party, kind) and not (party.deed and kind in FORCE))
            if meant and apart(scene, party, (*by, *to)):
                to.append(party)
    if by and not to and kind != "CONSULT":
        words = tuple(trigger.sentence.tokens[i] for i in trigger.sense.path)
        to = [p for p in missed(scene, trigger.sentence, words, trigger.sides) if apart(scene, p, by)]
    return _joined(scene, tuple(to))


def _cues(sentence: Sentence, token: Token) -> tuple[Cue, ...]:
    return verb_cues(sentence, token) if token.pos in ("VERB", "AUX") else noun_cues(sentence, token)
