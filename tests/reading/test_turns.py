"""Who speaks in a transcript, and that other texts have no turns."""

import pytest

from legation.reading import document

TRANSCRIPT = """MODERATOR: Good morning. The secretary will take questions.

QUESTION: Did you raise the reef?

SECRETARY SMITH: I did. We agreed to protect it.

More is to come.

QUESTION: When?

SECRETARY SMITH: Soon."""


def test_turns_have_their_speaker_and_their_words() -> None:
    made = document({"text": TRANSCRIPT})
    assert [(t.speaker.text, t.question) for t in made.turns] == [
        ("MODERATOR", False), ("QUESTION", True), ("SECRETARY SMITH", False), ("QUESTION", True), ("SECRETARY SMITH", False),
    ]  # fmt: skip
    assert TRANSCRIPT[made.turns[2].start : made.turns[2].end] == "I did. We agreed to protect it.\n\nMore is to come."
    assert all(TRANSCRIPT[t.speaker.start : t.speaker.end] == t.speaker.text for t in made.turns)


def test_letters_and_names_open_turns_as_well() -> None:
    text = "Q    Will you meet him?\n\nTHE PRESIDENT:  I will.\n\nQ    Where?\n\nTHE PRESIDENT:  In Apia.\n\nMR. O'BRIEN:  Thank you."
    assert [t.speaker.text for t in document({"text": text}).turns] == ["Q", "THE PRESIDENT", "Q", "THE PRESIDENT", "MR. O'BRIEN"]


@pytest.mark.parametrize(
    "text",
    [
        "APIA: Ministers met.\n\nNOTE: The pact is old.\n\nREAD MORE: The reef.",
        "Background: the reef.\nParticipants: two ministers.\nPlace: Apia.",
        "He said: we go.\nShe said: we stay.",
    ],
)
def test_texts_that_are_no_transcript(text: str) -> None:
    assert document({"text": text}).turns == ()
