"""Absorbing: what is told of a format's meeting without its day belongs to the one meeting of that format which its time allows.

"The NATO summit in Washington this summer" alone fits few tellings well enough; but where leaders of a format met once in that time, it is that meeting.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from legation.model import content_id
from legation.stories.encounters import Encounter
from legation.stories.judging import Judgements
from legation.stories.merging import Tellings
from legation.stories.telling import Ref
from legation.stories.windows import Window

EXACT = 7  # days of a window that dates a meeting
MONTH = 31  # the same of a meeting of two leaders, which has no format
WIDEST = 124  # days of a window that can still be of one meeting; a whole year can have two
LOOSE = 247  # days of the widest window of a meeting whose day is not told: around the publication of what tells of it, see `windows`
SHARE = 0.25  # of the tellings that must date a meeting exactly; fewer are a slip ("this week", printed again a fortnight later)
WHY = "the only meeting of the format that its time allows"
_FAR = ("phone", "video")


@dataclass(frozen=True)
class _Met:
    """An occurrence of a format, with what its tellings say together. `span`: the days of its exactly dated tellings."""

    tellings: Tellings
    faces: tuple[Encounter, ...]
    span: Window | None
    told: tuple[Encounter, ...]

    @cached_property
    def format(self) -> Hashable:
        """Among whom it can be looked for: the meetings of its mechanism, or those of the same two leaders."""
        return self.faces[0].mechanism or self.faces[0].parties

    def documents(self, done: bool) -> frozenset[str]:
        """The documents that tell of it as having been, or as still to come."""
        told = zip(self.tellings.all, self.told, strict=True)
        return frozenset(telling.ref.document for telling, face in told if face.done == done)

    @cached_property
    def countries(self) -> frozenset[str]:
        return frozenset(face.country for face in self.faces if face.country)

    @cached_property
    def editions(self) -> frozenset[int]:
        """The numbers that at least a third of the tellings give; one in a few is that of a meeting named nearby."""
        times = Counter(face.edition for face in self.told)
        return frozenset(number for number, count in times.items() if number and count * 3 >= len(self.told))

    @cached_property
    def parties(self) -> frozenset[str]:
        return frozenset(party for face in self.faces for party in face.parties)

    @cached_property
    def far(self) -> frozenset[bool]:
        return frozenset(face.mode in _FAR for face in self.faces if face.mode != "unknown")

    def months(self) -> Iterable[int]:
        """The months in which it was; of one that is loosely dated those in which it is looked for."""
        days = self.span or self.window
        return days.months() if days is not None else ()

    @cached_property
    def window(self) -> Window | None:
        """The narrowest window of its tellings, a slip of a day aside."""
        windows = [face.window for face in self.faces if face.window is not None]
        return min(windows, key=lambda w: (not w.given, _is_exact(w), w.days, w.first), default=None)


def absorbed(found: Sequence[Tellings], judgements: Judgements, facet: Callable[[Ref], Encounter]) -> tuple[Tellings, ...]:
    """The occurrences in order of id, the loosely dated ones put to the only one that they can be. The same in any order of arrival.

    Only groups of one `format` meet: so each format can be gathered by itself.
    """
    groups: dict[Hashable, list[_Met]] = defaultdict(list)
    for one in found:
        met = _met(one, facet)
        if met is not None:
            groups[met.format].append(met)
    gone: dict[str, Tellings] = {}
    for mets in groups.values():
        gone |= dict(_put_together(mets, judgements))
    kept = [gone.get(one.id, one) for one in found]
    unique = {one.id: one for one in kept}
    return tuple(sorted(unique.values(), key=lambda one: one.id))


def place_in_format(one: Tellings, facet: Callable[[Ref], Encounter]) -> tuple[Hashable, Window] | None:
    """The key under which a group is gathered with others, and its days: those of its exactly dated tellings, else those in which it is looked for.

    `None` where it is gathered with none. Only groups whose days meet are put together, and the days of a loosely dated one are at most `LOOSE`.
    """
    met = _met(one, facet)
    days = (met.span or met.window) if met is not None else None
    if met is None or days is None or (met.span is None and days.days > LOOSE):
        return None
    return met.format, days


def _met(one: Tellings, facet: Callable[[Ref], Encounter]) -> _Met | None:
    """What is known of a leaders' meeting of a format; `None` for other meetings."""
    told = tuple(facet(telling.ref) for telling in one.all)
    faces = tuple(dict.fromkeys(told))
    if not _is_of_leaders(faces):
        return None
    return _Met(one, tuple(sorted(faces, key=lambda face: face.mechanism is None)), _span(told), told)


