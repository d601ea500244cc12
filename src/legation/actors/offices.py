"""Find offices: a title with the country before or after it and, where there is one, the name of who holds it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import msgspec

from legation.actors.found import Found, Known
from legation.actors.local_offices import before_town, local_party
from legation.actors.names import is_person_hint, name_at
from legation.actors.parties import could_have
from legation.actors.people import given_end
from legation.actors.titles import SHEIKH, Title, title_at
from legation.actors.view import View
from legation.model import Extent
from legation.reference.title_forms import own_words
from legation.reference.title_words import title_words

_DETERMINERS = {"the", "his", "her", "their", "its", "our", "your", "my", "this", "that", "s"}
_QUALIFIERS = {
    "new",
    "newly",
    "current",
    "incoming",
    "outgoing",
    "visiting",
    "then",
    "former",
    "ex",
    "late",
    "top",
    "longtime",
    "hardline",
    "right",
    "left",
    "far",
    "de",
    "facto",
}
_PARTIES = ("state", "adjective", "igo", "seat", "body", "organisation", "group", "local", "locality", "demonym")
_OFFICES = {
    "minister", "secretary", "president", "chancellor", "premier", "king", "queen", "emperor", "emir", "amir", "sultan", "pope", "prince", "ambassador",
    "envoy", "spokesman", "spokeswoman", "spokesperson", "governor", "mayor", "councillor", "councilor", "alderman", "sheriff", "superintendent", "speaker", "commissioner", "pm", "fm", "eam", "representative", "general",
    "consul", "delegate", "chief", "leader", "diplomat", "undersecretary", "adviser", "advisor", "coordinator", "negotiator", "executive", "senator", "chairman", "director", "commander", "ruler", "monarch",
}  # fmt: skip
_COMING = ("designate", "elect", "nominate")  # after a hyphen: the office is not yet held
_WEAK = {
    "general",
    "chief",
    "leader",
    "diplomat",
    "executive",
    "director",
    "commander",
    "chairman",
    "senator",
    "adviser",
    "advisor",
    "representative",
    "negotiator",
    "ruler",
}


@dataclass(frozen=True)
class _Before:
    """What stands before a title: where it begins, whose office it is, whether it is over."""

    first: int
    party: str | None
    former: bool
    definite: bool


class _Office(NamedTuple):
    """A title with whose it is. `last`: its last word with that; `coming`: whether it is not yet held ("-elect")."""

    title: Title
    before: _Before
    last: int
    party: str | None
    coming: bool


def offices_in(view: View) -> Iterator[Found]:
    """Titles with names (kind person) and titles without (kind post), left to right."""
    i = 0
    last: Found | None = None
    while i < len(view.words):
        inside = last is not None and last.kind == "person" and view.words[i].start < last.end
        title = None if inside else _title(view, i)
        if title is None:
            i = i + 1 if inside else _after_body(view, i)
            continue
        for found in _found(view, title):
            last = found if found.party is not None else _beside(view, last, found)
            yield last
        i = title.last + 1


def titled_end(view: View) -> tuple[str, str | None] | None:
    """The short title at the end of the sentence ("Rep.") and its party, if its last word is one."""
    for start in range(max(0, len(view.words) - 4), len(view.words)):
        title = _title(view, start)
        if title is not None and title.head and title.last == len(view.words) - 1:
            return _shown(view, title, None), _before(view, title).party
    return None


def _after_body(view: View, i: int) -> int:
    """The next word to look at: the one after a ministry's name, in which no title begins ("Ministry of Foreign Affairs")."""
    noun = view.lexicon.nouns.at(view.words, i)
    return noun.last + 1 if noun and noun.values[0].what == "body" else i + 1


def _beside(view: View, last: Found | None, found: Found) -> Found:
    """The office with the country of the one right before it: "French President X and Foreign Minister Y"."""
    if last is None or found.kind != "person":
        return found
    between = view.document.text[last.end : found.start].strip()
    side = last.party or last.beside
    return msgspec.structs.replace(found, beside=side) if side and between in ("and", ",", ", and", "&") else found


def _title(view: View, i: int) -> Title | None:
    if i in view.inside and view.names[view.inside[i]].first != view.names[view.inside[i]].last:
        return None
    if (view.key(i) == "pm" and view.key(i - 1).isdigit()) or view.text(i) in ("V.P.", "P.M."):
        return None
    honorific = view.key(i) in title_words()["honorific"]
    title = None if view.key(i) in SHEIKH and _is_known(view, i) else title_at(view, i)
    if title is None and honorific and title_at(view, i + 1 + (view.text(i + 1) == ".")) is None:
        return Title(i, i + (view.text(i + 1) == "."), (), "")
    return title


