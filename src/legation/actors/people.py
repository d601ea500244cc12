"""Find persons named without a title: by the recogniser's hint and the shape of the name."""

import re
from collections.abc import Iterator

from legation.actors.found import Found
from legation.actors.names import is_person_hint, name_at
from legation.actors.view import View
from legation.language import head
from legation.model import Extent
from legation.reference.cities import city_state
from legation.reference.given_names import genders
from legation.reference.given_states import given_states
from legation.reference.landmarks import landmark_names
from legation.reference.plain_surnames import plain_surnames
from legation.reference.title_words import title_words

_PLACES = {"GPE", "LOC", "FAC", "WORK_OF_ART", "EVENT", "LAW", "PRODUCT"}  # what the recogniser says of a name that is no person's
_NO_PERSONS = {"DATE", "TIME", "FAC", "LOC", "LANGUAGE", "WORK_OF_ART", "EVENT"}  # what makes it doubtful that one word is a person's name
_SUBJECT = ("nsubj", "nsubjpass")
_SETTLEMENTS = {
    "community",
    "village",
    "town",
    "city",
    "district",
    "province",
    "region",
    "port",
    "settlement",
    "kibbutz",
    "suburb",
    "valley",
}
_GOVERNMENTS = {"administration", "government", "regime", "cabinet", "presidency", "era", "team"}


_OCCUPATION = re.compile(
    r"(?:golf|sing|writ|law|play|rapp|lectur|box|rac|runn|danc|paint|design|publish|research|lead|teach|entertain|swimm|skat|preach|photograph|film-?mak)y?er"
    r"|act(?:or|ress)|author|poet|model|novelist|artist|activist|journalist|columnist|economist|pianist|physicist|comedian|musician|historian|academic"
    r"|professor|doctor|engineer|banker|trader|diplomat|footballer|cricketer|sprinter|hunter|lobbyist|pilot|athlete|student|aide|candidate"
    r"|coach|nurse|chef|diver|farmer|lawyer|soldier|officer|sailor|monk|nun|priest|judge|surgeon|biologist|chemist|translator|interpreter|observer|mediator"
    r"|adviser|advisor|refugee|expert|broadcaster|cyclist|rower|wrestler|gymnast|climber|explorer|photojournalist|librarian|bishop|trainer|referee"
)
_ACTS = "said|says|told|tells|added|adds|spoke|wrote|argued|replied|accused|called|met|left|arrived|visited|praised|criticised|criticized|warned|denied|urged|asked|thanked"


def people_in(view: View, taken: tuple[Extent, ...]) -> Iterator[Found]:
    """Names of two words or more where the recogniser sees a person; `taken` are names found already."""
    i = 0
    while i < len(view.words):
        end, sure = _name_end(view, i)
        if end is None or _is_taken(view, i, end, taken) or _opens_with_occupation(view, i, end):
            i += 1
            continue
        if (sure or _is_person(view, i, end)) and not _is_no_person(view, i, end):
            yield Found(
                view.words[i].start, view.words[end].end, kind="person", how="name", sentence=view.sentence.index,
                token=view.governor(i, end).i, name=Extent(view.words[i].start, view.words[end].end), party=_possessor(view, i),
            )  # fmt: skip
        i = end + 1


def _name_end(view: View, i: int) -> tuple[int | None, bool]:
    """The last word of the name that may begin at word `i`, and whether the register or what stands beside it tells that it is a person's."""
    known = _known_end(view, i)
    known = known if known is not None else given_end(view, i)
    if known is not None:
        return known, True
    return name_at(view, i) if _may_open(view, i) else None, False


def _is_taken(view: View, first: int, last: int, taken: tuple[Extent, ...]) -> bool:
    return any(n.start < view.words[last].end and view.words[first].start < n.end for n in taken)


def _opens_with_occupation(view: View, first: int, last: int) -> bool:
    """Whether the first word of a sentence says what the person is whose name follows: "Golfer Jordan Spieth"."""
    return first == 0 and last > 1 and _is_occupation(view, 0) and view.key(1) in genders().keys() | given_states()


def _is_no_person(view: View, first: int, last: int) -> bool:
    """Whether the words are a place where something happens, the time of day, or a landmark."""
    text = view.document.text[view.words[first].start : view.words[last].end]
    return _is_setting(view, first, last) or _is_clock(view, first) or text in landmark_names()


