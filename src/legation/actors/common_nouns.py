"""Find common nouns for those who act (officials, troops, a ministry), groups of parties named before, and pronouns."""

from collections.abc import Iterator, Mapping

from legation.actors.found import Found, Known
from legation.actors.local_offices import town_before
from legation.actors.view import View
from legation.actors.words import Match
from legation.language import child, children
from legation.reference.localities import locality
from legation.reference.nominals import Nominal

_PRONOUNS = {"he", "she", "they", "it", "we", "him", "her", "them", "who", "himself", "herself", "themselves", "itself", "i"}
_IMPERSONAL = {
    "be",
    "go",
    "seem",
    "appear",
    "take",
    "remain",
    "become",
    "happen",
    "matter",
    "rain",
    "come",
    "turn",
}  # verbs whose "it" is nobody
_NUMBERS = {"two", "three", "four", "five", "both", "all", "other"}
_SIZES = {"member", "nation", "country", "strong"}
_STATELY = {
    "country",
    "nation",
    "state",
    "government",
    "delegation",
    "side",
    "party",
    "world",
    "group",
    "bloc",
    "alliance",
    "neighbour",
    "neighbor",
    "member",
}
_GOVERNMENTS = {"administration", "government"}  # "Trump administration officials"
_LOCAL = {"COP", "JUD", "LEG"}  # sectors whose people in a town are those of its state
_AT_HOME = {
    "security forces",
    "border guards",
    "coast guard",
    "intelligence agents",
    "intelligence officers",
    "security agents",
    "secret police",
}  # of the state where they act
_MODIFIERS = ("amod", "compound", "nmod")
_ROLES = ("nsubj", "nsubjpass", "pobj", "dobj")
_OPENERS = {"the", "these", "those", "our", "their"}


def nouns_in(view: View, people: Mapping[int, int]) -> Iterator[Found]:
    """Common nouns for actors with the country or organisation beside them; alone only where the table allows it.

    `people`: where persons' names end and begin, for "the Biden administration".
    """
    i = 0
    while i < len(view.words):
        match = view.lexicon.nouns.at(view.words, i)
        if (
            match is None
            or i in view.inside
            or (match.values[0].what == "sides" and not _are_of_one(view, i))
            or not _is_noun(view, match.last)
            or _taken(view, i, match.values[0])
        ):
            i += 1
            continue
        found = _noun(view, match.values[0], (match.first, match.last), people)
        if found is not None:
            yield found
        i = match.last + 1


def _are_of_one(view: View, i: int) -> bool:
    """Whether "leaders" are those of the people named right before: "Catalan leaders"."""
    match = view.names[view.inside[i - 1]] if view.key(i) == "leaders" and i - 1 in view.inside else None
    return match is not None and match.values[0].kind in ("adjective", "locality")


def _taken(view: View, i: int, row: Nominal) -> bool:
    """Whether the noun is part of something else: "the two officials", a name of its own ("the Bank"), or an act ("opposition to")."""
    if row.name == "opposition" and view.key(i + 1) in ("to", "by", "from"):
        return True
    if row.what == "group" and view.capital(i) and i > 0 and not view.sentence.text.istitle() and not view.text(i).isupper():
        return True
    at, number = _number(view, i)
    return _two_persons(row, number) and (number == "both" or view.key(at) in _OPENERS)


def _is_noun(view: View, i: int) -> bool:
    token = view.token(i)
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.dep not in _MODIFIERS


def _noun(view: View, row: Nominal, at: tuple[int, int], people: Mapping[int, int]) -> Found | None:
    (first, last), words = at, view.words
    begin, end, party = _owner(view, row, first, last)
    governs = view.key(begin - 1) in _GOVERNMENTS
    holder = _possessor(view, begin - governs, people) if party is None and (row.what in ("government", "body") or governs) else None
    whose = _pronoun_before(view, begin, row, party)
    if party is None and holder is None and whose is None and not row.alone:
        return None
    return Found(
        words[begin].start if holder is None else holder, words[end].end, kind="nominal", how="nominal", sentence=view.sentence.index, token=view.token(last).i,
        key=f"{row.what}:{row.name}", party=party, holder=holder, sector=row.sector, plural=view.key(_before_modifiers(view, begin - 1)) in _OPENERS, title=whose,
    )  # fmt: skip


