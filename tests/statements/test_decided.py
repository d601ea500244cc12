"""Rules and encoder together: what stands, whose edges, and that the rules alone still work."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from legation import statements
from legation.coding import Line, look
from legation.model import EncodedAttribution, EncodedFrame, EncodedSide, Extent, Scene, Statement
from legation.reading import document
from legation.statements.between import is_between


@dataclass(frozen=True)
class Window:
    """A window as the encoder would read it, with what it is told to propose."""

    first: int
    last: int
    attributions: tuple[EncodedAttribution, ...]
    sides: tuple[EncodedSide, ...] = ()
    frames: tuple[EncodedFrame, ...] = ()

    def part(self, frame: EncodedFrame, role: str, extent: Extent) -> float:
        return 0.0

    def pair(self, source: Extent | None, target: Extent | None) -> Mapping[str, float]:
        return {}


def scene_of(line: Line, text: str, *proposed: EncodedAttribution) -> Scene:
    read = document({"text": text, "published": "2024-05-10"})
    scene = look(read, line.parser.sentences(read), replace(line, encoder=None))
    window = Window(0, len(scene.sentences) - 1, proposed)
    cast = {"actors": scene.actors, "mentions": scene.mentions}
    return Scene(read, scene.sentences, encoded=(window,), **cast)  # type: ignore[arg-type]


def at(text: str, words: str) -> Extent:
    start = text.index(words)
    return Extent(start, start + len(words))


def proposal(text: str, cue: str, source: str | None, *content: str, sure: float = 0.9, roles: float = 0.99) -> EncodedAttribution:
    sources = (at(text, source),) if source else ()
    return EncodedAttribution(cue=at(text, cue), source=sources, content=tuple(at(text, c) for c in content), confidence=sure, roles=roles)


def shown(found: tuple[Statement, ...]) -> list[tuple[str | None, str, list[str]]]:
    return [(s.speaker.text if s.speaker else None, s.cue.text, [c.text for c in s.content]) for s in found]


RECORD = "The mayor of Malmö is on record that the old bridge must go."


def test_what_no_rule_knows_is_added_where_the_encoder_is_sure(line: Line) -> None:
    offered = proposal(RECORD, "is on record", "The mayor of Malmö", "that the old bridge must go")
    assert shown(statements.code(scene_of(line, RECORD, offered))) == [
        ("The mayor of Malmö", "is on record", ["that the old bridge must go"])
    ]
    faint = proposal(RECORD, "is on record", "The mayor of Malmö", "that the old bridge must go", sure=0.4)
    assert statements.code(scene_of(line, RECORD, faint)) == ()


@pytest.mark.parametrize(
    ("text", "cue", "source", "content"),
    [
        ("Harbour staff Thursday opened the new quay in Malmö.", "Thursday", "Harbour staff", "opened the new quay"),
        ("Steps have been taken to address the drought in Scania.", "have been taken to address", None, "the drought in Scania"),
        ("Three men have been arrested in Malmö.", "have been arrested", "Three men", "in Malmö"),
        ("The hall is named after a poet of the town.", "is named after", "The hall", "a poet of the town"),
    ],
)
def test_a_cue_without_a_word_of_speech_or_thought_is_nobodys_statement(
    line: Line, text: str, cue: str, source: str | None, content: str
) -> None:
    assert statements.code(scene_of(line, text, proposal(text, cue, source, content, sure=0.99))) == ()


def test_a_thought_needs_someone_who_thinks(line: Line) -> None:
    text = "The council wants a tunnel under the sound."
    assert len(statements.code(scene_of(line, text, proposal(text, "wants", "The council", "a tunnel under the sound")))) == 1
    assert statements.code(scene_of(line, text, proposal(text, "wants", None, "a tunnel under the sound"))) == ()


SPLIT = "The mayor said the bridge is unsafe and old. The deputy for roads and harbours added that a ferry is under way to the harbour."


@pytest.mark.parametrize(
    ("text", "cue", "offered", "expected"),
    [
        ("The mayor reaffirmed the shared aims of both towns.", "reaffirmed", ("reaffirmed the shared aims of both towns",), "the shared aims of both towns"),
        (
            "The mayor said that work goes on through the Malmö harbour board.",
            "said",
            ("that work goes on through the Malmö",),
            "that work goes on through the Malmö harbour board",
        ),
        (SPLIT, "said", ("the bridge is unsafe and old", "under way"), "the bridge is unsafe and old"),
        (SPLIT, "said", ("the bridge is unsafe and old", "a ferry is under way to the harbour"), "the bridge is unsafe and old"),
    ],
    ids=["the cue itself", "amid a phrase", "a few stray words", "what another says"],
)  # fmt: skip
def test_slips_at_the_edges_are_not_taken_over(line: Line, text: str, cue: str, offered: tuple[str, ...], expected: str) -> None:
    offers = [proposal(text, cue, "The mayor", *offered)]
    if text is SPLIT:
        offers.append(proposal(text, "added", "The deputy for roads and harbours", "that a ferry is under way to the harbour"))
    assert shown(statements.code(scene_of(line, text, *offers)))[0][2] == [expected]


@pytest.mark.parametrize("content", ["that the plan is “bold” and a “", "that the plan is “bold” and"])
def test_content_does_not_end_in_an_opening_mark_or_in_and(line: Line, content: str) -> None:
    text = "The mayor is on record that the plan is “bold” and a “good start”."
    assert shown(statements.code(scene_of(line, text, proposal(text, "is on record", "The mayor", content))))[0][2] == [
        "that the plan is “bold”"
    ]


def test_what_the_cue_gives_up_goes_to_the_content(line: Line) -> None:
    text = "Harbour staff announced detailed measures for the quay."
    offered = proposal(text, "announced detailed", "Harbour staff", "measures for the quay")
    assert shown(statements.code(scene_of(line, text, offered))) == [("Harbour staff", "announced", ["detailed measures for the quay"])]


def test_a_cue_ends_in_no_preposition_of_its_own(line: Line) -> None:
    text = "The mayor said on Thursday that the quay must close."
    offered = proposal(text, "said on", "The mayor", "that the quay must close")
    assert shown(statements.code(scene_of(line, text, offered))) == [("The mayor", "said", ["that the quay must close"])]


def test_a_speaker_ends_in_no_preposition(line: Line) -> None:
    text = "The mayor, who was not at the feast, said that the quay must close."
    offered = proposal(text, "said", "The mayor, who was not at", "that the quay must close")
    assert shown(statements.code(scene_of(line, text, offered)))[0][0] == "The mayor, who was not at the feast"


def test_a_lone_pronoun_says_nothing(line: Line) -> None:
    text = "The mayor talked about this."
    assert statements.code(scene_of(line, text, proposal(text, "talked about", "The mayor", "this", sure=0.99))) == ()


def test_a_feeling_keeps_its_noun_in_the_cue(line: Line) -> None:
    text = "The mayor has often expressed impatience with the council."
    offered = proposal(text, "has often expressed", "The mayor", "impatience with the council", roles=0.5)
    assert shown(statements.code(scene_of(line, text, offered))) == [("The mayor", "has often expressed impatience", ["the council"])]


def test_the_cue_never_reaches_into_the_content(line: Line) -> None:
    text = "The mayor reiterated the positions of the town on the ferry."
    offered = proposal(text, "reiterated the positions", "The mayor", "of the town on the ferry", roles=0.6)
    assert shown(statements.code(scene_of(line, text, offered))) == [
        ("The mayor", "reiterated", ["the positions of the town on the ferry"])
    ]


def test_what_the_encoder_does_not_see_falls_at_home_and_stands_between_states(line: Line) -> None:
    home = "The mayor of Malmö said that the old bridge must go."
    abroad = "Sweden said that Denmark must repair the bridge. Denmark said that Sweden owes the money."
    assert statements.code(scene_of(line, home)) == ()
    assert len(statements.code(scene_of(line, abroad))) == 2


def test_edges_are_the_encoders_only_where_it_is_sure_of_them(line: Line) -> None:
    text = "The mayor said in a letter that the bridge is unsafe and old."
    offered = proposal(text, "said in a letter", "The mayor", "that the bridge is unsafe")
    assert shown(statements.code(scene_of(line, text, offered))) == [("The mayor", "said in a letter", ["that the bridge is unsafe"])]
    unsure = proposal(text, "said in a letter", "mayor", "that the bridge", roles=0.6)
    assert shown(statements.code(scene_of(line, text, unsure))) == [
        ("The mayor", "said in a letter", ["that the bridge is unsafe and old"])
    ]


@pytest.mark.parametrize(
    ("text", "content", "expected"),
    [
        ("The mayor is on record that the old bridge must go.", ("that the old bri",), ["that the old bridge"]),
        (
            "The mayor is on record: “The old bridge must go. It is unsafe.”",
            ("The old bridge must go",),
            ["The old bridge must go. It is unsafe."],
        ),
        (
            "The mayor is on record that the old bridge must go soon.",
            ("that the old", "must go soon"),
            ["that the old bridge must go soon"],
        ),
        ("The mayor is on record that the bridge must go.", ("that the bridge must go.",), ["that the bridge must go"]),
    ],
)
def test_stretches_end_with_words_quotations_and_without_holes(
    line: Line, text: str, content: tuple[str, ...], expected: list[str]
) -> None:
    offered = proposal(text, "is on record", "The mayor", *content)
    assert shown(statements.code(scene_of(line, text, offered)))[0][2] == expected


def test_a_cue_or_source_outside_every_sentence_and_empty_content_do_no_harm(line: Line) -> None:
    text = "The mayor is on record.\n\n“\n\nThe bridge must go."
    for odd in (
        EncodedAttribution(cue=Extent(24, 25), content=(Extent(0, 5),), confidence=1.0, roles=1.0),
        EncodedAttribution(cue=Extent(10, 12), content=(), confidence=1.0, roles=1.0),
        EncodedAttribution(cue=Extent(10, 12), source=(Extent(24, 26),), content=(Extent(24, 26),), confidence=1.0, roles=1.0),
    ):
        for statement in statements.code(scene_of(line, text, odd)):
            assert text[statement.cue.start : statement.cue.end] == statement.cue.text


def test_whether_a_document_is_between_states(line: Line) -> None:
    assert is_between(scene_of(line, "Sweden asked Denmark for a bridge. Denmark told Norway so."))
    assert not is_between(scene_of(line, "The mayor of Malmö spoke in Sweden. Sweden is large. Sweden is cold."))
    assert not is_between(scene_of(line, "The bridge is old."))
