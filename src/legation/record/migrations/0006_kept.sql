-- The record as a tool: codings with their history, one row a fact with real foreign keys, and the occurrences kept.
-- What stood in the tables of earlier schemas is set aside here and taken over by the step's companion, which then drops it.

ALTER TABLE runs RENAME TO old_runs;
ALTER TABLE documents RENAME TO old_documents;
ALTER TABLE problems RENAME TO old_problems;
ALTER TABLE copies RENAME TO old_copies;
ALTER TABLE verdicts RENAME TO old_verdicts;
ALTER TABLE mechanism_verdicts RENAME TO old_mechanism_verdicts;
DROP TRIGGER documents_added;
DROP TRIGGER statements_added;
DROP TRIGGER statements_removed;
DROP TRIGGER verdicts_are_not_altered;
DROP TRIGGER verdicts_are_not_removed;
DROP TRIGGER mechanism_verdicts_are_not_altered;
DROP TRIGGER mechanism_verdicts_are_not_removed;
DROP TABLE documents_words;
DROP TABLE statements_words;
ALTER TABLE sentences RENAME TO old_sentences;
ALTER TABLE actors RENAME TO old_actors;
ALTER TABLE mentions RENAME TO old_mentions;
ALTER TABLE places RENAME TO old_places;
ALTER TABLE dates RENAME TO old_dates;
ALTER TABLE statements RENAME TO old_statements;
ALTER TABLE events RENAME TO old_events;
ALTER TABLE possible_events RENAME TO old_possible_events;
ALTER TABLE meetings RENAME TO old_meetings;
ALTER TABLE commitments RENAME TO old_commitments;
ALTER TABLE participants RENAME TO old_participants;
ALTER TABLE parties RENAME TO old_parties;
ALTER TABLE issues RENAME TO old_issues;
DROP INDEX documents_by_id;
DROP INDEX documents_by_day;
DROP INDEX parties_by_party;
DROP INDEX issues_by_issue;
DROP INDEX problems_by_document;
DROP INDEX copies_by_report;
DROP INDEX copies_by_words;
DROP INDEX participants_by_actor;
DROP INDEX parties_by_key;
DROP INDEX meetings_by_day;
DROP INDEX meetings_by_mechanism;
DROP INDEX events_by_day;
DROP INDEX actors_by_key;
DROP INDEX places_by_geonames_id;
DROP INDEX statements_by_speaker;

-- Inputs as named, read by one release: what a coding depends on besides its document.
CREATE TABLE runs (
    run       INTEGER PRIMARY KEY,
    run_id    TEXT NOT NULL UNIQUE,
    release   TEXT NOT NULL,
    register  TEXT NOT NULL,        -- digest of the tables of knowledge and of the encoder's weights
    inputs    TEXT NOT NULL,        -- JSON list
    own       TEXT                  -- tables of a register of the user's own that took part, with their number of rows: JSON
) STRICT;

