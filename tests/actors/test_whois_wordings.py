"""Names and offices that users write otherwise than the register does."""

import pytest

from legation.actors.whois import whois
from legation.model import Identity
from legation.reference.near_names import in_latin
from legation.reference.register import Register
from legation.reference.standings import standing_of


def ask(phrase: str, on: str | None = "2016-05-01") -> Identity:
    return whois(phrase, Register.load(), on=on, id="1")


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("Aleksandr Grigoryevich Lukashenko", "Alexander Lukashenko"),
        ("Nursultan Abishuly Nazarbayev", "Nursultan Nazarbayev"),
        ("Petro Oleksiyovych Poroshenko", "Petro Poroshenko"),
        ("Enrique Peña Nieto", "Enrique Peña Nieto"),
        ("Nicolás Maduro Moros", "Nicolás Maduro"),
        ("Juan Manuel Santos Calderon", "Juan Manuel Santos"),
        ("Merkel, Angela", "Angela Merkel"),
        ("Orban Viktor", "Viktor Orbán"),
        ("Ki-moon Ban", "Ban Ki-moon"),
        ("A. Merkel", "Angela Merkel"),
        ("Lukashenko A.G.", "Alexander Lukashenko"),
        ("Abdul Fattah al-Sissi", "Abdel Fattah el-Sisi"),
        ("Muhammad Javad Zareef", "Mohammad Javad Zarif"),
        ("Ангела Меркель", "Angela Merkel"),
        ("Александр Лукашенко", "Alexander Lukashenko"),
        ("بشار الأسد", "Bashar al-Assad"),
        ("عبد الفتاح السيسي", "Abdel Fattah el-Sisi"),
        ("محمود عباس", "Mahmoud Abbas"),
        ("奥巴马", "Barack Obama"),
        ("潘基文", "Ban Ki-moon"),
    ],
)
def test_a_name_written_otherwise(phrase: str, name: str) -> None:
    found = ask(phrase)
    assert (found.name, found.kind) == (name, "person")
    assert found.confidence is not None and found.confidence >= 0.6


@pytest.mark.parametrize(
    "phrase", ["John Smith", "Maria Lopez Garcia", "Peter Martin", "Anna Johnson", "Jordan Smith", "Chad Miller", "He Said", "Иван Петров"]
)
def test_a_stranger_is_taken_for_nobody(phrase: str) -> None:
    assert ask(phrase).name is None


def test_an_initial_and_a_surname_that_several_have_tells_the_others() -> None:
    found = ask("J. Smith", "2010-01-01")
    assert found.confidence is None or found.confidence < 0.7


@pytest.mark.parametrize("word", ["He", "she", "They", "it", "who", "We", "someone"])
def test_a_pronoun_alone_is_nobody(word: str) -> None:
    found = ask(word)
    assert (found.key, found.name, found.country, found.sectors) == (None, None, None, ())


@pytest.mark.parametrize("word", ["Unicorn", "Isolation", "Natoli", "Euphoria", "Whole", "Unite"])
def test_an_acronym_is_not_found_inside_a_word(word: str) -> None:
    assert ask(word).key is None


@pytest.mark.parametrize(
    ("phrase", "name", "state", "holder"),
    [
        ("Welsh First Minister", "First Minister of Wales", "GBR", "Mark Drakeford"),
        ("First Minister of Scotland", "First Minister of Scotland", "GBR", "Nicola Sturgeon"),
        ("Northern Ireland's First Minister", "First Minister of Northern Ireland", "GBR", "Arlene Foster"),
        ("Premier of Ontario", "Premier of Ontario", "CAN", None),
        ("Mayor of Tampere", "Mayor of Tampere", "FIN", None),
        ("Mayor of London", "Mayor of London", "GBR", "Sadiq Khan"),
        ("the Taoiseach", "Taoiseach of Ireland", "IRL", "Leo Varadkar"),
        ("Bavarian interior minister", "Interior Minister of Bavaria", "DEU", None),
        ("Governor of Texas", "Governor of Texas", "USA", "Greg Abbott"),
        ("Catalan president", "President of Catalonia", "ESP", None),
    ],
)
def test_posts_below_the_state(phrase: str, name: str, state: str, holder: str | None) -> None:
    found = ask(phrase, "2020-06-01")
    assert (found.name, found.country, found.holder) == (name, state, holder)


