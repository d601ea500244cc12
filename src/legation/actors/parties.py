"""Whose office a title is that stands without a country: by the wording, the register on the day, the company it keeps, the document."""

from collections.abc import Iterator, Sequence
from functools import cache

from legation.actors.context import Context
from legation.actors.found import Found
from legation.reference.posts import Holder, Post, wordings
from legation.reference.register import Register, holds
from legation.reference.title_forms import title_forms
from legation.reference.wording import fold

_PUBLIC = {"GOV", "MIL", "LEG", "COP", "JUD", "SPY", "OPP", "ELI"}
_SOLE = {"head-of-state", "head-of-government", "monarch"}


@cache
def worded_by(title: str) -> frozenset[str]:
    """The states and organisations that have this wording (folded) for an office as their own; empty for what all say."""
    form = title_forms().get(title)
    if form is not None:
        return frozenset({form.party} if form.party else ())
    return frozenset(wording.party for wording in wordings() if any(fold(own) == title for own in wording.titles))


def post_of(title: str, party: str | None, register: Register) -> Post | None:
    """The post that a title means, short forms and press usage included."""
    form = title_forms().get(fold(title))
    if form is not None:
        return register.title_post(form.means, form.party or party) or register.title_post(form.means)
    return register.title_post(title, party)


def public_post(title: str, party: str | None, register: Register) -> Post | None:
    """The post that a title means where it is one of a state; `None` for analysts, editors, chairmen of companies."""
    post = post_of(title, party, register) or next((p for s in sorted(worded_by(fold(title))) if (p := post_of(title, s, register))), None)
    return post if post and _PUBLIC & set(post.sectors) else None


def could_have(party: str, title: str, register: Register) -> bool:
    """Whether a state has such an office at all: no prime minister of the United States, no president of a kingdom."""
    post = public_post(title, party, register)
    if post is None:
        return False
    own = [t for w in wordings() if w.party == party and w.post == post.id for t in w.titles]
    if "minister" in fold(title) and own and not any("minister" in fold(t) for t in own):
        return False
    if post.id in _SOLE:
        top = [p for p in _SOLE if any(h.post == p for h in register.tenures(party, p))]
        return not top or post.id in top
    return not (party == "USA" and post.id in ("minister", "minister-of-state", "deputy-head-of-government"))


def home_of_title(title: str, one: Found | None, context: Context, register: Register) -> str | None:
    """The state whose office this is; `one` is where the title stands."""
    own = worded_by(fold(title))
    if own and (fold(title) in title_forms() or register.title_post(title) is None):
        return next((s for s in context.states if s in own), sorted(own)[0])
    mine = [s for s in context.states if s in own and s == context.home]
    if mine:
        return mine[0]
    return next((s for s in _candidates(one, context) if could_have(s, title, register)), None)


def _candidates(one: Found | None, context: Context) -> Iterator[str]:
    """A government's own state; the main state of the document where it is clear; the source's; those named before in the sentence; all others."""
    if context.home and context.official:
        yield context.home
    if context.states and context.main_share >= 0.5:
        yield context.states[0]
    if one is not None:
        yield from reversed(context.before(one))
    if context.home:
        yield context.home
    yield from context.states


def in_office(name: Sequence[str], title: str, context: Context, register: Register) -> Holder | None:
    """The holder of the office in one of the document's states on the day, if the name is like his."""
    if context.day is None:
        return None
    for state in context.states:
        post = public_post(title, state, register)
        for holder in register.holder_on(state, post.id, context.day) if post else ():
            if any(set(fold(known).split()) & set(name) - {"bin", "al", "el", "van", "de"} for known in (holder.person, *holder.names)):
                return holder
    return None


def now_of(tenures: Sequence[Holder], day: str | None, register: Register) -> Holder | None:
    """The highest post of a person on the day."""
    if day is None:
        return None
    return next((h for h in sorted(tenures, key=lambda h: rank_of(h, register)) if holds(h, day)), None)


def rank_of(holder: Holder, register: Register) -> int:
    """0 for leaders, 1 for ministers, 2 for officials."""
    post = register.post(holder.post)
    return {"leader": 0, "minister": 1, "official": 2}[post.level] if post else 3
