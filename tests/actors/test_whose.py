"""Whose an office, body or group is, and which of two persons or senses a name means: in texts."""

from collections.abc import Callable

import pytest

from legation.model import Coding
from legation.reference.successors import predecessors, successors

Code = Callable[..., Coding]
DAY = "2023-06-07"


def actor_at(coding: Coding, words: str) -> str | None:
    """The actor of the first mention with exactly these words."""
    return next(m.actor for m in coding.mentions if m.text == words)


def country_of(coding: Coding, key: str | None) -> str | None:
    return next((a.country for a in coding.actors if a.key == key), None)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Parisian authorities said they had expelled two Belarusian diplomats.", "Parisian authorities", "FRA"),
        ("Viennese police held two Serbian men on Tuesday.", "Viennese police", "AUT"),
        ("Muscovite officials received the Indian envoy.", "Muscovite officials", "RUS"),
        ("Hamburg's mayor, Peter Vogel, received the Danish envoy.", "Peter Vogel", "DEU"),
        ("The mayor of Tampere, Anna Laine, met the Estonian ambassador.", "Anna Laine", "FIN"),
        ("Osaka wants talks with Italian firms, said the city's deputy mayor, Haruto Ota.", "Haruto Ota", "JPN"),
        ("The Taoiseach met the French president in Paris.", "Taoiseach", "IRL"),
        ("The Tánaiste met the French foreign minister in Paris.", "Tánaiste", "IRL"),
        ("Authorities in Marseille expelled a Tunisian diplomat on Tuesday.", "Authorities", "FRA"),
        ("Police in Gdansk arrested two Belarusian men on Tuesday.", "Police", "POL"),
        ("French police held two Serbian men on Tuesday.", "French police", "FRA"),
        ("Lyonnais officials have expelled three Iranian students.", "Lyonnais officials", "FRA"),
        ("Two Russian consuls were expelled by Roman authorities on Thursday.", "Roman authorities", "ITA"),
        ("Athenian police held a Libyan man on Tuesday.", "Athenian police", "GRC"),
        ("Glaswegian officials received the Malawian consul.", "Glaswegian officials", "GBR"),
        ("Beiruti officials thanked the Qatari envoy.", "Beiruti officials", "LBN"),
        ("The Bundespräsident received the Polish prime minister on Friday.", "Bundespräsident", "DEU"),
        ("The Chancellor of the Exchequer met the Irish finance minister in Dublin.", "Chancellor of the Exchequer", "GBR"),
        ("The Nationalrat backed sanctions on Myanmar on Wednesday.", "Nationalrat", "AUT"),
        ("Catalan leaders met the Slovenian president in Ljubljana.", "Catalan leaders", "ESP"),
        ("Officials in Vancouver expelled two Iranian agents.", "Officials", "CAN"),
        ("Sydney's police commissioner met his Indonesian counterpart in Jakarta.", "police commissioner", "AUS"),
        ("Bavaria's interior minister deported three Afghans.", "interior minister", "DEU"),
        ("The Seimas condemned Minsk on Thursday.", "Minsk", "BLR"),
        ("Poland urged Kyiv to reopen the border.", "Kyiv", "UKR"),
        ("The Stortinget voted on Tuesday to recognise Palestine.", "Stortinget", "NOR"),
        ("Georgia lawmakers in Atlanta passed a resolution in support of Taiwan.", "Georgia lawmakers", "USA"),
        ("Georgia officials in Savannah received the German consul.", "Georgia officials", "USA"),
        ("Georgian lawmakers in Tbilisi passed a law on Tuesday.", "Georgian lawmakers", "GEO"),
    ],
)
def test_whose_it_is(code: Code, text: str, words: str, country: str) -> None:
    coding = code(text, published=DAY)
    assert country_of(coding, actor_at(coding, words)) == country


