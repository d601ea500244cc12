"""The grammar of titles: words before the head, the head, and what the office is for."""

from typing import NamedTuple

from legation.actors.view import View
from legation.reference.title_words import title_words

_AND = ("and", "&")
SHEIKH = {"sheikh", "sheik", "shaikh"}  # after another title it belongs to the name, or is an honorific
_PERSONAL = SHEIKH | {"amir", "emir"}
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
    at, title = i, None
    while at < len(view.words) and not (title and _opens_name(view, at)):
        further = _with_word(view, at, title or Title(i, -1, (), ""))
        if further is None and view.key(at) not in title_words()["before"]:
            break
        title = further or title
        at = (further.last if further else at) + 1
        at += view.text(at) in ("-", "‑") and view.joined(at)
    if title is None:
        return None
    end = _purpose(view, title.last)
    posts = _posts(view, i, end) if title.last == i or end != title.last else ()
    return _and_more(view, title._replace(last=end, posts=posts or title.posts))


def _opens_name(view: View, at: int) -> bool:
    """Whether a word behind a title begins the name: an honorific, a rank, an initial."""
    return view.key(at) in _PERSONAL or view.key(at) in title_words()["rank"] or "." in view.text(at)


def _with_word(view: View, at: int, title: Title) -> Title | None:
    """The title with what begins at word `at`: a title of the tables, a head word, or several of a kind; `None` where nothing of this does."""
    known, main = view.lexicon.titles.at(view.words, at), view.lexicon.heads.at(view.words, at)
    if known and (main is None or known.last >= main.last):
        return title._replace(last=known.last, posts=known.values, head=_head_of(view, known.first, known.last), plural=False)
    if main:
        return title._replace(last=main.last, head=view.key(main.last if view.text(main.last) != "." else main.first), plural=False)
    many = view.lexicon.plurals.get(view.key(at))
    return title._replace(last=at, head=many, plural=True) if many else None


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
