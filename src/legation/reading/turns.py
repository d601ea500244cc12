"""Transcripts: who speaks from where to where, told by the labels that open the turns ("SECRETARY BLINKEN:", "QUESTION:", "Q")."""

import re
from collections import Counter
from collections.abc import Sequence

from legation.model import Boilerplate, Span, Turn

_TITLED = r"(?:Mr|Ms|Mrs|Dr|Amb|Gen|Adm|Lt|Col|Sec|Sen|Rep|Gov|St|Messrs)\."
_CAPITALS = rf"(?:{_TITLED.upper().replace('MR', 'M[Rr]').replace('MS', 'M[Ss]')}\s)?[A-Z][A-Z.’'-]*(?:[ -](?:[A-Z][A-Z.’'-]*|de|al|van|von|of|and|[A-Z]c[A-Z]+))*(?:\s?\([^()\n]{{1,40}}\))?"
_NAMED = rf"(?:{_TITLED}\s)?[A-Z][\w’'-]+(?:\s(?:{_TITLED}\s?)?(?:[A-Z][\w.’'-]*|of|the|de|al)){{0,5}}"
_LABEL = re.compile(rf"^[ \t]*(?P<label>{_CAPITALS}|{_NAMED}):(?=\s)", re.MULTILINE)
_ASKED = re.compile(r"^[ \t]*(?P<label>Q|QUESTION|Question)(?::|(?=[ \t]{1,8}[\"“(A-Z]))", re.MULTILINE)
_QUESTION = re.compile(r"(?:Q|Question|Reporter|Journalist|Press|Moderator question|Audience(?: member)?)\d?", re.IGNORECASE)
_NO_SPEAKER = re.compile(
    r"(?:note|read|watch|photo|image|caption|source|contact|date|time|place|subject|from|to|cc|re|tel|phone|email|e-mail|fax|url|location|"
    r"updated|published|washington|london|beijing|new delhi|paris|moscow|tokyo|summary|background|also|editor.*|read more|first|second|third|"
    r"finally|title|author|section|headline|warning|correction|participants|delegation|annex|attention|media.*|for .*)",
    re.IGNORECASE,
)
_FEWEST = 3  # labelled turns that make a transcript
_LONGEST_LABEL = 60


def turns(text: str, boilerplate: Sequence[Boilerplate]) -> tuple[Turn, ...]:
    """The turns of a transcript in order; none for a text that is no transcript."""
    marked = [(part.start, part.end) for part in boilerplate]
    found = sorted(
        {(m.start("label"), m.end("label"), m.end()) for pattern in (_ASKED, _LABEL) for m in pattern.finditer(text)},
        key=lambda at: (at[0], -at[1]),
    )
    labels = [at for at in found if _may_speak(text[at[0] : at[1]]) and not any(a <= at[0] < b for a, b in marked)]
    labels = [at for n, at in enumerate(labels) if n == 0 or at[0] >= labels[n - 1][2]]
    kept = _recurring(text, labels)
    if len(kept) < _FEWEST:
        return ()
    ends = [*[start for start, _, _ in kept[1:]], len(text)]
    return tuple(turn for at, end in zip(kept, ends, strict=True) if (turn := _turn(text, at, end)))


def _may_speak(label: str) -> bool:
    return len(label) <= _LONGEST_LABEL and not _NO_SPEAKER.fullmatch(label.strip())


def _recurring(text: str, labels: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Labels that make a transcript: capitals or a question, or names that come back; one that stands alone is a heading with a colon."""
    counts = Counter(_key(text[a:b]) for a, b, _ in labels)
    capitals = [at for at in labels if text[at[0] : at[1]].isupper() and len(text[at[0] : at[1]]) > 1]
    asked = any(_QUESTION.fullmatch(_key(text[a:b])) for a, b, _ in labels)
    spoken = len(capitals) >= _FEWEST and (asked or max(counts.values(), default=0) > 1)
    return [
        (a, b, c)
        for a, b, c in labels
        if counts[_key(text[a:b])] > 1 or (spoken and text[a:b].isupper()) or _QUESTION.fullmatch(_key(text[a:b]))
    ]


def _key(label: str) -> str:
    return re.sub(r"\s*\(.*\)$", "", " ".join(label.split())).casefold()


def _turn(text: str, at: tuple[int, int, int], end: int) -> Turn | None:
    start, stop, words = at
    while words < end and text[words].isspace():
        words += 1
    while end > words and text[end - 1].isspace():
        end -= 1
    if words >= end:
        return None
    label = text[start:stop]
    return Turn(words, end, speaker=Span(start, stop, label), question=bool(_QUESTION.fullmatch(_key(label))))
