"""Stretches: which words belong to a clause, a noun, or a chain of coordinates, in the syntax tree of a sentence."""

from collections.abc import Iterator

from legation.language.tree import child, children, descendants, head
from legation.model import Sentence, Token
from legation.reference.commitment_words import commitment_words

_FINITE = ("VBD", "VBZ", "VBP")
_MANY = 20  # verbs in one chain of coordinates: longer ones are lists the parser took for a sentence
_QUOTES = "\"'“”‘’«»"


def clause(sentence: Sentence, verb: Token) -> tuple[Token, ...]:
    """The verb and what follows it within its clause, with its "not": without subject, modals, and coordinate verbs of another form or subject.

    A bare verb that the parser joined to the verb above ("intend to expand A, build B") belongs to the infinitive.
    """
    inside = descendants(sentence, verb)
    for other in [*children(sentence, verb, "parataxis"), *coordinates(sentence, verb)][:_MANY]:
        if other is not verb and (child(sentence, other, "nsubj", "nsubjpass") or (verb.tag in ("VB", "VBG") and other.tag in _FINITE)):
            inside -= descendants(sentence, other)
    above = head(sentence, verb)
    if verb.tag == "VB" and verb.dep in ("xcomp", "advcl", "acl") and above.tag in _FINITE:
        for other in children(sentence, above, "conj", "dep"):
            if other.tag == "VB" and other.i > verb.i and not child(sentence, other, "nsubj", "aux"):
                inside |= descendants(sentence, other)
    start = min([verb.i, *(t.i for t in children(sentence, verb, "neg"))])
    return trimmed(sentence, [i for i in inside if i >= verb.i or (i >= start and sentence.tokens[i].dep == "neg")])


def phrase(sentence: Sentence, noun: Token, *, alone: bool = False) -> tuple[Token, ...]:
    """A noun with all that belongs to it, without a relative clause set off by a comma or a dash; `alone`: without its coordinates."""
    inside = descendants(sentence, noun)
    for below in children(sentence, noun, "relcl", "appos", "conj"):
        start = min(descendants(sentence, below))
        comma = sentence.tokens[start - 1].text in (",", "-", "–", "—", ";") if start else False
        own_frame = below.dep == "conj" and (below.lemma, "noun") in commitment_words()
        if (
            (comma and below.dep == "relcl")
            or own_frame
            or (alone and below.dep == "conj")
            or (below.dep == "conj" and child(sentence, below, "nsubj"))
        ):
            inside -= descendants(sentence, below)
    aside = (
        i for i in inside if i > noun.i and sentence.tokens[i].lemma in ("which", "who", "whom") and sentence.tokens[i - 1].text == ","
    )
    end = min(aside, default=len(sentence.tokens))
    return trimmed(sentence, [i for i in inside if i < end])


def trimmed(sentence: Sentence, positions: list[int]) -> tuple[Token, ...]:
    """The stretch of tokens from the first to the last, without marks, conjunctions and quotes hanging over at its ends."""
    if not positions:
        return ()
    first, last = min(positions), max(positions)
    while last > first and (sentence.tokens[last].pos in ("PUNCT", "CCONJ") or sentence.tokens[last].text in _QUOTES):
        last -= 1
    while first < last and (sentence.tokens[first].pos == "PUNCT" or sentence.tokens[first].text in _QUOTES):
        first += 1
    return sentence.tokens[first : last + 1]


def infinitives(sentence: Sentence, token: Token, *deps: str) -> Iterator[Token]:
    for below in children(sentence, token, *deps):
        if any(t.tag == "TO" for t in children(sentence, below, "aux")):
            yield below


def coordinates(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The token and those joined to it by "and" or a comma."""
    todo = [token]
    while todo:
        at = todo.pop()
        yield at
        todo += reversed(list(children(sentence, at, "conj")))


def followers(sentence: Sentence, noun: Token) -> Iterator[Token]:
    """Infinitives of a noun: those that hang on it, and one that stands right behind it, wherever the parser hung that."""
    behind = sentence.tokens[noun.i + 1] if noun.i + 1 < len(sentence.tokens) else noun
    if behind.lemma == "to" and behind.tag != "TO":
        return
    verbs = {verb.i: verb for verb in infinitives(sentence, noun, "acl", "relcl", "xcomp", "advcl")}
    if behind.tag == "TO" and head(sentence, behind).i > behind.i:
        verbs[head(sentence, behind).i] = head(sentence, behind)
    yield from (verbs[i] for i in sorted(verbs) if i > noun.i)
