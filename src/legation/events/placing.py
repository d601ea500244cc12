"""The place of a deed by its own clause wherever it stands, else by the dateline: "At a ceremony in Lisbon, X and Y signed", "Police in Minsk arrested"."""

from collections.abc import Iterable, Iterator

import msgspec

from legation.language import ancestors, children, head
from legation.model import Event, Place, Scene, Sentence, Token

_PLACING = frozenset({"in", "at", "near", "outside", "inside", "across", "around", "throughout", "off", "on", "within", "into"})
_CLAUSES = ("relcl", "acl", "advcl", "ccomp", "csubj", "parataxis", "pcomp")
# What is done by words is done where the speaker is, not where the things are that he speaks of.
_BY_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
_SPOKEN = (_BY_WORDS - {"REJECT"}) | {"AGREE"}
_TOGETHER = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_GROUND = frozenset(
    {
        "town",
        "city",
        "village",
        "district",
        "province",
        "region",
        "territory",
        "soil",
        "port",
        "water",
        "airspace",
        "border",
        "capital",
        "coast",
        "island",
        "embassy",
    }
)
_JOURNEYS = frozenset({"visit", "trip", "tour", "journey"})
_DONE = ("happened", "ongoing")
_LEAD = 2  # sentences that a dateline places


def with_places(scene: Scene, events: Iterable[Event]) -> Iterator[Event]:
    """The events with the places of their clauses where they have none, or only that of an adjective ("Polish journalists")."""
    for told in events:
        event = without_venues(scene, told)
        place = scene.places[event.place] if event.place is not None else None
        if place is not None and (place.sense != "demonym" or _is_ground(scene, event, place)):
            yield event
            continue
        found = _own(scene, event)
        if found is None and place is None:
            found = _of_dateline(scene, event)
        if found is None and event.event in _TOGETHER:
            found = event.place
        yield msgspec.structs.replace(event, place=found) if found != event.place else event


def without_venues(scene: Scene, event: Event) -> Event:
    """A meeting or an agreement without the state in which it took place among its sides: "met the envoy in Mongolia"."""
    sides = {scene.party(key) for key in (*event.actors, *event.recipients)}
    if event.event not in _TOGETHER or len(sides) < 3:
        return event
    venues = {
        p.country
        for _, p in scene.places_in(event.sentence)
        if p.sense == "literal"
        and any(s.start == p.start and s.end == p.end for s in (*event.actor_spans, *event.recipient_spans))
        and _is_venue(scene, p)
    }
    keep = [tuple(k for k in side if k not in venues) for side in (event.actors, event.recipients)]
    spans = [
        tuple(s for s in side if not any(p.start == s.start and p.end == s.end and p.country in venues for p in scene.places))
        for side in (event.actor_spans, event.recipient_spans)
    ]
    return (
        msgspec.structs.replace(event, actors=keep[0], recipients=keep[1], actor_spans=spans[0], recipient_spans=spans[1])
        if venues
        else event
    )


def _is_venue(scene: Scene, place: Place) -> bool:
    sentence = scene.sentence_at(place.start)
    token = next((t for t in sentence.tokens if t.start == place.start), None) if sentence else None
    return sentence is not None and token is not None and token.i > 0 and sentence.tokens[token.i - 1].text.lower() == "in"


def _is_ground(scene: Scene, event: Event, place: Place) -> bool:
    """Whether an adjective stands before a word for ground: "Turkish territory"; a town that is named after it is the place itself."""
    sentence = scene.sentence_at(place.start)
    word = next((t for t in sentence.tokens if t.start == place.start), None) if sentence else None
    if sentence is None or word is None or _own(scene, event) is not None:
        return False
    return any(t.lemma in _GROUND for t in (head(sentence, word), *sentence.tokens[word.i + 1 : word.i + 3]))


def _own(scene: Scene, event: Event) -> int | None:
    """The literal place of the clause of an event, a town before a country, the nearest first."""
    sentence = scene.sentence_at(event.trigger.start)
    trigger = (
        next(
            (
                t
                for t in sentence.tokens
                if t.start < event.trigger.end and event.trigger.start < t.end and t.pos in ("VERB", "NOUN", "AUX", "PROPN")
            ),
            None,
        )
        if sentence
        else None
    )
    if sentence is None or trigger is None:
        return None
    able = [
        (place.feature is not None and place.feature.startswith(("PCL", "A.PCL", "CONT")), _far(sentence, place, trigger), index)
        for index, place in scene.places_in(sentence)
        if place.sense == "literal" and _belongs(sentence, place, trigger, event)
    ]
    return min(able)[2] if able else None


def _far(sentence: Sentence, place: Place, trigger: Token) -> int:
    return abs(place.start - trigger.start)


