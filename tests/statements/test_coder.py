"""Who is heard to say what: cues, speakers and contents, from sentences of our own about public facts."""

from dataclasses import replace

import pytest

from legation import statements
from legation.coding import Line, look
from legation.model import Extent, Statement
from legation.reading import document
from legation.statements.pieces import trimmed
from legation.statements.quotes import Quote, Quotes


def said(line: Line, text: str) -> tuple[Statement, ...]:
    """The statements of a text by the rules alone; their offsets all hold."""
    read = document({"text": text, "published": "2024-05-10"})
    rules = replace(line, encoder=None)
    found = statements.code(look(read, rules.parser.sentences(read), rules))
    for statement in found:
        for span in (statement.cue, *statement.content, *((statement.speaker,) if statement.speaker else ())):
            assert text[span.start : span.end] == span.text
    return found


def shown(statement: Statement) -> tuple[str | None, str, str, list[str]]:
    """Speaker, cue, how it is quoted, content."""
    speaker = statement.speaker.text if statement.speaker else None
    return speaker, statement.cue.text, statement.quoted, [span.text for span in statement.content]


CASES = [
    (
        "Finnish President Sauli Niinisto said that Finland would apply for membership in NATO.",
        ("Finnish President Sauli Niinisto", "said", "indirect", ["that Finland would apply for membership in NATO"]),
    ),
    (
        "“We will never forget our fallen soldiers,” Macron said.",
        ("Macron", "said", "direct", ["We will never forget our fallen soldiers"]),
    ),
    (
        '"Ukraine belongs in the European family," von der Leyen said. "Its people have chosen freedom."',
        ("von der Leyen", "said", "direct", ["Ukraine belongs in the European family", "Its people have chosen freedom."]),
    ),
    (
        "“The border,” the minister said, “will stay open for all travellers.”",
        ("the minister", "said", "direct", ["The border", "will stay open for all travellers."]),
    ),
    (
        "“Sweden is safer today,” said Ulf Kristersson.",
        ("Ulf Kristersson", "said", "direct", ["Sweden is safer today"]),
    ),
    (
        "Scholz called the decision “a turning point in history”.",
        ("Scholz", "called", "mixed", ["the decision “a turning point in history”"]),
    ),
    (
        "According to the Turkish foreign ministry, the grain deal was extended for sixty days.",
        ("the Turkish foreign ministry", "According to", "indirect", ["the grain deal was extended for sixty days"]),
    ),
    (
        "The grain deal, the ministry said, was extended for sixty days.",
        ("the ministry", "said", "indirect", ["The grain deal", "was extended for sixty days"]),
    ),
    (
        "The Secretary condemned the invasion of Ukraine.",
        ("The Secretary", "condemned", "indirect", ["the invasion of Ukraine"]),
    ),
    (
        "Norway expressed concern about the arrest of the journalists.",
        ("Norway", "expressed concern", "indirect", ["the arrest of the journalists"]),
    ),
    (
        "Mr. Stoltenberg thanked Poland for its support to Ukraine.",
        ("Mr. Stoltenberg", "thanked", "indirect", ["its support to Ukraine"]),
    ),
    (
        "Japan called on North Korea to stop its missile tests.",
        ("Japan", "called on", "indirect", ["North Korea to stop its missile tests"]),
    ),
    (
        "It was announced that the summit had been postponed.",
        (None, "was announced", "indirect", ["that the summit had been postponed"]),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_one_statement(line: Line, text: str, expected: tuple[str | None, str, str, list[str]]) -> None:
    assert [shown(statement) for statement in said(line, text)] == [expected]


def test_coordinated_verbs_share_the_subject(line: Line) -> None:
    text = "The ministers reaffirmed their support for Moldova and condemned the attack on Odesa."
    assert [shown(s) for s in said(line, text)] == [
        ("The ministers", "reaffirmed", "indirect", ["their support for Moldova"]),
        ("The ministers", "condemned", "indirect", ["the attack on Odesa"]),
    ]


def test_participle_has_the_subject_of_its_clause(line: Line) -> None:
    found = said(line, "Foreign Minister Penny Wong was more cautious, saying that talks would take time.")
    assert [(s.speaker.text, s.cue.text) for s in found if s.speaker] == [("Foreign Minister Penny Wong", "saying")]


def test_one_statement_a_cue_when_nested(line: Line) -> None:
    found = said(line, "Lavrov said that Guterres had warned that the deal was at risk.")
    assert [(s.cue.text, s.content[0].text) for s in found] == [
        ("said", "that Guterres had warned that the deal was at risk"),
        ("had warned", "that the deal was at risk"),
    ]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Malta has also said that the port would reopen.", "has also said"),
        ("Cuba did not say whether the talks would go on.", "did not say"),
        ("Chad is hopeful that the truce will last.", "is hopeful"),
        ("On Monday the envoy again urged Juba to free the pilots.", "again urged"),
    ],
)
def test_auxiliaries_and_adverbs_before_the_cue_belong_to_it(line: Line, text: str, cue: str) -> None:
    assert [statement.cue.text for statement in said(line, text)] == [cue]


