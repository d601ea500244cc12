"""Commitments: who is bound to what by which act, and what binds nobody."""

from collections.abc import Callable

import pytest

from legation.model import Coding, Commitment

Code = Callable[..., Coding]


def _one(code: Code, text: str, **fields: object) -> Commitment:
    found = code(text, **{"published": "2024-03-05", **fields}).commitments
    assert len(found) == 1, [(c.act, c.content.text) for c in found]
    return found[0]


@pytest.mark.parametrize(
    ("text", "act", "parties", "toward", "content"),
    [
        ("India and France agreed to build a reactor together.", "agreed", {"IND", "FRA"}, set(), "build a reactor together"),
        (
            "Japan and Kenya signed a memorandum of understanding on port security.",
            "signed",
            {"JPN", "KEN"},
            set(),
            "memorandum of understanding",
        ),
        ("Germany pledged to send generators to Ukraine.", "pledged", {"DEU"}, {"UKR"}, "send generators to Ukraine"),
        ("Canada will provide training to the Ukrainian army.", "pledged", {"CAN"}, {"UKR"}, "provide training"),
        ("Norway reaffirmed its commitment to the security of Jordan.", "reaffirmed", {"NOR"}, {"JOR"}, "the security of Jordan"),
        (
            "Brazil and Peru are exploring cooperation in satellite imaging.",
            "exploring",
            {"BRA", "PER"},
            set(),
            "cooperation in satellite imaging",
        ),
        (
            "Poland called on Belarus to release the detained journalists.",
            "called for",
            {"POL"},
            {"BLR"},
            "release the detained journalists",
        ),
        ("Turkey urged Greece to resume talks on the airspace.", "called for", {"TUR"}, {"GRC"}, "resume talks on the airspace"),
        (
            "Qatar proposed holding a round of talks between Chad and Libya.",
            "proposed",
            {"QAT"},
            {"TCD", "LBY"},
            "holding a round of talks",
        ),
    ],
)
def test_acts(code: Code, text: str, act: str, parties: set[str], toward: set[str], content: str) -> None:
    found = _one(code, text)
    assert (found.act, set(found.parties)) == (act, parties)
    assert set(found.toward) == toward
    assert content in found.content.text
    assert found.evidence.text == text


@pytest.mark.parametrize(
    "text",
    [
        "India and France did not agree to build a reactor.",
        "If Germany agrees to send tanks, Poland would be pleased.",
        "The two countries praised their old friendship.",
        "President Macron will visit Delhi on Friday.",
        "Denmark reaffirmed the importance of its partnership with Canada.",
        "",
    ],
)
def test_what_binds_nobody(code: Code, text: str) -> None:
    assert code(text, published="2024-03-05").commitments == ()


def test_due_is_never_more_exact_than_the_text(code: Code) -> None:
    found = _one(code, "Vietnam and Australia agreed to double their trade by 2030.")
    assert found.due == "2030"
    assert "trade" in found.issues


def test_we_of_an_official_text(code: Code) -> None:
    found = _one(code, "We call on Sudan to protect aid workers.", source="U.S. Department of State")
    assert (found.parties, found.toward) == (("USA",), ("SDN",))


def test_exploring_in_reported_speech_is_not_agreed(code: Code) -> None:
    found = code(
        "Minister Penny Wong of Australia met her Indonesian counterpart. She said the two sides were exploring cooperation in cyber security."
    )
    assert [c.act for c in found.commitments] == ["exploring"]
    assert found.commitments[0].content.text == "cooperation in cyber security"


def test_spans_hold(code: Code) -> None:
    text = "“We will ‘stand’ with Moldova,” said Romania’s president.\r\n\r\nRomania vowed to help Moldova… \ud83d\ude00"
    for found in code(text).commitments:
        assert text[found.content.start : found.content.end] == found.content.text
        assert text[found.evidence.start : found.evidence.end] == found.evidence.text
