"""Pages for a person: differences, commitments, a mechanism, a dyad."""

from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from legation.cli.occurrence_page import show_coverage
from legation.model import Count, Coverage, Difference, Dyad, Edition, MechanismView, Rate, Report, Undertaking
from legation.stories.spelling import spelt


def show_differences(found: Sequence[Difference]) -> None:
    """Each disagreement with its versions below one another."""
    console = Console(highlight=False)
    for one in found:
        console.print(Text(f"\n{one.title}: {one.field}", style="bold"), Text(one.occurrence, style="dim"), soft_wrap=True)
        for version in one.versions:
            who = " · ".join(part for part in (version.published, version.outlet or version.source, version.title) if part)
            console.print(Text(f"  {version.value}   ({who or version.id})"), soft_wrap=True)
            if version.evidence is not None and one.field != "words":
                console.print(Text(f"      “{_short(version.evidence.text)}”", style="italic"), soft_wrap=True)
            if version.url:
                console.print(Text(f"      {version.url}", style="dim"), soft_wrap=True)
    console.print(f"\n{len(found)} in all" if found else "The reports do not disagree.")


def show_undertakings(found: Sequence[Undertaking], covered: Coverage) -> None:
    """Each commitment, how it stands, and what follows it up."""
    console = Console(highlight=False)
    show_coverage(console, covered)
    for one in found:
        _show_commitment(console, one)
        _show_afterwards(console, one)
    console.print(f"\n{len(found)} in all" if found else "\nNothing of this was found.")


def _show_commitment(console: Console, one: Undertaking) -> None:
    """Who bound himself to what, how that stands, what is proposed, and who reported it."""
    made = one.commitment
    toward = f" toward {', '.join(made.toward)}" if made.toward else ""
    console.print(Text(f"\n{'–'.join(made.parties)}{toward}: {_short(made.words or '')}", style="bold"), soft_wrap=True)
    console.print(Text(f"  {_standing(one)} · {', '.join(made.issues) or 'no issue'} · {made.told[0].fact}"), soft_wrap=True)
    if one.proposal is not None:
        told = _joined(one.proposal.source, one.proposal.told, one.proposal.fact)
        console.print(Text(f"  proposed: {one.proposal.status} ({one.proposal.reason})", style="bold yellow"), soft_wrap=True)
        console.print(Text(f"      “{_short(one.proposal.evidence)}”   ({told})", style="italic"), soft_wrap=True)
    for report in made.told[:3]:
        console.print(Text(f"    {_source(report)}"), soft_wrap=True)
        words = report.sentence.text if report.sentence else made.words or ""
        console.print(Text(f"      “{_short(words)}”", style="italic"), soft_wrap=True)


def _show_afterwards(console: Console, one: Undertaking) -> None:
    """What later reports say of it, and the commitments that follow it up."""
    for step in one.life:
        mark = "follow-up, " if step.follow_up else ""
        console.print(Text(f"    {step.told or 'undated'}  {mark}{step.status or 'no status'}  {step.source or ''}"), soft_wrap=True)
    for link in one.follow_ups:
        said = link.verdict or "suggested"
        console.print(Text(f"    → {link.told}: {_short(link.words or '')}  [{said}: {link.reason}]", style="italic"), soft_wrap=True)


def _standing(one: Undertaking) -> str:
    """How it stands, whether it is open, and since when it should be done."""
    decided = f", as {one.decided.who} decided" if one.decided else ""
    due = f" · due {one.commitment.due}" if one.commitment.due else ""
    late = f" · OVERDUE on {one.last_read}, the last day read" if one.overdue else ""
    return f"{one.stands or 'status not known'}{decided} · {'open' if one.open else 'closed' if one.proposal is None else 'to be decided'}{due}{late}"


def show_mechanism(found: MechanismView) -> None:
    """Its editions in order of time."""
    console = Console(highlight=False)
    console.print(Text(f"{found.name} ({found.key})", style="bold"), soft_wrap=True)
    if found.learnt:
        console.print(f"learnt from texts; {found.verdict + 'ed' if found.verdict else 'waits for a verdict'}")
    console.print(f"members: {', '.join(found.members) or 'not listed'}; usual level: {found.level or 'various'}")
    if found.rivals:
        console.print(f"the name can also mean: {', '.join(found.rivals)}", soft_wrap=True)
    show_coverage(console, found.coverage)
    for one in found.editions:
        _show_edition(console, one)
    if found.unreported:
        console.print(f"\nknown, but told of in no document: {'; '.join(found.unreported)}", soft_wrap=True, markup=False)
    if found.unplaced:
        console.print(f"\n{found.unplaced} more tellings name it without a day that would place them")