-- A document as received. `state`: coded, failed, skipped (another language), superseded (a later version of the article is in its place) or removed
-- (text and facts are gone, this row says why).
CREATE TABLE documents (
    document             INTEGER PRIMARY KEY,
    document_key         TEXT NOT NULL UNIQUE,
    document_id          TEXT NOT NULL,      -- as given
    state                TEXT NOT NULL CHECK (state IN ('coded', 'failed', 'skipped', 'superseded', 'removed')),
    title                TEXT,
    published            TEXT,               -- ISO 8601, may be partial
    published_raw        TEXT,               -- as received
    published_precision  TEXT,
    source               TEXT,               -- as received
    outlet               TEXT,               -- the one name of who publishes
    source_type          TEXT,               -- official, agency, press, ...
    outlet_country       TEXT,               -- of the state for which an official outlet speaks
    url                  TEXT,
    language             TEXT,
    superseded_by        INTEGER REFERENCES documents (document),
    why                  TEXT,               -- of a removed document: who removed it, and why
    text                 TEXT NOT NULL,
    escaped              TEXT,               -- the text as a JSON string, where SQLite cannot hold it
    details              BLOB NOT NULL       -- zlib of the JSON of everything else that was received
) STRICT;
CREATE INDEX documents_by_id ON documents (document_id);
CREATE INDEX documents_by_day ON documents (published);
CREATE INDEX documents_by_version ON documents (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX documents_by_url ON documents (url) WHERE url IS NOT NULL;

-- What one run found in a document. Of a document the newest coding is current; earlier ones stay beside it.
CREATE TABLE codings (
    coding    INTEGER PRIMARY KEY,
    document  INTEGER NOT NULL REFERENCES documents (document),
    run       INTEGER NOT NULL REFERENCES runs (run),
    current   INTEGER NOT NULL CHECK (current IN (0, 1)),
    facts     BLOB NOT NULL,      -- zlib of the JSON of statements, events, meetings and commitments, as the contract has them
    scene     BLOB NOT NULL,      -- zlib of the JSON of sentences, actors, mentions, places, dates and problems
    UNIQUE (document, run)
) STRICT;

-- Documents that are copies of each other are one report.
CREATE TABLE copies (
    document  INTEGER PRIMARY KEY REFERENCES documents (document),
    report    TEXT NOT NULL,      -- the smallest key among the documents of this report
    words     INTEGER,            -- digest of the wording; absent where there are no words
    minima    BLOB NOT NULL       -- by which it is guessed how much two documents share
) STRICT;
CREATE INDEX copies_by_report ON copies (report);
CREATE INDEX copies_by_words ON copies (words);

-- Actors as documents have them: one row for each way in which an actor of one key was known (its name, its office on the day, ...).
CREATE TABLE actors (
    actor      INTEGER PRIMARY KEY,
    actor_key  TEXT NOT NULL,
    name       TEXT NOT NULL,
    kind       TEXT NOT NULL,
    country    TEXT,
    party      TEXT,              -- ISO3 or acronym of the side for which it acts
    sectors    TEXT,              -- PLOVER codes with blanks between, most specific first
    cameo      TEXT,
    office     TEXT,
    wikidata   TEXT,
    digest     INTEGER NOT NULL UNIQUE
) STRICT;
CREATE INDEX actors_by_key ON actors (actor_key);
CREATE INDEX actors_by_party ON actors (party);

-- One row a fact of a current coding. Days bound its time and have the precision of the words; absent where the text gives none.
CREATE TABLE facts (
    fact            INTEGER PRIMARY KEY,
    fact_id         TEXT NOT NULL,
    kind            TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'meeting', 'commitment', 'possible event')),
    document        INTEGER NOT NULL REFERENCES documents (document),
    coding          INTEGER NOT NULL REFERENCES codings (coding),
    fact_position   INTEGER NOT NULL,   -- in the document's list of this kind
    first_day       TEXT,
    last_day        TEXT,
    precision       TEXT,
    basis           TEXT,
    place           TEXT,
    place_country   TEXT,
    geonames_id     INTEGER,
    latitude        REAL,
    longitude       REAL,
    confidence      REAL NOT NULL,
    reason          TEXT,               -- the rules and heads that made it
    sentence_start  INTEGER NOT NULL,   -- characters of the text
    sentence_end    INTEGER NOT NULL,
    evidence_start  INTEGER NOT NULL,
    evidence_end    INTEGER NOT NULL,
    evidence_more   TEXT,               -- JSON list of [start, end] of further evidence
    amount          REAL,
    amount_unit     TEXT,
    ruling          TEXT CHECK (ruling IN ('accepted', 'rejected', 'corrected')),
    corrected       TEXT,               -- JSON of the fact as a person corrected it; what was coded stays in the coding
    UNIQUE (fact_id, document)
) STRICT;
CREATE INDEX facts_by_document ON facts (document);
CREATE INDEX facts_by_day ON facts (kind, first_day) WHERE first_day IS NOT NULL;
CREATE INDEX facts_by_place ON facts (geonames_id) WHERE geonames_id IS NOT NULL;

CREATE TABLE statements (
    fact          INTEGER PRIMARY KEY REFERENCES facts (fact) ON DELETE CASCADE,
    speaker       INTEGER REFERENCES actors (actor),
    speaker_name  TEXT,               -- of the actor where it is known, else as worded
    speaker_raw   TEXT,               -- as worded: "he", "the minister"
    cue           TEXT NOT NULL,
    quoted        TEXT NOT NULL,
    words         TEXT NOT NULL
) STRICT;
CREATE INDEX statements_by_speaker ON statements (speaker);

CREATE TABLE events (
    fact              INTEGER PRIMARY KEY REFERENCES facts (fact) ON DELETE CASCADE,
    event_type        TEXT NOT NULL,
    event_mode        TEXT,
    contexts          TEXT,           -- PLOVER contexts with blanks between
    cameo             TEXT,
    quad              INTEGER NOT NULL,
    intensity         REAL NOT NULL,
    goldstein         REAL,
    event_realis      TEXT NOT NULL,
    trigger           TEXT NOT NULL,
    actor_words       TEXT,
    recipient_words   TEXT,
    sides_confidence  REAL,
    tellings          TEXT,           -- JSON list of [start, end]: every stretch of the document that tells of it
    claimed_by        TEXT,           -- who says so, where the text does not tell it as fact
    claimed_by_actor  TEXT,
    killed_least      INTEGER,
    killed_most       INTEGER,
    wounded_least     INTEGER,
    wounded_most      INTEGER,
    tells_of          INTEGER REFERENCES facts (fact) ON DELETE SET NULL   -- the meeting of the same document that this CONSULT is
) STRICT;

