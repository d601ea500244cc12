"""Which lines of a plain text are boilerplate, and where its dateline ends."""

import pytest

from legation.reading import document
from legation.reading.datelines import dateline

REPORT = """- World>
- Asia
Ministers of Two Island States Sign Fisheries Pact After Long Talks
The foreign minister of Tonga told reporters that the pact would protect the reef for the next generation of fishers.
By Jane Doe
APIA: The foreign ministers of Tonga and Samoa met on Tuesday. The foreign minister of Tonga told reporters that the pact would protect the reef for the next generation of fishers, and thanked her host.
READ MORE: How the reef was lost
The two sides will meet again in May."""


def kinds(text: str, **fields: object) -> list[tuple[str, str]]:
    made = document({"text": text, **fields})
    return [(part.kind, text[part.start : part.end]) for part in made.boilerplate]


def test_breadcrumbs_headline_standfirst_byline_and_links_are_marked() -> None:
    assert [kind for kind, _ in kinds(REPORT)] == ["breadcrumb", "breadcrumb", "headline", "standfirst", "byline", "related"]


def test_section_and_title_come_from_the_marked_lines() -> None:
    made = document({"text": REPORT})
    assert made.section == ("World", "Asia")
    assert made.title == "Ministers of Two Island States Sign Fisheries Pact After Long Talks"


def test_the_first_body_line_carries_the_dateline() -> None:
    made = document({"text": REPORT})
    assert made.dateline is not None
    assert made.dateline.place == "APIA"
    assert REPORT[made.dateline.start : made.dateline.end] == "APIA:"


def test_a_lead_that_only_shares_the_topic_is_body() -> None:
    text = "Talks Open in Apia on Reef\nSamoa opened talks with its neighbour on Monday about the future of the reef.\nThe envoy of Tonga arrived late, and left early."
    assert [kind for kind, _ in kinds(text)] == ["headline"]


def test_a_text_of_one_line_has_no_headline() -> None:
    assert kinds("Samoa and Tonga sign a pact") == []


def test_a_known_title_tells_the_headline() -> None:
    text = "Reef pact signed, says minister.\nSamoa and Tonga signed the pact on Monday. More is to come."
    assert kinds(text, title="Reef pact signed, says minister")[0][0] == "headline"


@pytest.mark.parametrize(
    ("opening", "place", "date"),
    [
        ("WASHINGTON (Reuters) - The president left.", "WASHINGTON", None),
        ("Tokyo, March 2 - Ministers met.", "Tokyo", "2023-03-02"),
        ("New Delhi: India and Japan met.", "New Delhi", None),
        ("BEIJING, Dec. 30 (Xinhua) -- China said so.", "BEIJING", "2022-12-30"),
        ("KYIV, Ukraine — The president spoke.", "KYIV, Ukraine", None),
        ("GENEVA (AP) — Talks opened.", "GENEVA", None),
    ],
)
def test_datelines(opening: str, place: str, date: str | None) -> None:
    found = dateline(opening, 0, "2023-03-05")
    assert found is not None
    assert (found.place, found.date) == (place, date)


@pytest.mark.parametrize(
    "opening",
    [
        "Note: The pact is old.",
        "Twenty-one people met.",
        "The US - and its allies - agreed.",
        "China-US talks began.",
        "PRESIDENT OF SAMOA: Thank you.",
    ],
)
def test_openings_that_are_no_dateline(opening: str) -> None:
    assert dateline(opening, 0, "2023-03-05") is None


def test_a_release_broken_at_a_width_loses_no_half_of_its_lead_to_a_headline() -> None:
    text = (
        "FOR IMMEDIATE RELEASE\n\nForeign Ministers of Tonga and Samoa Sign Protocol on the Fish of the\nReef Between Their Islands\n\n"
        "The foreign ministers of the two states met in Apia on Monday and signed a\nprotocol about the reef, which New Zealand and Australia had\n"
        "drawn up for them in the spring.\n\n(Reporting by Sione Latu in Apia and Mele Vea in Nuku'alofa; editing by\nAna Taufa)\n"
    )
    assert [(kind, " ".join(words.split())) for kind, words in kinds(text)] == [
        ("byline", "FOR IMMEDIATE RELEASE"),
        ("headline", "Foreign Ministers of Tonga and Samoa Sign Protocol on the Fish of the Reef Between Their Islands"),
        ("byline", "(Reporting by Sione Latu in Apia and Mele Vea in Nuku'alofa; editing by Ana Taufa)"),
    ]


def test_a_lead_broken_at_a_width_is_no_headline() -> None:
    text = "The foreign ministers of Tonga and Samoa met in Apia on Monday and\nsigned a protocol about the reef, which New Zealand had drawn up\nfor them in the spring.\n"
    assert kinds(text) == []


LINES = {
    "With files from the Samoa News Agency and Sione Latu": "byline",
    "Additional reporting by Mele Vea in Nuku’alofa": "byline",
    "Latu reported from Apia and Vea from Nuku’alofa.": "byline",
    "—Pacific Press writer Ana Taufa in Apia contributed to this report.": "byline",
    "Article content": "related",
    "Get the latest news from the Apia Bugle in your inbox.": "related",
    "CLICK HERE TO GET THE APIA BUGLE APP": "related",
    "Do you have a story to tell? Email: desk@bugle.ws": "related",
}


@pytest.mark.parametrize(("line", "kind"), LINES.items())
def test_lines_that_papers_set_around_their_stories(line: str, kind: str) -> None:
    assert kinds(f"The two ministers met in Apia on Monday. They will meet again in May.\n{line}\nThe pact holds.") == [(kind, line)]


@pytest.mark.parametrize(
    "line", ["Latu reported from the reef that two ships had sunk, and Vea said a third was lost.", "He said: “Get the best fish.”"]
)
def test_lines_that_tell_of_such_things_are_body(line: str) -> None:
    assert kinds(f"The two ministers met in Apia on Monday. They will meet again in May.\n{line}\nThe pact holds.") == []


def test_a_breadcrumb_may_have_a_hyphen() -> None:
    made = document({"text": REPORT.replace("- Asia\n", "- Asia-Pacific\n")})
    assert made.section == ("World", "Asia-Pacific")
    assert [part.kind for part in made.boilerplate][:3] == ["breadcrumb", "breadcrumb", "headline"]
