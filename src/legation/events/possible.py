"""Possible events: talk, requests, promises, threats and treaties of which the words are not sure, since a side is missing or the wording is loose.

They are given out with a confidence under `SURE`, so that whoever must miss nothing can look at them; nothing counts or merges them. Other types were tried
one by one on the development gold (sentences, types F1 0.516; RAMS, recall 0.614): COERCE, ACCUSE, REJECT and all of SUPPORT lower the first to 0.490, 0.500, 0.500 and
0.511 and find one more event of 215 at most; COOPERATE finds none.
"""

from collections.abc import Iterator, Sequence

import msgspec

from legation.events.enough import of_politics, of_press
from legation.events.parties import Party
from legation.events.sure import Case
from legation.language import children
from legation.model import Event, Scene

_TYPES = frozenset({"CONSULT", "AGREE", "REQUEST", "THREATEN"})
_TREATY = "057"  # agreements that are signed or settled; other support is praise and applause
_PACTS = frozenset({"agreement", "deal", "treaty", "accord", "pact", "ceasefire", "truce", "convention", "memorandum", "settlement"})
_TOWARD = frozenset({"receive", "arrive", "travel", "fly", "go", "come", "head", "attend", "hear"})  # idle without someone at the other end
_PUBLIC = frozenset({"press", "news", "media"})
_WORDS_GIVEN = frozenset({"pledge", "promise", "vow", "guarantee", "assurance"})
_QUESTIONS = frozenset({"ask", "seek", "solicit", "need", "require", "must", "should"})
_STATES = frozenset({"nation", "country", "government", "state", "party", "leader", "side"})
_MOST = 0.45


def is_possible(scene: Scene, case: Case) -> bool:
    """Whether a trigger of which the text is not sure may still tell of one: somebody is named who can have one, and the words are no mere condition."""
    if case.realis == "conditional" or not any(_somebody(case, p) for p in (*case.by, *case.to)) or of_press(scene, case):
        return False
    if case.token.pos == "PROPN" or (case.token.pos == "NOUN" and _is_standing(case)):
        return False
    if case.sense.code.startswith(_TREATY):
        return _is_pact(case)
    if case.kind == "CONSULT":
        return _is_talk(scene, case)
    if case.kind == "REQUEST" and case.token.lemma in _QUESTIONS:
        return False  # "asked about the threats", "seeks to dominate the region"
    return case.kind in _TYPES and case.token.pos != "AUX" and not _is_wish(case)


def possibly(perhaps: Sequence[Event], sure: Sequence[Event]) -> Iterator[Event]:
    """The possible events with the confidence of such; one of a type in a sentence, none where the sentence tells of an event of this type."""
    seen = {(event.sentence, event.event) for event in sure}
    for event in sorted(perhaps, key=lambda e: -e.confidence):
        if (event.sentence, event.event) in seen:
            continue
        seen.add((event.sentence, event.event))
        yield msgspec.structs.replace(event, confidence=min(event.confidence, _MOST))


def _is_standing(case: Case) -> bool:
    """Whether a noun tells of a state of things and no deed: "a threat to the region", "the rules-based order"."""
    order = case.token.lemma == "order" and any(True for _ in children(case.sentence, case.token, "amod", "compound"))
    return order or (case.kind == "THREATEN" and not case.by)


def _somebody(case: Case, party: Party) -> bool:
    """Whether a side is a known actor, people by their noun, or states by theirs ("196 nations")."""
    if party.key is not None or (party.listed and not party.pronoun):
        return True
    return any(t.lemma in _STATES for t in case.sentence.tokens if party.span.start <= t.start and t.end <= party.span.end)


def _is_pact(case: Case) -> bool:
    """Whether an agreement is signed or kept by somebody; one that is only named ("the Treaty of Rome", "the UN Charter") is no event."""
    words = [case.sentence.tokens[i] for i in case.sense.path]
    return any(t.pos == "NOUN" and t.lemma in _PACTS for t in words) or "cooperation" in {t.lemma for t in words}


def _is_talk(scene: Scene, case: Case) -> bool:
    """Whether it is talk between parties: not with the press, no journey of a private person, no journey or call to nobody."""
    code, to = case.sense.code, [p for p in case.to if p.key is not None]
    if code == "042" and not of_politics(scene, case):
        return False
    if case.realis == "denied" and len(case.by) + len(case.to) < 2:
        return False
    if any(t.lemma in _PUBLIC for t in children(case.sentence, case.token, "compound", "amod")):
        return False  # "a press conference"
    return bool(to) or not (code == "041" or case.token.lemma in _TOWARD)


def _is_wish(case: Case) -> bool:
    """Whether a noun only says that a thing is meant ("the commitment to security", "the Rescue Plan"), with no word of what will be done."""
    noun, words = case.token, case.sentence.tokens
    if case.sense.op != "intend" or noun.pos == "VERB" or words[case.sense.path[-1]].pos == "VERB":
        return False
    to_do = any(t.tag == "VB" for t in children(case.sentence, noun, "acl"))
    return len(case.sense.path) > 1 or not (to_do or noun.lemma in _WORDS_GIVEN)
