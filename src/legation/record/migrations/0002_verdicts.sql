-- Verdicts: what persons have said about the record, appended and never altered; the later word stands. They take effect when the record is viewed.
-- `one` and `other` are facts (document key and fact id); a fact that a later release codes no more keeps its verdict, which then has no effect.
CREATE TABLE verdicts (
    number          INTEGER PRIMARY KEY,
    verdict         TEXT NOT NULL CHECK (verdict IN ('same', 'different', 'follow-up', 'no follow-up')),
    one_document    TEXT NOT NULL,
    one_fact        TEXT NOT NULL,
    other_document  TEXT NOT NULL,
    other_fact      TEXT NOT NULL,
    who             TEXT NOT NULL,
    why             TEXT
) STRICT;
CREATE TRIGGER verdicts_are_not_altered BEFORE UPDATE ON verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are appended, never altered: add the opposite one');
END;
CREATE TRIGGER verdicts_are_not_removed BEFORE DELETE ON verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are appended, never removed: add the opposite one');
END;
