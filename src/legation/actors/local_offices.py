"""Whose a local office is: "Osaka's deputy mayor", "the mayor of Hamburg", "the city's governor" are of the state in which the town lies."""

from legation.actors.titles import Title
from legation.actors.view import View
from legation.reference.localities import locality
from legation.reference.namesakes import rows_of as namesakes
from legation.reference.title_words import title_words

_LONGEST = 3  # words in the name of a town


def local_party(view: View, title: Title) -> tuple[str, int] | None:
    """The state of the town or part of a state that stands before the title, after "of", or earlier in the sentence where "the city's" stands;
    with the last word of the title and the place after it.
    """
    found = _of_head(view, title) if title.head in title_words()["local-head"] else _of_part(view, title)
    return found or _of_house(view, title)


def _of_head(view: View, title: Title) -> tuple[str, int] | None:
    """Of mayors, governors and the like."""
    at = title.first - 1
    while at > 0 and view.key(at) in ("deputy", "vice", "former", "new", "then", "-"):
        at -= 1
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    if view.key(at) == "state" and (division := _of_division(view, at)):
        return division, title.last
    if view.key(at) in title_words()["local-kind"]:
        state = _town_spoken_of(view, at)
        return (state, title.last) if state else None
    town = town_before(view, at)
    before = (town[1], title.last) if town else None
    if before or view.key(title.last + 1) not in ("of", "in", "for"):
        return before
    first = title.last + 2 + (view.key(title.last + 2) == "the")
    return next(((state, first + size - 1) for size in range(_LONGEST, 0, -1) if (state := _town(view, first, first + size - 1))), None)


def _of_part(view: View, title: Title) -> tuple[str, int] | None:
    """The state of the part of a state whose possessive stands before any other title, of a town only before those of its officers: "Bavaria's interior minister"."""
    first = title.first
    while view.key(first - 1) in title_words()["local-area"] and not view.capital(first - 1):
        first -= 1
    at = first - 3
    if at < 0 or view.key(first - 1) != "s" or view.text(first - 2) not in ("'", "’"):
        return None
    if view.key(at) == "state" and (division := _of_division(view, at)):
        return division, title.last
    state = _part_ending(view, at, cities=_is_officer(view, first, title))
    return (state, title.last) if state else None


def _is_officer(view: View, first: int, title: Title) -> bool:
    """Whether these words are the title of an officer of a town: "port director", "health chief"."""
    words = [view.key(i) for i in range(first, title.last + 1)]
    known = title_words()
    return title.head in known["local-officer"] and all(word in known["local-area"] or word == title.head for word in words)


def _part_ending(view: View, at: int, *, cities: bool) -> str | None:
    """The state of the part of a state, or with `cities` of the town, whose name ends at this word and is part of no other."""
    for first in range(at - _LONGEST + 1, at + 1):
        if first >= 0 and all(view.capital(i) and i not in view.inside for i in range(first, at + 1)):
            found = locality(view.document.text[view.words[first].start : view.words[at].end], cities=cities)
            if found:
                return found[1]
    return None


def _of_house(view: View, title: Title) -> tuple[str, int] | None:
    """The state of the town before the house that somebody leads or speaks for, and the last word of that: "the head of the Rotterdam port authority"."""
    at = title.last + 1
    if view.key(at) not in ("of", "for", "at"):
        return None
    at += 1 + (view.key(at + 1) == "the")
    for size in range(_LONGEST, 0, -1):
        end = at + size - 1 + view.possessive(at + size)
        if view.key(end + 1) in title_words()["local-house"] and (state := _town(view, at, at + size - 1)):
            while (
                end + 1 < len(view.words)
                and view.text(end + 1).isalpha()
                and view.text(end + 1).islower()
                and view.token(end + 1).pos in ("NOUN", "PROPN")
            ):
                end += 1
            return state, end
    return None


def before_town(view: View, at: int) -> int:
    """The word before a town, or "the city", whose possessive ends at this word; the word itself where none does: "Paolo Riva, the city's councillor"."""
    while view.key(at) in title_words()["local-area"] and not view.capital(at):
        at -= 1
    if view.key(at) != "s" or view.text(at - 1) not in ("'", "’"):
        return at
    if view.key(at - 2) in title_words()["local-kind"]:
        return at - 3
    town = town_before(view, at - 2)
    return town[0] - 1 if town else at


def _town_spoken_of(view: View, at: int) -> str | None:
    """The state of the town that "the city" at this word takes up: the first word or subject of the sentence before, else the nearest that is no part of a longer name."""
    lone = [
        i
        for i in range(at)
        if not view.capital(i + 1) and not (i and view.capital(i - 1) and view.words[i - 1].end + 1 == view.words[i].start)
    ]
    leading = [i for i in lone if i == 0 or view.token(i).dep in ("nsubj", "nsubjpass")]
    return next((state for i in (*leading, *reversed(lone)) if (state := _town(view, i, i))), None)


def town_before(view: View, at: int) -> tuple[int, str] | None:
    """Where the town or part of a state begins whose name ends at this word, and its state: "Hamburg authorities", "New York police"."""
    return next(((at - size + 1, state) for size in range(_LONGEST, 0, -1) if (state := _town(view, at - size + 1, at))), None)


def _of_division(view: View, at: int) -> str | None:
    """The state of which the words before "state" name a part, whatever else they name: "Washington state's governor"."""
    for size in range(_LONGEST, 0, -1):
        first = at - size
        if first >= 0 and all(view.capital(i) for i in range(first, at)):
            name = view.document.text[view.words[first].start : view.words[at - 1].end]
            found = next((row.means for row in namesakes() if row.name == name), None) or (locality(name) or (None, None))[1]
            if found:
                return found
    return None


def _town(view: View, first: int, last: int) -> str | None:
    """The state of the town that these words name, if each has a capital and none is part of a known name of something else."""
    if first < 0 or last >= len(view.words) or not all(view.capital(i) for i in range(first, last + 1)):
        return None
    known = view.names.get(first)
    if known is not None and known.last == last and known.values[0].kind in ("state", "seat"):
        return known.values[0].key
    found = locality(view.document.text[view.words[first].start : view.words[last].end])
    return found[1] if found else None
