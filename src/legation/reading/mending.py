"""Lines back to paragraphs: what was broken at a width is joined again, and words that were parted by a hyphen with it."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

_TERMINAL = re.compile(r"[.!?:;][\"”’')\]]*$")
_ITEM = re.compile(r"(?:[•▪●○◦·–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)]|Article \d|[A-Z]\.)\s")
_BULLET = re.compile("[\uf0a7\uf0b7\uf0d8\uf0fc\uf02d\uf076]")  # bullets of Symbol and Wingdings, which have no character of their own
_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\u00ad]$")
_KEPT = re.compile(
    r"\b(?:self|non|co|well|cross|anti|pro|multi|inter|counter|vice|post|pre|long|short|high|low|so|ex|all|half|two|three|four)$",
    re.IGNORECASE,
)
_FULL = 0.86  # of the usual width: a line whose next word would reach this far was broken for its length; 0.8 joined lists, 0.95 left gaps
_NARROWEST = 25
_DOUBLE_SPACED = 0.7  # share of blank gaps from which one blank line parts no paragraphs


def flowed(lines: Iterable[str], known: frozenset[str] = frozenset()) -> list[str]:
    """The paragraphs of a text given as lines; blank lines part them. `known` are words with hyphens and without, which decide a doubt."""
    lines = (_BULLET.sub("•", line.replace("-\u2010", "-").replace("\u2010-", "-").replace("-\u2011", "-")) for line in lines)
    kept = [" ".join(line.replace("\u00ad", "-" if line.rstrip().endswith("\u00ad") else "").split()) for line in lines]
    kept = _single_spaced(kept)
    width = usual_width(kept)
    out: list[str] = []
    last, opened = "", False
    for line in kept:
        if not line:
            opened = False
            continue
        if opened and continues(last, line, width):
            out[-1] = joined(out[-1], line, known)
        else:
            out.append(line)
        last, opened = line, True
    return out


def usual_width(lines: Sequence[str]) -> float:
    """The width to which most long lines run: nine of ten are no longer."""
    lengths = sorted(len(line) for line in lines if line)
    return float(max(_NARROWEST, lengths[int(len(lengths) * 0.9)])) if lengths else float(_NARROWEST)


def continues(last: str, line: str, width: float) -> bool:
    """Whether `line` goes on with the paragraph that `last` is in."""
    if _ITEM.match(line):
        return False
    if _HYPHEN.search(last) and line[:1].islower():
        return True
    if line[:1].islower() and not _TERMINAL.search(last):
        return True
    full = len(last) + 1 + len(line.split(" ", 1)[0]) > _FULL * width
    return full and _is_heading(last) == _is_heading(line)


def joined(paragraph: str, line: str, known: frozenset[str] = frozenset()) -> str:
    """A paragraph with its next line; a hyphen at the break goes, unless the word bears one elsewhere or its first part usually does."""
    if not _HYPHEN.search(paragraph) or not line[:1].islower():
        return f"{paragraph} {line}"
    first = re.split(r"[\s(“\"]", paragraph)[-1][:-1]
    second = re.match(r"[\w’'-]*", line)
    rest = second.group() if second else ""
    whole, parted = f"{first}{rest}".lower(), f"{first}-{rest}".lower()
    keeps = parted in known or (whole not in known and bool(_KEPT.search(first)))
    return f"{paragraph[:-1]}-{line}" if keeps else paragraph[:-1] + line


def words_of(lines: Iterable[str]) -> frozenset[str]:
    """The words inside lines, hyphens kept: what `joined` asks."""
    return frozenset(word.lower() for line in lines for word in re.findall(r"\w[\w’'-]*\w", line)[:-1])


def _is_heading(line: str) -> bool:
    letters = [c for c in line if c.isalpha()]
    return len(letters) > 3 and all(c.isupper() for c in letters)


def _single_spaced(lines: list[str]) -> list[str]:
    """Where nearly every line is followed by a blank one, single blanks say nothing and go."""
    filled = [n for n, line in enumerate(lines) if line]
    gaps = [b - a for a, b in pairwise(filled)]
    if len(gaps) < 6 or sum(gap > 1 for gap in gaps) < _DOUBLE_SPACED * len(gaps) or usual_width(lines) > 130:
        return lines
    return [line for n, line in enumerate(lines) if line or (n and not lines[n - 1])]
