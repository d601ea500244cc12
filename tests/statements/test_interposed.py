"""Speech with its attribution put in between, and who speaks there."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("The talks, complained Cuba's delegate Ana Diaz, were a farce.", "Cuba's delegate Ana Diaz", ["The talks", "were a farce"]),
        ("The border, insisted Kenya's minister Alfred Mutua, will stay open.", "Kenya's minister Alfred Mutua", ["The border", "will stay open"]),
        ("Serbia, said Kosovo's president, had broken the truce.", "Kosovo's president", ["Serbia", "had broken the truce"]),
        ("The dam, warned Egypt, would dry the river.", "Egypt", ["The dam", "would dry the river"]),
        ("Sanctions, said the French foreign minister, had failed.", "the French foreign minister", ["Sanctions", "had failed"]),
    ],
)  # fmt: skip
def test_attribution_in_between(code: Code, text: str, speaker: str, content: list[str]) -> None:
    [said] = [s for s in code(text, published="2023-06-07").statements if s.cue.start > 0]
    assert said.speaker is not None and said.speaker.text == speaker
    assert [piece.text for piece in said.content] == content


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("France, which leads the mission, said the talks were over.", "France"),
        ("The minister of Peru, asked by reporters, said nothing was signed.", "The minister of Peru, asked by reporters"),
        ("On Monday, Kenya said the border would stay open, and left.", "Kenya"),
    ],
)
def test_other_commas(code: Code, text: str, speaker: str) -> None:
    said = [s.speaker.text for s in code(text, published="2023-06-07").statements if s.speaker]
    assert any(words.startswith(speaker.split(",")[0]) for words in said)


@pytest.mark.parametrize(
    ("text", "name", "party"),
    [
        ("Chile's Pedro Diaz accused Peru of theft.", "Pedro Diaz", "CHL"),
        ("Turkish delegate Ayse Kaya met the minister.", "Ayse Kaya", "TUR"),
        ("Luis Ortega, the Peruvian delegate, left Lima.", "Luis Ortega", "PER"),
        ("Kenya's Anna Otieno criticised Uganda on Monday.", "Anna Otieno", "KEN"),
        ("Peruvian delegate Luis Ortega put down his pen.", "Luis Ortega", "PER"),
    ],
)
def test_whose_a_person_is(code: Code, text: str, name: str, party: str) -> None:
    assert {a.party for a in code(text, published="2023-06-07").actors if a.name == name} == {party}


@pytest.mark.parametrize(
    ("text", "actor", "words"),
    [
        ('"The pact is dead." - Commissioner Peter Lund', "person:peter-lund", "The pact is dead."),
        ('"The road must open." — Kenya\'s foreign minister, Alfred Mutua', "person:alfred-mutua", "The road must open."),
        ("The talks ended.\n\n“We leave with nothing in hand.” – Chilean envoy Ana Rojas\n\nThey left.", "person:ana-rojas", "We leave with nothing in hand."),
        ('"No state is above the law of the sea." -- French Foreign Ministry', "body:FRA.foreign-ministry", "No state is above the law of the sea."),
        ('"Trade will grow again," - Minister Clara Boyd', "person:clara-boyd", "Trade will grow again,"),
    ],
)  # fmt: skip
def test_quotations_signed_with_a_dash(code: Code, text: str, actor: str, words: str) -> None:
    [said] = code(text, published="2023-06-07").statements
    assert said.speaker is not None and said.speaker.actor == actor and [piece.text for piece in said.content] == [words]


@pytest.mark.parametrize(
    "text",
    ['"The Long Road Home" - a film about Ghana', '"Mending the Ferry" - Fishing in Peace', "The envoy left - Peter Lund stayed."],
)
def test_other_dashes(code: Code, text: str) -> None:
    assert code(text, published="2023-06-07").statements == ()
