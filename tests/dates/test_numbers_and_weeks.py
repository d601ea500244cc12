"""Days and weeks two steps away, ordinals of days, parts of fiscal years, and numbers that are no years."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]


def values(coding: Coding) -> list[str | None]:
    return [d.value for d in coding.dates]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The minister arrives on the 3rd of the month after next.", ["2021-05-03"]),
        ("The last Thursday of the month before last was a holiday.", ["2021-01-28"]),
        ("The week before last Iran met Iraq; the month after next they meet again.", ["2021-W08", "2021-05"]),
        ("The ministers will meet on Monday week.", ["2021-03-22"]),
        ("The talks were held yesterday week.", ["2021-03-02"]),
        ("They will meet a week on Monday.", ["2021-03-22"]),
        ("They will meet a fortnight from tomorrow.", ["2021-03-25"]),
        ("The pact will be signed on the first of May.", ["2021-05-01"]),
        ("The pact ends on the thirty-first of July 2022.", ["2022-07-31"]),
        ("Talks will resume on the third Monday in November.", ["2021-11-15"]),
        ("The deal of 19-Nov-11 was kept.", ["2011-11-19"]),
        ("U.S. aid grew in fiscal Q1 2021, the State Department said.", ["FY2021-Q1"]),
        ("Japan's fiscal second quarter of 2020 was weak.", ["FY2020-Q2"]),
        ("He met them on Monday weeks later.", ["2021-03-08"]),
        ("The envoy flew on Lufthansa 2017 and slept.", []),
        ("Call extension 2022 or visit Office 1917.", []),
        ("His bag is in Locker 1999 near Desk 2001.", []),
        ("They live in ZIP 1961.", []),
        ("The court saw Dossier 2008.", []),
        ("They took Aeroflot 1961 to Minsk.", []),
        ("Pension fund 2045 owns Tower 1974 under Schedule 2007.", []),
        ("Bill 1976 and Motion 2003 were tabled.", []),
        ("Their code is 1984-2001-7.", []),
        ("The M2010 rifle and the T-1955 tank were shown.", []),
        ("She led the office from 1984-2001.", ["1984", "2001"]),
        ("The plan Vision 2030 was launched by Toyota in 2017.", ["2030", "2017"]),
        ("The 2016 elections followed the 2014 protests.", ["2016", "2014"]),
        ("In 2004/05 the budget fell.", ["2004", "2005"]),
    ],
)
def test_what_is_told(code: Code, text: str, told: list[str]) -> None:
    assert values(code(text, published="2021-03-10")) == told


@pytest.mark.parametrize(
    "text",
    [
        "The convoy of 2010 lorries took Highway 1999 to Building 1848.",
        "The town of 1850 people took in 1976 refugees.",
        "Resolution 1701 and Directive 2004/38 were read in Hall 1815 before 1,945 guests.",
        "Flight MH 2014 landed at Gate 2003 with 2000 soldiers aboard.",
        "He flew 2019 miles in Boeing 2021 with 1,960 kg of aid for Zone 1944.",
        "Dial 2004 for help, or read line 2012 and verse 2001.",
    ],
)
def test_no_years(code: Code, text: str) -> None:
    assert values(code(text, published="2021-03-10")) == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The vote was set for the second Sunday of next February.", "the second Sunday of next February", "2024-02-11"),
        ("They sat on the last Friday of last November.", "the last Friday of last November", "2022-11-25"),
        ("The truce ends on the first Monday of this December.", "the first Monday of this December", "2023-12-04"),
        ("He flew home on the first Saturday after the vote.", "the first Saturday", "XXXX-WXX-6"),
        ("Deputies debate it on the Friday following the summit.", "the Friday", "XXXX-WXX-5"),
        ("The envoy had left the Monday before.", "the Monday", "XXXX-WXX-1"),
    ],
)
def test_days_counted_from_elsewhere(code: Code, text: str, words: str, value: str) -> None:
    coding = code(text, published="2023-06-07")
    assert [(d.text, d.value) for d in coding.dates] == [(words, value)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The wing flew 2001 sorties and dropped 1950 leaflets.", []),
        ("The case is heard in Courtroom 1600.", []),
        ("The army bought 2010 rifles.", []),
        ("They slept in Camp 1948 beside Pump 2002.", []),
        ("The 2001 attacks shook the alliance.", ["2001"]),
        ("It lifted the 1994 sanctions.", ["1994"]),
    ],
)
def test_what_verbs_count_is_no_year(code: Code, text: str, told: list[str]) -> None:
    assert [d.value for d in code(text, published="2023-06-07").dates] == told
