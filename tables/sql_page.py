"""Writes docs/sql.md from the schema of the record: run by `make sql-page`; a test holds that it is up to date.

What a view is, and what its columns say, stands here; which views and columns there are is taken from a record made anew, so that neither can be missing.
"""

import sqlite3
from pathlib import Path

from legation.record import Store
from legation.record.store import MEMORY

PATH = Path(__file__).resolve().parent.parent / "docs" / "sql.md"
PEOPLE = "_view"  # the views for people end so

VIEWS = {
    "occurrences_view": "What happened, each once: meetings, events, statements and commitments with all reports of each merged.",
    "meetings_view": "Meetings as single documents tell them: one row a telling.",
    "statements_view": "Statements as single documents tell them.",
    "events_view": "Events as single documents tell them, possible ones left out.",
    "commitments_view": "Commitments as single documents tell them.",
    "participants_view": "Who took part in which meeting: one row a person a telling.",
}
COLUMNS = {
    "about": "parties that the words are about",
    "act": "agreed, signed, announced, pledged, reaffirmed, proposed, exploring, called for",
    "actor_country": "ISO 3166 alpha-3 code of the state that the person belongs to",
    "actor_key": "key of the actor: `person:antony-blinken`",
    "actor_kind": "state, office, person, body, igo, mechanism, organisation, group",
    "actor_parties": "the parties for which they act",
    "actors": "names of who acts, `; ` between",
    "addressees": "parties addressed",
    "amount": "a number of money, troops or items, in whole units",
    "amount_unit": "ISO 4217 code or a plain noun",
    "basis": "on what its days rest: stated, published, dateline, context",
    "cameo": "CAMEO code",
    "claimed_by": "who says so, where the text does not tell it as fact",
    "commitment_id": "id of the telling",
    "confidence": "0 to 1: of an event that its type is right, of others that it is one",
    "contexts": "PLOVER contexts",
    "cue": "the words that attribute",
    "document_id": "id of the document as given",
    "document_key": "key of the document in the record",
    "document_title": "title of the document",
    "documents": "how many documents have it, copies included",
    "due": "by when, ISO 8601; may be partial",
    "edition": "which meeting of the mechanism",
    "event_id": "id of the telling",
    "event_type": "PLOVER type",
    "first_day": "first possible day, ISO 8601: read it with `precision`",
    "geonames_id": "GeoNames id of the place",
    "goldstein": "Goldstein scale",
    "host": "ISO 3166 alpha-3 code of the host",
    "intensity": "PLOVER intensity",
    "issues": "ids of issue areas, one blank between",
    "judged": "1 where a verdict stands on it",
    "killed_least": "the dead, at least",
    "killed_most": "the dead, at most",
    "kind": "meeting, event, statement or commitment",
    "last_day": "last possible day",
    "latitude": "WGS 84",
    "level": "leader, minister, official, unknown",
    "longitude": "WGS 84",
    "mechanism": "key of the mechanism",
    "mechanism_name": "its name",
    "meeting_id": "id of the telling",
    "meeting_kind": "bilateral, trilateral, multilateral",
    "meeting_title": "title of the meeting",
    "mode": "how: of meetings in person, phone, video; of events the PLOVER mode",
    "occurrence_id": "id of the occurrence, which stays the same as reports and verdicts come",
    "occurrence_title": "what it is, on one line",
    "office": "office as the text gives it, else the register's",
    "outlet": "who published the document, under one name",
    "participant_name": "name in its fullest form",
    "participant_raw": "name as the text has it",
    "participants": "name, office and party of those named, `; ` between",
    "parties": "ISO 3166 alpha-3 codes and acronyms, one blank between",
    "party": "the party for which the person takes part",
    "place": "place by name",
    "place_country": "ISO 3166 alpha-3 code of the place",
    "precision": "how exact the days are: day, week, month, quarter, year, ...",
    "published": "publication day of the document, ISO 8601; may be partial",
    "quad": "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict",
    "quoted": "direct, indirect, mixed",
    "realis": "happened or held, ongoing, planned, proposed, denied, cancelled, ...",
    "reason": "the rules and heads that made the fact",
    "recipient_parties": "the parties to which it is done",
    "recipients": "names of to whom it is done, `; ` between",
    "release": "the release of Legation that coded the document",
    "reports": "how many reports have it, copies counted once",
    "role": "lead, host, visitor, member",
    "ruling": "what a verdict says of the telling: accepted, rejected, corrected",
    "sentence": "the sentence of the document",
    "sides_confidence": "that both sides are right, 0 to 1",
    "source": "source of the document as given",
    "speaker": "name of the speaker; empty where the text has a pronoun for one who is not known",
    "speaker_key": "actor key of the speaker",
    "speaker_office": "office of the speaker",
    "speaker_party": "party of the speaker",
    "speaker_raw": 'the words that name the speaker, as "she"',
    "stands": "realis or status as last told",
    "statement_id": "id of the telling",
    "status": "explored, proposed, pledged, agreed, signed, under way, fulfilled, suspended, abandoned: as it stands now",
    "status_told": "the same as this document has it",
    "told_first": "publication day of the first report; may be partial",
    "told_last": "publication day of the last report",
    "toward": "parties to which it is done or promised",
    "trigger": "the word that shows the event",
    "type": "of an event its PLOVER type, of a commitment its act, of a statement how it is quoted",
    "url": "address of the document",
    "wikidata": "Wikidata id",
    "words": "what was said, or what is to be done",
    "wounded_least": "the wounded, at least",
    "wounded_most": "the wounded, at most",
}

