"""Which names are one person: full names first, then surnames and titles with surnames joined to them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from legation.actors.found import Found
from legation.actors.parties import post_of
from legation.actors.surnames import surname_of
from legation.model import Document
from legation.reference.given_names import genders
from legation.reference.posts import Holder
from legation.reference.register import Register, holds
from legation.reference.title_words import title_words
from legation.reference.wording import fold

_FEMALE = {"mrs", "ms", "miss", "madam", "madame"}
_MALE = {"mr", "sir", "lord"}


@dataclass
class Person:
    """One person of the document while it is put together: the ways of naming, the stretches where it is named.

    `titled`: what the document's title says of it.
    """

    name: str
    words: tuple[str, ...]
    known: str | None = None
    found: list[Found] = field(default_factory=list)
    titled: list[Found] = field(default_factory=list)
    rivals: list[str] = field(default_factory=list)


def persons(
    found: Sequence[Found], document: Document, register: Register, headline: Sequence[tuple[str, Found]] = ()
) -> dict[int, Person]:
    """Who is named at which start of a name; those whom only the document's title names stand under negative numbers."""
    named = [(f, document.text[f.name.start : f.name.end]) for f in found if f.kind == "person" and f.name]
    people = _People(register, document.published or (document.dateline.date if document.dateline else None))
    at: dict[int, Person] = {}
    for one, name in sorted(named, key=lambda pair: (-len(words_in(pair[1])) > -2, pair[0].start)):
        if people.is_open(one, name):
            continue
        person = people.join(one, name)
        person.found.append(one)
        if one.name:
            at[one.name.start] = person
    for number, (name, one) in enumerate(headline, start=1):
        person = people.join(one, name)
        person.titled.append(one)
        at[-number] = person
    for person in at.values():
        person.found.sort(key=lambda f: f.start)
    return at


def words_in(name: str) -> tuple[str, ...]:
    """The folded words of a name without suffixes such as "Jr."."""
    words = fold(
        re.sub(r"\b([A-Z])\.(?=[A-Z]\.)", r"\1. ", name).replace(",", " ").replace("]", " ").replace("'", "").replace("’", "")
    ).split()
    while len(words) > 1 and words[-1] in title_words()["suffix"]:
        words.pop()
    return tuple(words)


def is_wife(one: Found, name: str) -> bool:
    """Whether the words say that it is a woman while whoever has that name is a man: "Mrs. Kishida"; or the other way round."""
    gender = next((genders()[w] for w in words_in(name) if w in genders()), None)
    return (one.honorific in _FEMALE and gender == "male") or (one.honorific in _MALE and gender == "female")


class _People:
    """The persons so far, found again by any word of their names."""

    def __init__(self, register: Register, day: str | None) -> None:
        self._register, self._day = register, day
        self._by_word: dict[str, list[Person]] = {}
        self._by_known: dict[str, Person] = {}

    def is_open(self, one: Found, name: str) -> bool:
        """Whether a surname, alone, after Mr or Ms or a title of both, may mean two persons whom the document names in full: then it is left open."""
        words = words_in(name)
        if len(words) == 1 and one.title:
            return one.party is None and len(self._titled_alike(one, words)) > 1
        if len(words) != 1 or (one.honorific is not None and one.honorific not in _FEMALE | _MALE):
            return False
        namesakes = {id(p): p for p in self._by_word.get(words[0], ()) if len(p.words) > 1 and p.words[-1] == words[0]}
        if one.honorific is None and any(p.known for p in namesakes.values()):
            return False  # "Biden" alone is the President, whoever else of the family is named
        return len([p for p in namesakes.values() if not _other_sex(one, p)]) > 1

    def join(self, one: Found, name: str) -> Person:
        """The person that this name means: one that it fits, else a new one."""
        name = name.removesuffix("-ji")  # a mark of respect in India
        words = words_in(name)
        named = self._named_in_full(one, words)
        if named is not None:
            return self._take(named, name, words, None)
        known = _known(name, words, self._register) or _titled(one, words, self._register, self._day)
        if known is not None and known in self._by_known:
            return self._take(self._by_known[known], name, words, known)
        near = {id(p): p for word in words for p in self._by_word.get(word, ())}.values()
        fits = [p for p in near if not (known and p.known) and _may_be(p, one, words, known)]
        if not fits:
            return self._take(Person(name, words, known), name, words, known)
        best = _best(fits, one)
        best.rivals.extend(p.name for p in fits if p is not best)
        return self._take(best, name, words, known)

    def _named_in_full(self, one: Found, words: tuple[str, ...]) -> Person | None:
        """Of a title that many have ("Minister Singh"): the only one whom the document names in full with that surname and such a title."""
        fits = self._titled_alike(one, words)
        return fits[0] if len(fits) == 1 else None

    def _titled_alike(self, one: Found, words: tuple[str, ...]) -> list[Person]:
        """Those whom the document names in full with this surname and such a title, where it is a title that many have."""
        if len(words) != 1 or not one.title or not {w.casefold() for w in one.title.split()} <= title_words()["many"]:
            return []
        fits = {
            id(p): p
            for p in self._by_word.get(words[0], ())
            if len(p.words) > 1 and _fit(p.words, words) and any(f.title and _related(f.title, one.title) for f in (*p.found, *p.titled))
        }
        return list(fits.values())

    def _take(self, person: Person, name: str, words: tuple[str, ...], known: str | None) -> Person:
        if len(words) > len(person.words) or (len(words) == len(person.words) and len(name) > len(person.name) and len(words) > 1):
            person.name, person.words = name, words
        person.known = person.known or known
        if person.known:
            self._by_known[person.known] = person
        for word in words:
            listed = self._by_word.setdefault(word, [])
            if not any(p is person for p in listed):
                listed.append(person)
        return person


