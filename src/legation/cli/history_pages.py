"""Pages for a person: the provenance of a fact, the history of a document, a diff."""

from collections.abc import Iterable
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from legation.cli.verdict_pages import line_of
from legation.record.diffing import Diff
from legation.record.document_history import DocumentHistory
from legation.record.provenance import Provenance


def show_provenance(found: Provenance) -> None:
    """One part below the other: words, source, values, maker, verdicts, occurrence."""
    console, source = Console(highlight=False), found.source
    _say(console, f"{found.fact} ({found.kind}{f', {found.ruling}' if found.ruling else ''})", style="bold")
    _say(console, f"  “{_line(found.sentence)}”", style="italic")
    for span in found.evidence:
        _say(console, f"    rests on [{span.start}–{span.end}] “{_line(span.text)}”")
    _part(console, "Source", (
        ("title", source.title), ("outlet", _both(source.outlet_raw, source.outlet)), ("published", _both(source.published_raw, source.published)),
        ("precision", " by ".join(part for part in (source.published_precision, source.published_basis) if part)), ("address", source.url),
        ("document", f"{source.document} ({source.id}), {source.state}"),
    ))  # fmt: skip
    _part(console, "Values", ((value.field, _both(value.raw, value.clean)) for value in found.values))
    sides = f", both sides {found.sides_confidence}" if found.sides_confidence is not None else ""
    _part(console, "Made by", (
        ("release", f"{found.made.release}, tables {found.made.register}, coding {found.made.coding}"), ("confidence", f"{found.confidence}{sides}"),
        ("reason", found.reason),
    ))  # fmt: skip
    _part(console, "Corrected", ((field, f"{_json(found.coded[field])} → {_json(found.stands.get(field))}") for field in found.corrected))
    _part(console, "Verdicts", (("", line_of(said)) for said in found.verdicts))
    if found.occurrence:
        told = f"{found.reports} report{'' if found.reports == 1 else 's'}, {found.told_first} to {found.told_last}"
        _part(console, "Occurrence", (("", f"{found.occurrence}: {told}"), ("here because", found.why_here), ("copy of", found.copy_of)))
    others = (
        f"coding {one.coding} ({one.release} {one.register}){', current' if one.current else ''}: {one.fact}" for one in found.codings
    )
    _part(console, "Codings that have it", (("", line) for line in others))


def show_document(found: DocumentHistory) -> None:
    """State, codings, versions."""
    console = Console(highlight=False)
    _say(console, found.title or found.id, style="bold")
    _say(console, f"  {found.document} ({found.id}): {found.state}{f', {found.why}' if found.why else ''}")
    if found.superseded_by:
        _say(console, f"  {found.superseded_by}, a later version, is in its place")
    _say(console, f"  {' · '.join(part for part in (found.outlet or found.source, found.published, found.url) if part)}", style="dim")
    _say(console, f"  {found.facts} facts")
    _part(
        console,
        "Codings",
        (("", f"{one.number}: {one.release} {one.register}{', current' if one.current else ''}") for one in found.codings),
    )
    for version in found.versions:
        _part(console, f"Version of {version.published or 'no date'}: {version.document}, {version.state}", (
            ("", f"“{_line(change.before)}” → “{_line(change.after)}”") for change in version.changes
        ))  # fmt: skip
    _part(console, "Copies", (("", key) for key in found.copies))


def show_diff(found: Diff) -> None:
    """Counts by kind, then each change."""
    console = Console(highlight=False)
    _say(console, f"{found.one} → {found.other}: {found.documents} document{'' if found.documents == 1 else 's'}", style="bold")
    for one in found.sums:
        _say(console, f"  {one.kind}s: {one.same} the same, {one.changed} changed, {one.gone} gone, {one.new} new")
    for change in found.changes:
        _say(console, f"\n{change.change}: {change.kind} {change.after or change.before}  “{_line(change.words)}”", style="bold")
        for field in change.fields:
            _say(console, f"    {field.field}: {_json(field.before)} → {_json(field.after)}")


def _part(console: Console, title: str, lines: Iterable[tuple[str, str | None]]) -> None:
    shown = [(name, line) for name, line in lines if line]
    if shown or title.startswith("Version"):
        _say(console, f"\n{title}", style="bold")
    for name, line in shown:
        _say(console, f"  {name}: {line}" if name else f"  {line}")


def _say(console: Console, line: str, style: str = "") -> None:
    console.print(Text(line, style=style), soft_wrap=True)


def _both(raw: str | None, clean: str | None) -> str | None:
    """The clean value, with the raw one where that is another."""
    return clean if raw in (None, clean) else f"{clean or 'not known'} (as received: {_line(raw or '')})"


def _json(value: Any) -> str:
    return _line(msgspec.json.encode(value).decode("utf-8"))


def _line(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= 240 else line[:239] + "…"