CREATE INDEX events_by_meeting ON events (tells_of) WHERE tells_of IS NOT NULL;

-- Events of which the text is not sure: given out with their document, in no count.
CREATE TABLE possible_events (
    fact          INTEGER PRIMARY KEY REFERENCES facts (fact) ON DELETE CASCADE,
    event_type    TEXT NOT NULL,
    cameo         TEXT,
    event_realis  TEXT NOT NULL,
    trigger       TEXT NOT NULL
) STRICT;

CREATE TABLE meetings (
    fact            INTEGER PRIMARY KEY REFERENCES facts (fact) ON DELETE CASCADE,
    meeting_title   TEXT NOT NULL,
    mechanism       TEXT,
    mechanism_name  TEXT,
    edition         TEXT,
    meeting_kind    TEXT NOT NULL,
    meeting_mode    TEXT NOT NULL,
    visit           INTEGER NOT NULL,
    level           TEXT NOT NULL,
    meeting_realis  TEXT NOT NULL,
    host            TEXT,
    outcomes        TEXT,             -- ids of commitments with blanks between
    part_of         TEXT,
    sidelines_of    TEXT
) STRICT;
CREATE INDEX meetings_by_mechanism ON meetings (mechanism) WHERE mechanism IS NOT NULL;

CREATE TABLE commitments (
    fact    INTEGER PRIMARY KEY REFERENCES facts (fact) ON DELETE CASCADE,
    act     TEXT NOT NULL,
    words   TEXT NOT NULL,
    status  TEXT,
    due     TEXT
) STRICT;

-- Who takes part in a fact and on which side; the actor's row says for which party.
CREATE TABLE parties (
    fact   INTEGER NOT NULL REFERENCES facts (fact) ON DELETE CASCADE,
    side   TEXT NOT NULL CHECK (side IN ('speaker', 'addressee', 'about', 'actor', 'recipient', 'party', 'toward')),
    actor  INTEGER NOT NULL REFERENCES actors (actor),
    PRIMARY KEY (fact, side, actor)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_actor ON parties (actor, fact);

CREATE TABLE participants (
    fact              INTEGER NOT NULL REFERENCES facts (fact) ON DELETE CASCADE,
    seat              INTEGER NOT NULL,     -- its place in the meeting's list
    actor             INTEGER REFERENCES actors (actor),
    participant_name  TEXT NOT NULL,
    participant_raw   TEXT NOT NULL,        -- as worded
    office            TEXT,
    party             TEXT,
    role              TEXT NOT NULL,
    PRIMARY KEY (fact, seat)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants (actor);

CREATE TABLE issue_areas (
    issue     INTEGER PRIMARY KEY,
    issue_id  TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE issues (
    fact   INTEGER NOT NULL REFERENCES facts (fact) ON DELETE CASCADE,
    issue  INTEGER NOT NULL REFERENCES issue_areas (issue),
    PRIMARY KEY (fact, issue)
) STRICT, WITHOUT ROWID;
CREATE INDEX issues_by_issue ON issues (issue, fact);

-- `origin` is the key of the document, or, where nothing could be read and `document` is absent, the file and line.
CREATE TABLE problems (
    origin    TEXT NOT NULL,
    position  INTEGER NOT NULL,
    document  INTEGER REFERENCES documents (document),
    level     TEXT NOT NULL CHECK (level IN ('warning', 'error')),
    stage     TEXT NOT NULL,
    message   TEXT NOT NULL,
    json      TEXT NOT NULL,
    PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX problems_by_document ON problems (document);

-- Verdicts: what persons have said about facts, occurrences' tellings, commitments and learnt mechanisms; appended, never altered; the later word stands.
-- A fact is named by the key of its document and its id, and anchored on its evidence, so that the word holds when the document is coded again.
CREATE TABLE verdicts (
    verdict         INTEGER PRIMARY KEY,
    turn            INTEGER NOT NULL,        -- one more than the highest that its writer had seen: which word is the later one, also between two records
    verdict_id      TEXT NOT NULL UNIQUE,    -- made from content: the same word that comes from two records is one
    word            TEXT NOT NULL CHECK (word IN (
        'accept', 'reject', 'correct', 'same', 'different', 'follow-up', 'no follow-up', 'status', 'withdraw'
    )),
    kind            TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'meeting', 'commitment', 'mechanism')),
    one_document    TEXT,
    one_fact        TEXT NOT NULL,           -- of a mechanism its key
    one_anchor      TEXT,                    -- JSON: type, start, end of the evidence, and its words
    other_document  TEXT,
    other_fact      TEXT,
    other_anchor    TEXT,
    field           TEXT,                    -- of a correction: which field
    value           TEXT,                    -- JSON: its value; of a status the status
    who             TEXT NOT NULL,
    why             TEXT,
    withdraws       TEXT                     -- of a withdrawal: the id of the verdict that it takes back, wherever that stands in the order
) STRICT;
CREATE INDEX verdicts_withdrawn ON verdicts (withdraws) WHERE withdraws IS NOT NULL;
CREATE INDEX verdicts_by_one ON verdicts (one_document);
CREATE INDEX verdicts_by_other ON verdicts (other_document) WHERE other_document IS NOT NULL;
-- Anchors may be: where a document is removed they lose its words.
CREATE TRIGGER verdicts_are_not_altered BEFORE UPDATE OF
    verdict, turn, verdict_id, word, kind, one_document, one_fact, other_document, other_fact, field, value, who, why, withdraws ON verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are appended, never altered: add the opposite one');
END;
CREATE TRIGGER verdicts_are_not_removed BEFORE DELETE ON verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are appended, never removed: add the opposite one');
END;

-- Verdicts without withdrawals and without those that were withdrawn: what is heeded.
CREATE VIEW verdicts_standing AS
    SELECT * FROM verdicts v WHERE v.word <> 'withdraw' AND NOT EXISTS (SELECT 1 FROM verdicts w WHERE w.withdraws = v.verdict_id);

-- Samples drawn to be judged (`legation sample`), each with the facts that fell into it. A sample travels with the verdicts.
CREATE TABLE samples (
    sample      INTEGER PRIMARY KEY,
    sample_id   TEXT NOT NULL UNIQUE,    -- made from content: the same draw from the same facts is the same sample
    kind        TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'meeting', 'commitment')),
    seed        INTEGER NOT NULL,
    population  INTEGER NOT NULL         -- facts of the kind that the record held
) STRICT;
CREATE TABLE sampled (
    sample        INTEGER NOT NULL REFERENCES samples (sample),
    seat          INTEGER NOT NULL,
    document_key  TEXT NOT NULL,
    fact_id       TEXT NOT NULL,
    stratum       TEXT NOT NULL,         -- type and tenth of confidence
    weight        REAL NOT NULL,         -- for how many facts of the record it stands: one over the chance to be drawn
    PRIMARY KEY (sample, seat)
) STRICT, WITHOUT ROWID;

