"""Answers in the contract's JSON, ours or another program's, looked at without trust: what does not fit counts as absent."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from legation.evaluation.spans import Span

Answer = Mapping[str, Any]
Answers = Mapping[str, Answer]
NOTHING: Answer = {}


def read_answers(lines: Iterable[str]) -> tuple[dict[str, Answer], int]:
    """Answers by id, and how many lines are not JSON or have no id."""
    found: dict[str, Answer] = {}
    bad = 0
    for line in lines:
        if not line.strip():
            continue
        try:
            answer = json.loads(line)
            found[identity(answer)] = answer
        except (ValueError, TypeError, KeyError, RecursionError):
            bad += 1
    return found, bad


def identity(answer: Answer) -> str:
    """The id of an answer: its own, or that of its document."""
    return str(answer["id"] if "id" in answer else answer["document"]["id"])


def listed(answer: object, key: str) -> list[Any]:
    """The list under `key` without absent members; empty where there is none."""
    value = answer.get(key) if isinstance(answer, dict) else None
    return [item for item in value if item is not None] if isinstance(value, list) else []


def objects(answer: object, key: str) -> list[dict[str, Any]]:
    """The objects of the list under `key`."""
    return [item for item in listed(answer, key) if isinstance(item, dict)]


def part(answer: object, key: str) -> dict[str, Any]:
    """The object under `key`, or an empty one."""
    value = answer.get(key) if isinstance(answer, dict) else None
    return value if isinstance(value, dict) else {}


def extent(item: object) -> Span | None:
    """Where something stands, if it says so in whole numbers that can be."""
    if not isinstance(item, dict):
        return None
    start, end = item.get("start"), item.get("end")
    if isinstance(start, bool) or isinstance(end, bool) or not isinstance(start, int) or not isinstance(end, int):
        return None
    return (start, end) if 0 <= start < end else None


def extents(items: object) -> list[Span]:
    """Where one thing or each of a list stands."""
    several = items if isinstance(items, list) else [items]
    return [span for item in several if (span := extent(item)) is not None]


class Cast:
    """Where each actor of an answer is mentioned, what it is called, and which actors belong to a country."""

    def __init__(self, answer: Answer) -> None:
        self.spans: dict[str, list[Span]] = defaultdict(list)
        self.names: dict[str, list[Any]] = defaultdict(list)
        self.of_country: dict[str, set[str]] = defaultdict(set)
        for mention in objects(answer, "mentions"):
            span = extent(mention)
            if mention.get("actor") is not None and span:
                self.spans[str(mention["actor"])].append(span)
        for actor in objects(answer, "actors"):
            key = str(actor.get("key"))
            self.names[key] += [name for name in [actor.get("name"), *listed(actor, "members")] if name]
            if actor.get("country"):
                self.of_country[str(actor["country"])].add(key)

    def acting_for(self, key: object) -> set[str]:
        """The actor with this key and all who belong to the country of that code."""
        return {str(key)} | self.of_country.get(str(key), set())

    def spans_of(self, keys: Iterable[str]) -> list[Span]:
        """Where these actors are mentioned."""
        return [span for key in keys for span in self.spans.get(key, ())]


def misplaced(answers: Answers) -> tuple[int, int]:
    """(spans whose words are not what stands there, all spans with words) in answers that bring their document's text."""
    wrong = seen = 0
    for answer in answers.values():
        text = part(answer, "document").get("text")
        if not isinstance(text, str):
            continue
        open_items: list[Any] = [value for key, value in answer.items() if key not in ("document", "sentences")]
        while open_items:
            item = open_items.pop()
            if isinstance(item, dict):
                if "start" in item and "end" in item and isinstance(item.get("text"), str):
                    seen += 1
                    span = extent(item)
                    wrong += span is None or text[span[0] : span[1]] != item["text"]
                open_items += item.values()
            elif isinstance(item, list):
                open_items += item
    return wrong, seen
