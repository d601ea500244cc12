"""The grammar of titles: words before the head, the head, and what the office is for."""

from typing import NamedTuple

from legation.actors.view import View
from legation.reference.title_words import title_words

_AND = ("and", "&")
SHEIKH = {"sheikh", "sheik", "shaikh"}  # after another title it belongs to the name, or is an honorific
_OF = ("of", "for", "on", "to")


class Title(NamedTuple):
    """A title at words `first` to `last`. `posts`: kinds of post it can mean; `head`: its main word, singular and folded."""

    first: int
    last: int
    posts: tuple[str, ...]
    head: str
    plural: bool = False


def title_at(view: View, i: int) -> Title | None:
    """The longest title that begins at word `i`."""
    parts = title_words()
    posts: tuple[str, ...] = ()
    at, last, head, plural = i, -1, "", False
    while at < len(view.words):
        if last >= 0 and (
            view.key(at) in SHEIKH or view.key(at) in ("amir", "emir") or view.key(at) in title_words()["rank"] or "." in view.text(at)
        ):
            break
        known = view.lexicon.titles.at(view.words, at)
        main = view.lexicon.heads.at(view.words, at)
        many = view.lexicon.plurals.get(view.key(at))
        if known and (main is None or known.last >= main.last):
            last, posts, head, plural = known.last, known.values, _head_of(view, known.first, known.last), False
        elif main:
            last, head, plural = main.last, view.key(main.last) if view.text(main.last) != "." else view.key(main.first), False
        elif many:
            last, head, plural = at, many, True
        elif view.key(at) not in parts["before"]:
            break
        if known or main:
            at = max(last, at) + 1
        else:
            at += 1
        at += view.text(at) in ("-", "‑") and view.joined(at)
    if last < 0:
        return None
    end = _purpose(view, last)
    title = Title(i, end, _posts(view, i, end) or posts if i == last or end != last else posts, head, plural)
    return _and_more(view, title)


def _head_of(view: View, first: int, last: int) -> str:
    """The main word of a title: the last head word before "of", "for", "to"; its last word where it has none."""
    heads, head = title_words()["head"], ""
    for i in range(first, last + 1):
        if view.key(i) in _OF and head:
            break
        if view.key(i) in heads:
            head = view.key(i)
    return head or view.key(last)


def _posts(view: View, first: int, last: int) -> tuple[str, ...]:
    match = view.lexicon.titles.at(view.words, first)
    return match.values if match and match.last == last else ()


def _purpose(view: View, last: int) -> int:
    """The last word of what the office is for: "for East Asian and Pacific Affairs". A state or organisation after "of" is no purpose."""
    at = last + 1
    if view.key(at) not in _OF:
        return last
    parts, end, at = title_words(), last, at + 1
    at += view.key(at) == "the"
    while at < len(view.words):
        if at in view.names and not _area_follows(view, at):
            break
        if at in view.names:
            at = view.names[at].last + 1
        elif view.key(at) in parts["area"]:
            end = at
            at += 1
        elif (end > last and (view.key(at) in parts["link"] or view.text(at) == "-")) or (end == last and view.key(at) in ("the", "of")):
            at += 1
        else:
            break
    return end


def _area_follows(view: View, i: int) -> bool:
    """Whether the office is for a region or people ("East Asian and Pacific Affairs"), not of a state's body ("Iranian Armed Forces")."""
    match = view.names[i]
    if match.values[0].kind not in ("adjective", "demonym", "state"):
        return False
    after = match.last + 1
    if view.lexicon.nouns.at(view.words, after) is not None:
        return False
    if view.key(after) in ("and", "&", ",", "-"):
        after += 1
    return view.key(after) in title_words()["area"] and match.values[0].kind != "state"


def _and_more(view: View, title: Title) -> Title:
    """The title with a second one that the same person holds: "Deputy Prime Minister and Foreign Minister"."""
    if view.key(title.last + 1) not in _AND or title.plural or not view.capital(title.first):
        return title
    second = title_at(view, title.last + 2)
    if second is None or second.plural or not view.capital(title.last + 2) or view.key(title.first - 1) == "the":
        return title
    if second.head == title.head == "president":
        return title
    return Title(title.first, second.last, title.posts + tuple(p for p in second.posts if p not in title.posts), title.head)