def _found(view: View, title: Title) -> Iterator[Found]:
    """The persons who bear a title by the names behind it, else by one in apposition, else the office alone where it is one."""
    office = _office(view, title)
    name = _name_behind(view, office)
    if name is not None:
        yield from _with_name(view, office, name)
        return
    apposed = _apposed_name(view, office.last + 2) if view.text(office.last + 1) == "," and _can_be_apposed(office) else None
    if apposed is not None:
        yield _person(view, title, (apposed[0], *apposed), office.party, office.before.former)
        yield _post(view, title, office.before, office.last, office.party, view.words[apposed[0]].start)
    elif title.head in _OFFICES | own_words() and not title.plural and not _before_noun(view, title):
        yield from _alone(view, office)


def _office(view: View, title: Title) -> _Office:
    """A title with whose it is, by what stands before and behind it."""
    before = _before(view, title)
    last, party = _owner(view, title.last)
    party = before.party or party
    if party is None and (local := local_party(view, title)):
        party, last = local
    coming = view.text(last + 1) == "-" and view.key(last + 2) in _COMING
    return _Office(title, before, last + 2 * coming, party, coming)


def _name_behind(view: View, office: _Office) -> tuple[int, int] | None:
    """First and last word of the name right behind a title."""
    title, at = office.title, _skip_honorific(view, office.last + 1)
    end = name_at(view, at, after_title=view.capital(title.first) or office.before.party is not None)
    if end is None and title.head and not title.plural:
        end = given_end(view, at, titled=True)
    return (at, end) if end is not None else None


def _with_name(view: View, office: _Office, name: tuple[int, int]) -> Iterator[Found]:
    """The persons named behind a title."""
    title, before = office.title, office.before
    if before.party and _of_another(view, title, before, _owner(view, name[1])[1]):
        office = office._replace(before=_Before(title.first, None, before.former, False), party=None)
    if _is_first_name(view, office, name) or _is_doubtful(view, title, *name):
        return
    for found in _named(view, title, office.before, name, office.party):
        yield msgspec.structs.replace(found, title=f"{found.title}-{view.key(office.last)}", former=True) if office.coming else found


def _is_first_name(view: View, office: _Office, name: tuple[int, int]) -> bool:
    """Whether what may be a ruler's title is the first name of whoever is named: "Amir Peretz"."""
    title, (first, last) = office.title, name
    if title.head not in ("amir", "emir") or title.first < title.last or office.party is not None or office.before.definite:
        return False
    return last > first and not view.lexicon.register.person(_words(view, first, last)) and _owner(view, last)[1] is None


def _can_be_apposed(office: _Office) -> bool:
    """Whether a name behind a comma can be that of who holds the office: one of which it is said whose it is."""
    return (office.before.definite or office.party is not None) and not office.title.plural


def _alone(view: View, office: _Office) -> Iterator[Found]:
    """An office without a name behind it, where it is told whose it is, who holds it, or it opens the sentence."""
    title, before, last, party, _ = office
    holder, of = _holder_before(view, before.first), view.key(last + 1) in ("of", "at", "for")
    if party is None and holder is None and of:
        return
    opens = title.first == 0 and view.capital(0) and title.head not in _WEAK
    if before.definite or party or holder is not None or opens:
        post = msgspec.structs.replace(
            _post(view, title, before, last, party, holder), private=party is None and (of or not before.definite)
        )  # fmt: skip
        top = title.head == "diplomat" and view.key(before.first - 1) in ("top", "chief")
        yield msgspec.structs.replace(post, title="top diplomat") if top else post


def _of_another(view: View, title: Title, before: _Before, late: str | None) -> bool:
    """Whether what stands before a title with a name is not whose office it is: it ends the item before, or is a house to which somebody
    came ("welcomed to the White House President A of X")."""
    if late is not None and _of_the_one_before(view, before):
        return True
    match = view.names.get(before.first) or view.names.get(before.first + 1)
    body = view.lexicon.register.bodies.get(before.party or "")
    state = body.country if body is not None else before.party
    if match is None or match.values[0].kind not in ("seat", "body") or view.key(before.first - 1) not in ("to", "at", "in", "the"):
        return False
    return (late is not None and late != state) or (
        state is not None and not could_have(state, _shown(view, title, None), view.lexicon.register)
    )


