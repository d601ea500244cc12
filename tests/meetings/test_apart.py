"""Which of two meetings of a sentence a day and a place belong to, what is of the words that promise one, and who hosts: each with parties, realis, day, place and host."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]
Told = tuple[str, str, str, str, str]


def told(coding: Coding) -> list[Told]:
    return [
        (" ".join(sorted(m.parties)), m.realis, (m.when.from_ if m.when else None) or "", m.place.name if m.place else "", m.host or "")
        for m in coding.meetings
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Qatar's emir received the Pakistani prime minister in Doha on Monday and plans to travel to Jakarta in October.",
            [("PAK QAT", "held", "2023-09-11", "Doha", "QAT"), ("IDN QAT", "planned", "2023-10-01", "Jakarta", "IDN")],
        ),
        (
            "Ukraine's foreign minister visited Accra on Friday and will meet Kenya's president in Nairobi on Wednesday.",
            [("GHA UKR", "held", "2023-09-08", "Accra", "GHA"), ("KEN UKR", "planned", "2023-09-13", "Nairobi", "KEN")],
        ),
        (
            "The Emirati president hosted the king of Bahrain in Abu Dhabi on Sunday and will fly to Riyadh on Friday to meet the Saudi crown prince.",
            [("ARE BHR", "held", "2023-09-10", "Abu Dhabi", "ARE"), ("ARE SAU", "planned", "2023-09-15", "Riyadh", "SAU")],
        ),
        (
            "The leaders of Peru and Chile met in Lima on Monday and agreed to meet again in Santiago in March.",
            [("CHL PER", "held", "2023-09-11", "Lima", "PER"), ("CHL PER", "planned", "2024-03-01", "Santiago", "CHL")],
        ),
        (
            "Zambia's president met Malawi's president in Lusaka on Monday and flew to Harare on Tuesday.",
            [("MWI ZMB", "held", "2023-09-11", "Lusaka", "ZMB"), ("ZMB ZWE", "held", "2023-09-12", "Harare", "ZWE")],
        ),
        (
            "Canada's prime minister met the Danish prime minister in Copenhagen on Sunday and will visit Oslo on Thursday.",
            [("CAN DNK", "held", "2023-09-10", "Copenhagen", "DNK"), ("CAN NOR", "planned", "2023-09-14", "Oslo", "NOR")],
        ),
    ],
)
def test_a_meeting_held_and_one_to_come_have_each_their_own_day_and_place(code: Code, text: str, expected: list[Told]) -> None:
    assert told(code(text, published="2023-09-12")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Iraqi prime minister pledged in Washington on Monday to meet Kuwait's emir.", ("IRQ KWT", "planned", "", "", "")),
        ("The Kenyan president promised in Nairobi to meet his Somali counterpart.", ("KEN SOM", "planned", "", "", "")),
        ("Peru's foreign minister called in Lima on Monday for talks between Ecuador and Colombia.", ("COL ECU", "proposed", "", "", "")),
        (
            "The Brazilian president called in Sao Paulo for a meeting of the leaders of Venezuela and Guyana.",
            ("GUY VEN", "proposed", "", "", ""),
        ),
        (
            "The Serbian president vowed on Sunday to meet Kosovo's prime minister in Brussels on Friday.",
            ("SRB XKX", "planned", "2023-09-15", "Brussels", ""),
        ),
        ("The Georgian and Armenian leaders agreed to meet in Tbilisi on Friday.", ("ARM GEO", "planned", "2023-09-15", "Tbilisi", "GEO")),
    ],
)
def test_where_and_when_it_was_promised_is_not_where_and_when_they_meet(code: Code, text: str, expected: Told) -> None:
    assert told(code(text, published="2023-09-12")) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Israeli and Hamas negotiators held indirect talks hosted by Qatar in Doha on Monday.",
            ("HAMAS ISR QAT", "held", "2023-09-11", "Doha", "QAT"),
        ),
        ("Pakistan and India held talks hosted by Thailand in Bangkok on Sunday.", ("IND PAK THA", "held", "2023-09-10", "Bangkok", "THA")),
        (
            "Yemen's government and Oman attended talks hosted by Saudi Arabia in Jeddah on Sunday.",
            ("OMN SAU YEM", "held", "2023-09-10", "Jeddah", "SAU"),
        ),
        (
            "At a summit hosted by Kenya in Nairobi, the presidents of Rwanda and Burundi discussed trade.",
            ("BDI KEN RWA", "held", "", "Nairobi", "KEN"),
        ),
        ("Ministers of Chile and Peru met in Geneva.", ("CHL PER", "held", "", "Geneva", "")),
    ],
)
def test_who_hosts_talks_is_their_host_and_the_state_of_the_place_is_no_party(code: Code, text: str, expected: Told) -> None:
    assert told(code(text, published="2023-09-12")) == [expected]
