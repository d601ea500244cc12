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


@pytest.mark.parametrize(
    "text",
    [
        "Brazil agreed to.",
        "Is Turkey prepared to send troops to Libya?",
        "Ministers asked how Egypt plans to answer Ethiopia.",
        "Sweden does not believe that Russia is committed to peace with Ukraine.",
        "Chile called out Peru for the pollution of the river.",
        "Norway will not mind the delay by Denmark.",
        "Italy stressed the urgency of reaching a ceasefire in Sudan.",
        "Japan and Fiji will do everything.",
        "Kenya described the message it intends to convey to Somalia.",
        "Laos reaffirmed its commitment to the relationship with Japan.",
    ],
)
def test_words_without_a_deed_bind_nobody(code: Code, text: str) -> None:
    assert code(text, published="2024-03-05").commitments == ()


def test_what_one_will_not_allow_is_a_commitment(code: Code) -> None:
    assert _one(code, "Jordan will not allow Iran to use its airspace.").parties == ("JOR",)


def test_a_return_to_an_agreement_is_no_trip(code: Code) -> None:
    assert _one(code, "Iran will return to the agreement with France.").parties == ("IRN",)


def test_a_decade_and_the_day_of_another_event_are_no_due_date(code: Code) -> None:
    assert _one(code, "Canada intends to sell Chile three ferries in the early 2030s.").due is None
    assert _one(code, "Canada intends to fund the conference that Chile hosts on 13 December.").due is None
    assert _one(code, "Canada pledged to sell Chile three ferries by 2031.").due == "2031"


def test_the_allies_of_a_state_are_not_the_state(code: Code) -> None:
    assert code("Latvia's allies will send radios to Moldova.", published="2024-03-05").commitments == ()


def test_a_verb_after_a_told_clause_goes_back_to_the_speaker(code: Code) -> None:
    urged = _one(code, "Tusk told Scholz that the pipeline was a danger to the region and urged Berlin to close it.")
    assert (urged.parties, urged.toward, urged.act) == (("POL",), ("DEU",), "called for")


@pytest.mark.parametrize(
    "text",
    [
        "When the two sides agree to the truce, Sudan's troops can rest.",
        "I am certain that France will deliver the generators.",
        "Canada hopes the United States will lift the tariffs.",
    ],
)
def test_a_condition_and_a_guess_bind_nobody(code: Code, text: str) -> None:
    assert code(text, published="2024-03-05").commitments == ()


def test_what_is_told_to_a_paper_binds_nobody_toward_its_country(code: Code) -> None:
    found = code("Germany will send generators, Foreign Minister Annalena Baerbock told the BBC.", published="2024-03-05").commitments
    assert all("GBR" not in (*one.parties, *one.toward) for one in found)


def test_who_issue_a_joint_text_are_we(code: Code) -> None:
    title = "Joint Statement on Air Defences by U.S. President Joseph R. Biden, Dutch Prime Minister Dick Schoof, and Romanian President Klaus Iohannis"
    found = code(
        "We will provide Ukraine with air defence batteries against Russia's attacks.", title=title, published="2024-07-09"
    ).commitments
    assert [set(one.parties) for one in found] == [{"USA", "NLD", "ROU"}]


def test_leaders_who_present_themselves_are_we(code: Code) -> None:
    text = "We, the Leaders of the G7, met in Hiroshima. We call on Russia to return to the treaty. We reaffirm our commitment to a world without such arms."
    found = code(text, title="G7 Leaders' Vision", source="White House", published="2023-05-19").commitments
    assert found and all(one.parties == ("G7",) for one in found)


def test_a_demand_that_is_repeated_is_one(code: Code) -> None:
    (found,) = code("President Donald Trump reiterated that Hamas must release the hostages.", published="2025-02-12").commitments
    assert (found.act, found.parties, found.toward) == ("called for", ("USA",), ("HAMAS",))


def test_what_nobody_should_do_is_asked_of_nobody(code: Code) -> None:
    assert code("France said that no state should carry out nuclear tests.", published="2024-03-05").commitments == ()


def test_a_verb_with_nothing_but_small_words_is_no_announcement(code: Code) -> None:
    text = "PRESIDENT BIDEN: France is a friend. We will not give up. The United States will win it."
    assert all(one.content.text not in ("give up", "win it") for one in code(text, published="2023-06-08").commitments)