def test_a_quoted_clause_is_direct_with_its_that_outside(line: Line) -> None:
    (statement,) = said(line, "Orban said that “the border fence will stay.”")
    assert (statement.quoted, statement.content[0].text) == ("direct", "that “the border fence will stay.”")


def test_topics_are_not_statements(line: Line) -> None:
    assert not said(line, "The two ministers discussed trade and reviewed the situation in the Red Sea.")
    assert not said(line, "They talked about energy, and Mr. Borrell briefed them on the mission.")


def test_guests_are_welcomed_at_the_door_and_decisions_in_words(line: Line) -> None:
    assert not said(line, "President Biden welcomed Prime Minister Fumio Kishida to the White House.")
    found = said(line, "President Biden welcomed the decision to extend the mission.")
    assert [s.content[0].text for s in found] == ["the decision to extend the mission"]


def test_speaker_actor_through_the_pronoun(line: Line) -> None:
    found = said(line, "Foreign Minister Penny Wong spoke in Canberra. She said that Australia supported the Pacific islands.")
    assert [s.speaker.actor for s in found if s.speaker] == ["person:penny-wong"]
    assert found[0].about[0] == "AUS"


def test_addressee(line: Line) -> None:
    found = said(line, "Blinken told Israel that more aid must reach Gaza.")
    assert found[0].addressees == ("ISR",)
    assert found[0].content[0].text == "that more aid must reach Gaza"


def test_issues_come_from_the_content(line: Line) -> None:
    found = said(line, "Canada said that tariffs would hurt both countries.")
    assert "tariffs" in found[0].issues


def test_quotation_over_paragraphs(line: Line) -> None:
    text = "“We stand together,” Sunak said.\n\n“The sanctions will hold as long as they are needed.”"
    assert len(said(line, text)) == 1


def test_marks_that_open_each_paragraph(line: Line) -> None:
    text = "The minister said:\n“Aid must reach Sudan now.\n“We will not look away.”"
    assert [span.text for span in said(line, text)[0].content] == ["Aid must reach Sudan now.", "We will not look away."]


def test_block_after_a_colon(line: Line) -> None:
    text = "Foreign Minister Wong said:\n\nAustralia stands with Tonga. We will send two more ships.\n\nNotes to editors"
    (statement,) = said(line, text)
    assert statement.quoted == "direct"
    assert statement.content[0].text == "Australia stands with Tonga. We will send two more ships"


def test_unquoted_speech_after_a_colon_goes_on(line: Line) -> None:
    (statement,) = said(line, "Philip Hammond said: The new sanctions are right. The regime will feel them.\n\nNotes to editors")
    assert (statement.quoted, statement.content[0].text) == ("direct", "The new sanctions are right. The regime will feel them")


