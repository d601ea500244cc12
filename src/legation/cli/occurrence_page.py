"""Occurrences as a page for a person: what, when, where, who, and below it every report with its words."""

from collections.abc import Iterable, Iterator

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from legation.cli.asking import denominator
from legation.model import Coverage, Occurrence, Report, When

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
    if len(shown) > _SHOWN:
        console.print(Padding(Text(f"and {len(shown) - _SHOWN} more", style="dim"), (0, 0, 0, 4)))


def _lines(one: Occurrence) -> Iterator[str]:
    known = [one.stands, spelt(one.when), one.place.name if one.place else None, _known(one.level, "level"), _known(one.mode)]
    yield " · ".join(part for part in known if part) or "no more is known"
    if one.participants:
        yield "with " + "; ".join(
            ", ".join(part for part in (person.name, person.office, person.party) if part) for person in one.participants[:10]
        )
    if one.issues:
        yield "on " + ", ".join(one.issues[:8])
    outlets = ", ".join(f"{outlet.name or 'unnamed'} {outlet.number}" for outlet in one.outlets)
    yield f"{one.reports} report{'' if one.reports == 1 else 's'} ({outlets}){', judged' if one.judged else ''}   {one.id}"


def spelt(when: When | None) -> str | None:
    """The days, with a mark where they are not exact."""
    if when is None or when.from_ is None:
        return None
    return when.from_ if when.until in (None, when.from_) else f"between {when.from_} and {when.until}"


def _known(value: str | None, word: str = "") -> str | None:
    return None if value in (None, "unknown") else f"{value} {word}".strip()


def _report(report: Report) -> Text:
    told = " · ".join(part for part in (report.published, report.source, report.title, report.said) if part)
    words = " ".join(report.evidence[0].text.split()) if report.evidence else ""
    out = Text(told + "\n")
    out.append(f"“{words[:240]}{'…' if len(words) > 240 else ''}”  ", style="italic")
    out.append(report.fact, style="dim")
    return out
