"""The relation between two given actors, in sentences of our own."""

import pytest

from legation.coding import Line
from legation.events import Request, relate
from legation.model import Document, Extent, Relation

CASES = [
    ("Russia", "France", "Russia condemned France for arming Kyiv.", "ACCUSE"),
    ("Russia", "France", "Russia refused to release the French engineers held since May, France said.", "REJECT"),
    ("Norway", "Nepal", "Norway provided emergency food aid to Nepal after the earthquake.", "AID"),
    ("Norway", "Nepal", "Norway will provide emergency food aid to Nepal.", "AGREE"),
    ("Norway", "Nepal", "Norway has suspended aid to Nepal.", "SANCTION"),
    ("Norway", "Nepal", "Norway threatened to suspend aid to Nepal.", "THREATEN"),
    ("Norway", "Nepal", "Norway urged Nepal to release the activists.", "REQUEST"),
    ("Norway", "Nepal", "Norway lifted sanctions against Nepal.", "CONCEDE"),
    ("Chile", "Peru", "Chile withdrew its troops from Peru.", "RETREAT"),
    ("Chile", "Peru", "The president of Chile held talks with his counterpart from Peru.", "CONSULT"),
    ("Chile", "Peru", "Chile praised Peru's decision to reopen the border.", "SUPPORT"),
    ("Chile", "Peru", "Chile and Peru signed a free trade agreement.", "SUPPORT"),
    ("Chile", "Peru", "Warplanes from Chile bombed a base in Peru.", "ASSAULT"),
    ("Police in Chile", "students", "Police in Chile detained dozens of students.", "COERCE"),
    ("students", "the government", "Thousands of students demonstrated against the government.", "PROTEST"),
    ("Chile", "Peru", "Chile massed troops along the border with Peru.", "MOBILIZE"),
    ("Chile", "Peru", "Chile shared intelligence with Peru about the smugglers.", "COOPERATE"),
]


@pytest.mark.parametrize(("source", "target", "text", "expected"), CASES)
def test_relation(line: Line, source: str, target: str, text: str, expected: str) -> None:
    answer = _ask(line, text, source, target)
    group = {"CONCEDE", "RETREAT"} if expected in ("CONCEDE", "RETREAT") else {expected}
    assert answer.event in group, answer.reason


@pytest.mark.parametrize("text", ["", "...", "Nothing here.", "\ud800 attacked", "a" * 3000])
def test_always_answers(line: Line, text: str) -> None:
    answer = _ask(line, text, "nobody", "nowhere")
    assert answer.event and 0 < answer.confidence <= 1


def _ask(line: Line, text: str, source: str, target: str) -> Relation:
    sentences = line.parser.sentences(Document(id="x", text=text))
    return relate(Request(id="x", text=text, source=_find(text, source), target=_find(text, target)), sentences)


def _find(text: str, words: str) -> Extent | None:
    at = text.find(words)
    return Extent(at, at + len(words)) if at >= 0 else None
