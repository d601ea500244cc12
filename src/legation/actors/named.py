"""Find what has a name in the tables: states, their seats, bodies, organisations, mechanisms."""

from collections.abc import Iterator

from legation.actors.found import Found, Known
from legation.actors.view import View
from legation.language import ancestors, child, head
from legation.model import MentionForm, Token

_HOW: dict[str, MentionForm] = {"adjective": "adjective", "demonym": "nominal", "seat": "metonym"}
_ACTING = {"nsubj", "agent", "nsubjpass"}
_BETWEEN = {"between", "with", "against", "by", "toward", "towards", "among"}


def names_in(view: View) -> Iterator[Found]:
    """Known names that stand for an actor; a seat only where it acts."""
    for match in view.names.values():
        token = view.governor(match.first, match.last)
        known = _sense(match.values, view, token)
        if known is None:
            continue
        start, end = view.words[match.first].start, view.words[match.last].end
        kind = {"adjective": "state", "demonym": "state", "seat": "state", "igo": "organisation", "group": "organisation"}.get(known.kind, known.kind)
        yield Found(start, end, kind=kind, how=_HOW.get(known.kind, "name"), sentence=view.sentence.index, token=token.i, key=known.key)  # type: ignore[arg-type]


def _sense(values: tuple[Known, ...], view: View, token: Token) -> Known | None:
    """The sense that fits: an adjective before a noun, a people on its own, a seat that acts."""
    kinds = {known.kind: known for known in reversed(values)}
    if "nothing" in kinds:
        return None
    if "adjective" in kinds and "state" not in kinds:
        if "demonym" in kinds and token.dep not in ("amod", "compound", "nmod") and token.pos in ("NOUN", "PROPN"):
            return kinds["demonym"]
        return kinds["adjective"]
    if "state" in kinds and "adjective" in kinds and token.dep in ("amod", "compound", "nmod"):
        return kinds["adjective"]
    if set(kinds) == {"seat"}:
        return kinds["seat"] if _acts(view, token) else None
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
    return False
