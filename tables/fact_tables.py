"""Reads the public tables of office-holders that are at hand into one shape, for checks of the register. They are no part of the project."""

import csv
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from legation.reference.register import Register
from legation.reference.wording import fold

FILE_STATES = {"uae": "ARE", "us": "USA"}
MAIN = ("head-of-state", "head-of-government", "foreign-minister", "defence-minister", "finance-minister")
NO_SERVICE = re.compile(r"not commissioned|did not|declined|nomination|died before|never", re.IGNORECASE)
OPEN = "9999"


@dataclass(frozen=True)
class Row:
    """A tenure as a table has it; `until` is `OPEN` where the table does not close it, and `ends` the last day of which the table can know."""

    table: str
    party: str
    position: str
    person: str
    wikidata: str
    from_: str
    until: str
    ends: str

    @property
    def last(self) -> str:
        """The last day of which the table says that the person held the post."""
        return min(self.until, self.ends)

    def covers(self, day: str) -> bool:
        """Whether the table says so of the day; of a month or year, whether it can."""
        return self.from_[: len(day)] <= day[: len(self.from_)] and self.last >= day[: len(self.last)]


def officeholders(facts: Path, register: Register) -> Iterator[Row]:
    """Ministers and leaders of some 40 states, to the middle of 2022."""
    for file in sorted((facts / "officeholders").glob("*.csv")):
        words = re.sub(r"-(ministers|cabinet)$", "", file.name.split(".")[0])
        form = register.state_form(words.replace("-", " "), any_case=True)
        party = FILE_STATES.get(words) or (form.code if form else "")
        for cells in _cells(file):
            if cells["position"].strip() and cells["start"]:
                until = cells["end"] or OPEN
                yield Row(
                    "officeholders",
                    party,
                    cells["position"].strip(),
                    cells["person"],
                    cells["personID"],
                    cells["start"],
                    until,
                    "2022-06-30",
                )


def principal_officers(facts: Path) -> Iterator[Row]:
    """Principal officers and chiefs of mission of the United States, to the beginning of 2025; an open tenure ends with the next one."""
    held: dict[str, list[tuple[str, dict[str, str]]]] = {}
    for cells in _cells(facts / "us_principal_officers.csv"):
        post = cells["position"] or f"ambassador to {_place(cells['territory_or_org'])}"
        start = cells["started_or_credentials"] or cells["appointed"]
        if start and not NO_SERVICE.search(cells["note"]) and post not in ("Career Ambassador", "Ambassador at Large"):
            held.setdefault(post, []).append((start, cells))
    for post, found in held.items():
        starts = sorted(start for start, _ in found)
        for start, cells in found:
            until = cells["ended"] or next((other for other in starts if other > start), OPEN)
            yield Row("principal officers", "USA", post, cells["name"], "", start, until, "2025-03-01")


def reign(facts: Path, register: Register) -> Iterator[Row]:
    """Those who ruled, by month, to March 2021."""
    for cells in _cells(facts / "reign" / "data_sets" / "leaderlist_3_21.csv"):
        state = next((s for s in register.states.values() if str(s.cow) == cells["ccode"] and not s.until), None)
        if state and (cells["eyear"] or "0") >= "2000":
            start = f"{cells['syear']}-{int(cells['smonth']):02d}"
            until = f"{cells['eyear']}-{int(cells['emonth']):02d}"
            yield Row("REIGN", state.code, "ruler", cells["leader"], "", start, OPEN if until >= "2021-03" else until, "2021-03-01")


def world_leaders(facts: Path, register: Register) -> Iterator[Row]:
    """Heads of state and government of 2021 and 2022 by year, from Wikidata and from Wikipedia."""
    for name in ("wikidata", "wikipedia"):
        for cells in _cells(facts / "world_leaders_2021" / "data" / f"{name}.csv"):
            cells = {key.lower(): value for key, value in cells.items()}
            form = register.state_form(cells["country"], any_case=True)
            if form and cells["start_year"]:
                until, position = cells["end_year"] or OPEN, cells["positionlabel"].partition(" of ")[0]
                yield Row(f"leaders of 2022 ({name})", form.code, position, cells["officeholderlabel"], cells["officeholder"], cells["start_year"], until, "2022-08-01")  # fmt: skip


