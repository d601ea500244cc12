"""Belonging: the clause of a cue, and the words in it that belong to another meeting."""

from collections.abc import Iterator, Sequence

from legation.language import ancestors, child, children, descendants, head
from legation.language.realis import realis_of
from legation.meetings.cues import Cue
from legation.model import Sentence, Token
from legation.reference.meeting_words import by_word
from legation.reference.speech import is_speech_verb

_ABOUT = ("on", "about", "over", "regarding", "concerning")


def clause(cue: Cue) -> set[int]:
    """Positions from the cue up to the verb over it, and the verbs that lend it their time ("agreed to meet on Friday")."""
    out, path, listed = {cue.token.i}, [cue.token], False
    if _said_before(cue):
        return out
    for above in ancestors(cue.sentence, cue.token):
        if _is_matter(cue.sentence, path[-1], above):
            return out
        if _is_of_another(path[1:], above) or _is_apart(cue.sentence, path[-1], above):
            break
        # "engagements in Washington and the meeting": a place of its own
        listed = listed or (path[-1].dep in ("conj", "appos") and above.pos in ("NOUN", "PROPN"))
        path.append(above)
        if not listed or above.pos in ("VERB", "AUX"):
            out.add(above.i)
        if _ends(cue.sentence, above):
            break
    return out | {t.i for t in _told_beside(cue)}


def _told_beside(cue: Cue) -> Iterator[Token]:
    """The verbs that tell of the same beside the cue: over it, joined to that, and the participles of a noun ("talks hosted by Qatar in Doha")."""
    yield from (t for t in children(cue.sentence, cue.token, "acl") if t.tag == "VBN" and t.lemma in by_word("light", "host"))
    if cue.verb is not None:
        yield cue.verb
        joined = (t for t in children(cue.sentence, cue.verb, "conj") if t.pos in ("VERB", "AUX"))
        yield from (t for t in joined if not _is_apart(cue.sentence, t, cue.verb))


def _is_apart(sentence: Sentence, verb: Token, first: Token) -> bool:
    """Whether a verb joined to another is told of a time and place of its own: it is to come and the other was done, or a day stands with it.

    "met him on Monday and will travel to Beijing", "met him on Monday and flew to Harare on Tuesday".
    """
    if verb.dep != "conj" or verb.pos not in ("VERB", "AUX") or first.pos not in ("VERB", "AUX"):
        return False
    below = descendants(sentence, verb)
    to_come = realis_of(sentence, verb) != "happened" or any(t.tag == "VB" for t in children(sentence, verb, "xcomp"))
    dated = any(e.label == "DATE" and e.first in below for e in sentence.entities)
    return dated or (to_come and realis_of(sentence, first) == "happened")


def is_of_words(cue: Cue, token: Token) -> bool:
    """Whether a day or place is that of the words by which a meeting is promised or asked for: "promised in Nairobi on Monday to meet him"."""
    at = head(cue.sentence, token)
    while at.pos == "ADP" and at.head != at.i:
        at = head(cue.sentence, at)
    over = at.i < token.i < cue.token.i and any(above.i == at.i for above in ancestors(cue.sentence, cue.token))
    if not over or at.pos != "VERB" or not is_speech_verb(at.lemma) or at.lemma in by_word("meet", "speak", "topic", "host"):
        return False
    return cue.token.head != at.i or cue.token.dep not in ("dobj", "nsubjpass")


def _said_before(cue: Cue) -> bool:
    """Whether the clause above is of the words, not of the meeting: "said on Friday that he would meet him", "spoke today in advance of the summit"."""
    said = cue.token.pos == "VERB" and cue.token.dep == "ccomp" and child(cue.sentence, cue.token, "nsubj", "nsubjpass") is not None
    return said or ahead_of(cue)


def _is_matter(sentence: Sentence, below: Token, above: Token) -> bool:
    """Whether a word brings in what another meeting was about: "held a meeting on Friday on the latest of the Iran-US talks"."""
    about = below.lemma in _ABOUT and below.pos == "ADP"
    return about and any(_is_meeting(t) for t in (above, *children(sentence, above, "dobj")))


