"""Whose office a title is that stands without a country: by the wording, the register on the day, the company it keeps, the document."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from legation.actors.context import Context
from legation.actors.found import Found
from legation.reference.posts import Holder, Post, wordings
from legation.reference.register import Register, holds
from legation.reference.title_forms import title_forms
from legation.reference.wording import fold

_AREA = re.compile(r" (?:for|on|to|at) .*$| of (?!state).*$")  # what an office is for, of one that is no longer wording
_PUBLIC = {"GOV", "MIL", "LEG", "COP", "JUD", "SPY", "OPP", "ELI"}
_VAGUE = {
    "director",
    "chairman",
    "chair",
    "chairwoman",
    "chairperson",
    "chief",
    "head",
    "leader",
    "executive",
    "founder",
    "officer",
    "representative",
    "coordinator",
    "adviser",
    "advisor",
    "negotiator",
    "commander",
    "captain",
    "major",
    "private",
    "speaker",
    "commissioner",
    "chief executive",
    "administrator",
    "director general",
}
_CLEAR = 0.6  # share of mentions that makes a state the document's own; 0.5 to 0.7 did the same on our 40 annotated documents
_NO_AMERICAN = ("minister", "minister-of-state", "deputy-head-of-government")  # posts that the United States have not
_SOLE = {"head-of-state", "head-of-government", "monarch"}


@lru_cache(maxsize=65_536)
def worded_by(title: str) -> frozenset[str]:
    """The states and organisations that have this wording (folded) for an office as their own; empty for what all say."""
    form = title_forms().get(title)
    if form is not None:
        return frozenset({form.party} if form.party else ())
    own = frozenset(wording.party for wording in wordings() if any(fold(one) == title for one in wording.titles))
    shorter = _AREA.sub("", title)
    return own if own or shorter == title else worded_by(shorter)


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
    if post is None or ("minister" in fold(title) and _calls_otherwise(party, post)):
        return False
    if post.id in _SOLE:
        top = {p for p in _SOLE if any(h.post == p for h in register.tenures(party, p))}
        return not top or post.id in top
    return party != "USA" or not (post.id in _NO_AMERICAN or "minister" in fold(title).split())


def _calls_otherwise(party: str, post: Post) -> bool:
    """Whether a state has words of its own for the post and none of them is "minister"."""
    own = [fold(title) for row in wordings() if row.party == party and row.post == post.id for title in row.titles]
    return bool(own) and not any("minister" in title for title in own)


def is_vague(title: str) -> bool:
    """Whether a title says too little for a state to be read off the company it keeps: "director", "chairman", "chief"."""
    return fold(title) in _VAGUE


def home_of_title(title: str, one: Found | None, context: Context, register: Register) -> str | None:
    """The state whose office this is; `one` is where the title stands."""
    whose = _body_of(title, register)
    if whose is not None or is_vague(title):
        return whose
    own = worded_by(fold(title))
    if own and ({fold(title), _AREA.sub("", fold(title))} & title_forms().keys() or register.title_post(title) is None):
        return next((s for s in context.states if s in own), sorted(own)[0])
    if context.home in own and context.home in context.states:
        return context.home
    return next((s for s in _candidates(one, context) if _is_spoken_for(s, context) and could_have(s, title, register)), None)


def _is_spoken_for(state: str, context: Context) -> bool:
    """Whether a state is more than what the document is about, or the source's own."""
    return state == context.home or state not in context.topics


def held_by_another(party: str, title: str, name: Sequence[str], day: str | None, register: Register) -> bool:
    """Whether the register has somebody else as leader of the state under this title on the day: no Prime Minister Sharif of China."""
    post = public_post(title, party, register)
    if post is None or day is None or post.id not in _SOLE:
        return False
    held = register.holder_on(party, post.id, day)
    return bool(held) and not any(_alike(fold(known).split(), name) for h in held for known in (h.person, *h.names))


def _body_of(title: str, register: Register) -> str | None:
    """The state whose body opens the title: "FBI Director"."""
    words = title.split()
    for size in range(min(4, len(words) - 1), 0, -1):
        body = register.body(" ".join(words[:size])) if words[0][:1].isupper() and words[0].isupper() else None
        if body is not None and body.country in register.states:
            return body.country
    return None


def _candidates(one: Found | None, context: Context) -> Iterator[str]:
    """All that come into question, without a state that only stands at the other side."""
    for state in _all_candidates(one, context):
        if one is None or state == context.home or not context.is_other_side(state, one):
            yield state


def _all_candidates(one: Found | None, context: Context) -> Iterator[str]:
    """A government's own state; the main state of the document where it is clear; those named before in the sentence; all others; the source's."""
    if context.home and context.official:
        yield context.home
    if context.states and (context.main_share >= _CLEAR or context.home == context.states[0]):
        yield context.states[0]
    if one is not None:
        yield from reversed(context.before(one))
    yield from context.states
    if context.home:
        yield context.home


def in_office(name: Sequence[str], title: str, context: Context, register: Register) -> Holder | None:
    """The holder of the office in one of the document's states on the day, if the name is like his."""
    for state in context.states:
        post = public_post(title, state, register)
        holders = (
            () if post is None else register.holder_on(state, post.id, context.day) if context.day else register.tenures(state, post.id)
        )
        for holder in holders:
            if any(_alike(fold(known).split(), name) for known in (holder.person, *holder.names)):
                return holder
    return None


def _alike(known: Sequence[str], name: Sequence[str]) -> bool:
    """Whether two names may be one in other letters: Tymoshenko, Timoshenko. 85 keeps Li apart from Lai, Singh from Sinha."""
    return fuzz.ratio(known[-1], name[-1]) >= 85 or bool(
        set(known) & set(name) - {"bin", "al", "el", "van", "de", "mohammed", "ali"} and len(name) > 1
    )


def now_of(tenures: Sequence[Holder], day: str | None, register: Register) -> Holder | None:
    """The highest post of a person on the day."""
    if day is None:
        return None
    return next((h for h in sorted(tenures, key=lambda h: rank_of(h, register)) if holds(h, day)), None)


def highest(tenures: Sequence[Holder], register: Register) -> Holder | None:
    """The highest post of a person where no day is known; of equal ones that held longest."""
    return max(tenures, key=lambda h: (-rank_of(h, register), _years(h)), default=None)


def _years(holder: Holder) -> int:
    begun, ended = (holder.from_ or "2000")[:4], (holder.until or "2030")[:4]
    return int(ended) - int(begun) if begun.isdigit() and ended.isdigit() else 0


def rank_of(holder: Holder, register: Register) -> int:
    """0 for leaders, 1 for ministers, 2 for officials."""
    post = register.post(holder.post)
    return {"leader": 0, "minister": 1, "official": 2}[post.level] if post else 3


def wording_of(holder: Holder, register: Register) -> str | None:
    """How the office is called: as the row of the holder says, else as the state words it, else in general."""
    if holder.title:
        return holder.title
    own = next((w.titles[0] for w in wordings() if w.party == holder.party and w.post == holder.post), None)
    post = register.post(holder.post)
    if own is None and post is not None:
        own = post.titles[0] if post.level == "leader" and post.titles else post.name
    return (
        own[:1].upper() + own[1:]
        if own and " " not in own
        else own.title().replace(" Of ", " of ").replace(" For ", " for ")
        if own
        else None
    )
