"""States that a document only speaks of: "the Kenya agreement", "accused Russia", "the loan to Serbia". They are nobody's own state there."""

from collections.abc import Mapping, Sequence

from legation.actors.found import Found
from legation.language import head
from legation.model import Sentence

_MATTERS = frozenset({"agreement", "deal", "treaty", "pact", "accord", "talk", "policy", "crisis", "war", "loan", "question", "issue", "relation", "strategy", "visa", "contract", "compact", "mission", "file", "inquiry", "debate", "vote", "sanction", "bill"})  # fmt: skip
_TOWARD = frozenset({"with", "against", "on", "toward", "towards", "to", "over", "about"})
_OWNED = frozenset({"represent", "lead", "govern", "rule", "serve", "address", "head", "run"})  # whose object is one's own state


def topics(found: Sequence[Found], sentences: Sequence[Sentence]) -> frozenset[str]:
    """The states that are named only as what others speak of or act on."""
    by_index = {sentence.index: sentence for sentence in sentences}
    named: dict[str, bool] = {}
    for one in found:
        if one.kind in ("state", "setting") and one.key:
            named[one.key] = named.get(one.key, True) and _is_topic(one, by_index)
        elif one.party:
            named[one.party] = False
    return frozenset(key for key, only in named.items() if only)


def _is_topic(one: Found, sentences: Mapping[int, Sentence]) -> bool:
    """Whether a state stands before a word for a matter, or is the object of a verb or of a preposition that leads to it."""
    sentence = sentences.get(one.sentence)
    if sentence is None or one.token >= len(sentence.tokens):
        return False
    token = sentence.tokens[one.token]
    above = head(sentence, token)
    if token.dep in ("compound", "amod", "nmod"):
        return above.lemma in _MATTERS
    if token.dep == "pobj":
        return above.lemma in _TOWARD
    return token.dep in ("dobj", "dative") and above.lemma not in _OWNED
