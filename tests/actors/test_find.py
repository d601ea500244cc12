"""Which words stand for actors: names, titles with names, common nouns, seats that act."""

import pytest

from legation.actors import find
from legation.coding import Line, code
from legation.reading import document


def found(line: Line, text: str) -> list[tuple[str, str]]:
    """What is found, as (kind, words), pronouns left out."""
    doc = document({"text": text, "published": "2023-11-10"})
    hits = find(doc, line.parser.sentences(doc), line.register)
    return [(f.kind, doc.text[f.start : f.end]) for f in hits if f.kind != "pronoun"]


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("US Secretary of State Antony Blinken arrived on Friday.", "US Secretary of State Antony Blinken"),
        ("The talks were led by External Affairs Minister S Jaishankar.", "External Affairs Minister S Jaishankar"),
        ("Foreign Minister of Japan Yoko Kamikawa spoke first.", "Foreign Minister of Japan Yoko Kamikawa"),
        ("Danish Ministry of Foreign Affairs Political Director Lone Vinther attended.", "Political Director Lone Vinther"),
        ("State Department spokesperson Matthew Miller said the talks went well.", "State Department spokesperson Matthew Miller"),
        ("Assistant Secretary of State for East Asian and Pacific Affairs Daniel J. Kritenbrink left.", "Daniel J. Kritenbrink"),
        ("Dr. S. Jaishankar thanked his guest.", "Dr. S. Jaishankar"),
    ],
)
def test_titles_and_names_are_one_stretch(line: Line, text: str, span: str) -> None:
    people = [words for kind, words in found(line, text) if kind == "person"]
    assert any(words.endswith(span) for words in people), people


def test_each_name_of_a_shared_title_is_found(line: Line) -> None:
    people = [words for kind, words in found(line, "Presidents Lee and Marcos met in Manila.") if kind == "person"]
    assert [words.split()[-1] for words in people] == ["Lee", "Marcos"]


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("New Delhi said it would send aid.", True),
        ("Talks between Moscow and Kyiv broke down.", True),
        ("The ministers met in New Delhi on Friday.", False),
    ],
)
def test_a_seat_counts_only_where_it_acts(line: Line, text: str, acts: bool) -> None:
    assert any(kind == "state" for kind, _ in found(line, text)) is acts


def test_country_names_inside_other_names_are_no_states(line: Line) -> None:
    assert not any(kind == "state" for kind, _ in found(line, "Ships crossed the South China Sea near the Taiwan Strait."))


def test_weekdays_and_months_are_no_persons(line: Line) -> None:
    assert not any(kind == "person" for kind, _ in found(line, "President on Friday said May was late. On Monday April rains began."))


@pytest.mark.parametrize(
    "text", ["", " ", "\ud800 said \udc00.", "…", "US", "President", "the", "Mr. ", "]" * 50, "A. " * 200, "Prime Minister " * 40]
)
def test_odd_text_does_no_harm(line: Line, text: str) -> None:
    found(line, text)


@pytest.mark.parametrize(
    ("headline", "people"),
    [
        ("Quad Foreign Ministers Warn Against Coercion At Sea", []),
        ("Foreign Ministers Meet In Tokyo To Discuss Trade", []),
        ("Japanese Foreign Minister Vows Closer Ties With Seoul", []),
        ("French President Visits Berlin For Talks On Security", []),
        ("Australian Foreign Minister Penny Wong Visits Tokyo", ["Australian Foreign Minister Penny Wong"]),
        ("Foreign Secretary Hunt Meets Counterparts In Brussels", ["Foreign Secretary Hunt"]),
        ("MFAT Secretary Seed Meets Tonga's Ministers In Apia", ["MFAT Secretary Seed"]),
    ],
)
def test_a_headlines_verb_is_no_name(line: Line, headline: str, people: list[str]) -> None:
    assert [words for kind, words in found(line, f"{headline}\nThe talks lasted two days.") if kind == "person"] == people


@pytest.mark.parametrize(
    "title", ["Adviser to the minister for Iran", "Deputy minister for Iranian", "Envoy to the minister of foreign affairs for Japan"]
)
def test_a_headline_may_end_with_whom_an_office_is_for(line: Line, title: str) -> None:
    doc = document({"title": title, "text": "The foreign ministers of India and Japan met in Geneva on Monday."})
    assert len(code(doc, line).meetings) == 1
