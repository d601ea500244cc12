"""docs/performance.md and its chart, from what `make bench` measured."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

PICTURE = Path(__file__).resolve().parent.parent / "docs" / "pictures" / "performance.svg"
ROW, LEFT, WIDTH = 26, 130, 460


def page(found: Mapping[str, Any]) -> str:
    """The page as Markdown; the chart is written beside it."""
    PICTURE.write_text(chart(found["stages"]), encoding="utf-8")
    return "\n".join(_lines(found)) + "\n"


def _lines(found: Mapping[str, Any]) -> Iterator[str]:
    day = datetime.now(UTC).date().isoformat()
    yield from (
        "# Performance",
        "",
        f"Written by `make bench` on {day}; processor time of one core, machines differ: the ratios are what holds.",
        "",
    )
    yield from ("| what | measured |", "|---|---|")
    yield f"| documents, words | {found['documents']}, {found['words']:,} |"
    yield f"| documents a second | {found['documents a second']:.1f} |"
    yield f"| words a second | {found['words a second']:,.0f} |"
    yield f"| bare spaCy on the same texts in the same run, words a second | {found['spaCy words a second']:,.0f} |"
    yield f"| the whole line in units of bare spaCy | {found['times spaCy']:.2f} |"
    yield f"| memory at most, spaCy loaded twice | {found['memory MB']:,.0f} MB |"
    if "workers" in found:
        one, two = found["workers"][1], found["workers"][2]
        yield f"| documents a second by the clock, one process and two | {one:.1f}, {two:.1f} ({two / one:.2f} times) |"
        yield f"| documents a second through triage, reading included | {found['triage a second']:,.0f} |"
    yield from ("", "## Where the time goes", "", "![share of each stage](pictures/performance.svg)", "", "| stage | share |", "|---|---|")
    yield from (f"| {name} | {share:.3f} |" for name, share in found["stages"].items())
    yield from ("", "## Length", "", "| words of one document | words a second |", "|---|---|")
    yield from (f"| {words:,} | {rate:,.0f} |" for words, rate in found["growth"].items())
    yield from (
        "",
        "`make bench-floors` holds the ratios with slack in `make check`; `make bench-record` measures how a record's size tells.",
    )


def chart(stages: Mapping[str, float]) -> str:
    """A bar for each stage, as SVG."""
    most = max(stages.values())
    bars = [
        f'<text x="{LEFT - 8}" y="{n * ROW + 19}" text-anchor="end">{name}</text>'
        f'<rect x="{LEFT}" y="{n * ROW + 5}" width="{WIDTH * share / most:.0f}" height="18" fill="#3b6ea5"/>'
        f'<text x="{LEFT + WIDTH * share / most + 6:.0f}" y="{n * ROW + 19}">{100 * share:.0f}%</text>'
        for n, (name, share) in enumerate(stages.items())
    ]
    size = f'width="{LEFT + WIDTH + 60}" height="{len(stages) * ROW + 8}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" role="img"><title>Share of each stage</title>{"".join(bars)}</svg>\n'