-- To which fact of the current coding each side of a verdict belongs now; a verdict without a row here is loose: its words tell of no such fact any more.
CREATE TABLE attachments (
    verdict  INTEGER NOT NULL REFERENCES verdicts (verdict),
    side     TEXT NOT NULL CHECK (side IN ('one', 'other')),
    fact     INTEGER NOT NULL REFERENCES facts (fact) ON DELETE CASCADE,
    PRIMARY KEY (verdict, side)
) STRICT, WITHOUT ROWID;
CREATE INDEX attachments_by_fact ON attachments (fact);

-- Occurrences: what happened, each once with all its tellings. Derived: `legation record rebuild` makes them anew, with the same ids.
-- The number of an occurrence is that of its first telling.
CREATE TABLE occurrences (
    occurrence        INTEGER PRIMARY KEY,
    occurrence_id     TEXT NOT NULL UNIQUE,
    occurrence_kind   TEXT NOT NULL,
    occurrence_title  TEXT,             -- of statements and commitments it is their speaker or parties, and their words
    type              TEXT,             -- of an event its PLOVER type, of a commitment its act, of a statement how it is quoted
    mode              TEXT,
    cameo             TEXT,
    quad              INTEGER,
    intensity         REAL,
    stands            TEXT,             -- realis or status as last told, or as a verdict has it
    mechanism         TEXT,
    mechanism_name    TEXT,
    edition           TEXT,
    level             TEXT,
    host              TEXT,
    sidelines_of      TEXT,
    outcomes          TEXT,
    first_day         TEXT,
    last_day          TEXT,
    precision         TEXT,
    basis             TEXT,
    told_first        TEXT,             -- publication of the first and last report
    told_last         TEXT,
    sort_day          TEXT GENERATED ALWAYS AS (coalesce(first_day, told_first, '')) VIRTUAL,    -- by which lists are ordered: its own first day, else that of its first report
    place             TEXT,
    place_country     TEXT,
    geonames_id       INTEGER,
    latitude          REAL,
    longitude         REAL,
    due               TEXT,
    confidence        REAL,
    reports           INTEGER NOT NULL,
    documents         INTEGER NOT NULL,
    judged            INTEGER NOT NULL,
    fullest           INTEGER REFERENCES facts (fact) ON DELETE SET NULL,   -- the telling whose words speak for it
    meeting           INTEGER           -- of an event: the occurrence of the meeting that it is
) STRICT;
CREATE INDEX occurrences_by_fullest ON occurrences (fullest);
CREATE INDEX occurrences_by_day ON occurrences (occurrence_kind, sort_day);
CREATE INDEX occurrences_by_meeting ON occurrences (meeting) WHERE meeting IS NOT NULL;
CREATE INDEX occurrences_by_mechanism ON occurrences (mechanism) WHERE mechanism IS NOT NULL;
CREATE INDEX occurrences_by_place ON occurrences (geonames_id) WHERE geonames_id IS NOT NULL;
CREATE INDEX occurrences_by_country ON occurrences (place_country, occurrence_kind) WHERE place_country IS NOT NULL;

