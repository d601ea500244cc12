"""Who speaks in a transcript, and that other texts have no turns."""

from collections.abc import Callable

import pytest

from legation.model import Coding
from legation.reading import document
from legation.reading.turns import turns

TRANSCRIPT = """MODERATOR: Good morning. The secretary will take questions.

QUESTION: Did you raise the reef?

SECRETARY SMITH: I did. We agreed to protect it.

More is to come.

QUESTION: When?

SECRETARY SMITH: Soon."""


def test_turns_have_their_speaker_and_their_words() -> None:
    made = document({"text": TRANSCRIPT})
    assert [(t.speaker.text, t.question) for t in made.turns] == [
        ("MODERATOR", False), ("QUESTION", True), ("SECRETARY SMITH", False), ("QUESTION", True), ("SECRETARY SMITH", False),
    ]  # fmt: skip
    assert TRANSCRIPT[made.turns[2].start : made.turns[2].end] == "I did. We agreed to protect it.\n\nMore is to come."
    assert all(TRANSCRIPT[t.speaker.start : t.speaker.end] == t.speaker.text for t in made.turns)


def test_letters_and_names_open_turns_as_well() -> None:
    text = "Q    Will you meet him?\n\nTHE PRESIDENT:  I will.\n\nQ    Where?\n\nTHE PRESIDENT:  In Apia.\n\nMR. O'BRIEN:  Thank you."
    assert [t.speaker.text for t in document({"text": text}).turns] == ["Q", "THE PRESIDENT", "Q", "THE PRESIDENT", "MR. O'BRIEN"]


@pytest.mark.parametrize(
    "text",
    [
        "APIA: Ministers met.\n\nNOTE: The pact is old.\n\nREAD MORE: The reef.",
        "Background: the reef.\nParticipants: two ministers.\nPlace: Apia.",
        "He said: we go.\nShe said: we stay.",
    ],
)
def test_texts_that_are_no_transcript(text: str) -> None:
    assert document({"text": text}).turns == ()


BRIEFING = "MR. MILLER: Good afternoon.\n\nQUESTION: Will you ask Chad to sign?\n\nMR. MILLER: We have asked Chad to sign.\n\nQ And Sudan?\n\nMR. MILLER: No comment."
COMMONS = "Madam Deputy Speaker (Rosa Kerr): Order.\n\nThe Minister for Europe (Nina Price): We condemn it.\n\nMr Alan Frost (Moorside): Will he go?\n\nNina Price: He will."
CANBERRA = "The DEPUTY SPEAKER (Hon. BD Nolan): Order!\n\nMr STEPHEN WARD (Throsby): We should sign.\n\nMr EWEN WARD (Herbert): We should not.\n\nMr Ewen Ward interjecting-\n\nMr STEPHEN WARD: It will create jobs."
UNITED_NATIONS = "The President: I give the floor to Norway.\n\nMrs. Holm (Norway): We condemn the strike.\n\nMr. Okello (Uganda) (spoke in French): We ask for a vote.\n\nThe President: I thank him."
EUROPEAN = "President. – The next item is ferries.\n\nUrsula Weber, Vice-President of the Commission. – Madam President, we will talk.\n\nJan Kowal, on behalf of the Green Group. – We reject it.\n\nMaria Rossi (S&D). – We ask for time."
PRESS = "Jens Holm (NATO Secretary General): Welcome.\n\nOana Pop (NATO Spokesperson): We go to Reuters.\n\nQuestion: Will you meet again?\n\nJens Holm: In May."


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (BRIEFING, ["MR. MILLER", "QUESTION", "MR. MILLER", "Q", "MR. MILLER"]),
        (COMMONS, ["Madam Deputy Speaker (Rosa Kerr)", "The Minister for Europe (Nina Price)", "Mr Alan Frost (Moorside)", "Nina Price"]),
        (CANBERRA, ["The DEPUTY SPEAKER (Hon. BD Nolan)", "Mr STEPHEN WARD (Throsby)", "Mr EWEN WARD (Herbert)", "Mr STEPHEN WARD"]),
        (UNITED_NATIONS, ["The President", "Mrs. Holm (Norway)", "Mr. Okello (Uganda) (spoke in French)", "The President"]),
        (
            EUROPEAN,
            ["President", "Ursula Weber, Vice-President of the Commission", "Jan Kowal, on behalf of the Green Group", "Maria Rossi (S&D)"],
        ),
        (PRESS, ["Jens Holm (NATO Secretary General)", "Oana Pop (NATO Spokesperson)", "Question", "Jens Holm"]),
    ],
    ids=["briefing", "commons", "canberra", "united nations", "european parliament", "press conference"],
)
def test_transcripts_of_six_kinds(text: str, speakers: list[str]) -> None:
    assert [turn.speaker.text for turn in turns(text, ()) if turn.speaker] == speakers


