"""Modes: whether those of whom a cue tells met in person, by phone or on screen."""

import re

from legation.language import children, subtree
from legation.meetings.belonging import of_another
from legation.meetings.cues import Cue
from legation.model import MeetingMode, Token
from legation.reference.meeting_words import by_word

_IN_PERSON = re.compile(r"\b(?:in-person|face-to-face)\s+(?:[\w’'-]+\s+){0,4}\S+$", re.IGNORECASE)


def mode(cue: Cue) -> MeetingMode:
    """How they meet: by the words of mode in the cue's sentence, else as the cue itself has it."""
    if cue.word.use in ("travel", "visit") and cue.word.mode is not None:
        return cue.word.mode  # "this visit builds on his virtual participation"
    own = next((row for t in children(cue.sentence, cue.token, "amod", "compound") if (row := by_word("mode").get(t.text.lower()))), None)
    if own is not None and own.mode is not None:
        return own.mode
    if cue.noun and _IN_PERSON.search(cue.sentence.text[: cue.token.end - cue.sentence.start]):
        return "in person"
    for token in subtree(cue.sentence, cue.verb or cue.token, without=("ccomp", "advcl", "relcl")):
        if (token.pos == "VERB" and token.lemma == "call") or of_another(cue, token) or _is_call_beside(cue, token):
            continue  # "what we call our 2+2"; "the virtual summit in March and the meeting in May"
        row = by_word("mode").get(token.text.lower())
        if row is not None and row.mode is not None and row.mode != "in person":
            return "video" if row.mode == "video" else "phone"
    return cue.word.mode or "unknown"


def _is_call_beside(cue: Cue, token: Token) -> bool:
    """Whether a call is another meeting of the clause: "the call follows their meeting"."""
    return cue.noun and token.i != cue.token.i and token.lemma in by_word("noun") and token.dep in ("nsubj", "nsubjpass", "dobj")
