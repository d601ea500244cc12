"""What words tell of in a running text, where a sentence is not known to be about two given actors: look-ups over stricter tables."""

from functools import cache

import msgspec

from legation.events.cues import noun_cues, verb_cues
from legation.language import child, children
from legation.model import Sentence, Token
from legation.reference.tables import rows


class _Recode(msgspec.Struct, frozen=True, kw_only=True):
    group: str
    code: str = ""
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    bare: bool = False
    becomes: str
    source: str


class _Carrier(msgspec.Struct, frozen=True, kw_only=True):
    root: tuple[str, ...]
    words: tuple[str, ...]
    source: str


class _Aims(msgspec.Struct, frozen=True, kw_only=True):
    event: str
    words: tuple[str, ...]
    source: str


def recoded(sentence: Sentence, token: Token, code: str, *, bare: bool) -> str:
    """The code that a word has in a running text where the tables read this one from it. "-": none."""
    cues = verb_cues(sentence, token) if token.pos in ("VERB", "AUX") else noun_cues(sentence, token)
    groups = {cue.group for cue in cues}
    for row in _recodes():
        if row.group not in groups or not code.startswith(row.code) or (row.bare and not bare):
            continue
        if row.verbs and token.lemma not in row.verbs:
            continue
        if not row.objects or any(
            t.lemma in row.objects or t.text.lower() in row.objects for t in children(sentence, token, "dobj", "nsubjpass")
        ):
            return row.becomes
    return code


def carries(sentence: Sentence, verb: Token, code: str) -> bool:
    """Whether the subject of a verb is the one who does what an event noun below it names: "launched", "expressed", "provided"."""
    roots = _carriers().get(verb.lemma, frozenset())
    particle = child(sentence, verb, "prt")
    if particle is not None:
        roots = _carriers().get(f"{verb.lemma}_{particle.lemma}", roots)
    return "*" in roots or code[:2] in roots


@cache
def aiming(event: str) -> frozenset[str]:
    """The prepositions by which an event of a type reaches the one it is done to."""
    return frozenset(word for row in rows("event_aims", _Aims) if row.event == event for word in row.words)


@cache
def _recodes() -> tuple[_Recode, ...]:
    return tuple(rows("event_recodes", _Recode))


@cache
def _carriers() -> dict[str, frozenset[str]]:
    out: dict[str, frozenset[str]] = {}
    for row in rows("event_carriers", _Carrier):
        for word in row.words:
            out[word] = out.get(word, frozenset()) | frozenset(row.root)
    return out
