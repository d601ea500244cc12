"""What is said: the content of a cue by the frames of its rows, in the order of the table."""

from collections.abc import Callable, Mapping

from legation.model import Token
from legation.statements import clauses, objects
from legation.statements.attempt import Attempt, Found
from legation.statements.cues import Cue
from legation.statements.quotes import Quotes

_READ: Mapping[str, Callable[[Attempt], Found | None]] = {
    "clause": clauses.clause,
    "np": objects.thing_or_person,
    "thing": objects.thing,
    "words": objects.words,
    "to": objects.to_do,
    "vp": objects.object_and_more,
    "label": objects.label,
    "prep": objects.after_preposition,
    "thank": objects.thanks,
    "express": objects.feeling,
    "quote": clauses.quoted,
}


def content_of(cue: Cue, speaker: tuple[Token, ...], quotes: Quotes) -> Found | None:
    """The content of a cue by the first of its frames that fits, quotations beside it last; nothing where none does."""
    tries = [(row, frame) for row in cue.rows for frame in row.frames]
    for row, frame in sorted(tries, key=lambda pair: pair[1] == "quote"):
        found = _READ[frame](Attempt(cue, row, speaker, quotes))
        if found is not None and found.extents:
            return found
    return None