def _pronoun_before(view: View, begin: int, row: Nominal, party: str | None) -> str | None:
    """ "his" or "her" before an office where somebody works, "its" before what has no other owner."""
    before = view.key(begin - 1)
    return before if (before in ("his", "her") and row.name == "office") or (before == "its" and party is None) else None


def _before_modifiers(view: View, at: int) -> int:
    """The word before the adjectives and nouns that end at word `at` and belong to the noun behind them."""
    while at >= 0 and view.token(at).dep in _MODIFIERS and at not in view.inside and view.text(at).isalpha():
        at -= 1
    return at


def _possessor(view: View, begin: int, people: Mapping[int, int]) -> int | None:
    """Where the name of the person begins whose it is: "Biden administration", "Netanyahu's office"."""
    at = begin - 1
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    return people.get(view.words[at].end) if at >= 0 else None


def _owner(view: View, row: Nominal, first: int, last: int) -> tuple[int, int, str | None]:
    """First and last word with the state or organisation before or after the noun, and its key."""
    at = _before_modifiers(view, first - 1)
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    match = view.names[view.inside[at]] if at in view.inside else None
    if match is not None and match.last == at and match.values[0].kind != "mechanism":
        return match.first, last, match.values[0].key
    if (_is_local(row) or row.what == "body") and (named := town_before(view, first - 1) or town_before(view, at)):
        return named[0], last, named[1]
    return first, *_owner_behind(view, row, first, last)


def _owner_behind(view: View, row: Nominal, first: int, last: int) -> tuple[int, str | None]:
    """The last word with the state, organisation or town behind "of", "in" or "from", and its key."""
    link, after = view.key(last + 1), view.names.get(last + 2 + (view.key(last + 2) == "the"))
    if link == "in" and row.what == "government" and after and after.values[0].kind in ("seat", "state"):
        return last, after.values[0].key
    named = after is not None and link == "of"
    town = _town_after(view, last + 2) if link in ("in", "of") and not named and _is_at_home(view, row, first, last) else None
    if town:
        return last, town
    if after and (named or (link == "from" and row.what == "group")):
        return after.last, after.values[0].key
    return last, None


def _is_local(row: Nominal) -> bool:
    """Whether a town's or a part of a state's are those of the state: its government, police, courts, councils."""
    return row.what == "government" or row.sector in _LOCAL


def _is_at_home(view: View, row: Nominal, first: int, last: int) -> bool:
    """Whether the noun is for those who act in their own state: officials, a local government, security forces."""
    if _is_local(row) or row.name in ("officials", "local-government"):
        return True
    return " ".join(word.key for word in view.words[first : last + 1]) in _AT_HOME


def groups_in(view: View) -> Iterator[Found]:
    """ "The two sides", "both countries", "the leaders": parties that were named before."""
    for i in range(len(view.words)):
        if view.key(i) == "two" and view.key(i - 1) == "the" and view.token(i).dep in _ROLES:
            yield _the_group(view, (i - 1, i), "leaders", "two")
        match = view.lexicon.nouns.at(view.words, i)
        found = _group(view, match.values[0], i, match.last) if match else None
        if found is not None:
            yield found


def _group(view: View, row: Nominal, i: int, last: int) -> Found | None:
    """The group that a noun at words `i` to `last` means: those listed behind it, those of an organisation before it, else those named before."""
    at, number = _number(view, i)
    listed = _listed(view, row, last) if row.what in ("sides", "group") else None
    if listed is not None:
        return _of_list(view, row, (i, i, last), listed)
    whose = _organisation_before(view, i) if row.name == "leaders" and not view.possessive(last + 1) else None
    if whose is not None:
        return _of_list(view, row, (whose.first, i, last), (last, (whose.values[0].key,)))
    definite, named_before = view.key(at) in _OPENERS, row.what == "sides" or _two_persons(row, number)
    if not named_before or not (definite or number == "both") or _of_others(view, row, last):
        return None
    return _the_group(view, (at if definite else at + 1, last), row.name if row.what == "sides" else "leaders", number)


def _the_group(view: View, at: tuple[int, int], key: str, number: str | None) -> Found:
    first, last = at
    return Found(
        view.words[first].start, view.words[last].end, kind="sides", how="nominal", sentence=view.sentence.index, token=view.token(last).i,
        key=key, title=number, plural=True,
    )  # fmt: skip


