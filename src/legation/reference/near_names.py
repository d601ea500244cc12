"""Persons of the register by a name that is written otherwise: patronymics, second surnames, order, initials, doubled letters, other scripts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

import msgspec
from rapidfuzz import fuzz

from legation.reference.persons import surname_of
from legation.reference.posts import Holder
from legation.reference.tables import rows
from legation.reference.wording import fold

# rapidfuzz ratios of word and word under which two names of the same consonants are two names: by how the name was arranged, and of another script. Tried on 867 names
# of 600 reports that the register does not have as written: 70 for the whole name took 12 strangers, these take none of them, and lose "Pyotr" for "Petro".
_ALIKE = {"spelling": 70, "order": 75, "shortened": 88}
_SCRIPTED = 40
_PARTICLES = frozenset({"al", "el", "as", "ash", "at", "an", "ar", "ad", "ibn", "ben", "bin"})
_DIGRAPHS = (
    ("sch", "S"), ("shch", "S"), ("tch", "C"), ("ch", "C"), ("sh", "S"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("zh", "z"),
    ("ck", "k"), ("ts", "c"), ("tz", "c"), ("dj", "j"), ("ks", "x"), ("qu", "k"), ("q", "k"), ("w", "v"),
)  # fmt: skip
CHILD_OF = frozenset({"oglu", "ogly", "oghlu", "ogli", "uly", "uulu", "kyzy", "kizi", "qizi", "gizi", "kuzu"})
_INITIAL = re.compile(r"(?:[^\W\d_]\.?){1,3}")


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """A letter of another script and how it is written in Latin letters."""

    script: str
    letters: str
    latin: str = ""
    source: str


class ScriptName(msgspec.Struct, frozen=True, kw_only=True):
    """A person of the register and the name in another script."""

    person: str
    names: tuple[str, ...]
    source: str


@dataclass(frozen=True)
class Near:
    """Whom a name otherwise written means: the tenures, how it was found, how sure that is (0 to 1), and who else may be meant."""

    held: tuple[Holder, ...]
    how: str
    confidence: float
    rivals: tuple[str, ...] = ()


def in_latin(text: str) -> str:
    """The text with Cyrillic and Arabic letters in Latin ones, each word with a capital; the same where it has none of these."""
    table = _letters()
    if not any(mark in table for mark in text.lower() if mark not in "’"):
        return text
    text = re.sub(r"(?<!\w)عبد ?ال", "عبدل ", text)
    text = re.sub(r"(?<!\w)و", "w", re.sub(r"(?<!\w)ال(?=\w\w)", "ال-", text))
    return " ".join(word[:1].upper() + word[1:] for word in "".join(table.get(mark, mark) for mark in text.lower()).split())


@cache
def _letters() -> dict[str, str]:
    return {row.letters: row.latin for row in rows("letters", Letter)} | {
        "ь": "",
        "ъ": "",
        "’": "",
        "\u064b": "",
        "\u0651": "",
        "\u200c": " ",
    }


@cache
def script_names() -> dict[str, str]:
    """The register's name of a person by the name in another script."""
    return {name: row.person for row in rows("script_names", ScriptName) for name in row.names}


