"""Find what has a name in the tables: states, their seats, bodies, organisations, mechanisms."""

import re
from collections.abc import Iterator, Sequence

from legation.actors.found import Found, Known
from legation.actors.view import View
from legation.actors.words import Match
from legation.language import ancestors, child, head
from legation.model import MentionForm, Token
from legation.reference.address_words import address_verbs
from legation.reference.localities import locality

_HOW: dict[str, MentionForm] = {"adjective": "adjective", "demonym": "nominal", "seat": "metonym"}
_KINDS = {
    "adjective": "state",
    "demonym": "state",
    "seat": "state",
    "igo": "organisation",
    "group": "organisation",
    "local": "organisation",
}
_ACTING = {"nsubj", "agent", "nsubjpass"}
_ACRONYM = 5  # letters up to which the name of an organisation is no town's
_ON_PLACES = frozenset(
    {"attack", "bomb", "hit", "strike", "target", "invade", "see", "rebuild", "defend", "join", "call", "beat", "defeat", "supply"}
)  # done to a town itself
_ONCE = frozenset(
    {"once", "former", "formerly", "onetime", "until", "past", "republic", "part", "ruled"}
)  # what a state was, behind its name
_BETWEEN = {"between", "with", "against", "by", "toward", "towards", "among"}


def names_in(view: View) -> Iterator[Found]:
    """Known names that stand for an actor; a seat only where it acts."""
    for match in view.names.values():
        token = view.governor(match.first, match.last)
        known = _sense(match.values, view, token)
        if known is None or known.kind == "locality" or _looks_back(known, view, match):
            continue
        over = known.kind == "state" and _is_over(known.key, view, match.first, match.last)
        if over or known.kind in ("mechanism", "body", "organisation", "local"):
            yield from _inner(view, match.first, match.last)
        if not over:
            yield _of_name(view, match, known, token)


def _of_name(view: View, match: Match[Known], known: Known, token: Token) -> Found:
    """The mention that a known name is: several states, an actor, or the setting where a town is only that."""
    start, end, index = view.words[match.first].start, view.words[match.last].end, view.sentence.index
    if known.kind == "states":
        members = tuple(known.key.split("|"))
        return Found(start, end, kind="sides", how="name", sentence=index, token=token.i, key="states", members=members, plural=True)
    how = _HOW.get(known.kind, "name")
    town = locality(view.document.text[start:end]) if known.kind == "igo" and end - start > _ACRONYM else None
    if (known.kind == "seat" or town is not None) and not _acts(view, token):
        return Found(start, end, kind="setting", how=how, sentence=index, token=token.i, key=town[1] if town else known.key)
    kind = _KINDS.get(known.kind, known.kind)
    return Found(start, end, kind=kind, how=how, sentence=index, token=token.i, key=known.key)  # type: ignore[arg-type]


def _looks_back(known: Known, view: View, match: Match[Known]) -> bool:
    """Whether a state that was no more only says what another was, between commas behind its name: "Moldova, once a Soviet republic, signed"."""
    if known.kind not in ("state", "adjective") or not _is_gone(known.key, view):
        return False
    commas = [i for i in range(len(view.words)) if view.text(i) == ","]
    opening = max((i for i in commas if i < match.first), default=0)
    closing = min((i for i in commas if i > match.last), default=0)
    before = view.names[view.inside[opening - 1]] if opening - 1 in view.inside else None
    if before is None or before.values[0].kind != "state":
        return False
    return any(view.key(i) in _ONCE for i in range(opening, closing))


def _is_gone(code: str, view: View) -> bool:
    """Whether a state was no more on the day of the document."""
    until, day = view.lexicon.register.states[code].until, view.document.published
    return until is not None and day is not None and day > until


def _is_over(code: str, view: View, first: int, last: int) -> bool:
    """Whether a name that joins two states means these, for the state of that name was no more and the text tells of no year of its time."""
    if not _is_gone(code, view) or "and" not in {view.key(i) for i in range(first, last + 1)}:
        return False
    state = view.lexicon.register.states[code]
    low, high = (state.from_ or "0")[:4], (state.until or "9")[:4]
    return not any(low <= year <= high for year in re.findall(r"\b(?:19|20)\d\d\b", view.document.text))


