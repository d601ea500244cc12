"""The layout of a plain text: which lines are breadcrumbs, headline, standfirst, byline, caption, links or repeats, and what the dateline says."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from legation.model import Boilerplate, BoilerplateKind, Extent
from legation.reading.datelines import dateline
from legation.reading.turns import opens_exchange, opens_turn
from legation.reference.layout_marks import layout_marks
from legation.reference.lines import whole_lines

__all__ = ["Layout", "dateline", "layout"]

_BREAK = re.compile(r"\s*[\r\n]\s*")
_CRUMB = re.compile(
    r"^(?:[-–•*]\s*\w[\w &'’-]{0,30}\s*[>»/]?|\w[\w &'’-]{0,30}(?:\s*[>»]\s*\w[\w &'’-]{0,30})+\s*[>»]?|\w[\w &'’-]{0,30}\s*[>»])$"
)
_TURN = re.compile(r"(?:Q|QUESTION)(?::|\s{2,})|[A-Z][A-Z.’' -]+:\s")  # somebody speaks, or a dateline
_WORD = re.compile(r"\w+")
_HEAD_LINES = 12  # crumbs, headline and standfirst stand among the first lines
_HEADLINE_WORDS = (3, 28)
_STANDFIRST_WORDS = (6, 90)
_REPEATED = 0.85  # share of a standfirst's words that one stretch of the body repeats; 0.7 took in leads that only share a topic
_LONG_REPEAT = 80  # characters from which a line that stands twice is a repeat and not a refrain


@dataclass(frozen=True)
class Layout:
    """The boilerplate of a text, what its breadcrumbs say, its headline and where its body begins."""

    boilerplate: tuple[Boilerplate, ...]
    section: tuple[str, ...]
    headline: Extent | None
    body_start: int


def layout(text: str, title: str | None, marks: Sequence[tuple[Extent, BoilerplateKind]] = ()) -> Layout:
    """The layout of `text`; `title`, where it is known apart, tells the headline, and `marks` are stretches known beforehand."""
    lines = list(whole_lines(text))
    kinds: dict[int, BoilerplateKind] = {}
    crumbs = _crumbs(text, lines)
    kinds |= dict.fromkeys(range(crumbs), "breadcrumb")
    kinds |= {n: kind for n, line in enumerate(lines) for stretch, kind in marks if stretch.start <= line.start and line.end <= stretch.end}
    _mark_by_pattern(text, lines, kinds)
    headline = _headline(text, lines, kinds, title)
    if headline is not None:
        kinds[headline] = "headline"
        _mark_standfirst(text, lines, kinds, headline)
    _mark_repeats(text, lines, kinds)
    if len(kinds) == len(lines) and headline is not None:
        kinds = {}  # a text that is nothing but a headline is its own body
    body = next((line.start for n, line in enumerate(lines) if n not in kinds), 0)
    return Layout(
        boilerplate=tuple(Boilerplate(lines[n].start, lines[n].end, kind=kinds[n]) for n in sorted(kinds)),
        section=tuple(_crumb_words(text, lines[:crumbs])),
        headline=lines[headline] if headline is not None and kinds else None,
        body_start=body,
    )


def _words(text: str, line: Extent) -> list[str]:
    return _WORD.findall(text[line.start : line.end].lower())


def _crumbs(text: str, lines: list[Extent]) -> int:
    """How many of the first lines are breadcrumbs; none where nothing but crumbs would be left."""
    count = 0
    for line in lines[:6]:
        if not _CRUMB.match(text[line.start : line.end]):
            break
        count += 1
    return count if count < len(lines) else 0


def _crumb_words(text: str, lines: list[Extent]) -> list[str]:
    out = []
    for line in lines:
        parts = re.split(r"[>»/]", text[line.start : line.end].lstrip("-–•* "))
        out += [part.strip() for part in parts if part.strip()]
    return out


def _mark_by_pattern(text: str, lines: list[Extent], kinds: dict[int, BoilerplateKind]) -> None:
    for n, line in enumerate(lines):
        if n in kinds or line.end - line.start > 420:
            continue
        words = _BREAK.sub(" ", text[line.start : line.end])
        for kind, pattern in layout_marks():
            if pattern.match(words):
                kinds[n] = kind
                break


def _headline(text: str, lines: list[Extent], kinds: dict[int, BoilerplateKind], title: str | None) -> int | None:
    """The line that is the headline: the one that says the title, else a short first line without a full stop before longer ones."""
    open_lines = [n for n in range(min(len(lines), _HEAD_LINES)) if n not in kinds]
    if len(lines) < 2 or not open_lines:
        return None
    if title:
        said = _WORD.findall(title.lower())
        for n in open_lines[:4]:
            if said and _words(text, lines[n]) == said:
                return n
    first = open_lines[0]
    return first if _looks_like_headline(text, lines, first) else None


def _looks_like_headline(text: str, lines: list[Extent], n: int) -> bool:
    words = _BREAK.sub(" ", text[lines[n].start : lines[n].end])
    count = len(words.split())
    if not _HEADLINE_WORDS[0] <= count <= _HEADLINE_WORDS[1] or words[-1] in '.!;:,”"' or n + 1 >= len(lines):
        return False
    if words.rstrip().endswith("?") and count < 4:
        return False
    if opens_exchange(words, text[lines[n + 1].start : lines[n + 1].end]):
        return False
    following = max(line.end - line.start for line in lines[n + 1 : n + 4])
    return not _TURN.match(words) and not opens_turn(words) and words[0].isalnum() and not words[0].islower() and following > len(words)


def _mark_standfirst(text: str, lines: list[Extent], kinds: dict[int, BoilerplateKind], headline: int) -> None:
    """The lines after the headline that say again what one stretch of the body says in the same words."""
    for n in range(headline + 1, min(headline + 4, len(lines) - 1)):
        if n in kinds:
            continue
        words = _words(text, lines[n])
        body = [w for later in range(n + 1, len(lines)) for w in _words(text, lines[later])]
        if not _STANDFIRST_WORDS[0] <= len(words) <= _STANDFIRST_WORDS[1] or not _repeated(words, body):
            return
        kinds[n] = "standfirst"


def _repeated(words: list[str], body: list[str]) -> bool:
    """Whether the pairs of words of a line stand nearly all in one stretch of the body."""
    pairs = Counter(pairwise(words))
    if not pairs:
        return False
    at = [pair in pairs for pair in pairwise(body)]
    window, inside = len(words) + 4, 0
    for i, hit in enumerate(at):
        inside += hit - (at[i - window] if i >= window else 0)
        if inside >= _REPEATED * sum(pairs.values()):
            return True
    return False


def _mark_repeats(text: str, lines: list[Extent], kinds: dict[int, BoilerplateKind]) -> None:
    seen: set[str] = set()
    for n, line in enumerate(lines):
        if n in kinds or line.end - line.start < _LONG_REPEAT:
            continue
        words = " ".join(_words(text, line))
        if words in seen:
            kinds[n] = "repeat"
        seen.add(words)
