"""Trees in which the parser took the first of two persons for part of the second's name: "The Secretary and Foreign Minister Kuleba agreed"."""

from collections.abc import Sequence

import msgspec

from legation.model import Token
from legation.reference.title_words import title_words

_PART = ("nmod", "compound", "amod")


def joined(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens; a noun with an article, "and" and a title that stand before a name are the first of two, the name the second."""
    out = list(tokens)
    for token in tokens:
        found = _title_after(out, token)
        if found is not None:
            _join(out, token.i, *found)
    return tuple(out)


def _title_after(tokens: Sequence[Token], first: Token) -> tuple[int, int] | None:
    """Positions of the title and the name behind "and", where the noun and the title hang on that name; `None` for anything else."""
    name = tokens[first.head]
    below = [tokens[i] for i in first.children]
    title = next((t for t in below if t.dep == "conj" and t.pos == "PROPN"), None)
    heads = title_words()["head"]
    if first.dep not in _PART or name.pos != "PROPN" or title is None or not {first.text.lower(), title.text.lower()} <= heads:
        return None
    opener = next((t for t in below if t.dep in ("det", "poss") and t.i < first.i), None)
    opened = opener is not None and (opener.i == 0 or tokens[opener.i - 1].pos != "ADP")  # not "assistant to the President and Adviser A"
    linked = any(t.dep == "cc" and t.text.lower() == "and" and first.i < t.i < title.i for t in below)
    if not opened or not linked or not first.i < title.i < name.i:
        return None
    between = all(t.pos == "PROPN" for t in tokens[title.i : name.i])
    return (title.i, name.i) if between else None


def _join(tokens: list[Token], first: int, title: int, name: int) -> None:
    over, dep = tokens[name].head, tokens[name].dep
    above = first if over == name else over
    _set(tokens, first, head=above, dep=dep)
    _set(tokens, name, head=first, dep="conj")
    _set(tokens, title, head=name, dep="compound")
    for i in {first, name, title, over}:
        _set(tokens, i, children=tuple(t.i for t in tokens if t.head == i and t.i != i))


def _set(tokens: list[Token], i: int, **fields: object) -> None:
    tokens[i] = msgspec.structs.replace(tokens[i], **fields)
