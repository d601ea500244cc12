"""What is only asked has not been told: "Did they sign anything?", "Will the Minister expel the envoy?"."""

from collections.abc import Iterable, Iterator

import msgspec

from legation.language import children
from legation.model import Event, Scene, Sentence, Token

_PAST = frozenset({"do", "have", "be"})
_TOLD = frozenset({"happened", "ongoing"})


def without_asked(scene: Scene, events: Iterable[Event]) -> Iterator[Event]:
    """The events without those of which a question asks whether they took place; what it asks for ("will you expel") is proposed."""
    for event in events:
        sentence = scene.sentence_at(event.trigger.start)
        asks = _asking(sentence, event) if sentence is not None and sentence.text.rstrip().endswith("?") else None
        if asks is None or event.realis not in _TOLD:
            yield event
        elif asks.lemma not in _PAST:
            yield msgspec.structs.replace(event, realis="proposed", reason=f"{event.reason}; asked for")


def _asking(sentence: Sentence, event: Event) -> Token | None:
    """The auxiliary before its subject on the trigger's own verb, where that is the verb of the question; none of "why did they sign"."""
    for verb in (t for t in sentence.tokens if t.start < event.trigger.end and event.trigger.start < t.end and t.pos == "VERB"):
        aux = _inverted(sentence, verb) or _torn(sentence, verb)
        if aux is not None and not any(t.tag.startswith("W") for t in sentence.tokens[: aux.i]):
            return aux
    return None


def _inverted(sentence: Sentence, verb: Token) -> Token | None:
    """The auxiliary of the main verb that stands before its subject: "Did they sign"."""
    aux = next(children(sentence, verb, "aux", "auxpass"), None) if verb.dep == "ROOT" else None
    return aux if aux is not None and any(t.i > aux.i for t in children(sentence, verb, "nsubj", "nsubjpass")) else None


def _torn(sentence: Sentence, verb: Token) -> Token | None:
    """The "was" of a passive that the parser has as the main verb: "Were two envoys arrested"."""
    who = sentence.tokens[verb.head]
    over = sentence.tokens[who.head]
    passive = verb.dep == "acl" and verb.tag == "VBN" and who.dep == "nsubj"
    return over if passive and over.lemma == "be" and over.dep == "ROOT" and over.i < who.i else None