def _of_the_one_before(view: View, before: _Before) -> bool:
    """Whether the state before a title ends the item before: "President A of the Republic of X President B of Y"."""
    at = before.first - 1
    return view.key(at - (view.key(at) == "the")) == "of"


def _before_noun(view: View, title: Title) -> bool:
    """Whether a word that may be a title says of what kind the next noun is: "chief negotiating aim", "general debate"."""
    after = title.last + 1
    if title.head not in _WEAK or after >= len(view.words) or not view.text(after).isalpha() or not view.text(after).islower():
        return False
    return view.token(title.last).dep in ("amod", "compound", "nmod") and view.token(after).pos in ("NOUN", "ADJ")


def _is_doubtful(view: View, title: Title, first: int, last: int) -> bool:
    """Whether one capital word after a title in small letters, or after a rank, is likely no name: "a major U-turn"."""
    if first == last and view.key(first) in title_words()["before"] | title_words()["area"] and not is_person_hint(view, first):
        return True
    if first < last or (view.capital(title.first) and title.head not in ("major", "private", "captain", "general", "chief", "leader")):
        return False
    known = bool(view.lexicon.register.surname(view.text(first)))
    return not (known or is_person_hint(view, first)) or not view.text(first).isalpha()


def _words(view: View, first: int, last: int) -> str:
    return view.document.text[view.words[first].start : view.words[last].end]


def _before(view: View, title: Title) -> _Before:
    """Reads leftwards from the title: "former", "new", a country or body with or without possessive ending, an article."""
    former, words = False, title_words()
    if view.key(title.first) in words["former"]:
        former = True
    first = _body_before(view, title.first)
    at = first - 1
    while at >= 0 and (view.key(at) in _QUALIFIERS or view.text(at) in ("-", "‑")):
        former = former or view.key(at) in words["former"]
        if view.key(at) in words["former"]:
            first = at
        at -= 1
    owner = _owner_before(view, at)
    if owner is not None:
        at, party = owner
        if view.key(at - 1) in words["former"] or view.key(at - 2) in ("ex",):
            former = True
            at -= view.key(at - 1) in words["former"]
        definite = view.key(at - 1) == "the" or view.key(title.first - 1) == "s"
        return _Before(at, party, former, definite)
    return _Before(first, None, former, view.key(at) in _DETERMINERS)


def _body_before(view: View, first: int) -> int:
    """Where a ministry without a country of its own begins that stands right before the title: "Foreign Ministry spokesman"."""
    for start in range(max(0, first - 6), first):
        match = view.lexicon.nouns.at(view.words, start)
        if match and match.last == first - 1 and match.values[0].what == "body" and start not in view.inside:
            return start
    return first


def _owner_before(view: View, at: int) -> tuple[int, str] | None:
    """The first word and key of a country or organisation that ends at word `at`, its possessive ending aside."""
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    elif view.text(at) in ("'", "’"):
        at -= 1
    if at not in view.inside or not _adjoins(view, at):
        return None
    match = view.names[view.inside[at]]
    party = next((known for known in match.values if known.kind in _PARTIES), None)
    return (match.first, party.key) if party and match.last == at else None


def _adjoins(view: View, at: int) -> bool:
    """Whether the next word stands right behind, one blank or line end away: a dateline is no owner ("Washington, D.C.  Secretary Blinken")."""
    after = view.words[at + 1].start if at + 1 < len(view.words) else view.words[at].end
    gap = view.document.text[view.words[at].end : after]
    return len(gap) <= 1 or gap.count("\n") == 1


def _owner(view: View, last: int) -> tuple[int, str | None]:
    """The last word and the key of "of Japan", "of the Republic of Korea" after word `last`; just `last` where there is none."""
    at = last + 1
    if view.key(at) not in ("of", "to", "for"):
        return last, None
    at += 1 + (view.key(at + 1) == "the")
    if view.key(last + 1) == "to" and (inner := title_at(view, at)) is not None and view.key(inner.last + 1) == "of":
        return last, _owner(view, inner.last)[1]
    match = view.names.get(at)
    known = _party(match.values) if match else None
    body = view.lexicon.nouns.at(view.words, match.last + 1) if match and match.values[0].kind == "adjective" else None
    if match and body and view.key(last + 1) == "of":
        return body.last, match.values[0].key
    if match is None or known is None or view.possessive(match.last + 1):
        return last, None
    return match.last, (known.key if view.key(last + 1) == "of" else None)


def _party(values: tuple[Known, ...]) -> Known | None:
    return next((known for known in values if known.kind in ("state", "igo", "body", "organisation", "group", "local")), None)