def test_georgia_is_the_state_where_the_caucasus_is_spoken_of(code: Code) -> None:
    assert actor_at(code("The US and Georgia signed a pact in Tbilisi on Tuesday.", published=DAY), "Georgia") == "GEO"
    assert all(a.key != "GEO" for a in code("Georgia voted early; its governor, Brian Kemp, spoke in Atlanta.", published=DAY).actors)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The envoys will travel to China on Monday.", "envoys"),
        ("The ambassador left for Canada late on Monday.", "ambassador"),
        ("The minister flew to Brazil on Sunday.", "minister"),
        ("Negotiators travelled on to Japan for a second round.", "Negotiators"),
        ("The delegates returned from Peru on Friday.", "delegates"),
    ],
)
def test_where_they_go_is_not_whose_they_are(code: Code, text: str, words: str) -> None:
    coding = code(text, published=DAY)
    assert country_of(coding, next((m.actor for m in coding.mentions if m.text == words), None)) is None


@pytest.mark.parametrize("text", ["Flemish leaders in Brussels met the Dutch premier.", "The king received Togo's president in Brussels."])
def test_who_meets_in_brussels_is_not_the_union(code: Code, text: str) -> None:
    assert all(a.key != "EU" for a in code(text, published=DAY).actors)


def test_brussels_acts_for_the_union(code: Code) -> None:
    assert actor_at(code("Brussels imposed sanctions on Belarus.", published=DAY), "Brussels") == "EU"


@pytest.mark.parametrize(
    ("word", "country"),
    [("Sejm", "POL"), ("Riksdag", "SWE"), ("Folketing", "DNK"), ("Knesset", "ISR"), ("Bundestag", "DEU"), ("Seimas", "LTU")],
)
def test_parliaments_of_one_word_act(code: Code, word: str, country: str) -> None:
    coding = code(f"The {word} voted on Tuesday to condemn the coup in Niger.", published=DAY)
    assert country_of(coding, actor_at(coding, word)) == country


def test_surnames_are_told_apart_by_title_and_sex(code: Code) -> None:
    text = (
        "Trade minister Clara Hughes and envoy Owen Hughes clashed on Wednesday. Ms Hughes spoke first. Mr Hughes replied. Mrs Hughes left."
    )
    coding = code(text, published=DAY)
    assert actor_at(coding, "Ms Hughes") == "person:clara-hughes"
    assert actor_at(coding, "Mr Hughes") == "person:owen-hughes"
    assert actor_at(coding, "Mrs Hughes") == "person:clara-hughes"


def test_a_surname_that_fits_two_is_left_open(code: Code) -> None:
    coding = code("Delegates Kim Reed and Pat Reed met Japan's envoy. Ms Reed left early.", published=DAY)
    assert actor_at(coding, "Ms Reed") is None


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Chad Miller, a US senator, visited Jordan on Monday. Chad told reporters that he would return.", "Chad", "person:chad-miller"),
        ("The Israeli envoy thanked Jordan Bell, a British aide. Jordan said he was touched.", "Jordan", "person:jordan-bell"),
        (
            'Kenya\'s minister met Georgia Evans, the Welsh envoy. "Georgia is a friend," the minister said.',
            "Georgia",
            "person:georgia-evans",
        ),
        ("India Hicks and Owen Bell met in Jerusalem on Monday. India said she was glad.", "India", "person:india-hicks"),
        ("Chad Miller, a US senator, visited Jordan on Monday.", "Jordan", "JOR"),
        ("Foreign Minister Israel Katz said Israel would respond. Israel said it had struck a depot.", "Israel", "ISR"),
        ("Chad recalled its ambassador from Sudan on Monday.", "Chad", "TCD"),
    ],
)
def test_first_names_that_are_states(code: Code, text: str, words: str, key: str) -> None:
    assert actor_at(code(text, published=DAY), words) == key


@pytest.mark.parametrize(
    "text", ["Black and Brown young people marched in Atlanta.", "A Green May Day was held.", "Rice prices rose in Manila."]
)
def test_ordinary_words_are_no_persons(code: Code, text: str) -> None:
    assert not [a for a in code(text, published=DAY).actors if a.kind == "person"]


def test_a_bare_surname_of_many_is_not_a_foreign_leader(code: Code) -> None:
    coding = code("Mr Miller said that the department would answer later.", published=DAY)
    assert country_of(coding, actor_at(coding, "Mr Miller")) is None
    coding = code("President Biden spoke on Monday. Biden left on Tuesday.", published=DAY)
    assert actor_at(coding, "Biden") == "person:joe-biden"


