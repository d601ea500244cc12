"""Numbers that belong to an event: the dead and wounded as told, and amounts of money, troops or items."""

import re
from collections.abc import Sequence

from legation.language import ancestors, children
from legation.model import Amount, Casualties, Document, Sentence, Span, Token

_DEAD = frozenset({"kill", "die", "dead", "death", "murder", "massacre", "slay", "execute", "assassinate"})
_HURT = frozenset({"wound", "injure", "injury", "hurt", "maim"})
_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "a": 1, "an": 1,
}  # fmt: skip
# What is counted without a number, as least and most.
_ROUGH = {"dozens": (24, 99), "scores": (40, 99), "hundreds": (200, 999), "thousands": (2000, 9999), "several": (3, 9), "dozen": (12, 12)}
_MANY = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 1_000_000_000_000, "dozen": 12}
_SIGNS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR"}
_NAMES = {"dollar": "USD", "euro": "EUR", "pound": "GBP", "yen": "JPY", "rupee": "INR", "yuan": "CNY", "ruble": "RUB", "rouble": "RUB"}
_FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_SCALE = r"(?:\s*-?\s*(hundred|thousand|million|billion|trillion|bn|mn|m|k)\b)?"
_MONEY = re.compile(
    rf"(US\$|[$€£¥₹])\s?({_FIGURE}){_SCALE}|({_FIGURE}){_SCALE}\s(dollars?|euros?|pounds?|yen|rupees?|yuan|rou?bles?)\b", re.IGNORECASE
)
_THINGS = re.compile(
    rf"\b({_FIGURE}){_SCALE}\s(?:\w+\s){{0,2}}?(troops|soldiers|forces|tanks|missiles|drones|aircraft|jets|vehicles|ships|tons|tonnes|doses)\b",
    re.IGNORECASE,
)
_SHORT = {"bn": 1_000_000_000, "mn": 1_000_000, "m": 1_000_000, "k": 1000}


def casualties_in(sentence: Sentence, cue: Span) -> Casualties | None:
    """The dead and wounded that a sentence tells with this word or with one joined to it; `None` where it counts nobody."""
    own = [t for t in sentence.tokens if cue.start <= t.start < cue.end]
    words = [t for t in sentence.tokens if t.lemma.lower() in _DEAD | _HURT and (t in own or _near(sentence, own, t))]
    killed = next((n for t in words if t.lemma.lower() in _DEAD and (n := _counted(sentence, t)) is not None), None)
    wounded = next((n for t in words if t.lemma.lower() in _HURT and (n := _counted(sentence, t)) is not None), None)
    return Casualties(killed=killed, wounded=wounded) if killed or wounded else None


def _near(sentence: Sentence, own: Sequence[Token], other: Token) -> bool:
    """Whether a word of death or harm goes with the cue: one stands above the other."""
    return any(other.i in {a.i for a in ancestors(sentence, t)} or t.i in {a.i for a in ancestors(sentence, other)} for t in own)


def _counted(sentence: Sentence, word: Token) -> tuple[int, int] | None:
    """The number of those whom a word of death or harm is about: of its object or passive subject, before "dead", after "death of"."""
    about = [*children(sentence, word, "dobj", "nsubjpass"), *(children(sentence, word, "nsubj") if word.lemma in ("die", "dead") else ())]
    for by in children(sentence, word, "prep", "agent"):
        if by.lemma in ("of", "to") and word.pos == "NOUN":
            about += children(sentence, by, "pobj")
    if word.tag == "VBN" and word.dep == "acl":
        about.append(sentence.tokens[word.head])
    about.append(word)
    return next((n for t in about if (n := _number(sentence, t)) is not None), None)


def _number(sentence: Sentence, noun: Token) -> tuple[int, int] | None:
    """Least and most that the words before a noun count, or the noun itself ("dozens", "at least 40 people")."""
    below = [t for t in (noun, *children(sentence, noun, "nummod", "quantmod", "amod", "det")) if t.i <= noun.i]
    for token in sorted(below, key=lambda t: t.i):
        low = token.text.lower()
        if low in _ROUGH and (low != "dozen" or token.i == 0):
            return _ROUGH[low]
        if token.pos == "NUM" or token.dep == "nummod":
            value = _value(sentence, token)
            if value is not None:
                return value, value
    return None


def _value(sentence: Sentence, token: Token) -> int | None:
    total, seen = 1.0, False
    for word in (*(t for t in children(sentence, token, "compound", "nummod") if t.i < token.i), token):
        low = word.text.lower().replace(",", "")
        if re.fullmatch(r"\d+(?:\.\d+)?", low):
            total, seen = total * float(low), True
        elif low in _WORDS:
            total, seen = total * _WORDS[low], True
        elif low in _MANY:
            total, seen = total * _MANY[low], True
    return int(total) if seen and total < 10**10 else None


def amount_in(document: Document, sentence: Sentence, cue: Span) -> Amount | None:
    """The amount of money, troops or items in the sentence that stands nearest to the cue; `None` where there is none."""
    found: list[tuple[int, Amount]] = []
    for match in _MONEY.finditer(sentence.text):
        sign, figure, scale, figure2, scale2, name = match.groups()
        unit = _SIGNS[sign.lower()] if sign else _NAMES[name.lower().rstrip("s")]
        found.append(_amount(document, sentence, match, (figure or figure2, scale or scale2, unit), cue))
    for match in _THINGS.finditer(sentence.text):
        figure, scale, name = match.groups()
        found.append(_amount(document, sentence, match, (figure, scale, name.lower()), cue))
    return min(found, key=lambda pair: pair[0])[1] if found else None


def _amount(
    document: Document, sentence: Sentence, match: re.Match[str], told: tuple[str, str | None, str], cue: Span
) -> tuple[int, Amount]:
    figure, scale, unit = told
    start, end = sentence.start + match.start(), sentence.start + match.end()
    times = {**_MANY, **_SHORT}.get((scale or "").lower(), 1)
    value = float(figure.replace(",", "")) * times
    return abs(start - cue.start), Amount(start, end, document.text[start:end], value=value, unit=unit)
