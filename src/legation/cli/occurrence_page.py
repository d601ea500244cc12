"""Occurrences as a page for a person: what, when, where, who, and below it every report with its words."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from legation.cli.asking import denominator
from legation.model import Coverage, Occurrence, Report
from legation.stories.spelling import spelt
from legation.stories.summing import named_speaker

_SHOWN = 12  # reports of one occurrence; all of them stand in the JSON


def show_occurrences(found: Iterable[Occurrence], covered: Coverage, console: Console | None = None) -> None:
    """Print the page: the denominator first."""
    console = console or Console(highlight=False)
    show_coverage(console, covered)
    shown = list(found)
    for one in shown:
        show_occurrence(console, one)
    console.print(f"\n{len(shown)} in all" if shown else "\nNothing of this was found.")


def show_coverage(console: Console, covered: Coverage) -> None:
    """What was read, and what to beware of."""
    console.print(Text(f"O{denominator(covered)[1:]}", style="dim"), soft_wrap=True)
    for warning in covered.warnings:
        console.print(Text(f"Beware: {warning}", style="yellow"), soft_wrap=True)


def show_occurrence(console: Console, one: Occurrence) -> None:
    """One occurrence with its reports."""
    console.print()
    console.print(Text(one.title, style="bold"), soft_wrap=True)
    for line in _lines(one):
        console.print(Padding(Text(line), (0, 0, 0, 2)))
    shown = [report for report in one.told if report.copy_of is None]
    for report in shown[:_SHOWN]:
        console.print(Padding(_report(report), (0, 0, 0, 4)))
        show_address(console, (report.url, report.fact, report.id))
    if len(shown) > _SHOWN:
        console.print(Padding(Text(f"and {len(shown) - _SHOWN} more", style="dim"), (0, 0, 0, 4)))


def _lines(one: Occurrence) -> Iterator[str]:
    known = [
        one.stands,
        spelt(one.when) or _undated(one),
        one.place.name if one.place else None,
        _known(one.level, "level"),
        _known(one.mode),
    ]
    yield " · ".join(part for part in known if part) or "no more is known"
    if one.meeting:
        yield f"this is the meeting {one.meeting}; it counts once"
    if one.participants:
        yield "with " + "; ".join(
            ", ".join(part for part in (person.name, person.office, person.party) if part) for person in one.participants[:10]
        )
    if one.issues:
        yield "on " + ", ".join(one.issues[:8])
    outlets = ", ".join(f"{outlet.name or 'unnamed'} {outlet.number}" for outlet in one.outlets)
    yield f"{one.reports} report{'' if one.reports == 1 else 's'} ({outlets}){', judged' if one.judged else ''}   {one.id}"


def _known(value: str | None, word: str = "") -> str | None:
    return None if value in (None, "unknown") else f"{value} {word}".strip()


def _undated(one: Occurrence) -> str:
    """What stands in place of a day: when it was first reported. Words are dated by the document in which they stand."""
    if one.kind in ("statement", "commitment"):
        return f"published {one.told_first}" if one.told_first else "publication not dated"
    return f"no day given; first reported {one.told_first}" if one.told_first else "no day given, no report dated"


def _report(report: Report) -> Text:
    """A report in two lines: when and by whom, and the sentence."""
    told = (report.published or "undated", report.outlet or report.source or "outlet not known", report.title, report.said)
    out = Text(" · ".join(part for part in told if part) + "\n")
    words = report.sentence.text if report.sentence else report.evidence[0].text if report.evidence else ""
    if report.speaker:
        out.append(f"{named_speaker(report.speaker)}: ")
    return out.append(f"“{shortened(words)}”", style="italic")


def show_address(console: Console, parts: Iterable[str | None]) -> None:
    """Where something can be read, never broken, so that it can be clicked and copied; and its ids."""
    console.print(Text("    " + "   ".join(part for part in parts if part), style="dim"), soft_wrap=True)


def shortened(words: str, most: int = 400) -> str:
    """The words on one line, cut where they are very long."""
    line = " ".join(words.split())
    return line if len(line) <= most else line[: most - 1] + "…"
