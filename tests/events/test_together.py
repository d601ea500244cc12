"""Which words name those who do something together."""

import msgspec
import pytest

from legation import code
from legation.coding import Line, look
from legation.events.together import worded
from legation.model import Event
from legation.reading import document


def _talks(text: str) -> list[Event]:
    made = code({"id": "x", "text": text, "published": "2024-05-03"})
    return [e for e in made.events if len(e.actors) > 1 and not e.recipients and e.actor_spans == e.recipient_spans]


@pytest.mark.parametrize(
    ("text", "named", "never"),
    [
        ("After a meeting in Oslo, Norway and Iceland agreed to exchange 200 prisoners.", {"Norway", "Iceland"}, {"200 prisoners"}),
        ("France and Italy agreed on Monday to cooperate in protecting fishing grounds.", {"France", "Italy"}, {"fishing grounds"}),
        ("Kenya and Uganda met in Nairobi to discuss the lake.", {"Kenya", "Uganda"}, {"the lake"}),
        ("Narendra Modi met Emmanuel Macron in Paris.", {"Narendra Modi", "Emmanuel Macron"}, {"Paris"}),
        ("Finland and Estonia signed a pact. They discussed the pact in Helsinki.", {"Finland", "Estonia"}, {"They"}),
    ],
)
def test_those_who_act_together_are_named_by_their_own_words(text: str, named: set[str], never: set[str]) -> None:
    found = _talks(text)
    assert found
    for event in found:
        words = {span.text for span in event.actor_spans}
        assert words <= named, event
        assert not words & never
    assert named <= {span.text for event in found for span in event.actor_spans}


def test_officials_whom_the_register_does_not_know_are_named_and_things_are_not(line: Line) -> None:
    text = "Norway and Sweden met defence ministers of the coalition and agreed on two bridges."
    made = document({"text": text, "published": "2024-05-03"})
    scene = look(made, line.parser.sentences(made), line)
    (told,) = [e for e in _talks(text) if e.event == "CONSULT"]
    spans = tuple(
        scene.document.span(at, at + len(words))
        for words in ("Norway", "Sweden", "defence ministers of the coalition", "two bridges")
        for at in [text.index(words)]
    )
    event = msgspec.structs.replace(told, actor_spans=spans, recipient_spans=spans)
    assert [span.text for span in worded(scene, event).actor_spans] == ["Norway", "Sweden", "defence ministers of the coalition"]
