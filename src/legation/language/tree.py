"""Ways through the syntax tree of a sentence. Positions and tokens belong to one sentence."""

from collections.abc import Iterator

from legation.model import Extent, Sentence, Token


def head(sentence: Sentence, token: Token) -> Token:
    """The token that governs this one; a root governs itself."""
    return sentence.tokens[token.head]


def root(sentence: Sentence) -> Token | None:
    """The first token that governs itself."""
    return next((t for t in sentence.tokens if t.head == t.i), None)


def children(sentence: Sentence, token: Token, *deps: str) -> Iterator[Token]:
    """Direct dependents, left to right; only those with one of the labels where labels are given."""
    for i in token.children:
        below = sentence.tokens[i]
        if not deps or below.dep in deps:
            yield below


def child(sentence: Sentence, token: Token, *deps: str) -> Token | None:
    """The first direct dependent with one of these labels."""
    return next(children(sentence, token, *deps), None)


def ancestors(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The tokens above this one, nearest first."""
    seen = {token.i}
    at = token
    while at.head not in seen:
        at = sentence.tokens[at.head]
        seen.add(at.i)
        yield at


def descendants(sentence: Sentence, token: Token, *, without: tuple[str, ...] = ()) -> set[int]:
    """Positions of the token and of all below it; branches that hang by a label in `without` are left out."""
    out, todo = {token.i}, [token]
    while todo:
        for below in children(sentence, todo.pop()):
            if below.i not in out and below.dep not in without:
                out.add(below.i)
                todo.append(below)
    return out


def subtree(sentence: Sentence, token: Token, *, without: tuple[str, ...] = ()) -> tuple[Token, ...]:
    """The token and all below it, in the order of the text."""
    return tuple(sentence.tokens[i] for i in sorted(descendants(sentence, token, without=without)))


def extent_of(tokens: tuple[Token, ...]) -> Extent:
    """From the first character of these tokens to the last."""
    return Extent(min(t.start for t in tokens), max(t.end for t in tokens))
