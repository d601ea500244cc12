"""Abbreviations that a document explains itself: "Lowland Water Authority (LWA)" is that authority in the whole text."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from legation.actors.found import Known
from legation.actors.lexicon import Lexicon
from legation.actors.words import Phrases, Word, words_of

_GIVEN = re.compile(r"\(\s?(?:the )?[\"“]?([A-Z][A-Za-z&]{0,6}[A-Z])[\"”]?\s?\)")
_REACH = 120  # characters that the long form may take
_SMALL = {"of", "the", "for", "and", "on", "in", "to", "de", "du", "des", "la", "s"}
_NAMED = ("igo", "organisation", "group", "body", "mechanism")


def explained(text: str, lexicon: Lexicon, others: Iterable[tuple[str, Known]] = ()) -> Phrases[Known]:
    """The abbreviations with their long forms, and what both stand for; `others`: what else is known of this document's words."""
    return Phrases(chain((pair for match in _GIVEN.finditer(text) for pair in _pairs(text, match.start(), match[1], lexicon)), others))


def _pairs(text: str, end: int, short: str, lexicon: Lexicon) -> Iterator[tuple[str, Known]]:
    before = text[max(0, end - _REACH) : end].rpartition("\n")[2].rstrip()
    before = re.sub(r"['’]s?$", "", before)
    words = words_of(before)
    known = _known(words, short, lexicon)
    if known is not None:
        yield short, known
        return
    first = _spelt(words, short)
    if first is None or _is_common(words, lexicon):
        return
    first = _opening(words, first)
    long = before[words[first].start :]
    opening = lexicon.names.at(words, first)
    if opening and opening.last == len(words) - 1:
        yield short, opening.values[0]
        return
    state = next((k.key for k in opening.values if k.kind in ("state", "adjective")), "") if opening else ""
    local = Known("local", f"local:{state}:{long}")
    yield from ((short, local), (long, local))


def _known(words: tuple[Word, ...], short: str, lexicon: Lexicon) -> Known | None:
    """What the long form stands for, where the tables have it; a word of it must begin as the abbreviation does ("the Taliban (AP)")."""
    for first in range(max(0, len(words) - 10), len(words) - 1):
        for match in lexicon.names.all_at(words, first):
            initials = {word.key[0] for word in words[first:]}
            if match.last == len(words) - 1 and match.values[0].kind in _NAMED and short[0].casefold() in initials:
                return match.values[0]
    return None


def _spelt(words: tuple[Word, ...], short: str) -> int | None:
    """The word at which a long form begins whose capitals the abbreviation spells; small words may be left out."""
    at = len(words)
    for letter in reversed([c.casefold() for c in short if c.isupper()]):
        at -= 1
        while at >= 0 and (words[at].text in _SMALL or not words[at].text.isalpha()):
            at -= 1
        if at < 0 or not words[at].text[0].isupper() or words[at].key[0] != letter:
            return None
    return at if len(words) - at > 1 else None


def _opening(words: tuple[Word, ...], first: int) -> int:
    """Where the name begins of which the abbreviation leaves out the first words: "Department of", "Office for"."""
    if first > 1 and words[first - 1].text in ("of", "for") and words[first - 2].text[0].isupper():
        return first - 3 if first > 2 and words[first - 3].text[0].isupper() else first - 2
    return first


def _is_common(words: tuple[Word, ...], lexicon: Lexicon) -> bool:
    """Whether the long form is a common noun for a body ("the Ministry of External Affairs"): whose it is, is told by the text."""
    return any(
        (m := lexicon.nouns.at(words, i)) is not None and m.last == len(words) - 1 for i in range(max(0, len(words) - 6), len(words))
    )