@pytest.mark.parametrize(
    ("phrase", "on", "office", "holder"),
    [
        ("US president-elect", "2020-12-20", "President-elect", "Joe Biden"),
        ("Iraqi prime minister-designate", "2020-04-20", "Prime Minister-elect", "Mustafa Al-Kadhimi"),
        ("incoming US Secretary of State", "2021-01-15", "Secretary of State-elect", "Antony Blinken"),
        ("UK shadow foreign secretary", "2021-01-10", "Shadow Foreign Secretary", None),
        ("shadow chancellor of the exchequer", "2021-01-10", "Shadow Chancellor", None),
        ("acting US Secretary of State", "2021-01-10", "Secretary of State", None),
        ("acting US defence secretary", "2021-01-10", "Secretary of Defence", "Christopher C. Miller"),
        ("outgoing US Secretary of State", "2021-01-10", "Secretary of State", "Mike Pompeo"),
        ("then-US Secretary of State", "2021-01-10", "Secretary of State", None),
        ("US Secretary of State", "2021-01-10", "Secretary of State", "Mike Pompeo"),
        ("US president", "2021-01-10", "President", "Donald Trump"),
    ],
)
def test_how_one_stands_to_an_office(phrase: str, on: str, office: str, holder: str | None) -> None:
    found = ask(phrase, on)
    assert (found.office, found.holder) == (office, holder)
    assert found.confidence is not None
    if "acting" in phrase and holder is None:
        assert found.rivals == ("Mike Pompeo",)


@pytest.mark.parametrize(
    ("phrase", "country", "sectors"),
    [
        ("DFID", "GBR", ("GOV",)),
        ("Norad", "NOR", ("GOV",)),
        ("KOICA", "KOR", ("GOV",)),
        ("the Swedish ombudsman", "SWE", ("GOV", "HRI")),
        ("Ukraine's human rights ombudsman", "UKR", ("GOV", "HRI")),
        ("AIVD", "NLD", ("SPY",)),
        ("National Security Agency", "USA", ("SPY",)),
        ("member of the Knesset", "ISR", ("LEG",)),
        ("members of the Bundestag", "DEU", ("LEG",)),
        ("Lok Sabha MP", "IND", ("LEG",)),
        ("lorry drivers", None, ("LAB",)),
        ("Colombian paramilitaries", "COL", ("PRM",)),
        ("internally displaced people", None, ("REF",)),
        ("Ukrainian prisoners", "UKR", ("CVL",)),
        ("Parisian authorities", "FRA", ("GOV",)),
        ("Muscovite officials", "RUS", ("GOV",)),
    ],
)
def test_bodies_and_groups(phrase: str, country: str | None, sectors: tuple[str, ...]) -> None:
    found = ask(phrase)
    assert (found.country, found.sectors) == (country, sectors)


def test_a_member_is_not_the_parliament() -> None:
    assert ask("member of the Knesset").key == "office:ISR.legislator"
    assert ask("members of the Knesset").key == "group:ISR.leg"
    assert ask("the Knesset").key == "body:ISR.knesset"


def test_letters_of_other_scripts() -> None:
    assert in_latin("Сергей Лавров") == "Sergey Lavrov"
    assert in_latin("Sergey Lavrov") == "Sergey Lavrov"


def test_words_of_standing() -> None:
    assert standing_of("acting US Secretary of State") == ("acting", "US Secretary of State")
    assert standing_of("Prime Minister-elect") == ("elect", "Prime Minister")
    assert standing_of("elections commissioner") == (None, "elections commissioner")


@pytest.mark.parametrize(
    ("phrase", "key"),
    [
        ("Scottish government", "body:GBR.scotland.government"),
        ("Bavarian interior ministry", "body:DEU.bavaria.interior-ministry"),
        ("British government", "body:GBR.government"),
    ],
)
def test_bodies_below_the_state(phrase: str, key: str) -> None:
    assert ask(phrase).key == key


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("ambassador of India to France", "Ambassador of India"),
        ("the ambassador of the Republic of Korea to Japan", "Ambassador of South Korea"),
        ("high commissioner of Ghana to the United Kingdom", "Ambassador of Ghana"),
        ("consul general of Mexico in Chicago", "Ambassador of Mexico"),
        ("permanent representative of Fiji to the United Nations", "Permanent Representative of Fiji"),
        ("special envoy of Kenya for Somalia", "Envoy of Kenya"),
        ("ambassador to France of India", "Ambassador of India"),
        ("mayor-elect of Osaka", "Mayor-elect of Osaka"),
        ("ambassador-designate of India to France", "Ambassador-elect of India"),
        ("mayor-designate of Graz", "Mayor-elect of Graz"),
    ],
)
def test_whose_an_office_is_and_not_where(phrase: str, name: str) -> None:
    found = ask(phrase, "2023-06-01")
    assert (found.name, found.holder) == (name, None)
