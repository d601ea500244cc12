"""The register: wordings to states, bodies and organisations; posts to holders on a day."""

import re

import pytest

from legation.reference.bodies import bodies, organisations
from legation.reference.posts import holders, posts, wordings
from legation.reference.register import Register, holds, person_key, surname_of
from legation.reference.sectors import agents, sectors
from legation.reference.states import states
from legation.reference.wording import fold


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.load()


@pytest.mark.parametrize(
    ("words", "code", "form"),
    [
        ("France", "FRA", "name"),
        ("U.S.", "USA", "name"),
        ("US", "USA", "name"),
        ("Türkiye", "TUR", "name"),
        ("Côte d’Ivoire", "CIV", "name"),
        ("Dutch", "NLD", "adjective"),
        ("Filipinos", "PHL", "demonym"),
        ("Kremlin", "RUS", "metonym"),
        ("New Delhi", "IND", "metonym"),
        ("BEIJING", "CHN", "metonym"),
        ("Soviet Union", "SUN", "name"),
        ("Kosovo", "XKX", "name"),
    ],
)
def test_state_forms(register: Register, words: str, code: str, form: str) -> None:
    found = register.state_form(words)
    assert found is not None and (found.code, found.form) == (code, form)


@pytest.mark.parametrize("words", ["us", "turkey", "car", "Atlantis", ""])
def test_what_is_no_state(register: Register, words: str) -> None:
    assert register.state_form(words) is None


@pytest.mark.parametrize(
    ("party", "post", "day", "person"),
    [
        ("FRA", "foreign-minister", "2010-01-01", "Bernard Kouchner"),
        ("USA", "foreign-minister", "2023-11-10", "Antony Blinken"),
        ("USA", "head-of-government", "2012", "Barack Obama"),
        ("IND", "foreign-minister", "2023-11-10", "S. Jaishankar"),
        ("IND", "defence-minister", "2018-02", "Nirmala Sitharaman"),
        ("DEU", "head-of-government", "2015-07-01", "Angela Merkel"),
        ("GBR", "foreign-minister", "2024-01-15", "David Cameron"),
        ("JPN", "head-of-government", "2023-05-20", "Fumio Kishida"),
        ("CHN", "foreign-minister", "2023-05-01", "Qin Gang"),
        ("GBR", "head-of-state", "1999-05-01", "Elizabeth II"),
        ("EU", "high-representative", "2022-02-24", "Josep Borrell"),
        ("NATO", "secretary-general", "2011-03-01", "Anders Fogh Rasmussen"),
        ("UN", "secretary-general", "2005-09-14", "Kofi Annan"),
    ],
)
def test_holder_on_a_day(register: Register, party: str, post: str, day: str, person: str) -> None:
    assert [holder.person for holder in register.holder_on(party, post, day)] == [person]


def test_no_day_means_nobody(register: Register) -> None:
    assert register.holder_on("FRA", "foreign-minister", None) == ()


def test_a_day_of_change_has_both(register: Register) -> None:
    names = [holder.person for holder in register.holder_on("USA", "head-of-state", "2021-01-20")]
    assert names == ["Joe Biden", "Donald Trump"]


def test_one_person_two_terms(register: Register) -> None:
    assert {holder.party for holder in register.person("Donald J. Trump")} == {"USA"}
    assert len([holder for holder in register.person("donald trump") if holder.post == "head-of-state"]) == 2


def test_names_without_accents(register: Register) -> None:
    assert register.person("Recep Tayyip Erdogan")[0].person == register.person("Recep Tayyip Erdoğan")[0].person
    assert register.person("Volodymyr Zelensky")[0].person == register.person("Volodymyr Zelenskiy")[0].person


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("Ursula von der Leyen", "von der leyen"),
        ("Xi Jinping", "xi"),
        ("Kim Jong Un", "kim"),
        ("Joseph R. Biden Jr.", "biden"),
        ("Lula", "lula"),
    ],
)
def test_surnames(name: str, surname: str) -> None:
    assert surname_of(name) == surname


