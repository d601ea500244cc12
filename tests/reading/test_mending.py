"""Broken lines joined to paragraphs, parted words made whole."""

import pytest

from legation.reading import document
from legation.reading.mending import flowed, words_of

WRAPPED = """The ministers of Samoa and Tonga met in Apia on Monday and spoke of
the reef that lies between their countries. They agreed to protect it
for twenty years.
The talks will go on in May, when the foreign minister of Tonga is to be
the host of a larger gathering.
"""


def test_wrapped_lines_are_joined_and_paragraphs_stay_apart() -> None:
    assert [part[:12] for part in flowed(WRAPPED.split("\n"))] == ["The minister", "The talks wi"]


def test_items_of_a_list_begin_anew() -> None:
    assert (
        len(
            flowed(
                [
                    "We will do three things in the coming year, and they are these here:",
                    "• one thing that is long enough to fill a line of the page",
                    "• two",
                    "(c) three",
                ]
            )
        )
        == 4
    )


@pytest.mark.parametrize(
    ("first", "second", "made"),
    [
        ("They spoke of closer cooper-", "ation at sea.", "They spoke of closer cooperation at sea."),
        ("It was a well-", "known reef.", "It was a well-known reef."),
        ("The vice-", "president came.", "The vice-president came."),
        ("The soft\u00ad", "ware is new.", "The software is new."),
        ("He came from Saint-", "Denis to Apia.", "He came from Saint- Denis to Apia."),
    ],
)
def test_hyphens_at_the_end_of_a_line(first: str, second: str, made: str) -> None:
    assert " ".join(flowed([first, second])) == made


def test_a_word_that_bears_its_hyphen_elsewhere_keeps_it() -> None:
    lines = ["A side-event was held, and another side-", "event is to come, it was said in Apia."]
    assert "side-event is" in flowed(lines, words_of(lines))[0]


def test_double_spacing_parts_no_paragraphs() -> None:
    lines = [line for part in WRAPPED.strip().split("\n") * 3 for line in (part, "")]
    assert len(flowed(lines)) < 10


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article misstated the number of dead and the day of the meeting.",
        "CORRECTION (May 3): This story has been corrected to say that Chad recalled its envoy.",
        "Editor's note: This article was amended on 4 May.",
        "An earlier version of this report said that the ministers met on Friday.",
        "This article has been updated to include a statement of the embassy.",
    ],
)
def test_notes_of_correction_are_no_text(note: str) -> None:
    text = f"Chad recalled its ambassador from Khartoum on Thursday.\n\n{note}"
    assert [text[part.start : part.end] for part in document({"text": text}).boilerplate] == [note]


@pytest.mark.parametrize("line", ["Correction of the border was agreed.", "An earlier version of the treaty was signed in Lima."])
def test_other_corrections_are_text(line: str) -> None:
    assert document({"text": f"Chad recalled its ambassador from Khartoum on Thursday.\n\n{line}"}).boilerplate == ()
