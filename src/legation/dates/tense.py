"""Whether the words around a time expression tell of what was, is, or is to come."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from legation.dates.words import words
from legation.language.tree import ancestors, children
from legation.model import Sentence, Token

Tense = Literal["past", "present", "future", "behind", "ahead", "open"]


def tense_at(sentences: Sequence[Sentence], start: int) -> Tense | None:
    """The tense that governs the word at this character; None where no verb does or the date hangs on a noun ("the summit in June")."""
    at = bisect_right(sentences, start, key=_start) - 1
    sentence = sentences[at] if at >= 0 and start < sentences[at].end else None
    token = next((t for t in sentence.tokens if t.end > start), None) if sentence else None
    if sentence is None or token is None:
        return None
    if _told_before(sentence, token):
        return "past"
    below = token
    for above in (token, *ancestors(sentence, token)):
        if below.dep in ("prep", "npadvmod", "compound", "nmod") and above.pos in ("NOUN", "PROPN") and above.lemma not in words("to_come"):
            return "future" if _ahead(sentence, above) else "behind" if _behind(sentence, above) else None
        below = above
        if above.lemma in words("to_come") and above.i != token.i and above.pos in ("ADJ", "VERB", "NOUN"):
            return "future"
        if above.pos in ("VERB", "AUX"):
            tense = _tense_of(sentence, above)
            if tense is not None:
                return tense
    return None


def _told_before(sentence: Sentence, token: Token) -> bool:
    """Whether a verb in the past stands right before the date, whatever the parser hangs it on: "said on Thursday they may meet"."""
    at = token.i - 1
    while at > 0 and sentence.tokens[at].text.lower() in ("on", "in", "late", "early", "earlier", "the"):
        at -= 1
    return at >= 0 and sentence.tokens[at].tag == "VBD" and sentence.tokens[at].pos == "VERB"


def _start(sentence: Sentence) -> int:
    return sentence.start


def _ahead(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is said to be still to come: "the upcoming summit in June"."""
    return any(t.lemma in words("to_come") for t in children(sentence, noun, "amod", "compound"))


def _behind(sentence: Sentence, noun: Token) -> bool:
    """Whether a noun is said to lie in the past: "the last summit in June"."""
    return any(t.lemma in words("gone_by") for t in children(sentence, noun, "amod", "compound"))


def _tense_of(sentence: Sentence, verb: Token) -> Tense | None:
    """Tense of one verb group; None for forms without one, which take it from the verb above."""
    helpers = list(children(sentence, verb, "aux", "auxpass"))
    helping = {t.text.lower() for t in helpers}
    if helping & words("modal").keys() and "have" not in helping:
        return "future"
    if any(t.tag == "VBD" for t in (verb, *helpers)) or helping & {"has", "have", "had", "'ve", "’ve"}:
        return "past"
    if "to" in helping:
        to_be = verb.dep in ("xcomp", "acl", "relcl", "ROOT", "ccomp") or any(children(sentence, verb, "nsubj", "nsubjpass"))
        return "future" if to_be else None
    if verb.tag in ("VBZ", "VBP") and verb.lemma in words("opening"):
        return "future"
    if verb.tag in ("VBZ", "VBP") or any(t.tag in ("VBZ", "VBP") for t in helpers):
        return "present"
    return None
