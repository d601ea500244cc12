"""Copies: one report in many outlets is one report, whatever was edited; two reports by one template are two."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.stories import Copies, copies
from legation.stories.sketches import BANDS, Sketch, near, sketch
from legation.stories.wordings import wording

REPORT = (
    "HANOI, March 4 - The foreign ministers of Norway and Vietnam met in Hanoi on Monday and agreed to open talks on a fisheries treaty.\n\n"
    "Anniken Huitfeldt said after the meeting that both countries live from the sea and that rules at sea protect the small ones first. "
    "She praised the work of the Vietnamese coast guard in the rescue of eleven Norwegian sailors last autumn.\n\n"
    "Bui Thanh Son said that Vietnam would send a delegation to Bergen before the summer. He added that trade had grown by 14 percent "
    "in a year, and that a direct shipping line was under study.\n\n"
    "The two ministers also spoke about the law of the sea, the code of conduct that is being negotiated with China, and scholarships for "
    "students of marine biology. Norway has supported fish farming in Vietnam since 1979."
)
READOUT = (
    "Office of the Spokesperson\nThe following is attributable to Spokesperson Jane Roe: Secretary of State Anna Noble spoke today with {whom} "
    "to discuss the strong partnership between our two countries and regional security. Secretary Noble thanked {short} for the "
    "continued support of {country} for the people of the region, and reaffirmed our commitment to work together in the months ahead. "
    "They also discussed {topic}. The Secretary underscored that the United States stands with its partners against aggression."
)


def _same(one: str, two: str) -> bool:
    return len(copies([(1, one), (2, two)])) == 1 == len(copies([(2, two), (1, one)]))


@pytest.mark.parametrize(
    "other",
    [
        REPORT,
        REPORT.upper(),
        "Norway, Vietnam to talk fish\n\n" + REPORT,
        REPORT.replace("HANOI, March 4 - ", "By our correspondent\n\nHANOI (Agency) — "),
        REPORT.replace("ministers", "minsters", 1).replace("rescue", "resuce").replace("students", "studnts"),
        REPORT.replace("Hanoi on", "Hnaoi on"),
        REPORT.split("\n\n")[0] + "\n\n" + "\n\n".join(REPORT.split("\n\n")[2:]),
        REPORT + "\n\nReporting by our bureau; editing by the night desk. All rights reserved.",
        REPORT[: int(len(REPORT) * 0.7)],
        "\n\n".join(REPORT.split("\n\n")[n] for n in (0, 2, 1, 3)),
        REPORT + "\n\nNobody in either capital wanted to say more about the matter when asked on the evening of the same day.",
    ],
    ids=["same", "shouted", "headline", "dateline", "typos", "typo-in-name", "cut", "tail", "truncated", "reordered", "added"],
)
def test_an_edited_report_is_the_same_report(other: str) -> None:
    assert _same(REPORT, other)


USUAL = {
    "whom": "Chilean Foreign Minister Antonia Urrejola",
    "short": "the Minister",
    "country": "Chile",
    "topic": "the agreement of 12 May 2017 on fisheries and the visit of 9 June",
}


@pytest.mark.parametrize(
    "change",
    [
        {"whom": "Kenyan Foreign Minister Alfred Mutua", "short": "Minister Mutua", "country": "Kenya"},
        {"topic": "the grain harvest, the locust swarms and relief flights to the northern provinces"},
        {"whom": "Chilean Defense Minister Maya Fernandez"},
        {"topic": "the agreement of 12 May 2017 on fisheries and the visit of 3 July"},
    ],
    ids=["another-country", "another-topic", "another-person", "another-day"],
)
def test_two_readouts_by_one_template_are_two(change: dict[str, str]) -> None:
    assert _same(READOUT.format(**USUAL), READOUT.format(**USUAL) + "\n\n###")
    assert not _same(READOUT.format(**USUAL), READOUT.format(**{**USUAL, **change}))


def test_numbers_names_and_leads_tell_reports_apart() -> None:
    assert not _same(REPORT, REPORT.replace("14 percent", "9 percent")), "another number"
    assert not _same(REPORT, REPORT.replace("Norway", "Iceland").replace("Norwegian", "Icelandic").replace("Bergen", "Reykjavik"))
    lead = "The parliament in Oslo voted on Thursday, after a heated debate of six hours, to cut the budget for aid to fish farming by a third."
    assert not _same(REPORT, lead + "\n\n" + "\n\n".join(REPORT.split("\n\n")[2:])), "another lead over the same background"
    assert _same("Samoa spoke.", "Samoa   spoke!") and not _same("Samoa spoke.", "Tonga spoke."), "short texts: all words"
    assert not _same("", "") and not _same("...", "..."), "where nothing is told, nothing is told twice"


def test_iran_is_not_iraq() -> None:
    text = REPORT.replace("Vietnamese", "Iranian").replace("Vietnam", "Iran")
    assert not _same(text, text.replace("Iranian", "Iraqi").replace("Iran", "Iraq"))


def test_the_sketch_stays_the_same_over_releases() -> None:
    made = sketch(wording("Norway and Vietnam signed a fisheries memorandum in Hanoi"))
    assert len(made.bands) == BANDS and [number >> 32 for number in made.bands] == list(range(BANDS))
    assert (*made.bands[:3], made.minima[:4].hex()) == PINNED, (
        "records hold sketches: whoever changes them must bring records to the new ones by a migration"
    )
    assert sketch(wording("too short for it")) == Sketch()


PINNED = (830424902, 5671416022, 8724877815, "9b7ca9b7")


def test_a_last_line_in_common_makes_no_two_texts_near() -> None:
    tail = " Reporting by our bureau; editing by the night desk. All rights reserved by the agency and its members."
    one, two = (sketch(wording(text + tail)).minima for text in (REPORT, READOUT * 2))
    assert near(one, sketch(wording(REPORT)).minima) and not near(one, two)


SENTENCES = tuple(sentence.strip() + "." for sentence in REPORT.replace("\n\n", " ").split(". "))


@st.composite
def texts(draw: st.DrawFn) -> list[str]:
    """Texts of which many are edited from each other: sentences drop out, move, and change a word."""
    chance = random.Random(draw(st.integers(0, 2**32)))
    made = [" ".join(SENTENCES)]
    for _ in range(draw(st.integers(1, 9))):
        parts = chance.choice(made).split(". ")
        for _ in range(chance.randint(0, 3)):
            at = chance.randrange(len(parts))
            parts[at] = chance.choice((parts[at].replace("Vietnam", "Laos"), parts[at].replace("sea", "see"), "", chance.choice(SENTENCES)))
        made.append(". ".join(parts))
    return made


@settings(max_examples=60, deadline=None)
@given(texts(), st.randoms(use_true_random=False))
def test_one_by_one_is_as_all_at_once_in_any_order(made: list[str], chance: random.Random) -> None:
    order = list(range(len(made)))
    chance.shuffle(order)
    index: Copies[int] = Copies()
    for done, number in enumerate(order, start=1):
        index.add(number, made[number])
        index.add(number, made[number])
        expected = {frozenset(group) for group in copies((n, made[n]) for n in sorted(order[:done]))}
        assert {frozenset(group) for group in index.groups()} == expected
        assert frozenset(index.of(number)) in expected


def test_groups_come_in_the_order_given() -> None:
    assert copies([("b", REPORT), ("a", "Samoa spoke."), ("c", REPORT + " Ends.")]) == [["b", "c"], ["a"]]
    assert copies([]) == []
    index: Copies[str] = Copies()
    index.add("a", "x")
    with pytest.raises(ValueError, match="another text"):
        index.add("a", "y")
