"""First names that are states or towns: persons where the document names somebody in full by them and speaks of a person."""

from collections.abc import Iterator, Sequence

from legation.actors.found import Found, Known
from legation.actors.names import is_person_hint
from legation.actors.view import View
from legation.actors.words import Match
from legation.language import head
from legation.model import Extent, Token

_PERSONAL = frozenset({"he", "she", "himself", "herself"})
_OF_PERSONS = frozenset(
    [
        "weep",
        "cry",
        "smile",
        "laugh",
        "grin",
        "sigh",
        "shrug",
        "nod",
        "bow",
        "kneel",
        "wave",
        "blush",
        "faint",
        "sleep",
        "limp",
        "move",
        "touch",
        "free",
        "release",
        "hurt",
        "wound",
        "question",
        "search",
        "handcuff",
        "marry",
        "bear",
        "widow",
        "bury",
        "injure",
        "drown",
        "swim",
        "resign",
        "retire",
        "sing",
        "dance",
    ]
)  # verbs whose subject, of a word that is a state and a first name, is a person's; said of who was "born", "freed" or "moved" too
_SETTINGS = frozenset({"in", "at", "from", "near", "inside", "outside", "across", "into", "around", "toward", "towards", "through"})


def first_names_in(views: Sequence[View], people: Sequence[Found]) -> Iterator[Found]:
    """Lone first names that mean one whom the document names in full, where the word also names a state or is seen as a place.

    A state keeps its name where the document speaks of it in another way, unless the sentence goes on with "he" or "she", or tells
    what persons alone do or have done to them ("The Chadian minister greeted Chad Evans. Chad was moved").
    """
    if not views:
        return
    text = views[0].document.text
    full = dict.fromkeys(text[f.name.start : f.name.end] for f in people if f.name and " " in text[f.name.start : f.name.end])
    firsts = {name.split()[0]: name for name in full}
    taken = {offset for f in people if f.name for offset in range(f.name.start, f.name.end)}
    for name in sorted(firsts):
        spoken = _state_spoken_of(views, name, taken, firsts[name])
        for view in views:
            yield from _alone(view, name, taken, state=spoken)


def _alone(view: View, name: str, taken: set[int], *, state: bool) -> Iterator[Found]:
    known = bool(_states_called(view, name))
    for i, word in enumerate(view.words):
        if word.text != name or word.start in taken or _is_part_of_name(view, i):
            continue
        token = view.token(i)
        if _is_place_here(view, i) or (view.possessive(i + 1) and (state or not known)):
            continue
        open_ = known or is_person_hint(view, i) or token.dep in ("nsubj", "nsubjpass")
        if _goes_on(view, token) or _is_personal(view, token) or (open_ and not state):
            yield Found(
                word.start, word.end, kind="person", how="name", sentence=view.sentence.index, token=token.i, name=Extent(word.start, word.end)
            )  # fmt: skip


def _is_part_of_name(view: View, i: int) -> bool:
    """Whether a capital word stands before or behind, with nothing between."""
    before = i > 0 and view.capital(i - 1) and view.words[i - 1].end + 1 == view.words[i].start
    return before or view.capital(i + 1)


def _is_place_here(view: View, i: int) -> bool:
    """Whether the word is where something takes place, or one of two states."""
    return _is_setting(view, view.token(i)) or _is_joined(view, i)


def _states_called(view: View, name: str) -> set[str]:
    """The states that the word, alone, names in this sentence."""
    lone = [m for m in view.names.values() if m.first == m.last and view.text(m.first) == name]
    return {known.key for match in lone for known in match.values if known.kind == "state"}


def _is_setting(view: View, token: Token) -> bool:
    above = head(view.sentence, token)
    if token.dep == "pobj":
        return above.lemma in _SETTINGS
    return token.dep == "dobj" and above.lemma in ("visit", "leave", "enter", "reach", "tour", "invade", "cross")


def _is_joined(view: View, i: int) -> bool:
    """Whether "and" joins the word to a state: "India and Pakistan"."""
    beside = (i + 2 if view.key(i + 1) == "and" else None, i - 2 if view.key(i - 1) == "and" else None)
    return any(at in view.inside and view.names[view.inside[at]].values[0].kind == "state" for at in beside if at is not None)


def _goes_on(view: View, token: Token) -> bool:
    """Whether the word is a subject and the same sentence goes on with "he" or "she"."""
    return token.dep in ("nsubj", "nsubjpass") and any(t.i > token.i and t.text.casefold() in _PERSONAL for t in view.sentence.tokens)


def _is_personal(view: View, token: Token) -> bool:
    """Whether the word is the subject of what persons do or what is done to them: "Chad wept", "Kenya was freed"."""
    above = head(view.sentence, token)
    if above.lemma in ("move", "question", "free", "release", "search") and token.dep != "nsubjpass":
        return False
    return token.dep in ("nsubj", "nsubjpass") and above.lemma in _OF_PERSONS


def _state_spoken_of(views: Sequence[View], name: str, taken: set[int], full: str) -> bool:
    """Whether the document speaks of the state of that name otherwise than by the lone name as subject, or by one who acts for it."""
    codes = {code for view in views for code in _states_called(view, name)}
    if codes & {holder.party for holder in views[0].lexicon.register.person(full)}:
        return True
    return any(
        view.words[match.first].start not in taken
        and codes & {known.key for known in match.values if known.kind in ("state", "adjective", "demonym", "seat")}
        and _speaks_of_state(view, match, name)
        for view in views
        for match in view.names.values()
    )


def _speaks_of_state(view: View, match: Match[Known], name: str) -> bool:
    """Whether words for a state are more than the lone name as one who acts: another wording, a possessive, where something is."""
    lone = match.first == match.last and view.text(match.first) == name
    return not lone or bool(view.possessive(match.last + 1)) or _is_setting(view, view.token(match.first))