def factbook(facts: Path, register: Register) -> Iterator[Row]:
    """Heads of state and government at the beginning of 2026."""
    chapters = json.loads((facts / "factbook_government.json").read_text(encoding="utf-8"))
    for chapter in chapters.values():
        name = chapter.get("Country name", {}).get("conventional short form", {}).get("text", "")
        name = name if name and name != "none" else chapter.get("Country name", {}).get("conventional long form", {}).get("text", "")
        form = register.state_form(name, any_case=True)
        for field, position in (("chief of state", "head of state"), ("head of government", "head of government")):
            text = chapter.get("Executive branch", {}).get(field, {}).get("text", "")
            found = re.match(r"([^(;]*?)\s*\(since (\d{1,2} )?(\w+ )?(\d{4})", text)
            if form and found and (person := _capitals(found.group(1))):
                yield Row(
                    "factbook 2026",
                    form.code,
                    position,
                    person,
                    "",
                    _date("".join(g or "" for g in found.groups()[1:])),
                    OPEN,
                    "2026-01-31",
                )


def ifg(facts: Path) -> Iterator[Row]:
    """Ministers of the United Kingdom, 1979 to 2026."""
    folder = facts / "ifg_uk_ministers" / "data"
    people = {cells["id"]: cells["name"] for cells in _cells(folder / "person.csv")}
    posts = {cells["id"]: cells["name"] for cells in _cells(folder / "post.csv")}
    for cells in _cells(folder / "appointment.csv"):
        if cells["start_date"]:
            until = cells["end_date"] or OPEN
            yield Row(
                "IfG",
                "GBR",
                posts.get(cells["post_id"], ""),
                people.get(cells["person_id"], ""),
                "",
                cells["start_date"],
                until,
                "2026-01-01",
            )


def cabinet_orders(facts: Path) -> Iterator[Row]:
    """Ministers of India by the orders of the cabinet secretariat, to the middle of 2024."""
    for cells in _cells(facts / "orgpedia_cabsec" / "data_tenures.csv"):
        place = re.fullmatch(r"D:__department__>(Ministry of [^>]+|Prime Ministers? Office)", cells["post_id"])
        if place and cells["role"] in ("Cabinet Minister", "Prime Minister") and cells["start_date"]:
            position = place.group(1).replace("Ministry", "Minister") if cells["role"] == "Cabinet Minister" else "Prime Minister"
            yield Row(
                "cabinet orders",
                "IND",
                position,
                cells["officer_name"],
                cells["officer_id"],
                cells["start_date"],
                cells["end_date"] or OPEN,
                "2024-06-09",
            )


def all_rows(facts: Path, register: Register) -> Iterator[Row]:
    """The rows of every table at hand."""
    yield from officeholders(facts, register)
    yield from principal_officers(facts)
    yield from reign(facts, register)
    yield from world_leaders(facts, register)
    yield from factbook(facts, register)
    yield from ifg(facts)
    yield from cabinet_orders(facts)


def same_person(one: str, other: str, register: Register) -> bool:
    """Whether two names are one person's: by the register, or by their words."""
    held = [register.person(name) for name in (one, other)]
    if all(held) and {holder.person for holder in held[0]} & {holder.person for holder in held[1]}:
        return True
    a, b = (set(fold(name).replace("-", " ").replace("'", "").split()) for name in (one, other))
    joined = {"".join(sorted(fold(name).replace("-", "").replace(" ", "").replace("'", ""))) for name in (one, other)}
    return len(a & b) >= 2 or len(joined) == 1 or bool(a & b and min(len(a), len(b)) == 1)


def _cells(file: Path) -> Iterator[dict[str, str]]:
    opened = file.open(encoding="utf-8", errors="replace", newline="")
    with opened as lines:
        yield from csv.DictReader(lines)


def _place(slug: str) -> str:
    return " ".join(word if word in {"and", "of", "the"} else word.capitalize() for word in slug.split("-"))


def _capitals(words: str) -> str:
    """The name after the title: the words from the first given name to the surname in capitals."""
    titles = r"^(?:(?:President|Prime Minister|Vice President|King|Queen|Emir|Amir|Sultan|Chancellor|Acting|Interim|Transitional|General|Lt\.|Gen\.|Maj\.|Col\.|Capt\.|Dr\.|Sheikh|Premier|State|Federal|Supreme|Leader|Grand Duke|Prince|Sir|Dame|Taoiseach|Captain|Governor-General|Crown|Council|of|the|and|Minister|Chairman|First|Chairperson|Presidential|Commander|in|Chief|Co-prince|Pope)\s+)+"
    name = re.sub(titles, "", words.replace("<em>", "").strip()).strip(" ,")
    return " ".join(word.capitalize() if word.isupper() and len(word) > 1 else word for word in name.split(" "))


def _date(words: str) -> str:
    for layout, shape in (("%d %B %Y", "%Y-%m-%d"), ("%B %Y", "%Y-%m"), ("%Y", "%Y")):
        try:
            return datetime.strptime(words.strip(), layout).strftime(shape)
        except ValueError:
            continue
    return "2026-01-31"
