"""A small record of true facts in our own words, made by hand: what the tests of exports write out."""

import msgspec

from legation.model import Actor, Coding, Document, Event, Extent, Meeting, Participant, Place, Span, Venue, When, content_id
from legation.record import Release, Store, Writer
from record.codings import coding, document

SUMMIT = (
    "Leaders of the Group of Seven met in Munich on 6 July 1992. Boris Yeltsin will meet them again. In August 1991 the Soviet Union recognised Estonia. "
    "Canada accused nobody."
)
SEVEN = ("CAN", "DEU", "FRA", "GBR", "ITA", "JPN", "USA")
NAMES = {
    "CAN": "Canada",
    "DEU": "Germany",
    "FRA": "France",
    "GBR": "United Kingdom",
    "ITA": "Italy",
    "JPN": "Japan",
    "USA": "United States",
}


def filled() -> Store:
    """A record of two reports of the Weimar talks and one of the Munich summit."""
    store = Store.open(":memory:", create=True)
    writer = Writer(store, Release("1", "aa"))
    for made in (coding(document(1, url="https://example.org/1")), coding(document(2, source="other", text=_other())), summit()):
        writer.write(made)
    return store


def _other() -> str:
    return (
        "The foreign ministers of France and Germany met in Weimar on 28 August 1991. They said that Poland would take part. It was warm."
    )


def summit() -> Coding:
    """The summit: one CONSULT of seven that is a meeting, one that is planned, one event without a day and one that is denied."""
    made = document(3, text=SUMMIT, published="1992-07-07", title="Munich", source="own", url="https://example.org/3")
    states = tuple(
        Actor(key=key, name=name, kind="state", country=key, party=key, sectors=("GOV",), cameo=f"{key}GOV") for key, name in NAMES.items()
    )
    yeltsin = Actor(
        key="person:boris-yeltsin",
        name="Boris Yeltsin",
        kind="person",
        country="RUS",
        party="RUS",
        sectors=("GOV",),
        cameo="RUSGOV",
        office="President",
        wikidata="Q34453",
    )
    others = (
        Actor(key="SUN", name="Soviet Union", kind="state", country="SUN", party="SUN"), Actor(key="EST", name="Estonia", kind="state", country="EST", party="EST"),
    )  # fmt: skip
    place = Place(37, 43, "Munich", geonames_id=2867714, name="Munich", latitude=48.137, longitude=11.575, country="DEU")
    return Coding(
        document=made, sentences=(Extent(0, 59), Extent(60, 95), Extent(96, 147), Extent(148, 170)), actors=(*states, yeltsin, *others), places=(place,),
        events=tuple(_events(made)), meetings=(_meeting(made),),
    )  # fmt: skip


def _events(made: Document) -> list[Event]:
    when = When(from_="1992-07-06", until="1992-07-06", precision="day", basis="stated")
    base = Event(
        id=content_id("event", made.id, "met"), event="CONSULT", mode="multilateral", contexts=("diplomatic", "economic"), cameo="040", quad=1, intensity=4.0,
        goldstein=1.0, actors=SEVEN, recipients=(), actor_spans=(Span(0, 7, "Leaders"),), recipient_spans=(), realis="happened", when=when, place=0,
        trigger=Span(30, 33, "met"), sentence=Extent(0, 59), confidence=0.9, issues=("trade",), reason="verb met",
    )  # fmt: skip
    change = msgspec.structs.replace
    month = When(from_="1991-08-01", until="1991-08-31", precision="month", basis="stated")
    return [
        base,
        change(base, id=content_id("event", made.id, "plan"), realis="planned", actors=("person:boris-yeltsin", "DEU"), when=None, place=None, sentence=Extent(60, 95), trigger=Span(78, 82, "meet")),
        change(
            base, id=content_id("event", made.id, "recognised"), event="SUPPORT", mode=None, contexts=(), cameo="054", intensity=5.0, actors=("SUN",), recipients=("EST",),
            when=month, place=None, sentence=Extent(96, 147), trigger=Span(127, 137, "recognised"), issues=(),
        ),
        change(base, id=content_id("event", made.id, "denied"), event="ACCUSE", mode=None, cameo="112", quad=3, realis="denied", actors=("CAN",), place=None, when=None, sentence=Extent(148, 170), trigger=Span(155, 162, "accused")),
    ]  # fmt: skip


def _meeting(made: Document) -> Meeting:
    guest = Participant(60, 73, "Boris Yeltsin", actor="person:boris-yeltsin", name="Boris Yeltsin", office="President", party="RUS")
    return Meeting(
        id=content_id("meeting", made.id), title="G7 summit", mechanism="mechanism:g7", mechanism_name="Group of Seven", edition="18th", kind="multilateral",
        mode="in person", visit=False, level="leader", realis="held", parties=SEVEN, host="DEU", participants=(guest,),
        place=Venue(name="Munich", country="DEU", geonames_id=2867714), when=When(from_="1992-07-06", until="1992-07-06", precision="day", basis="stated"),
        issues=("trade",), outcomes=(), part_of=None, sidelines_of=None, evidence=(Span(0, 59, SUMMIT[:59]),), confidence=0.9,
    )  # fmt: skip
