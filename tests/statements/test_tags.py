"""Quotations in a row, each with a tag of its own, and what is recalled though nothing is said."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
DAY = "2023-06-07"


def speakers_of(coding: Coding, words: str) -> list[str]:
    """Who speaks the content that begins so, in the words of the text."""
    return [s.speaker.text if s.speaker else "nobody" for s in coding.statements if any(c.text.startswith(words) for c in s.content)]


ROWS: list[tuple[str, dict[str, str]]] = [
    (
        '"This is not what we agreed," snapped the Greek envoy, Nikos Pappas.\n\n"It is what your minister signed," retorted Turkish '
        "ambassador Selim Kara.\n\n\"Please let us go on,\" pleaded Norway's mediator, Kari Lie.",
        {"This is": "the Greek envoy, Nikos Pappas", "It is": "Turkish ambassador Selim Kara", "Please": "Norway's mediator, Kari Lie"},
    ),
    (
        "\"Enough,\" barked the chairwoman, Ghana's Ama Mensah.\n\n\"We have hardly begun,\" murmured Togo's delegate Kofi Adu.\n\n"
        '"Then begin," she snorted.',
        {"Enough": "the chairwoman, Ghana's Ama Mensah", "We have": "Togo's delegate Kofi Adu", "Then begin": "she"},
    ),
    (
        '"We came to trade," Fiji\'s minister Ana Vula chimed in.\n\n"And to talk," her Samoan colleague Sione Leota threw in.',
        {"We came": "Fiji's minister Ana Vula", "And to": "her Samoan colleague Sione Leota"},
    ),
    (
        '"Not a word of this is true," Serbia\'s envoy Milan Jovic fumed, slamming the door.\n\n"Every word is," Kosovo\'s negotiator '
        "Arta Berisha fired back.",
        {"Not a word": "Serbia's envoy Milan Jovic", "Every word": "Kosovo's negotiator Arta Berisha"},
    ),
    (
        '"I will not sit with him," Cuban envoy Raul Diaz blurted out.\n\n"Then stand," quipped Panama\'s envoy Ines Mora.\n\n"Gentlemen," '
        "sighed the Swiss host, Urs Keller.",
        {"I will not": "Cuban envoy Raul Diaz", "Then stand": "Panama's envoy Ines Mora", "Gentlemen": "the Swiss host, Urs Keller"},
    ),
    (
        '"No," Iraq\'s minister, Ali Hassan, cut him off.\n\n"Yes," Kuwait\'s delegate, Nasser Ali, broke in.',
        {"No": "Iraq's minister, Ali Hassan", "Yes": "Kuwait's delegate, Nasser Ali"},
    ),
    (
        '"How many more?" demanded the Syrian envoy, Rima Aziz.\n\n"As many as it takes," her Lebanese colleague, Omar Haddad, deadpanned.',
        {"How many": "the Syrian envoy, Rima Aziz", "As many": "her Lebanese colleague, Omar Haddad"},
    ),
    (
        'Peru\'s minister called the deal “a theft!” He added: “They took our fish and our pride!”',
        {"They took": "He"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_each_quotation_is_of_its_own_tag(code: Code, text: str, expected: dict[str, str]) -> None:
    coding = code(text, published=DAY)
    assert {words: speakers_of(coding, words) for words in expected} == {words: [who] for words, who in expected.items()}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Talks with Fiji, grumbled Tonga's delegate Sela Moa, had led nowhere.", "Tonga's delegate Sela Moa"),
        ("Kenya, fumed Somalia's envoy Ali Nur, was stalling.", "Somalia's envoy Ali Nur"),
        ("The truce, muttered Mali's minister Awa Keita, was dead.", "Mali's minister Awa Keita"),
        ("The fee, scoffed the Chilean consul, was a joke.", "the Chilean consul"),
        ("The pact, sighed Kenya's envoy Tom Otieno, was dead.", "Kenya's envoy Tom Otieno"),
    ],
)
def test_verbs_of_mood_put_in_between(code: Code, text: str, who: str) -> None:
    assert [s.speaker.text for s in code(text, published=DAY).statements if s.speaker and len(s.content) == 2] == [who]


def test_the_chair_is_who_stands_beside_it(code: Code) -> None:
    [said] = code('"Enough," barked the chairwoman, Ghana\'s Ama Mensah.', published=DAY).statements
    assert said.speaker is not None and said.speaker.actor == "person:ama-mensah"


@pytest.mark.parametrize(
    "text",
    [
        "Tension grew between Chad and Libya. Chad recalled its ambassador.",
        "Two envoys were recalled by Iran on Monday.",
        "Peru has recalled its troops from the border with Ecuador.",
        "Norway recalled its consul in Minsk.",
        "Kenya recalled three diplomats from Mogadishu.",
    ],
)
def test_envoys_are_recalled_without_a_word(code: Code, text: str) -> None:
    assert not [s for s in code(text, published=DAY).statements if s.cue.text.endswith("recalled")]


def test_things_are_recalled_in_words(code: Code) -> None:
    coding = code("The Kenyan minister recalled that the pact had been signed in Nairobi.", published=DAY)
    assert [s.cue.text for s in coding.statements] == ["recalled"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ('Minister Anna Wong began speaking to reporters. "We will sign."', "Minister Anna Wong"),
        ('The French minister briefed the press in Rabat. "The pact is dead."', "The French minister"),
        ('Kenyan envoy Tom Otieno addressed the council. "We will vote no."', "Kenyan envoy Tom Otieno"),
        ('Peru\'s president, Rosa Diaz, spoke after the vote. "It is over."', "Peru's president"),
        ('Ambassador Pieter Kok intervened. "Read the text again."', "Ambassador Pieter Kok"),
    ],
)
def test_who_takes_the_floor_speaks(code: Code, text: str, who: str) -> None:
    said = [s.speaker.text for s in code(text, published=DAY).statements if s.speaker and s.quoted == "direct"]
    assert len(said) == 1 and said[0].startswith(who)


@pytest.mark.parametrize(
    "text",
    [
        'The minister spoke for an hour. "Ferry" was a word he used.',
        'The Kenyan envoy spoke on Monday.\n\n"Tides of Peace" is a film.',
        'Rain fell on Nairobi. "We will sign."',
    ],
)
def test_words_in_marks_after_a_speech_are_not_always_speech(code: Code, text: str) -> None:
    assert not [s for s in code(text, published=DAY).statements if s.quoted == "direct" and s.speaker]


@pytest.mark.parametrize(
    ("text", "said", "speaker"),
    [
        ('"Never again," came the response from the North Korean embassy.', "Never again", "the North Korean embassy"),
        ('"No deal is near," came the answer from Hungary\'s interior minister.', "No deal is near", "Hungary's interior minister"),
        ('"It is over," came the blunt verdict from the Ukrainian president.', "It is over", "the Ukrainian president"),
        ('"We are ready," came the reply from Ankara.', "We are ready", "Ankara"),
        ("The raid was an act of war, in the words of the Syrian envoy.", "The raid was", "the Syrian envoy"),
        ("In the words of Kenya's foreign minister, the border is closed for good.", "the border", "Kenya's foreign minister"),
        ("In the view of the Irish government, the vote was unfair.", "the vote", "the Irish government"),
        ("The sanctions are illegal in the opinion of the Venezuelan government.", "The sanctions", "the Venezuelan government"),
        ("The deal is dead, as the Iranian president put it.", "The deal is dead", "the Iranian president"),
        ("As the Danish prime minister put it, the island is not for sale.", "the island", "the Danish prime minister"),
    ],
)
def test_what_comes_from_somebody_or_is_put_in_words(code: Code, text: str, said: str, speaker: str) -> None:
    assert speakers_of(code(text, published="2023-09-12"), said) == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "In the words on the wall there was a message from Mali.",
        "The Indian minister put it on the table in Delhi.",
        "The words of the Chadian president were harsh.",
        "In view of the election, the Ghanaian president stayed in Accra.",
        "The answer came from Oslo on Sunday.",
    ],
)
def test_words_and_answers_of_which_nothing_is_told_are_no_statements(code: Code, text: str) -> None:
    assert not code(text, published="2023-09-12").statements
