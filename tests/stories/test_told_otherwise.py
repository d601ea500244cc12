"""One happening told by several outlets in other words, and contacts that come again in the same words."""

import json
from collections import defaultdict
from pathlib import Path

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Document
from legation.reading import document
from legation.reading.triage import Triage
from legation.stories.deeds import deed, likeness
from legation.stories.grouping import group
from legation.stories.matters import MATTERS
from legation.stories.merging import Merger
from legation.stories.telling import Telling

Report = tuple[str, str]


def occurrences(line: Line, reports: list[Report]) -> set[frozenset[str]]:
    """The documents of every occurrence of force, those told in one document only too."""
    merger = Merger(MATTERS["event"])
    for number, (published, text) in enumerate(reports):
        coding = code_document(document({"id": str(number), "text": text, "published": published}), line)
        party = {a.key: a.party or a.key for a in coding.actors}
        merger.add(
            Telling(str(number), "event", event, published, None, (frozenset(party[k] for k in event.actors), frozenset(party[k] for k in event.recipients)),
                    coding.document.text[event.sentence.start : event.sentence.end])
            for event in coding.events if event.sure and event.event in ("ASSAULT", "COERCE") and event.trigger.text not in ("killing", "custody")
        )  # fmt: skip
    return {frozenset(t.document for t in one.all) for one in merger.occurrences()}


@pytest.mark.parametrize(
    ("reports", "together"),
    [
        (
            [
                ("2014-04-15", "Gunmen from the militant group Boko Haram abducted about 100 pupils from a boarding school in Chibok on Monday night, the governor of Borno state said."),
                ("2014-04-15", "Boko Haram fighters kidnapped at least 129 girls from their school in Chibok, in Nigeria, late on Monday, Nigeria's army said on Tuesday."),
                ("2014-04-18", "Parents searched a forest on Friday for the 200 pupils whom Boko Haram had abducted from a school in the Nigerian town of Chibok on 14 April."),
                ("2014-05-05", "The Islamist group Boko Haram admitted on Monday that it had kidnapped more than 200 schoolgirls in Chibok, Nigeria, in April."),
            ],
            {"0", "1", "2", "3"},
        ),
        (
            [
                ("2016-08-10", "Turkish police arrested three German journalists in Izmir on Tuesday night, their newspaper said."),
                ("2016-08-10", "Police in Turkey detained three reporters of a German daily in Izmir late on Tuesday, the interior ministry said."),
            ],
            {"0", "1"},
        ),
        (
            [
                ("2017-03-03", "French soldiers raided a camp of Ansar Dine near Kidal in Mali on Thursday, the French army said."),
                ("2017-03-06", "French forces attacked a base of Ansar Dine near Kidal, in northern Mali, on 2 March, and Mali searched on Monday for those who had fled it."),
            ],
            {"0", "1"},
        ),
        (
            [
                ("2018-05-02", "Saudi warplanes bombed the port of Hodeidah in Yemen on Tuesday, the Houthis said."),
                ("2018-05-02", "Saudi Arabia's air force struck the Yemeni port of Hodeidah on Tuesday."),
            ],
            {"0", "1"},
        ),
        (
            [
                ("2019-02-05", "Somalia's al-Shabab kidnapped two Kenyan nurses in Mandera on Monday, Kenya's police said."),
                ("2019-02-05", "Al-Shabab gunmen abducted two nurses in the Kenyan town of Mandera on Monday."),
                ("2019-03-01", "Al-Shabab said on Friday that it had seized two Kenyan nurses in Mandera in February."),
            ],
            {"0", "1", "2"},
        ),
    ],
    ids=["abduction", "arrest", "raid", "strike", "abduction again"],
)  # fmt: skip
def test_one_deed_of_many_outlets(line: Line, reports: list[Report], together: set[str]) -> None:
    assert frozenset(together) in occurrences(line, reports)


@pytest.mark.parametrize(
    "reports",
    [
        [
            ("2018-05-02", "Saudi warplanes bombed the port of Hodeidah in Yemen on Tuesday."),
            ("2018-05-09", "Saudi warplanes bombed the town of Taiz in Yemen on Tuesday."),
        ],
        [
            ("2019-02-05", "Al-Shabab gunmen abducted two nurses in the Kenyan town of Mandera on Monday."),
            ("2019-03-01", "Al-Shabab said on Friday that it had seized a Kenyan judge in Garissa in February."),
        ],
        [
            ("2016-08-10", "Turkish police arrested three German journalists in Izmir on Tuesday."),
            ("2016-08-10", "Turkish police arrested a French teacher in Adana on Tuesday."),
        ],
    ],
)  # fmt: skip
def test_other_deeds_of_the_same_stay_apart(line: Line, reports: list[Report]) -> None:
    assert all(len(one) == 1 for one in occurrences(line, reports))


def test_contacts_far_apart_are_no_story() -> None:
    made = [Path(__file__).parents[2] / "samples" / "documents.jsonl"]
    documents: list[Document] = [document(json.loads(line)) for path in made for line in path.read_text(encoding="utf-8").splitlines()]
    together: dict[str, set[str]] = defaultdict(set)
    for label in group(documents):
        together[label.story].add(label.id)
    assert {frozenset(one) for one in together.values() if len(one) > 1} == {
        frozenset({"india-us-2plus2-new-delhi", "india-us-2plus2-readout", "india-us-2plus2-second-report"}),
        frozenset({"xi-biden-woodside", "xi-biden-woodside-second"}),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Boko Haram fighters kidnapped girls in Chibok on Monday.",
        "Police in Minsk arrested two Polish journalists on Tuesday.",
        "Students in Tehran burned American flags on Monday.",
        "Saudi warplanes bombed the port of Hodeidah on Tuesday.",
    ],
)
def test_brief_reports_of_force_are_coded(text: str) -> None:
    assert Triage.of().why(text) is not None


def test_a_deed_is_like_itself(line: Line) -> None:
    coding = code_document(document({"id": "1", "text": "Russia shelled Kharkiv on Monday.", "published": "2023-06-07"}), line)
    [event] = [e for e in coding.events if e.event == "ASSAULT"]
    one = deed(
        Telling("1", "event", event, "2023-06-07", None, (frozenset({"RUS"}), frozenset({"UKR"})), "Russia shelled Kharkiv on Monday.")
    )
    assert likeness(one, one).score > 0