@pytest.mark.parametrize(
    "text",
    [
        "China: exports fell in May.\n\nJapan: imports rose.\n\nBrazil: no change.\n\nChina: prices fell.\n\nJapan: the yen fell.",
        "Washington: The talks go on.\n\nParis: Nothing new.\n\nNote: all times are local.\n\nWashington: More later.",
        "The minister said three things: trade and peace.\n\nKey points: none.\n\nThe deal: what we know.",
        "Agenda: ferries.\n\nParticipants: Norway and Ghana.\n\nDate: 3 May.\n\nDate: 4 May.",
        "OSLO. – The talks go on.\n\nACCRA. – They end.\n\nPARIS. – Nothing new.",
    ],
)
def test_places_and_headings_do_not_speak(text: str) -> None:
    assert turns(text, ()) == ()


DAIL = (
    "An Ceann Comhairle: I call Deputy Brady.\n\nDeputy John Brady: Will the Tánaiste expel the Israeli ambassador?\n\n"
    "The Tánaiste (Deputy Micheál Martin): We condemn the killings in Gaza."
)
HOUSE = (
    "Madam Deputy Speaker (Rosa Kerr): Order. I call the Minister.\n\nThe Minister for Europe (Nina Price): We condemn the detention by Belarus.\n\n"
    "Mr Alan Frost (Moorside): Will the Minister summon the ambassador?\n\nNina Price: We summoned him yesterday.\n\nMadam Deputy Speaker: I thank the Minister."
)
BRIEFING = "MR. MILLER: We condemn Russia's attack.\n\nQUESTION: Has he spoken with Turkey?\n\nMR. MILLER: We urge Azerbaijan to reopen the corridor."


@pytest.mark.parametrize(
    ("title", "source", "text", "speakers"),
    [
        ("Dail debate", None, DAIL, [None, "person:john-brady", "person:micheal-martin"]),
        (
            "House of Commons debate",
            None,
            HOUSE,
            ["person:rosa-kerr", "person:nina-price", "person:alan-frost", "person:nina-price", "person:rosa-kerr"],
        ),
        ("Department Press Briefing", "U.S. Department of State", BRIEFING, ["person:matthew-miller", None, "person:matthew-miller"]),
    ],
)
def test_turns_have_actors(code: Callable[..., Coding], title: str, source: str | None, text: str, speakers: list[str | None]) -> None:
    coding = code(text, title=title, source=source, published="2023-06-07")
    assert [turn.speaker.actor for turn in coding.document.turns] == speakers


def test_members_of_a_house_are_of_its_state(code: Callable[..., Coding]) -> None:
    actors = {a.key: a.country for a in code(HOUSE, title="House of Commons debate", published="2023-06-07").actors}
    assert actors["person:alan-frost"] == "GBR"


CONGRESS = "Mr. SMITH of New Jersey. Mr. Speaker, we condemn China.\n\nThe SPEAKER pro tempore. The gentleman is recognized.\n\nMs. KERR. I thank the gentleman. We demand that China free the bishop."
TWO = "SECRETARY BLINKEN: We agreed to keep talking.\n\nFOREIGN MINISTER WANG: China rejects the accusations of the United States. We reject them."
STRASBOURG = (
    "President. - The next item is Belarus.\n\nUrsula Weber, Vice-President of the Commission. - Madam President, we condemn the regime in Minsk.\n\n"
    "Jan Kowal, on behalf of the Green Group. - We demand sanctions on Belarus."
)
COUNCIL = (
    "Mrs. Holm (Norway): We call on Russia to withdraw.\n\nMr. Okello (Uganda) (spoke in French): Uganda calls for restraint.\n\n"
    "The Secretary-General: I condemn the attack."
)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (CONGRESS, ["Mr. SMITH of New Jersey", "The SPEAKER pro tempore", "Ms. KERR"]),
        (TWO, ["SECRETARY BLINKEN", "FOREIGN MINISTER WANG"]),
        (STRASBOURG, ["President", "Ursula Weber, Vice-President of the Commission", "Jan Kowal, on behalf of the Green Group"]),
        (COUNCIL, ["Mrs. Holm (Norway)", "Mr. Okello (Uganda) (spoke in French)", "The Secretary-General"]),
        ("Mr. Smith left.\n\nThe Chair. A chair is a seat.\n\nMs. Jones stayed.", []),
        ("OSLO: The talks go on.\n\nACCRA: They end.", []),
    ],
    ids=["congress", "two with titles", "with hyphens", "council", "no congress", "two places"],
)
def test_transcripts_of_further_kinds(text: str, speakers: list[str]) -> None:
    assert [turn.speaker.text for turn in turns(text, ())] == speakers


def test_a_label_tells_no_event(code: Callable[..., Coding]) -> None:
    assert not [e for e in code(COUNCIL, published="2023-06-07").events if e.trigger.text == "spoke"]


