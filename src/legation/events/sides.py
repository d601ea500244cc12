"""The sides of an event in a running text: who acts and who it is done to, as far as its own words say so."""

from dataclasses import dataclass, replace
from functools import cached_property

from legation.events.cues import Cue, noun_cues, verb_cues
from legation.events.parties import Party, parties
from legation.events.roles import aims, doers
from legation.events.running import aiming, carries, recoded
from legation.events.senses import Sense
from legation.events.sure import FORCE, acting, apart, suffering
from legation.language import ancestors, child
from legation.model import Scene, Sentence, Statement, Token
from legation.reference.codebook import contexts_in
from legation.reference.issues import issues_in

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


@dataclass(frozen=True)
class Trigger:
    """A word of a sentence and what it tells of. `lead`: the sentence opens the report and is not the telling of a meeting."""

    sentence: Sentence
    topics: Topics
    token: Token
    sense: Sense
    lead: bool = False


def code_of(trigger: Trigger) -> str:
    """The code in a running text, of the verb itself or of the one that a light verb stands over."""
    sense, code_ = trigger.sense, trigger.sense.code
    bare = "+" not in sense.reason and "object" not in sense.reason
    for i in sense.path if sense.op in (None, "pass") else (trigger.token.i,):
        code_ = code_ if code_ == "-" else recoded(trigger.sentence, trigger.sentence.tokens[i], code_, bare=bare)
    planned = trigger.sense.op == "halt" and code_.startswith("03")  # "postponed plans": neither kept nor broken
    return "-" if planned else code_


def is_topic(trigger: Trigger) -> bool:
    """Whether a noun is only what was talked about or what stands around it ("discussed the war", "because of the war")."""
    sentence, token, code_ = trigger.sentence, trigger.token, trigger.sense.code
    if token.pos in ("VERB", "AUX"):
        return False
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
    if token.pos != "VERB" or (not trigger.sense.bare and not trigger.lead):
        return False
    if token.tag == "VBN" and token.dep in ("acl", "conj") and child(sentence, token, "nsubj", "agent", "dobj") is None:
        return True
    deed = child(sentence, token, "nsubj", "agent") is not None  # a deed, since nobody who acts was found
    return deed or child(sentence, token, "nsubjpass") is not None


def sources_of(scene: Scene, trigger: Trigger, said: Statement | None) -> tuple[Party, ...] | None:
    """Those who act; empty where the words name none or only a deed ("the blast"), and nothing where they name someone who cannot.

    A verb of speech without a subject of its own has the speaker of its statement.
    """
    heads = doers(trigger.sentence, trigger.token, trigger.sense)
    found = _named(parties(scene, trigger.sentence, heads))
    able = tuple(p for p in found if acting(scene, p, lead=trigger.lead))
    token = trigger.token
    bare = not able or (token.dep in ("ROOT", "conj", "ccomp") and child(trigger.sentence, token, "nsubj", "nsubjpass") is None)
    if bare and token.dep != "pcomp" and said is not None and said.speaker is not None and said.speaker.actor is not None:
        able = (Party(scene.document.span(said.speaker.start, said.speaker.end), said.speaker.actor, True, True, near=True),)
    return able if able or all(p.deed for p in found) else None


def targets_of(scene: Scene, trigger: Trigger, kind: str, by: tuple[Party, ...]) -> tuple[Party, ...]:
    """Those it is done to, the first of them and those joined to it; what is only talked about is nobody it is done to."""
    talked = kind == "CONSULT" and any(cue.group == "talk" for cue in _cues(trigger.sentence, trigger.token))
    heads = aims(trigger.sentence, trigger.sense, aiming(kind), objects=not talked)
    to: list[Party] = []
    for head in heads:
        for party in parties(scene, trigger.sentence, (head,)):
            if suffering(scene, party, kind) and not (party.deed and kind in FORCE) and apart(scene, party, (*by, *to)):
                to.append(party)
    return _joined(scene, tuple(to))


def _cues(sentence: Sentence, token: Token) -> tuple[Cue, ...]:
    return verb_cues(sentence, token) if token.pos in ("VERB", "AUX") else noun_cues(sentence, token)
