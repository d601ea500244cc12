"""Terms: the words of a document that can tell its story from another's, with their weights."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from legation.model import Document
from legation.reference.common_words import common_words
from legation.reference.contact_words import contact_words

TITLE, NAME, NUMBER = 3.0, 1.5, 1.5  # a word in the title, a name, a number against a plain word; titles 0 to 4, names 1 to 2.5 were tried
LONGEST = 400  # words read of a text: what happened stands at its beginning; 120, 200 and 1000 were tried
OPENING, CONTACT = (
    80,
    2,
)  # words looked at for those of a contact between states, and how many different ones make it one (3 were tried: see `neighbours.APART`)
BACKGROUND, SHARE = 1000, 0.02  # documents imagined beside the given ones, and the share of them that has any given word: without
# them the threshold of likeness would have to change with the number of documents given (tried: 0, 400, 1000; 0.01, 0.02)

_WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
_OPENS = frozenset('.!?"“”:\n')

Vector = dict[str, float]


def terms(document: Document) -> Vector:
    """Weighted counts of the terms in title and text."""
    found: dict[str, float] = defaultdict(float)
    for text, weight, limit in ((document.title or "", TITLE, LONGEST), (document.text, 1.0, LONGEST)):
        shouted = text.isupper()
        for number, match in enumerate(_WORD.finditer(text)):
            if number >= limit:
                break
            term = _stem(match[0].lower())
            if len(term) > 1 and term not in common_words():
                found[term] += weight * (1.0 if shouted else _worth(text, match))
    return dict(found)


def is_of_contact(document: Document) -> bool:
    """Whether title and opening tell of a contact between states. Such reports are alike though they tell of others: every call is told in the same words."""
    opening = f"{document.title or ''} {' '.join(document.text.split()[:OPENING])}"
    return len({match[0].lower() for match in _WORD.finditer(opening)} & contact_words()) >= CONTACT


def vectors(counts: Sequence[Vector]) -> list[Vector]:
    """Vectors of length one: logarithm of the count times rarity (TF-IDF) among the given documents and the imagined background."""
    spread = Counter(term for count in counts for term in count)
    total = len(counts) + BACKGROUND + 1
    rarity = {term: math.log(total / (number + SHARE * BACKGROUND + 0.5)) for term, number in spread.items()}
    return [_unit({term: (1 + math.log(max(n, 1.0))) * rarity[term] for term, n in sorted(count.items())}) for count in counts]


def likeness(one: Vector, two: Vector) -> float:
    """The cosine of two vectors of length one."""
    short, long = (one, two) if len(one) <= len(two) else (two, one)
    return sum(weight * long[term] for term, weight in short.items() if term in long)


def _unit(vector: Vector) -> Vector:
    length = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / length for term, weight in vector.items()} if length else {}


def _worth(text: str, match: re.Match[str]) -> float:
    if match[0][0].isdigit():
        return NUMBER
    if not match[0][0].isupper():
        return 1.0
    before = text[max(0, match.start() - 2) : match.start()]
    return 1.0 if not before.strip() or before.strip()[-1] in _OPENS else NAME


def _stem(word: str) -> str:
    """Without possessive, dots, and the ending of a plural, of `-ed` or `-ing`."""
    word = word.removesuffix("'s").removesuffix("’s").replace(".", "")
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-3] + "y" if word.endswith("ies") else word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word