OPENING = """# The record in SQL

Made from the schema by `make sql-page`. A record is a SQLite file: any program that reads SQLite reads it. These views are for people; the tables
behind them are described in [record.md](record.md). Absent is NULL. A telling is one fact as one document has it; an occurrence is what the tellings
of one happening have in common, and `occurrence_id` leads from one to the other.

```sql
SELECT meeting_title, first_day, precision, participants, sentence, url
FROM meetings_view WHERE parties LIKE '%JPN%' AND parties LIKE '%USA%' AND first_day >= '2021' ORDER BY first_day;
```

```sql
SELECT substr(first_day, 1, 4) AS year, count(*) AS meetings, sum(reports) AS reports
FROM occurrences_view WHERE kind = 'meeting' AND stands = 'held' GROUP BY year ORDER BY year;
```

```sql
SELECT speaker, speaker_party, words, sentence FROM statements_view WHERE issues LIKE '%indo-pacific%' ORDER BY published LIMIT 10;
```

`first_day` of a year is its first of January: take `precision` along, or ask for `precision = 'day'`. A fact without a day of its own has none here; its
report's is `published`, or of an occurrence `told_first`.
"""


def columns() -> dict[str, tuple[str, ...]]:
    """The views for people of a record made anew, with their columns."""
    with Store.open(MEMORY, create=True) as store:
        names = [row[0] for row in store.connection.execute("SELECT name FROM sqlite_master WHERE type = 'view' ORDER BY name")]
        return {name: _columns(store.connection, name) for name in names if name.endswith(PEOPLE)}


def _columns(connection: sqlite3.Connection, view: str) -> tuple[str, ...]:
    return tuple(row[1] for row in connection.execute(f"PRAGMA table_info({view})"))


def page() -> str:
    """The page as Markdown. A view or column of which nothing is said here raises `KeyError`."""
    parts = [OPENING]
    found = columns()
    for view in (*VIEWS, *sorted(found.keys() - VIEWS.keys())):
        rows = "\n".join(f"| `{column}` | {COLUMNS[column]} |" for column in found[view])
        parts.append(f"## {view}\n\n{VIEWS[view]}\n\n| column | what it says |\n|---|---|\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    PATH.write_text(page(), encoding="utf-8")
