"""Verbs that go back to the subject of a verb of saying though the parser joined them to the clause that is said."""

from legation.language.tree import child, children, head
from legation.model import Sentence, Token


def resumed(sentence: Sentence, verb: Token) -> Token | None:
    """The verb of saying with which this one goes on: "told" for "urged" in "X told Y that Z was a danger and urged calm".

    Only where the forms say so: a finite past without subject or auxiliary, behind an "and", after a clause with a modal, a passive or a mere "be".
    """
    if verb.dep != "conj" or verb.tag != "VBD" or child(sentence, verb, "nsubj", "nsubjpass", "aux", "auxpass") is not None:
        return None
    before = next((t for t in reversed(sentence.tokens[: verb.i]) if t.pos != "ADV"), verb)
    if before.pos != "CCONJ":
        return None  # one of a list
    first = head(sentence, verb)
    while first.dep == "conj" and first.head != first.i:
        first = head(sentence, first)
    above = head(sentence, first)
    if first.dep != "ccomp" or above.tag != "VBD" or above.pos != "VERB" or not above.i < first.i < verb.i:
        return None
    modal = any(t.tag == "MD" for t in children(sentence, first, "aux"))
    return above if modal or first.lemma == "be" or child(sentence, first, "auxpass") is not None else None