def _possessor(view: View, i: int) -> str | None:
    """The state whose possessive stands right before a name: "Japan's Ken Abe"."""
    at = i - 3
    if at < 0 or view.key(i - 1) != "s" or view.text(i - 2) not in ("'", "’") or at not in view.inside:
        return None
    match = view.names[view.inside[at]]
    return match.values[0].key if match.last == at and match.values[0].kind == "state" else None


def _known_end(view: View, i: int) -> int | None:
    """The last word of a full name that the register has, where it begins at word `i`."""
    match = view.lexicon.people.at(view.words, i) if view.capital(i) and i not in view.inside else None
    return match.last if match and match.last > i and view.capital(match.last) else None


def given_end(view: View, i: int, *, titled: bool = False) -> int | None:
    """The surname after a given name that is also a state or town, where a title, an occupation or another person beside it, or the surname alone, tells a person.

    `titled`: the title of an office stands before it.
    """
    last, titled = i + 1, titled or _is_occupation(view, i - 1)
    opens = view.key(i) in given_states() and view.capital(i) and (titled or not view.capital(i - 1))
    if not opens or not _may_be_surname(view, last):
        return None
    told = titled or _apposed_title(view, last + 1) or _with_person(view, last + 1) or _acts(view, last + 1)
    return last if told or _after_person(view, i - 1) or _surname_alone(view, i, last) else None


def _may_be_surname(view: View, i: int) -> bool:
    """Whether a word can be a surname that ends a name: one that no table has as something else."""
    text = view.text(i)
    if not view.capital(i) or text.isupper() or not text.isalpha() or view.capital(i + 1) or view.token(i).pos != "PROPN":
        return False
    known = i in view.inside or view.lexicon.nouns.at(view.words, i) is not None
    words = title_words()
    other = words["common"] | words["company"] | words["place"] | words["no-name"] | words["head"]
    return not known and view.key(i) not in other


def _acts(view: View, at: int) -> bool:
    """Whether the verb of what persons do follows, and nothing that speaks of a state: "said", but not "said it"."""
    return view.key(at) in _ACTS.split("|") and view.token(at).pos == "VERB" and view.key(at + 1) not in ("it", "its", "they")


def _is_occupation(view: View, i: int) -> bool:
    """Whether a word in small letters, or the first of the sentence, says what somebody is: "golfer", "actress"."""
    return 0 <= i < len(view.words) and (i == 0 or not view.capital(i)) and bool(_OCCUPATION.fullmatch(view.key(i)))


def _after_person(view: View, at: int) -> bool:
    """Whether the name of a person and "and" stand before."""
    return (
        view.key(at) == "and" and at > 1 and view.capital(at - 1) and (is_person_hint(view, at - 1) or view.key(at - 2) in given_states())
    )


def _surname_alone(view: View, first: int, last: int) -> bool:
    """Whether the document has the surname by itself with a "Mr" or as one who speaks or acts: "Miéville said"."""
    name, text = re.escape(view.text(last)), view.document.text
    given = re.escape(view.text(first))
    return bool(re.search(rf"\b(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame)\.? {name}\b|(?<!{given} )(?<!\w){name},? (?:{_ACTS})\b", text))


def _apposed_title(view: View, at: int) -> bool:
    """Whether ", the Welsh envoy," or ", a US senator" follows."""
    if view.text(at) != ",":
        return False
    for i in range(at + 1, min(at + 8, len(view.words))):
        if view.text(i) == ",":
            return False
        if view.key(i) in title_words()["head"] or view.lexicon.nouns.at(view.words, i) or _is_occupation(view, i):
            return True
    return False


def _with_person(view: View, at: int) -> bool:
    """Whether "and" and the name of a person follow."""
    return view.key(at) == "and" and at + 1 < len(view.words) and view.capital(at + 1) and is_person_hint(view, at + 1)


def _is_setting(view: View, first: int, last: int) -> bool:
    """Whether something takes place in, at or near these words: then they name no person."""
    token = view.governor(first, last)
    above = view.sentence.tokens[token.head]
    if token.dep == "pobj" and above.lemma == "of" and head(view.sentence, above).lemma in _SETTLEMENTS:
        return True
    return token.dep == "pobj" and above.lemma in ("in", "at", "near", "outside", "around", "inside", "across") and above.i < token.i


