"""Events that are only told as denied: the thing has the realis denied, and denying it is no refusal between the states."""

from collections.abc import Iterable, Iterator

import msgspec

from legation.events.cues import verb_cues
from legation.events.running import carries
from legation.language import ancestors, children
from legation.language.denials import Denial, denials, negated
from legation.language.realis import on_hold, realis_of
from legation.model import Event, Scene, Sentence, Token
from legation.reference.meeting_words import by_word

# What denies is none of these between the states; an accusation that is only named ("rejected Ethiopia's accusation") is still one.
_OF_CUE = frozenset({"REJECT", "ACCUSE", "REQUEST", "CONSULT", "COERCE", "SUPPORT", "SANCTION", "CONCEDE"})
_GIVEN = frozenset({"AID", "COOPERATE"})
_HOLDING = frozenset(
    {
        "block",
        "withhold",
        "delay",
        "suspend",
        "halt",
        "freeze",
        "stall",
        "obstruct",
        "impede",
        "cut",
        "slow",
        "stop",
        "hinder",
        "postpone",
        "confiscate",
    }
)
_HELD = frozenset({("hold", "up"), ("hold", "back"), ("put", "on"), ("slow", "down"), ("cut", "off"), ("keep", "back"), ("turn", "back")})
_TOLD = frozenset({"happened", "ongoing", "conditional"})
# Verbs that do what their object names, beside those that the tables know to be light, and the groups of light verbs that only speak of it.
_MAKING = frozenset(
    {"sign", "reach", "impose", "have", "provide", "give", "send", "deliver", "receive", "conclude", "grant", "levy", "do", "see", "seek"}
)
_SPOKEN = frozenset({"reaffirm", "claim"})
_ENDING = frozenset(
    {"end", "halt", "stop", "suspend", "cancel", "lift", "ease", "finish", "complete", "break", "cease"}
)  # what these do not end goes on
_LEAVES = frozenset({"REJECT", "ACCUSE"})  # what a clause may itself be about: "denied that it had refused"


def with_denials(scene: Scene, events: Iterable[Event]) -> Iterator[Event]:
    """The events, those within a denial as denied, without those that are nothing but the denial."""
    found = {s.start: (s, denials(s)) for s in scene.body}
    for event in _without_refusals(scene, tuple(events)):
        sentence, said = found.get(event.sentence.start, (None, ()))
        words = _words(sentence, event) if sentence is not None else ()
        if any(_is_denying(denial, event, words) for denial in said):
            continue
        denied = sentence is not None and any(_is_denied(scene, sentence, denial, event, words) for denial in said)
        if not denied and sentence is not None and event.event in _GIVEN and any(_is_held_back(sentence, t) for t in words):
            yield msgspec.structs.replace(event, realis="cancelled", reason=f"{event.reason}; held back")
            continue
        if not denied and sentence is not None and event.event == "CONSULT" and any(_is_called_off(sentence, t) for t in words):
            yield msgspec.structs.replace(event, realis="cancelled", reason=f"{event.reason}; called off")
            continue
        if denied or (sentence is not None and _is_negated(sentence, event, words)):
            yield _as_denied(event)
        elif sentence is not None and event.realis in _TOLD and any(_is_wished(sentence, t) for t in words):
            yield msgspec.structs.replace(event, realis="proposed", reason=f"{event.reason}; only wished")
        else:
            yield event


def _is_wished(sentence: Sentence, token: Token) -> bool:
    """Whether a verb stands under "should" or "ought", as what somebody wants done: "Kenya should recall its envoy"; "should he come" is a condition."""
    wishes = (t for t in children(sentence, token, "aux") if t.text.lower() in ("should", "ought", "must"))
    return token.pos == "VERB" and any(any(t.i < wish.i for t in children(sentence, token, "nsubj", "nsubjpass")) for wish in wishes)


def _without_refusals(scene: Scene, events: tuple[Event, ...]) -> Iterator[Event]:
    """The events without refusals that only say that nothing was done: "did not meet the envoy", "never agreed to sell"."""
    for event in events:
        sentence = scene.sentence_at(event.trigger.start) if event.event == "REJECT" else None
        if sentence is None or not any(_is_undone(sentence, t) for t in _words(sentence, event)):
            yield event


def _is_undone(sentence: Sentence, token: Token) -> bool:
    """Whether a word is a "not" or "never" on a verb of meeting in the past, or a verb of assent that has one."""
    if token.dep == "neg":
        verb = sentence.tokens[token.head]
        past = any(t.text.lower() in ("did", "has", "have", "had") for t in children(sentence, verb, "aux")) or verb.tag in ("VBD", "VBN")
        return past and verb.lemma in by_word("meet", "speak", "phone")
    return token.pos == "VERB" and token.lemma == "agree" and negated(sentence, token)