def _show_edition(console: Console, one: Edition) -> None:
    """What is known of one meeting of a mechanism, and the fullest report of it."""
    known = (one.edition, spelt(one.when), one.place.name if one.place else None, one.level, one.stands)
    console.print(Text("\n" + _joined(*(part for part in known if part != "unknown")), style="bold"), soft_wrap=True)
    if one.known and one.counted and one.counted != one.edition:
        console.print(f"  counted in reports as: {one.counted}", soft_wrap=True)
    if one.stands in ("planned", "proposed") and not one.known:
        console.print("  no report says that it took place")
    if one.leads:
        console.print("  with " + "; ".join(f"{person.name} ({person.party})" for person in one.leads), soft_wrap=True)
    console.print(f"  on {', '.join(one.issues[:8]) or 'no issue'}", soft_wrap=True)
    console.print(f"  {_many(one.reports, 'report')} ({_list(one.outlets)})   {one.occurrence}", soft_wrap=True)
    if one.report is not None:
        console.print(Text(f"    {_source(one.report)}"), soft_wrap=True)
        console.print(Text(f"    “{_short(one.report.sentence.text if one.report.sentence else '')}”", style="italic"), soft_wrap=True)


def show_dyad(found: Dyad) -> None:
    """Counts, intensity, meetings and first mentions, each with what it rests on."""
    console = Console(highlight=False)
    period = f", {found.since or 'the beginning'} to {found.until or 'the end'}" if found.since or found.until else ""
    console.print(Text(f"{found.parties[0]} and {found.parties[1]}{period}", style="bold"))
    if found.joined:
        console.print(f"with what passed with {', '.join(found.joined)}")
    show_coverage(console, found.coverage)
    among = f", {found.meetings_among_events} of them meetings that are counted below too" if found.meetings_among_events else ""
    console.print(
        f"\n{_many(found.events, 'event')} ({found.undated_events} without a day of their own{among}): {_list(found.by_type)}",
        soft_wrap=True,
    )
    console.print(f"by quad (1 and 2 cooperation, 3 and 4 conflict): {_list(found.by_quad)}; {_list(found.directed)}", soft_wrap=True)
    console.print(f"intensity (PLOVER): {_rate(found.intensity)}")
    met = sum(count.number for count in found.meetings_by_level)
    console.print(
        f"{_many(met, 'meeting')} ({found.undated_meetings} without a day of their own) by level: {_list(found.meetings_by_level)}; by mode: {_list(found.meetings_by_mode)}",
        soft_wrap=True,
    )
    console.print(f"statements: {found.statements}; commitments: {found.commitments}\n")
    _show_periods(console, found)
    console.print(Text("\nFirst mentions", style="bold"))
    for mention in found.first_mentions:
        told = _joined(mention.told, mention.issue, mention.outlet or mention.source, mention.title, mention.url)
        console.print(f"  {told}", soft_wrap=True, markup=False)
        if mention.sentence:
            console.print(Text(f"      “{_short(mention.sentence)}”", style="italic"), soft_wrap=True)


def _show_periods(console: Console, found: Dyad) -> None:
    """A line a period, and what lies in none."""
    table = Table("period", "documents read", "events", "by quad", "intensity", "meetings", box=None, pad_edge=False)
    for one in found.periods:
        table.add_row(one.period, str(one.documents), str(one.events), _list(one.by_quad), _rate(one.intensity), str(one.meetings))
    console.print(table)
    if found.undated_events or found.undated_meetings:
        console.print(
            f"undated, in no period: {_many(found.undated_events, 'event')}, {_many(found.undated_meetings, 'meeting')}; no publication date stands in for them"
            + (", but whether they are of the time asked for is told by their first report" if found.since or found.until else ""),
            soft_wrap=True,
        )


def _source(report: Report) -> str:
    """Where a report comes from, in a line."""
    return _joined(report.published or "undated", report.outlet or report.source or "outlet not known", report.title, report.url)


def _joined(*parts: str | None) -> str:
    return " · ".join(part for part in parts if part)


def _rate(rate: Rate) -> str:
    if rate.mean is None:
        return "-"
    band = f" (95%: {rate.low} to {rate.high})" if rate.low is not None else " (too few for a band)"
    return f"{rate.mean}{band}"


def _list(counts: Iterable[Count]) -> str:
    return ", ".join(f"{count.name or 'unnamed'} {count.number}" for count in counts) or "none"


def _many(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 200 else line[:199] + "…"
