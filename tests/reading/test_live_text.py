"""Live blogs saved as plain text: a document a post, each of its own day; other texts with clock times stay whole."""

from pathlib import Path

import pytest

from legation.reading import read
from legation.reading.live_text import posts_in

TALKS = """Talks in Muscat: live updates

9 May 2023

14:05 GMT
Oman's minister received the delegations of Chad and Sudan this morning.

They will meet again tomorrow.

11:40 GMT
Chad's foreign minister landed in Muscat yesterday, his office said."""
HARBOUR = """Live: Ministers gather in Tallinn
Published: 3 March 2022

10.42am
Estonia's foreign minister opened the meeting.

8.03am
Welcome to our page on the meeting of ministers today."""
TWO_DAYS = """Ferry talks - live
2 June 2021
09.15
The two sides sat down in the old customs house.
1 June 2021
21.30
Norway's envoy came by the night train."""
DATED = """Dam talks: as it happened
May 8, 2024, 11:00 GMT
Egypt's delegation left the hall in anger.
May 7, 2024, 16:30 GMT
Ethiopia's minister read out a letter."""
RUNNING = """Vote in Skopje: latest updates
Monday, 4 March 2024
17:20 - The speaker has closed the sitting for today.
16:05 - Deputies of the smaller party walked out of the hall."""
UNTITLED = """Border crossing
12 April 2022
10:05
Lorries have begun to move across the bridge again.
10:30
The guards of both states shook hands on the bridge.
11:15
The ministers are expected within the hour, an aide said.
12:00
Both ministers walked across the bridge together."""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (TALKS, [("2023-05-09T14:05+00:00", "tomorrow"), ("2023-05-09T11:40+00:00", "landed")]),
        (HARBOUR, [("2022-03-03T10:42", "opened"), ("2022-03-03T08:03", "Welcome")]),
        (TWO_DAYS, [("2021-06-02T09:15", "sat down"), ("2021-06-01T21:30", "night train")]),
        (DATED, [("2024-05-08T11:00+00:00", "left the hall"), ("2024-05-07T16:30+00:00", "letter")]),
        (RUNNING, [("2024-03-04T17:20", "closed the sitting"), ("2024-03-04T16:05", "walked out")]),
        (
            UNTITLED,
            [
                ("2022-04-12T10:05", "Lorries"),
                ("2022-04-12T10:30", "shook hands"),
                ("2022-04-12T11:15", "expected"),
                ("2022-04-12T12:00", "walked across"),
            ],
        ),
    ],
)
def test_each_post_has_its_stamp(text: str, told: list[tuple[str, str]]) -> None:
    posts = posts_in(text)
    assert [post["published"] for post in posts] == [stamp for stamp, _ in told]
    assert all(words in str(post["text"]) for post, (_, words) in zip(posts, told, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "Programme of the visit\n\n09:00\nArrival\n\n10:30\nTalks\n\n12:00\nLunch\n\n14:00\nPress",
        "Ministers met in Oslo at 10:30 GMT.\n\n14:05 GMT\nThey signed a paper on fish.",
        "Where to watch the vote live\n\n10:00\nChannel one.\n",
        "Live animals: a trade dispute\n\nBrazil and Turkey signed a paper on cattle.\n\nIt begins at 10.30am.",
    ],
)
def test_other_texts_stay_whole(text: str) -> None:
    assert posts_in(text) == ()


def test_a_file_gives_a_document_a_post(tmp_path: Path) -> None:
    file = tmp_path / "talks.txt"
    file.write_text(TALKS, encoding="utf-8")
    documents = [reading.document for reading in read([file])]
    assert [d.published for d in documents if d] == ["2023-05-09", "2023-05-09"]
    assert all(d and d.title == "Talks in Muscat: live updates" for d in documents)
