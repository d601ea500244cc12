"""The shape of a person's name: which words from here on can be one, judged by spelling, tag and the recogniser's hint."""

from legation.actors.heading_verbs import is_heading_verb
from legation.actors.view import View
from legation.reference.given_names import genders
from legation.reference.title_words import title_words

_LONGEST = 7  # words and hyphens apart, "Mohammed bin Salman bin Abdulaziz Al Saud" has seven
_TAGS = {"PROPN", "X"}
_NO_NAMES = {"VERB", "AUX", "ADP", "ADV", "SCONJ", "CCONJ", "DET", "PRON", "PART"}  # tags of capital words that only open a sentence


def name_at(view: View, i: int, *, after_title: bool = False) -> int | None:
    """The last word of the name that begins at word `i`; None where none begins. A title before it makes the first word likelier."""
    last, size, at = None, 0, i
    while size < _LONGEST and at < len(view.words):
        step = _suffix(view, at) if size else 0
        if step:
            return at + step - 1
        if _is_part(view, at, first=size == 0, trusted=after_title):
            end = _whole(view, at)
        elif view.text(at) == "]" and size and view.capital(at + 1):
            at += 1
            continue
        elif _is_particle(view, at, size):
            at += 1 + (view.text(at + 1) == "-" and view.joined(at + 1))
            continue
        else:
            break
        last, size, at = end, size + 1, end + 1
    return last


def is_person_hint(view: View, i: int) -> bool:
    """Whether the recogniser takes word `i` for part of a person's name."""
    token = view.token(i).i
    return any(e.first <= token <= e.last and e.label == "PERSON" for e in view.sentence.entities)


def _is_part(view: View, i: int, *, first: bool, trusted: bool) -> bool:
    """Whether word `i` can be part of a name: its `first` word or a later one; `trusted`: a title stands before it."""
    word, opening = view.words[i], first and not trusted
    if not word.text[0].isupper():
        return False
    if len(word.text) == 1:
        return word.text != "I" or view.text(i + 1) == "."
    hint = is_person_hint(view, i)
    if _only_opens(view, i) if opening else is_heading_verb(view, i, hinted=hint):
        return False
    if word.key in title_words()["common"] | title_words()["no-name"]:
        return _is_name_too(word.key, hint=hint, first=first, trusted=trusted)
    if opening and _is_shouted(view, i):
        return False
    if i in view.inside:
        return hint and _is_name_besides(view, i, first=first)
    return hint or (trusted and first) or view.token(i).pos in _TAGS


def _only_opens(view: View, i: int) -> bool:
    """Whether a word has its capital only because it opens the sentence."""
    return i == 0 and view.token(i).pos in _NO_NAMES


def _is_name_too(key: str, *, hint: bool, first: bool, trusted: bool) -> bool:
    """Whether an ordinary word is a name here: a first name by hint or title, else within a name, where it is a word that names can have."""
    if key in genders() and (hint or trusted):
        return True
    return hint and not first and key not in title_words()["common"]


def _is_shouted(view: View, i: int) -> bool:
    """Whether a word stands in capitals and the next does not: an abbreviation."""
    return len(view.text(i)) > 2 and view.text(i).isupper() and not view.text(i + 1).isupper()


def _is_name_besides(view: View, i: int, *, first: bool) -> bool:
    """Whether a word that also names a state or a body can be part of a person's name: it does so alone, and a name goes on behind or before it."""
    match = view.names[view.inside[i]]
    return match.first == match.last and (not first or _more(view, i))


def _more(view: View, i: int) -> bool:
    return i + 1 < len(view.words) and is_person_hint(view, i + 1) and view.capital(i + 1)


def _is_particle(view: View, i: int, size: int) -> bool:
    """Small words inside names: they go on with a name, or open one where a capital follows ("van der Plas", "al-Burhan")."""
    if view.key(i) not in title_words()["particle"]:
        return False
    after = i + 1 + (view.text(i + 1) == "-")
    while view.key(after) in title_words()["particle"]:
        after += 1
    return (
        view.capital(after)
        and view.key(after) not in title_words()["no-name"]
        and (size > 0 or view.text(i + 1) == "-" or is_person_hint(view, i) or view.capital(i))
    )


def _whole(view: View, i: int) -> int:
    """The last word of a part with its full stop, hyphens and apostrophes: "J.", "Jean-Pierre", "O'Brien"."""
    if len(view.text(i)) == 1 and view.text(i + 1) == "." and view.joined(i + 1):
        i += 1
    while view.text(i + 1) in ("-", "'", "’", "‑") and view.joined(i + 1) and view.joined(i + 2):
        if (
            view.possessive(i + 1)
            or not view.text(i + 2).isalpha()
            or view.key(i + 2) in ("led", "based", "style", "era", "backed", "ruled", "appointed", "run", "elect", "designate")
        ):
            break
        i += 2
    return i


def _suffix(view: View, i: int) -> int:
    """How many words from `i` on are "Jr.", "III" and the like, with a comma before."""
    at = i + (view.text(i) == ",")
    if view.key(at) not in title_words()["suffix"] or not view.capital(at):
        return 0
    return at - i + 1 + (view.text(at + 1) == "." and view.joined(at + 1) and at + 2 < len(view.words))
