"""Importers: what users own becomes rows; what cannot be used is listed with its reason, and never stops the rest."""

import json
from pathlib import Path

import pytest

from conftest import ROOT
from legation.model import LegationError
from legation.reference.bodies import Organisation
from legation.reference.importing.checking import findings
from legation.reference.importing.exporting import EXPORTS
from legation.reference.importing.formats import format_of, imported
from legation.reference.importing.rows import Refused
from legation.reference.own import Own, add_rows, load_own, own_digest
from legation.reference.posts import Holder
from legation.reference.register import Register
from legation.reference.sectors import Agent

SHARED = ROOT.parent / "shared" / "facts"
DICTIONARY = """# actors of our own
RURITANIA_UNITED_FRONT_ [SDNREB] # a group
+RUF_
TERESA_GARCIA_ # a person
+TERESITA_GARCIA_
\t[CHLGOV 060101-100331]
\t[CHLGOVMIL >20100401]
SWEDEN_ [SWE]
NOBODY_AT_ALL_
BROKEN_ENTRY_ [CHLGOV 9999999-12]
"""
AGENTS = """!PERSON! = MAN, WOMAN
QUARRY!PERSON! {QUARRYFOLK} [~LAB]
THING_ [~ZZZ]
"""
COUNTRYINFO = """<Country>
<CountryCode>CHL</CountryCode>
<Leaders>
<Presidents>
\tANA_EXAMPLE_  [20020311 - 20060310]  [B:19380302]
</Presidents>
</Leaders>
<Government>
\tTERESA_GARCIA_\t[CHLGOV 20060501 - 20090331][CHLGOVMIL >20090401]\t# Minister of Foreign Relations & Minister of Defense
\tBAD_LINE_\t[CHLGOV <20030231]\t# Minister of Finance & Minister of Mines & More
</Government>
</Country>
"""
ENTITIES = [
    {"id": "p1", "schema": "Person", "caption": "Teresa García", "properties": {"name": ["Teresa García"], "alias": ["Teresita García"], "wikidataId": ["Q1"]}},
    {"id": "q1", "schema": "Position", "caption": "Minister of Foreign Affairs of Chile", "properties": {"country": ["cl"], "topics": ["gov.executive"]}},
    {"id": "o1", "schema": "Occupancy", "properties": {"holder": ["p1"], "post": ["q1"], "startDate": ["2022-03-11"], "endDate": ["2023-03-10"]}},
    {"id": "o2", "schema": "Occupancy", "properties": {"holder": ["p9"], "post": ["q1"]}},
]  # fmt: skip
QUERY = """person,personLabel,positionLabel,countryLabel,start,end
http://www.wikidata.org/entity/Q42,Teresa García,Minister of Finance,Chile,2022-03-11T00:00:00Z,
,Someone,Minister of Finance,Atlantis,2020,
,Someone,Grand Panjandrum,Chile,2020,
,Someone,Minister of Finance,Chile,yesterday,
"""
OFFICERS = """kind,position,territory_or_org,person_id,name,role_title,appointed,started_or_credentials,ended,note,file
principal,Secretary of State,,a,Ann Example,secretary,2031-01-20,2031-01-21,2032-05-01,,secretary.xml
chief-of-mission,,new-zealand,b,Bob Example,ambassador-e-p,2030-01-01,2030-02-01,,,nz.xml
principal,Secretary of State,,c,Cy Example,secretary,2033-01-01,,,Did not serve under this appointment.,secretary.xml
"""


def read(tmp_path: Path, text: str, form: str | None = None) -> tuple[list[Holder], list[Refused], list[object]]:
    path = tmp_path / "given.txt"
    path.write_text(text, encoding="utf-8")
    found = list(imported(path, Register.load(), form))
    held = [row for row in found if isinstance(row, Holder)]
    refused = [row for row in found if isinstance(row, Refused)]
    return held, refused, [row for row in found if not isinstance(row, Holder | Refused)]


def test_a_dictionary_of_actors(tmp_path: Path) -> None:
    held, refused, rest = read(tmp_path, DICTIONARY)
    assert [(row.person, row.party, row.from_, row.until, row.names) for row in held] == [
        ("Teresa Garcia", "CHL", "2006-01-01", "2010-03", ("Teresita Garcia",)),
        ("Teresa Garcia", "CHL", "2010-04-01", None, ("Teresita Garcia",)),
    ]
    group = rest[0]
    assert isinstance(group, Organisation) and (group.kind, group.country, group.sectors, group.names) == (
        "group",
        "SDN",
        ("REB",),
        ("RUF",),
    )
    assert [row.line for row in refused] == [8, 9, 10]


def test_a_dictionary_of_agents(tmp_path: Path) -> None:
    _, refused, rest = read(tmp_path, AGENTS, "petrarch")
    agent = rest[0]
    assert isinstance(agent, Agent) and agent.sectors == ("LAB",)
    assert agent.nouns == ("quarryman", "quarrywoman", "quarryfolk") and len(refused) == 1


def test_country_info(tmp_path: Path) -> None:
    held, refused, _ = read(tmp_path, COUNTRYINFO)
    assert [(row.person, row.post, row.from_, row.until, row.known) for row in held] == [
        ("Ana Example", "head-of-state", "2002-03-11", "2006-03-10", None),
        ("Teresa Garcia", "foreign-minister", "2006-05", "2009-03", None),
        ("Teresa Garcia", "defence-minister", "2009-04", None, "2011-02"),
    ]
    assert len(refused) == 1


