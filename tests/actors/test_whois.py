"""Actor phrases to codes, as of a day."""

import pytest

from legation.actors.whois import whois
from legation.model import Identity, LegationError
from legation.reference.register import Register


def ask(phrase: str, on: str | None = None, context: str | None = None) -> Identity:
    return whois(phrase, Register.load(), context=context, on=on, id="1")


def test_an_office_on_a_day() -> None:
    found = ask("French Foreign Minister", "2010-01-01")
    assert (found.key, found.kind, found.country, found.sectors, found.cameo) == (
        "office:FRA.foreign-minister",
        "office",
        "FRA",
        ("GOV",),
        "FRAGOV",
    )
    assert (found.holder, found.holder_from, found.holder_until) == ("Bernard Kouchner", "2007-05-18", "2010-11-14")
    assert found.evidence and "public record" in found.evidence[0]


@pytest.mark.parametrize(
    ("phrase", "country", "sector"),
    [
        ("Norwegian", "NOR", "GOV"),
        ("the Kremlin", "RUS", "GOV"),
        ("Kenyan lawmakers", "KEN", "LEG"),
        ("Peru's Interior Ministry", "PER", "GOV"),
        ("police in Manila", "PHL", "COP"),
        ("Colombian coca growers", "COL", "AGR"),
        ("a Russian frigate", "RUS", "MIL"),
        ("two Ticonderoga-class cruisers", "USA", "MIL"),
        ("an Italian shipping company", "ITA", "BUS"),
        ("dairy workers across Ireland", "IRL", "LAB"),
        ("Boko Haram fighters", "NGA", "REB"),
        ("Sinaloa Cartel", "MEX", "CRM"),
        ("the Bundestag", "DEU", "LEG"),
        ("members of Mossad", "ISR", "SPY"),
        ("former Ghanaian minister", "GHA", "ELI"),
        ("Egypt's ambassador to Spain", "EGY", "GOV"),
        ("speaker of the Knesset", "ISR", "LEG"),
        ("residents of Osaka", "JPN", "CVL"),
        ("Agence France-Presse", "FRA", "JRN"),
        ("bishops in Nicaragua", "NIC", "REL"),
    ],
)
def test_country_and_first_sector(phrase: str, country: str, sector: str) -> None:
    found = ask(phrase)
    assert (found.country, found.sectors[:1]) == (country, (sector,))


@pytest.mark.parametrize(
    ("phrase", "on", "name", "sector"),
    [
        ("Barack Obama", "2012-06-01", "Barack Obama", "GOV"),
        ("Barack Obama", "2019-06-01", "Barack Obama", "ELI"),
        ("President Obama", "2012-06-01", "Barack Obama", "GOV"),
        ("Secretary Kerry", "2014-06-01", "John Kerry", "GOV"),
        ("German Chancellor Olaf Scholz", "2023-01-01", "Olaf Scholz", "GOV"),
        ("Museveni", "2020-01-01", "Yoweri Museveni", "GOV"),
        ("Emmanuel Makron", "2020-01-01", "Emmanuel Macron", "GOV"),
    ],
)
def test_persons(phrase: str, on: str, name: str, sector: str) -> None:
    found = ask(phrase, on)
    assert (found.name, found.sectors[:1]) == (name, (sector,))


def test_who_governs_depends_on_the_day() -> None:
    assert ask("the Taliban", "2010-01-01").sectors == ("REB",)
    assert ask("the Taliban", "2023-01-01").sectors[0] == "GOV"


def test_without_a_day_who_left_long_ago_is_former() -> None:
    assert ask("Tony Blair").sectors == ("ELI",) and "formerly" in " ".join(ask("Tony Blair").evidence)
    assert ask("Emmanuel Macron").sectors == ("GOV",) and ask("Tony Blair", "2003-03-20").sectors == ("GOV",)


def test_gaps_are_said() -> None:
    assert any("no day given" in line for line in ask("Danish Foreign Minister").evidence)
    assert any("gap" in line for line in ask("Danish Foreign Minister", "1890-01-01").evidence)
    assert ask("Zork Blatt").key is None
    assert ask("Zork Blatt").evidence == ("not in the register",)


