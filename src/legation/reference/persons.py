"""Persons of the register: parts and spellings of their names, and their tenures by name and by office."""

from collections.abc import Sequence
from functools import cache
from typing import Literal

import msgspec

from legation.reference.posts import Holder
from legation.reference.tables import rows
from legation.reference.wording import fold, slug

_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
Index = dict[str, tuple[Holder, ...]]


class NameOrder(msgspec.Struct, frozen=True, kw_only=True):
    """Words that tell the parts of a name apart, all folded."""

    part: Literal["particle", "suffix", "family first"]
    words: tuple[str, ...]
    source: str


def person_key(name: str) -> str:
    """The actor key of a person."""
    return f"person:{slug(name)}"


def holds(holder: Holder, day: str) -> bool:
    """Whether the tenure covers the day; of a partial day or a partial tenure, whether it can."""
    begun = not holder.from_ or holder.from_[: len(day)] <= day[: len(holder.from_)]
    last = holder.until or holder.known
    return begun and (not last or last[: len(day)] >= day[: len(last)])


def holder_indexes(table: Sequence[Holder]) -> tuple[Index, Index, dict[tuple[str, str], tuple[Holder, ...]]]:
    """Tenures by full name, by surname, and by party and post; the latest first in each."""
    people: dict[str, list[Holder]] = {}
    surnames: dict[str, list[Holder]] = {}
    offices: dict[tuple[str, str], list[Holder]] = {}
    for holder in sorted(table, key=lambda one: one.from_ or "", reverse=True):
        offices.setdefault((holder.party, holder.post), []).append(holder)
        for name in dict.fromkeys(fold(name) for name in (holder.person, *holder.names)):
            people.setdefault(name, []).append(holder)
        for last in dict.fromkeys(surname_of(name) for name in (holder.person, *holder.names)):
            surnames.setdefault(last, []).append(holder)
    for name in dict.fromkeys(name for holder in table for name in (holder.person, *holder.names)):
        for form in spellings(name):
            people.setdefault(form, people[fold(name)])  # a name as written wins over a spelling of another
    return _frozen(people), _frozen(surnames), {key: tuple(found) for key, found in offices.items()}


def spellings(name: str) -> tuple[str, ...]:
    """The folded name, and the same without middle initials and commas, without "al", with umlauts written out, with Korean given names joined."""
    words = fold(name.replace(",", " ")).split(" ")
    short = [words[0], *(word for word in words[1:] if len(word) > 1 and word not in {"jr", "sr"})]
    plain = [word for word in short if word not in {"al", "el"}]
    umlauts = fold(name.translate(_UMLAUTS))
    joined = f"{words[0]} {''.join(words[1:])}" if len(words) == 3 and words[0] in _order()["family first"] else umlauts
    forms = (" ".join(short), " ".join(plain), umlauts, joined, " ".join(words))
    return tuple(dict.fromkeys((fold(name), *(form for form in forms if " " in form))))


def _frozen(index: dict[str, list[Holder]]) -> dict[str, tuple[Holder, ...]]:
    return {key: tuple(found) for key, found in index.items()}


@cache
def _order() -> dict[str, frozenset[str]]:
    """Particles, suffixes and family names that stand first, from the table of name order."""
    return {row.part: frozenset(row.words) for row in rows("name_order", NameOrder)}


def surname_of(name: str) -> str:
    """The folded surname: the last word with its particles ("von der leyen"), the first in Chinese, Korean and Vietnamese order."""
    order, words = _order(), fold(name).split(" ")
    if len(words) in (2, 3, 4) and words[0] in order["family first"]:
        return words[0]
    if len(words) > 2 and words[-1] in order["suffix"]:
        words = words[:-1]
    start = len(words) - 1
    while start > 1 and words[start - 1] in order["particle"]:
        start -= 1
    return " ".join(words[start:])
