"""Outlets: found by address and by name, and users add their own."""

from pathlib import Path

import pytest

from legation.model import LegationError
from legation.reference.outlets import VARIABLE, outlet, outlets


@pytest.mark.parametrize(
    ("source", "url", "name"),
    [
        (None, "https://www.mofa.go.jp/press/release/x.html", "Ministry of Foreign Affairs of Japan"),
        ("Some archive", "https://bidenwhitehouse.archives.gov/briefing-room/", "White House"),
        ("BBC News", None, "BBC"),
        ("the new york times", None, "The New York Times"),
        ("dailymail.co.uk", None, "Daily Mail"),
        ("edition.cnn.com", None, "CNN"),
        ("Agence France‑Presse", None, "AFP"),
        (None, "https://economictimes.indiatimes.com/news/x.cms", "The Economic Times"),
        (None, "https://news.un.org/en/story", "UN News"),
        ("UN", None, "United Nations"),
        ("A blog", "https://example.org/", None),
        (None, "https://notstate.gov/", None),
        ("", "http://[broken", None),
        (None, None, None),
    ],
)
def test_known_by_address_and_by_name(source: str | None, url: str | None, name: str | None) -> None:
    found = outlet(source, url)
    assert (found.name if found else None) == name


def test_the_table_is_sound() -> None:
    table = {row.name: row for row in outlets().values()}
    assert len(table) >= 300
    assert all(row.domains and row.zone and row.language for row in table.values())
    assert all(row.country is None or len(row.country) == 3 for row in table.values())
    assert all(row.country for row in table.values() if row.type == "government")


def test_users_add_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = tmp_path / "own.tsv"
    own.write_text(
        "name\taliases\tdomains\tcountry\ttype\tzone\tsource\n"
        "Apia Bugle\tThe Bugle\tbugle.ws\tWSM\tnewspaper\tPacific/Apia\tour desk\nBBC World\tBBC\tbbc.com\tGBR\tbroadcaster\tEurope/London\tour desk\n"
    )
    monkeypatch.setenv(VARIABLE, str(own))
    assert [found.name for found in (outlet("Bugle"), outlet(None, "https://news.bugle.ws/1"), outlet("BBC"), outlet("TASS")) if found] == [
        "Apia Bugle", "Apia Bugle", "BBC World", "TASS",
    ]  # fmt: skip
    own.with_name("bad.tsv").write_text("name\ttype\tzone\tsource\nX\tnewspaper\tMars/Base\tus\n")
    for bad in ("bad.tsv", "none.tsv"):
        monkeypatch.setenv(VARIABLE, str(own.with_name(bad)))
        with pytest.raises(LegationError, match="outlet"):
            outlet("X")