def test_entities(tmp_path: Path) -> None:
    held, refused, _ = read(tmp_path, "\n".join([*map(json.dumps, ENTITIES), "{broken"]))
    assert [(row.person, row.party, row.post, row.from_, row.until, row.wikidata) for row in held] == [
        ("Teresa García", "CHL", "foreign-minister", "2022-03-11", "2023-03-10", "Q1")
    ]
    assert held[0].names == ("Teresita García",) and len(refused) == 2


def test_the_answer_of_a_query(tmp_path: Path) -> None:
    held, refused, _ = read(tmp_path, QUERY)
    assert [(row.person, row.party, row.post, row.from_, row.wikidata) for row in held] == [
        ("Teresa García", "CHL", "finance-minister", "2022-03-11", "Q42")
    ]
    assert [row.line for row in refused] == [3, 4, 5] and "Atlantis" in refused[0].why and "date" in refused[2].why


def test_principal_officers(tmp_path: Path) -> None:
    held, refused, _ = read(tmp_path, OFFICERS)
    assert [(row.person, row.post, row.title, row.from_, row.until) for row in held] == [
        ("Ann Example", "foreign-minister", "Secretary of State", "2031-01-21", "2032-05-01"),
        ("Bob Example", "ambassador", "Ambassador to New Zealand", "2030-02-01", None),
    ]
    assert len(refused) == 1


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear colleague,\nthank you.\n", encoding="utf-8")
    with pytest.raises(LegationError, match="cannot tell the format"):
        list(imported(tmp_path / "letter.txt", Register.load()))
    with pytest.raises(LegationError, match="no such file"):
        list(imported(tmp_path / "none.txt", Register.load()))
    with pytest.raises(LegationError, match="no importer"):
        list(imported(tmp_path / "letter.txt", Register.load(), "xls"))


def test_rows_are_added_once(tmp_path: Path) -> None:
    held, _, _ = read(tmp_path, QUERY)
    own = Own(holders=tuple(held))
    assert add_rows(tmp_path / "mine", own)["holders"] == (1, 0)
    digest = own_digest(tmp_path / "mine")
    assert add_rows(tmp_path / "mine", own)["holders"] == (0, 1)
    assert load_own(tmp_path / "mine") == own and own_digest(tmp_path / "mine") == digest
    with pytest.raises(LegationError, match="no tables there"):
        load_own(tmp_path / "empty")


def test_rows_of_the_user_take_precedence(tmp_path: Path) -> None:
    from legation.actors.whois import whois

    row = Holder(party="USA", post="foreign-minister", person="Ann Example", from_="2023-01-01", until="2023-12-31", source="mine")
    add_rows(tmp_path / "mine", Own(holders=(row,)))
    register = Register.load(tmp_path / "mine")
    found = whois("US Secretary of State", register, on="2023-11-10")
    assert found.holder == "Ann Example" and any("shipped register differs: Antony Blinken" in line for line in found.evidence)
    assert whois("US Secretary of State", register, on="2022-11-10").holder == "Antony Blinken"
    assert whois("US Secretary of State", Register.load(), on="2023-11-10").holder == "Antony Blinken"


def test_what_is_wrong_is_found() -> None:
    rows = [
        Holder(party="CHL", post="foreign-minister", person="A B", from_="2000-01-01", until="2004-01-01", source="s"),
        Holder(party="CHL", post="foreign-minister", person="C D", from_="2003-01-01", until="2004-06-01", source="s"),
        Holder(party="CHL", post="foreign-minister", person="E F", from_="2009-01-01", until="2008-01-01", source="s"),
        Holder(party="CHL", post="foreign-minister", person="E F", from_="2009-01-01", until="2010-01-01", source="s"),
        Holder(party="ZZZ", post="nothing", person="G H", source="s"),
    ]
    kinds = [one.kind for one in findings(rows, Register.load())]
    assert kinds == ["reversed", "duplicate", "unknown state", "unknown post", "overlap", "gap"]


@pytest.mark.parametrize(("form", "reader"), [("ftm", "ftm"), ("phoenix", "petrarch")])
def test_what_is_exported_can_be_imported(form: str, reader: str, tmp_path: Path) -> None:
    row = Holder(
        party="CHL",
        post="foreign-minister",
        person="Teresa Garcia",
        names=("Teresita Garcia",),
        from_="2022-03-11",
        until="2023-03-10",
        source="s",
    )
    lines = list(EXPORTS[form]([row], Register.load()))
    assert format_of("\n".join(lines) + "\n") == reader
    held, refused, _ = read(tmp_path, "\n".join(lines) + "\n")
    assert [(one.person, one.party, one.from_, one.until, one.names) for one in held] == [
        ("Teresa Garcia", "CHL", "2022-03-11", "2023-03-10", ("Teresita Garcia",))
    ]
    assert refused == []


def test_the_shipped_register_has_nothing_double_or_unknown() -> None:
    register = Register.load()
    kinds = {one.kind for one in findings(register.holders, register)}
    assert kinds <= {"overlap", "gap"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the public tables are not at hand")
@pytest.mark.parametrize(
    ("name", "least"),
    [
        ("phoenix/Phoenix.Countries.actors.txt", 20000),
        ("phoenix/Phoenix.International.actors.txt", 7000),
        ("phoenix/Phoenix.MilNonState.actors.txt", 900),
        ("phoenix/Phoenix.agents.txt", 2100),
        ("countryinfo/CountryInfo.120116.txt", 18000),
        ("us_principal_officers.csv", 6500),
    ],
)
def test_the_files_that_users_own(name: str, least: int) -> None:
    found = list(imported(SHARED / name, Register.load()))
    assert sum(1 for row in found if not isinstance(row, Refused)) >= least
    assert all(row.why and row.line for row in found if isinstance(row, Refused))
