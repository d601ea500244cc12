-- Events of which the text is not sure: given out with their document, kept apart from `events` so that nothing counts them.
CREATE TABLE possible_events (
    document    TEXT NOT NULL REFERENCES documents (key),
    id          TEXT NOT NULL,
    position    INTEGER NOT NULL,   -- among all events of the document
    event       TEXT NOT NULL,
    cameo       TEXT,
    realis      TEXT NOT NULL,
    confidence  REAL NOT NULL,
    json        TEXT NOT NULL,
    PRIMARY KEY (document, id)
) STRICT, WITHOUT ROWID;
