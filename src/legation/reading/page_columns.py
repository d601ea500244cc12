"""The lines of a PDF page in reading order: gaps between paragraphs, and columns whose words are stored row by row across them."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pypdf import PageObject

_SAME_LINE = 3.0  # points by which fragments of one line may stand apart in height
_BIN = 6.0  # points: beginnings that near are one margin
_ROWS = 6  # rows with a fragment at both margins, at least
_FEW_ROWS, _PROSE = 2, 3  # rows and words of each piece from which a short page has columns: tables have shorter pieces
_LINE = 0.85  # times the size of the letters, from which a step down is a new line
_GAP = 1.45  # times the usual distance of two lines, from which a gap parts paragraphs
_SHARE = 0.45  # of the rows that must have both
_CHARACTER = 0.5  # mean width of a character as a share of its size, in common text faces


@dataclass(frozen=True)
class _Fragment:
    x: float
    y: float
    size: float
    text: str

    @property
    def end(self) -> float:
        return self.x + _CHARACTER * self.size * len(self.text)


Margins = tuple[float, float]


def page_lines(page: "PageObject", hint: Margins | None) -> tuple[list[str], Margins | None]:
    """The lines of a page, with a blank one where a gap parts paragraphs; and the margins of its columns where it has two.

    The file's own order is kept, but for columns that are stored row by row: of these the left one is read first. `hint` are the margins
    of an earlier page, which make a few rows enough.
    """
    chunks: list[tuple[str, _Fragment]] = []

    def visit(text: str, cm: Any, tm: Any, font: Any, size: float) -> None:
        x, y = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        high = abs(float(size or 10) * float(tm[0] or tm[1] or 1) * float(cm[0] or cm[1] or 1)) or 10.0
        chunks.append((text, _Fragment(float(x), float(y), high, " ".join(text.split()))))

    whole = page.extract_text(visitor_text=visit)
    fragments = [fragment for _, fragment in chunks if fragment.text]
    rows = _rows(fragments)
    margins = _margins(rows) or hint
    least = 1 if hint or _margins_of_few(rows) else _ROWS
    if margins is not None and _interleaved(fragments, margins, least):
        return _by_columns(rows, margins[1]), margins
    return _with_gaps(whole, chunks), None


def _with_gaps(whole: str, chunks: "list[tuple[str, _Fragment]]") -> list[str]:
    """The page's text as lines; a line end is set in where the words go down a line without one, and a blank line where they go down more."""
    usual = _usual_drop([a.y - b.y for a, b in pairwise([f for _, f in chunks if f.text]) if a.y - b.y >= _LINE * b.size])
    out, lowest, breaks = "", None, 0
    for text, fragment in chunks:
        if fragment.text:
            breaks += len(text) - len(text.lstrip("\n"))
            drop = lowest - fragment.y if lowest is not None else 0.0
            if usual and drop >= _LINE * fragment.size:
                wanted = 2 if drop > _GAP * usual else 1
                out += "\n" * max(0, wanted - breaks)
                lowest = fragment.y
            breaks = 0
            lowest = fragment.y if lowest is None else min(lowest, fragment.y) if abs(lowest - fragment.y) < fragment.size else fragment.y
        else:
            breaks += text.count("\n")
        out += text
    same = "".join(out.split()) == "".join(whole.split())
    return [line.rstrip() for line in (out if same else whole).split("\n")]


def _usual_drop(drops: list[float]) -> float:
    """The usual distance of two lines: the lower quarter of the distances, since gaps between paragraphs are among them."""
    near = sorted(drop for drop in drops if 4 < drop < 60)
    return near[len(near) // 4] if near else 0.0


def _by_columns(rows: "list[list[_Fragment]]", right: float) -> list[str]:
    out: list[str] = []
    first: list[list[_Fragment]] = []
    second: list[list[_Fragment]] = []
    for row in rows:
        left, other = [f for f in row if f.x < right - _BIN], [f for f in row if f.x >= right - _BIN]
        if left and not other and max(f.end for f in left) > right + 4 * _BIN:
            out += [*_spaced(first), *_spaced(second), _line(row), ""]
            first, second = [], []
            continue
        first += [left] if left else []
        second += [other] if other else []
    return [*out, *_spaced(first), *_spaced(second)]


def _spaced(rows: "list[list[_Fragment]]") -> list[str]:
    """The lines of one column, with a blank one where the gap between two is clearly more than usual."""
    usual = _usual_drop([a[0].y - b[0].y for a, b in pairwise(rows)])
    out = [_line(row) for row in rows[:1]]
    for before, row in pairwise(rows):
        out += [""] if usual and before[0].y - row[0].y > _GAP * usual else []
        out.append(_line(row))
    return out


def _rows(fragments: list[_Fragment]) -> list[list[_Fragment]]:
    """Fragments by row, from the top; those of a row from the left."""
    out: list[list[_Fragment]] = []
    for fragment in sorted(fragments, key=lambda f: -f.y):
        if out and abs(out[-1][0].y - fragment.y) <= _SAME_LINE:
            out[-1].append(fragment)
        else:
            out.append([fragment])
    return [sorted(row, key=lambda f: f.x) for row in out]


def _margins(rows: list[list[_Fragment]]) -> Margins | None:
    """Where the left and the right column begin, if there are two."""
    begins = Counter(round(f.x / _BIN) for row in rows for f in row)
    if (few := _margins_of_few(rows)) is not None:
        return few
    if len(begins) < 2 or len(rows) < _ROWS:
        return None
    left = min(x for x, count in begins.items() if count >= _ROWS) if max(begins.values()) >= _ROWS else None
    if left is None:
        return None
    rights = [(count, x) for x, count in begins.items() if x - left > 20 and count >= _ROWS]
    if not rights:
        return None
    right = max(rights)[1]
    both = [row for row in rows if {round(f.x / _BIN) for f in row} >= {left, right}]
    clear = [row for row in both if all(f.end < right * _BIN + 2 * _BIN for f in row if round(f.x / _BIN) < right)]
    if len(clear) < max(_ROWS, _SHARE * len(rows)):
        return None
    return left * _BIN, right * _BIN


def _margins_of_few(rows: list[list[_Fragment]]) -> Margins | None:
    """The margins of two columns of few lines: nearly every row has a piece of prose at both, and each begins at the same two places."""
    pairs = [row for row in rows if len(row) == 2 and all(len(f.text.split()) >= _PROSE for f in row)]
    if not _FEW_ROWS <= len(pairs) < _ROWS or len(pairs) < 0.6 * len(rows):
        return None
    lefts, rights = {round(row[0].x / _BIN) for row in pairs}, {round(row[1].x / _BIN) for row in pairs}
    apart = all(row[0].end < row[1].x + 2 * _BIN for row in pairs)
    return (min(lefts) * _BIN, min(rights) * _BIN) if len(lefts) == 1 and len(rights) == 1 and apart else None


def _interleaved(fragments: list[_Fragment], margins: Margins, least: int) -> bool:
    """Whether the file stores left and right by turns: a file that stores whole columns is read in its own order."""
    sides = [f.x >= margins[1] - _BIN for f in fragments]
    turns = sum(a != b for a, b in pairwise(sides))
    return turns > 0.5 * min(sum(sides), len(sides) - sum(sides)) and turns > least


def _line(fragments: list[_Fragment]) -> str:
    return " ".join(f.text for f in fragments)
