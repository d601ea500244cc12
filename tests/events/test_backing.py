"""What the encoder says of sides, on words of the sentence; what it and the rules make of a relation."""

import pytest

from legation.events.asking import request
from legation.events.relate import relate
from legation.language import Encoder, Parser
from legation.model import Document, Relation


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    if not Encoder.there():
        pytest.skip("needs the encoder's weights, which this installation does not have")
    return Encoder.load()


def _told(text: str, source: str, target: str, encoder: Encoder | None) -> Relation:
    asked = request({"id": "1", "text": text, "source": source, "target": target})
    return relate(asked, Parser().sentences(Document(id="1", text=text)), encoder)


@pytest.mark.parametrize(
    ("text", "source", "target", "event"),
    [
        ("Kenya condemned the shelling by Sudan.", "Kenya", "Sudan", "ACCUSE"),
        ("Police arrested protesters in Nairobi.", "Police", "protesters", "COERCE"),
        ("Norway sent humanitarian aid to Moldova.", "Norway", "Moldova", "AID"),
        ("The rebels shelled an army post near Goma.", "The rebels", "an army post near Goma", "ASSAULT"),
    ],
)
def test_rules_and_encoder_agree_on_plain_sentences(text: str, source: str, target: str, event: str, encoder: Encoder) -> None:
    assert _told(text, source, target, encoder).event == event
    assert _told(text, source, target, None).event == event


def test_words_that_no_table_knows_are_left_to_the_encoder(encoder: Encoder) -> None:
    told = _told("The junta put the deposed president behind bars.", "The junta", "the deposed president", encoder)
    assert told.event in ("COERCE", "ASSAULT")
    assert told.reason is not None and "encoder" in told.reason
