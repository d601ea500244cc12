"""One chain in real documents: the fourth India-US 2+2 of 11 April 2022, its announcement, remarks, joint statement and what came after, and the leaders' talk of that day."""

import gzip
import json
from pathlib import Path

import pytest

from legation.coding import Line, code
from legation.model import Occurrence
from legation.reading import reading
from legation.record import Asked, Release, Store, View, Writer

FIRST, LAST = "2022-04-07", "2022-04-13"


@pytest.fixture(scope="module")
def met(line: Line, shared: Path) -> list[Occurrence]:
    """The meetings of India and the United States that the documents of these days report."""
    with Store.open(":memory:", create=True) as store:
        writer = Writer(store, Release("1", "aa"))
        with gzip.open(shared / "corpora" / "diplomacy_news.jsonl.gz", "rt", encoding="utf-8") as lines:
            for number, text in enumerate(lines):
                record = json.loads(text)
                if (
                    FIRST <= str(record.get("published"))[:10] <= LAST
                    and "India" in record["text"]
                    and ("2+2" in record["text"] or "Modi" in record["text"])
                ):
                    writer.write(code(reading(record, str(number)).document, line))
        return list(View(store).occurrences(Asked("meeting", ("IND", "USA"), since="2022-04-11", until="2022-04-11")))


def _on_the_day(met: list[Occurrence]) -> list[Occurrence]:
    return [one for one in met if one.when and one.when.from_ == one.when.until == "2022-04-11"]


def test_it_is_one_meeting_with_its_reports(met: list[Occurrence]) -> None:
    (one,) = [one for one in _on_the_day(met) if one.mechanism == "mechanism:india-us-2plus2"]
    assert (one.stands, one.level, one.parties, one.place and one.place.name) == ("held", "minister", ("IND", "USA"), "Washington")
    assert one.edition is not None and one.edition.startswith("fourth")
    titles = " | ".join(report.title or "" for report in one.told)
    for part in ("Press Announcement", "Opening Remarks", "Fourth Annual U.S.-India 2+2 Ministerial Dialogue", "Virtual Meeting"):
        assert part in titles, f"{part} is no report of it: {titles}"
    names = {person.name.split()[-1] for person in one.participants}
    assert {"Singh", "Jaishankar", "Blinken"} <= names


def test_the_leaders_talk_of_the_day_stays_apart(met: list[Occurrence]) -> None:
    (one,) = [one for one in _on_the_day(met) if one.level == "leader" and set(one.parties) == {"IND", "USA"}]
    assert one.mechanism is None and one.mode in ("video", "phone") and one.reports >= 2
    assert {person.name.split()[-1] for person in one.participants} >= {"Modi"}
