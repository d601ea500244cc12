-- What persons have said about mechanisms learnt from texts: that there is such a format, or that there is none. Appended, never altered.
CREATE TABLE mechanism_verdicts (
    number     INTEGER PRIMARY KEY,
    verdict    TEXT NOT NULL CHECK (verdict IN ('accept', 'reject')),
    mechanism  TEXT NOT NULL,
    who        TEXT NOT NULL,
    why        TEXT
) STRICT;
CREATE TRIGGER mechanism_verdicts_are_not_altered BEFORE UPDATE ON mechanism_verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are appended, never altered: add the opposite one');
END;
CREATE TRIGGER mechanism_verdicts_are_not_removed BEFORE DELETE ON mechanism_verdicts BEGIN
    SELECT RAISE (ABORT, 'verdicts are appended, never removed: add the opposite one');
END;
