"""Each meeting is one CONSULT event: who met, how, when, and by which word the text says so."""

from legation.events.parties import phrase
from legation.events.senses import sense_of
from legation.model import SURE, Event, EventRealis, Extent, Meeting, Scene, Sentence, Span, Token, content_id
from legation.reference.codebook import contexts_in, goldstein, intensity, types

_REALIS: dict[str, EventRealis] = {"held": "happened", "ongoing": "ongoing", "planned": "planned", "proposed": "proposed"}
_CODES = {"phone": "041", "visit": "042", "third-party": "044"}


def consult(scene: Scene, meeting: Meeting) -> Event | None:
    """The one event of a meeting, which counts since the meeting does; none where its evidence is no sentence of the document, or fewer than two sides are known."""
    sentences = evidence(scene, meeting)
    if not sentences:
        return None
    sentence, trigger = _trigger(sentences)
    mode = _mode(meeting)
    actors, spans = _keys(scene, meeting), _spans(scene, meeting, sentences)
    if len(actors) < 2 and not any(actor.kind in ("igo", "mechanism") for key in actors if (actor := scene.actor(key)) is not None):
        return None
    return Event(
        id=content_id("event", scene.document.id, meeting.id, "CONSULT"), event="CONSULT", mode=mode, contexts=contexts_in(sentence.text),
        cameo=_cameo(sentences, mode), quad=types()["CONSULT"].quad, intensity=intensity("CONSULT", mode), goldstein=goldstein(_cameo(sentences, mode)),
        actors=actors, recipients=(meeting.host,) if meeting.visit and meeting.host in actors else (), actor_spans=spans, recipient_spans=spans,
        realis=_REALIS.get(meeting.realis, "cancelled"), when=meeting.when, place=_place(scene, meeting, sentences), trigger=scene.document.span(trigger.start, trigger.end),
        sentence=Extent(sentence.start, sentence.end), issues=meeting.issues, confidence=max(meeting.confidence, SURE), reason=f"meeting {meeting.id}",
    )  # fmt: skip


def evidence(scene: Scene, meeting: Meeting) -> tuple[Sentence, ...]:
    """The sentences that the evidence of a meeting lies in, in order of the evidence."""
    found = (scene.sentence_at(span.start) for span in meeting.evidence)
    return tuple(dict.fromkeys(s for s in found if s is not None and s.tokens))


def _trigger(sentences: tuple[Sentence, ...]) -> tuple[Sentence, Token]:
    for sentence in sentences:
        for token in sentence.tokens:
            sense = sense_of(sentence, token)
            if sense is not None and len(sense.path) == 1 and sense.code[:2] == "04":
                return sentence, token
    first = sentences[0]
    return first, next((t for t in first.tokens if t.head == t.i), first.tokens[0])


def _cameo(sentences: tuple[Sentence, ...], mode: str | None) -> str:
    if mode in _CODES:
        return _CODES[mode]
    told = (sense_of(s, t) for s in sentences for t in s.tokens)
    return "046" if any(sense is not None and sense.code == "046" for sense in told) else "040"


def _mode(meeting: Meeting) -> str | None:
    if meeting.mode in ("phone", "video"):
        return "phone"
    if meeting.visit:
        return "visit"
    if meeting.kind == "multilateral":
        return "multilateral"
    at = meeting.place.country if meeting.place else None
    return "third-party" if at is not None and at not in meeting.parties else None


def _keys(scene: Scene, meeting: Meeting) -> tuple[str, ...]:
    """The keys of all parties, in one way: the parties themselves where the document names every one of them, else those who acted
    for them. A party that the document names in neither way has no key."""
    people = {party: _people(scene, meeting, party) for party in meeting.parties}
    named = [party for party in meeting.parties if scene.actor(party) is not None]
    if all(party in named or not people[party] for party in meeting.parties):
        return tuple(named)
    return tuple(dict.fromkeys(key for party in meeting.parties for key in people[party] or ([party] if party in named else [])))


def _people(scene: Scene, meeting: Meeting, party: str) -> list[str]:
    """Those who took part for a party; else the first of its persons, offices and bodies."""
    known = [p.actor for p in meeting.participants if p.party == party and p.actor and scene.actor(p.actor) is not None]
    return known or [a.key for a in scene.actors if a.key != party and party in (a.party, a.country)][:1]


def _spans(scene: Scene, meeting: Meeting, sentences: tuple[Sentence, ...]) -> tuple[Span, ...]:
    """Those who met, as the evidence names them: who took part; for a party without a name, whoever stands for it."""
    people = {p.actor for p in meeting.participants if p.actor}
    open_ = set(meeting.parties) - {p.party for p in meeting.participants if p.actor}
    seen: set[str] = set()
    out: list[Span] = []
    for sentence in sentences:
        for mention in scene.mentions_in(sentence):
            key = mention.actor
            if key is None or key in seen or mention.how == "pronoun" or (out and mention.start < out[-1].end):
                continue
            side = scene.party(key) or key
            if key in people or (side in open_ and not _possessive(scene, mention)):
                out.append(phrase(scene, sentence, mention))
                seen.add(key)
                open_ -= {side}
    return tuple(out)


def _possessive(scene: Scene, mention: Span) -> bool:
    return scene.document.text[mention.end : mention.end + 2] in ("'s", "’s")


def _place(scene: Scene, meeting: Meeting, sentences: tuple[Sentence, ...]) -> int | None:
    if meeting.place is None:
        return None
    for sentence in sentences:
        for index, place in scene.places_in(sentence):
            if meeting.place.name in (place.name, place.text) or (
                meeting.place.geonames_id and place.geonames_id == meeting.place.geonames_id
            ):
                return index
    return None