def _is_held_back(sentence: Sentence, token: Token) -> bool:
    """Whether a thing given is what a verb of holding back has for its object: "is holding up a cargo of aid", "put aid on hold"."""
    if token.pos == "VERB" and _holds(sentence, token):
        return not negated(sentence, token)
    below = token
    for above in ancestors(sentence, token):
        if below.dep not in ("dobj", "nsubjpass", "pobj", "prep", "compound", "nmod", "conj", "amod"):
            return False
        if above.pos == "VERB":
            held = (above.lemma in _HOLDING and below.dep != "prep") or _holds(sentence, above)
            return held and not negated(sentence, above)
        below = above
    return False


def _holds(sentence: Sentence, verb: Token) -> bool:
    """Whether a verb with its particle is one of holding back: "hold up", "put on"."""
    return any(
        (verb.lemma, t.lemma) in _HELD and ((verb.lemma, t.lemma) != ("put", "on") or on_hold(sentence, verb))
        for t in children(sentence, verb, "prt", "prep", "advmod")
    )


def _is_called_off(sentence: Sentence, token: Token) -> bool:
    """Whether talks are themselves what is called off or put on hold: "scrapped the summit", "the visit has been put on hold"."""
    over = sentence.tokens[token.head]
    through = over.lemma == "of" and sentence.tokens[over.head].lemma in by_word("quantity")  # "a round of talks"
    top = sentence.tokens[over.head] if through else token
    return token.pos == "NOUN" and top.dep in ("dobj", "nsubjpass", "nsubj") and realis_of(sentence, token) == "cancelled"


def _words(sentence: Sentence, event: Event) -> tuple[Token, ...]:
    return tuple(t for t in sentence.tokens if t.start < event.trigger.end and event.trigger.start < t.end)


def _is_denying(denial: Denial, event: Event, words: tuple[Token, ...]) -> bool:
    """Whether an event is told by the word that denies, or is the claim that is denied."""
    here = {t.i for t in words}
    if denial.claim is not None and denial.claim.i in here:
        return event.event != "ACCUSE" or not any(s.end <= denial.claim.start and s.start > denial.cue.start for s in event.actor_spans)
    if denial.cue.lemma == "contrary" and event.event == "REJECT":
        return True
    beside = any(t.head == denial.cue.i and t.dep in ("prt", "advmod", "prep") for t in words)  # "pushed back against"
    return (denial.cue.i in here or beside) and event.event in _OF_CUE


def _is_condition(sentence: Sentence, denial: Denial, word: Token) -> bool:
    """Whether a word stands in a clause with "if" within what is denied: of "not true that it starves if they impose sanctions", only the starving is."""
    above = (t for t in (word, *ancestors(sentence, word)) if t.i in denial.scope)
    return any(t.dep == "advcl" and any(m.lemma in ("if", "unless") for m in children(sentence, t, "mark")) for t in above)


def _is_denied(scene: Scene, sentence: Sentence, denial: Denial, event: Event, words: tuple[Token, ...]) -> bool:
    if not words or not all(t.i in denial.scope for t in words if t.pos in ("VERB", "NOUN", "PROPN", "AUX")):
        return False
    if any(_is_condition(sentence, denial, t) for t in words):
        return False
    if not denial.share:
        return True
    deniers = {scene.party(m.actor) for m in scene.mentions_in(event.sentence) if m.end <= denial.cue.start and m.actor}
    return bool({scene.party(key) for key in event.actors} & (deniers - {None}))


def _is_negated(sentence: Sentence, event: Event, words: tuple[Token, ...]) -> bool:
    """Whether "not", "never" or "no" stands on the word of a deed; a refusal is a deed that is told so."""
    return event.event not in _LEAVES and any(
        negated(sentence, t) or _of_negated(sentence, event, t) for t in words if t.pos in ("VERB", "NOUN")
    )


def _of_negated(sentence: Sentence, event: Event, noun: Token) -> bool:
    """Whether a noun is the object of a deed that was not done: "has not signed an agreement"; what is "not condoned" or "has not ended" did happen."""
    if noun.pos != "NOUN" or noun.dep not in ("dobj", "nsubjpass"):
        return False
    verb = sentence.tokens[noun.head]
    return negated(sentence, verb) and _brings(sentence, verb, event)


def _brings(sentence: Sentence, verb: Token, event: Event) -> bool:
    """Whether a verb is the doing of what stands below it: "launch an attack", "reach a deal", "provide aid"."""
    if verb.lemma in _ENDING:
        return False
    light = any(cue.op == "pass" and cue.group not in _SPOKEN for cue in verb_cues(sentence, verb))
    return light or verb.lemma in _MAKING or carries(sentence, verb, event.cameo or "")


def _as_denied(event: Event) -> Event:
    return msgspec.structs.replace(event, realis="denied", reason=f"{event.reason}; denied") if event.realis != "denied" else event
