"""Triage passes what tells of dealings between states and lists the rest, without losing its place or its words."""

import pytest

from legation.reading import Reading, reading
from legation.reading.triage import FEW, Triage

PASSES = (
    "The foreign ministers of France and Germany met in Weimar on Friday.",
    "The U.S. and the EU imposed new sanctions on Tehran.",
    "Antony Blinken told Sergey Lavrov that the United States and Russia should go on talking.",
    "AMBASSADOR OF JAPAN CALLS ON THE PRIME MINISTER OF FIJI",
)
OTHERS = (
    "Kelvin Kiptum won the marathon in Chicago in two hours and thirty-five seconds.",
    "They told us that the cherry trees bloom late this spring.",
    "A new chocolate cake changes hearts in Oregon.",
    "",
)


_SHOP = (
    "The bakery on the corner opens at six. Its owner kneads the dough by hand, as her mother did, and sells forty kinds of bread. On Saturdays the queue reaches"
    " the church. Children ask for rolls with raisins, their grandparents for rye. A new oven came in the spring; it bakes twice as many loaves and needs half the gas. "
)
ORDINARY = _SHOP * 3 + "Flour from France grew dear, the owner said, and her cousin spoke of talks with the bank."
_VISIT = (
    "The two ministers spoke about trade, a treaty on fisheries and the security of shipping. They agreed that their delegations should go on with negotiations in the"
    " spring. Japan and Australia are partners in an alliance of four, and both condemned missile tests. Their ambassadors signed a memorandum on supply chains. "
)
VISIT = "Penny Wong met her Japanese counterpart in Tokyo on Tuesday for bilateral talks. " + _VISIT * 3


@pytest.fixture(scope="module")
def triage() -> Triage:
    return Triage.of()


@pytest.mark.parametrize("text", PASSES)
def test_what_passes_between_states_is_coded(triage: Triage, text: str) -> None:
    assert triage.why(text) is not None


@pytest.mark.parametrize("text", OTHERS)
def test_other_news_is_not(triage: Triage, text: str) -> None:
    assert triage.why(text) is None


def test_readings_stay_in_order_and_say_why_they_are_skipped(triage: Triage) -> None:
    given = [reading({"id": str(n), "text": text}, f"line {n}") for n, text in enumerate((*PASSES, *OTHERS))]
    out = list(triage.sifted(given))
    assert [one.document for one in out] == [one.document for one in given]
    assert [one.codable for one in out] == [True] * 4 + [False] * 4
    assert all(one.problems[-1].message.startswith("skipped: ") and "--no-triage" in one.problems[-1].message for one in out[4:])


def test_what_was_not_to_be_coded_anyway_is_left_as_it_is(triage: Triage) -> None:
    foreign = reading({"id": "f", "text": "Bonjour", "language": "fr"}, "line 1")
    assert list(triage.sifted([foreign])) == [foreign] and isinstance(foreign, Reading)


def test_positions_are_those_of_the_text_where_small_letters_are_longer(triage: Triage) -> None:
    text = "İzmir: France and the US signed a TREATY. Trust us."
    found = {(hit.sort, text[hit.start : hit.end]) for hit in triage.hits(text)}
    assert {("party", "France"), ("party", "US"), ("strong", "TREATY")} <= found
    assert ("party", "us") not in found


def test_a_long_text_is_weighed_by_what_stands_in_it_beside_its_length(triage: Triage) -> None:
    assert min(len(ORDINARY.split()), len(VISIT.split())) > FEW
    assert triage.why(VISIT) is not None
    assert triage.why(ORDINARY) is None
    assert triage.why(" ".join(ORDINARY.split()[-40:])) is not None  # alone, the same sentence passes by a rule


def test_what_a_state_itself_publishes_passes_by_a_party_and_a_word_of_dealings(triage: Triage) -> None:
    assert triage.why(ORDINARY, official=True) is not None
    press, ministry = (reading({"id": "o", "text": ORDINARY, "source": source}, "line 1") for source in ("BBC News", "US State Department"))
    assert [one.codable for one in triage.sifted([press, ministry])] == [False, True]


def test_more_of_the_same_words_is_no_more_evidence(triage: Triage) -> None:
    found = triage.found(VISIT)
    assert triage.evidence(found, 200) > triage.evidence(found, 2000)
    assert triage.found(VISIT) == triage.found(VISIT + _VISIT)
