"""Issue areas: the ids of the contract, found by words, with the user's own table beside ours."""

from pathlib import Path

import pytest

from legation.reference.issues import contexts_of, issue_table, issues_in, load_issues

CONTRACT = """
defence-cooperation defence-industry arms-transfers military-exercises intelligence maritime-security counter-terrorism
cyber-security arms-control nuclear-nonproliferation war-and-ceasefire peacekeeping territory-and-borders sovereignty sanctions
trade tariffs investment supply-chains critical-minerals energy infrastructure finance-and-debt development-aid
food-and-agriculture technology semiconductors artificial-intelligence telecoms civil-space civil-nuclear
climate environment health disaster-relief humanitarian-aid migration human-rights democracy elections rule-of-law corruption
drugs organised-crime rules-based-order indo-pacific multilateral-reform regional-stability diplomatic-relations consular
detainees education-and-exchange culture bilateral-partnership
"""


def test_every_area_of_the_contract_has_terms_and_a_context() -> None:
    table = issue_table()
    assert set(table.issues) == set(CONTRACT.split())
    assert all(issue.terms and issue.context and issue.source for issue in table.issues.values())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke of a free and open Indo-Pacific.", ("indo-pacific",)),
        ("Both want co-production of jet engines.", ("defence-industry",)),
        ("They would cooperate in civil outer space and on critical minerals", ("civil-space", "critical-minerals")),
        ("a RULES-BASED ORDER", ("rules-based-order",)),
        ("safeguards on AI, and aid", ("artificial-intelligence",)),
        ("the war memorial in Seoul", ()),
        ("a friendly political climate", ()),
        ("a programme to fight cervical cancer", ("health",)),
        ("the fight against corruption", ("corruption",)),
        ("fighting climate change", ("climate",)),
        ("steps to combat poverty", ("development-aid",)),
        ("an end to the fighting in Sudan", ("war-and-ceasefire",)),
        ("combat operations", ("war-and-ceasefire",)),
        ("sanctioned banks", ("sanctions", "finance-and-debt")),
        ("", ()),
        ("\ud800 trade", ("trade",)),
    ],
)
def test_terms(text: str, expected: tuple[str, ...]) -> None:
    assert issues_in(text) == expected


def test_own_areas(tmp_path: Path) -> None:
    own = tmp_path / "own.tsv"
    own.write_text("id\tname\tcontext\tterms\tunless\tsource\nwhaling\tWhaling\tenvironment\twhaling|whale hunt\t\town\n", encoding="utf-8")
    table = load_issues(own)
    assert issues_in("The whale hunts and trade", table) == ("whaling", "trade")
    assert issues_in("The whale hunts and trade") == ("trade",)
    assert contexts_of(("whaling", "unknown", "trade"), table) == ("environment", "economic")
