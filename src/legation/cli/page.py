"""One document's facts as a page for a person: meetings, statements by speaker, commitments, events, each with its sentence."""

from collections.abc import Iterable, Iterator

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from legation.model import Coding, Commitment, Event, Extent, Meeting, Statement
from legation.stories.spelling import spelt
from legation.stories.summing import named_speaker


def show_page(coding: Coding, console: Console | None = None) -> None:
    """Print the page; plain text where the output is not a terminal."""
    console = console or Console(highlight=False)
    console.print(_head(coding))
    for title, blocks in (
        ("Meetings", list(_meetings(coding))),
        ("Statements", list(_statements(coding))),
        ("Commitments", list(_commitments(coding))),
        ("Events", list(_events(coding, sure=True))),
        ("Possible events, of which the text is not sure", list(_events(coding, sure=False))),
        ("Problems", [Text(f"{p.level}: {p.message}") for p in coding.problems]),
    ):
        if blocks:
            console.print(Text(f"\n{title} ({len(blocks) if title != 'Statements' else len(coding.statements)})", style="bold"))
            for block in blocks:
                console.print(Padding(block, (0, 0, 0, 2)))
    if not (coding.meetings or coding.statements or coding.commitments or coding.events):
        console.print("\nNothing to record: no meeting, statement, commitment or event between political actors was found.")
    console.print()


def _head(coding: Coding) -> RenderableType:
    document = coding.document
    parts = [part for part in (document.source, document.published, document.url) if part]
    actors = sum(actor.kind != "group" for actor in coding.actors)
    counts = f"{len(document.text):,} characters, {len(coding.sentences)} sentences, {actors} actors, {len(coding.places)} places, {len(coding.dates)} dates"
    return Panel(
        Text("\n".join([document.title or "(no title)", " · ".join(parts) or "no source or date given", counts])),
        title=document.id,
        title_align="left",
    )


def _name(coding: Coding, key: str) -> str:
    for actor in coding.actors:
        if actor.key == key:
            return actor.name
    return key


def _names(coding: Coding, keys: Iterable[str]) -> str:
    return ", ".join(_name(coding, key) for key in keys)


def _quote(coding: Coding, extent: Extent) -> Text:
    """The supporting words with their offsets."""
    words = " ".join(coding.document.text[extent.start : extent.end].split())
    return Text(f"[{extent.start}:{extent.end}] “{words}”", style="dim")


def _rows(pairs: Iterable[tuple[str, str | None]]) -> Table:
    table = Table.grid(padding=(0, 2))
    table.add_column(style="cyan", no_wrap=True)
    table.add_column()
    for label, value in pairs:
        if value:
            table.add_row(label, Text(value))
    return table


def _meetings(coding: Coding) -> Iterator[RenderableType]:
    for meeting in coding.meetings:
        yield Group(
            Text(meeting.title, style="bold"),
            _rows(_meeting_rows(coding, meeting)),
            *[_quote(coding, span) for span in meeting.evidence[:2]],
            Text(""),
        )


def _meeting_rows(coding: Coding, meeting: Meeting) -> Iterator[tuple[str, str | None]]:
    edition = f" ({meeting.edition})" if meeting.edition else ""
    yield "what", f"{meeting.realis}, {meeting.kind}, {meeting.level} level, {meeting.mode}" + (", a visit" if meeting.visit else "")
    yield "mechanism", f"{meeting.mechanism_name}{edition}" if meeting.mechanism_name else None
    yield "parties", ", ".join(_name(coding, party) for party in meeting.parties)
    for person in meeting.participants:
        yield person.role, ", ".join(part for part in (person.name, person.office, person.party) if part)
    yield "where", ", ".join(part for part in (meeting.place.name, meeting.place.country) if part) if meeting.place else None
    yield "when", spelt(meeting.when)
    yield "about", ", ".join(meeting.issues)
    yield "outcomes", "; ".join(meeting.outcomes)


def _statements(coding: Coding) -> Iterator[RenderableType]:
    by_speaker: dict[str, list[Statement]] = {}
    for statement in coding.statements:
        by_speaker.setdefault(_speaker(coding, statement), []).append(statement)
    for speaker, said in by_speaker.items():
        yield Group(Text(speaker, style="bold"), *[_statement(coding, statement) for statement in said], Text(""))


def _speaker(coding: Coding, statement: Statement) -> str:
    if statement.speaker is None:
        return "speaker not named"
    actor = next((a for a in coding.actors if a.key == statement.speaker.actor), None) if statement.speaker.actor else None
    if actor is None:
        return named_speaker(" ".join(statement.speaker.text.split()))
    party = actor.party or actor.country
    return ", ".join(part for part in (actor.name, actor.office, party if party != actor.key else None) if part)


def _statement(coding: Coding, statement: Statement) -> RenderableType:
    content = " … ".join(" ".join(piece.text.split()) for piece in statement.content)
    issues = f"  ({', '.join(statement.issues)})" if statement.issues else ""
    worded = f"({' '.join(statement.speaker.text.split())}) " if statement.speaker is not None else ""
    stretch = Extent(min(p.start for p in (statement.cue, *statement.content)), max(p.end for p in (statement.cue, *statement.content)))
    return Text.assemble(
        (f"{worded}{statement.cue.text} ", "cyan"), content, (f"{issues} [{stretch.start}:{stretch.end}] {statement.quoted}", "dim")
    )


def _commitments(coding: Coding) -> Iterator[RenderableType]:
    for commitment in coding.commitments:
        yield Group(_commitment(coding, commitment), _quote(coding, commitment.evidence), Text(""))


def _commitment(coding: Coding, commitment: Commitment) -> RenderableType:
    toward = f" toward {_names(coding, commitment.toward)}" if commitment.toward else ""
    due = f", due {commitment.due}" if commitment.due else ""
    issues = f"  ({', '.join(commitment.issues)})" if commitment.issues else ""
    content = " ".join(commitment.content.text.split())
    return Text.assemble(
        (f"{_names(coding, commitment.parties) or 'parties not named'}{toward} ", "bold"),
        (commitment.act, "cyan"),
        f": {content}{due}{issues}",
    )


def _events(coding: Coding, *, sure: bool) -> Iterator[RenderableType]:
    for event in (one for one in coding.events if one.sure is sure):
        yield Group(_event(coding, event), _quote(coding, event.sentence), Text(""))


def _event(coding: Coding, event: Event) -> RenderableType:
    mode = f" · {event.mode}" if event.mode else ""
    actors = _names(coding, event.actors) or "; ".join(span.text for span in event.actor_spans) or "unnamed"
    others = _names(coding, event.recipients) or "; ".join(span.text for span in event.others)
    where = coding.places[event.place].name if event.place is not None else None
    rest = ", ".join(part for part in (event.realis, spelt(event.when), where, f"CAMEO {event.cameo}" if event.cameo else None) if part)
    joined = f"{actors} → {others}" if others and set(event.actors) != set(event.recipients) else actors
    return Text.assemble((f"{event.event}{mode}  ", "bold"), joined, (f"  ({rest}, intensity {event.intensity:+.1f})", "dim"))
