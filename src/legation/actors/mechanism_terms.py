"""Find mechanisms by wordings that mean them only among their members: "2+2", "global strategic partnership"."""

from collections.abc import Iterable, Iterator, Sequence

from legation.actors.found import Found
from legation.actors.view import View
from legation.reference.mechanisms import mechanisms

_LINKS = ("-", "‑", "–", "/", "and", "&")
_BETWEEN = 3  # words that may stand between the pair of states and the term: "India-US comprehensive and global ..."


def terms_in(view: View, people: Iterable[Found]) -> Iterator[Found]:
    """Mechanisms named by a term in a sentence that names all their members, be it by the offices of persons."""
    low, high = view.sentence.start, view.sentence.end
    sides: frozenset[str] | None = None
    i = 0
    while i < len(view.words):
        match = None if i in view.inside else view.lexicon.terms.at(view.words, i)
        if match is None:
            i += 1
            continue
        if sides is None:
            sides = frozenset(k.key for m in view.names.values() for k in m.values) | {
                f.party for f in people if low <= f.start < high and f.party
            }
        first, pair = _pair(view, i)
        key = _among(match.values, pair) or _among(match.values, sides)
        if key is not None:
            yield Found(
                view.words[first].start, view.words[match.last].end, kind="mechanism", how="name", sentence=view.sentence.index,
                token=view.governor(i, match.last).i, key=key,
            )  # fmt: skip
        i = match.last + 1


def _among(keys: Sequence[str], sides: frozenset[str]) -> str | None:
    """The mechanism of which all members are named; of several the one with most members, if there is only one such."""
    fits = [key for key in keys if sides.issuperset(mechanisms()[key].members)]
    most = max((len(mechanisms()[key].members) for key in fits), default=0)
    largest = [key for key in fits if len(mechanisms()[key].members) == most]
    return largest[0] if len(largest) == 1 else None


def _pair(view: View, i: int) -> tuple[int, frozenset[str]]:
    """Where the pair of states right before word `i` begins, and the pair; word `i` and nothing where there is none."""
    at = i - 1
    while at >= max(0, i - _BETWEEN) and at not in view.inside and view.text(at).isalpha():
        at -= 1
    if at not in view.inside:
        return i, frozenset()
    second = view.names[view.inside[at]]
    if view.key(second.first - 1) not in _LINKS or second.first - 2 not in view.inside:
        return i, frozenset()
    first = view.names[view.inside[second.first - 2]]
    joined = view.key(second.first - 1) not in ("and", "&")
    return first.first if joined else i, frozenset(k.key for m in (first, second) for k in m.values)
