"""Find common nouns for those who act (officials, troops, a ministry), groups of parties named before, and pronouns."""

from collections.abc import Iterator, Mapping

from legation.actors.found import Found
from legation.actors.view import View
from legation.reference.nominals import Nominal

_PRONOUNS = {"he", "she", "they", "it", "we", "him", "her", "them", "who", "himself", "herself", "themselves", "itself", "i"}
_NUMBERS = {"two", "three", "four", "five", "both", "all", "other"}
_OPENERS = {"the", "these", "those", "our", "their"}


def nouns_in(view: View, people: Mapping[int, int]) -> Iterator[Found]:
    """Common nouns for actors with the country or organisation beside them; alone only where the table allows it.

    `people`: where persons' names end and begin, for "the Biden administration".
    """
    i = 0
    while i < len(view.words):
        match = view.lexicon.nouns.at(view.words, i)
        if match is None or i in view.inside or match.values[0].what == "sides" or not _is_noun(view, match.last):
            i += 1
            continue
        found = _noun(view, match.values[0], (match.first, match.last), people)
        if found is not None:
            yield found
        i = match.last + 1


def _is_noun(view: View, i: int) -> bool:
    token = view.token(i)
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.dep not in ("compound", "amod", "nmod")


def _noun(view: View, row: Nominal, at: tuple[int, int], people: Mapping[int, int]) -> Found | None:
    (first, last), words = at, view.words
    begin, end, party = _owner(view, row, first, last)
    holder = people.get(words[begin - 1].end) if begin and party is None and row.what == "government" else None
    before = begin - 1
    while (
        before > 0 and view.token(before).dep in ("amod", "compound", "nmod") and before not in view.inside and words[before].text.isalpha()
    ):
        before -= 1
    definite = view.key(before) in _OPENERS
    if party is None and holder is None and not row.alone and not definite:
        return None
    return Found(
        words[begin].start if holder is None else holder, words[end].end, kind="nominal", how="nominal", sentence=view.sentence.index, token=view.token(last).i,
        key=f"{row.what}:{row.name}", party=party, holder=holder, sector=row.sector, plural=definite,
    )  # fmt: skip


def _owner(view: View, row: Nominal, first: int, last: int) -> tuple[int, int, str | None]:
    """First and last word with the state or organisation before or after the noun, and its key."""
    at = first - 1
    while at >= 0 and view.token(at).dep in ("amod", "compound", "nmod") and at not in view.inside and view.text(at).isalpha():
        at -= 1
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    if at in view.inside and view.names[view.inside[at]].last == at:
        match = view.names[view.inside[at]]
        if match.values[0].kind != "mechanism":
            return match.first, last, match.values[0].key
    after = view.names.get(last + 2 + (view.key(last + 2) == "the"))
    if after and (view.key(last + 1) == "of" or (view.key(last + 1) == "from" and row.what == "group")):
        return first, after.last, after.values[0].key
    return first, last, None


def groups_in(view: View) -> Iterator[Found]:
    """ "The two sides", "both countries", "the leaders": parties that were named before."""
    for i in range(len(view.words)):
        if view.key(i) == "two" and view.key(i - 1) == "the" and view.token(i).dep in ("nsubj", "nsubjpass", "pobj", "dobj"):
            start, end = view.words[i - 1].start, view.words[i].end
            yield Found(
                start,
                end,
                kind="sides",
                how="nominal",
                sentence=view.sentence.index,
                token=view.token(i).i,
                key="leaders",
                title="two",
                plural=True,
            )
        match = view.lexicon.nouns.at(view.words, i)
        if match is None or match.values[0].what != "sides" or not match.values[0]:
            continue
        at, number = i - 1, None
        while view.key(at) in _NUMBERS:
            number, at = view.key(at), at - 1
        definite = view.key(at) in _OPENERS
        if not definite and number != "both":
            continue
        first = at if definite else at + 1
        yield Found(
            view.words[first].start, view.words[match.last].end, kind="sides", how="nominal", sentence=view.sentence.index,
            token=view.token(match.last).i, key=match.values[0].name, title=number, plural=True,
        )  # fmt: skip


def pronouns_in(view: View) -> Iterator[Found]:
    """Personal and relative pronouns that stand for somebody."""
    for token in view.sentence.tokens:
        word = token.text.casefold()
        bare_both = word == "both" and token.pos == "PRON" and token.dep in ("nsubj", "nsubjpass", "pobj", "dobj")
        if not bare_both and (word not in _PRONOUNS or token.pos != "PRON" or token.text in ("US", "IT", "WHO")):
            continue
        if word == "her" and token.dep == "poss":
            continue
        if word == "it" and token.dep in ("expl",):
            continue
        yield Found(token.start, token.end, kind="pronoun", how="pronoun", sentence=view.sentence.index, token=token.i, key=word)
