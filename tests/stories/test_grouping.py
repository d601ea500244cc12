"""Stories: the same happening gets one label, whatever the order; a mere theme in common does not."""

from legation.model import Document
from legation.stories import group

VISIT = (
    "The Norwegian prime minister arrived in Hanoi on Tuesday for talks on fisheries and shipping with his Vietnamese counterpart. "
    "Norway and Vietnam signed a fisheries memorandum in Hanoi, and shipbuilders from Bergen came along."
)
VISIT_TOO = (
    "Hanoi hosted the prime minister of Norway this week. A memorandum on fisheries was signed with Vietnam, and Bergen shipbuilders "
    "travelled with the Norwegian delegation to the Vietnamese capital."
)
QUAKE = (
    "A strong earthquake struck near Izmit in Turkey on Tuesday, and rescuers searched collapsed buildings. "
    "The Turkish disaster agency AFAD said eleven people were hurt in Kocaeli province."
)
OTHER_VISIT = (
    "The president of Chile flew to Nairobi for talks on astronomy and wildlife with his Kenyan counterpart. "
    "Chile and Kenya agreed on a joint observatory near Lake Turkana."
)


def _labels(*texts: str) -> dict[str, str]:
    return {label.id: label.story for label in group([Document(id=f"d{n}", text=text) for n, text in enumerate(texts)])}


def test_same_happening_one_label() -> None:
    labels = _labels(VISIT, QUAKE, VISIT_TOO, OTHER_VISIT)
    assert labels["d0"] == labels["d2"]
    assert len(set(labels.values())) == 3


def test_order_does_not_matter_and_answers_keep_it() -> None:
    documents = [Document(id=f"d{n}", text=text) for n, text in enumerate((VISIT, QUAKE, VISIT_TOO, OTHER_VISIT, VISIT))]
    forward, backward = group(documents), group(reversed(documents))
    assert [label.id for label in backward] == ["d4", "d3", "d2", "d1", "d0"]
    assert sorted((label.id, label.story) for label in forward) == sorted((label.id, label.story) for label in backward)


def test_copies_share_a_story() -> None:
    long = " ".join(f"{VISIT} {QUAKE}" for _ in range(3))
    labels = _labels(long, long + " Corrected on Friday.", OTHER_VISIT)
    assert labels["d0"] == labels["d1"] != labels["d2"]


def test_empty_and_odd_texts_stand_alone() -> None:
    labels = _labels("", "\ud800 \u0000", "the and of")
    assert len(set(labels.values())) == 3
    assert group([]) == []


def test_a_long_time_between_makes_less_alike() -> None:
    near = group([Document(id="a", text=VISIT, published="2020-03-03"), Document(id="b", text=VISIT_TOO, published="2020-03-04")])
    assert near[0].story == near[1].story
    assert len(group([Document(id="a", text=VISIT, published="2020"), Document(id="b", text=QUAKE, published="6 YEARS AGO")])) == 2


def test_two_texts_under_one_id_are_two_stories() -> None:
    labels = group([Document(id="same", text=VISIT), Document(id="same", text=QUAKE), Document(id="other", text=VISIT_TOO)])
    assert labels[0].story == labels[2].story != labels[1].story