@pytest.mark.parametrize(
    ("text", "published", "words", "key"),
    [
        ("The Soviet Union and Czechoslovakia signed a trade agreement.", "1989-11-30", "Soviet Union", "SUN"),
        ("The Soviet Union and Czechoslovakia signed a trade agreement.", "1989-11-30", "Czechoslovakia", "CSK"),
        ("Soviet troops invaded Afghanistan in December 1979.", "2022-11-30", "Soviet troops", "group:SUN.military"),
        ("East Germany's foreign minister met the Yugoslav ambassador.", "1985-03-01", "Yugoslav ambassador", "office:YUG.ambassador"),
        (
            "East Germany's foreign minister met the Yugoslav ambassador.",
            "1985-03-01",
            "East Germany's foreign minister",
            "office:DDR.foreign-minister",
        ),
        ("Germany's foreign minister met the Croatian ambassador.", DAY, "Germany", "DEU"),
    ],
)
def test_states_that_are_no_more(code: Code, text: str, published: str, words: str, key: str) -> None:
    assert actor_at(code(text, published=published), words) == key


@pytest.mark.parametrize(
    "text", ["A Soviet-era bridge fell in Riga.", "The former Yugoslav republics met.", "Post-Soviet states met in Minsk."]
)
def test_looking_back_on_them_names_no_actor(code: Code, text: str) -> None:
    assert not {"SUN", "YUG"} & {a.key for a in code(text, published=DAY).actors}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Moldova, once a Soviet republic, signed a trade accord with Romania.", {"MDA", "ROU"}),
        ("Georgia, which was part of the Soviet Union until 1991, met the Polish envoy.", {"GEO", "POL"}),
        ("Estonia, formerly ruled by the Soviet Union, joined the talks with Finland.", {"EST", "FIN"}),
        ("Kazakhstan, a onetime Soviet state, signed a pact with China.", {"KAZ", "CHN"}),
        ("Slovenia, once part of Yugoslavia, signed a gas accord with Austria.", {"SVN", "AUT"}),
        ("Croatia, in the past a Yugoslav republic, welcomed the Turkish offer.", {"HRV", "TUR"}),
        ("Hungary, the Soviet Union and Poland signed the pact in 1955.", {"HUN", "SUN", "POL"}),
    ],
)
def test_what_a_state_once_was_is_no_party(code: Code, text: str, left: set[str]) -> None:
    assert {a.party for a in code(text, published=DAY).actors if a.party} == left


def test_successors_are_linked() -> None:
    assert successors()["CSK"] == ("CZE", "SVK")
    assert predecessors()["RUS"] == ("SUN",)
    assert set(predecessors()["SRB"]) == {"YUG", "SCG"}


UNITED_NATIONS = "The President: I give the floor to Norway.\n\nMrs. Holm (Norway): We condemn the strike.\n\nMr. Okello (Uganda): We ask for a vote.\n\nThe President: I thank him."


def test_a_speaker_acts_for_the_state_in_brackets(code: Code) -> None:
    coding = code(UNITED_NATIONS, published=DAY)
    parties = {a.name: a.country for a in coding.actors if a.kind == "person"}
    assert parties == {"Holm": "NOR", "Okello": "UGA"}
    assert not [a for a in coding.actors if a.key.endswith("head-of-state")]


def test_a_minister_named_in_brackets_is_of_the_house_that_the_title_names(code: Code) -> None:
    text = "Madam Deputy Speaker (Rosa Kerr): Order.\n\nThe Minister for Europe (Nina Price): We condemn the detention by Belarus.\n\nMr Alan Frost (Moorside): Will he go?"
    coding = code(text, published=DAY, title="House of Commons debate")
    price = next(a for a in coding.actors if a.name == "Nina Price")
    assert (price.country, price.office) == ("GBR", "Minister for Europe")
    assert all(a.country != "BLR" or a.key == "BLR" for a in coding.actors)


