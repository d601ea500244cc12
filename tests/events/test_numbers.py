"""Numbers of an event: the dead and wounded as told, and the amount that stands nearest."""

import pytest

from legation.coding import Line
from legation.events.numbers import amount_in, casualties_in
from legation.model import Sentence, Span
from legation.reading import document


def _at(line: Line, text: str, word: str) -> tuple[object, Sentence, Span]:
    made = document({"text": text})
    start = text.index(word)
    return made, line.parser.sentences(made)[0], Span(start, start + len(word), word)


@pytest.mark.parametrize(
    ("text", "word", "killed", "wounded"),
    [
        ("The blast killed five people and wounded 23 others.", "killed", (5, 5), (23, 23)),
        ("The shells killed at least 1,200 villagers.", "killed", (1200, 1200), None),
        ("Dozens were killed in the raid.", "killed", (24, 99), None),
        ("The army attacked the town.", "attacked", None, None),
    ],
)
def test_the_dead_and_wounded(line: Line, text: str, word: str, killed: object, wounded: object) -> None:
    _, sentence, cue = _at(line, text, word)
    found = casualties_in(sentence, cue)
    assert (found.killed if found else None, found.wounded if found else None) == (killed, wounded)


@pytest.mark.parametrize(
    ("text", "word", "value", "unit"),
    [
        ("Norway gave Ukraine $1.5 billion.", "gave", 1.5e9, "USD"),
        ("The EU will lend Moldova 145 million euros.", "lend", 145e6, "EUR"),
        ("Poland sent 10,000 troops to the border.", "sent", 10000.0, "troops"),
    ],
)
def test_amounts(line: Line, text: str, word: str, value: float, unit: str) -> None:
    made, sentence, cue = _at(line, text, word)
    found = amount_in(made, sentence, cue)  # type: ignore[arg-type]
    assert found is not None and (found.value, found.unit) == (value, unit)
    assert text[found.start : found.end] == found.text


def test_no_number_no_amount(line: Line) -> None:
    made, sentence, cue = _at(line, "Norway gave Ukraine help.", "gave")
    assert amount_in(made, sentence, cue) is None  # type: ignore[arg-type]
