"""The sieve: which of the attributions found are kept. Each rule was checked on 60 + 84 news documents and 40 diplomatic ones."""

from legation.language import ancestors, child, children, head
from legation.model import Token
from legation.reference.speech import SpeechCue, is_speech_verb, words_of
from legation.statements.attempt import Found
from legation.statements.cues import Cue
from legation.statements.quotes import Quotes

_LOOSE = (
    "i",
    "we",
    "you",
    "he",
    "she",
    "they",
    "it",
    "who",
    "people",
    "everyone",
    "anyone",
    "somebody",
    "nobody",
    "this",
    "that",
    "which",
    "what",
    "one",
    "us",
    "me",
    "’s",
    "'s",
    "rest",  # "rest assured that"
)


def keeps(cue: Cue, speaker: tuple[Token, ...], found: Found, quotes: Quotes) -> bool:
    """Whether this attribution is one: it has someone to speak, and it is told of, not wished, ordered or said in the first person."""
    row = found.row
    if is_teaser(cue.token, quotes.text):
        return False
    if not speaker:
        return _agentless(cue, found)
    words = [t.text.lower() for t in speaker]
    words = words[:1] if words[0] in _LOOSE and set(words[1:]) <= {"both", "all"} else words
    noun = next((t for t in speaker if t.head not in {s.i for s in speaker}), speaker[0])
    if noun.pos == "NOUN" and noun.lemma in words_of("mute"):
        return False  # "the visit underscores the friendship"
    if quotes.at(cue.token.start) is not None and (row.kind == "belief" or (len(words) == 1 and words[0] in _LOOSE)):
        return False
    if len(words) == 1 and words[0] in _LOOSE and not _outward(cue, row, words[0]):
        return False
    if row.kind == "noun" and cue.token.dep == "dobj" and is_speech_verb(head(cue.sentence, cue.token).lemma):
        return False  # "expressed his hope that": the verb is the cue
    if found.frame == "vp" and cue.token.tag == "VBN" and not _finite(cue):
        return False  # "the airfield, also called Q-West": so called by all the world
    if row.kind == "belief" and cue.token.dep in ("acl", "relcl", "pcomp"):
        return False
    if cue.token.dep == "pcomp" and cue.token.tag == "VBG" and child(cue.sentence, cue.token, "nsubj") is not None:
        return False  # "nothing was said of Oman disclosing it"
    return _told(cue)


def is_teaser(cue: Token, text: str) -> bool:
    """Whether the cue stands in a headline in capitals that the page has put among its paragraphs ("CRITICS SAY AID FALLS SHORT")."""
    return len(cue.text) > 2 and cue.text.isupper() and not text.isupper()


def _outward(cue: Cue, row: SpeechCue, word: str) -> bool:
    """In the first person only what is told of the past counts ("I condemned"): "I urge", "we think" are the text's own words."""
    if word == "it" and cue.token.pos == "ADJ":
        return False  # "it is clear that"
    if word == "you" and (row.kind == "belief" or cue.sentence.text.endswith("?")):
        return False
    if word in ("i", "you") and row.kind != "belief":
        return cue.token.tag in ("VBD", "VBN") or child(cue.sentence, cue.token, "aux") is not None
    return word in ("he", "she", "they", "it", "who", "people", "one", "everyone")


def _agentless(cue: Cue, found: Found) -> bool:
    """ "It was announced that ...": said, but not by whom."""
    passive = child(cue.sentence, cue.token, "auxpass") is not None or (cue.token.tag == "VBN" and cue.token.dep == "advcl")
    return passive and found.row.kind == "speech" and found.frame == "clause"


def _finite(cue: Cue) -> bool:
    """Whether a participle stands for a finite verb: it has an auxiliary, a subject or a doer of its own, or goes on from a verb."""
    return cue.token.dep == "conj" or child(cue.sentence, cue.token, "aux", "nsubj", "agent") is not None


def _told(cue: Cue) -> bool:
    """Not a bare infinitive of purpose or wish ("to say the least"), unless what governs it only goes on with it ("went on to say")."""
    token = cue.token
    if token.tag != "VB" or token.pos == "ADJ":
        return True
    if not any(t.text.lower() == "to" for t in children(cue.sentence, token, "aux")):
        return True
    above = next(ancestors(cue.sentence, token), None)
    return above is not None and token.dep in ("xcomp", "advcl") and above.lemma in words_of("phase")
