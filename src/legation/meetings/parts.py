"""The fields of a meeting made from its tellings: participants, level, kind, host and visit."""

import unicodedata

from legation.meetings import formats
from legation.meetings.encounter import Encounter
from legation.meetings.sides import Side, acronym
from legation.model import Actor, Level, MeetingKind, MeetingMode, Mention, Participant, Role, Scene, Venue
from legation.reference import meeting_words
from legation.reference.mechanisms import mechanisms
from legation.reference.states import states

_RANK: tuple[Level, ...] = ("leader", "minister", "official")
_OPEN = ("conference", "forum", "congress", "assembly")  # gatherings of many, whoever is named as their host
_WIDE = 4  # members from which on a format is multilateral, whoever of them is named


def participants(scene: Scene, encounter: Encounter) -> tuple[Participant, ...]:
    """The persons named as taking part, each once, in order; the mention is the first in the evidence that carries a title, else the first."""
    roles: dict[str, Role] = {}
    spans: dict[str, Mention] = {}
    for side in encounter.sides:
        for key in side.keys:
            actor = scene.actor(key)
            if actor is None or actor.kind != "person" or side.mention is None:
                continue
            role: Role = "lead" if side.slot == "lead" else "member"
            roles[key] = "lead" if "lead" in (role, roles.get(key)) else role
            spans[key] = _better(spans.get(key), side.mention)
    return tuple(_participant(scene, encounter, key, spans[key], roles[key]) for key in spans)


def _better(old: Mention | None, new: Mention) -> Mention:
    if (
        old is None
        or (old.how == "pronoun" and new.how != "pronoun")
        or (old.title is None and new.title is not None and new.how == "name")
    ):
        return new
    return old


def _participant(scene: Scene, encounter: Encounter, key: str, mention: Mention, role: Role) -> Participant:
    actor = scene.actor(key)
    assert actor is not None
    party = acronym(actor.party or actor.country or "") or None
    if role == "member" and party in encounter.hosts:
        role = "host"
    elif role == "member" and encounter.hosts and party not in encounter.hosts:
        role = "visitor"
    return Participant(
        mention.start, mention.end, mention.text, actor=key, name=_fullest(scene, key, actor.name),
        office=_title(scene, key, mention) or _office(actor), party=party, role=role,
    )  # fmt: skip


def _fullest(scene: Scene, key: str, known: str) -> str:
    """The fullest form of the name in the document: the words of its mentions that the known name has too; the known one where none has."""
    words = set(known.casefold().split())
    best = known if known in scene.document.text else ""
    for mention in scene.mentions if not best else ():
        if mention.actor == key and mention.how == "name":
            parts = mention.text.split()
            start = next((i for i, part in enumerate(parts) if _plain(part) in {_plain(word) for word in words}), len(parts))
            best = max(best, " ".join(parts[start:]), key=len)
    return best or known


def _plain(word: str) -> str:
    """A word without marks on its letters and without what stands around it."""
    bare = unicodedata.normalize("NFKD", word.casefold().replace("ı", "i"))
    return "".join(letter for letter in bare if letter.isalnum())


def _title(scene: Scene, key: str, mention: Mention) -> str | None:
    """The office in the words of the text: at this mention, else the first that the person carries; a bare "Secretary" or a rank gives way to a full office."""
    titles = [m.title for m in scene.mentions if m.actor == key and m.title and not m.title.lower().startswith("former")]
    first = mention.title or next(iter(titles), None)
    words = set((first or "").lower().split())
    if first is None or not words & set(meeting_words.by_word("bare")):
        return first
    if len(words) == 1:
        return max([first, *(t for t in titles if words < set(t.lower().split()))], key=len)
    return next((t for t in titles if meeting_words.level_of(t) in ("leader", "minister")), first)


def _office(actor: Actor) -> str | None:
    return actor.office


def level_of(scene: Scene, encounter: Encounter, people: tuple[Participant, ...], mechanism: str | None) -> Level:
    """The highest level among those who meet: by the offices of the participants, of offices and groups named, else of the format."""
    said = next((level for cue in encounter.cues if (level := formats.level_said(cue))), None)
    if said and mechanism:
        return said  # whoever hosts it
    found = min((level for level in _levels(scene, encounter, people) if level in _RANK), key=_RANK.index, default=None)
    summit = any(cue.token.lemma == "summit" for cue in encounter.cues)
    return found or (mechanisms()[mechanism].level if mechanism else None) or ("leader" if summit else "unknown")


