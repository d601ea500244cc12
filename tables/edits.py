"""Light edits as newsrooms make them, by the seed: what makes two texts of one report. Used by `make bench-repeats`."""

import random
import re
from collections.abc import Callable

Edit = Callable[[str, random.Random], str]
MOST = 3  # edits of one text
TYPOS = 0.01  # share of words that get a typing error
SHORTEST = 4  # words under this length are not mistyped
TAILS = (
    "(Reporting by our correspondents; editing by the night desk)",
    "This story has not been edited by our staff and comes from a syndicated feed.",
    "With inputs from agencies. For more stories, follow us and subscribe to our newsletter.",
    "Copyright of the agency. All rights reserved. This material may not be published, broadcast or rewritten.",
)
ADDED = (
    "The two sides have in recent years broadened what they do together, though analysts say that much remains to be settled before the year is out.",
    "Observers had expected the matter to come up again. Diplomats familiar with it declined to be named because they were not allowed to speak in public.",
    "It was not clear at once what would follow. Earlier attempts had come to nothing, and officials on both sides warned against hopes that were too high.",
)
HEADLINES = (
    "Ministers weigh next steps",
    "What we know so far",
    "UPDATE 2 - Officials comment on the matter",
    "Top diplomats set out their views",
)
DATELINES = ("GENEVA, (Agency) - ", "LONDON: ", "NEW DELHI, Monday (Wire) -- ", "By our staff writer\n\nBRUSSELS — ")


def typos(text: str, chance: random.Random) -> str:
    """Letters swapped, dropped or doubled in some words."""

    def mistyped(match: re.Match[str]) -> str:
        word = match[0]
        if len(word) < SHORTEST or chance.random() >= TYPOS:
            return word
        at = chance.randrange(1, len(word) - 1)
        return chance.choice(
            (word[:at] + word[at + 1] + word[at] + word[at + 2 :], word[:at] + word[at + 1 :], word[:at] + word[at] + word[at:])
        )

    return re.sub(r"[^\W\d_]+", mistyped, text)


def headline(text: str, chance: random.Random) -> str:
    """Another headline on top."""
    return f"{chance.choice(HEADLINES)}\n\n{text}"


def paragraph_cut(text: str, chance: random.Random) -> str:
    """One paragraph left out; of a text with a single one, a sentence."""
    parts, joint = _parts(text)
    short = [n for n, part in enumerate(parts) if len(part) < len(text) / 3]
    if len(parts) > 2 and short:
        parts.pop(chance.choice(short))
    return joint.join(parts)


def paragraph_added(text: str, chance: random.Random) -> str:
    """A paragraph put in that says nothing."""
    parts, joint = _parts(text)
    parts.insert(chance.randrange(1, len(parts) + 1), chance.choice(ADDED))
    return joint.join(parts)


def agency_tail(text: str, chance: random.Random) -> str:
    """The agency's lines at the end."""
    return f"{text.rstrip()}\n\n{chance.choice(TAILS)}"


def dateline(text: str, chance: random.Random) -> str:
    """Another dateline in the place of the old one, if there was one."""
    bare = re.sub(r"^[A-Z][A-Z .,]{3,30}(?:\([^)]*\))?\s*[-–—:]+\s+", "", text)
    return chance.choice(DATELINES) + bare


def reordered(text: str, chance: random.Random) -> str:
    """Two paragraphs that follow each other change places."""
    parts, joint = _parts(text)
    if len(parts) > 2:
        at = chance.randrange(1, len(parts) - 1)
        parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return joint.join(parts)


def quotes(text: str, _: random.Random) -> str:
    """Quotation marks, apostrophes, dashes and spaces of another house style."""
    plain = text.translate(str.maketrans("“”‘’–—\xa0", "\"\"''-- "))
    curled = re.sub(r'"([^"\n]*)"', r"“\1”", plain).replace("'", "’")
    return plain if plain != text else curled


def truncated(text: str, _: random.Random) -> str:
    """The first 70 percent, cut at a word."""
    return text[: int(len(text) * 0.7)].rsplit(" ", 1)[0] + " ..."


EDITS: tuple[Edit, ...] = (typos, headline, paragraph_cut, paragraph_added, agency_tail, dateline, reordered, quotes, truncated)


def edited(text: str, chance: random.Random) -> tuple[str, tuple[str, ...]]:
    """The text after one to three different edits, and their names; what is cut off is cut before a tail is added."""
    chosen = sorted(chance.sample(range(len(EDITS)), chance.randint(1, MOST)), key=lambda n: (EDITS[n] is agency_tail, n))
    for number in chosen:
        text = EDITS[number](text, chance)
    return text, tuple(EDITS[number].__name__ for number in chosen)


def _parts(text: str) -> tuple[list[str], str]:
    """Paragraphs, or sentences where there is one paragraph only, and what joins them."""
    paragraphs = [part for part in re.split(r"\n\s*\n", text) if part.strip()]
    return (paragraphs, "\n\n") if len(paragraphs) > 2 else (re.split(r"(?<=[.!?])\s+(?=[A-Z“\"])", text), " ")
