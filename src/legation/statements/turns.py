"""Who has the floor: the turns of a transcript ("SECRETARY BLINKEN: ...", "Q: ..."), and which actor speaks in each."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from legation.model import Actor, Extent, Scene

_LABEL = re.compile(
    r"^[^\S\n]*(?P<label>(?:Q|A|Question|Answer|[A-Z][A-Z.’'\-\u00a0 ]{2,60}?[A-Z.]))[^\S\n]*(?::(?=\s)|(?<=Q)[ \u00a0]{2,})", re.MULTILINE
)
_NAMED = re.compile(r"^[^\S\n]*(?P<label>[A-Z][\w.’'\-]+(?:[ \u00a0][\w.’'\-]+){0,5}):(?=\s)", re.MULTILINE)
_EMPTY = ("the", "mr", "ms", "mrs", "dr", "vice")


class Turn(Extent, frozen=True):
    """One turn with the label that opens it (up to `label`), and the key of its speaker where that is known."""

    label: int
    actor: str | None = None


class Turns:
    """The turns of a document in order, with a look-up by position; none where it is no transcript."""

    def __init__(self, turns: tuple[Turn, ...]) -> None:
        self.all = turns
        self._starts = [turn.start for turn in turns]

    def at(self, offset: int) -> Turn | None:
        """The turn in which this character stands."""
        n = bisect_right(self._starts, offset) - 1
        return self.all[n] if n >= 0 else None

    def in_label(self, offset: int) -> bool:
        """Whether this character belongs to the label of a turn."""
        turn = self.at(offset)
        return turn is not None and offset < turn.label


def turns_of(scene: Scene) -> Turns:
    """The turns of a transcript. One label alone makes a transcript only if it names somebody."""
    text = scene.document.text
    labels = sorted(set(_labels(scene)), key=lambda e: e.start)
    if not labels:
        return Turns(())
    ends = [label.start for label in labels[1:]] + [len(text)]
    turns = tuple(Turn(label.start, end, label.end, _speaks(label, scene)) for label, end in zip(labels, ends, strict=True))
    return Turns(turns if len(turns) > 1 or any(turn.actor for turn in turns) else ())


def _labels(scene: Scene) -> Iterator[Extent]:
    """Labels in capitals, and names in small letters that are a mention and open at least two turns."""
    text = scene.document.text
    for match in _LABEL.finditer(text):
        yield Extent(match.start("label"), match.end("label"))
    named = [Extent(m.start("label"), m.end("label")) for m in _NAMED.finditer(text) if scene.mention_at(m.start("label"), m.end("label"))]
    words = [text[label.start : label.end] for label in named]
    yield from (label for label, word in zip(named, words, strict=True) if words.count(word) > 1 and not word.isupper())


def _speaks(label: Extent, scene: Scene) -> str | None:
    """The person whom the label means: its mention, else the one with its last word for a surname, else the holder of its office."""
    mentioned = [scene.actor(m.actor) for m in scene.mentions_in(label)]
    for actor in mentioned:
        if actor is not None and actor.kind == "person":
            return actor.key
    words = [w for w in _words(scene.document.text[label.start : label.end]) if w not in _EMPTY]
    people = [actor for actor in scene.actors if actor.kind == "person"]
    return _surnamed(words, people) or _holding(words, people, scene.document.title or "")


def _surnamed(words: list[str], people: list[Actor]) -> str | None:
    found = [a.key for a in people if words and _words(a.name)[-1:] == words[-1:]]
    return found[0] if len(found) == 1 else None


def _holding(words: list[str], people: list[Actor], title: str) -> str | None:
    """The one person with this office; of several the one whom the title of the document names."""
    office = " ".join(words)
    holders = [a for a in people if office and a.office and f" {a.office.casefold()} ".find(f" {office} ") >= 0]
    told = set(_words(title))
    named = [a for a in holders if any(len(word) > 2 and word in told for word in _words(a.name))] or holders
    return named[0].key if len({a.key for a in named}) == 1 else None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
