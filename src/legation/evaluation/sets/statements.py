"""Attributed statements: cue, content and source together, then each role alone, for all of them and for reported speech."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from legation.evaluation.answers import NOTHING, Answer, Answers, extents, objects
from legation.evaluation.figures import Figure, Hits, ratio
from legation.evaluation.gold import Record
from legation.evaluation.spans import HALF, Span, WordIndex, Words, align, dice, joined
from legation.evaluation.speech import is_speech

_ROLES = ("source", "cue", "content")
_GOLD_KEYS = {role: role for role in _ROLES}
_ANSWER_KEYS = _GOLD_KEYS | {"source": "speaker"}
Pieces = tuple[Span, ...]


@dataclass(frozen=True)
class _Unit:
    """One attribution: the pieces of each role, and their words (a cue that is a mere colon has no word: its pieces stand in)."""

    pieces: Mapping[str, Pieces]
    words: Mapping[str, Words]
    speech: bool


def statements(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Everything twice: for all attributions, and for those whose cue is a word of speech."""
    documents = [
        (_units(record["attributions"], record["text"], _GOLD_KEYS), _units(_said(record, answers), record["text"], _ANSWER_KEYS))
        for record in gold
    ]
    spoken = [([unit for unit in golds if unit.speech], [unit for unit in given if unit.speech]) for golds, given in documents]
    return _figures("all", documents) + _figures("speech", spoken)


def _said(record: Record, answers: Answers) -> list[Answer]:
    return list(objects(answers.get(record["id"], NOTHING), "statements"))


def _units(items: Iterable[Answer], text: str, keys: Mapping[str, str]) -> list[_Unit]:
    index = WordIndex(text)
    units = []
    for item in items:
        pieces = {role: joined(text, extents(item.get(key))) for role, key in keys.items()}
        words: dict[str, Words] = {role: index.under(*spans) or frozenset(spans) for role, spans in pieces.items()}
        cue = " ".join(text[start:end] for start, end in pieces["cue"])
        units.append(_Unit(pieces, words, is_speech(cue)))
    return units


def _figures(variant: str, documents: Sequence[tuple[list[_Unit], list[_Unit]]]) -> list[Figure]:
    whole, sourceless = Hits(), Hits()
    exact, touching = {role: Hits() for role in _ROLES}, {role: Hits() for role in _ROLES}
    for golds, given in documents:
        whole.add(len(align(golds, given, _attribution)), len(given), len(golds))
        sourceless.add(len(align(golds, given, _cue_and_content)), len(given), len(golds))
        for role in _ROLES:
            wanted, found = _distinct(golds, role), _distinct(given, role)
            exact[role].add(len(align(list(wanted), list(found), _sameness(role))), len(found), len(wanted))
            over = align(list(wanted.values()), list(found.values()), dice, HALF)
            touching[role].add(len(over), len(found), len(wanted))
    figures = whole.figures(f"{variant}_attribution") + sourceless.figures(f"{variant}_cue_and_content")
    for role in _ROLES:
        figures += exact[role].figures(f"{variant}_{role}_exact") + touching[role].figures(f"{variant}_{role}_overlap")
    all_golds = [unit for golds, _ in documents for unit in golds]
    all_given = [unit for _, given in documents for unit in given]
    return [
        *figures,
        _unattributed(f"{variant}_unattributed_gold", all_golds),
        _unattributed(f"{variant}_unattributed_predicted", all_given),
    ]


def _unattributed(name: str, units: Sequence[_Unit]) -> Figure:
    return Figure(name, ratio(sum(not unit.pieces["source"] for unit in units), len(units)), len(units))


def _distinct(units: Iterable[_Unit], role: str) -> dict[Pieces, Words]:
    return {unit.pieces[role]: unit.words[role] for unit in units if unit.pieces[role]}


def _cue_and_content(gold: _Unit, given: _Unit) -> float:
    """How much of the content is the same, if half of it is and the cues share a word."""
    content = dice(gold.words["content"], given.words["content"])
    return content if content >= HALF and gold.words["cue"] & given.words["cue"] else 0.0


def _attribution(gold: _Unit, given: _Unit) -> float:
    """The same, with half of the source, or no source on either side."""
    content = _cue_and_content(gold, given)
    if not content:
        return 0.0
    if not gold.pieces["source"] and not given.pieces["source"]:
        return content + 1
    source = dice(gold.words["source"], given.words["source"])
    return content + source if source >= HALF else 0.0


def _sameness(role: str) -> Callable[[Pieces, Pieces], float]:
    """Exact match of one role. An answer has one span for speaker and cue: of a gold in pieces the longest, or the whole stretch, counts too."""

    def score(gold: Pieces, given: Pieces) -> float:
        if gold == given:
            return 2.0
        if role == "content" or len(gold) == 1 or len(given) > 1:
            return 0.0
        longest = max(gold, key=lambda span: span[1] - span[0])
        return float(given[0] in (longest, (gold[0][0], gold[-1][1])))

    return score
