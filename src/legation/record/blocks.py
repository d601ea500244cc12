"""Blocks as numbers: tellings that may be one occurrence have a number in common, the same on every machine and in every run."""

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from legation.stories.merging import Matter


def kept(matter: Matter[Any], facet: Any) -> Iterator[int]:
    """The numbers under which a facet lies in the record. One that lies in no block still meets its exact like, where that is enough to be one."""
    return _numbers(matter, facet, matter.shelves or matter.blocks)


def sought(matter: Matter[Any], facet: Any) -> Iterator[int]:
    """The numbers under which what may be one with a facet lies."""
    return _numbers(matter, facet, matter.reach or matter.blocks)


def _numbers(matter: Matter[Any], facet: Any, keys: Callable[[Any], Iterable[Hashable]]) -> Iterator[int]:
    empty = True
    for key in dict.fromkeys(keys(facet)):
        empty = False
        yield number(matter.kind, key)
    if empty and matter.likeness(facet, facet).score >= matter.enough:
        yield number(matter.kind, "same", facet)


def number(*parts: Hashable) -> int:
    """A whole number made from the content of the parts: the words in them are hashed once, and numbers are mixed in by multiplication.

    It has 32 bits, which SQLite keeps in four bytes: two blocks with one number, of one kind or of two, only bring facts together that are then found unlike.
    """
    made = 0
    for part in parts:
        for piece in part if type(part) is tuple else (part,):
            value = piece if type(piece) is int else _word(piece)
            made = ((made ^ value) * _MIX + 1) & _MASK
            made ^= made >> 31
    made = (made ^ (made >> 32)) & _KEPT
    return made - (1 << 32) if made >> 31 else made


_MIX = 0x9E3779B97F4A7C15  # the golden ratio in 64 bits, as multiplicative hashing has it (Knuth, The Art of Computer Programming, 6.4)
_MASK, _KEPT = (1 << 64) - 1, (1 << 32) - 1


@lru_cache(maxsize=200_000)
def _word(value: Hashable) -> int:
    words = repr(_plain(value)).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "big")


def _plain(value: Any) -> Any:
    """A value whose words are the same whatever the order in a set."""
    if isinstance(value, (frozenset, set)):
        return ("set", *sorted(map(repr, map(_plain, value))))
    if isinstance(value, (tuple, list)):
        return tuple(map(_plain, value))
    if is_dataclass(value) and not isinstance(value, type):
        return tuple(_plain(getattr(value, field.name)) for field in fields(value))
    return value
