"""Meetings that were not held, that are another's, or whose names only look so; and who are only bystanders."""

from collections.abc import Callable

import pytest

from legation.model import Coding

Code = Callable[..., Coding]


@pytest.mark.parametrize(
    ("text", "published", "mechanism"),
    [
        (
            "G7 foreign ministers met on Wednesday on the sidelines of the 76th session of the UN General Assembly.",
            "2021-09-22",
            "mechanism:g7",
        ),
        ("Leaders of the Quad met in New York on the margins of the 76th UNGA on Friday.", "2021-09-25", "mechanism:quad"),
        ("During the 77th UNGA, G20 ministers met in New York on Tuesday.", "2022-09-20", "mechanism:g20"),
        ("Egypt and Qatar held talks in Doha on Monday, on the 50th anniversary of ties.", "2023-06-07", None),
        ("Joe Biden met Rishi Sunak in Washington on Thursday, in his 80th year.", "2023-06-08", None),
    ],
)
def test_ordinals_of_other_things(code: Code, text: str, published: str, mechanism: str | None) -> None:
    (met,) = code(text, published=published).meetings
    assert met.mechanism == mechanism and met.edition is None


def test_an_edition_of_its_own(code: Code) -> None:
    (met,) = code("Mali and Niger held the third Sahel Water Forum in Bamako on Monday.", published="2023-06-07").meetings
    assert met.edition == "third"


@pytest.mark.parametrize(
    "text",
    [
        "India's foreign minister met his Thai counterpart on August 29 in Delhi.",
        "India and Thailand held a summit on August 29 in Delhi.",
        "Kenya's president met Uganda's president in Nairobi on August 29.",
        "Iran and Iraq held talks on August 29 in Basra.",
        "Peru's president visited Chile on August 29.",
    ],
)
def test_what_was_held_is_not_of_tomorrow(code: Code, text: str) -> None:
    for met in code(text, published="2023-08-28").meetings:
        assert met.realis == "held" and (met.when is None or (met.when.from_ or "") < "2023-08-29")


def test_what_will_be_held_tomorrow(code: Code) -> None:
    (met,) = code("India's foreign minister will meet his Thai counterpart on August 29 in Delhi.", published="2023-08-28").meetings
    assert met.realis == "planned" and met.when is not None and met.when.from_ == "2023-08-29"


@pytest.mark.parametrize(
    "text",
    [
        "The UN encouraged Armenia's and Azerbaijan's leaders to meet in Geneva.",
        "The pope hopes that Putin and Zelensky will meet in Rome.",
        "Kenya's president promised to meet Somalia's president in Nairobi.",
        "Italy said it would welcome a meeting between the Libyan and Egyptian leaders.",
        "Norway's foreign minister expressed hope for a meeting with China's foreign minister.",
        "Egypt offered to mediate a meeting between Hamas and Israel in Cairo.",
        "Qatar promised that its emir would meet Egypt's president in Cairo.",
        "Spain and Cuba had planned a summit in May. The Spain-Cuba summit was to discuss trade.",
        "Nigeria planned a summit with Benin in Lagos for July. The Lagos summit would settle the border.",
        "Norway's planned summit with China is in doubt. The Norway-China summit was meant to settle fish quotas.",
    ],
)
def test_not_held(code: Code, text: str) -> None:
    assert {met.realis for met in code(text, published="2023-06-07").meetings} <= {"planned", "proposed"}


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("President Biden hosted Japan's Kishida and South Korea's Yoon at Camp David on Friday. The Camp David summit was the first of its kind.", "2023-08-19"),
        ("President Bill Clinton hosted Ehud Barak and Yasser Arafat at Camp David in July. The Camp David summit failed on Tuesday.", "2000-07-26"),
        ("President Joe Biden met Fumio Kishida and Yoon Suk Yeol for the Camp David summit on Friday.", "2023-08-19"),
    ],
)  # fmt: skip
def test_another_summit_of_that_place(code: Code, text: str, published: str) -> None:
    found = code(text, published=published).meetings
    assert found and all(met.mechanism != "mechanism:camp-david-1978" for met in found)


def test_whom_the_parser_hangs_on_the_other_met_too(code: Code) -> None:
    text = "President Biden hosted Japan's Fumio Kishida and South Korea's Yoon Suk Yeol at Camp David on Friday."
    (met,) = code(text, published="2023-08-19").meetings
    assert set(met.parties) == {"USA", "JPN", "KOR"}


@pytest.mark.parametrize(
    "text",
    [
        "Antony Blinken met Xi Jinping in Beijing on Monday. Li Wen, a clerk, took notes beside Xi.",
        "Antony Blinken met Xi Jinping in Beijing on Monday, as interpreter Ana Rao stood beside Xi.",
        "Reporter Jane Hall watched as Antony Blinken met Xi Jinping in Beijing on Monday.",
        "Antony Blinken met Xi Jinping in Beijing on Monday. A guard, Tom Okello, opened the door.",
        "Antony Blinken met Xi Jinping in Beijing on Monday; cook Wu Lan served tea.",
    ],
)
def test_bystanders(code: Code, text: str) -> None:
    (met,) = code(text, published="2023-06-20").meetings
    assert {person.actor for person in met.participants} == {"person:antony-blinken", "person:xi-jinping"}


@pytest.mark.parametrize(
    "text",
    [
        "Mali and Niger held the third Sahel Water\nForum in Bamako on Monday.",
        "Ministers of India and Kenya met for the India-Kenya Defence\nDialogue in Nairobi on Monday.",
        "Foreign ministers of the Weimar\nTriangle met in Paris on Monday.",
        "India and Japan opened the India-Japan Ocean\nDialogue in Goa on Monday.",
        "India and Kenya held the India-Kenya Trade\nCommission in Nairobi on Monday.",
    ],
)
def test_names_hold_no_line_ends(code: Code, text: str) -> None:
    assert all("\n" not in (met.mechanism_name or "") and "\n" not in met.title for met in code(text, published="2023-06-07").meetings)
    assert all("\n" not in actor.name for actor in code(text, published="2023-06-07").actors)


def test_leaders_by_their_surnames_at_the_head_of_a_sentence(code: Code) -> None:
    (met,) = code("Biden met Sunak in Washington on Thursday.", published="2023-06-08").meetings
    assert set(met.parties) == {"USA", "GBR"}