def test_the_president_of_a_briefing_stays(code: Code) -> None:
    text = "THE PRESIDENT: Good morning.\n\nQUESTION: Will you meet him?\n\nTHE PRESIDENT: The United States will.\n\nQUESTION: When?"
    coding = code(text, published=DAY, source="The White House")
    assert any(a.country == "USA" and a.office for a in coding.actors)


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("Trade minister Clara Hughes defended the Kenya agreement on Monday.", "Trade minister Clara Hughes", None),
        ("Senator Georgia Long accused Russia of lying.", "Senator Georgia Long", None),
        ("Opposition leader Ruth Adams attacked the Zambia deal.", "Opposition leader Ruth Adams", None),
        ("Spokesperson Eva Lind said that the talks with Belarus had ended.", "Spokesperson Eva Lind", None),
        (
            "Environment minister Joan Price told Canada's parliament that the India treaty was dead.",
            "Environment minister Joan Price",
            "CAN",
        ),
        ("Kenya's trade minister Clara Hughes defended the agreement.", "Kenya's trade minister Clara Hughes", "KEN"),
    ],
)
def test_a_state_that_is_only_spoken_of_is_nobodys_own(code: Code, text: str, words: str, country: str | None) -> None:
    coding = code(text, published=DAY)
    assert country_of(coding, actor_at(coding, words)) == country


def test_a_bare_surname_of_two_stays_open(code: Code) -> None:
    coding = code(
        "Ambassador Lena Berg of Sweden and Ambassador Erik Berg of Norway spoke. Ms Berg left. Berg said the talks had failed.",
        published=DAY,
    )
    assert (actor_at(coding, "Ms Berg"), actor_at(coding, "Berg")) == ("person:lena-berg", None)


def test_there_is_no_germany_in_east_germany(code: Code) -> None:
    coding = code("Yugoslavia's premier met East Germany's minister in Prague. The Soviet Union was silent.", published="1985-03-01")
    assert [p.text for p in coding.places] == ["Prague"]


@pytest.mark.parametrize(
    ("text", "day", "keys"),
    [
        ("Serbia and Montenegro signed a border accord on Monday.", "2014-03-30", {"SRB", "MNE"}),
        ("Serbia and Montenegro recalled its envoy from Zagreb.", "2004-03-30", {"SCG"}),
        ("In 2005 Serbia and Montenegro signed an accord with the bloc.", "2015-03-30", {"SCG"}),
        ("North Vietnam attacked South Vietnam in March 1972.", "2012-03-30", {"VDR", "VNM"}),
        ("South Yemeni troops shelled North Yemen on Friday.", "1979-02-24", {"YMD", "YEM"}),
        ("In 1972 the two Germanys signed a treaty.", "2022-12-21", {"DDR", "DEU"}),
        ("Upper Volta and Ghana signed a pact in Accra.", "1983-10-12", {"BFA", "GHA"}),
    ],
)
def test_states_of_their_time(code: Code, text: str, day: str, keys: set[str]) -> None:
    found = {a.country for a in code(text, published=day).actors if a.country}
    assert found & {"SCG", "SRB", "MNE", "VDR", "VNM", "YMD", "YEM", "DDR", "DEU", "BFA", "GHA"} == keys


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("India Knight wrote that India and Pakistan should talk.", "India", "IND"),
        ("Chad Alder, a miner, said that Chad and Libya were at odds.", "Chad", "TCD"),
        ("Jordan Hill, a nurse, wrote of Iraq and Jordan.", "Jordan", "JOR"),
    ],
)
def test_a_state_beside_a_state_is_no_first_name(code: Code, text: str, words: str, key: str) -> None:
    assert actor_at(code(text, published=DAY), words) == key


def test_sex_of_slavic_first_names(code: Code) -> None:
    coding = code("President Aleksander Nowak met Senator Ewa Nowak. Mrs. Nowak spoke; Mr. Nowak hesitated.", published=DAY)
    assert (actor_at(coding, "Mrs. Nowak"), actor_at(coding, "Mr. Nowak")) == ("person:ewa-nowak", "person:aleksander-nowak")
