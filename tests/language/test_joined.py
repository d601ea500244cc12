"""Two persons of whom the parser makes one are two; nothing else is touched."""

import pytest

from legation.coding import Line
from legation.model import Document


def heads(line: Line, text: str) -> dict[str, str]:
    tokens = line.parser.sentences(Document(id="x", text=text))[0].tokens
    assert all(t.i in tokens[t.head].children for t in tokens if t.head != t.i), "heads and children agree"
    return {t.text: f"{t.dep} {tokens[t.head].text}" for t in tokens}


def test_a_title_and_a_name_behind_it(line: Line) -> None:
    found = heads(line, "The Secretary and Foreign Minister Lipavsky discussed the harvest in Moravia.")
    assert (found["Secretary"], found["Lipavsky"], found["Minister"]) == ("nsubj discussed", "conj Secretary", "compound Lipavsky")


@pytest.mark.parametrize(
    "text",
    [
        "The Middle East and North Africa Council met.",
        "He is the Assistant to the President and Homeland Security Advisor Jane Roe.",
    ],
)
def test_names_with_and_in_them_stay_whole(line: Line, text: str) -> None:
    found = heads(line, text)
    assert not any(found[word].startswith(("conj President", "conj East")) for word in ("Roe", "Council") if word in found)
