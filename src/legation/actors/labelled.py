"""What stands in brackets behind a name or office: "Mrs. Holm (Norway)" is Norway's, "The Minister for Europe (Nina Price)" is Nina Price."""

import re
from collections.abc import Sequence

import msgspec

from legation.actors.found import Found
from legation.model import Document
from legation.reference.register import Register

_BRACKET = re.compile(r"\s?\((?:the )?(?:(?:Hon|Mr|Ms|Mrs|Dr|Sir)\.? )*(?P<inner>[^()\n]{2,60})\)")
_CHAIR = re.compile(
    r"(?:The |Madam |Mr\.? |Mrs\.? )*(?:Acting |Deputy |Vice[- ])*(?:President|Speaker|Chair(?:man|woman|person)?)", re.IGNORECASE
)
_MORE = re.compile(r"[(,]")  # after which a label says whose somebody is
_LONGEST = 30  # characters of such a label


def without_chairs(document: Document, people: Sequence[Found]) -> list[Found]:
    """The same, without the chair of a parliament or assembly: "The President:" who gives the floor there is no head of state.

    Such a transcript has no questions of the press and names its other speakers with a bracket or a group behind.
    """
    labels = [turn.speaker for turn in document.turns if turn.speaker]
    if any(turn.question for turn in document.turns) or not any(_MORE.search(label.text) for label in labels):
        return list(people)
    chairs = {label.start for label in labels if _CHAIR.fullmatch(label.text)}
    return [f for f in people if f.kind != "post" or f.party or not any(at <= f.start and f.end <= at + _LONGEST for at in chairs)]


def with_brackets(text: str, people: Sequence[Found], register: Register) -> list[Found]:
    """The same persons and offices, with the state or the holder that stands in brackets behind them."""
    names = {found.name.start: found for found in people if found.kind == "person" and found.name}
    return [_bracketed(text, found, names, register) for found in people]


def _bracketed(text: str, found: Found, names: dict[int, Found], register: Register) -> Found:
    inner = _BRACKET.match(text, found.end)
    if inner is None:
        return found
    if found.kind == "post" and found.holder is None:
        return msgspec.structs.replace(found, holder=inner.start("inner")) if inner.start("inner") in names else found
    state = register.state_form(inner["inner"].strip())
    if found.kind != "person" or found.party is not None or state is None or state.form not in ("name", "adjective"):
        return found
    return msgspec.structs.replace(found, party=state.code)
