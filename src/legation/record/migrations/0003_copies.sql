-- Copies: which documents are one report, printed again or lightly edited. Documents of the same wording share their sketches.

CREATE TABLE copies (
    document  TEXT PRIMARY KEY REFERENCES documents (key),
    report    TEXT NOT NULL,   -- the smallest key among the documents of this report
    words     INTEGER,         -- digest of the wording; absent where there are no words
    minima    BLOB NOT NULL    -- by which it is guessed how much two documents share
) STRICT, WITHOUT ROWID;
CREATE INDEX copies_by_report ON copies (report);
CREATE INDEX copies_by_words ON copies (words);

CREATE TABLE sketches (
    sketch  INTEGER NOT NULL,
    words   INTEGER NOT NULL,
    PRIMARY KEY (sketch, words)
) STRICT, WITHOUT ROWID;
