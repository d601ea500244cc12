"""Who says "I" and "we" where nobody is quoted: whoever has the floor in a transcript, the person in whose name a statement is made, else the state that published it."""

import re

from legation.model import Actor, Scene

FIRST = frozenset({"i", "we", "us", "me", "our", "my", "mine", "ours", "myself", "ourselves"})
_MADE = re.compile(r"\b(?:statement|remarks|speech|address|message|testimony|op-ed|press release)\b", re.IGNORECASE)
_OWN = re.compile(r"\b(?:I|we|our|my)\b")
_WHOLE = re.compile(r"\b\w+\b(?!['’]s?\b|['’](?:\s|$))")
_OFTEN = 2  # first-person words without which a text without turns is nobody's speech


def voice(scene: Scene, offset: int) -> str | None:
    """The key of the actor who speaks at this character outside of any quotation; `None` where the text does not say."""
    turn = next((t for t in scene.document.turns if t.start <= offset < t.end), None)
    if turn is not None:
        return None if turn.question else turn.speaker.actor or _named(scene, turn.speaker.text, turn.speaker.start)
    title = scene.document.title or ""
    if not _MADE.search(title) and len(_OWN.findall(scene.document.text)) < _OFTEN:
        return None
    return _named(scene, title, None) or _publisher(scene)


def _named(scene: Scene, words: str, at: int | None) -> str | None:
    """The one person whose surname stands in these words, and not as that of an owner ("Press Call on President Biden’s Visit")."""
    if at is not None:
        found = [a for m in scene.mentions_at(at) if (a := scene.actor(m.actor)) is not None and a.kind == "person"]
        if found:
            return found[0].key
    told = set(_WHOLE.findall(words.casefold()))
    people: list[Actor] = [a for a in scene.actors if a.kind == "person" and a.name.split() and a.name.split()[-1].casefold() in told]
    return people[0].key if len(people) == 1 else None


def _publisher(scene: Scene) -> str | None:
    country = scene.document.outlet_country if scene.document.source_type == "government" else None
    return country if scene.actor(country) is not None else None