-- Which facts tell of an occurrence, and why each is here. `component` and `linked`: how it was put together (docs/occurrences.md).
CREATE TABLE tellings (
    fact        INTEGER PRIMARY KEY REFERENCES facts (fact),
    occurrence  INTEGER NOT NULL,
    why_here    TEXT,
    why_linked  TEXT,              -- the same before meetings of a format were gathered
    copy_of     TEXT,              -- key of the document whose report is printed again here
    component   INTEGER NOT NULL,
    linked      INTEGER NOT NULL
) STRICT;
CREATE INDEX tellings_by_occurrence ON tellings (occurrence);
CREATE INDEX tellings_by_component ON tellings (component) WHERE component <> fact;
CREATE INDEX tellings_by_linked ON tellings (linked) WHERE linked <> fact;

CREATE TABLE occurrence_parties (
    occurrence  INTEGER NOT NULL REFERENCES occurrences (occurrence),
    side        TEXT NOT NULL CHECK (side IN ('party', 'toward', 'named')),   -- named: by some reports only
    party       TEXT NOT NULL,
    PRIMARY KEY (occurrence, side, party)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_parties_by_party ON occurrence_parties (party, occurrence);

CREATE TABLE occurrence_people (
    occurrence   INTEGER NOT NULL REFERENCES occurrences (occurrence),
    seat         INTEGER NOT NULL,
    person_name  TEXT NOT NULL,
    actor_key    TEXT,
    office       TEXT,
    party        TEXT,
    role         TEXT NOT NULL,
    named_by     INTEGER NOT NULL,       -- reports
    PRIMARY KEY (occurrence, seat)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_people_by_actor ON occurrence_people (actor_key) WHERE actor_key IS NOT NULL;

CREATE TABLE occurrence_issues (
    occurrence  INTEGER NOT NULL REFERENCES occurrences (occurrence),
    rank        INTEGER NOT NULL,
    issue       INTEGER NOT NULL REFERENCES issue_areas (issue),
    PRIMARY KEY (occurrence, rank)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_issues_by_issue ON occurrence_issues (issue, occurrence);

-- Pairs of parties between which an occurrence passed: at least one of the two acts. `direction`: 'both', 'forward' (one to other) or 'back'.
CREATE TABLE dyads (
    one         TEXT NOT NULL,           -- before `other` in the alphabet
    other       TEXT NOT NULL,
    occurrence  INTEGER NOT NULL,        -- no index leads from an occurrence here, so no key is held: each goes with its parties
    direction   TEXT NOT NULL CHECK (direction IN ('both', 'forward', 'back')),
    PRIMARY KEY (one, other, occurrence)
) STRICT, WITHOUT ROWID;

-- Which later commitments may follow up an earlier one: every pair that is like enough (docs/occurrences.md). Of a later one the likest earlier one counts.
CREATE TABLE follow_ups (
    earlier   INTEGER NOT NULL REFERENCES occurrences (occurrence),
    later     INTEGER NOT NULL REFERENCES occurrences (occurrence),
    likeness  REAL NOT NULL,
    reason    TEXT NOT NULL,
    PRIMARY KEY (later, earlier)
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_ups_by_earlier ON follow_ups (earlier);
CREATE TABLE matters (
    occurrence  INTEGER PRIMARY KEY,
    matter      BLOB NOT NULL           -- what of a commitment is compared
) STRICT;
CREATE TABLE matter_terms (
    term        INTEGER NOT NULL,       -- digest of a party that is bound and two telling words
    occurrence  INTEGER NOT NULL,
    PRIMARY KEY (term, occurrence)
) STRICT, WITHOUT ROWID;

-- An id that went away, and what it became.
CREATE TABLE successions (
    occurrence_id  TEXT PRIMARY KEY,
    became         TEXT           -- absent where no report tells of it any more
) STRICT, WITHOUT ROWID;

-- Of rejected facts the occurrence to which they belonged: accepted again they go on with it.
CREATE TABLE set_aside (
    fact  INTEGER PRIMARY KEY REFERENCES facts (fact) ON DELETE CASCADE,
    was   TEXT NOT NULL
) STRICT;

-- How occurrences find their tellings: numbers under which facts that may be one lie together; what of a meeting is compared; what waits to be merged.
CREATE TABLE blocks (
    block  INTEGER NOT NULL,
    fact   INTEGER NOT NULL,
    PRIMARY KEY (block, fact)
) STRICT, WITHOUT ROWID;
CREATE TABLE encounters (
    fact   INTEGER PRIMARY KEY,
    facet  BLOB NOT NULL
) STRICT;
CREATE TABLE formats (
    linked  INTEGER PRIMARY KEY,
    format  INTEGER NOT NULL,
    first   INTEGER NOT NULL,      -- days in which its meeting can have been, as proleptic ordinals
    last    INTEGER NOT NULL
) STRICT;
CREATE INDEX formats_by_format ON formats (format, first);
CREATE TABLE waiting (
    fact  INTEGER PRIMARY KEY,
    was   TEXT                    -- the occurrence to which it belonged before its document was coded again
) STRICT;
CREATE TABLE disturbed (
    component  INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE vacated (
    occurrence  INTEGER PRIMARY KEY
) STRICT;
CREATE TABLE ungathered (
    format  INTEGER NOT NULL,
    first   INTEGER NOT NULL,
    last    INTEGER NOT NULL,
    PRIMARY KEY (format, first, last)
) STRICT, WITHOUT ROWID;

-- How many documents were read of each day, and of each month from whom: kept as documents come, so that no page counts them. `month` is empty where no
-- date is known.
CREATE TABLE read_days (
    day     TEXT PRIMARY KEY,
    number  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE read_months (
    month    TEXT NOT NULL,
    outlet   TEXT NOT NULL,
    sort     TEXT NOT NULL,
    country  TEXT NOT NULL,
    number   INTEGER NOT NULL,
    PRIMARY KEY (month, outlet, sort, country)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER documents_read AFTER INSERT ON documents WHEN new.state IN ('coded', 'skipped') BEGIN
    INSERT INTO read_days VALUES (coalesce(new.published, ''), 1) ON CONFLICT DO UPDATE SET number = number + 1;
    INSERT INTO read_months VALUES (substr(coalesce(new.published, ''), 1, 7), coalesce(new.outlet, ''), coalesce(new.source_type, ''), coalesce(new.outlet_country, ''), 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER documents_read_otherwise AFTER UPDATE OF state, published, outlet, source_type, outlet_country ON documents BEGIN
    UPDATE read_days SET number = number - 1 WHERE old.state IN ('coded', 'skipped') AND day = coalesce(old.published, '');
    UPDATE read_months SET number = number - 1 WHERE old.state IN ('coded', 'skipped') AND month = substr(coalesce(old.published, ''), 1, 7)
        AND outlet = coalesce(old.outlet, '') AND sort = coalesce(old.source_type, '') AND country = coalesce(old.outlet_country, '');
    DELETE FROM read_days WHERE number = 0;
    DELETE FROM read_months WHERE number = 0;
    INSERT INTO read_days SELECT coalesce(new.published, ''), 1 WHERE new.state IN ('coded', 'skipped') ON CONFLICT DO UPDATE SET number = number + 1;
    INSERT INTO read_months SELECT substr(coalesce(new.published, ''), 1, 7), coalesce(new.outlet, ''), coalesce(new.source_type, ''), coalesce(new.outlet_country, ''), 1
        WHERE new.state IN ('coded', 'skipped') ON CONFLICT DO UPDATE SET number = number + 1;
END;

-- Full text: the indexes read their words from the tables, and follow them by triggers.
CREATE VIRTUAL TABLE documents_words USING FTS5 (
    title, text, content="documents", content_rowid="document", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_words (rowid, title, text) VALUES (new.document, new.title, new.text);
END;
CREATE TRIGGER documents_emptied AFTER UPDATE OF title, text ON documents BEGIN
    INSERT INTO documents_words (documents_words, rowid, title, text) VALUES ('delete', old.document, old.title, old.text);
    INSERT INTO documents_words (rowid, title, text) VALUES (new.document, new.title, new.text);
END;
CREATE VIRTUAL TABLE statements_words USING FTS5 (
    words, content="statements", content_rowid="fact", tokenize="porter unicode61 remove_diacritics 2"
);
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_words (rowid, words) VALUES (new.fact, new.words);
END;
CREATE TRIGGER statements_gone AFTER DELETE ON statements BEGIN
    INSERT INTO statements_words (statements_words, rowid, words) VALUES ('delete', old.fact, old.words);
END;
CREATE VIEW fact_sentences AS
    SELECT f.fact AS fact, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence
    FROM facts f JOIN documents d ON d.document = f.document;
CREATE VIRTUAL TABLE facts_words USING FTS5 (
    sentence, content="fact_sentences", content_rowid="fact", tokenize="porter unicode61 remove_diacritics 2"
);
-- A fact's sentence is put into the index by whoever writes the fact, who has the text at hand; it goes with the fact.
CREATE TRIGGER facts_gone BEFORE DELETE ON facts BEGIN
    INSERT INTO facts_words (facts_words, rowid, sentence) SELECT 'delete', old.fact,
        substr(d.text, old.sentence_start + 1, old.sentence_end - old.sentence_start) FROM documents d WHERE d.document = old.document;
END;

-- Views for people: one row a fact (or an occurrence), with everything that is asked for in plain columns. Rejected facts are in none.
CREATE VIEW meetings_view AS
    SELECT f.fact_id AS meeting_id, o.occurrence_id, m.meeting_title, m.mechanism, m.mechanism_name, m.edition, m.meeting_kind, m.meeting_mode AS mode,
        m.level, m.meeting_realis AS realis, m.host,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact ORDER BY a.party)) AS parties,
        (SELECT group_concat(whom, '; ') FROM (SELECT a.participant_name || coalesce(', ' || a.office, '') || coalesce(' (' || a.party || ')', '') AS whom
            FROM participants a WHERE a.fact = f.fact ORDER BY a.seat)) AS participants,
        f.first_day, f.last_day, f.precision, f.basis, f.place, f.place_country, f.geonames_id,
        (SELECT group_concat(issue, ' ') FROM (SELECT n.issue_id AS issue FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact = f.fact ORDER BY n.issue_id)) AS issues,
        f.confidence, f.reason, f.ruling, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
        d.document_key, d.document_id, d.title AS document_title, d.published, d.source, d.outlet, d.url, r.release
    FROM meetings m JOIN facts f ON f.fact = m.fact JOIN documents d ON d.document = f.document JOIN codings c ON c.coding = f.coding
    JOIN runs r ON r.run = c.run LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence
    WHERE f.ruling IS NOT 'rejected';

CREATE VIEW events_view AS
    SELECT f.fact_id AS event_id, o.occurrence_id, e.event_type, e.event_mode AS mode, e.contexts, e.cameo, e.quad, e.intensity, e.goldstein, e.event_realis AS realis,
        (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'actor' ORDER BY a.name)) AS actors,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'actor' ORDER BY a.party)) AS actor_parties,
        (SELECT group_concat(name, '; ') FROM (SELECT a.name FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'recipient' ORDER BY a.name)) AS recipients,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'recipient' ORDER BY a.party)) AS recipient_parties,
        e.trigger, f.first_day, f.last_day, f.precision, f.basis, f.place, f.place_country, f.geonames_id, f.latitude, f.longitude,
        (SELECT group_concat(issue, ' ') FROM (SELECT n.issue_id AS issue FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact = f.fact ORDER BY n.issue_id)) AS issues,
        e.claimed_by, e.killed_least, e.killed_most, e.wounded_least, e.wounded_most, f.amount, f.amount_unit, f.confidence, e.sides_confidence, f.reason, f.ruling,
        substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
        d.document_key, d.document_id, d.title AS document_title, d.published, d.source, d.outlet, d.url, r.release
    FROM events e JOIN facts f ON f.fact = e.fact JOIN documents d ON d.document = f.document JOIN codings c ON c.coding = f.coding
    JOIN runs r ON r.run = c.run LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence
    WHERE f.ruling IS NOT 'rejected';

CREATE VIEW statements_view AS
    SELECT f.fact_id AS statement_id, o.occurrence_id, s.speaker_name AS speaker, s.speaker_raw, a.actor_key AS speaker_key, a.party AS speaker_party, a.office AS speaker_office,
        s.cue, s.quoted, s.words,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'addressee' ORDER BY a.party)) AS addressees,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'about' ORDER BY a.party)) AS about,
        (SELECT group_concat(issue, ' ') FROM (SELECT n.issue_id AS issue FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact = f.fact ORDER BY n.issue_id)) AS issues,
        f.confidence, f.reason, f.ruling, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
        d.document_key, d.document_id, d.title AS document_title, d.published, d.source, d.outlet, d.url, r.release
    FROM statements s JOIN facts f ON f.fact = s.fact LEFT JOIN actors a ON a.actor = s.speaker JOIN documents d ON d.document = f.document
    JOIN codings c ON c.coding = f.coding JOIN runs r ON r.run = c.run LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence
    WHERE f.ruling IS NOT 'rejected';

