"""CountryInfo.txt: leaders and governments by country, with dates and, for governments, the title behind `#`."""

import re
from collections.abc import Iterable, Iterator

from legation.reference.importing.rows import Imported, Refused, numbered, replaced, tenure
from legation.reference.register import Register

_COUNTRY = re.compile(r"<CountryCode>(\w{3})</CountryCode>")
_TAG = re.compile(r"^\s*<(/?)([\w -]+)>\s*$")
_PERSON = re.compile(r"^\s*(?P<names>[^\[<]+?)\s*(?P<spans>(?:\[[^\]]*\]\s*)+)(?:#\s*(?P<titles>.*))?$")
_SPAN = re.compile(r"\[([^\]]*)\]")
_DATES = re.compile(r"(?P<side>[<>])?\s*(?P<from>\d{8})(?:\s*-\s*(?P<until>\d{8}))?")
LISTED = "2011-02"  # the last month of the lists of governments


def countryinfo(lines: Iterable[str], register: Register, source: str) -> Iterator[Imported]:
    """Tenures of leaders, by the tag that they stand under, and of governments, by their titles."""
    country, hidden = "", False
    tags: list[str] = []
    for number, line in numbered(lines):
        hidden = ("<!--" in line) or (hidden and "-->" not in line)
        found = _COUNTRY.search(line)
        country = found.group(1) if found else country
        tag = _TAG.match(line)
        if tag and tag.group(1):
            tags = tags[: tags.index(tag.group(2))] if tag.group(2) in tags else tags
        elif tag:
            tags.append(tag.group(2))
        person = None if tag or hidden or not ({"Leaders", "Government"} & set(tags)) else _PERSON.match(line)
        if person:
            yield from _rows(number, person, country, tags, register, source)


def _rows(line: int, person: re.Match[str], country: str, tags: list[str], register: Register, source: str) -> Iterator[Imported]:
    names = [_written(name) for name in re.findall(r"\{([^}]*)\}", person["names"])] or [_written(person["names"])]
    spans = [span for span in _SPAN.findall(person["spans"]) if not span.startswith(("B:", "D:"))]
    titles = _titles(person["titles"], tags)
    titles = titles * len(spans) if len(titles) == 1 else titles
    if len(titles) != len(spans):
        yield Refused(line, person.group().strip()[:80], "more titles than dates, or fewer")
        return
    for span, title in zip(spans, titles, strict=True):
        dates = _DATES.search(span)
        if dates is None:
            yield Refused(line, person.group().strip()[:80], "no date that can be read")
            continue
        first, last = _month(dates["from"]), _month(dates["until"])
        first, last = (None, first) if dates["side"] == "<" else (first, last)
        row = tenure(
            register, names[0], title.replace('"Acting"', ""), country, from_=first, until=last, source=source, names="|".join(names[1:])
        )
        if isinstance(row, str):
            yield Refused(line, person.group().strip()[:80], row)
        else:
            known = LISTED if dates["side"] == ">" and "Government" in tags else None
            yield replaced(row, known=known, acting="Acting" in title)


def _titles(said: str | None, tags: list[str]) -> list[str]:
    """Of governments the titles that stand behind `#`, of leaders the position that their tag names."""
    if "Government" not in tags:
        return [_leader(tags)]
    return [title.strip().replace("_", " ") for title in (said or "").split(" & ")]


def _leader(tags: list[str]) -> str:
    """The position that a tag names: "Prime ministers", "HeadsOfState"."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", tags[-1]).lower().replace("_", " ")
    return re.sub(r"s$", "", re.sub(r"men$", "man", re.sub(r"^heads of", "head of", words)))


def _month(digits: str | None) -> str | None:
    if not digits or not "01" <= digits[4:6] <= "12":
        return digits[:4] if digits else None
    return f"{digits[:4]}-{digits[4:6]}-{digits[6:]}" if "01" < digits[6:] <= "28" else f"{digits[:4]}-{digits[4:6]}"


def _written(words: str) -> str:
    return " ".join(part.capitalize() for part in words.replace("_", " ").split())
