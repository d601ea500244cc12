"""Lines broken at a width are one; lines that their author ended stay apart; the text stays as it is."""

import re
import textwrap
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from legation.reference.lines import whole_lines
from marked import marked

NEWS = [
    "The foreign ministers of Tonga and Samoa met in Apia on Monday to talk about the reef between their two islands, which both claim.",
    "“We shall not fish there before the court has spoken,” the Tongan minister told reporters. Prime Minister Fiame Naomi Mata‘afa, who "
    "received her guests at Government House, said that New Zealand and Australia had offered to send observers (and a ship).",
    "In 2021. the two sides had signed a protocol. Talks go on in Nuku‘alofa in May: fish, tariffs and the visas of seasonal workers.",
]


def words(text: str) -> list[str]:
    return [text[line.start : line.end] for line in whole_lines(text)]


def one_line(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("width", [40, 60, 70, 72, 76, 100])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("indent", ["", "    "])
def test_paragraphs_broken_at_any_width_are_whole(width: int, newline: str, indent: str) -> None:
    filled = "\n\n".join(textwrap.fill(p, width, break_on_hyphens=False, initial_indent=indent, subsequent_indent=indent) for p in NEWS)
    assert [one_line(line) for line in words(filled.replace("\n", newline))] == NEWS


def test_paragraphs_told_apart_by_their_indent_alone() -> None:
    text = "\n".join(textwrap.fill(p, 70, initial_indent="   ") for p in NEWS)
    assert [one_line(line) for line in words(text)] == NEWS


def test_an_item_goes_on_under_its_sign_and_the_next_one_is_another() -> None:
    case = marked(
        "The two sides agreed:\n\n"
        "{l:-   to send a ship of the Royal New Zealand Navy to the reef before\n    Easter, with observers of Australia on board;}\n"
        "{l:-   to open the port of Apia to vessels that carry the Tongan flag and\n    those of Fiji;}\n"
        "{l:-   to meet again in May.}\n"
    )
    assert words(case.text)[1:] == case.words("l")


APART = {
    "a headline above the body": (
        "{l:Tonga and Samoa Agree to Leave the Reef to the Fish}\n"
        "{l:Apia saw the foreign ministers of the two states shake hands on Monday\nafter a day of talks about the reef that both of them have claimed since\n"
        "the maps of the old powers were drawn.}"
    ),
    "lines of an address and a date": (
        "{l:Ministry of Foreign Affairs}\n{l:Apia, 4 May 2021}\n\n"
        "{l:The ministry announces that the minister will receive her colleague from\nTonga on Monday, and that the two will sign the protocol about the reef\n"
        "which was agreed in the spring.}"
    ),
    "verse that is quoted": (
        "{l:The minister closed with lines that every child of the two islands has\nlearnt at school, and asked the guests to rise and sing them with her as\n"
        "their fathers did:}\n\n{l:The reef is our wall,}\n{l:the sea is its door.}\n{l:Who asks for the key}\n{l:of a door without lock?}\n"
    ),
    "rows of a table": (
        "{l:The catch of the two states in the waters around the reef was counted by\nobservers of New Zealand for the first time, and the numbers were handed\n"
        "to the ministers on Monday:}\n\n{l:State       2019      2020}\n{l:Tonga       1,200     1,310}\n{l:Samoa       1,150     1,070}\n"
    ),
    "turns of a transcript": (
        "{l:MINISTER LATU: We have agreed to leave the reef to the fish for two years\nand to let the court say whose it is. I thank my colleague for her "
        "patience.}\n{l:QUESTION: Will the fishers of both islands be paid for what they lose while\nthe court deliberates?}\n"
    ),
    "a heading in capitals": (
        "{l:PRESS RELEASE OF THE MINISTRY OF FOREIGN AFFAIRS OF SAMOA ON THE REEF}\n"
        "{l:The minister received her colleague from Tonga on Monday and the two then\nsigned the protocol about the reef which had been agreed in the spring by\n"
        "their officials.}"
    ),
}


@pytest.mark.parametrize("case", APART.values(), ids=APART)
def test_what_is_not_broken_stays_apart(case: str) -> None:
    told = marked(case)
    assert words(told.text) == told.words("l")


@pytest.mark.parametrize(
    "text",
    [
        "Tonga and Samoa agree\nThe two foreign ministers met in Apia on Monday.\nThey will meet again in May.",
        "apples\npears\nplums\ncherries\nquinces",
        "\n".join(NEWS),
        "",
        " \n\r\n ",
    ],
    ids=["lines that are paragraphs", "a list without signs", "long lines", "nothing", "blanks"],
)
def test_a_text_that_was_not_broken_keeps_its_lines(text: str) -> None:
    assert words(text) == [line.strip() for line in text.splitlines() if line.strip()]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from('aB é.:"-|\t\r\n\u2028 \u200f•1)'), max_size=400), st.sampled_from([20, 40, 70]))
def test_every_line_is_in_one_and_none_overlap(text: str, width: int) -> None:
    text = text + "\n\n" + textwrap.fill(" ".join(NEWS), width)
    found = whole_lines(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[line.start : line.end].strip() == text[line.start : line.end] != "" for line in found)
    assert re.sub(r"\s", "", text) == re.sub(r"\s", "", "".join(words(text)))
