"""Pages for a person who judges: verdicts, the queue, a sample, agreement and precision."""

from collections.abc import Iterator, Sequence

import msgspec
from rich.console import Console
from rich.table import Column, Table
from rich.text import Text

from legation.record import Verdict, View
from legation.record.agreement import Agreement, Share
from legation.record.queue import Waiting
from legation.record.samples import Sampled


class SampleLine(msgspec.Struct, frozen=True, kw_only=True):
    """A fact of a sample with what a judge has to see."""

    sample: str
    document: str
    fact: str
    stratum: str
    weight: float
    sentence: str | None
    title: str | None
    source: str | None
    published: str | None


def line_of(said: Verdict) -> str:
    """One verdict in a line, with what became of it."""
    what = (
        f" {said.field} = {said.value!r}"
        if said.field
        else f" {said.value}"
        if said.value
        else f" {said.withdraws}"
        if said.withdraws
        else ""
    )
    marks = "".join(f"  [{mark}]" for mark, is_so in (("withdrawn", said.withdrawn), ("loose", said.loose)) if is_so)
    sides = "  ".join("/".join(part for part in side if part) for side in (said.one, said.other) if side)
    return f"{said.id}  {said.verdict}{what}  {sides}  {said.who}{f': {said.why}' if said.why else ''}{marks}"


def lines_of(view: View, drawn: Sampled) -> Iterator[SampleLine]:
    """The facts of a sample with their sentences."""
    sql = (
        "SELECT substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start), d.title, d.source, d.published FROM facts f"
        " JOIN documents d ON d.document = f.document WHERE f.fact_id = ? AND d.document_key = ?"
    )
    for one in drawn.facts:
        row = view.store.connection.execute(sql, (one.fact, one.document)).fetchone() or (None,) * 4
        yield SampleLine(
            sample=drawn.sample_id, document=one.document, fact=one.fact, stratum=one.stratum, weight=one.weight, sentence=row[0], title=row[1],
            source=row[2], published=row[3],
        )  # fmt: skip


def show_sample(drawn: Sampled, lines: Sequence[SampleLine]) -> None:
    """The facts to judge, each with its sentence."""
    console = Console(highlight=False)
    console.print(
        Text(f"{drawn.sample_id}: {len(lines)} of {drawn.population} facts of kind {drawn.kind}, seed {drawn.seed}", style="bold")
    )
    for one in lines:
        _fact(
            console,
            f"{one.document}/{one.fact}",
            f"{one.stratum} · stands for {one.weight:.1f}",
            one.sentence,
            (one.source, one.published, one.title),
        )


def show_queue(found: Sequence[Waiting]) -> None:
    """What waits, the first first."""
    console = Console(highlight=False)
    for one in found:
        _fact(
            console,
            f"{one.document}/{one.fact}",
            f"{one.kind} {one.type or ''} · {one.why}",
            one.sentence,
            (one.source, one.published, one.title),
        )
    console.print(f"\n{len(found)} shown" if found else "Nothing waits to be judged.")


def show_agreement(found: Agreement) -> None:
    """Two tables: of judges, and of facts."""
    console = Console(highlight=False)
    judges = _table("Agreement", "kind", "Krippendorff's alpha", "facts with two judges or more", "judges")
    for one in found.alphas:
        judges.add_row(one.kind, "cannot be told" if one.alpha is None else f"{one.alpha:.3f}", str(one.facts), str(one.judges))
    console.print(judges, soft_wrap=True)
    facts = _table("\nPrecision (95%)", "basis", "kind", "type", "judged", "right as coded", "right but for a field")
    for row in found.precision:
        judged = f"{row.judged}" if row.sampled is None else f"{row.judged} of {row.sampled}"
        facts.add_row(row.basis, row.kind, row.type or "all", judged, _share(row.right), _share(row.right_but))
    console.print(facts, soft_wrap=True)


def _table(title: str, *columns: str) -> Table:
    return Table(*(Column(name, no_wrap=True) for name in columns), box=None, pad_edge=False, title=title, title_justify="left")


def _share(share: Share) -> str:
    return "-" if share.value is None else f"{share.value:.3f} ({share.low:.3f} to {share.high:.3f})"


def _fact(console: Console, name: str, what: str, sentence: str | None, where: tuple[str | None, ...]) -> None:
    console.print(Text(f"\n{name}", style="bold"), soft_wrap=True)
    console.print(Text(f"  {what}"), soft_wrap=True)
    if sentence:
        console.print(Text(f"  “{' '.join(sentence.split())}”", style="italic"), soft_wrap=True)
    console.print(Text(f"  {' · '.join(part for part in where if part)}", style="dim"), soft_wrap=True)