def _of_others(view: View, row: Nominal, last: int) -> bool:
    """Whether the noun says of whom they are leaders, and it is of no states: "the leaders of the coup"."""
    by = next((t for t in children(view.sentence, view.token(last), "prep") if t.lemma == "of"), None)
    whose = child(view.sentence, by, "pobj") if by is not None else None
    return row.name == "leaders" and whose is not None and whose.pos == "NOUN" and whose.lemma not in _STATELY


def _organisation_before(view: View, i: int) -> Match[Known] | None:
    """The organisation or mechanism right before word `i`: "EU" of "EU foreign ministers"."""
    match = view.names[view.inside[i - 1]] if i - 1 in view.inside else None
    return match if match and match.last == i - 1 and match.values[0].kind in ("igo", "mechanism") else None


def _listed(view: View, row: Nominal, last: int) -> tuple[int, tuple[str, ...]] | None:
    """Where the list ends and whom it names in "leaders from Britain, France and Canada"; two at least, or one that has members."""
    if view.key(last + 1) not in ("of", "from"):
        return None
    at, end, keys = last + 2 + (view.key(last + 2) == "the"), last, []
    while view.text(at).isdigit() or view.text(at) == "-" or view.key(at) in _SIZES:
        at += 1  # "leaders of the 27-member EU"
    while (match := view.names.get(at)) is not None and match.values[0].kind in ("state", "igo", "mechanism"):
        if view.capital(match.last + 1) and match.last + 1 not in view.inside:
            break
        keys.append(match.values[0].key)
        end, at = match.last, match.last + 1
        while view.text(at) in (",", "&") or view.key(at) in ("and", "the"):
            at += 1
    many = len(keys) > 1 or (bool(keys) and row.name == "leaders" and keys[0] not in view.lexicon.register.states)
    return (end, tuple(keys)) if many else None


def _of_list(view: View, row: Nominal, at: tuple[int, int, int], listed: tuple[int, tuple[str, ...]]) -> Found:
    first, noun, last = at
    what = "-".join(word.key for word in view.words[noun : last + 1])
    return Found(
        view.words[first].start, view.words[listed[0]].end, kind="sides", how="nominal", sentence=view.sentence.index,
        token=view.token(last).i, key="leaders" if row.what == "sides" else "group", title=what, members=listed[1], plural=True,
    )  # fmt: skip


def _number(view: View, i: int) -> tuple[int, str | None]:
    """The word before the number that stands before word `i`, and the number."""
    at, number = i - 1, None
    while view.key(at) in _NUMBERS:
        number, at = view.key(at), at - 1
    return at, number


def _two_persons(row: Nominal, number: str | None) -> bool:
    """Whether "two officials", "both diplomats" are persons named before."""
    return row.what == "group" and row.name in ("officials", "diplomats") and number in ("two", "both", "three")


def pronouns_in(view: View) -> Iterator[Found]:
    """Personal and relative pronouns that stand for somebody."""
    for token in view.sentence.tokens:
        word = token.text.casefold()
        bare_both = word == "both" and token.pos == "PRON" and token.dep in _ROLES
        if not bare_both and (word not in _PRONOUNS or token.pos != "PRON" or token.text in ("US", "IT", "WHO")):
            continue
        if word == "her" and token.dep == "poss":
            continue
        if word == "it" and (token.dep == "expl" or view.sentence.tokens[token.head].lemma in _IMPERSONAL):
            continue
        yield Found(token.start, token.end, kind="pronoun", how="pronoun", sentence=view.sentence.index, token=token.i, key=word)


def _town_after(view: View, first: int) -> str | None:
    """The state of the town or part of a state that begins at this word: whose police and authorities are those "in Marseille"."""
    for last in range(first + 2, first - 1, -1):
        if last < len(view.words) and all(view.capital(i) for i in range(first, last + 1)) and not view.capital(last + 1):
            known = view.names.get(first)
            if known is not None and known.last == last:
                return known.values[0].key if known.values[0].kind in ("seat", "state") else None
            found = locality(view.document.text[view.words[first].start : view.words[last].end])
            return found[1] if found else None
    return None
