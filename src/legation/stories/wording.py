"""Wording: how much two short texts share, by content words and by runs of words; both count alike whichever text is longer."""

import re
from collections.abc import Iterator
from functools import lru_cache
from zlib import crc32

from legation.reference.common_words import common_words

RUN = 3  # words in a run
KEPT = 2048  # texts whose words are kept, some three kilobytes each: about the facts that are merged at once
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PLAIN = 4  # shorter words are not content, unless they are names or numbers


@lru_cache(maxsize=KEPT)
def content_words(text: str) -> frozenset[str]:
    """Longer words, names and numbers, without case."""
    found = _WORD.findall(text)
    return frozenset([w.casefold() for w in found if len(w) >= _PLAIN or w[0].isupper() or w[0].isdigit()]) - common_words()


@lru_cache(maxsize=KEPT)
def words(text: str) -> tuple[str, ...]:
    """All words without case."""
    return tuple(_WORD.findall(text.casefold()))


def runs(found: tuple[str, ...]) -> frozenset[int]:
    """Numbers that stand for the runs of words; a text shorter than a run is one."""
    if len(found) < RUN:
        return frozenset((_number(" ".join(found)),)) if found else frozenset()
    return frozenset(_number(" ".join(found[n : n + RUN])) for n in range(len(found) - RUN + 1))


def sampled(found: frozenset[int]) -> Iterator[int]:
    """About half of the runs, the same ones in every text, by which texts with a passage in common find each other."""
    kept = [number for number in sorted(found) if number % 2 == 0]
    yield from kept or sorted(found)[:1]


def share(one: frozenset[str], other: frozenset[str]) -> float:
    """Words in common among all words."""
    return len(one & other) / len(one | other) if one and other else 0.0


def contained(one: frozenset[int], other: frozenset[int]) -> float:
    """Runs in common among those of the shorter text."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def _number(run: str) -> int:
    return crc32(run.encode("utf-8", "surrogatepass"))
