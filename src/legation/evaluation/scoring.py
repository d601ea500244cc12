"""The sets: which command answers them, what it is asked, how its answers are scored."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from legation.evaluation.answers import Answers, misplaced, read_answers
from legation.evaluation.figures import Figure
from legation.evaluation.gold import Parts, Record
from legation.evaluation.sets.actors import actors
from legation.evaluation.sets.contacts import contacts
from legation.evaluation.sets.dates import dates
from legation.evaluation.sets.diplomacy import diplomacy
from legation.evaluation.sets.places import places
from legation.evaluation.sets.rams import rams
from legation.evaluation.sets.record import record
from legation.evaluation.sets.relations import relations
from legation.evaluation.sets.roles import roles
from legation.evaluation.sets.sentences import sentences, who_to_whom
from legation.evaluation.sets.small import fivew, names
from legation.evaluation.sets.statements import statements
from legation.evaluation.sets.stories import stories

Command = Literal["code", "relate", "whois", "stories", "names"]  # `names`: a function of ours behind no command line
Scorer = Callable[[Sequence[Record], Answers], list[Figure]]
ASKED: Mapping[Command, tuple[str, ...]] = {
    "code": ("id", "title", "published", "source", "url", "language", "text"),
    "stories": ("id", "title", "published", "source", "url", "language", "text"),
    "relate": ("id", "text", "source", "target"),
    "whois": ("id", "text", "context", "on"),
    "names": ("id", "name1", "name2"),
}


@dataclass(frozen=True)
class GoldSet:
    """How one set is scored, what answers it, and the figures to look at first."""

    command: Command
    scorer: Scorer
    main: tuple[str, ...]


SETS: Mapping[str, GoldSet] = {
    "relations": GoldSet(
        "relate",
        relations,
        (
            "root_macro_f1",
            "quad_macro_f1",
            "binary_macro_f1",
        ),
    ),
    "sentences": GoldSet(
        "code",
        sentences,
        (
            "relevance_f1",
            "types_f1",
        ),
    ),
    "spans": GoldSet(
        "code",
        who_to_whom,
        (
            "token_f1",
            "best_event_token_f1",
        ),
    ),
    "statements": GoldSet(
        "code",
        statements,
        (
            "all_attribution_f1",
            "speech_attribution_f1",
        ),
    ),
    "places": GoldSet(
        "code",
        places,
        (
            "literal_span_overlap_f1",
            "literal_id_f1",
            "all_id_recall",
        ),
    ),
    "actors": GoldSet(
        "whois",
        actors,
        (
            "country_accuracy",
            "primary_sector_accuracy",
            "country_and_sector",
        ),
    ),
    "dates": GoldSet(
        "code",
        dates,
        (
            "span_strict_f1",
            "value_f1",
        ),
    ),
    "roles": GoldSet("code", roles, ("person_country_office_f1",)),
    "meetings-re3d": GoldSet("code", contacts, ("pair_in_meeting_or_consult_recall",)),
    "rams": GoldSet("code", rams, ("type_at_trigger_sentence_recall",)),
    "stories": GoldSet(
        "stories",
        stories,
        (
            "bcubed_f1",
            "pairwise_f1",
        ),
    ),
    "diplomacy": GoldSet(
        "code",
        diplomacy,
        (
            "meeting_f1",
            "meeting_participants_f1",
            "meeting_issues_f1",
            "statement_f1",
            "statement_with_speaker_f1",
            "commitment_f1",
        ),
    ),
    "record": GoldSet(
        "code",
        record,
        (
            "meeting_f1",
            "meeting_recall",
            "meeting_participants_with_office_f1",
            "statement_with_speaker_f1",
            "commitment_f1",
            "event_type_f1",
            "event_one_side_f1",
            "event_parties_f1",
            "event_realis",
            "event_date_f1",
            "event_place_country",
            "event_claimed_f1",
            "event_confidence_auc",
            "event_calibration_error",
        ),
    ),
    "fivew": GoldSet(
        "code",
        fivew,
        (
            "who_found",
            "when_found",
            "where_found",
        ),
    ),
    "names": GoldSet("names", names, ("match_f1",)),
}
Report = dict[str, list[Figure]]


def question(record: Record, command: Command) -> dict[str, Any]:
    """What the command is asked about a gold record: never what gold says."""
    return {key: record[key] for key in ASKED[command] if record.get(key)}


def score(name: str, parts: Parts, lines: Sequence[str]) -> Report:
    """Figures by label: each part of a set, then all of them together; at the end what is wrong with the answering lines as such."""
    answers, bad_lines = read_answers(lines)
    scorer, records = SETS[name].scorer, [record for part in parts.values() for record in part]
    report: Report = {}
    if len(parts) > 1:
        report = {f"{name}/{part}": scorer(those, answers) for part, those in parts.items()}
    wrong, spans = misplaced(answers)
    ids = {record["id"] for record in records}
    report[name] = [
        *scorer(records, answers),
        Figure("missing_answers", len(ids - set(answers)), len(ids)),
        Figure("bad_lines", bad_lines, sum(bool(line.strip()) for line in lines)),
        Figure("misplaced_spans", wrong, spans),
    ]
    return report