@pytest.mark.parametrize(
    ("words", "country", "key"),
    [
        ("the Pentagon", None, "body:USA.defence-department"),
        ("State Department", None, "body:USA.state-department"),
        ("Foreign Ministry", "FRA", "body:FRA.foreign-ministry"),
        ("Ministry of Defence", "NOR", "body:NOR.defence-ministry"),
        ("Knesset", None, "body:ISR.knesset"),
        ("parliament", "CHL", "body:CHL.parliament"),
    ],
)
def test_bodies(register: Register, words: str, country: str | None, key: str) -> None:
    body = register.body(words, country)
    assert body is not None and body.key == key


@pytest.mark.parametrize(
    ("words", "key"), [("U.N.", "UN"), ("the African Union", "AU"), ("Nato", "NATO"), ("Hizbullah", "group:hezbollah")]
)
def test_organisations(register: Register, words: str, key: str) -> None:
    organisation = register.organisation(words)
    assert organisation is not None and organisation.key == key


@pytest.mark.parametrize(
    ("noun", "sector"), [("riot police", "COP"), ("lawmakers", "LEG"), ("ranchers", "AGR"), ("militiamen", "PRM"), ("nurses", "MED")]
)
def test_agents(register: Register, noun: str, sector: str) -> None:
    assert register.agent(noun)[:1] == (sector,)


def test_cameo_codes(register: Register) -> None:
    assert register.cameo("IND", ("GOV",)) == "INDGOV"
    assert register.cameo("USA", ("GOV", "MIL")) == "USAGOVMIL"
    assert register.cameo(None, ("IGO",), organisation="UN") == "IGOUNO"
    assert register.cameo(None, ()) is None


def test_tables_fit_together(register: Register) -> None:
    parties = set(states()) | set(register.organisations)
    assert {holder.party for holder in holders()} <= parties
    assert {wording.party for wording in wordings()} <= parties | {"COMMONWEALTH"}
    assert all(register.post(holder.post) for holder in holders())
    assert all(register.post(wording.post) for wording in wordings())
    assert all(row.source for row in holders())
    assert all(row.source for row in posts().values())
    assert all(row.source for row in states().values())
    assert all(
        not holder.until or not holder.from_ or holder.from_ <= holder.until for holder in holders() if len(holder.from_ or "") == 10
    )


def test_no_alias_of_one_person_is_the_name_of_another() -> None:
    names = {person_key(holder.person) for holder in holders()}
    others = {
        (holder.person, name) for holder in holders() for name in holder.names if person_key(name) in names - {person_key(holder.person)}
    }
    assert others == set()


def test_names_are_usual_names() -> None:
    odd = [holder.person for holder in holders() if any(mark in holder.person for mark in ',("') or not fold(holder.person).isascii()]
    assert odd == []


def test_days_are_days() -> None:
    day = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
    assert all(day.fullmatch(cell) for holder in holders() for cell in (holder.from_, holder.until, holder.known) if cell)


def test_ministers_do_not_overlap() -> None:
    table = [holder for holder in holders() if holder.post in {"foreign-minister", "defence-minister"} and not holder.title]
    for one in table:
        rivals = [other for other in table if (other.party, other.post) == (one.party, one.post) and other.person != one.person]
        assert not [
            other
            for other in rivals
            if other.from_ and one.from_ and other.from_[:4] < one.from_[:4] < (other.until or other.known or "9")[:4]
        ]


def test_sectors_of_the_tables_are_known() -> None:
    used = [row.sectors for row in posts().values()] + [row.sectors for row in agents()]
    used += [row.sectors for row in bodies().values()] + [row.sectors for row in organisations().values()]
    assert {sector for row in used for sector in row} <= set(sectors())
    assert {code for code, row in sectors().items() if "table 5.2" in row.source} >= {"GOV", "MIL", "PRM", "SOC", "UNK"}


def test_ambiguous_names_are_not_searched(register: Register) -> None:
    assert register.organisation("Meta") is None and register.organisation("Meta", alone=True) is not None
    assert "Shell" not in {form.surface for form in register.forms()}


def test_partial_days() -> None:
    holder = next(one for one in holders() if one.party == "USA" and one.person == "Barack Obama")
    assert holds(holder, "2009") and holds(holder, "2017-01") and not holds(holder, "2017-02") and not holds(holder, "2008-12-31")
