"""Titles to posts and levels."""

import pytest

from legation.reference.register import Register


@pytest.mark.parametrize(
    ("title", "party", "post", "level"),
    [
        ("Foreign Minister", None, "foreign-minister", "minister"),
        ("Minister for Foreign Affairs", "JPN", "foreign-minister", "minister"),
        ("External Affairs Minister", "IND", "foreign-minister", "minister"),
        ("Secretary of State", "USA", "foreign-minister", "minister"),
        ("Secretary of Defense", "USA", "defence-minister", "minister"),
        ("Foreign Secretary", "GBR", "foreign-minister", "minister"),
        ("Foreign Secretary", "IND", "foreign-secretary", "official"),
        ("Chancellor", "DEU", "head-of-government", "leader"),
        ("Chancellor", "GBR", "finance-minister", "minister"),
        ("Vice President", None, "vice-president", "leader"),
        ("Deputy Prime Minister", None, "deputy-head-of-government", "minister"),
        ("Deputy Prime Minister and Foreign Minister", None, "deputy-head-of-government", "minister"),
        ("Deputy Foreign Minister", None, "deputy-foreign-minister", "official"),
        ("Vice Foreign Minister", "CHN", "deputy-foreign-minister", "official"),
        ("Deputy Secretary of State", "USA", "deputy-foreign-minister", "official"),
        ("Minister of Defense and Armed Forces Logistics", None, "defence-minister", "minister"),
        ("Minister for Small Business", "AUS", "minister", "minister"),
        ("National Security Advisor", None, "national-security-adviser", "official"),
        ("Assistant Secretary of State for African Affairs", "USA", "assistant-secretary", "official"),
        ("Special Envoy for Climate", None, "envoy", "official"),
        ("ambassador to Japan", None, "ambassador", "official"),
        ("Secretary-General", "UN", "secretary-general", "leader"),
        ("Chief Minister of Kerala", "IND", "governor", "official"),
    ],
)
def test_titles(title: str, party: str | None, post: str, level: str) -> None:
    found = Register.load().title_post(title, party)
    assert found is not None and (found.id, found.level) == (post, level)


@pytest.mark.parametrize("words", ["banana", "", "the river", "Tuesday", "\ud800"])
def test_what_is_no_title(words: str) -> None:
    assert Register.load().title_post(words) is None


def test_titles_of_one_party() -> None:
    assert Register.load().title_party("Chancellor of the Exchequer") == "GBR"
    assert Register.load().title_party("President of the European Commission") == "EU"
    assert Register.load().title_party("President") is None
