"""Questions of `relate`: strings and stretches to where the actors stand."""

import pytest

from legation.events.asking import request
from legation.model import Extent, LegationError


def test_strings_are_found_and_stretches_are_taken() -> None:
    asked = request({"id": 7, "text": "France sent aid to Mali.", "source": "France", "target": {"start": 19, "end": 23}})
    assert (asked.id, asked.source, asked.target) == ("7", Extent(0, 6), Extent(19, 23))


def test_a_string_that_is_not_there_is_an_unnamed_party() -> None:
    asked = request({"text": "France sent aid.", "source": "France", "target": "a recipient"})
    assert asked.target is None
    assert asked.id


def test_a_second_actor_of_the_same_name_is_the_next_one() -> None:
    asked = request({"text": "Police fired on police.", "source": "Police", "target": "police"})
    assert (asked.source, asked.target) == (Extent(0, 6), Extent(16, 22))


@pytest.mark.parametrize("record", [{"id": "1"}, {"text": "France.", "source": {"start": 3, "end": 99}}, {"text": "France.", "source": 5}])
def test_a_question_that_cannot_be_asked_says_why(record: dict[str, object]) -> None:
    with pytest.raises(LegationError, match="cannot relate"):
        request(record)