def _may_be(person: Person, one: Found, words: tuple[str, ...], known: str | None) -> bool:
    """Whether a name can mean a person: it fits, as does the full name where only one of that surname comes into question, and so does the sex."""
    full = words_in(known) if known and len(words) == 1 else words
    if is_wife(one, person.known or person.name) or _other_sex(one, person):
        return False
    return _fit(person.words, words) and _fit(person.words, full)


def _other_sex(one: Found, person: Person) -> bool:
    """Whether the title before a surname is of the other sex than the person: by the first name, else by the titles that the person bears elsewhere."""
    asked = "female" if one.honorific in _FEMALE else "male" if one.honorific in _MALE else None
    given = next((genders()[word] for word in person.words[:-1] if word in genders()), None)
    borne = {"female" if f.honorific in _FEMALE else "male" for f in person.found if f.honorific in _FEMALE | _MALE and f.name and _long(f)}
    sex = given or (borne.pop() if len(borne) == 1 else None)
    return asked is not None and sex is not None and sex != asked


def _long(found: Found) -> bool:
    """Whether the honorific stands before a full name, which it then describes whatever was taken for its surname before."""
    return found.name is not None and found.end - found.name.start > 0


def _known(name: str, words: tuple[str, ...], register: Register) -> str | None:
    if len(words) < 2:
        return None
    holders = register.person(name) or register.person(" ".join(w for w in words if len(w) > 1))
    return holders[0].person if holders else None


def _titled(one: Found, words: tuple[str, ...], register: Register, day: str | None) -> str | None:
    """Whose surname it is by the title before it: "President Biden" is who was President on the day, else before it; not another of that name."""
    if len(words) != 1 or not one.title or not day or one.former:
        return None
    held = [h for h in register.surname(words[0]) if (h.from_ or "") <= day and _held_as(h, one, register)]
    people = {h.person for h in held if holds(h, day)} or {h.person for h in held}
    return people.pop() if len(people) == 1 else None


def _held_as(holder: Holder, one: Found, register: Register) -> bool:
    """Whether the title before a name, with the side that it names, is that of the tenure."""
    post = post_of(one.title or "", holder.party, register) if one.party in (None, holder.party) else None
    return post is not None and post.id == holder.post


def _fit(full: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether `words` can name whoever is called `full`: the same surname and first names that do not contradict, or one distinctive part."""
    if full == words or (len(words) > 1 and set(full) == set(words)):
        return True
    if len(words) == 1:
        return words[0] in (full[-1], full[0]) or (len(full) > 2 and words[0] in full)
    if len(full) == 1:
        return full[0] == words[-1]
    if " ".join(words) == surname_of(" ".join(full)):
        return True
    if set(words) <= set(full) or set(full) <= set(words):
        return words[-1] == full[-1] or words[0] == full[0]
    return words[-1] == full[-1] and _firsts(full[:-1], words[:-1])


def _firsts(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether first names agree where both are given: equal, or one the initial of the other."""
    return all(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a, b in zip(one, other, strict=False))


def _best(fits: list[Person], one: Found) -> Person:
    """The one with the same title, else with the surname rather than a first name, else named last before this place."""
    fits = _so_titled(fits, one.title) if one.title else fits
    before = [p for p in fits if p.found and p.found[0].start <= one.start]
    return max(before, key=lambda p: max(f.start for f in p.found if f.start <= one.start)) if before else fits[0]


def _so_titled(fits: list[Person], title: str) -> list[Person]:
    """Those who bear the very title in the text, else one that is like it, else all."""
    exact = [p for p in fits if any((f.title or "").casefold() == title.casefold() for f in (*p.found, *p.titled))]
    return exact or [p for p in fits if any(f.title and _related(f.title, title) for f in p.found)] or fits


def _related(title: str, other: str) -> bool:
    one, two = set(title.casefold().split()), set(other.casefold().split())
    return bool(one & two - {"of", "for", "and", "the"})
