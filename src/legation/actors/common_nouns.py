"""Find common nouns for those who act (officials, troops, a ministry), groups of parties named before, and pronouns."""

from collections.abc import Iterator

from legation.actors.found import Found
from legation.actors.view import View
from legation.reference.nominals import Nominal
from legation.reference.title_words import title_words

_PRONOUNS = {"he", "she", "they", "it", "we", "him", "her", "them", "who", "himself", "herself", "themselves", "itself", "i"}
_NUMBERS = {"two", "three", "four", "five", "both", "all", "other"}
_OPENERS = {"the", "these", "those", "our", "their"}


def nouns_in(view: View) -> Iterator[Found]:
    """Common nouns for actors with the country or organisation beside them; alone only where the table allows it."""
    i = 0
    while i < len(view.words):
        match = view.lexicon.nouns.at(view.words, i)
        if match is None or i in view.inside or match.values[0].what == "sides" or not _is_noun(view, match.last):
            i += 1
            continue
        found = _noun(view, match.values[0], match.first, match.last)
        if found is not None:
            yield found
        i = match.last + 1


def _is_noun(view: View, i: int) -> bool:
    token = view.token(i)
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.dep not in ("compound", "amod", "nmod")


def _noun(view: View, row: Nominal, first: int, last: int) -> Found | None:
    begin, end, party = first, last, None
    at = first - 1
    while at >= 0 and view.token(at).dep in ("amod", "compound", "nmod") and at not in view.inside and view.text(at).isalpha():
        at -= 1
    if view.key(at) == "s" and view.text(at - 1) in ("'", "’"):
        at -= 2
    if at in view.inside and view.names[view.inside[at]].last == at:
        match = view.names[view.inside[at]]
        begin, party = match.first, match.values[0].key
    elif view.key(last + 1) == "of" and (owner := view.names.get(last + 2 + (view.key(last + 2) == "the"))):
        end, party = owner.last, owner.values[0].key
    elif view.key(last + 1) == "from" and (owner := view.names.get(last + 2 + (view.key(last + 2) == "the"))) and row.what == "group":
        end, party = owner.last, owner.values[0].key
    if party is None and not row.alone:
        return None
    words = view.words
    return Found(
        words[begin].start, words[end].end, kind="nominal", how="nominal", sentence=view.sentence.index, token=view.token(last).i,
        key=f"{row.what}:{row.name}", party=party, title=None, sector=row.sector,
    )  # fmt: skip


def groups_in(view: View) -> Iterator[Found]:
    """ "The two sides", "both countries", "the leaders": parties that were named before."""
    for i in range(len(view.words)):
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
