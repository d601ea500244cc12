"""What a search found as a page for a person: the words found are bold, the evidence is underlined."""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from legation.cli.occurrence_page import show_address, show_coverage
from legation.model import Coverage, Match
from legation.stories.spelling import spelt
from legation.stories.summing import named_speaker


def show_matches(found: Sequence[Match], covered: Coverage, offset: int = 0, console: Console | None = None) -> None:
    """Print the page: the denominator first, then what was found, best first."""
    console = console or Console(highlight=False)
    show_coverage(console, covered)
    for number, one in enumerate(found, start=offset + 1):
        console.print()
        console.print(Text(f"{number}. {one.title or '(no title)'}", style="bold"), soft_wrap=True)
        for line in _lines(one):
            console.print(Padding(line, (0, 0, 0, 4)))
        show_address(console, (one.url, one.occurrence, one.document_id))
    console.print(f"\n{len(found)} shown" if found else "\nNothing of this was found.")


def _lines(one: Match) -> Iterator[Text]:
    known = " · ".join(part for part in (one.kind, one.type, one.stands, spelt(one.when), one.place) if part)
    reports = "" if one.kind == "document" else f" · {one.reports} report{'' if one.reports == 1 else 's'}"
    yield Text(known + reports)
    yield _passage(one)
    told = (
        one.published or "undated",
        one.outlet or one.source or "outlet not known",
        one.document_title if one.kind != "document" else None,
    )
    yield Text(" · ".join(part for part in told if part))


def _passage(one: Match) -> Text:
    """The sentence with its speaker, the words found between brackets and the evidence underlined; of a document the part around the words."""
    if one.sentence is None:
        return Text(f"“{one.passage}”", style="italic")
    out = Text(f"{named_speaker(one.speaker)}: “" if one.kind == "statement" else "“")
    begun, at = {extent.start for extent in one.found}, one.sentence.start
    ended = {extent.end for extent in one.found}
    for mark in (*one.sentence.text, ""):
        out.append("]" if at in ended else "").append("[" if at in begun else "")
        evident = one.evidence is not None and one.evidence.start <= at < one.evidence.end
        if not (mark.isspace() and out.plain[-1:].isspace()):
            out.append(" " if mark.isspace() else mark, style="underline" if evident else "")
        at += 1
    return out.append("”")
