"""What tense, modals, negation and governing verbs say of an event; the trigger is marked with *."""

import pytest

from legation.coding import Line
from legation.language.realis import governed_realis, realis_of
from legation.model import Document

CASES = [
    ("Blinken *met Lavrov in Geneva on Friday.", "happened"),
    ("Talks were *held in Doha.", "happened"),
    ("He flew to Moscow to *meet Putin.", "happened"),
    ("They discussed the *attack with Putin.", "happened"),
    ("The ministers will *meet in Paris next week.", "planned"),
    ("The two leaders are to *meet in June.", "planned"),
    ("The two will meet and *discuss trade.", "planned"),
    ("*Talks are scheduled for Monday.", "planned"),
    ("Kim said he would *visit Moscow.", "planned"),
    ("China agreed to *hold talks with Japan.", "planned"),
    ("Xi to *visit Moscow", "planned"),
    ("France proposed *talks with Iran.", "proposed"),
    ("Biden may *visit Kenya in March.", "proposed"),
    ("A trilateral *summit is likely in May.", "proposed"),
    ("Sweden urged Russia to *withdraw its troops.", "proposed"),
    ("Russia would *attack if Ukraine joined NATO.", "conditional"),
    ("Iran denied that it *attacked the ship.", "denied"),
    ("Iran refused to *release the crew.", "denied"),
    ("Israel did not *bomb the hospital.", "denied"),
    ("Ukraine will not *negotiate with Russia.", "denied"),
    ("The US called off *talks with the Taliban.", "cancelled"),
    ("The *meeting was cancelled.", "cancelled"),
    ("The ministers are *meeting in Paris.", "ongoing"),
    ("Both sides are holding *talks in Geneva.", "ongoing"),
    ("Turkey continued to *bomb the town.", "ongoing"),
    ("Iran may win time by *negotiating.", "proposed"),
    ("Norway will play a part in *mediating the dispute.", "planned"),
    ("Norway won time by *negotiating.", "happened"),
]


@pytest.mark.parametrize(("marked", "expected"), CASES)
def test_realis(line: Line, marked: str, expected: str) -> None:
    at, text = marked.index("*"), marked.replace("*", "")
    sentence = line.parser.sentences(Document(id="x", text=text))[0]
    token = next(t for t in sentence.tokens if t.start == at)
    assert realis_of(sentence, token) == expected


def test_what_governs_counts_and_its_own_auxiliary_does_not(line: Line) -> None:
    sentence = line.parser.sentences(Document(id="x", text="We hope that they will agree. They will agree."))
    found = [governed_realis(s, next(t for t in s.tokens if t.lemma == "agree")) for s in sentence]
    assert found == ["planned", "happened"]
