"""A small record for the desk: a meeting in two outlets' words with what was said and bound there, an older one, and a document that means harm."""

from pathlib import Path

from legation.model import (
    Actor,
    Coding,
    Commitment,
    Document,
    Event,
    Extent,
    Meeting,
    Mention,
    Participant,
    Place,
    Problem,
    Span,
    Speaker,
    Statement,
    Time,
    Venue,
    When,
    content_id,
)  # fmt: skip
from legation.record import Release, Store, Writer
from record.codings import coding as weimar
from record.codings import document

RELEASE = Release("1", "aa")
TALKS = (
    "S. Jaishankar and Antony Blinken met in New Delhi on 10 November 2023 for the fifth 2+2 dialogue. "
    "Blinken said that critical minerals mattered to both sides. "
    "India and the United States agreed to set up a minerals fund by 2025."
)
ECHO = (
    "In New Delhi on 10 November 2023 S. Jaishankar and Antony Blinken met for the fifth 2+2 dialogue, officials told reporters. "
    "Jaishankar said that critical minerals mattered to both sides and to others. "
    "India and the United States agreed to set up a minerals fund by 2025."
)
HOSTILE = (
    "<script>alert('x')</script> & <img src=x onerror=alert(1)> \u202egnp.exe said &lt;b&gt; \u2066isolated\u2069 \"quoted\" 'single' "
    "{{ 7 * 7 }} {% raw %} that the end is near."
)


def made(path: Path) -> Path:
    """The record, written to a file."""
    with Store.open(path, create=True) as store:
        writer = Writer(store, RELEASE)
        for coding in codings():
            writer.write(coding)
        writer.settle()
    return path


def codings() -> list[Coding]:
    """Everything in it."""
    first = weimar(document(1, source="One", title="Weimar 1"))
    return [
        first,
        talks(_document("talks-1", TALKS, "Desk Agency", "2023-11-10", url="https://example.org/talks")),
        talks(_document("talks-2", ECHO, "Desk Herald", "2023-11-11"), speaker=("person:s-jaishankar", "Jaishankar said", "Jaishankar")),
        hostile(),
    ]


def _document(identity: str, text: str, source: str, published: str, url: str | None = None) -> Document:
    return Document(
        id=identity, text=text, title=f"Ministers meet ({identity})", source=source, published=published, outlet=source, url=url
    )


def talks(told: Document, speaker: tuple[str, str, str] = ("person:antony-blinken", "Blinken said", "Blinken")) -> Coding:
    """The 2+2 of India and the United States as one document tells it."""
    text = told.text

    def span(words: str) -> Span:
        start = text.index(words)
        return Span(start, start + len(words), words)

    first_end = text.index(". ", text.index("2+2")) + 1
    second = text.index(speaker[1])
    said = Span(second + len(speaker[2]) + 1, second + len(speaker[1]), "said")
    content = span(text[said.end + 1 : text.index(". India")])
    bound = span("set up a minerals fund by 2025")
    last = text.index("India and the United States agreed")
    when = When(from_="2023-11-10", until="2023-11-10", precision="day", basis="stated")
    people = (
        Participant(*_extent(text, "S. Jaishankar"), actor="person:s-jaishankar", name="S. Jaishankar", office="External Affairs Minister", party="IND", role="host"),
        Participant(*_extent(text, "Antony Blinken"), actor="person:antony-blinken", name="Antony Blinken", office="Secretary of State", party="USA", role="lead"),
    )  # fmt: skip
    commitment = Commitment(
        id=content_id("commitment", told.id), parties=("IND", "USA"), toward=(), act="agreed", content=bound, due="2025", status="agreed", issues=("critical-minerals",),
        evidence=Span(last, len(text), text[last:]), confidence=0.8, reason="verb agreed",
    )  # fmt: skip
    return Coding(
        document=told,
        sentences=(Extent(0, first_end), Extent(first_end + 1, last - 1), Extent(last, len(text))),
        actors=(
            Actor(key="IND", name="India", kind="state", country="IND", party="IND"), Actor(key="USA", name="United States", kind="state", country="USA", party="USA"),
            Actor(key="person:s-jaishankar", name="S. Jaishankar", kind="person", country="IND", party="IND", office="External Affairs Minister"),
            Actor(key="person:antony-blinken", name="Antony Blinken", kind="person", country="USA", party="USA", office="Secretary of State"),
        ),
        mentions=(Mention(*_extent(text, "Antony Blinken"), actor="person:antony-blinken", how="name"),),
        places=(Place(*_extent(text, "New Delhi"), geonames_id=1261481, name="New Delhi", latitude=28.64, longitude=77.22, country="IND"),),
        dates=(Time(*_extent(text, "10 November 2023"), type="DATE", value="2023-11-10", from_="2023-11-10", until="2023-11-10", precision="day", basis="stated"),),
        statements=(
            Statement(
                id=content_id("statement", told.id), speaker=Speaker(second, second + len(speaker[2]), speaker[2], actor=speaker[0]), cue=said, content=(content,), quoted="indirect",
                about=("IND", "USA"), issues=("critical-minerals",), confidence=0.9, reason="cue said",
            ),
        ),
        events=(
            Event(
                id=content_id("event", told.id), event="CONSULT", mode="meet", contexts=("diplomatic",), cameo="040", quad=1, intensity=1.5, goldstein=1.0,
                actors=("person:s-jaishankar", "person:antony-blinken"), recipients=(), actor_spans=(span("S. Jaishankar"), span("Antony Blinken")), recipient_spans=(),
                realis="happened", when=when, place=0, trigger=span("met"), sentence=Extent(0, first_end), issues=("critical-minerals",), confidence=0.9, sides_confidence=0.8,
            ),
        ),
        meetings=(
            Meeting(
                id=content_id("meeting", told.id), title="Fifth India-US 2+2", mechanism="mechanism:india-us-2plus2", mechanism_name="2+2", edition="fifth", kind="bilateral",
                mode="in person", visit=False, level="minister", realis="held", parties=("IND", "USA"), host="IND", participants=people,
                place=Venue(name="New Delhi", country="IND", geonames_id=1261481), when=when, issues=("critical-minerals",), outcomes=(commitment.id,), part_of=None, sidelines_of=None,
                evidence=(Span(0, first_end, text[:first_end]),), confidence=0.9, reason="verb met",
            ),
        ),
        commitments=(commitment,),
    )  # fmt: skip


def hostile() -> Coding:
    """A document that is all marks and tags."""
    told = Document(
        id="<b>bad</b>", text=HOSTILE, title="<i>\u202eTitle</i>", source='"><script>', published="2024-01-05", url="javascript:alert(1)"
    )
    start = HOSTILE.index("that the end")
    cue = HOSTILE.index("said")
    statement = Statement(
        id=content_id("statement", told.id), speaker=Speaker(0, 8, HOSTILE[:8], actor=None), cue=Span(cue, cue + 4, "said"), content=(Span(start, len(HOSTILE) - 1, HOSTILE[start:-1]),),
        quoted="indirect", issues=("disaster-relief",), confidence=0.55,
    )  # fmt: skip
    problem = Problem(level="warning", stage="dates", message="<script>no</script>")
    return Coding(document=told, sentences=(Extent(0, len(HOSTILE)),), statements=(statement,), problems=(problem,))


def _extent(text: str, words: str) -> tuple[int, int, str]:
    start = text.index(words)
    return (start, start + len(words), words)