def test_no_cue_takes_the_word_of_the_parser_for_that(line: Line) -> None:
    found = said(line, "The Kremlin has made it clear that it will not talk.")
    assert [(s.cue.text, s.content[0].text) for s in found] == [("has made it clear", "that it will not talk")]


def test_half_open_and_odd_marks_do_no_harm(line: Line) -> None:
    for text in ('"', "“", '" said " said', "said", "He said “", "”” he said ““ '' ``", "\ud800 said that \udfff", "said " * 400):
        said(line, text)


def test_same_document_same_ids(line: Line) -> None:
    text = "Spain said that it would recognise Palestine. Ireland said that it would do the same."
    first, second = said(line, text), said(line, text)
    assert first == second
    assert len({s.id for s in first}) == 2


def test_confidence_lies_between_zero_and_one(line: Line) -> None:
    found = said(line, "Peru said that the port was open. Chile hopes that trade will grow.")
    assert all(0 < s.confidence < 1 for s in found)
    assert found[0].confidence > found[1].confidence


def actors(found: tuple[Statement, ...]) -> list[str | None]:
    return [s.speaker.actor if s.speaker else None for s in found]


def test_the_key_of_a_speaker_is_that_of_its_head_noun(line: Line) -> None:
    (said_by,) = said(line, "Two charities with which Boris Johnson had worked said the ferry was unsafe.")
    assert said_by.speaker is not None and said_by.speaker.actor != "person:boris-johnson"
    (office,) = said(line, "Prime Minister Rishi Sunak's office said the rail talks had failed.")
    assert office.speaker is not None and office.speaker.actor != "person:rishi-sunak"
    (apposition,) = said(line, "The host, Emmanuel Macron, said the lunch was over.")
    assert apposition.speaker is not None and apposition.speaker.actor == "person:emmanuel-macron"


def test_joint_speakers_have_the_key_of_their_group_or_none(line: Line) -> None:
    (joint,) = said(line, "Olaf Scholz and Emmanuel Macron said that the tunnel would be built.")
    assert joint.speaker is not None and joint.speaker.text == "Olaf Scholz and Emmanuel Macron"
    assert joint.speaker.actor is None or joint.speaker.actor.startswith("group:")


@pytest.mark.parametrize(
    "text",
    [
        "Norway backs Ukraine as it defends its freedom.",
        "Engineers cheered as the lander reported a soft touchdown.",
        "The airline denied entry to three passengers.",
        "China asserts more control over the strait.",
        "The champion challenged a younger rival in Oslo.",
        "The visit underscores the friendship between Oman and India.",
        "Anna Berg spoke by phone with Ivan Petrov about the ferry.",
        "We both believe that the river must be shared.",
        "Nobody knew of Oman disclosing its past plans.",
        "EXPERTS SAY HARBOUR IS UNSAFE. The quay in Bergen was opened on Monday.",
    ],
)
def test_deeds_and_events_say_nothing(line: Line, text: str) -> None:
    assert said(line, text) == ()


def test_a_verb_after_a_told_clause_goes_back_to_the_speaker(line: Line) -> None:
    told, urged = said(line, "Tusk told Scholz that the pipeline was a danger to the region and urged Berlin to close it.")
    assert [span.text for span in told.content] == ["that the pipeline was a danger to the region"]
    assert actors((told, urged)) == ["person:donald-tusk"] * 2


