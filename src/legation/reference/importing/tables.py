"""Tables of tenures as CSV: the answer of a Wikidata query, and the principal officers of the US Department of State."""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping

from legation.reference.importing.rows import Imported, Refused, day, tenure
from legation.reference.posts import Holder
from legation.reference.register import Register

_COLUMNS = {
    "person": ("personlabel", "name", "holderlabel", "officeholderlabel", "person", "holder", "officeholder"),
    "position": ("positionlabel", "role", "office", "post", "position"),
    "country": ("countrylabel", "iso3", "countrycode", "country", "state", "party", "org"),
    "from": ("start", "starttime", "startdate", "from", "begin", "start_date", "start_year"),
    "until": ("end", "endtime", "enddate", "until", "end_date", "end_year"),
    "wikidata": ("personid", "qid", "wikidata", "person", "holder", "officeholder"),
}
_QID = re.compile(r"\bQ\d+$")
_NO_SERVICE = re.compile(r"not commissioned|did not|declined|nomination|died before|never", re.IGNORECASE)


def wikidata(lines: Iterable[str], register: Register, source: str) -> Iterator[Imported]:
    """Tenures from columns for person, position, country, start and end, whatever they are called; labels are preferred to ids."""
    for number, cells in enumerate(csv.DictReader(lines), start=2):
        row = {(key or "").strip().lower(): (value or "").strip() for key, value in cells.items() if isinstance(value, str)}
        made = _tenure(row, register, source)
        yield Refused(number, ",".join(row.values())[:80], made) if isinstance(made, str) else made


def _tenure(row: Mapping[str, str], register: Register, source: str) -> Holder | str:
    """The tenure of a row, or in words why it has none."""
    person, position, country = (_label(row, column) for column in ("person", "position", "country"))
    if not (person and position and country):
        return "no column with a label for person, position and country: name them, or add the labels to the query"
    first, last = _cell(row, "from"), _cell(row, "until")
    if (first and day(first) is None) or (last and day(last) is None):
        return "a date that is none"
    return tenure(register, person, position, country, from_=day(first), until=day(last), wikidata=_qid(row), source=source)


def _qid(row: Mapping[str, str]) -> str | None:
    found = (_QID.search(row.get(name, "")) for name in _COLUMNS["wikidata"])
    return next((match.group() for match in found if match), None)


def _cell(row: Mapping[str, str], column: str) -> str:
    return next((row[name] for name in _COLUMNS[column] if row.get(name)), "")


def _label(row: Mapping[str, str], column: str) -> str:
    """The first cell that is words and no id."""
    return next((row[name] for name in _COLUMNS[column] if row.get(name) and not _QID.search(row[name])), "")


def officers(lines: Iterable[str], register: Register, source: str) -> Iterator[Imported]:
    """US principal officers and chiefs of mission; who was not commissioned or did not serve is refused, with the note that says so."""
    for number, cells in enumerate(csv.DictReader(lines), start=2):
        told = f"{cells.get('name')}, {cells.get('position') or cells.get('territory_or_org')}"
        start = day(cells.get("started_or_credentials") or "") or day(cells.get("appointed") or "")
        if _NO_SERVICE.search(cells.get("note") or "") or start is None:
            yield Refused(number, told, cells.get("note") or "no day of beginning")
            continue
        position = cells.get("position") or f"ambassador to {_place(cells.get('territory_or_org') or '')}"
        made = tenure(register, cells.get("name") or "", position, "USA", from_=start, until=day(cells.get("ended") or ""), source=source)
        yield Refused(number, told, made) if isinstance(made, str) else made


def _place(slug: str) -> str:
    return " ".join(word if word in {"and", "of", "the"} else word.capitalize() for word in slug.split("-"))
