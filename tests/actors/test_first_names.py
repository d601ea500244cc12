"""First names that are states or towns, beside the state's own adjective and behind titles."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]


def kinds_of(coding: Coding, word: str) -> set[str]:
    """The kinds of actors for which the word stands by itself."""
    keys = {m.actor for m in coding.mentions if m.text == word}
    return {a.kind for a in coding.actors if a.key in keys}


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The Chadian envoy embraced Chad Owen, a British pilot. Chad smiled.", "Chad", "person"),
        ("Kenyan police searched Kenya Ellis, an American student. Kenya was later freed.", "Kenya", "person"),
        ("The Georgian president praised Georgia Ross, a New Zealand coach. Georgia smiled.", "Georgia", "person"),
        ("The Indian minister thanked India Reed, a Welsh nurse. India was moved.", "India", "person"),
        ("The Jordanian envoy thanked Jordan Pike, a Canadian diver. Jordan blushed.", "Jordan", "person"),
        ("The Kenyan president thanked Kenya Ellis, a US coach. Kenya will host the games.", "Kenya", "state"),
        ("Jordan's king met Jordan Pike, a US senator. Jordan will sign the treaty.", "Jordan", "state"),
        ("The Chadian envoy embraced Chad Owen, a British pilot. Chad released two soldiers.", "Chad", "state"),
        ("Norway's envoy Kari Moe met Kenya's delegate Paris Otieno. \"Paris was kind,\" Moe said.", "Paris", "person"),
        ("Denmark's minister Ulla Holm met Malta's negotiator Vienna Camilleri. \"Vienna never tires,\" Holm said.", "Vienna", "person"),
    ],
)
def test_a_person_or_the_state(code: Code, text: str, word: str, kind: str) -> None:
    assert kinds_of(code(text, published="2023-06-07"), word) == {kind}


@pytest.mark.parametrize(
    ("said", "key"),
    [
        ("Minister Solis said that they would share the road.", None),
        ("Foreign Minister Solis said that they would share the road.", "person:rosa-solis"),
        ("Trade Minister Solis said that they would share the road.", "person:pedro-solis"),
    ],
)
def test_a_title_that_two_of_a_surname_have_is_left_open(code: Code, said: str, key: str | None) -> None:
    text = f"Chile's foreign minister Rosa Solis met Peru's trade minister Pedro Solis in Tacna. {said}"
    (statement,) = code(text, published="2023-06-07").statements
    assert statement.speaker is not None and statement.speaker.actor == key