def _is_of_another(path: Sequence[Token], above: Token) -> bool:
    """Whether a verb above those passed tells of a meeting of its own: "met on Friday to follow up on the summit".

    To travel somewhere to attend is one: "will travel to Bonn on Monday to attend the summit" is there and then.
    """
    verbs = [t for t in path if t.pos == "VERB"]
    if not any(t.dep in ("advcl", "xcomp", "acl") and t.lemma not in by_word("opening") for t in verbs):
        return False
    attended = any(t.lemma in by_word("light", "chair", "meet", "host") for t in verbs)
    return above.lemma in by_word("meet", "speak", "topic", "host", "greet", "phone", *(() if attended else ("travel",)))


def _ends(sentence: Sentence, above: Token) -> bool:
    """Whether a clause ends with this verb: it has a subject, and does not only say what opened on that day ("spoke today to open the dialogue")."""
    opened = above.dep == "advcl" and above.tag == "VB" and above.lemma in by_word("opening")
    return not opened and above.pos in ("VERB", "AUX") and child(sentence, above, "nsubj", "nsubjpass") is not None


def _is_meeting(token: Token) -> bool:
    return token.pos == "NOUN" and token.lemma in by_word("noun", "occasion", "visit")


def ahead_of(cue: Cue) -> bool:
    """Whether something is done before it: "ahead of", "in advance of", "in preparation for", "prior to", "before"."""
    by = head(cue.sentence, cue.token)
    if not cue.noun or cue.token.dep != "pobj":
        return False
    over = head(cue.sentence, by)
    return (
        by.lemma in ("before", "ahead", "until")
        or over.lemma in ("ahead", "advance", "preparation", "prior", "prepare", "eve")
        or (over.lemma == "up" and by.lemma == "to")
    )


def is_after(word: Token) -> bool:
    """Whether a preposition puts one thing at another or after it; the parser takes "following" for a verb."""
    return word.lemma in by_word("after") or word.text.lower() == "following"


def comes_after(word: Token) -> bool:
    """Whether a preposition puts one thing after another, not at it: "said after talks"."""
    return word.text.lower() in ("after", "following")


def behind(sentence: Sentence, noun: Token) -> Token | None:
    """The preposition before a noun; "following" is one even where the parser has a verb with its object."""
    over = head(sentence, noun)
    return over if noun.dep == "pobj" or (noun.dep == "dobj" and over.text.lower() == "following") else None


def past_occasion(cue: Cue) -> bool:
    """Whether something was done at it or after it, whatever that verb says of its own object: "agreed on Friday, after talks in Geneva"."""
    by = behind(cue.sentence, cue.token)
    if by is None or not is_after(by) or by.lemma in ("before", "ahead", "prior"):
        return False
    verb = _done_there(cue.sentence, by)
    helpers = list(children(cue.sentence, verb, "aux", "auxpass"))
    aids = {t.lemma for t in (*helpers, *(below for t in helpers for below in children(cue.sentence, t, "aux")))}
    if "to" in aids:
        return False  # "to be agreed at the summit this summer"
    if by.lemma == "during" and verb.tag == "VBD":
        return True
    done = verb.tag == "VBD" or (verb.tag == "VBN" and aids <= {"be", "have"})
    return done and verb.pos in ("VERB", "AUX") and verb.lemma not in by_word("plan")


def _done_there(sentence: Sentence, by: Token) -> Token:
    """The verb that says what was done at an occasion or after it: "said at a press conference following talks", "agreed to open it, after talks"."""
    verb = head(sentence, by)
    while by.text.lower() == "following" and verb.pos in ("NOUN", "PROPN", "ADP") and verb.head != verb.i:
        verb = head(sentence, verb)
    apart = verb.dep == "xcomp" and by.i > 0 and sentence.tokens[by.i - 1].text == ","
    return head(sentence, verb) if apart else verb


def of_another(cue: Cue, token: Token) -> bool:
    """Whether a word stands before another meeting's noun: "the February 2022 meeting"."""
    over = head(cue.sentence, token)
    while over.dep in ("compound", "nmod", "amod", "nummod") and over.i != cue.token.i:
        over = head(cue.sentence, over)
    meeting = over.lemma in by_word("noun", "occasion") and over.pos in ("NOUN", "PROPN") and over.i != cue.token.i
    return meeting and token.i < over.i and token.dep in ("compound", "nmod", "amod", "nummod", "npadvmod", "poss", "punct")
