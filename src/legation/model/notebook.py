"""What a notebook shows of a shape: HTML without scripts, every word of a text escaped, in colours that are seen on a light and on a dark page."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise
from typing import NamedTuple

from legation.model.coding import Coding
from legation.model.facts import Commitment, Event, Meeting, Statement
from legation.model.mentions import When
from legation.model.occurrences import Occurrence
from legation.model.text import Extent, Span

Fact = Statement | Event | Meeting | Commitment

SHOWN = 20_000  # characters of a text that are shown; a report of some 3,000 words
_LISTED = 200  # facts that are listed below a text
_STYLES = {
    "meeting": "background:rgba(66,133,244,.28)",
    "statement": "background:rgba(52,168,83,.24)",
    "commitment": "background:rgba(251,140,0,.30)",
    "event": "border-bottom:2px solid rgba(219,68,55,.9)",
}
"""How each kind of fact is marked; half transparent, so that the page's own colours show through. Where two stand on the same words both are seen."""


class _Marked(NamedTuple):
    """A stretch of the text that a fact rests on."""

    start: int
    end: int
    kind: str
    words: str


def coding_html(coding: Coding) -> str:
    """The text of a document with the words of its facts marked, a legend with their numbers, and a line for each fact."""
    document = coding.document
    facts = list(_facts(coding))
    numbers = {kind: sum(found == kind for found, _ in facts) for kind in _STYLES}
    legend = " ".join(
        f'<span style="{_STYLES[kind]};padding:0 .3em">{number} {_plural(kind, number)}</span>' for kind, number in numbers.items()
    )
    about = " · ".join(escape(part) for part in (document.source, document.published, document.id) if part)
    problems = "".join(f"<li>{escape(one.level)}: {escape(one.message)}</li>" for one in coding.problems)
    rows = [_row(kind, line_of(coding, fact), fact.confidence) for kind, fact in facts[:_LISTED]]
    return (
        f'<div style="max-width:60em"><p><b>{escape(document.title or "(no title)")}</b><br><small>{about}</small></p><p>{legend}</p>'
        f'<div style="white-space:pre-wrap;line-height:1.6">{_text(document.text, _marks(coding))}</div>'
        f"{_table(rows)}{_rest(len(facts) - _LISTED, 'facts')}{f'<ul>{problems}</ul>' if problems else ''}</div>"
    )


def fact_html(fact: Fact) -> str:
    """One fact by itself: its kind, what it is, and the words that it rests on."""
    kind = type(fact).__name__.lower()
    return f'<p><span style="{_STYLES[kind]};padding:0 .3em">{kind}</span> {escape(_line(fact, {}))}<br><small>“{escape(_words_of(fact))}”</small></p>'


def occurrence_html(one: Occurrence) -> str:
    """An occurrence: title, values that are known, and the words of its reports with who has them."""
    values = (
        ("stands", one.stands), ("when", when_words(one.when)), ("where", one.place.name if one.place else None), ("parties", ", ".join(one.parties)),
        ("toward", ", ".join(one.toward)), ("taking part", ", ".join(person.name for person in one.participants)), ("mechanism", one.mechanism_name),
        ("issues", ", ".join(one.issues)), ("words", one.words), ("reports", str(one.reports)),
    )  # fmt: skip
    told = "".join(
        f"<li>“{escape(_one_line(report.evidence[0].text))}” <small>{escape(', '.join(part for part in (report.source, report.published) if part))}</small></li>"
        for report in one.told[:5]
        if report.evidence
    )
    rows = [
        f"<tr><th style='text-align:left'>{name}</th><td style='text-align:left'>{escape(value)}</td></tr>"
        for name, value in values
        if value
    ]
    head = f'<span style="{_STYLES[one.kind]};padding:0 .3em">{one.kind}</span> <b>{escape(one.title)}</b>'
    return f"<div><p>{head}</p><table>{''.join(rows)}</table><ul>{told}</ul>{_rest(len(one.told) - 5, 'reports')}</div>"


def when_words(when: When | None) -> str | None:
    """The days of a fact with their precision, on one line; `None` where they are not known."""
    if when is None or when.from_ is None:
        return None
    days = when.from_ if when.until in (None, when.from_) else f"{when.from_} to {when.until}"
    return days if when.precision == "day" else f"{days} ({when.precision})"


def line_of(coding: Coding, fact: Fact) -> str:
    """A fact on one line, with the names of its actors."""
    return _line(fact, {actor.key: actor.name for actor in coding.actors})


