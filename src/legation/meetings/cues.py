"""The words of a sentence that tell of a meeting: verbs such as "met", nouns such as "talks", and standing formats named as occasions."""

from dataclasses import dataclass

import msgspec
from msgspec import structs

from legation.language import ancestors, child, children, head
from legation.model import Sentence, Token
from legation.reference.meeting_words import MeetingWord, Use, by_word, pattern

_VERBS = ("meet", "speak", "phone", "host", "travel", "topic", "tell", "join")
ASIDE = ("margin", "sideline", "fringe")
TOGETHER = ("launch", "announce", "sign", "agree", "discuss", "unveil", "inaugurate", "conclude", "adopt")
_NOUNS = ("noun", "visit", "occasion", "team")


@dataclass(frozen=True)
class Cue:
    """One such word. `verb`: the verb that says what becomes of it (the word itself, or the light verb over a noun), if any."""

    sentence: Sentence
    token: Token
    word: MeetingWord
    verb: Token | None

    @property
    def noun(self) -> bool:
        """Whether the cue is a noun."""
        return self.word.use in _NOUNS


def cues(sentence: Sentence) -> tuple[Cue, ...]:
    """The cues of a sentence in order; nouns that only repeat the object of a cue before them are left out."""
    return tuple(cue for token in sentence.tokens if (cue := _cue(sentence, token)) is not None)


def _cue(sentence: Sentence, token: Token) -> Cue | None:
    word = _verb(sentence, token) if token.pos == "VERB" else None
    if word is not None:
        return Cue(sentence, token, word, token)
    noun = _noun(sentence, token)
    verb = governing(sentence, token) if noun is not None else None
    return Cue(sentence, token, noun, verb) if noun is not None and (noun.use != "team" or _headed(token, verb)) else None


def _verb(sentence: Sentence, verb: Token) -> MeetingWord | None:
    """The row of a verb that tells of a meeting here."""
    known = by_word(*_VERBS)
    if verb.lemma == "call" and _calls(sentence, verb):
        return known["phone"]
    if (word := _phrase(sentence, verb)) is not None:
        return word
    if _beside(sentence, verb):
        return known["meet"]
    word = known.get(verb.lemma)
    if word is None or (word.use == "meet" and _met_otherwise(sentence, verb)):
        return None
    return word if word.use != "travel" or _goes(sentence, verb, word) else None


def _noun(sentence: Sentence, noun: Token) -> MeetingWord | None:
    """The row of a noun that tells of a meeting here."""
    known = by_word(*_NOUNS)
    if noun.lemma == "one" and noun.pos in ("NOUN", "NUM", "PRON") and _counted(sentence, noun):
        return known["round"]
    word = known.get(noun.lemma) if noun.pos in ("NOUN", "PROPN") else None
    return word if word is not None and not _idle(sentence, noun) else None


def _met_otherwise(sentence: Sentence, verb: Token) -> bool:
    """Whether no side meets: "convened a virtual meeting" is told by the noun, "was met with silence" of none."""
    if any(t.lemma in by_word(*_NOUNS) for t in children(sentence, verb, "dobj")):
        return True
    return child(sentence, verb, "nsubjpass") is not None and child(sentence, verb, "agent") is None


def _beside(sentence: Sentence, verb: Token) -> bool:
    """Whether two who did something together "on the margins of" an occasion met there: "A and B launched it on the sidelines of the summit"."""
    if verb.lemma not in TOGETHER or verb.tag not in ("VBD", "VBN"):
        return False
    subject = child(sentence, verb, "nsubj")
    aside = any(
        by.lemma == "on" and any(t.lemma in ASIDE for t in children(sentence, by, "pobj"))
        for over in (verb, *children(sentence, verb, "dobj"))
        for by in children(sentence, over, "prep")
    )
    return aside and subject is not None and child(sentence, subject, "conj") is not None


def _calls(sentence: Sentence, verb: Token) -> bool:
    """Whether somebody is called on the phone: a name is all that is called, and nothing is called for or off."""
    called = list(children(sentence, verb, "dobj", "oprd"))
    before = called[0].i if called else verb.i
    others = any(
        t.dep in ("prt", "ccomp", "xcomp") or (t.dep == "prep" and (t.lemma == "for" or t.i < before)) for t in children(sentence, verb)
    )
    return (
        len(called) == 1 and called[0].pos == "PROPN" and called[0].i > verb.i and not others and child(sentence, verb, "nsubj") is not None
    )


