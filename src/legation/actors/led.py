"""Whose side a person leads: "an Indian delegation led by ...", "... headed the French team"."""

from collections.abc import Sequence

import msgspec

from legation.actors.found import Found
from legation.actors.view import View
from legation.language import child, head
from legation.model import Token

_LEAD = {"lead", "head", "chair", "front"}
_BODIES = {"delegation", "team", "side", "mission", "contingent", "party"}
_OWNERS = {"amod", "poss", "compound", "nmod"}


def with_side(views: Sequence[View], people: Sequence[Found], rest: Sequence[Found]) -> list[Found]:
    """The same persons, those without a party with that of the delegation which they lead."""
    by_index = {view.sentence.index: view for view in views}
    nouns: dict[int, list[Found]] = {}
    for found in rest:
        if found.kind == "nominal" and found.party:
            nouns.setdefault(found.sentence, []).append(found)
    return [_led(by_index[f.sentence], f, nouns.get(f.sentence, ())) for f in people]


def _led(view: View, found: Found, nouns: Sequence[Found]) -> Found:
    if found.kind != "person" or found.party:
        return found
    noun = _noun_led(view, view.sentence.tokens[found.token])
    party = _party(view, noun, nouns) if noun else None
    return msgspec.structs.replace(found, party=party) if party else found


def _noun_led(view: View, token: Token) -> Token | None:
    """The noun that is said to be led by this person."""
    sentence = view.sentence
    for _ in range(len(sentence.tokens)):
        if token.dep != "conj":
            break
        token = head(sentence, token)
    above = head(sentence, token)
    if token.dep == "nsubj" and above.lemma in _LEAD:
        return child(sentence, above, "dobj")
    verb = head(sentence, above)
    if above.lemma != "by" or verb.lemma not in _LEAD:
        return None
    return head(sentence, verb) if verb.dep in ("acl", "relcl") else child(sentence, verb, "nsubjpass")


def _party(view: View, noun: Token, nouns: Sequence[Found]) -> str | None:
    known = next((f.party for f in nouns if f.start <= noun.start < f.end), None)
    if known or noun.lemma not in _BODIES:
        return known
    for match in view.names.values():
        token = view.governor(match.first, match.last)
        if token.head == noun.i and token.dep in _OWNERS and match.values[0].kind in ("state", "adjective", "igo"):
            return match.values[0].key
    return None