CREATE VIEW commitments_view AS
    SELECT f.fact_id AS commitment_id, o.occurrence_id, k.act, k.words, coalesce(o.stands, k.status) AS status, k.status AS status_told, k.due,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'party' ORDER BY a.party)) AS parties,
        (SELECT group_concat(party, ' ') FROM (SELECT DISTINCT a.party FROM parties p JOIN actors a ON a.actor = p.actor WHERE p.fact = f.fact AND p.side = 'toward' ORDER BY a.party)) AS toward,
        (SELECT group_concat(issue, ' ') FROM (SELECT n.issue_id AS issue FROM issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.fact = f.fact ORDER BY n.issue_id)) AS issues,
        f.amount, f.amount_unit, f.confidence, f.reason, f.ruling, substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
        d.document_key, d.document_id, d.title AS document_title, d.published, d.source, d.outlet, d.url, r.release
    FROM commitments k JOIN facts f ON f.fact = k.fact JOIN documents d ON d.document = f.document JOIN codings c ON c.coding = f.coding
    JOIN runs r ON r.run = c.run LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence
    WHERE f.ruling IS NOT 'rejected';

CREATE VIEW participants_view AS
    SELECT p.participant_name, p.participant_raw, p.office, p.party, p.role, a.actor_key, a.kind AS actor_kind, a.country AS actor_country, a.wikidata,
        f.fact_id AS meeting_id, o.occurrence_id, m.meeting_title, m.level, m.meeting_realis AS realis, m.mechanism, f.first_day, f.last_day, f.precision, f.place, f.place_country,
        d.document_key, d.document_id, d.published, d.source, d.outlet, d.url
    FROM participants p JOIN facts f ON f.fact = p.fact JOIN meetings m ON m.fact = f.fact LEFT JOIN actors a ON a.actor = p.actor
    JOIN documents d ON d.document = f.document LEFT JOIN tellings t ON t.fact = f.fact LEFT JOIN occurrences o ON o.occurrence = t.occurrence
    WHERE f.ruling IS NOT 'rejected';

