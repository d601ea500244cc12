"""Briefs: a dyad, a mechanism or a meeting on a page or two, as HTML to print and as DOCX."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import ClassVar

from legation.desk import naming
from legation.desk.answers import Context, first_report
from legation.desk.pages import dyad, mechanism, meeting
from legation.desk.problems import NotFound
from legation.desk.visit import Visit
from legation.desk.wording import denominator, short, time, visible
from legation.model import Coverage, Edition, Occurrence, Report

ROOMS = ("dyad", "mechanism", "meeting")


@dataclass(frozen=True, kw_only=True)
class Line:
    """One line of a brief, with the page where it stands in full and the source it rests on."""

    words: str
    link: str | None = None
    source: str | None = None


@dataclass(frozen=True, kw_only=True)
class Section:
    """A heading with lines."""

    head: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class Brief(Context):
    """A brief. `basis`: what it rests on; `warnings`: what to beware of."""

    template: ClassVar[str] = "brief.html"
    room: ClassVar[str] = "brief"
    of: str
    link: str
    basis: str
    warnings: tuple[str, ...]
    sections: tuple[Section, ...]


def brief(visit: Visit, room: str, key: str) -> Brief:
    """The brief of a page."""
    if room == "dyad":
        return _dyad(dyad.page(visit, key))
    if room == "mechanism":
        return _mechanism(mechanism.page(visit, key))
    if room == "meeting":
        return _meeting(meeting.page(visit, key), visit.coverage())
    raise NotFound("there are no briefs of this", room, f"There are of: {', '.join(ROOMS)}")


def _dyad(page: dyad.DyadPage) -> Brief:
    known = page.dyad
    counts = ", ".join(f"{one.number} {one.name}" for one in known.by_type[:6])
    rate = known.intensity
    mean = (
        f" Mean intensity {rate.mean:+.1f}" + (f" (band {rate.low:+.1f} to {rate.high:+.1f})" if rate.low is not None else "") + "."
        if rate.mean is not None
        else ""
    )
    top = sorted(page.issues.items(), key=lambda item: -sum(item[1].values()))[:6]
    figures = [Line(words=f"{known.events} events that took place{': ' + counts if counts else ''}.{mean}")]
    if top:
        figures.append(Line(words="Most on " + ", ".join(f"{naming.issue(issue)} ({sum(row.values())})" for issue, row in top) + "."))
    if page.mechanisms:
        figures.append(Line(words="Mechanisms: " + ", ".join(f"{m.name} ({m.number})" for m in page.mechanisms[:5]) + "."))
    sections = (
        Section(head="In figures", lines=tuple(figures)), Section(head="Latest meetings", lines=tuple(_lines(page.meetings.items[:8]))),
        Section(head="Open commitments", lines=tuple(_lines(page.commitments[:6]))), Section(head="What was said", lines=tuple(_lines(page.statements[:6]))),
        Section(head="Events", lines=tuple(_lines(page.events[:6]))),
    )  # fmt: skip
    period = " to ".join(part for part in (known.since, known.until) if part)
    return _made(page.title + (f", {period}" if period else ""), "dyad", naming.dyad_link(page.one, page.other), known.coverage, sections)


def _mechanism(page: mechanism.MechanismPage) -> Brief:
    editions = tuple(_edition(one.edition) for one in reversed(page.editions[-10:]))
    bound = [other for one in reversed(page.editions) for other in one.commitments][:10]
    members = ", ".join(naming.party(code) for code in page.mechanism.members[:20])
    sections = (
        Section(head="Members", lines=(Line(words=members),) if members else ()), Section(head="Editions", lines=editions),
        Section(head="Issues of the latest edition", lines=tuple(_change(page.editions[-1])) if page.editions else ()), Section(head="Commitments", lines=tuple(_lines(bound))),
        Section(head="What was said", lines=tuple(_lines(page.statements[:8]))),
    )  # fmt: skip
    return _made(page.title, "mechanism", naming.to("mechanism", page.mechanism.key), page.mechanism.coverage, sections)


def _edition(edition: Edition) -> Line:
    where = f", {edition.place.name}" if edition.place else ""
    leads = f"; {', '.join(lead.name for lead in edition.leads[:6])}" if edition.leads else ""
    issues = f"; on {', '.join(naming.issue(issue) for issue in edition.issues[:6])}" if edition.issues else ""
    words = f"{edition.edition or 'edition not told'}, {time(edition.when) or 'day not told'}{where} ({edition.stands}){leads}{issues}"
    return Line(words=words, link=naming.to("meeting", edition.occurrence), source=f"{edition.reports} reports")


def _change(latest: mechanism.EditionShown) -> Iterator[Line]:
    """The issues that are new, kept, and not told again; nothing where they are those of the edition before."""
    if latest.new or latest.dropped:
        for head, some in (("New", latest.new), ("Kept", latest.kept), ("Not told again", latest.dropped)):
            if some:
                yield Line(words=f"{head}: {', '.join(naming.issue(issue) for issue in some)}")


def _meeting(page: meeting.MeetingPage, covered: Coverage) -> Brief:
    one = page.occurrence
    who = tuple(
        Line(words=", ".join(part for part in (p.name, p.office, p.party) if part), link=naming.actor_link(p.actor), source=f"{p.reports} of {one.reports}") for p in one.participants
    )  # fmt: skip
    unlike = tuple(
        Line(words=f"{d.field}: " + " / ".join(f"{short(v.value, 120)} ({v.source or 'unnamed'})" for v in d.versions[:4]))
        for d in page.differences[:6]
    )
    sections = (
        Section(head="The meeting", lines=tuple(_known(one))),
        Section(head="Who took part", lines=who), Section(head="Commitments", lines=tuple(_lines(page.commitments[:8]))),
        Section(head="What was said", lines=tuple(_lines(page.statements[:8]))), Section(head="Where the reports disagree", lines=unlike),
        Section(head="Reports", lines=tuple(_report(report) for report in one.told[:12])),
    )  # fmt: skip
    return _made(one.title, "meeting", naming.to("meeting", one.id), covered, sections)


def _known(one: Occurrence) -> Iterator[Line]:
    """When, where and between whom, a line each."""
    facts = (
        ("When", time(one.when) or "not told"), ("Where", one.place.name if one.place else "not told"), ("Stands", one.stands or "not told"),
        ("Parties", ", ".join(naming.party(code) for code in one.parties)), ("Level", one.level or ""), ("Mode", one.mode or ""),
        ("Issues", ", ".join(naming.issue(issue) for issue in one.issues)), ("Told in", f"{one.reports} independent reports"),
    )  # fmt: skip
    return (Line(words=f"{name}: {value}") for name, value in facts if value and value != "unknown")


def _report(one: Report) -> Line:
    source = ", ".join(part for part in (one.source, one.published) if part)
    return Line(words=one.title or one.id, link=naming.fact_link(one.document, one.fact), source=source)


def _made(title: str, of: str, link: str, covered: Coverage, sections: tuple[Section, ...]) -> Brief:
    kept = tuple(section for section in sections if section.lines)
    return Brief(title=title, of=of, link=link, basis=denominator(covered), warnings=covered.warnings, sections=kept)


def _lines(found: Sequence[Occurrence]) -> Iterator[Line]:
    for one in found:
        report = first_report(one)
        when = time(one.when) or (f"told {one.told_first}" if one.told_first else "undated")
        stands = f" ({one.stands})" if one.stands else ""
        more = f" and {one.reports - 1} more" if one.reports > 1 else ""
        source = (
            f"{report.source or 'source not named'}{', ' + report.published[:10] if report.published else ''}{more}" if report else None
        )
        yield Line(words=f"{when}: {short(one.title, 260)}{stands}", link=naming.occurrence_link(one), source=source)


def docx(page: Brief) -> bytes:
    """The brief as a Word document."""
    import docx as word

    made = word.Document()
    made.core_properties.title, made.core_properties.author = _plain(page.title)[:250], "Legation"
    made.add_heading(_plain(page.title), 0)
    made.add_paragraph(_plain(f"{page.basis}."))
    for warning in page.warnings:
        made.add_paragraph(_plain(f"Beware: {warning}"), style="Intense Quote")
    for section in page.sections:
        made.add_heading(_plain(section.head), 1)
        for line in section.lines:
            paragraph = made.add_paragraph(_plain(line.words), style="List Bullet")
            if line.source:
                paragraph.add_run(_plain(f"  [{line.source}]")).italic = True
    made.add_paragraph(_plain(f"From the record, {page.link}. Counts are of what was read, not of the world."))
    out = BytesIO()
    made.save(out)
    return out.getvalue()


def _plain(words: str) -> str:
    """Words as XML can hold them."""
    return str(visible(words))
