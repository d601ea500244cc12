-- The record: one row a document, and one row for everything found in it, with the contract's JSON beside the columns that are asked for.

CREATE TABLE runs (
    id        TEXT PRIMARY KEY,
    release   TEXT NOT NULL,
    register  TEXT NOT NULL,
    inputs    TEXT NOT NULL
) STRICT;

CREATE TABLE documents (
    number    INTEGER PRIMARY KEY,
    key       TEXT NOT NULL UNIQUE,
    id        TEXT NOT NULL,
    run       TEXT NOT NULL REFERENCES runs (id),
    failed    INTEGER NOT NULL CHECK (failed IN (0, 1)),
    title     TEXT,
    published TEXT,
    source    TEXT,
    url       TEXT,
    language  TEXT,
    text      TEXT NOT NULL,
    escaped   TEXT,            -- the text as a JSON string, where it holds half surrogate pairs that UTF-8 cannot
    json      TEXT NOT NULL    -- the document without its text
) STRICT;
CREATE INDEX documents_by_id ON documents (id);
CREATE INDEX documents_by_day ON documents (published);

CREATE TABLE sentences (
    document  TEXT NOT NULL REFERENCES documents (key),
    position  INTEGER NOT NULL,
    "start"   INTEGER NOT NULL,
    "end"     INTEGER NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE actors (
    document  TEXT NOT NULL REFERENCES documents (key),
    key       TEXT NOT NULL,
    position  INTEGER NOT NULL,
    name      TEXT NOT NULL,
    kind      TEXT NOT NULL,
    country   TEXT,
    party     TEXT,
    json      TEXT NOT NULL,
    PRIMARY KEY (document, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX actors_by_key ON actors (key);

CREATE TABLE mentions (
    document  TEXT NOT NULL REFERENCES documents (key),
    position  INTEGER NOT NULL,
    actor     TEXT,
    how       TEXT NOT NULL,
    json      TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE places (
    document     TEXT NOT NULL REFERENCES documents (key),
    position     INTEGER NOT NULL,
    geonames_id  INTEGER,
    name         TEXT,
    country      TEXT,
    json         TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX places_by_geonames_id ON places (geonames_id);

CREATE TABLE dates (
    document   TEXT NOT NULL REFERENCES documents (key),
    position   INTEGER NOT NULL,
    value      TEXT,
    first_day  TEXT,
    last_day   TEXT,
    json       TEXT NOT NULL,
    PRIMARY KEY (document, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE statements (
    number    INTEGER PRIMARY KEY,
    document  TEXT NOT NULL REFERENCES documents (key),
    id        TEXT NOT NULL,
    position  INTEGER NOT NULL,
    speaker   TEXT,
    quoted    TEXT NOT NULL,
    words     TEXT NOT NULL,
    json      TEXT NOT NULL,
    UNIQUE (document, id)
) STRICT;
CREATE INDEX statements_by_speaker ON statements (speaker);

CREATE TABLE events (
    document   TEXT NOT NULL REFERENCES documents (key),
    id         TEXT NOT NULL,
    position   INTEGER NOT NULL,
    event      TEXT NOT NULL,
    mode       TEXT,
    cameo      TEXT,
    quad       INTEGER NOT NULL,
    intensity  REAL NOT NULL,
    realis     TEXT NOT NULL,
    first_day  TEXT,
    last_day   TEXT,
    json       TEXT NOT NULL,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX events_by_day ON events (first_day);

CREATE TABLE meetings (
    document   TEXT NOT NULL REFERENCES documents (key),
    id         TEXT NOT NULL,
    position   INTEGER NOT NULL,
    mechanism  TEXT,
    kind       TEXT NOT NULL,
    level      TEXT NOT NULL,
    realis     TEXT NOT NULL,
    host       TEXT,
    country    TEXT,
    first_day  TEXT,
    last_day   TEXT,
    json       TEXT NOT NULL,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX meetings_by_day ON meetings (first_day);
CREATE INDEX meetings_by_mechanism ON meetings (mechanism);

CREATE TABLE commitments (
    document  TEXT NOT NULL REFERENCES documents (key),
    id        TEXT NOT NULL,
    position  INTEGER NOT NULL,
    act       TEXT NOT NULL,
    status    TEXT,
    due       TEXT,
    json      TEXT NOT NULL,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;

-- Who takes part in a fact and on which side; `party` is the ISO3 or acronym for which the actor `key` acts.
CREATE TABLE parties (
    document  TEXT NOT NULL REFERENCES documents (key),
    fact      TEXT NOT NULL,
    side      TEXT NOT NULL,
    key       TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'meeting', 'commitment')),
    party     TEXT,
    PRIMARY KEY (document, fact, side, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX parties_by_party ON parties (party, kind);
CREATE INDEX parties_by_key ON parties (key, kind);

CREATE TABLE participants (
    document  TEXT NOT NULL REFERENCES documents (key),
    meeting   TEXT NOT NULL,
    position  INTEGER NOT NULL,
    actor     TEXT,
    name      TEXT NOT NULL,
    office    TEXT,
    party     TEXT,
    role      TEXT NOT NULL,
    PRIMARY KEY (document, meeting, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX participants_by_actor ON participants (actor);

CREATE TABLE issues (
    document  TEXT NOT NULL REFERENCES documents (key),
    fact      TEXT NOT NULL,
    issue     TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind IN ('statement', 'event', 'meeting', 'commitment')),
    PRIMARY KEY (document, fact, issue)
) STRICT, WITHOUT ROWID;
CREATE INDEX issues_by_issue ON issues (issue, kind);

-- `origin` is the key of the document, or, where nothing could be read and `document` is absent, the file and line.
CREATE TABLE problems (
    origin    TEXT NOT NULL,
    position  INTEGER NOT NULL,
    document  TEXT REFERENCES documents (key),
    level     TEXT NOT NULL CHECK (level IN ('warning', 'error')),
    stage     TEXT NOT NULL,
    json      TEXT NOT NULL,
    PRIMARY KEY (origin, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX problems_by_document ON problems (document);

-- Full text: the indexes read their words from the tables above, and follow them by triggers.
CREATE VIRTUAL TABLE documents_words USING fts5 (
    title, text, content = 'documents', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER documents_added AFTER INSERT ON documents BEGIN
    INSERT INTO documents_words (rowid, title, text) VALUES (new.number, new.title, new.text);
END;

CREATE VIRTUAL TABLE statements_words USING fts5 (
    words, content = 'statements', content_rowid = 'number', tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE TRIGGER statements_added AFTER INSERT ON statements BEGIN
    INSERT INTO statements_words (rowid, words) VALUES (new.number, new.words);
END;
CREATE TRIGGER statements_removed AFTER DELETE ON statements BEGIN
    INSERT INTO statements_words (statements_words, rowid, words) VALUES ('delete', old.number, old.words);
END;