def _is_known(view: View, at: int) -> bool:
    """Whether the register has the name that begins at word `at`, as a whole."""
    match = view.lexicon.people.at(view.words, at)
    return match is not None and match.last >= (name_at(view, at, after_title=True) or 0)


def _skip_honorific(view: View, at: int) -> int:
    if view.key(at) in ("his", "her") and view.key(at + 1 + (view.key(at + 1) == "royal")) in ("excellency", "highness", "majesty"):
        at += 2 + (view.key(at + 1) == "royal")
    sheikh = view.key(at) in SHEIKH and not _is_known(view, at)
    while (sheikh or view.key(at) in title_words()["honorific"] or view.key(at) in title_words()["rank"]) and view.capital(at):
        sheikh = False
        at += 1 + (view.text(at + 1) == ".")
    return at


def _apposed_name(view: View, at: int) -> tuple[int, int] | None:
    """A name of two words or more, or one the recogniser knows, closed by a mark or followed by a verb: "..., Lin Chia-lung, said"."""
    begin, at = at, _skip_honorific(view, at)
    end = name_at(view, at)
    if end is None or (end == at and at == begin) or view.inside.get(at) is not None:
        return None
    return (at, end) if end + 1 >= len(view.words) or not view.capital(end + 1) else None


def _holder_before(view: View, first: int) -> int | None:
    """Where a name stands to which this title is in apposition: "Penny Wong, the Australian foreign minister"."""
    at = before_town(view, first - 1)
    while at >= 0 and view.key(at) in (*_DETERMINERS, *_QUALIFIERS, "a", "an") and view.text(at - 1) not in ("'", "’"):
        at -= 1
    if view.text(at) not in (",", "(") or at < 1:
        return None
    begin = None
    for start in range(at - 1, max(-1, at - 9), -1):
        if name_at(view, start) == at - 1 or given_end(view, start) == at - 1:
            begin = start
        elif begin is not None and not view.joined(start):
            break
    if begin is None or (begin == at - 1 and begin in view.inside):
        return None
    return view.words[begin].start


def _named(view: View, title: Title, before: _Before, name: tuple[int, int], party: str | None) -> Iterator[Found]:
    _, late = _owner(view, name[1])
    yield _person(view, title, (before.first, *name), party or late, before.former)
    if not title.plural:
        return
    at = _owner(view, name[1])[0] + 1
    while view.text(at) == "," or view.key(at) == "and":
        at += 1
        at += view.key(at) == "and"
        at = _skip_honorific(view, at)
        end = name_at(view, at, after_title=True)
        if end is None:
            break
        last, late = _owner(view, end)
        yield _person(view, title, (at, at, end), late, before.former)
        at = last + 1


def _person(view: View, title: Title, at: tuple[int, int, int], party: str | None, former: bool) -> Found:
    first, start, end = at
    words = view.words
    shown, honorific = (_shown(view, title, party), None) if title.head else (None, view.key(title.first))
    return Found(
        words[first].start, words[end].end, kind="person", how="name", sentence=view.sentence.index, token=view.governor(start, end).i,
        party=party, title=shown, name=Extent(words[start].start, words[end].end), former=former,
        honorific=honorific,
    )  # fmt: skip


def _shown(view: View, title: Title, party: str | None) -> str:
    """The title in the words of the text, with the ministry before it and without the country."""
    first = _body_before(view, title.first)
    if first == title.first and first - 1 in view.inside and party is not None:
        match = view.names[view.inside[first - 1]]
        if match.values[0].kind == "body":
            first = match.first
    state = next((m for m in view.lexicon.names.all_at(view.words, first) if m.values[0].kind in ("state", "adjective")), None)
    if state and first < title.first and state.last < title.first:
        first = state.last + 1
    text = view.document.text[view.words[first].start : view.words[title.last].end]
    if text.isupper() and len(text) > 4:
        text = text.title()
    text = re.sub(r" (?:of|for|to|on)(?: the)?$", "", text)
    if title.plural:
        text = text[:-3] + "y" if text.endswith("ies") else text[:-1]
    return text


def _post(view: View, title: Title, before: _Before, last: int, party: str | None, holder: int | None) -> Found:
    words = view.words
    return Found(
        words[before.first].start, words[last].end, kind="post", how="title", sentence=view.sentence.index, token=view.governor(title.first, title.last).i,
        party=party, title=_shown(view, title, party), holder=holder, former=before.former,
    )  # fmt: skip
