"""Chooses among the tenures of a person or a post as of a day, and says in words what the register knows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from legation.reference.posts import Holder, Post, is_shared
from legation.reference.register import Register, holds
from legation.reference.wording import fold

_LEVELS = {"leader": 0, "minister": 1, "official": 2}
_ALONE = frozenset(
    {"head-of-state", "head-of-government", "monarch", "supreme-leader", "foreign-minister", "defence-minister", "finance-minister"}
)
_NO_AREA = frozenset(
    {"of", "the", "for", "and", "to", "in", "on", "state", "department", "minister", "secretary", "federal", "union", "national"}
)
_SHORT = {"secretary": 1, "minister": 1, "deputy-secretary": 2, "deputy-minister": 2}


# Where no day is given a text of the last years is meant: whoever left the last office before this day, ten years before the register ends, is former.
LONG_AGO = "2016-01-01"


@dataclass(frozen=True)
class Tenure:
    """A tenure chosen for a day. `past`: it had ended by then; `others`: other persons of that name."""

    holder: Holder
    past: bool = False
    others: tuple[str, ...] = ()


def best_tenure(held: Sequence[Holder], on: str | None, party: str | None = None) -> Tenure:
    """The tenure to go by: of the named party, current on the day, the highest, the latest. `held` is not empty."""
    mine = [holder for holder in held if party and holder.party == party] or list(held)
    others = tuple(dict.fromkeys(holder.person for holder in mine if holder.person != mine[0].person))
    current = [holder for holder in mine if (holds(holder, on) if on else not holder.until)]
    if current:
        return Tenure(min(current, key=_rank), others=others)
    before = [holder for holder in mine if on and _last(holder, "") < on]
    latest = max(before or mine, key=lambda holder: _last(holder, "9999"))
    return Tenure(latest, past=_is_past(latest, on, over=bool(before)), others=others)


def _last(holder: Holder, unknown: str) -> str:
    """The last day of a tenure, or up to which it is known."""
    return holder.until or holder.known or unknown


def _is_past(holder: Holder, on: str | None, *, over: bool) -> bool:
    """Whether a tenure without which nothing is held had ended: before the day (`over`), or long ago where there is none."""
    return bool(holder.until) and (over or (on is None and str(holder.until) < LONG_AGO))


def pick_surname(held: Sequence[Holder], on: str | None, party: str | None, post: Post | None) -> Tenure | None:
    """The one person of this surname who fits party, day and title; `None` where several do or none does."""
    mine = [holder for holder in held if party in (None, holder.party)]
    if on:
        mine = [holder for holder in mine if holds(holder, on)] or mine
    if post:
        mine = _in_post(mine, post)
    for choice in (mine, [holder for holder in mine if _level(holder.post) == 0]):
        if len({holder.person for holder in choice}) == 1:
            return best_tenure(choice, on)
    return None


def _in_post(held: Sequence[Holder], post: Post) -> list[Holder]:
    """Those who hold the very post, else whose post a short title can mean."""
    return [holder for holder in held if holder.post == post.id] or [holder for holder in held if _alike(holder.post, post)]


def of_title(held: Sequence[Holder], words: str, post: Post, *, whole: bool) -> tuple[Holder, ...]:
    """Those whom the words can mean. `whole`: they are a wording of the post, so that its holders are meant unless a title of theirs says
    otherwise; else they name something more ("Governor of Alaska"), and only a holder whose own title has all of it is meant.
    """
    asked = _area(words)
    if not whole:
        return (_with_area(held, lambda area: area == asked) or _with_area(held, asked.issubset)) if asked else ()
    plain = tuple(holder for holder in held if not holder.title)
    if post.id in _ALONE or not (post.portfolios or is_shared(post.id)):
        return _with_area(held, lambda area: asked <= area or area <= asked) or plain or tuple(held)
    fitting = _with_area(held, asked.issubset)
    return fitting + plain if is_shared(post.id) else fitting or plain


def _with_area(held: Sequence[Holder], fits: Callable[[frozenset[str]], bool]) -> tuple[Holder, ...]:
    """The holders with a title of their own whose area fits."""
    return tuple(holder for holder in held if holder.title and fits(_area(holder.title)))


def colleagues(held: Sequence[Holder], post: Post, on: str | None) -> tuple[str, ...]:
    """The persons who share a post that several have at a time, so that no one of them is meant; empty where one is."""
    staying = [holder for holder in held if not (on and holder.until and holder.until[: len(on)] == on)]
    people = tuple(dict.fromkeys(holder.person for holder in staying))
    return people if len(people) > 1 and is_shared(post.id) else ()


def says(tenure: Tenure, on: str | None, rivals: Sequence[Holder] = (), *, newest: str) -> tuple[str, ...]:
    """Evidence in words: who, which post, from when until when, whence it is known, and what is open or disputed. `newest`: where the register ends."""
    holder = tenure.holder
    end = holder.until or ("open" if holder.known else f"open, as of {newest}")
    span = f"{holder.from_ or '?'} to {end}"
    lines = [
        f"register: {holder.person}, {holder.title or holder.post} of {holder.party}, {span} ({holder.source})",
        *_gaps(holder, on, newest),
    ]
    if tenure.past:
        lines.append(f"no post known on {on}: formerly" if on else f"no day given, and that post ended on {holder.until}: formerly")
    lines += [f"also possible: {other.person} ({other.source})" for other in rivals if other.person != holder.person]
    return (*lines, *(() if rivals else (f"also of that name: {other}" for other in tenure.others)))


def _gaps(holder: Holder, on: str | None, newest: str) -> Iterator[str]:
    """What is not known of a tenure on the day."""
    if holder.known and (on is None or on > holder.known):
        yield f"gap: the source of that tenure ends on {holder.known}"
    if on and on > newest and not (holder.until and holder.until < newest):
        yield ends_before(newest, on)


def ends_before(newest: str, on: str) -> str:
    """In words that a day lies beyond what the register knows."""
    return f"the register ends on {newest}: what changed between then and {on} it does not know"


def _area(words: str) -> frozenset[str]:
    return frozenset(fold(words.replace(",", " ")).split(" ")) - _NO_AREA


def _alike(post_id: str, post: Post) -> bool:
    """Whether a short title ("Secretary", "Deputy Secretary", "Minister") can mean the post."""
    if post.id in _SHORT:
        return _level(post_id) == _SHORT[post.id] and post_id.startswith("deputy-") == post.id.startswith("deputy-")
    return post.id in post_id


def _level(post_id: str) -> int:
    post = Register.load().post(post_id)
    return _LEVELS[post.level] if post else 2


def _rank(holder: Holder) -> tuple[int, str]:
    return _level(holder.post), "".join(chr(255 - ord(mark)) for mark in (holder.from_ or ""))
