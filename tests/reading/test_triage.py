"""Triage passes what tells of dealings between states and lists the rest, without losing its place or its words."""

import pytest

from legation.reading import Reading, reading
from legation.reading.triage import Triage

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
