"""What reports teach of who held which post: titles before names and appositions, gathered over the record as it is viewed.

Only words that name the person beside the title count; a bare "the foreign minister" was resolved by the register and teaches nothing.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from legation.model import Actor, LearntTenure, Mention, Sighting, Span, Standing
from legation.record.blobs import Surroundings, unpacked
from legation.record.store import Store
from legation.reference.posts import Holder, is_shared
from legation.reference.register import Register, person_key
from legation.reference.title_words import title_words
from legation.reference.wording import fold

SHOWN = 5  # sightings of one tenure
ALIKE = 80  # rapidfuzz token_sort_ratio of two spellings of one name ("Mohammad Baqeri", "Mohammed Bagheri"); at 70 brothers become one
_PUBLIC = frozenset({"GOV", "LEG", "SPY", "IGO"})
_SMALL = frozenset({"", "the", "acting", "interim", "caretaker", "dr.", "dr", "mr.", "mr", "h.e.", "excellency", "his", "her"})
_OWNED = re.compile(r"[’']s\b|^The\b")
_GAP = 3  # characters between a name and its apposition: ", "
NEARLY = 85  # token_set_ratio, for names of which one has more parts ("Badr bin Hamad", "Sayyid Badr bin Hamad bin Hamood")
_NOT_NOW = re.compile(
    r"\b(?:former(?:ly)?|ex|late|then|outgoing|ousted|deposed|elect|designate|nominee|presumptive|would-be)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Called:
    """One naming of a person by a post in one document. `plain`: the words themselves say whose post it is ("Australia's foreign minister")."""

    person: str
    name: str
    party: str
    post: str
    office: str
    report: str
    plain: bool
    sighting: Sighting


def tenures(store: Store, register: Register) -> tuple[LearntTenure, ...]:
    """The tenures that the documents of the record tell of, those of most reports first."""
    found: dict[tuple[str, str, str], list[_Called]] = defaultdict(list)
    for one in _called(store, register):
        found[one.party, one.post, one.person].append(one)
    learnt = (_learnt(told, register) for told in found.values())
    return tuple(sorted((one for one in learnt if one is not None), key=lambda one: (-one.reports, one.party, one.post, one.person)))


def _called(store: Store, register: Register) -> Iterator[_Called]:
    sql = (
        "SELECT d.document_key AS key, d.document_id AS id, d.published, d.source, coalesce(c.report, d.document_key) AS report, d.text, k.scene FROM documents d"
        " JOIN codings k ON k.document = d.document AND k.current LEFT JOIN copies c ON c.document = d.document"
        " WHERE d.published IS NOT NULL AND d.state = 'coded' ORDER BY d.document"
    )
    for row in store.connection.execute(sql):
        scene = unpacked(row["scene"], Surroundings, row["text"])
        cast = {actor.key: actor for actor in scene.actors if actor.kind == "person"}
        mentions = [mention for mention in scene.mentions if mention.actor in cast]
        for i, mention in enumerate(mentions):
            evidence = _evidence(mentions, i)
            if evidence is not None:
                one = _one(row, mention, cast[mention.actor or ""], evidence, register)
                yield from () if one is None else (one,)


def _evidence(mentions: Sequence[Mention], i: int) -> Span | None:
    """The words that give the person of this mention a title and a name: in one, or a name with the title behind it; otherwise nothing."""
    here = mentions[i]
    if here.title is None or _NOT_NOW.search(here.text):
        return None
    if _names(here):
        return here if here.title in here.text else None  # what stands beside the name is a mention of its own
    before = mentions[i - 1] if i else None
    if before is None or before.actor != here.actor or before.how != "name" or not _names(before):
        return None
    if not 0 < here.start - before.end <= _GAP or (here.text[0].isupper() and not _OWNED.search(here.text)):
        return None  # "Prime Minister Bennett, Foreign Minister Lapid": the next of a list
    return Span(before.start, here.end, f"{before.text}, {here.text}")


def _names(mention: Mention) -> bool:
    """Whether the words have a part of the person's own name."""
    own = (mention.actor or "").removeprefix("person:").split("-")
    return bool(set(fold(mention.text).split()) & {part for part in own if len(part) > 1})


def _one(row: dict[str, str], mention: Mention, actor: Actor, evidence: Span, register: Register) -> _Called | None:
    party, title = actor.party or actor.country, mention.title
    if party is None or title is None or (actor.office or "").casefold().startswith("former"):
        return None
    post = register.title_post(title, party)
    whose = _whose(mention, title, register)
    if post is None or whose not in (None, "", party) or not (_PUBLIC & set(post.sectors)) or _is_bare(title):
        return None
    sighting = Sighting(document=row["key"], id=row["id"], published=row["published"][:10], source=row["source"], evidence=evidence)
    return _Called(actor.key, actor.name, party, post.id, title, row["report"], whose == party, sighting)


