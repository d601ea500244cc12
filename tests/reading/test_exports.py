"""Exports of Factiva: stories with field codes and without, told apart, each with its own fields."""

from pathlib import Path

from legation.reading import read

CODED = """SE  World
HD  Reef pact signed in Apia
BY  Sione Latu
WC  25 words
PD  4 March 2021
SN  The Apia Bugle
LA  English

LP  APIA -- The foreign ministers of Tonga and Samoa met on Thursday.
TD  They agreed to reopen their consulates.

AN  Document APIABU0020210304eh3400001

HD  Fiji welcomes pact
WC  20 words
PD  5 March 2021
SN  The Suva Herald
LA  English

LP  Fiji welcomed the pact on Friday.
TD  It will join in May.

AN  Document SUVAHE0020210305eh3500001
"""

PLAIN = """Reef pact signed in Apia

Sione Latu
25 words
4 March 2021
The Apia Bugle
APIABU
English
Copyright 2021 The Apia Bugle

The foreign ministers of Tonga and Samoa met on Thursday.

Document APIABU0020210304eh3400001

Fiji welcomes pact
20 words
5 March 2021
12:04 GMT
The Suva Herald
SUVAHE
English
(c) 2021 The Suva Herald

Fiji welcomed the pact on Friday.

Document SUVAHE0020210305eh3500001
"""
EXPECTED = [
    ("Reef pact signed in Apia", "Sione Latu", "2021-03-04", "The Apia Bugle"),
    ("Fiji welcomes pact", None, "2021-03-05", "The Suva Herald"),
]


def told(tmp_path: Path, text: str) -> list[tuple[str | None, ...]]:
    (tmp_path / "export.txt").write_text(text, encoding="utf-8")
    documents = [reading.document for reading in read([tmp_path / "export.txt"])]
    assert [document.text.startswith(("APIA", "The foreign", "Fiji")) for document in documents] == [True, True]
    return [(d.title, d.author, d.published, d.source) for d in documents]


def test_stories_with_field_codes_end_with_their_number(tmp_path: Path) -> None:
    assert told(tmp_path, CODED) == EXPECTED


def test_a_line_between_headline_and_length_is_the_author(tmp_path: Path) -> None:
    assert told(tmp_path, PLAIN) == EXPECTED