def test_a_member_speaks_of_his_own_government(code: Callable[..., Coding]) -> None:
    text = "Mr JONES (Cowper): I ask about the deal with China.\n\nMs LEE (Fowler): The government condemns China for its tariffs.\n\nMr JONES (Cowper): I thank her."
    assert not [a for a in code(text, published="2023-06-07").actors if a.key == "body:CHN.government"]


def test_we_is_whoever_has_the_floor(code: Callable[..., Coding]) -> None:
    text = (
        "QUESTION: Has the Secretary spoken with Israel's foreign minister?\n\nMR PRICE: He spoke with him yesterday. We condemn the attack on Haifa.\n\n"
        "QUESTION: When?\n\nMR PRICE: Yesterday."
    )
    coding = code(text, published="2023-06-07")
    assert {e.actors for e in coding.events if e.event == "ACCUSE"} == {("person:price",)}


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("Mr HARRIS (Perth): The treaty is a gain.\n\nMr DOYLE (Cork): It is a loss.", ["Mr HARRIS (Perth)", "Mr DOYLE (Cork)"]),
        (
            "Mr. Paul Roy (Gatineau, Lib.): Mr. Speaker, will Canada sign?\n\nHon. Anne Cote (Minister of Trade, Lib.): It has.\n\nThe Speaker: Order.",
            ["Mr. Paul Roy (Gatineau, Lib.)", "Hon. Anne Cote (Minister of Trade, Lib.)", "The Speaker"],
        ),
        (
            "An Ceann Comhairle: Order.\n\nDeputy Ruth Kane: I ask about Gaza.\n\nThe Tánaiste: I met the envoy.",
            ["An Ceann Comhairle", "Deputy Ruth Kane", "The Tánaiste"],
        ),
        ("Ms LEE (Swan): Will he go?\n\nMr ADAMS (Lyons): He will.", ["Ms LEE (Swan)", "Mr ADAMS (Lyons)"]),
        ("Note (draft): The pact is a gain.\n\nSummary (short): It is a loss.", []),
    ],
)
def test_few_turns_of_houses(text: str, labels: list[str]) -> None:
    assert [t.speaker.text for t in document({"text": text}).turns] == labels


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        (
            "SHRI ANIL DAS (Salem): Has Nepal freed our drivers?\n\nTHE MINISTER OF EXTERNAL AFFAIRS (SMT. MAYA PILLAI): Sir, it has.\n\nSHRI ANIL DAS: When?",
            ["SHRI ANIL DAS (Salem)", "THE MINISTER OF EXTERNAL AFFAIRS (SMT. MAYA PILLAI)", "SHRI ANIL DAS"],
        ),
        (
            "The PRESIDING OFFICER. The clerk will read.\n\nMr. HOBBS. Mr. President, we condemn it.\n\nMs. LARKIN. I yield the floor.",
            ["The PRESIDING OFFICER", "Mr. HOBBS", "Ms. LARKIN"],
        ),
        (
            "Question (Port Mail): Has Norway protested?\n\nSpokesperson Lunde: Yes, this morning.\n\nQuestion: Will the minister go?\n\nSpokesperson Lunde: No.",
            ["Question (Port Mail)", "Spokesperson Lunde", "Question", "Spokesperson Lunde"],
        ),
        (
            "Port Mail: Has China protested to Norway?\n\nHe Ran: It has.\n\nReuters: Will the minister travel to Oslo?\n\nHe Ran: There is nothing to tell.",
            ["Port Mail", "He Ran", "Reuters", "He Ran"],
        ),
        (
            "Ms. ROY (Canada): We will give aid.\n\nH.E. Mr. Ali Sow (Senegal): We thank Canada.\n\nThe Chair: That ends the list.",
            ["Ms. ROY (Canada)", "H.E. Mr. Ali Sow (Senegal)", "The Chair"],
        ),
        ("What next: will it hold?\n\nBackground: the deal.\n\nWhat now: who pays?\n\nBackground: the money.", []),
        ("The winners: who are they?\n\nKenya: a good year.\n\nThe losers: who are they?\n\nKenya: a bad year.", []),
    ],
)
def test_labels_of_more_houses_and_rooms(text: str, labels: list[str]) -> None:
    assert [text[t.speaker.start : t.speaker.end] for t in turns(text, ())] == labels


def test_a_question_under_a_label_is_no_headline() -> None:
    text = "Port Mail: Will China send an envoy to Kabul?\n\nHe Ran: We will.\n\nAFP: When will the envoy go?\n\nHe Ran: There is nothing to tell at this time of the year."
    made = document({"text": text, "title": "Regular press conference"})
    assert [(t.speaker.text, t.question) for t in made.turns] == [("Port Mail", True), ("He Ran", False), ("AFP", True), ("He Ran", False)]
