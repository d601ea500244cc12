"""Who only speaks of a meeting of others is no side of it, whatever the encoder makes of them."""

import pytest

from legation.coding import Line
from legation.coding import code as code_document
from legation.reading import document


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("The French president met the Lebanese prime minister in Paris, and Saudi Arabia welcomed the meeting.", {"FRA", "LBN"}),
        ("The Cuban and Russian presidents met in Havana; the United States denounced the meeting.", {"CUB", "RUS"}),
        (
            "The Irish foreign minister met the Cypriot foreign minister in Nicosia, and Turkey protested against the meeting.",
            {"IRL", "CYP"},
        ),
        ("The Moroccan king met the Senegalese president in Dakar, and Spain praised the talks.", {"MAR", "SEN"}),
        ("Greece condemned the meeting between the Turkish and Libyan foreign ministers in Istanbul.", {"TUR", "LBY"}),
    ],
)
def test_who_judges_a_meeting_was_not_there(line: Line, text: str, parties: set[str]) -> None:
    (met,) = code_document(document({"text": text, "published": "2023-09-12"}), line).meetings
    assert set(met.parties) == parties


@pytest.mark.parametrize(
    "text",
    [
        "Foreign Minister Lindqvist: Thank you. We discussed Ukraine.\n\nForeign Minister Aoki: Japan will help.\n\nForeign Minister Lindqvist: Sweden welcomes that.",
        "The French and German ministers met in Berlin. They discussed Niger.",
        "The Swedish and Japanese foreign ministers met in Tokyo. They later discussed Ukraine at dinner.",
        "The presidents of Peru and Chile held talks in Lima. They reviewed Venezuela's election and Cuba's debt.",
        "The Irish and Danish foreign ministers spoke by phone. Both discussed Gaza and Lebanon.",
    ],
)
def test_what_is_discussed_was_not_there(line: Line, text: str) -> None:
    title = "Press statements by Foreign Minister Karin Lindqvist of Sweden and Foreign Minister Ken Aoki of Japan"
    given = {"text": text, "published": "2023-09-14", **({"title": title} if "Aoki" in text else {})}
    parties = {party for met in code_document(document(given), line).meetings for party in met.parties}
    assert parties and not parties & {"UKR", "NER", "VEN", "CUB", "PSE", "LBN"}
