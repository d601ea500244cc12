"""The sieve: which of the attributions found are kept. Each rule was checked on 60 + 84 news documents and 40 diplomatic ones."""

from legation.language import ancestors, child, children, head
from legation.model import Token
from legation.reference.speech import SpeechCue, is_speech_verb, words_of
from legation.statements.attempt import Found
from legation.statements.cues import Cue
from legation.statements.quotes import Quotes


def keeps(cue: Cue, speaker: tuple[Token, ...], found: Found, quotes: Quotes) -> bool:
    """Whether this attribution is one: it has someone to speak, and it is told of, not wished, ordered or said in the first person."""
    if is_teaser(cue.token, quotes.text):
        return False
    if not speaker:
        return _agentless(cue, found)
    word = _loose(speaker)
    if _is_mute(speaker) or _is_within(cue, found.row, word, quotes) or (word is not None and not _outward(cue, found.row, word)):
        return False
    return not (_is_told_by_verb(cue, found.row) or _is_so_called(cue, found) or _is_in_passing(cue, found.row)) and _told(cue)


def _loose(speaker: tuple[Token, ...]) -> str | None:
    """The pronoun that is all that names the speaker; `None` where it is named."""
    first, *others = (t.text.lower() for t in speaker)
    return first if first in words_of("loose") and set(others) <= {"both", "all"} else None


def _is_mute(speaker: tuple[Token, ...]) -> bool:
    """Whether the subject is a thing that does not speak: "the visit underscores the friendship"."""
    noun = next((t for t in speaker if t.head not in {s.i for s in speaker}), speaker[0])
    return noun.pos == "NOUN" and noun.lemma in words_of("mute")


def _is_within(cue: Cue, row: SpeechCue, word: str | None, quotes: Quotes) -> bool:
    """Whether it stands in a quotation, and is a thought or without a named speaker."""
    return (row.kind == "belief" or word is not None) and quotes.at(cue.token.start) is not None


def _is_told_by_verb(cue: Cue, row: SpeechCue) -> bool:
    """Whether a noun is the object of a verb that is itself the cue: "expressed his hope that"."""
    return row.kind == "noun" and cue.token.dep == "dobj" and is_speech_verb(head(cue.sentence, cue.token).lemma)


def _is_so_called(cue: Cue, found: Found) -> bool:
    """Whether something is so called by all the world: "the airfield, also called Q-West"."""
    return found.frame == "vp" and cue.token.tag == "VBN" and not _finite(cue)


def _is_in_passing(cue: Cue, row: SpeechCue) -> bool:
    """Whether a thought only describes somebody, or words are only spoken of: "nothing was said of Oman disclosing it"."""
    if row.kind == "belief" and cue.token.dep in ("acl", "relcl", "pcomp"):
        return True
    return cue.token.dep == "pcomp" and cue.token.tag == "VBG" and child(cue.sentence, cue.token, "nsubj") is not None


def is_teaser(cue: Token, text: str) -> bool:
    """Whether the cue stands in a headline in capitals that the page has put among its paragraphs ("CRITICS SAY AID FALLS SHORT")."""
    return len(cue.text) > 2 and cue.text.isupper() and not text.isupper()


def _outward(cue: Cue, row: SpeechCue, word: str) -> bool:
    """In the first person only what is told of the past counts ("I condemned"): "I urge", "we think" are the text's own words."""
    if word == "it" and cue.token.pos == "ADJ":
        return False  # "it is clear that"
    if word == "you" and (row.kind == "belief" or cue.sentence.text.endswith("?")):
        return False
    if word in ("i", "we", "you") and row.kind != "belief":
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