def unknown_in(view: View) -> Iterator[Found]:
    """Organisations that no table has, where the recogniser sees one that does or says something."""
    for entity in view.sentence.entities:
        tokens = _trimmed(view.sentence.tokens[entity.first : entity.last + 1])
        if entity.label != "ORG" or not tokens or not _is_a_name(tokens):
            continue
        token = next((t for t in tokens if not tokens[0].i <= t.head <= tokens[-1].i or t.head == t.i), tokens[-1])
        if token.dep in _ACTING or _according(view, token):
            yield Found(
                tokens[0].start, tokens[-1].end, kind="organisation", how="name", sentence=view.sentence.index, token=token.i,
                party=_possessor(view, tokens[0].start),
            )  # fmt: skip


def _trimmed(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens of a name without its article and the marks and endings around it."""
    while tokens and (tokens[0].text.casefold() == "the" or tokens[0].pos in ("DET", "PUNCT")):
        tokens = tokens[1:]
    while tokens and tokens[-1].pos in ("PART", "PUNCT"):
        tokens = tokens[:-1]
    return tokens


def _is_a_name(tokens: Sequence[Token]) -> bool:
    """Whether the words begin with a capital and are no abbreviation."""
    return tokens[0].text[0].isupper() and any(letter.islower() for token in tokens for letter in token.text)


def _possessor(view: View, start: int) -> str | None:
    """The state right before: "Canada's Royal Mounted Police", "the French Red Cross"."""
    for match in view.names.values():
        end = view.words[match.last].end
        if (
            end < start
            and view.document.text[end:start].strip() in ("", "'s", "’s", "'")
            and match.values[0].kind in ("state", "adjective")
        ):
            return match.values[0].key
    return None


def _according(view: View, token: Token) -> bool:
    """Whether something is done by it or told "according to" it."""
    above = head(view.sentence, token)
    if token.dep != "pobj" or above.lemma not in ("by", "to"):
        return False
    return above.lemma == "by" or head(view.sentence, above).lemma in ("accord", "according")


def _inner(view: View, first: int, last: int) -> Iterator[Found]:
    """The states and organisations inside a longer name: both of "India-US 2+2", the first of "NATO summit"."""
    at = first
    while at <= last:
        match = next((m for m in view.lexicon.names.all_at(view.words, at) if m.last <= last and (m.first, m.last) != (first, last)), None)
        known = next((k for k in match.values if k.kind in ("state", "adjective", "igo")), None) if match else None
        if match and known:
            start, end = view.words[match.first].start, view.words[match.last].end
            how: MentionForm = "adjective" if known.kind == "adjective" else "name"
            yield Found(
                start,
                end,
                kind="organisation" if known.kind == "igo" else "state",
                how=how,
                sentence=view.sentence.index,
                token=view.governor(match.first, match.last).i,
                key=known.key,
            )
        at = match.last + 1 if match else at + 1


def _sense(values: tuple[Known, ...], view: View, token: Token) -> Known | None:
    """The sense that fits: an adjective before a noun, a people on its own, a seat that acts."""
    kinds = {known.kind: known for known in reversed(values)}
    if "nothing" in kinds or any(e.label == "LANGUAGE" and e.first <= token.i <= e.last for e in view.sentence.entities):
        return None
    if "adjective" in kinds and "state" not in kinds:
        if "demonym" in kinds and token.dep not in ("amod", "compound", "nmod") and token.pos in ("NOUN", "PROPN"):
            return kinds["demonym"]
        return kinds["adjective"]
    if "state" in kinds and "adjective" in kinds and token.dep in ("amod", "compound", "nmod"):
        return kinds["adjective"]
    if set(kinds) == {"seat"}:
        return kinds["seat"]
    return values[0]


def _acts(view: View, token: Token) -> bool:
    """Whether a seat of government stands for its state here: it is subject, possessor, party to talks, or the agent."""
    sentence = view.sentence
    at = token
    for above in ancestors(sentence, token):
        if at.dep != "conj":
            break
        at = above
    if at.dep in _ACTING:
        return True
    if at.dep == "poss":
        return child(sentence, at, "case") is not None
    if at.dep == "pobj":
        return head(sentence, at).lemma in _BETWEEN
    return at.dep == "dobj" and head(sentence, at).lemma in address_verbs() - _ON_PLACES
