"""For any input text, every span says what stands there."""

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.model import Coding
from legation.model.contract import as_dict
from walking import spans

WORDS = (
    "France", "the Kremlin", "President Joe Biden", "said", "that", "agreed to", "met", "with", "Prime Minister", "Rishi Sunak", "in Geneva", "on Friday",
    "“we will”", '"yes,"', "he", "the two sides", "NATO", "signed", "an accord", "condemned", ",", ".", "\n", "\n\n", "\r\n", " - ", "LONDON:", "2+2", "’s", "next week",
    "\u00a0", "\u200b", "é", "日本", "🕊️", "\ud800", "\x00", "\t", "(", ")", "5 May 2020", "will", "not", "if", "By", ">", "READ MORE",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=40).map("".join),
)


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
def test_every_span_says_what_stands_there(code: Callable[..., Coding], text: str) -> None:
    out = as_dict(code(text, published="2023-11-10"))
    assert out["document"]["text"] == text
    for span in spans(out):
        start, end = span["start"], span["end"]
        if start is None:
            continue
        assert 0 <= start <= end <= len(text)
        if "text" in span:
            assert text[start:end] == span["text"]
            assert start < end
