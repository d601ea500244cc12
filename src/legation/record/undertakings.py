"""Undertakings: commitments with their life. Later commitments of the same parties in the same matter are linked as follow-ups until a verdict says no."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from legation.model import FollowUp, Occurrence, Step, Undertaking
from legation.record.judged import followed
from legation.record.occurrences import Asked, Occurrences
from legation.stories.followups import Link, links, told
from legation.stories.telling import Ref

_NONE: tuple[FollowUp, ...] = ()


def undertakings(occurrences: Occurrences, asked: Asked) -> Iterator[Undertaking]:
    """Commitments in order of their first report, each with what follows it up."""
    made = list(occurrences.plain("commitment"))
    linked = list(_stands(made, list(links(made)), followed(occurrences.store.connection)))
    later: dict[str, list[FollowUp]] = defaultdict(list)
    for follow_up in linked:
        later[follow_up.earlier].append(follow_up)
    follows = {follow_up.later: follow_up.earlier for follow_up in linked}
    found = list(occurrences.find(asked))
    for one in sorted(found, key=lambda one: (told(one), one.id)):
        chain = tuple(_chain(one.id, later))
        life = tuple(sorted((*_told(one), *(_step(follow_up) for follow_up in chain)), key=lambda step: (step.told or "", step.fact)))
        standing = [step.status for step in life if step.status]
        yield Undertaking(
            commitment=one, stands=standing[-1] if standing else None, life=life, follow_ups=chain, follows=follows.get(one.id)
        )


def _stands(made: list[Occurrence], found: Iterable[Link], words: Mapping[tuple[Ref, Ref], str]) -> Iterator[FollowUp]:
    """The links that no verdict refuses, and those that a verdict alone makes."""
    of = {Ref(report.document, report.fact): n for n, one in enumerate(made) for report in one.told}
    judged = {(of[one], of[other]): word for (one, other), word in words.items() if one in of and other in of}
    for link in found:
        word = judged.pop((link.earlier, link.later), None)
        if word != "no follow-up":
            yield _follow_up(made, link, word)
    for (earlier, later), word in sorted(judged.items()):
        if word == "follow-up":
            yield _follow_up(made, Link(earlier, later, 0.0, "judged"), word)


def _follow_up(made: list[Occurrence], link: Link, word: str | None) -> FollowUp:
    one = made[link.later]
    first = one.told[0]
    return FollowUp(
        earlier=made[link.earlier].id, later=one.id, told=first.published, status=one.stands, words=one.words, source=first.source,
        document=first.document, fact=first.fact, likeness=link.likeness or None, reason=link.reason, verdict=word,
    )  # fmt: skip


def _chain(start: str, later: Mapping[str, list[FollowUp]]) -> Iterator[FollowUp]:
    """What follows it up, and what follows that up."""
    open_, seen = [start], {start}
    while open_:
        for follow_up in later.get(open_.pop(0), ()):
            if follow_up.later not in seen:
                seen.add(follow_up.later)
                open_.append(follow_up.later)
                yield follow_up


def _told(one: Occurrence) -> Iterator[Step]:
    for report in one.told:
        yield Step(
            told=report.published, status=report.said, source=report.source, document=report.document, fact=report.fact, follow_up=False
        )


def _step(follow_up: FollowUp) -> Step:
    return Step(
        told=follow_up.told,
        status=follow_up.status,
        source=follow_up.source,
        document=follow_up.document,
        fact=follow_up.fact,
        follow_up=True,
    )
