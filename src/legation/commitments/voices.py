"""Voices: the sides that "we" stands for where no speaker is named, in a joint statement and in an official text."""

import re
from functools import cache

from legation.commitments.roles import codes_of
from legation.model import Extent, Scene
from legation.reference.bodies import organisations
from legation.reference.states import states

_OFFICIAL = re.compile(
    r"\b(?:ministry|ministries|department|government|white house|office|embassy|council|commission|presiden\w+|secretariat|kremlin|mission|parliament)\b",
    re.I,
)
_JOINT = re.compile(
    r"\b(?:joint (?:press )?(?:statement|declaration|communiqu|readout|release|vision)|communiqu|ministers[’'] statement|leaders[’'] (?:statement|declaration))",
    re.I,
)
_OPENING = 3  # sentences of a joint text in which those who issue it are named
_LONGEST = 5  # words of a name within a source


def voice(scene: Scene) -> tuple[str, ...]:
    """The sides for which the text itself speaks; empty for the press."""
    opening = scene.body[:_OPENING]
    if _JOINT.search(scene.document.title or "") or any(_JOINT.search(sentence.text) for sentence in opening[:1]):
        found: dict[str, None] = {}
        for sentence in opening:
            for mention in scene.mentions_in(Extent(sentence.start, sentence.end)):
                found.update(dict.fromkeys(codes_of(scene, mention.actor)))
            if len(found) > 1:
                return tuple(found)
    return publisher(scene.document.source)


def first_group(scene: Scene) -> tuple[str, ...]:
    """The sides of the first sentence of the body that names two or more: whom "they" may mean before anything else is known."""
    for sentence in scene.body:
        found: dict[str, None] = {}
        for mention in scene.mentions_in(Extent(sentence.start, sentence.end)):
            found.update(dict.fromkeys(codes_of(scene, mention.actor)))
        if len(found) > 1:
            return tuple(found)
    return ()


def publisher(source: str | None) -> tuple[str, ...]:
    """The side whose official source this is ("U.S. Department of State": USA); empty where it is none."""
    if source is None or not _OFFICIAL.search(source):
        return ()
    words = source.replace("’", "'").split()
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            code = _names().get(" ".join(words[first : first + length]).strip(",;:").lower())
            if code:
                return (code,)
    return ()


@cache
def _names() -> dict[str, str]:
    found: dict[str, str] = {}
    for state in states().values():
        for name in (*state.seats, *state.adjectives, *state.names, state.name):
            found[name.lower().removeprefix("the ")] = state.code
    for organisation in organisations().values():
        if organisation.kind == "igo":
            for name in (organisation.name, *organisation.names, organisation.key):
                found[name.lower().removeprefix("the ")] = organisation.key
    return found
