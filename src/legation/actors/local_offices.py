"""Whose a local office is: "Osaka's deputy mayor", "the mayor of Hamburg", "the city's governor" are of the state in which the town lies."""

from legation.actors.titles import Title
from legation.actors.view import View
from legation.reference.localities import locality
from legation.reference.namesakes import rows_of as namesakes

_OFFICERS = frozenset(
    {
        "police chief",
        "police commissioner",
        "chief of police",
        "chief prosecutor",
        "prosecutor",
        "fire chief",
        "port director",
        "city manager",
    }
)
LOCAL_HEADS = frozenset({"mayor", "governor", "councillor", "alderman", "sheriff", "premier"})
_KINDS = frozenset({"city", "town", "province", "region", "village", "capital", "district", "municipality", "prefecture", "island"})
_LONGEST = 3  # words in the name of a town


def local_party(view: View, title: Title) -> tuple[str, int] | None:
    """The state of the town or part of a state that stands before the title, after "of", or earlier in the sentence where "the city's" stands;
    with the last word of the title and the place after it.
    """
    return _of_head(view, title) if title.head in LOCAL_HEADS else _of_part(view, title)


def _of_head(view: View, title: Title) -> tuple[str, int] | None:
    """Of mayors, governors and the like."""
    at = title.first - 1
    while at > 0 and view.key(at) in ("deputy", "vice", "former", "new", "then", "-"):
        at -= 1
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    if view.key(at) == "state" and (division := _of_division(view, at)):
        return division, title.last
    if view.key(at) in _KINDS:
        return next(((state, title.last) for i in range(at - 1, -1, -1) if (state := _town(view, i, i))), None)
    town = town_before(view, at)
    before = (town[1], title.last) if town else None
    if before or view.key(title.last + 1) not in ("of", "in", "for"):
        return before
    first = title.last + 2 + (view.key(title.last + 2) == "the")
    return next(((state, first + size - 1) for size in range(_LONGEST, 0, -1) if (state := _town(view, first, first + size - 1))), None)


def _of_part(view: View, title: Title) -> tuple[str, int] | None:
    """The state of the part of a state whose possessive stands before any other title, of a town only before those of its officers: "Bavaria's interior minister"."""
    at = title.first - 3
    if at < 0 or view.key(title.first - 1) != "s" or view.text(title.first - 2) not in ("'", "’"):
        return None
    officer = " ".join(view.key(i) for i in range(title.first, title.last + 1)) in _OFFICERS
    for size in range(_LONGEST, 0, -1):
        first = at - size + 1
        if first >= 0 and all(view.capital(i) for i in range(first, at + 1)) and not any(i in view.inside for i in range(first, at + 1)):
            found = locality(view.document.text[view.words[first].start : view.words[at].end], cities=officer)
            if found:
                return found[1], title.last
    return None


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