def _line(fact: Fact, names: dict[str, str]) -> str:
    if isinstance(fact, Meeting):
        return ", ".join(part for part in (fact.title, fact.realis, " ".join(fact.parties), when_words(fact.when)) if part)
    if isinstance(fact, Statement):
        return _statement_line(fact, names)
    return _commitment_line(fact) if isinstance(fact, Commitment) else _event_line(fact, names)


def _statement_line(fact: Statement, names: dict[str, str]) -> str:
    speaker = fact.speaker and (names.get(fact.speaker.actor or "") or _one_line(fact.speaker.text))
    return f"{speaker or 'speaker not named'} {fact.cue.text}: {_one_line(' … '.join(piece.text for piece in fact.content))}"


def _commitment_line(fact: Commitment) -> str:
    toward = f" toward {' '.join(fact.toward)}" if fact.toward else ""
    return f"{' '.join(fact.parties) or 'parties not named'}{toward} {fact.act}: {_one_line(fact.content.text)}"


def _event_line(fact: Event, names: dict[str, str]) -> str:
    acting, acted = _side(fact.actors, fact.actor_spans, names), _side(fact.recipients, fact.recipient_spans, names)
    together = fact.actor_spans == fact.recipient_spans
    sides = " → ".join(side for side in (acting, "" if together else acted) if side)
    possible = "" if fact.sure else ", possible"
    return f"{fact.event} {sides or 'sides not named'} ({fact.realis}{possible}), “{fact.trigger.text}”"


def _side(keys: Iterable[str], spans: Iterable[Span], names: dict[str, str]) -> str:
    """By the names of the actors, else by the words of the text."""
    return ", ".join(names.get(key, key) for key in keys) or ", ".join(span.text for span in spans)


def _facts(coding: Coding) -> Iterator[tuple[str, Fact]]:
    yield from (("meeting", one) for one in coding.meetings)
    yield from (("statement", one) for one in coding.statements)
    yield from (("commitment", one) for one in coding.commitments)
    yield from (("event", one) for one in coding.events)


def _marks(coding: Coding) -> Iterator[_Marked]:
    for kind, fact in _facts(coding):
        if kind == "event" and not getattr(fact, "sure", True):
            continue
        words = line_of(coding, fact)
        yield from (_Marked(extent.start, extent.end, kind, words) for extent in _extents(fact))


def _extents(fact: Fact) -> tuple[Extent, ...]:
    """Where a fact is marked: a meeting by its evidence, a statement and a commitment by their content, an event by its trigger."""
    if isinstance(fact, Meeting):
        return fact.evidence
    if isinstance(fact, Statement):
        return fact.content
    return (fact.content,) if isinstance(fact, Commitment) else (fact.trigger,)


def _words_of(fact: Fact) -> str:
    if isinstance(fact, Event):
        return fact.trigger.text
    return _one_line(" … ".join(getattr(extent, "text", "") for extent in _extents(fact)))


def _text(text: str, marks: Iterable[_Marked]) -> str:
    """The text, cut where a mark begins or ends; what several facts rest on has the marks of all."""
    taken = [mark for mark in marks if mark.start < min(mark.end, SHOWN)]
    cuts = sorted({0, min(len(text), SHOWN), *(at for mark in taken for at in (mark.start, min(mark.end, SHOWN)))})
    parts = [_piece(text[start:end], [mark for mark in taken if mark.start < end and start < mark.end]) for start, end in pairwise(cuts)]
    return "".join(parts) + _rest(len(text) - SHOWN, "characters")


def _piece(words: str, marks: list[_Marked]) -> str:
    """Words with a mark around them for each kind of fact that rests on them, one in another, so that all are seen."""
    if not marks:
        return escape(words)
    title = escape("\n".join(dict.fromkeys(f"{mark.kind}: {mark.words}" for mark in marks)))
    inner = escape(words)
    for kind in dict.fromkeys(mark.kind for mark in marks):
        inner = f'<span style="{_STYLES[kind]}" title="{title}">{inner}</span>'
    return inner


def _row(kind: str, line: str, confidence: float) -> str:
    label = f'<span style="{_STYLES[kind]};padding:0 .3em">{kind}</span>'
    return f"<tr><td style='text-align:left'>{label}</td><td style='text-align:left'>{escape(line)}</td><td>{confidence:.2f}</td></tr>"


def _table(rows: list[str]) -> str:
    return (
        f"<table><tr><th>kind</th><th>what</th><th>confidence</th></tr>{''.join(rows)}</table>" if rows else "<p>No facts were found.</p>"
    )


def _rest(number: int, what: str) -> str:
    return f"<p><small>… and {number:,} more {what}</small></p>" if number > 0 else ""


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"


def _one_line(words: str) -> str:
    return " ".join(words.split())
