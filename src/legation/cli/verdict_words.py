"""The words of `legation verdict` as typed, said to the record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from legation.cli.inputs import tell
from legation.model import LegationError
from legation.record import Ref, Store, View, correct, decide, fact_named, judge, rule, withdraw
from legation.record.corrections import value_given
from legation.record.mechanisms import judge_mechanism
from legation.record.verdicts import ON_TWO

SYNONYMS: Mapping[str, str] = {"merge": "same", "split": "different", "no-follow-up": "no follow-up"}
WORDS = (
    "accept", "reject", "correct", "same", "merge", "different", "split", "follow-up", "no-follow-up", "status", "withdraw", "list", "queue", "agreement",
    "export", "import",
)  # fmt: skip


@dataclass(frozen=True)
class Saying:
    """A word and what was named with it, by whom and why."""

    word: str
    given: tuple[str, ...]
    who: str
    why: str | None


def say(store: Store, saying: Saying) -> int:
    """Appends what was said; how many verdicts that gave."""
    word = SYNONYMS.get(saying.word, saying.word)
    ways: Mapping[str, Callable[[Store, Saying], int]] = {
        "accept": _rule, "reject": _rule, "correct": _correct, "same": _judge, "different": _judge, "follow-up": _judge, "no follow-up": _judge,
        "status": _decide, "withdraw": _withdraw,
    }  # fmt: skip
    if word not in ways:
        raise LegationError("there is no such verdict", saying.word, f"Say one of: {', '.join(WORDS)}")
    return ways[word](store, Saying(word, saying.given, saying.who, saying.why))


def _rule(store: Store, saying: Saying) -> int:
    word: Literal["accept", "reject"] = "accept" if saying.word == "accept" else "reject"
    (name,) = _given(saying, 1, "Name one fact or occurrence, as the lists give its id, or a learnt mechanism")
    if name.startswith("mechanism:"):
        return int(judge_mechanism(store, word, name, who=saying.who, why=saying.why))
    return sum(rule(store, word, ref, who=saying.who, why=saying.why) for ref in refs(store, name))


def _correct(store: Store, saying: Saying) -> int:
    """Each FIELD=VALUE on each report that has another value."""
    if len(saying.given) < 2 or not all("=" in part for part in saying.given[1:]):
        raise LegationError(
            "a correction names a fact and what is to stand",
            " ".join(saying.given),
            "Write it as `correct FACT level=leader when.from=2023-11-10`",
        )
    changes = [(field, value_given(field, text)) for field, _, text in (part.partition("=") for part in saying.given[1:])]
    return sum(
        correct(store, ref, field, value, who=saying.who, why=saying.why)
        for ref in refs(store, saying.given[0])
        for field, value in changes
    )


def _judge(store: Store, saying: Saying) -> int:
    """Of an occurrence the word is on its first report, but for `different` on all of them."""
    one, other = (refs(store, name) for name in _given(saying, 2, "Name two ids, as `legation occurrences` lists them"))
    word = next(known for known in ON_TWO if known == saying.word)
    if word == "different" and saying.given[0].startswith("occurrence-") and not set(one) & set(other):
        tell(f"{saying.given[1]} is not of {saying.given[0]}: they are apart already, and stay so")
    pairs = [(a, b) for a in one for b in other if a != b] if word == "different" else [(one[0], other[0])]
    return sum(judge(store, word, a, b, who=saying.who, why=saying.why) for a, b in pairs)


def _decide(store: Store, saying: Saying) -> int:
    name, status = _given(saying, 2, "Name a commitment and its status, as `status COMMITMENT kept`")
    return int(decide(store, refs(store, name)[0], status.replace("-", " "), who=saying.who, why=saying.why))


def _withdraw(store: Store, saying: Saying) -> int:
    (name,) = _given(saying, 1, "Name one verdict, as `legation verdict list` gives its id")
    return int(withdraw(store, name, who=saying.who, why=saying.why))


def refs(store: Store, name: str) -> Sequence[Ref]:
    """The fact of an id, or the facts of all reports of an occurrence."""
    if not name.startswith("occurrence-"):
        return [fact_named(store, name)]
    found = View(store).occurrence(name)
    if found is None:
        raise LegationError("there is no such occurrence in the record", name, "`legation occurrences` lists them with their ids")
    return [Ref(report.document, report.fact) for report in found.told]


def _given(saying: Saying, number: int, remedy: str) -> tuple[str, ...]:
    if len(saying.given) != number:
        what = {
            1: "this verdict is on one thing",
            2: "a verdict is on two facts" if saying.word != "status" else "a status is of a commitment",
        }[number]
        raise LegationError(what, f"{saying.word} {' '.join(saying.given)}".strip(), remedy)
    return saying.given
