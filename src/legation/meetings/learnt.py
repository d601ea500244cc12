"""Mechanisms that the register does not know yet: dialogues, commissions and working groups with a name of their own, learnt from the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from legation.meetings.cues import Cue
from legation.meetings.sides import acronym
from legation.model import Actor, Extent, Meeting, Scene, Token
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word

_JOINERS = ("and", "&", "of", "on", "for", "the", "-", "–", "‑", "/")
_SIDES = 4  # parties up to which a named format is one of theirs; a wider one is a conference
_BRITISH = {
    "defence": "defense",
    "programme": "program",
    "centre": "center",
    "organisation": "organization",
    "counterterrorism": "counter-terrorism",
}


@dataclass(frozen=True)
class Named:
    """A format by its name in the text, with the key made from its sides and its name."""

    start: int
    end: int
    key: str
    name: str
    parties: tuple[str, ...]


def learnt(scene: Scene, cue: Cue, parties: tuple[str, ...]) -> Named | None:
    """The format that the cue's own words name; `None` where they only describe talks, or the sides of the format are not known.

    "the inaugural India-Kenya Defence Dialogue" is one; "the Bilateral Meeting" and "a strategic dialogue" are none.
    """
    core = _core(cue)
    if core is None or not 2 <= len(parties) <= _SIDES:
        return None
    tokens = _trimmed(_name(cue, core))
    telling = [t for t in tokens if _says(scene, t)]
    standing = [t for t in tokens if t.text.lower() in by_word("standing")]
    own = _owners(scene, tokens)
    if not telling or not standing or not own <= set(parties):
        return None
    start, end = tokens[0].start, tokens[-1].end
    name = " ".join(scene.document.text[start:end].split())
    key = _key(parties, (t for t in tokens if t in telling or t in standing))
    return None if key in mechanisms() else Named(start, end, key, name if own else f"{'-'.join(parties)} {name}", parties)


def _key(parties: tuple[str, ...], words: Iterable[Token]) -> str:
    """A key made from the sides and the words that tell what the format is."""
    return "mechanism:" + "-".join([*sorted(party.lower() for party in parties), *(_plain(t.text) for t in words)])


def body_of(scene: Scene, name: Extent, parties: tuple[str, ...]) -> Named:
    """A lesser body of a format that the register knows, under the name that the text gives it."""
    words = re.sub(r"^the\s+", "", scene.document.text[name.start : name.end], flags=re.IGNORECASE)
    return Named(name.end - len(words), name.end, "mechanism:" + _plain(words), " ".join(words.split()), parties)


def learnt_actors(scene: Scene, met: tuple[Meeting, ...]) -> tuple[Actor, ...]:
    """The formats of these meetings that are neither in the register nor named as actors of the scene, each with those who meet in it."""
    found: dict[str, Actor] = {}
    for meeting in met:
        key, name = meeting.mechanism, meeting.mechanism_name
        if key is not None and name is not None and key not in mechanisms() and scene.actor(key) is None:
            found.setdefault(key, Actor(key=key, name=name, kind="mechanism", members=meeting.parties))
    return tuple(found.values())


def _core(cue: Cue) -> Token | None:
    """The capitalised noun that ends the name: the cue, the noun before it ("Working Group meeting"), or what it is a round of."""
    if not cue.noun:
        return None
    tokens, at = cue.sentence.tokens, cue.token
    if at.text[:1].isupper():
        return at
    before = tokens[at.i - 1] if at.i else None
    if before is not None and before.text[:1].isupper() and before.text.lower() in by_word("standing"):
        return before
    of = tokens[at.i + 1 : at.i + 8] if at.i + 1 < len(tokens) and tokens[at.i + 1].text == "of" else ()
    named = [t for t in of if t.text[:1].isupper() and t.text.lower() in by_word("standing")]
    return named[-1] if named else None


def _name(cue: Cue, core: Token) -> tuple[Token, ...]:
    """The unbroken run of capitalised words around the core, with what joins them."""
    tokens = cue.sentence.tokens
    first = last = core.i
    while first > 0 and (
        _capital(tokens[first - 1])
        or (tokens[first - 1].text.lower() in _JOINERS[:3] + _JOINERS[6:] and first > 1 and _capital(tokens[first - 2]))
    ):
        first -= 1
    while last + 2 < len(tokens) and tokens[last + 1].text.lower() in _JOINERS and any(_capital(t) for t in tokens[last + 2 : last + 3]):
        last += 2
    return tokens[first : last + 1]


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() or re.fullmatch(r"\d\+\d", token.text) is not None


def _trimmed(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Without the ordinal, "Annual" and joiners at its front."""
    start = 0
    for t in tokens:
        leading = t.text.lower() in by_word("edition") or t.text.lower() in (*_JOINERS, "annual", "joint", "new") or t.text[:1].isdigit()
        if not leading:
            break
        start += 1
    return tokens[start:]


def _says(scene: Scene, token: Token) -> bool:
    """Whether a word of the name says what the format is about, rather than whose or of what kind it is."""
    word = token.text.lower()
    plain = word in _JOINERS or word in by_word("generic") or word in by_word("standing") or word in by_word("edition")
    return token.text[:1].isupper() and not plain and _side(scene, token) is None


def _owners(scene: Scene, tokens: tuple[Token, ...]) -> set[str]:
    """The sides that a name names."""
    return {side for t in tokens if (side := _side(scene, t)) is not None}


def _side(scene: Scene, token: Token) -> str | None:
    """The state or organisation that a word of the name stands for."""
    inside = scene.mentions_in(Extent(token.start, token.end))  # "U.S.-India" is one word
    for mention in (*reversed(scene.mentions_at(token.start, token.end)), *inside):
        actor = scene.actor(mention.actor)
        if actor is not None and actor.kind in ("state", "igo"):
            return acronym(actor.key)
    return None


def _plain(word: str) -> str:
    bare = re.sub(r"[^a-z0-9]+", "-", word.lower()).strip("-")
    return _BRITISH.get(bare, bare)
