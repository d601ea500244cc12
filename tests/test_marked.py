"""The reader of marked texts."""

import pytest

from marked import marked


def test_marks_are_taken_out_and_kept_as_spans() -> None:
    case = marked("{speaker:{title:Secretary} Blinken} {cue:said} so in {{braces}}.")
    assert case.text == "Secretary Blinken said so in {braces}."
    assert case.words("speaker") == ["Secretary Blinken"]
    assert case.words("title") == ["Secretary"]
    assert case.words("cue") == ["said"]


@pytest.mark.parametrize("source", ["{a:open", "closed}"])
def test_a_mark_that_does_not_close_is_an_error(source: str) -> None:
    with pytest.raises(ValueError, match="mark"):
        marked(source)