def _is_clock(view: View, i: int) -> bool:
    """Whether "A.M." or "P.M." stands here: "10:49 A.M. EET" is no name."""
    return view.key(i) in ("a", "p") and view.text(i + 1) == "." and view.key(i + 2) == "m" and view.text(i - 1)[-1:].isdigit()


def _may_open(view: View, i: int) -> bool:
    return view.capital(i) or view.key(i) in title_words()["particle"]


def _is_person(view: View, first: int, last: int) -> bool:
    """Whether the recogniser sees a person here; one initial is enough of a second word."""
    if first == last:
        return _is_lone_person(view, first)
    words = [view.key(i) for i in range(first, last + 1)]
    if title_words()["company"] & set(words) or title_words()["place"] & set(words[1:]):
        return False
    low, high = view.token(first).i, view.token(last).i
    labels = [e.label for e in view.sentence.entities if e.first <= high and low <= e.last]
    if words[0] in genders() and all(token.pos == "PROPN" for token in view.sentence.tokens[low : high + 1]):
        return not _PLACES & set(labels)
    return "PERSON" in labels and labels.count("PERSON") * 2 >= len(labels)


def _is_lone_person(view: View, i: int) -> bool:
    """Whether one word is a person's name: a surname that the register knows, or a subject that the recogniser takes for a person."""
    key, known = view.key(i), bool(view.lexicon.register.surname(view.text(i)))
    town = not known and city_state(view.text(i)) is not None and key not in genders()
    if town or not _may_stand_alone(view, i):
        return False
    if known and view.key(i + 1) in _GOVERNMENTS:
        return True
    if view.token(i).pos != "PROPN" or _has_capital_beside(view, i):
        return False
    if _is_leader_name(view, i) and (i > 0 or view.possessive(i + 1) or _is_subject_of_next(view, i)):
        return True
    return _is_seen_as_person(view, i) and (known or _is_lone_subject(view, i))


def _may_stand_alone(view: View, i: int) -> bool:
    """Whether one word can be a name: no state or body, no abbreviation, and no ordinary word unless it is what speaks or owns."""
    text, key = view.text(i), view.key(i)
    if i in view.inside or len(text) < 2 or not text.isalpha() or (text.isupper() and len(text) > 3):
        return False
    return key not in title_words()["no-name"] and (key not in plain_surnames() or _begins_as_person(view, i))


def _is_subject_of_next(view: View, i: int) -> bool:
    """Whether a word is the subject and its verb follows at once."""
    return i + 1 < len(view.words) and view.token(i).dep in _SUBJECT and view.token(i + 1).pos in ("VERB", "AUX")


def _is_seen_as_person(view: View, i: int) -> bool:
    """Whether the recogniser takes a word for a person and for nothing of time, place or speech besides."""
    token = view.token(i).i
    labels = {e.label for e in view.sentence.entities if e.first <= token <= e.last}
    return "PERSON" in labels and not labels & _NO_PERSONS


def _is_lone_subject(view: View, i: int) -> bool:
    """Whether a word is a subject and no plural."""
    token, key = view.token(i), view.key(i)
    plural = key in view.lexicon.plurals or (key.endswith("s") and token.lemma != key)
    return token.dep in _SUBJECT and not plural


def _begins_as_person(view: View, i: int) -> bool:
    """Whether an ordinary word with a capital is the subject of a verb of speech, so that a person's name is meant."""
    token = view.token(i)
    return i > 0 and token.dep in ("nsubj", "poss") and is_person_hint(view, i) and view.key(i - 1) not in ("and", "or")


def _has_capital_beside(view: View, i: int) -> bool:
    """Whether a capital word stands right beside: then this one is part of a longer name."""
    opening = view.sentence.start
    return any(0 <= j < len(view.words) and view.capital(j) and view.words[j].start != opening for j in (i - 1, i + 1))


def _is_leader_name(view: View, i: int) -> bool:
    """Whether leaders of states have this surname; short ones are too often something else."""
    register = view.lexicon.register
    if len(view.text(i)) < 4 or view.key(i) in title_words()["no-name"]:
        return False
    return any((post := register.post(h.post)) is not None and post.level == "leader" for h in register.surname(view.text(i)))
