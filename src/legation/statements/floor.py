"""Whom the labels of a transcript denote: "SECRETARY BLINKEN", "The Minister for Europe (Nina Price)", later "Nina Price"."""

import msgspec

from legation.model import Document, Extent, Scene, Turn


def with_speakers(scene: Scene) -> Document:
    """The document of a scene, its turns with the actors who speak; nobody for a question, and for a label that names nobody known."""
    document = scene.document
    if not document.turns:
        return document
    told: dict[str, str] = {}
    turns = []
    for turn in document.turns:
        label = " ".join(turn.speaker.text.split("(")[0].casefold().split())
        actor = None if turn.question else _denoted(scene, turn) or told.get(label)
        if actor is not None:
            told.setdefault(label, actor)
        turns.append(msgspec.structs.replace(turn, speaker=msgspec.structs.replace(turn.speaker, actor=actor)))
    return msgspec.structs.replace(document, turns=tuple(turns))


def _denoted(scene: Scene, turn: Turn) -> str | None:
    """The person whom a label names, else the office."""
    found = [scene.actor(m.actor) for m in scene.mentions_in(Extent(turn.speaker.start, turn.speaker.end))]
    people = [actor.key for actor in found if actor is not None and actor.kind == "person"]
    offices = [actor.key for actor in found if actor is not None and actor.kind == "office"]
    return next(iter((*people, *offices)), None)
