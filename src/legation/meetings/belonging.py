"""Belonging: the clause of a cue, and the words in it that belong to another meeting."""

from legation.language import ancestors, child, children, head
from legation.meetings.cues import Cue
from legation.model import Sentence, Token
from legation.reference.meeting_words import by_word

_ABOUT = ("on", "about", "over", "regarding", "concerning")


def clause(cue: Cue) -> set[int]:
    """Positions from the cue up to the verb over it, and the verbs that lend it their time ("agreed to meet on Friday")."""
    out = {cue.token.i}
    if cue.token.pos == "VERB" and cue.token.dep == "ccomp" and child(cue.sentence, cue.token, "nsubj", "nsubjpass") is not None:
        return out  # "said on Friday that he would meet him": the day of the words, not of the meeting
    if ahead_of(cue):
        return out  # "spoke today in advance of the summit": the day of the words
    below = cue.token
    passed = listed = attended = False
    for above in ancestors(cue.sentence, cue.token):
        if below.lemma in _ABOUT and below.pos == "ADP" and any(_is_meeting(t) for t in (above, *children(cue.sentence, above, "dobj"))):
            return out  # "held a meeting on Friday on the latest of the Iran-US talks": what a meeting was about is another one
        apart = above.lemma in by_word("meet", "speak", "topic", "host", "greet", "phone")
        if passed and (apart or (above.lemma in by_word("travel") and not attended)):
            break  # "met on Friday to follow up on the summit": the day of the talks, not of the summit
        # "will travel to Bonn on Monday to attend the summit": there and then
        attended = attended or (above.pos == "VERB" and above.lemma in by_word("light", "chair", "meet", "host"))
        passed = passed or (above.pos == "VERB" and above.dep in ("advcl", "xcomp", "acl") and above.lemma not in by_word("opening"))
        # "engagements in Washington and the meeting": a place of its own
        listed = listed or (below.dep in ("conj", "appos") and above.pos in ("NOUN", "PROPN"))
        if not listed or above.pos in ("VERB", "AUX"):
            out.add(above.i)
        below = above
        if above.dep == "advcl" and above.tag == "VB" and above.lemma in by_word("opening"):
            continue  # "spoke today to open the dialogue": it was opened on that day
        if above.pos in ("VERB", "AUX") and child(cue.sentence, above, "nsubj", "nsubjpass") is not None:
            break
    if cue.verb is not None:
        out.add(cue.verb.i)
        out.update(t.i for t in cue.sentence.tokens if t.dep == "conj" and t.head == cue.verb.i and t.pos in ("VERB", "AUX"))
    return out


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
    verb = head(cue.sentence, by)
    while by.text.lower() == "following" and verb.pos in ("NOUN", "PROPN", "ADP") and verb.head != verb.i:
        verb = head(cue.sentence, verb)  # "said at a press conference following talks"
    if verb.dep == "xcomp" and by.i > 0 and cue.sentence.tokens[by.i - 1].text == ",":
        verb = head(cue.sentence, verb)  # "agreed to open it, after talks"
    helpers = list(children(cue.sentence, verb, "aux", "auxpass"))
    aids = {t.lemma for t in (*helpers, *(below for t in helpers for below in children(cue.sentence, t, "aux")))}
    if "to" in aids:
        return False  # "to be agreed at the summit this summer"
    if by.lemma == "during" and verb.tag == "VBD":
        return True
    done = verb.tag == "VBD" or (verb.tag == "VBN" and aids <= {"be", "have"})
    return done and verb.pos in ("VERB", "AUX") and verb.lemma not in by_word("plan")


def of_another(cue: Cue, token: Token) -> bool:
    """Whether a word stands before another meeting's noun: "the February 2022 meeting"."""
    over = head(cue.sentence, token)
    while over.dep in ("compound", "nmod", "amod", "nummod") and over.i != cue.token.i:
        over = head(cue.sentence, over)
    meeting = over.lemma in by_word("noun", "occasion") and over.pos in ("NOUN", "PROPN") and over.i != cue.token.i
    return meeting and token.i < over.i and token.dep in ("compound", "nmod", "amod", "nummod", "npadvmod", "poss", "punct")
