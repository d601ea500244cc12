"""Every sample comes out of one more format with its own words, date and title; `make formats` writes the files."""

import json
from pathlib import Path

import pytest

from conftest import ROOT
from legation.reading import Reading, Wishes, read

FORMATS = ROOT / "tests" / "formats"
SAMPLES = [json.loads(line) for line in (ROOT / "samples" / "documents.jsonl").read_text(encoding="utf-8").splitlines()]
WISHES = Wishes(columns={"text": "words", "title": "heading of it", "published": "day"})


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    others = [path for path in sorted(FORMATS.iterdir()) if path.suffix != ".csv"]
    return [*read(others), *read([FORMATS / "stories.csv"], wishes=WISHES)]


@pytest.fixture(scope="module")
def by_words(readings: list[Reading]) -> dict[str, Reading]:
    """For each sample the reading that holds its words, white space aside."""
    texts = [(bare(item.document.text), item) for item in readings]
    return {s["id"]: item for s in SAMPLES for text, item in texts if bare(s["text"]) in text}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda s: s["id"])
def test_a_sample_comes_out_of_its_other_format(sample: dict[str, str], by_words: dict[str, Reading]) -> None:
    assert sample["id"] in by_words
    document = by_words[sample["id"]].document
    assert document.published == sample["published"]
    assert document.published_precision == "day"
    assert document.title == sample["title"]
    assert len(bare(document.text)) <= len(bare(sample["text"])) + 170, "more than a headline, a date and a caption was added"


def test_plain_samples_stand_in_the_zip_archive(readings: list[Reading]) -> None:
    texts = [item.document.text for item in readings]
    for path in (ROOT / "samples" / "plain").glob("*.txt"):
        assert path.read_text(encoding="utf-8") in texts


def test_only_the_entry_without_words_is_listed(readings: list[Reading]) -> None:
    (failed,) = [item for item in readings if item.failed]
    assert failed.origin.endswith("stories.rss, entry 3")
    assert "no text" in failed.problems[0].message


def test_a_date_says_what_it_rests_on(by_words: dict[str, Reading]) -> None:
    basis = {Path(item.origin.split(", ")[0]).name.split(".", 1)[1]: item.document.published_basis for item in by_words.values()}
    assert basis == {
        "html": "metadata", "pdf": "text", "docx": "text", "csv": "given", "xlsx": "given", "parquet": "given", "eml": "stamp", "mbox": "stamp",
        "rss": "stamp", "atom": "stamp", "warc.gz": "metadata", "arc": "metadata", "txt": "given", "zip": "metadata", "jsonl.zst": "given",
    }  # fmt: skip


def test_a_page_tells_outlet_author_section_and_address(by_words: dict[str, Reading]) -> None:
    document = by_words["india-us-2plus2-new-delhi"].document
    assert (document.source, document.author, document.section) == ("Legation samples", "A Legation writer", ("World",))
    assert document.url == "https://samples.example/india-us-2plus2-new-delhi"


def test_pages_of_a_paper_are_anchored_and_its_furniture_is_gone(by_words: dict[str, Reading]) -> None:
    document = by_words["india-us-2plus2-second-report"].document
    assert [page.number for page in document.pages] == [1, 2]
    assert document.pages[0].start == 0
    assert document.pages[-1].end == len(document.text)
    assert document.text[document.pages[1].start : document.pages[1].end].startswith(("Indian Foreign", "that"))
    assert "press office" not in document.text
    assert "Page 1" not in document.text


def test_columns_are_read_one_after_the_other_and_a_parted_word_is_whole(by_words: dict[str, Reading]) -> None:
    text = by_words["quad-leaders-wilmington"].document.text
    assert "in-person Quad leaders' summit.\n\nThe leaders announced" in text
    assert "cooperation between their coast guards" in text


def test_members_of_packs_are_named_in_the_origin(by_words: dict[str, Reading]) -> None:
    assert by_words["canada-china-expulsions"].origin.endswith("stories.zip, inner.zip, canada-china-expulsions.html")


def test_two_readings_of_the_same_files_are_the_same(readings: list[Reading]) -> None:
    others = [path for path in sorted(FORMATS.iterdir()) if path.suffix != ".csv"]
    assert [*read(others), *read([FORMATS / "stories.csv"], wishes=WISHES)] == readings