@pytest.mark.parametrize(
    ("phrase", "on", "holder"),
    [
        ("China's top diplomat", "2024-03-01", "Wang Yi"),
        ("Japan's top diplomat", "2024-03-01", "Yōko Kamikawa"),
        ("EU top diplomat", "2023-03-01", "Josep Borrell"),
        ("Bahraini Prime Minister", "2015-01-01", "Khalifa bin Salman Al Khalifa"),
        ("Bahraini Prime Minister", "2022-01-01", "Salman bin Hamad Al Khalifa"),
        ("President of the UAE", "2015-01-01", "Khalifa bin Zayed Al Nahyan"),
        ("US Assistant Secretary of State for African Affairs", "2016-03-01", "Linda Thomas-Greenfield"),
        ("CIA director", "2022-03-01", "William J. Burns"),
        ("US ambassador to the United Nations", "2018-03-01", "Nikki Haley"),
        ("French Minister of Justice", "2015-02-24", "Christiane Taubira"),
        ("Australian Minister for Health", "2019-06-01", "Greg Hunt"),
        ("President of Botswana", "1890-01-01", None),
    ],
)
def test_holders(phrase: str, on: str, holder: str | None) -> None:
    assert ask(phrase, on).holder == holder


@pytest.mark.parametrize(
    ("phrase", "on"),
    [
        ("Premier of Ontario", "2016-05-01"),
        ("Canadian Premier of Ontario", "2016-05-01"),
        ("US Lieutenant Governor of Alaska", "2019-06-01"),
        ("Governor of Vermont of the United States", "2019-06-01"),
        ("President of the Storting of Norway", "2021-12-20"),
        ("Indian Chief of Air Staff", "2021-03-01"),
        ("New Zealand Minister of Fisheries", "2021-03-01"),
        ("British Minister for Local Government", "2021-03-01"),
        ("British Permanent Representative to the European Union", "2019-03-01"),
        ("Permanent Representative to the United Nations", "2019-03-01"),
        ("Spouse of the President of the United Arab Emirates", "2020-03-01"),
    ],
)
def test_an_office_of_something_more_has_no_holder_by_its_title(phrase: str, on: str) -> None:
    assert ask(phrase, on).holder is None


def test_an_office_that_several_hold_has_no_one_holder() -> None:
    found = ask("Russian Deputy Prime Minister", "2022-03-01")
    assert found.holder is None and any("several hold it" in line and "Alexander Novak" in line for line in found.evidence)


def test_names_that_are_words_count_alone_only() -> None:
    assert ask("Meta").key == "org:meta-platforms" and ask("Shell").key == "org:shell"
    assert ask("total").key is None and ask("Vale residents").country is None


@pytest.mark.parametrize("name", ["Trump", "Donald Trump", "President Trump"])
def test_no_territory_for_the_head_of_its_sovereign(name: str) -> None:
    assert ask(name, "2025-10-01").country == "USA"


def test_unknown_persons_stay_unknown() -> None:
    found = ask("Minister Zebediah Quux", "2022-01-01")
    assert found.holder is None and found.country is None and found.evidence == ("wording: Minister; no Zebediah Quux in the register",)
    assert ask("Zebediah Quux", "2022-01-01").key is None


def test_country_from_context() -> None:
    found = ask("riot police", context="Thousands marched through Santiago, Chile, on Friday.")
    assert found.sectors == ("COP",) and found.country == "CHL"
    assert ask("riot police", context="France and Spain played in Lisbon.").country is None


@pytest.mark.parametrize("phrase", ["", " ", "'s", "of", "the of the", "\ud800", "x" * 5000, "the " * 2000, "🦆", "123"])
def test_odd_phrases(phrase: str) -> None:
    assert ask(phrase).id == "1"


@pytest.mark.parametrize("on", ["2023-02-30", "2023-13", "banana", "", "2023-2-3", "23", "2023-11-10T00:00", "0000-01-01"])
def test_a_day_that_is_none_is_refused(on: str) -> None:
    with pytest.raises(LegationError, match="there is no such day"):
        ask("US Secretary of State", on)


def test_where_the_register_ends_is_told() -> None:
    newest = Register.load().newest
    inside, beyond = (ask("US Secretary of State", on) for on in (newest, "2090-01-01"))
    assert any(f"open, as of {newest}" in line for line in inside.evidence) and not any(
        "the register ends" in line for line in inside.evidence
    )
    assert any(f"the register ends on {newest}" in line for line in beyond.evidence)
    unknown = ask("Finance Minister of Nauru", "2090-01-01")
    assert unknown.holder is None and any("gap" in line and f"the register ends on {newest}" in line for line in unknown.evidence)
    past = ask("US Secretary of State", "2010-01-01")
    assert not any("the register ends" in line for line in past.evidence)