def _belongs(sentence: Sentence, place: Place, trigger: Token, event: Event) -> bool:
    """Whether a place stands behind a preposition of place in the clause of the trigger: on its verb, its subject or object, or opening it."""
    inside = [t for t in sentence.tokens if place.start <= t.start < place.end]
    top = next((t for t in inside if t.head not in {x.i for x in inside} or t.head == t.i), None)
    if top is None:
        return False
    way = [top]
    placed = False
    for above in ancestors(sentence, top):
        at = way[-1]
        placed = (
            placed
            or (at.dep == "dobj" and above.lemma in ("visit", "tour") and _opens(sentence, above, trigger))
            or (at.dep == "prep" and _places(at, above, event))
            or at.dep == "appos"
            or _before(sentence, top)
        )
        way.append(above)
        if at.dep in _CLAUSES and not _opens(sentence, at, trigger):
            return False
        if above.pos in ("VERB", "AUX") and not _opens(sentence, above, trigger):
            break
    if not placed or (event.event in _BY_WORDS and not _on_verb(sentence, way)):
        return False
    return way[-1].i == _clause(sentence, trigger).i or _same_clause(sentence, way[-1], trigger)


def _opens(sentence: Sentence, verb: Token, trigger: Token) -> bool:
    """Whether a participle opens the sentence and says how its subject does the deed: "Meeting in Tirana, the two signed"."""
    opening = verb.dep == "advcl" and verb.tag in ("VBG", "VBN") and verb.i < 3 and verb.i < trigger.i
    return opening and not any(True for _ in children(sentence, verb, "nsubj", "nsubjpass"))


def _places(preposition: Token, above: Token, event: Event) -> bool:
    """Whether a preposition sets what is above it somewhere: "in Geneva", "the town of Adre", of a visit also "to Nairobi"."""
    word = preposition.lemma
    return (
        word in _PLACING
        or (word == "of" and above.lemma in _GROUND)
        or (word == "to" and (event.event == "CONSULT" or above.lemma in _JOURNEYS))
    )


def _before(sentence: Sentence, top: Token) -> bool:
    """Whether a preposition of place stands just before the name, whatever the syntax makes of it; at "Seoul, the talks" none is needed."""
    earlier = sentence.tokens[top.i - 1] if top.i else None
    return earlier is not None and earlier.text.lower() in _PLACING


def _on_verb(sentence: Sentence, way: list[Token]) -> bool:
    """Whether a place hangs on the verb itself, not on what the words are about."""
    return len(way) <= 3 or any(t.dep == "prep" and head(sentence, t).i == way[-1].i for t in way[:-1])


def _clause(sentence: Sentence, token: Token) -> Token:
    """The verb in whose clause a word stands."""
    if token.pos in ("VERB", "AUX"):
        return token
    return next((t for t in ancestors(sentence, token) if t.pos in ("VERB", "AUX")), token)


def _same_clause(sentence: Sentence, verb: Token, trigger: Token) -> bool:
    """Whether the verb over a place shares its clause with the trigger: joined by "and", or an infinitive or light verb over it."""
    at = _clause(sentence, trigger)
    for above in ancestors(sentence, at):
        if at.dep not in ("conj", "xcomp", "acl") or any(True for _ in children(sentence, at, "nsubj")):
            return False
        if above.i == verb.i:
            return True
        at = above
    return False


def _of_dateline(scene: Scene, event: Event) -> int | None:
    """The place of the dateline, for what the opening of a report tells of and the state there has a part in, or which states do together."""
    line = scene.document.dateline
    sentence = scene.sentence_at(event.trigger.start)
    if line is None or not line.place or sentence is None or event.realis not in _DONE or event.event in _BY_WORDS or not event.sure:
        return None
    opening = [s.index for s in scene.body if s.end > line.end][:_LEAD]
    if sentence.index not in opening or any(p.sense == "literal" and p.start > line.end for _, p in scene.places_in(sentence)):
        return None
    index = next((i for i, p in enumerate(scene.places) if line.start <= p.start < line.end and p.sense == "literal"), None)
    if index is None:
        return None
    sides = {scene.party(key) for key in (*event.actors, *event.recipients)}
    return index if event.event in _TOGETHER or scene.places[index].country in sides else None


_BESIDE = frozenset({"near", "outside", "off", "along", "opposite"})


def without_neighbours(scene: Scene, event: Event) -> Event:
    """The event, without actors near to whom it was only done: "wounded by a mine in Sisaket, near Cambodia"."""
    sentence = scene.sentence_at(event.trigger.start)
    if sentence is None or not event.actor_spans or event.event not in ("ASSAULT", "COERCE"):
        return event
    near = {t.start for by in sentence.tokens if by.lemma in _BESIDE and by.pos == "ADP" for t in children(sentence, by, "pobj")}
    beside = all(any(span.start <= at < span.end for at in near) for span in event.actor_spans)
    return msgspec.structs.replace(event, actors=(), actor_spans=()) if beside else event


def without_labels(scene: Scene, event: Event) -> Event:
    """The event without who only has the floor in a label before it, where somebody else did what is no act of speech."""
    labels = [turn.speaker for turn in scene.document.turns]
    spans = tuple(s for s in event.actor_spans if not any(label.start <= s.start < label.end for label in labels))
    if event.event in _SPOKEN or len(spans) == len(event.actor_spans):
        return event
    floor = {m.actor for label in labels for m in scene.mentions_in(label)}
    others = tuple(key for key in event.actors if key not in floor)
    return msgspec.structs.replace(event, actors=others, actor_spans=spans or event.actor_spans) if others else event
