"""Mail that is quoted below or within a reply: it was sent before, and is a repeat of it."""

import re
from collections.abc import Iterable, Iterator

from legation.model import BoilerplateKind, Extent
from legation.reading.mending import flowed

_QUOTED = re.compile(r"^\s{0,3}(?:[>|]\s?)+")
_WROTE = re.compile(
    r"^\s*(?:On\s.{6,200}\b(?:wrote|said)|[^\n]{2,80}\bwrote (?:on|at)\s[^\n]{6,60}|(?:Am|Le|El|Il)\s.{6,200}(?:schrieb|a écrit|escribió|ha scritto)[^\n]{0,80})\s?:\s*$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original)\s*-{2,}\s*$", re.IGNORECASE
)
_FROM = re.compile(r"^\s*\*?From:\*?\s", re.IGNORECASE)
_SENT = re.compile(r"^\s*\*?(?:Sent|Date|To|Subject|Cc):\*?\s", re.IGNORECASE)
_OWN = 3  # words before the quotation, without which a mail only passes another on


def parts(text: str) -> tuple[str, tuple[tuple[Extent, BoilerplateKind], ...]]:
    """The paragraphs of a mail with what is quoted in it marked as a repeat; nothing is marked in a mail that has no words of its own."""
    marks: list[tuple[Extent, BoilerplateKind]] = []
    out, own = "", 0
    for quoted, lines in _runs(text.split("\n")):
        for paragraph in flowed(_QUOTED.sub("", line) if quoted else line for line in lines):
            out += "\n\n" if out else ""
            if quoted:
                marks.append((Extent(len(out), len(out) + len(paragraph)), "repeat"))
            else:
                own += len(paragraph.split())
            out += paragraph
    return out, tuple(marks) if own >= _OWN else ()


def _runs(lines: Iterable[str]) -> Iterator[tuple[bool, list[str]]]:
    """The lines in runs, each with whether it is quoted; behind "Original Message", or a block of mail headers, all is."""
    given = [line.rstrip("\r") for line in lines]
    below, n = False, 0
    run: list[str] = []
    state = False
    while n < len(given):
        below = below or _opens(given, n)
        wrote = _attribution(given, n)
        below = below or (wrote > 0 and "@" in " ".join(given[n : n + wrote]) and not _QUOTED.match(_next(given, n + wrote)))
        quoted = below or wrote > 0 or bool(_QUOTED.match(given[n])) or (state and not given[n].strip())
        if quoted != state and run:
            yield state, run
            run = []
        state = quoted
        run += given[n : n + max(1, wrote)]
        n += max(1, wrote)
    if run:
        yield state, run


def _attribution(lines: list[str], n: int) -> int:
    """How many lines from here on say who wrote what is quoted next: 0, 1, or 2 where the sentence was broken."""
    for size in (1, 2):
        if _WROTE.match(" ".join(line.strip() for line in lines[n : n + size])):
            return size if _QUOTED.match(_next(lines, n + size)) or n + size < len(lines) else 0
    return 0


def _next(lines: list[str], n: int) -> str:
    """The first line from here on that is not blank."""
    return next((line for line in lines[n:] if line.strip()), "")


def _opens(lines: list[str], n: int) -> bool:
    if _ORIGINAL.match(lines[n]):
        return True
    near = [line for line in lines[n + 1 : n + 5] if line.strip()]
    return n > 0 and bool(_FROM.match(lines[n])) and sum(bool(_SENT.match(line)) for line in near) >= 2
