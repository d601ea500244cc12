"""Which actor speaks: joint speakers, turns of transcripts, pronouns and papers that only the document resolves."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.model import Coding
from legation.reading import document


@pytest.fixture(scope="module")
def code(line: Line) -> Callable[..., Coding]:
    """The coding of a text by the rules alone."""
    rules = replace(line, encoder=None)
    return lambda text, **fields: code_document(document({"text": text, **fields}), rules)


PRESS = """SECRETARY BLINKEN: I told the Prime Minister that the ferry would sail.

QUESTION: I asked whether the ferry is safe.

FOREIGN MINISTER WONG: I said in Perth that the port would open.

Antony Blinken and Penny Wong met in Sydney."""


def heard(coding: Coding) -> list[tuple[str, str | None]]:
    return [(s.speaker.text, s.speaker.actor) for s in coding.statements if s.speaker]


def test_i_is_whoever_has_the_floor(code: Callable[..., Coding]) -> None:
    said = [actor for word, actor in heard(code(PRESS, published="2023-05-10")) if word == "I"]
    assert said == ["person:antony-blinken", None, "person:penny-wong"]  # who asks is not known


@pytest.mark.parametrize(
    ("title", "text", "speaker"),
    [
        (
            "European Parliament debate",
            "Ana Ruiz, on behalf of the Left Group. – Madam President, we said that Turkey must act.\n\nPresident. – Thank you.\n\n"
            "Jan Berg (S&D). – Madam President, I warned that it was late.\n\nPresident. – The debate is closed.",
            "person:jan-berg",
        ),
        (
            "House of Commons",
            "Mr Alan Frost (Moorside): I said that the treaty would fail.\n\nThe Speaker: Order.\n\nMr Alan Frost: It did.",
            "person:alan-frost",
        ),
        (
            "Department Press Briefing",
            "MR. PATEL: I said that we condemn it.\n\nQUESTION: Why?\n\nMR. PATEL: It was an attack.",
            "person:patel",
        ),
        (
            "Security Council",
            "The President: Thank you.\n\nMr. Berg (Norway): We said that the camp would burn.\n\nThe President: I thank Mr. Berg.",
            "person:berg",
        ),
        (
            "Remarks by Vice President Harris",
            "I said that Africa matters. We in the administration of Vice President Kamala Harris mean it.",
            "person:kamala-harris",
        ),
    ],
)
def test_i_and_we_are_who_has_the_floor(code: Callable[..., Coding], title: str, text: str, speaker: str) -> None:
    said = [actor for word, actor in heard(code(text, published="2023-05-10", title=title)) if word.lower() in ("i", "we")]
    assert speaker in said


def test_no_transcript_has_no_turns(code: Callable[..., Coding]) -> None:
    for text in ("Note: the talks failed.\n\nThe port is open.", "Cuba and Haiti met.\n\nBACKGROUND: the ferry sank."):
        assert code(text, published="2023-05-10").document.turns == ()


def test_a_label_is_no_part_of_the_speaker(code: Callable[..., Coding]) -> None:
    coding = code("PRESIDENT TUSK: The bridge will stand.\n\nQ    Did he say that the bridge is safe?", published="2024-05-10")
    assert not [text for text, _ in heard(coding) if text.startswith("Q")]


def test_joint_speakers_are_a_group_of_their_own(code: Callable[..., Coding]) -> None:
    coding = code("The United States and the Philippines said that the drill was over.", published="2024-05-10")
    assert heard(coding) == [("The United States and the Philippines", "group:PHL+USA")]
    (group,) = [actor for actor in coding.actors if actor.key == "group:PHL+USA"]
    assert set(group.members) == {"PHL", "USA"}


def test_an_apposition_is_no_second_speaker(code: Callable[..., Coding]) -> None:
    coding = code(
        "Penny Wong, a lawyer by training and the foreign minister since 2022, said that the port was open.", published="2024-05-10"
    )
    assert [actor for _, actor in heard(coding)] == ["person:penny-wong"]


@pytest.mark.parametrize(
    ("text", "speaker", "actor"),
    [
        ("Kenya said that the bridge was safe. “The road is next,” it added.", "it", "KEN"),
        (
            "A statement from the Turkish foreign ministry said that the deal was dead.",
            "A statement from the Turkish foreign ministry",
            "body:TUR",
        ),
        ("According to Japanese government data, exports fell.", "Japanese government data", "JPN"),
    ],
)
def test_papers_and_pronouns(code: Callable[..., Coding], text: str, speaker: str, actor: str) -> None:
    words, key = heard(code(text, published="2024-05-10"))[-1]
    assert words == speaker
    assert key is not None and key.startswith(actor)


def test_the_leaders_once_defined_are_not_the_two_who_act_alone(code: Callable[..., Coding]) -> None:
    opening = "Prime Minister Fumio Kishida of Japan, President Yoon Suk Yeol of South Korea and President Joe Biden of the United States met on Sunday. "
    pair = "President Biden and Prime Minister Kishida express support for a plan of Seoul. "
    told = heard(
        code(f"{opening}The Leaders commended the trust among them. {pair}The Leaders condemned the launches.", published="2022-11-13")
    )
    three = "group:fumio-kishida+joe-biden+yoon-suk-yeol"
    assert [actor for text, actor in told if text == "The Leaders"] == [three, three]


def test_leaders_without_a_term_are_those_who_met_last(code: Callable[..., Coding]) -> None:
    opening = "French President Emmanuel Macron, German Chancellor Olaf Scholz and Polish Prime Minister Donald Tusk met on Friday. "
    told = heard(
        code(
            f"{opening}The leaders praised the talks. Macron and Scholz met alone. The leaders praised the bridge.", published="2024-03-15"
        )
    )
    assert [actor for text, actor in told if text == "The leaders"][-1] == "group:emmanuel-macron+olaf-scholz"


def test_the_official_is_the_one_named_before_not_the_many_of_another_state(code: Callable[..., Coding]) -> None:
    text = (
        "US Defense Secretary Lloyd Austin spoke with Chinese Defense Minister Dong Jun on Tuesday. A senior defense official told reporters that the "
        "call went well. Chinese officials had refused such calls for a year. The official said that the two would speak again."
    )
    (first, _), (second, key) = [(text, actor) for text, actor in heard(code(text, published="2024-04-16"))]
    assert (first, second) == ("A senior defense official", "The official")
    assert key != "group:CHN.officials"


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("A report in The Daily Telegraph said that the talks had failed.", "org:the-telegraph"),
        ("“My client will plead not guilty,” said her lawyer in Canada, Andrew Barlow.", "person:andrew-barlow"),
        ("A report in March said that the talks had failed.", None),
    ],
)
def test_who_stands_behind_a_paper_or_at_the_end_of_a_phrase(code: Callable[..., Coding], text: str, actor: str | None) -> None:
    assert [key for _, key in heard(code(text, published="2024-05-10"))] == [actor]


def test_the_authorities_are_they(code: Callable[..., Coding]) -> None:
    text = "Russian authorities said on Saturday that the toll had risen. They said that the search went on."
    assert heard(code(text, published="2026-05-24"))[1] == ("They", "body:RUS.government")


def test_officials_of_an_administration_are_those_of_its_state(code: Callable[..., Coding]) -> None:
    text = "President Donald Trump spoke on Monday. Trump administration officials said that the plan was ready."
    assert heard(code(text, published="2025-05-15")) == [("Trump administration officials", "group:USA.officials")]


def test_a_group_of_groups_has_one_plain_key(code: Callable[..., Coding]) -> None:
    ((_, key),) = heard(code("European officials and diplomats say that the summit will be short.", published="2025-05-15"))
    assert key == "group:diplomats+officials"


def test_he_is_who_was_asked_not_who_the_question_is_about(code: Callable[..., Coding]) -> None:
    text = (
        "“The schedule is clear,” said Mr. Blinken. Asked by the BBC whether Mr. Netanyahu had agreed, he said: “I cannot speak to that.”"
    )
    assert heard(code(text, published="2024-08-20"))[-1] == ("he", "person:blinken")


def test_a_participle_between_speaker_and_verb(code: Callable[..., Coding]) -> None:
    text = "Foreign Minister Wang Yi and Foreign Minister Annalena Baerbock, addressing a joint press conference after hours of talks in Berlin, said teams of both sides would go on."
    (said,) = code(text, published="2023-04-15").statements
    assert said.speaker is not None and said.speaker.text.startswith("Foreign Minister Wang Yi and")
    assert [piece.text for piece in said.content] == ["teams of both sides would go on"]


@pytest.mark.parametrize(
    ("cue", "tag", "speaker"),
    [
        ("cut in", "cut in the chairman, Dutch ambassador Pieter Visser", "the chairman, Dutch ambassador Pieter Visser"),
        ("fired back", "Uganda's delegate Grace Akello fired back", "Uganda's delegate Grace Akello"),
        ("sneered", "sneered Hungarian minister Peter Nagy", "Hungarian minister Peter Nagy"),
        ("put in", "put in the Chilean consul", "the Chilean consul"),
        ("shot back", "Bolivia's envoy Mario Quispe shot back", "Bolivia's envoy Mario Quispe"),
        ("went on", "went on Peru's envoy", "Peru's envoy"),
    ],
)
def test_a_tag_behind_a_quotation_says_who_spoke(code: Callable[..., Coding], cue: str, tag: str, speaker: str) -> None:
    """In a row of quotations, by whatever verb."""
    text = f'"It is worthless," grumbled Peruvian delegate Luis Ortega. "Then let us vote," {tag}. "Enough," sighed Chilean delegate Ana Rojas.'
    said = [s for s in code(text).statements if any(c.text.startswith("Then let us vote") for c in s.content)]
    assert [(s.cue.text, s.speaker.text if s.speaker else None) for s in said] == [(cue, speaker)]