class NearNames:
    """The names of a register by their consonants and by surname and initial."""

    def __init__(self, holders: Sequence[Holder]) -> None:
        self._by_person: dict[str, tuple[Holder, ...]] = {}
        self._sounds: dict[tuple[str, ...], dict[tuple[str, tuple[str, ...]], bool]] = {}
        self._initials: dict[tuple[str, str], dict[str, None]] = {}
        for holder in sorted(holders, key=lambda one: one.from_ or "", reverse=True):
            self._by_person[holder.person] = (*self._by_person.get(holder.person, ()), holder)
        for holder in holders:
            for name in (holder.person, *holder.names):
                self._add(name, holder.person)

    def _add(self, name: str, person: str) -> None:
        words = tuple(fold(name).split(" "))
        parts = tuple(fold(part) for part in name.split())
        short: list[tuple[str, ...]] = [(parts[0], parts[-1])] if len(parts) > 2 else []
        short += [parts[:-1]] if len(parts) > 3 and not _PARTICLES & set(parts) else []
        for form in (words, *short):
            if len(form) > 1:
                self._sounds.setdefault(_sound(form), {}).setdefault((person, _told(form)), form is words)
        last = surname_of(name)
        given = " ".join(words).removesuffix(last).strip() or " ".join(words).removeprefix(last).strip()
        if given:
            self._initials.setdefault((given[0], last), {})[person] = None

    def find(self, text: str, on: str | None) -> Near | None:
        """Whom the name means, `None` where nobody or several are as likely."""
        native = next((known for form in _native_forms(text) if (known := script_names().get(form))), None)
        if native and native in self._by_person:
            return Near(self._by_person[native], f"script: {text.strip()} is {native}", 0.95)
        latin = in_latin(text)
        scripted = latin != text
        found = self._initial(latin, on) or self._spelt(latin, on, scripted=scripted)
        return (
            found
            if found is None or not scripted
            else Near(found.held, f"script: read as {latin}; {found.how}", found.confidence, found.rivals)
        )

    def _initial(self, text: str, on: str | None) -> Near | None:
        """ "S. Lavrov", "Lavrov S.V.": the only holder of that surname and initial, or the only one in office on the day."""
        words = text.replace(",", " ").split()
        first = [word for word in words if _is_initial(word)]
        last = fold(" ".join(word for word in words if word not in first))
        if not first or len(last) < 3:
            return None
        people = list(self._initials.get((fold(first[0])[:1], last), {}))
        namesakes = tuple(person for person in self._called(last) if person not in people)
        found = self._one(people, on, f"initial: {text} taken for", 0.85)
        return replace(found, confidence=0.6, rivals=(*found.rivals, *namesakes[:5])) if found and namesakes else found

    def _called(self, last: str) -> dict[str, None]:
        """All of one surname, whatever their initials."""
        return {person: None for (_, name), some in self._initials.items() if name == last for person in some}

    def _spelt(self, text: str, on: str | None, *, scripted: bool) -> Near | None:
        for step, words in _arrangements(text):
            likely = self._likely(step, words)
            best = max(likely.values(), default=0.0)
            if best < (_SCRIPTED if scripted else _ALIKE[step]):
                continue
            people = [person for person, score in likely.items() if score >= best - (15 if best < 100 else 0)]
            sure = 0.8 if step == "shortened" else 0.95 if best == 100 else 0.85
            found = self._one(people, on, f"{step}: {text} taken for", sure)
            if found:
                return found
        return None

    def _likely(self, step: str, words: tuple[str, ...]) -> dict[str, float]:
        """How like the words are to the names with their consonants, by person; nobody where they have too few of these. Another order is asked of whole names."""
        sound = _sound(words)
        if sum(map(len, sound)) < (3 if step == "order" else 4) or len(sound) < 2:
            return {}
        asked, likely = _as_english(_told(words)), dict[str, float]()
        for (person, form), whole in self._sounds.get(sound, {}).items():
            score = min(map(fuzz.ratio, asked, _as_english(form))) if whole or step != "order" else 0.0
            likely[person] = max(score, likely.get(person, 0.0))
        return likely

    def _one(self, people: list[str], on: str | None, how: str, confidence: float) -> Near | None:
        same = {self._wikidata(person) or person for person in people}
        if not people:
            return None
        if len(same) == 1:
            return Near(self._by_person[people[0]], f"{how} {people[0]}", confidence)
        current = [person for person in people if on and any((h.from_ or "") <= on <= (h.until or "9999") for h in self._by_person[person])]
        if len(current) != 1:
            return None
        return Near(self._by_person[current[0]], f"{how} {current[0]}", confidence - 0.2, tuple(p for p in people if p != current[0]))

    def _wikidata(self, person: str) -> str | None:
        return next((holder.wikidata for holder in self._by_person[person] if holder.wikidata), None)


def _is_initial(word: str) -> bool:
    """ "S.", "S.V.", "SV"."""
    return bool(_INITIAL.fullmatch(word)) and (word.endswith(".") or word.isupper()) and len(fold(word)) <= 3


def _native_forms(text: str) -> Iterator[str]:
    """The name in its own script as written, without a title of Chinese news behind it, and with its last word first."""
    plain = " ".join(text.replace(",", " ").split())
    yield plain
    yield re.sub(r"(?:主席|总统|總統|总理|總理|首相|外长|外長|部长|部長|先生|女士)$", "", plain)
    words = plain.split()
    if len(words) > 1:
        yield " ".join((*words[1:], words[0]))
        yield " ".join((words[-1], *words[:-1]))
        if len(words) > 2:
            yield f"{words[1]} {words[0]}"  # "Путин Владимир Владимирович"
            yield f"{words[0]} {words[-1]}"


def _arrangements(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words of a name in the orders and shortenings that are tried, and what each of these is called."""
    if "," in text:
        last, _, first = text.partition(",")
        yield from (("order", words) for _, words in _arrangements(f"{first.strip()} {last.strip()}"))
        return
    words = _without_father(tuple(word for word in fold(text).split(" ") if word))
    if len(words) < 2:
        return
    yield "spelling", words
    yield "order", (*words[1:], words[0])
    yield "order", (words[-1], *words[:-1])
    if len(words) > 2:
        yield "shortened", (words[0], words[-1])
        yield "shortened", words[:-1]
        yield "shortened", (words[0], words[-2]) if len(words) > 3 else words[:2]
    if len(words) > 3:
        yield "shortened", words[1:-1]  # "Juan Evo Morales Ayma"


def _without_father(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words without "Heydar oglu" and its like: whose son or daughter somebody is."""
    at = next((i for i, word in enumerate(words) if word in CHILD_OF and i > 1), None)
    return words if at is None else (*words[: at - 1], *words[at + 1 :])


def _as_english(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words with the letters by which German and Polish news write Slavic names as English news does: "Lawrow", "Sergej"."""
    return tuple(re.sub(r"j$", "y", word.replace("w", "v")) for word in words)


@lru_cache(maxsize=65_536)
def _sound_of(word: str) -> str:
    """The consonants of a word, digraphs as one, doubled letters once; the first vowel is kept where the word begins with one."""
    word = re.sub(r"(?<=[aeiouy])j$", "", word)  # "Sergej" is "Sergey"
    for letters, sound in _DIGRAPHS:
        word = word.replace(letters, sound)
    begins = "a" if word[:1] in "aeiou" else ""
    plain = re.sub(r"[aeiouy'’\W]", "", word) if len(word) > 2 else re.sub(r"\W", "", word)
    return begins + re.sub(r"(.)\1+", r"\1", plain)


def _told(words: Sequence[str]) -> tuple[str, ...]:
    """The words that have a sound: particles aside."""
    return tuple(word for word in words if word not in _PARTICLES and _sound_of(word))


def _sound(words: Sequence[str]) -> tuple[str, ...]:
    return tuple(_sound_of(word) for word in _told(words))