def _is_bare(title: str) -> bool:
    """Whether a title is one that many have at once and says nothing of which: "Secretary", "Ambassador"."""
    return set(title.casefold().split()) <= title_words()["many"]


def _whose(mention: Mention, title: str, register: Register) -> str | None:
    """The state or organisation that stands with the title in a mention; empty where nothing does, `None` where no title stands there.

    What belongs to neither ("European Council" before "President") is given as it stands, so that it is no party.
    """
    at = mention.text.find(title)
    if at < 0:
        return None
    words = [w for w in re.split(r"[\s]+", mention.text[:at].replace("’s", "").replace("'s", "")) if w.casefold() not in _SMALL]
    behind = re.match(r"\s+of\s+(?:the\s+)?([A-Z][\w’' -]+?)(?:,|$)", mention.text[at + len(title) :])
    said = " ".join(words) or (behind.group(1) if behind else "")
    form = register.state_form(said) if said else None
    organisation = register.organisation(said) if said and form is None else None
    return form.code if form else organisation.key if organisation else said


def _learnt(told: Sequence[_Called], register: Register) -> LearntTenure | None:
    """The tenure that these namings tell of; none where the register knows that it had ended by then ("President Kennedy" in 2022)."""
    told = sorted(told, key=lambda one: (one.sighting.published, one.sighting.id, one.sighting.evidence.start))
    first, last = told[0].sighting.published, told[-1].sighting.published
    one = told[0]
    held = register.tenures(one.party, one.post)
    mine = [holder for holder in held if _is(holder, one)]
    if _had_ended(mine, first):
        return None
    standing, whom = _stands(held, mine, one, first, last)
    if standing != "agrees" and not _is_enough(told):
        return None
    seen = _sightings(told)
    return LearntTenure(
        person=one.person, name=Counter(o.name for o in told).most_common(1)[0][0], party=one.party, post=one.post,
        office=Counter(o.office for o in told).most_common(1)[0][0], first=first, last=last, documents=len(seen),
        reports=len({o.report for o in told}), outlets=len({o.sighting.source for o in told}), standing=standing, register=whom,
        sightings=tuple(seen if len(seen) <= SHOWN else [*seen[: SHOWN - 1], seen[-1]]),
    )  # fmt: skip


def _had_ended(mine: Sequence[Holder], first: str) -> bool:
    """Whether the register has the person, and only as having left the post before that day."""
    return bool(mine) and all(holder.until and holder.until < first[: len(holder.until)] for holder in mine)


def _is_enough(told: Sequence[_Called]) -> bool:
    """Whether they can teach anything new: half a name is too little, or a post whose state no report names."""
    return " " in told[0].name and any(one.plain for one in told)


def _sightings(told: Sequence[_Called]) -> list[Sighting]:
    """The first of each document."""
    first = {one.sighting.document: one.sighting for one in reversed(told)}
    return sorted(first.values(), key=lambda sighting: (sighting.published, sighting.id))


def _stands(held: Sequence[Holder], mine: Sequence[Holder], one: _Called, first: str, last: str) -> tuple[Standing, tuple[str, ...]]:
    if any(_overlaps(holder, first, last) for holder in mine):
        return "agrees", ()
    others = tuple(dict.fromkeys(holder.person for holder in held if _overlaps(holder, first, last)))
    return ("differs", others) if others and not is_shared(one.post) else ("new", ())


def _overlaps(holder: Holder, first: str, last: str) -> bool:
    end = holder.until or holder.known
    return (holder.from_ is None or holder.from_ <= last[: len(holder.from_)]) and (end is None or first[: len(end)] <= end)


def _is(holder: Holder, one: _Called) -> bool:
    """Whether a holder of the register is this person: by key, by a part of the name, or by a like spelling."""
    if person_key(holder.person) == one.person:
        return True
    mine = _words(one.name)
    return any(mine <= _words(name) or _alike(fold(name), fold(one.name)) for name in (holder.person, *holder.names))


def _alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one, other) >= ALIKE or fuzz.token_set_ratio(one, other) >= NEARLY


def _words(name: str) -> set[str]:
    return set(fold(name.replace("-", " ").replace("’", "").replace("'", "")).split()) - {"al", "el", "bin", "dr", "mr"}
