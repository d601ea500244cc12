"""Modes: whether those of whom a cue tells met in person, by phone or on screen."""

import re
from collections.abc import Iterable

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
    own = _said_by(children(cue.sentence, cue.token, "amod", "compound"))
    if own is not None:
        return own
    if cue.noun and _IN_PERSON.search(cue.sentence.text[: cue.token.end - cue.sentence.start]):
        return "in person"
    around = subtree(cue.sentence, cue.verb or cue.token, without=("ccomp", "advcl", "relcl"))
    far = _said_by((token for token in around if not _is_elsewhere(cue, token)), besides="in person")
    return far or cue.word.mode or "unknown"


def _said_by(words: Iterable[Token], *, besides: MeetingMode | None = None) -> MeetingMode | None:
    """The mode that the first of these words gives that gives one; `besides`: one that does not count here."""
    told = (row.mode for token in words if (row := by_word("mode").get(token.text.lower())) is not None)
    return next((mode for mode in told if mode not in (None, besides)), None)


def _is_elsewhere(cue: Cue, token: Token) -> bool:
    """Whether a word says nothing of this meeting: "what we call our 2+2", "the virtual summit in March and the meeting in May"."""
    return (token.pos == "VERB" and token.lemma == "call") or of_another(cue, token) or _is_call_beside(cue, token)


def _is_call_beside(cue: Cue, token: Token) -> bool:
    """Whether a call is another meeting of the clause: "the call follows their meeting"."""
    return cue.noun and token.i != cue.token.i and token.lemma in by_word("noun") and token.dep in ("nsubj", "nsubjpass", "dobj")