CREATE VIEW occurrences_view AS
    SELECT o.occurrence_id, o.occurrence_kind AS kind, coalesce(o.occurrence_title, s.speaker_name || ': ' || s.words, k.act || ': ' || k.words) AS occurrence_title, o.type, o.mode, o.cameo, o.quad, o.intensity, o.stands, o.mechanism, o.mechanism_name, o.edition, o.level, o.host,
        (SELECT group_concat(party, ' ') FROM (SELECT p.party FROM occurrence_parties p WHERE p.occurrence = o.occurrence AND p.side = 'party' ORDER BY p.party)) AS parties,
        (SELECT group_concat(party, ' ') FROM (SELECT p.party FROM occurrence_parties p WHERE p.occurrence = o.occurrence AND p.side = 'toward' ORDER BY p.party)) AS toward,
        (SELECT group_concat(whom, '; ') FROM (SELECT w.person_name || coalesce(', ' || w.office, '') || coalesce(' (' || w.party || ')', '') AS whom
            FROM occurrence_people w WHERE w.occurrence = o.occurrence ORDER BY w.seat)) AS participants,
        (SELECT group_concat(issue, ' ') FROM (SELECT n.issue_id AS issue FROM occurrence_issues i JOIN issue_areas n ON n.issue = i.issue WHERE i.occurrence = o.occurrence ORDER BY i.rank)) AS issues,
        o.first_day, o.last_day, o.precision, o.basis, o.told_first, coalesce(o.told_last, o.told_first) AS told_last, o.place, o.place_country, o.geonames_id, o.latitude, o.longitude, o.due,
        o.confidence, o.reports, o.documents, o.judged,
        substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence, d.document_key, d.document_id, d.title AS document_title,
        d.published, d.source, d.outlet, d.url
    FROM occurrences o JOIN facts f ON f.fact = o.fullest JOIN documents d ON d.document = f.document LEFT JOIN statements s ON s.fact = f.fact
    LEFT JOIN commitments k ON k.fact = f.fact;