def test_concern_is_about_its_matter_not_about_who_is_told(line: Line) -> None:
    (concern,) = said(line, "Qatar expressed concern to Sweden about the closure of the strait.")
    assert [span.text for span in concern.content] == ["the closure of the strait"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tension rose on the border as Norway vowed to answer the raid of Monday night.",
            [("Norway", "vowed", "indirect", ["to answer the raid of Monday night"])],
        ),
        (
            "“I cannot speak for others, but rest assured that Kenya will pay,” the spokesperson said.",
            [("the spokesperson", "said", "direct", ["I cannot speak for others, but rest assured that Kenya will pay"])],
        ),
        (
            'The fleet returned to Bergen on Sunday.(Anna Dahl/NTB)"We are late, and we know it," Admiral Lund said.',
            [("Admiral Lund", "said", "direct", ["We are late, and we know it"])],
        ),
    ],
)
def test_what_the_page_or_the_sentence_puts_beside_the_words_is_not_said(
    line: Line, text: str, expected: list[tuple[str | None, str, str, list[str]]]
) -> None:
    assert [shown(statement) for statement in said(line, text)] == expected


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "The ministers strongly condemn Ruritania’s launch of rockets this year, including two long-range ones, as well as a series of raids.",
            "Ruritania’s launch of rockets this year, including two long-range ones, as well as a series of raids",
        ),
        (
            "The ministers oppose any attempt to change the border by force, including through unlawful claims, the arming of islands, and raids on boats.",
            "any attempt to change the border by force, including through unlawful claims, the arming of islands, and raids on boats",
        ),
        ("The mayor said, citing two engineers, that the harbour was safe.", "that the harbour was safe"),
    ],
)
def test_the_whole_of_a_list_and_nothing_before_its_that(line: Line, text: str, content: str) -> None:
    assert [span.text for statement in said(line, text) for span in statement.content] == [content]


def test_the_clause_that_opens_the_sentence_is_not_said(line: Line) -> None:
    (asked, berg) = said(line, 'Asked whether the plan was a "new start", Mrs. Berg said she would not comment on it.')[:2]
    assert asked.speaker is None
    assert [span.text for span in berg.content] == ["she would not comment on it"]
    (_, lund) = said(line, 'Saying that the port was a "ruin", Mr. Lund added: "We will rebuild it."')
    assert [span.text for span in lund.content] == ["We will rebuild it."]


def test_a_relative_clause_does_not_say_the_quotation_before_it(line: Line) -> None:
    text = 'The port is a part of what Oman calls the "pearl road", an initiative that offers loans to sailors.'
    assert [statement.cue.text for statement in said(line, text)] == ["calls"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("In his Assembly speech Berg said that the port would open.", "Berg"),
        (
            "The head of the union wants the summit to be brief, European officials and diplomats say, to prevent a quarrel.",
            "European officials and diplomats",
        ),
    ],
)
def test_what_stands_before_a_speaker_is_no_part_of_the_name(line: Line, text: str, speaker: str) -> None:
    assert [s.speaker.text for s in said(line, text) if s.speaker] == [speaker]


def test_a_response_can_be_vowed(line: Line) -> None:
    text = "Ursula von der Leyen has vowed a united response to tariffs."
    assert [shown(s) for s in said(line, text)] == [("Ursula von der Leyen", "has vowed", "indirect", ["a united response to tariffs"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The vote has raised hopes of peace among the islanders.",
            ("The vote", "has raised", "indirect", ["hopes of peace among the islanders"]),
        ),
        (
            "The Israel Defense Forces (IDF) said that the road was open (and paved).",
            ("The Israel Defense Forces (IDF)", "said", "indirect", ["that the road was open (and paved)"]),
        ),
    ],
)
def test_what_is_said_is_no_part_of_the_cue_and_brackets_close(
    line: Line, text: str, expected: tuple[str | None, str, str, list[str]]
) -> None:
    assert [shown(statement) for statement in said(line, text)] == [expected]


def test_what_one_verb_quotes_the_next_does_not_say_again(line: Line) -> None:
    (first, second) = said(line, '"It is late," Berg said, adding that the port would open in May.')
    assert [span.text for span in first.content] == ["It is late"]
    assert [span.text for span in second.content] == ["that the port would open in May"]


def test_a_mark_that_closes_the_sentence_before_opens_nothing() -> None:
    text = 'He added: "The port is ours." The ships were "the pride of the town", the mayor said.'
    quotes = Quotes(text, [Quote(10, 29, first=11, last=28)])
    piece = trimmed(text, Extent(28, 45), quotes)
    assert piece is not None
    assert text[piece.start : piece.end] == "The ships were"
