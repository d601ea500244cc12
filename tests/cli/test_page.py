"""The page of one document: speakers by name, times as exact as they are."""

from io import StringIO

import msgspec
from rich.console import Console

from legation.cli.page import show_page
from legation.model import Coding, Speaker, When
from record.codings import coding, document


def page(made: Coding) -> str:
    console = Console(width=160, record=True, highlight=False, file=StringIO())
    show_page(made, console)
    return console.export_text()


def test_speakers_are_names_with_the_words_of_the_text_beside_them() -> None:
    shown = page(coding(document()))
    assert any(line.strip() == "the two" for line in shown.splitlines()) and "(They) said that Poland would take part" in shown


def test_a_pronoun_of_whom_nobody_knows_is_no_name() -> None:
    made = coding(document())
    said = msgspec.structs.replace(made.statements[0], speaker=Speaker(77, 81, "They"))
    assert "speaker not named (“They”)" in page(msgspec.structs.replace(made, statements=(said,)))


def test_a_year_is_shown_as_a_year() -> None:
    made = coding(document())
    year = When(from_="1978-01-01", until="1978-12-31", precision="year", basis="stated")
    shown = page(msgspec.structs.replace(made, meetings=(msgspec.structs.replace(made.meetings[0], when=year),)))
    assert "in 1978" in shown and "1978-01-01" not in shown


def test_those_who_act_together_are_named_once() -> None:
    made = coding(document())
    one = made.events[0]
    words = one.actor_spans or (one.trigger,)
    both = msgspec.structs.replace(one, recipients=(), actor_spans=words, recipient_spans=words)
    shown = page(msgspec.structs.replace(made, events=(both,)))
    assert one.event in shown and "→" not in shown
