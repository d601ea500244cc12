"""Which actor speaks: joint speakers, turns of transcripts, pronouns and papers that only the document resolves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from legation.coding import Line, look
from legation.coding import code as code_document
from legation.model import Coding
from legation.reading import document
from legation.statements.turns import Turns, turns_of


@pytest.fixture(scope="module")
def code(line: Line) -> Callable[..., Coding]:
    """The coding of a text by the rules alone."""
    rules = replace(line, encoder=None)
    return lambda text, **fields: code_document(document({"text": text, **fields}), rules)


PRESS = """SECRETARY BLINKEN: I told the Prime Minister that the ferry would sail.

QUESTION: I asked whether the ferry is safe.

FOREIGN MINISTER WONG: I said in Perth that the port would open.

Antony Blinken and Penny Wong met in Sydney."""


def heard(coding: Coding) -> list[tuple[str, str | None]]:
    return [(s.speaker.text, s.speaker.actor) for s in coding.statements if s.speaker]


def turns(line: Line, text: str) -> Turns:
    read = document({"text": text, "published": "2023-05-10"})
    return turns_of(look(read, line.parser.sentences(read), line))


def test_i_is_whoever_has_the_floor(code: Callable[..., Coding]) -> None:
    said = [actor for word, actor in heard(code(PRESS, published="2023-05-10")) if word == "I"]
    assert said == ["person:antony-blinken", None, "person:penny-wong"]  # who asks is not known


def test_no_transcript_has_no_turns(line: Line) -> None:
    for text in ("", "Note: the talks failed.\n\nThe port is open.", "Q", "A: ", ":\n:\n:", "\ud800:\n\udfff:"):
        assert all(turn.actor is None for turn in turns(line, text).all)
    assert turns(line, "Cuba and Haiti met.\n\nBACKGROUND: the ferry sank.").all == ()


def test_a_label_is_no_part_of_the_speaker(code: Callable[..., Coding]) -> None:
    coding = code("PRESIDENT TUSK: The bridge will stand.\n\nQ    Did he say that the bridge is safe?", published="2024-05-10")
    assert not [text for text, _ in heard(coding) if text.startswith("Q")]


def test_joint_speakers_are_a_group_of_their_own(code: Callable[..., Coding]) -> None:
    coding = code("The United States and the Philippines said that the drill was over.", published="2024-05-10")
    assert heard(coding) == [("The United States and the Philippines", "group:PHL+USA")]
    (group,) = [actor for actor in coding.actors if actor.key == "group:PHL+USA"]
    assert set(group.members) == {"PHL", "USA"}


def test_an_apposition_is_no_second_speaker(code: Callable[..., Coding]) -> None:
    coding = code(
        "Penny Wong, a lawyer by training and the foreign minister since 2022, said that the port was open.", published="2024-05-10"
    )
    assert [actor for _, actor in heard(coding)] == ["person:penny-wong"]


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("Kenya said that the bridge was safe. “The road is next,” it added.", "it", "KEN"),
        (
            "A statement from the Turkish foreign ministry said that the deal was dead.",
            "A statement from the Turkish foreign ministry",
            "body:TUR",
        ),
        ("According to Japanese government data, exports fell.", "Japanese government data", "JPN"),
    ],
)
def test_papers_and_pronouns(code: Callable[..., Coding], text: str, speaker: str, actor: str) -> None:
    words, key = heard(code(text, published="2024-05-10"))[-1]
    assert words == speaker
    assert key is not None and key.startswith(actor)
