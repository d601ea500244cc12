"""Whether the words around a time expression tell of what was, is, or is to come."""

from collections.abc import Sequence
from typing import Literal

from legation.language.tree import ancestors, children
from legation.model import Sentence, Token

Tense = Literal["past", "present", "future"]
_TO_COME = frozenset("schedule plan expect due set slate upcoming coming next forthcoming propose tentative invite hope await arrange".split())
_MODALS = frozenset(["will", "'ll", "’ll", "shall", "wo", "would", "may", "might", "could"])


def tense_at(sentences: Sequence[Sentence], start: int) -> Tense | None:
    """The tense that governs the word at this character; None where no verb does."""
    sentence = next((s for s in sentences if s.start <= start < s.end), None)
    token = next((t for t in sentence.tokens if t.end > start), None) if sentence else None
    if sentence is None or token is None:
        return None
    for above in (token, *ancestors(sentence, token)):
        if above.lemma in _TO_COME and above.i != token.i and above.pos in ("ADJ", "VERB", "NOUN"):
            return "future"
        if above.pos in ("VERB", "AUX"):
            tense = _tense_of(sentence, above)
            if tense is not None:
                return tense
    return None


def _tense_of(sentence: Sentence, verb: Token) -> Tense | None:
    """Tense of one verb group; None for forms without one, which take it from the verb above."""
    helpers = [t for t in children(sentence, verb, "aux", "auxpass")]
    words = {t.text.lower() for t in helpers}
    if words & _MODALS and "have" not in words:
        return "future"
    if any(t.tag == "VBD" for t in (verb, *helpers)) or words & {"has", "have", "had", "'ve", "’ve"}:
        return "past"
    if "to" in words:
        return "future" if verb.dep in ("xcomp", "acl", "relcl", "ROOT", "ccomp") else None
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        return "present" if not any(t.dep == "auxpass" for t in helpers) else "present"
    return None