def _phrase(sentence: Sentence, verb: Token) -> MeetingWord | None:
    """The row of a verb that tells of a meeting only with its object or particle: "shook hands", "sat down", "played host"."""
    for below in children(sentence, verb, "dobj", "prt", "advmod"):
        row = by_word("phrase").get(f"{verb.lemma} {below.lemma}")
        if row is not None:
            return structs.replace(row, use=msgspec.convert(row.value, Use))
    return None


def _headed(team: Token, verb: Token | None) -> bool:
    """Whether a delegation is the subject of "was led by"."""
    return verb is not None and team.dep == "nsubjpass" and team.head == verb.i and verb.lemma in by_word("chair")


def _counted(sentence: Sentence, one: Token) -> bool:
    """Whether "the second one" goes on counting rounds of talks named before it in the sentence."""
    ordinal = any(t.lemma in by_word("edition") for t in children(sentence, one, "amod"))
    return ordinal and any(t.lemma in by_word("noun") for t in sentence.tokens[: one.i])


def governing(sentence: Sentence, noun: Token) -> Token | None:
    """The verb over a noun, through prepositions and nouns of quantity ("a round of talks"); `None` where it has none."""
    below = noun
    for above in ancestors(sentence, noun):
        after = above.text.lower() == "following" and below.dep in ("pobj", "dobj")  # a preposition, whatever the parser calls it
        below = above
        if after:
            continue
        if above.pos in ("VERB", "AUX"):
            return above
        if above.pos not in ("ADP", "NOUN", "PROPN", "SCONJ"):
            return None
    return None


def is_object(sentence: Sentence, noun: Token) -> bool:
    """Whether the noun is what the verb over it is done to, or stands behind its preposition, at first hand."""
    at = noun
    for _ in sentence.tokens:
        if at.dep in ("dobj", "nsubjpass", "attr", "obj"):
            return True
        over = head(sentence, at)
        if at.dep == "pobj":
            over = head(sentence, over)
            if over.pos in ("VERB", "AUX"):
                return True
            if over.pos != "NOUN" or over.lemma not in by_word("noun", "team", "quantity"):
                return False
        elif at.dep != "conj":
            return False
        if over.i == at.i:
            return False
        at = over
    return False


def _goes(sentence: Sentence, token: Token, word: MeetingWord) -> bool:
    """Whether a verb of motion has a place to go to."""
    if word.value == "object":
        return child(sentence, token, "dobj") is not None
    if word.value == "passive":
        return child(sentence, token, "nsubjpass") is not None and child(sentence, token, "xcomp") is None
    return any(t.lemma in ("to", "in", "into", "for") for t in children(sentence, token, "prep"))


def _is_day(sentence: Sentence, by: Token) -> bool:
    """Whether a preposition leads to a day: "in a call on Wednesday"."""
    days = [e for e in sentence.entities if e.label in ("DATE", "TIME")]
    return any(e.first <= t.i <= e.last for t in children(sentence, by, "pobj") for e in days)


def _idle(sentence: Sentence, token: Token) -> bool:
    """Whether a noun is only part of another noun ("meeting room") or of a turn of phrase ("a call for peace", "round the clock")."""
    if token.dep in ("compound", "nmod", "amod", "npadvmod") and head(sentence, token).pos in ("NOUN", "PROPN"):
        return True
    if any(t.lemma == "training" for t in children(sentence, token, "compound", "amod")):
        return True
    if token.dep == "poss" or (token.lemma == "exchange" and pattern("barter").search(sentence.text) is not None):
        return True
    if token.lemma == "call" and any(t.lemma in ("for", "on") and not _is_day(sentence, t) for t in children(sentence, token, "prep")):
        return not any(t.lemma in ("with", "between") for t in children(sentence, token, "prep"))
    return token.lemma == "call" and child(sentence, token, "acl") is not None and token.dep != "dobj"
