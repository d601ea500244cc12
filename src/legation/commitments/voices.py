"""Voices: whose words stand where; the sides that "we" stands for where no speaker is named, in a joint statement and in an official text."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable

from legation.commitments.roles import codes_of
from legation.model import Extent, Scene, Sentence, Statement
from legation.reference.bodies import organisations
from legation.reference.mechanisms import mechanisms
from legation.reference.meeting_words import by_word
from legation.reference.named import of_register
from legation.reference.states import states

_OFFICIAL = re.compile(
    r"\b(?:ministry|ministries|department|government|white house|office|embassy|council|commission|presiden\w+|secretariat|kremlin|mission|parliament)\b",
    re.I,
)
_JOINT = re.compile(
    r"\b(?:joint (?:press )?(?:statement|declaration|readout|release|vision)|communiqu|(?:ministers|leaders)[’'] (?:\w+ )*(?:statement|declaration))",
    re.I,
)
_SUBJECT = re.compile(r"\b(?:on|about|regarding|concerning|following|announcing|welcoming|condemning|marking|against)\b.*", re.I | re.S)
_BY = re.compile(r"\bby\s+(.+)$", re.I | re.S)
_WE = re.compile(
    r"\bwe\b[\s,–—-]*(?:the\s+)?((?:[^.;]{0,80}?)\b(?:leaders|ministers|members|governments|presidents|heads of state|representatives)\b[^.;]{0,160})",
    re.I,
)
_OPENING = 3  # sentences of a joint text in which those who issue it are named
_LONGEST = 6  # words of a name within a source or a title


class Speech:
    """The stretches of a document that are somebody's words, with the sides that he speaks for."""

    def __init__(self, scene: Scene, statements: Iterable[Statement]) -> None:
        spoken = [(p.start, p.end, codes_of(scene, s.speaker.actor)) for s in statements if s.speaker is not None for p in s.content]
        self._pieces = sorted(piece for piece in spoken if piece[2])
        self._longest = max((end - start for start, end, _ in self._pieces), default=0)

    def at(self, start: int, end: int) -> tuple[str, ...]:
        """The sides whose words these are, by the innermost statement around them; empty for nobody's."""
        low = bisect_left(self._pieces, (start - self._longest,))
        high = bisect_right(self._pieces, start, key=lambda piece: piece[0])
        around = [piece for piece in self._pieces[low:high] if end <= piece[1]]
        return min(around, key=lambda piece: piece[1] - piece[0], default=(0, 0, ()))[2]


class Company:
    """How often which sides are named in a document."""

    def __init__(self, scene: Scene) -> None:
        self._named = Counter(codes for mention in scene.mentions if (codes := codes_of(scene, mention.actor)))

    def foreign(self, sides: tuple[str, ...]) -> float:
        """Share of the mentions of any side that stand for another one than these; 0 where nobody is named."""
        total = self._named.total()
        return sum(n for codes, n in self._named.items() if not set(codes) & set(sides)) / total if total else 0.0


def voice(scene: Scene) -> tuple[str, ...]:
    """The sides for which the text itself speaks; empty for the press."""
    title, opening = scene.document.title or "", scene.body[:_OPENING]
    if (told := _presented(title, opening)) != ():
        return told
    if _JOINT.search(title) or any(_JOINT.search(sentence.text) for sentence in opening[:1]):
        named = named_in(_SUBJECT.sub("", title))
        group = _group(title)
        if group is not None and set(named) <= {group, *members_of(group)}:
            return (group,)
        if len(named) > 1:
            return named
        for sentence in opening:
            root = next((t for t in sentence.tokens if t.head == t.i), sentence.tokens[-1])
            sides = _sides(scene, Extent(sentence.start, root.start))  # before its verb: those who speak, not those of whom they speak
            if len(sides) > 1:
                return sides
    source = scene.document.source or ""
    return named_in(source)[:1] if _OFFICIAL.search(source) else ()


def _presented(title: str, opening: tuple[Sentence, ...]) -> tuple[str, ...]:
    """The sides that present themselves: behind "by" in the title of a joint text, or as "we, the Leaders of the G7"."""
    by = _BY.search(title) if _JOINT.search(title) else None
    if by is not None and len(named := named_in(by[1])) > 1:
        return named
    for sentence in opening:
        we = _WE.search(sentence.text)
        if we is None:
            continue
        group = _group(we[1])
        if group is not None:
            return (group,)
        if len(named := named_in(we[1])) > 1:
            return named
    return ()


def _group(title: str) -> str | None:
    """The group of states that issues a text as a whole, by its acronym in the title ("G7 Leaders’ Statement")."""
    return next(
        (
            word
            for word in re.findall(r"\b[A-Z]\w+\b", title)
            if f"mechanism:{word.lower()}" in mechanisms() and word.lower() in by_word("format")
        ),
        None,
    )


def members_of(group: str) -> tuple[str, ...]:
    """The members of a group by its acronym."""
    return mechanisms()[f"mechanism:{group.lower()}"].members


def first_group(scene: Scene) -> tuple[str, ...]:
    """The sides of the first sentence of the body that names two or more: whom "they" may mean before anything else is known."""
    for sentence in scene.body:
        found = _sides(scene, Extent(sentence.start, sentence.end))
        if len(found) > 1:
            return found
    return ()


def named_in(words: str) -> tuple[str, ...]:
    """The states, organisations and members of standing formats that a source or a title names, longest names first taken."""
    left = re.sub(r"[-‐–—,;:/]", " ", words.replace("’", "'")).replace("'s ", " ").lower().split()
    found: dict[str, None] = {}
    at = 0
    while at < len(left):
        length = next((n for n in range(min(_LONGEST, len(left) - at), 0, -1) if " ".join(left[at : at + n]) in _names()), 0)
        if length:
            found.update(dict.fromkeys(_names()[" ".join(left[at : at + length])]))
        at += length or 1
    return tuple(found)


def _sides(scene: Scene, extent: Extent) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for mention in scene.mentions_in(extent):
        found.update(dict.fromkeys(codes_of(scene, mention.actor)))
    return tuple(found)


@of_register
def _names() -> dict[str, tuple[str, ...]]:
    """Names in small letters, hyphens as blanks, with the codes they stand for; a state's name goes before a format's."""
    found: dict[str, tuple[str, ...]] = {}
    for mechanism in mechanisms().values():
        for name in (mechanism.name, *mechanism.names):
            found[_plain(name)] = mechanism.members
    for organisation in organisations().values():
        if organisation.kind == "igo":
            for name in (organisation.name, *organisation.names, organisation.key):
                found[_plain(name)] = (organisation.key,)
    for state in states().values():
        for name in (*state.seats, *state.adjectives, *state.names, state.name):
            found[_plain(name)] = (state.code,)
    return found


def _plain(name: str) -> str:
    return re.sub(r"[-‐–—]", " ", name.lower()).removeprefix("the ")
