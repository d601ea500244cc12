"""Persons with country and office, against heads of state, heads of government and ministers."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from legation.evaluation.answers import NOTHING, Answer, Answers, objects
from legation.evaluation.figures import Figure, Hits, Totals, f1, interval, ratio
from legation.evaluation.gold import Record
from legation.evaluation.names import same_name

MENTIONS = 6  # names tried of each person: its own and the first mentions
_DEPUTY = re.compile(r"\b(deputy|vice|assistant|under)[ -]?(head|president|prime|chancellor|minister|secretary|premier)")
_DEPUTY_TITLE = re.compile(r"\b(vice|deputy|assistant|under)[ -]?(president|chancellor|premier|prime minister)")
_GOVERNMENT = re.compile(
    r"prime minister|\bpremier\b|chancellor(?! of the exchequer)|taoiseach|head of (the )?government|\bpm\b"
)  # fmt: skip
_MINISTER = re.compile(
    r"minister|secretary of|foreign secretary|(defen[cs]e|home|treasury|interior|health|education|finance|state) secretary"
    r"|chancellor of the exchequer|attorney general"
)
_STATE = re.compile(r"president|\bking\b|\bqueen\b|emperor|monarch|emir|sultan|head of state|supreme leader|\bpope\b")


def office_kinds(title: object) -> set[str]:
    """The kinds of office that a title names; deputies of presidents and heads of government are none of them."""
    text = str(title or "").lower()
    if _DEPUTY.search(text):
        text = _DEPUTY_TITLE.sub(" ", text)
    found = {"head_of_government": _GOVERNMENT.search(text), "head_of_state": _STATE.search(text)}
    found["minister"] = _MINISTER.search(text.replace("prime minister", " "))
    return {kind for kind, match in found.items() if match}


@dataclass(frozen=True)
class _Person:
    """A person of an answer: names to match by, country, kinds of office."""

    names: tuple[object, ...]
    country: object
    kinds: frozenset[str]

    def is_called(self, names: Sequence[str]) -> bool:
        return any(same_name(name, own) for name in names for own in self.names[:MENTIONS])

    def holds(self, holder: Record) -> bool:
        return bool(self.country == holder["country"] and self.kinds & set(holder["offices"]))


def roles(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Recall over gold's holders; precision over the claims about persons whom gold knows."""
    person, country, office, claims = Hits(), Hits(), Hits(), Hits()
    for record in gold:
        people, holders = _people(answers.get(record["id"], NOTHING)), record["holders"]
        matches = [(holder, [one for one in people if one.is_called(holder["names"])]) for holder in holders]
        person.add(sum(bool(found) for _, found in matches), 0, len(holders))
        country.add(sum(any(one.country == holder["country"] for one in found) for holder, found in matches), 0, len(holders))
        office.add(sum(any(one.holds(holder) for one in found) for holder, found in matches), 0, len(holders))
        claims.add(*_claims(people, record))
    return [
        _both(office, claims),
        claims.precision("person_country_office"),
        office.recall("person_country_office"),
        country.recall("person_country"),
        person.recall("person"),
    ]


def _claims(people: Sequence[_Person], record: Record) -> tuple[int, int, int]:
    """How many claims about persons whom gold knows are right, and how many there are."""
    claimed = [one for one in people if one.country and one.kinds and one.is_called(record["persons"])]
    right = [one for one in claimed if any(one.holds(holder) and one.is_called(holder["names"]) for holder in record["holders"])]
    return len(right), len(claimed), 0


def _both(recall: Hits, precision: Hits) -> Figure:
    """F1 of two counts that were not made one to one."""
    rows = [(found, golds, right, claimed) for (found, _, golds), (right, claimed, _) in zip(recall.rows, precision.rows, strict=True)]

    def value(totals: Totals) -> float | None:
        found, golds, right, claimed = totals
        return f1(ratio(right, claimed), ratio(found, golds))

    (found, _, golds), (right, claimed, _) = recall.totals(), precision.totals()
    return Figure("person_country_office_f1", value((found, golds, right, claimed)), golds, interval(rows, value))


def _people(answer: Answer) -> list[_Person]:
    texts: dict[str, list[str]] = defaultdict(list)
    for mention in objects(answer, "mentions"):
        if mention.get("actor") is not None:
            texts[str(mention["actor"])].append(str(mention.get("text") or ""))
    people = []
    for actor in objects(answer, "actors"):
        if actor.get("kind") == "person":
            names = [actor.get("name"), *texts[str(actor.get("key"))]]
            kinds = office_kinds(actor.get("office")) or set().union(*(office_kinds(name) for name in names))
            people.append(_Person(tuple(name for name in names if name), actor.get("country"), frozenset(kinds)))
    return people
