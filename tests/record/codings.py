"""Codings made by hand, fast: what the tests of the record write and read."""

import msgspec

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
from legation.reading import Reading

TEXT = "The foreign ministers of France and Germany met in Weimar on 28 August 1991. They said that Poland would take part."


def document(number: int = 1, text: str = TEXT, **fields: object) -> Document:
    values = {"id": f"d{number}", "published": "1991-08-29", "title": f"Weimar {number}", "source": "own", **fields}
    return msgspec.convert({"text": text, **values}, Document)


def coding(made: Document) -> Coding:
    """A coding with something in every list; offsets are those of TEXT, the ids depend on the document."""
    return Coding(
        document=made,
        sentences=(Extent(0, 76), Extent(77, 115)),
        actors=(
            Actor(key="FRA", name="France", kind="state", country="FRA", party="FRA"),
            Actor(key="DEU", name="Germany", kind="state", country="DEU", party="DEU"),
            Actor(key="group:both", name="the two", kind="group", members=("FRA", "DEU")),
        ),
        mentions=(Mention(25, 31, "France", actor="FRA", how="name"), Mention(36, 43, "Germany", actor="DEU", how="name")),
        places=(Place(51, 57, "Weimar", geonames_id=2812482, name="Weimar", latitude=50.98, longitude=11.33, country="DEU"),),
        dates=(Time(61, 75, "28 August 1991", type="DATE", value="1991-08-28", from_="1991-08-28", until="1991-08-28", precision="day"),),
        statements=(_statement(made),),
        events=(_event(made), _possible(made)),
        meetings=(_meeting(made),),
        commitments=(_commitment(made),),
    )


def coder(read: Reading) -> Coding:
    """A coder that takes no time and cannot do the word "unreadable"."""
    if not read.codable:
        return Coding(document=read.document, problems=read.problems)
    if "unreadable" in read.document.text:
        return Coding(document=read.document, problems=(Problem(level="error", stage="coding", message="no such word"),))
    return msgspec.structs.replace(coding(read.document), problems=read.problems)


def _statement(made: Document) -> Statement:
    said = Span(82, 86, "said")
    content = (Span(87, 114, "that Poland would take part"),)
    return Statement(
        id=content_id("statement", made.id), speaker=Speaker(77, 81, "They", actor="group:both"), cue=said, content=content,
        quoted="indirect", about=("POL",), issues=("regional-stability",), confidence=0.7,
    )  # fmt: skip


def _event(made: Document) -> Event:
    spans = (Span(25, 31, "France"), Span(36, 43, "Germany"))
    return Event(
        id=content_id("event", made.id), event="CONSULT", mode="meet", contexts=("diplomatic",), cameo="040", quad=1, intensity=1.5,
        goldstein=1.0, actors=("FRA", "DEU"), recipients=(), actor_spans=spans, recipient_spans=spans, realis="happened",
        when=_when(), place=0, trigger=Span(44, 47, "met"), sentence=Extent(0, 76), confidence=0.9, reason="verb met",
    )  # fmt: skip


def _possible(made: Document) -> Event:
    return msgspec.structs.replace(
        _event(made),
        id=content_id("event", made.id, "possible"),
        event="SUPPORT",
        cameo="057",
        confidence=0.3,
        issues=("regional-stability",),
    )


def _meeting(made: Document) -> Meeting:
    someone = Participant(0, 43, "The foreign ministers of France and Germany", actor=None, name="Roland Dumas", party="FRA")
    return Meeting(
        id=content_id("meeting", made.id), title="Weimar meeting", mechanism=None, mechanism_name=None, edition=None, kind="bilateral",
        mode="in person", visit=False, level="minister", realis="held", parties=("FRA", "DEU"), host="DEU", participants=(someone,),
        place=Venue(name="Weimar", country="DEU"), when=_when(), issues=("regional-stability",), outcomes=(), part_of=None,
        sidelines_of=None, evidence=(Span(0, 76, TEXT[:76]),), confidence=0.8,
    )  # fmt: skip


def _commitment(made: Document) -> Commitment:
    content = Span(87, 114, "that Poland would take part")
    return Commitment(
        id=content_id("commitment", made.id), parties=("FRA", "DEU"), toward=("POL",), act="announced", content=content, due="1992",
        status="pledged", issues=("regional-stability",), evidence=content,
    )  # fmt: skip


def _when() -> When:
    return When(from_="1991-08-28", until="1991-08-28", precision="day", basis="stated")
