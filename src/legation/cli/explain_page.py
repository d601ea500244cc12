"""The page of `legation explain`: sentence by sentence who stands where, what the encoder sees, the cues with what decided, and the facts."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Console
from rich.text import Text

from legation.explaining import Cue, Explanation, Named, Question, Seen

_WIDE = 160


def show_explanations(found: Sequence[Explanation], *, rules: bool = False, console: Console | None = None) -> None:
    """Print them. `rules`: every rule that was asked of a cue, not only those that decided."""
    console = console or Console(highlight=False)
    for one in found:
        console.print(Text(f"\n[{one.sentence}] {' '.join(one.text.split())}", style="bold"))
        for line in _lines(one, rules=rules):
            console.print(line, soft_wrap=True)
    console.print()


def _lines(one: Explanation, *, rules: bool) -> Iterator[Text]:
    if one.who:
        yield _row("who", "; ".join(map(_named, one.who)))
    if one.encoder:
        yield _row("encoder", "; ".join(map(_seen, one.encoder)))
    for cue in one.cues:
        if cue.came or cue.decided or rules:
            yield from _cue(cue, rules=rules)
    for fact in one.facts:
        reason = f" — {fact.reason}" if fact.reason else ""
        yield _row(fact.kind, f"{' '.join(fact.says.split())} ({fact.confidence:.2f}){reason}", "green")
    if one.nothing is not None:
        yield _row("nothing", one.nothing, "yellow")


def _row(label: str, words: str, style: str = "cyan") -> Text:
    return Text.assemble("  ", (f"{label:<11}", style), words)


def _named(who: Named) -> str:
    stands = who.party or ("nobody known" if who.actor is None else "no party known")
    name = f"{who.name}, " if who.name and who.name != who.text else ""
    return f"“{who.text}” ({who.how}): {name}{stands}"


def _seen(seen: Seen) -> str:
    roles = ", ".join(f"{role} {_quoted(words)}" for role, words in seen.roles.items() if role != "content")
    return f"{seen.kind} {seen.confidence:.2f} at “{seen.text}”{f' ({roles})' if roles else ''}"


def _quoted(words: Iterable[str]) -> str:
    return ", ".join(f"“{' '.join(word.split())}”" for word in words)


def _cue(cue: Cue, *, rules: bool) -> Iterator[Text]:
    clause = cue.clause
    parts = [
        f"{label} “{words}”"
        for label, words in (("subject", clause.subject), ("object", "; ".join(clause.objects)), ("with", "; ".join(clause.obliques)))
        if words
    ]
    parts += ["not"] * clause.negated + ([clause.modal] if clause.modal else [])
    yield _row(f"“{cue.text}”", f"{cue.room}: {', '.join([f'verb “{clause.predicate}”', *parts])}")
    if cue.decided:
        yield Text.assemble("             ", ("nothing came of it: ", "yellow"), "; ".join(map(_said, cue.decided)))
    if rules:
        for question in cue.asked:
            yield from _asked(question, 0)


def _said(question: Question) -> str:
    return f"{question.rule} → {question.answer}{_asks(question)}"


def _asks(question: Question) -> str:
    asks = question.asks if len(question.asks) <= _WIDE else question.asks[: _WIDE - 1] + "…"
    return f" ({asks})" if asks != question.rule.split(": ")[-1] else ""


def _asked(question: Question, depth: int) -> Iterator[Text]:
    yield Text.assemble("             " + "  " * depth, (f"{question.rule} → {question.answer}", ""), (_asks(question), "dim"))
    for inner in question.asked:
        yield from _asked(inner, depth + 1)
