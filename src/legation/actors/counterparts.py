"""Find counterparts: "his German counterpart", "her Japanese counterpart, Yoko Kamikawa": the same office of another state."""

from collections.abc import Iterator, Sequence

from legation.actors.found import Found
from legation.actors.parties import post_of
from legation.actors.view import View
from legation.model import Extent

_BACK = 3  # sentences back to the office whose counterpart it is


def counterparts_in(view: View, people: Sequence[Found]) -> Iterator[Found]:
    """Titles in the words of the office named last before; nothing where there is none. `people`: offices and persons found so far, in order."""
    for i in range(1, len(view.words)):
        if view.key(i) != "counterpart" or i - 1 not in view.inside:
            continue
        match = view.names[view.inside[i - 1]]
        party = next((known.key for known in match.values if known.kind in ("state", "adjective", "igo")), None)
        if party is None or match.last != i - 1:
            continue
        start, end = view.words[match.first].start, view.words[i].end
        title = _title_before(view, start, party, people)
        if title is not None:
            yield Found(
                start, end, kind="post", how="title", sentence=view.sentence.index, token=view.token(i).i, party=party, title=title,
                holder=_name_after(view, end, people),
            )  # fmt: skip


def _title_before(view: View, start: int, party: str, people: Sequence[Found]) -> str | None:
    """The office of whoever is named last before, as the other side calls it: the counterpart of a Secretary of State is a foreign minister."""
    before = [f for f in people if f.end <= start and view.sentence.index - f.sentence <= _BACK]
    known = _with_title(view, before[-1], people) if before else None
    if known is None or known.title is None or known.former:
        return None
    register = view.lexicon.register
    post = post_of(known.title, known.party or register.title_party(known.title), register)
    return register.office_name(party, post) if post and party in register.states else known.title


def _with_title(view: View, one: Found, people: Sequence[Found]) -> Found | None:
    """The mention itself where it has a title, else the first of that name that has."""
    if one.title or one.name is None:
        return one if one.title else None
    return next((f for f in people if f.title and f.name and _same(view, f.name, one.name)), None)


def _same(view: View, one: Extent, other: Extent) -> bool:
    """Whether two names end with the same word."""
    text = view.document.text
    return text[one.start : one.end].split()[-1] == text[other.start : other.end].split()[-1]


def _name_after(view: View, end: int, people: Sequence[Found]) -> int | None:
    """Where the name begins that follows at once, or behind a comma or a short form of address."""
    for one in people:
        if one.kind == "person" and one.name and end < one.name.start <= end + 12:
            between = view.document.text[end : one.name.start].strip(" ,").rstrip(".")
            if between in ("", "Mr", "Ms", "Mrs", "Dr", "Sir", "H.E", "Gen"):
                return one.name.start
    return None