def _is_of_leaders(faces: Sequence[Encounter]) -> bool:
    """Whether it is a leaders' meeting of one mechanism, or of two leaders."""
    formats = {face.mechanism for face in faces if face.mechanism}
    if len(formats) > 1 or not all(face.level in ("leader", "unknown") for face in faces):
        return False
    return bool(formats) or _is_pair(faces)


def _span(told: Sequence[Encounter]) -> Window | None:
    """The days of the exactly dated tellings, where these are enough."""
    exact = [face.window for face in told if face.window is not None and _is_exact(face.window)]
    if not exact or len(exact) < SHARE * len(told):
        return None
    return Window(min(w.first for w in exact), max(w.last for w in exact), True)


def _is_pair(faces: Sequence[Encounter]) -> bool:
    """Whether two leaders met in person: some tellings say so, and none that it was at a distance."""
    pairs, modes = {face.parties for face in faces}, {face.mode for face in faces}
    return (
        len(pairs) == 1
        and len(next(iter(pairs))) == 2
        and "in person" in modes <= {"in person", "unknown"}
        and all(face.level == "leader" for face in faces)
    )


def _is_exact(window: Window) -> bool:
    return window.given and window.days <= EXACT


def _put_together(mets: Sequence[_Met], judgements: Judgements) -> Iterator[tuple[str, Tellings]]:
    """(old id, the occurrence that it is part of now) for all that changes."""
    dated = [met for met in mets if met.span is not None]
    joined = _joined([met for met in mets if met.span is None], dated, judgements)
    for met in dated:
        parts = [met, *joined.get(met.tellings.id, ())]
        if len(parts) > 1:
            whole = _whole([part.tellings for part in parts])
            yield from ((part.tellings.id, whole) for part in parts)


def _joined(loose: Sequence[_Met], dated: Sequence[_Met], judgements: Judgements) -> Mapping[str, list[_Met]]:
    """The loosely dated ones that can be one dated meeting only, by the id of that."""
    near: dict[int, list[_Met]] = defaultdict(list)
    for met in dated:
        for month in met.months():
            near[month].append(met)
    joined: dict[str, list[_Met]] = defaultdict(list)
    for one in loose:
        around = {met.tellings.id: met for month in one.months() for met in near.get(month, ())}
        fits = [met for met in around.values() if _fits(one, met) and not _barred(one, met, judgements)]
        if len(fits) == 1:
            joined[fits[0].tellings.id].append(one)
    return joined


def _fits(loose: _Met, dated: _Met) -> bool:
    return (
        _allows(loose, dated.span)
        and _agree(loose.editions, dated.editions)
        and _agree(loose.countries, dated.countries)
        and not loose.parties.isdisjoint(dated.parties)
        and _agree(loose.far, dated.far)
    )


def _allows(loose: _Met, span: Window | None) -> bool:
    """Whether the time in which it is looked for allows these days. Two leaders meet often: their meeting needs a time of its own, of a month at most."""
    window, has_format = loose.window, loose.faces[0].mechanism is not None
    if window is None or span is None or window.apart(span):
        return False
    if not window.given:
        return has_format
    return window.days <= (WIDEST if has_format else MONTH)


def _agree(one: frozenset[Any], other: frozenset[Any]) -> bool:
    """Whether they have something in common, or one of them says nothing."""
    return not one or not other or not one.isdisjoint(other)


def _barred(loose: _Met, dated: _Met, judgements: Judgements) -> bool:
    """Whether a person has said that a telling of one is not of the other, or a document tells of one as past and of the other as to come."""
    mine, theirs = ({telling.ref for telling in met.tellings.all} for met in (loose, dated))
    if any(pair & mine and pair & theirs for pair in judgements.different):
        return True
    return any(loose.documents(done) & dated.documents(not done) for done in (True, False))


def _whole(parts: Sequence[Tellings]) -> Tellings:
    told = tuple(sorted((t for part in parts for t in part.all), key=lambda t: (t.published or "", t.ref)))
    least = min(t.ref for t in told)
    reasons = {t.ref: WHY for part in parts[1:] for t in part.all}
    first = {t.ref: parts[0].reasons.get(t.ref, WHY) for t in parts[0].all}
    return replace(parts[0], id=content_id("occurrence", parts[0].kind, least.document, least.fact), all=told, reasons={**first, **reasons})
