"""Contents: whether the words that a cue reaches say what is to be done, or are a courtesy, a trip or a figure of speech."""

from legation.language.tree import child, children, head
from legation.model import Act, Sentence, Token
from legation.reference.commitment_words import word_list

_TURNS = ("face", "wake", "light", "course", "event", "context", "spirit", "name")
_FULL = ("VERB", "NOUN", "PROPN", "NUM")  # a content needs one of these: "that" and "what" say nothing


def says_what(sentence: Sentence, content: tuple[Token, ...], core: Token, act: Act) -> bool:
    """Whether it is a deed or an aim: not a word on its own, a mere "do all we can", a bond between the two, or who is called upon."""
    if not any(t.pos in _FULL for t in content) or (core.pos == "AUX" and core.lemma == "be"):
        return False
    if any(t.lemma in word_list("furniture") for t in content):
        return False
    if core.pos == "PROPN" and all(t.pos in ("PROPN", "DET", "PUNCT") for t in content) and core.lemma not in word_list("deal"):
        return False  # "reaffirmed the United States": a name alone
    if (
        core.pos == "NOUN"
        and core.lemma in _TURNS
        and head(sentence, core).lemma in ("in", "on")
        and child(sentence, core, "prep") is not None
    ):
        return False  # "in the face of the war"
    if len(content) == 1:
        return core.lemma in word_list("alone")
    if core.pos == "VERB":
        return not _is_phrase(sentence, core) and not (act == "announced" and _is_bare(content, core))
    if core.lemma in word_list("bond") and child(sentence, core, "acl") is None:
        return False
    return not (act == "called for" and core.lemma in word_list("side") and core.pos == "NOUN")


def _is_bare(content: tuple[Token, ...], core: Token) -> bool:
    """Whether a verb stands with nothing but pronouns and small words ("overstate it", "give up"), and says no deed by itself."""
    if any(t.pos in ("NOUN", "PROPN", "NUM", "ADJ") or (t.pos == "VERB" and t.i != core.i) for t in content):
        return False
    spoken = any(t.pos == "PRON" for t in content) or all(t.dep in ("prt", "advmod") or t.i == core.i for t in content)
    return spoken and core.lemma not in word_list("alone") and core.lemma not in word_list("help")


def is_trip(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is one of going, receiving and talking; a return to an agreement, or joining one, is no trip."""
    if verb.lemma not in word_list("trip"):
        return False
    nouns = [n for prep in children(sentence, verb, "prep") if prep.lemma in ("to", "from") for n in children(sentence, prep, "pobj")]
    return not any(noun.lemma in word_list("deal") for noun in nouns)


def _is_phrase(sentence: Sentence, verb: Token) -> bool:
    """ "Do everything in our power", "do our part", "give it to him": words without a deed."""
    thing = child(sentence, verb, "dobj")
    if verb.lemma == "do" and (thing is None or thing.pos in ("PRON", "DET")):
        return True
    if thing is not None and thing.pos == "PRON":
        return verb.lemma in word_list("light")
    return thing is not None and f"{verb.lemma} {thing.lemma}" in word_list("phrase")
