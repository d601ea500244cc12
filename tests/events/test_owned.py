"""Whose deed it is, by the syntax of the word that tells it."""

import pytest

from legation.coding import Line, look
from legation.events.framed import owned
from legation.frames import Frame, Member
from legation.reading import document


@pytest.mark.parametrize(
    ("text", "kind", "word", "given", "recipients", "kept"),
    [
        ("The US sanctioned a bank for Russian attacks on Ukraine.", "ASSAULT", "attacks", ("US", "Russian"), ("Ukraine",), {"RUS"}),
        ("The US sanctioned a bank for Russian attacks on Ukraine.", "ASSAULT", "attacks", ("US",), ("Ukraine",), {"RUS"}),
        ("Canada condemned the shelling of Kharkiv by Russia.", "ASSAULT", "shelling", ("Canada", "Russia"), (), {"RUS"}),
        ("Chad said on Monday that Niger had expelled its envoy.", "SANCTION", "expelled", ("Chad", "Niger"), (), {"NER"}),
        ("Chad said on Monday that Niger had expelled its envoy.", "SANCTION", "expelled", (), ("Chad",), {"NER"}),
        ("Peru reported attacks on Chile.", "ASSAULT", "attacks", ("Peru",), ("Chile",), {"PER"}),
        (
            "Finland and Estonia discussed Russian attacks.",
            "CONSULT",
            "discussed",
            ("Finland", "Estonia", "Russian"),
            (),
            {"FIN", "EST", "RUS"},
        ),
    ],
)
def test_the_deed_is_theirs_to_whom_its_own_word_gives_it(
    line: Line, text: str, kind: str, word: str, given: tuple[str, ...], recipients: tuple[str, ...], kept: set[str]
) -> None:
    made = document({"text": text, "published": "2024-05-03"})
    scene = look(made, line.parser.sentences(made), line)
    (sentence,) = scene.sentences

    def members(words: tuple[str, ...]) -> tuple[Member, ...]:
        places = [(text.index(one), one) for one in words]
        spans = [scene.document.span(at, at + len(one)) for at, one in places]
        return tuple(Member(span, m.actor if (m := scene.mention_at(span.start, span.end)) else None, 0.6) for span in spans)

    at = text.index(word)
    frame = Frame(kind, scene.document.span(at, at + len(word)), sentence, 0.9, "encoder")
    found = owned(scene, frame, members(given), members(recipients))
    assert {scene.party(member.key) for member in found} == kept