def _levels(scene: Scene, encounter: Encounter, people: tuple[Participant, ...]) -> list[Level]:
    """The levels of those who meet; of a group, where nobody of its party is named with an office."""
    named = [_of_person(person) for person in people if person.office]
    return [*named, *(level for side in encounter.sides if not _beside_named(scene, side, people) for level in levels_of(scene, side))]


def _beside_named(scene: Scene, side: Side, people: tuple[Participant, ...]) -> bool:
    """Whether a group is only added to somebody of its party who is named with an office: "the foreign minister and other leaders"."""
    groups = not side.keys or any((actor := scene.actor(key)) is not None and actor.kind == "group" for key in side.keys)
    return groups and any(person.party in side.parties and person.office and _of_person(person) != "unknown" for person in people)


def _of_person(person: Participant) -> Level:
    """The level of a participant's office; a secretary-general leads an organisation, but serves in a state's ministry and in the EU's."""
    office = (person.office or "").lower().replace("-", " ")
    if "secretary general" in office and (person.party in states() or person.party == "EU"):
        return "official"
    return meeting_words.level_of(person.office or "")


def levels_of(scene: Scene, side: Side) -> tuple[Level, ...]:
    """The levels of the offices and groups that a side names without a person's name."""
    if side.mention is None or not side.keys:
        return (meeting_words.level_of(side.mention.text if side.mention is not None else side.token.text),)
    actors = [actor for key in side.keys if (actor := scene.actor(key)) is not None and actor.kind in ("office", "group")]
    if (
        not actors
        and side.mention.how == "nominal"
        and all((a := scene.actor(key)) is not None and a.kind in ("state", "igo") for key in side.keys)
    ):
        begins = min((m.start for m in scene.mentions_at(side.token.start, side.token.end)), default=side.token.start)
        return (meeting_words.level_of(scene.document.text[begins : side.token.end]),)  # "the Prime Ministers of India and Pakistan"
    return tuple(meeting_words.level_of((side.mention.title or actor.name).replace("-", " ")) for actor in actors)


def kind_of(encounter: Encounter, parties: tuple[str, ...], mechanism: str | None) -> MeetingKind:
    """By the number of parties, mediators not counted; a format of many is multilateral whoever of them is named."""
    members = mechanisms()[mechanism].members if mechanism else ()
    if mechanism and (len(members) >= _WIDE or len(members) < 2):
        return "multilateral"
    if mechanism is None and all(cue.token.pos == "PROPN" and cue.token.lemma.lower() in _OPEN for cue in encounter.cues):
        return "multilateral"
    between = _between(encounter)
    number = len([party for party in parties if party in between]) if len(between) > 1 else len(parties)
    return "bilateral" if number == 2 else "trilateral" if number == 3 else "multilateral"


def _between(encounter: Encounter) -> frozenset[str]:
    """The parties less those who only mediate."""
    return frozenset(party for side in encounter.sides if side.slot != "mediator" for party in side.parties)


def host_of(encounter: Encounter, parties: tuple[str, ...], place: Venue | None, mechanism: str | None) -> str | None:
    """The party, or the member of the format, in whose country they meet, else the one that the words say is host."""
    members = mechanisms()[mechanism].members if mechanism else ()
    if place is not None and place.country in (*parties, *members):
        return place.country
    goals = [party for side in encounter.sides if side.slot == "goal" for party in side.parties]
    return next((party for party in (*encounter.hosts, *goals) if party in parties), None)


def visited(encounter: Encounter, kind: MeetingKind, place: Venue | None, mode: MeetingMode) -> bool:
    """Whether one of two sides travels to the other's country for it."""
    if kind != "bilateral" or mode in ("phone", "video"):
        return False
    received = any(
        cue.word.use == "host" or (cue.verb is not None and cue.verb.lemma in meeting_words.by_word("host")) for cue in encounter.cues
    )
    return encounter.visit or received or (place is not None and place.country in _between(encounter))


__all__ = ["host_of", "kind_of", "level_of", "participants", "visited"]
