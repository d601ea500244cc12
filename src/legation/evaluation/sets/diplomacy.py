"""The diplomatic record: meetings with all their fields, statements with their speakers, commitments, issues."""

from collections.abc import Sequence

from legation.evaluation.answers import NOTHING, Answer, Answers, listed, objects
from legation.evaluation.figures import Figure, Hits
from legation.evaluation.gold import Record
from legation.evaluation.sets.commitments import Commitments
from legation.evaluation.sets.meetings import Meetings
from legation.evaluation.sets.spoken import Spoken
from legation.evaluation.spans import WordIndex


def diplomacy(gold: Sequence[Record], answers: Answers) -> list[Figure]:
    """Each kind of fact is matched with gold's one to one; then each field of the matched ones is compared."""
    meetings, spoken, commitments, issues = Meetings(), Spoken(), Commitments(), Hits()
    for record in gold:
        answer, words = answers.get(record["id"], NOTHING), WordIndex(record["text"])
        meetings.add(record, answer, words)
        issues.add(*_issues(record, answer))
        spoken.add(record, answer, words)
        commitments.add(record, answer, words)
    return meetings.figures() + issues.figures("document_issues") + spoken.figures() + commitments.figures()


def _issues(record: Record, answer: Answer) -> tuple[int, int, int]:
    """Issues of all meetings of a document."""
    wanted = {issue for meeting in record["meetings"] for issue in meeting["issues"]}
    given = {str(issue) for meeting in objects(answer, "meetings") for issue in listed(meeting, "issues")}
    return len(wanted & given), len(given), len(wanted)
