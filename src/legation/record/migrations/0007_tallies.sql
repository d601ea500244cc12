-- Kept counts and lists in order of day: so that no page counts over a whole table, or sorts all that a party ever did. Written with the occurrences
-- (`tallies`); the step's companion fills them from what is there, and `legation record rebuild` makes them anew.

-- How much judging an occurrence is worth, in hundredths: reports, level, conflict, intensity.
ALTER TABLE occurrences ADD COLUMN weight INTEGER GENERATED ALWAYS AS (CAST(round(100 * (
    min(4, reports - 1) + CASE level WHEN 'leader' THEN 2 WHEN 'minister' THEN 1 ELSE 0 END + CASE quad WHEN 3 THEN 0.5 WHEN 4 THEN 1.5 ELSE 0 END
    + abs(coalesce(intensity, 0)) / 5)) AS INTEGER)) VIRTUAL;
CREATE INDEX occurrences_by_weight ON occurrences (weight) WHERE judged = 0;
DROP INDEX occurrences_by_mechanism;
DROP INDEX occurrences_by_place;
DROP INDEX occurrences_by_country;
CREATE INDEX occurrences_by_mechanism ON occurrences (mechanism, sort_day) WHERE mechanism IS NOT NULL;
CREATE INDEX occurrences_by_place ON occurrences (geonames_id, occurrence_kind, sort_day) WHERE geonames_id IS NOT NULL;
CREATE INDEX occurrences_by_country ON occurrences (place_country, occurrence_kind, sort_day) WHERE place_country IS NOT NULL;

-- Which facts that nobody has judged are the least certain: hundredths from an even chance.
CREATE INDEX facts_by_doubt ON facts (CAST(round(100 * abs(confidence - 0.5)) AS INTEGER)) WHERE ruling IS NULL AND kind <> 'possible event';
CREATE INDEX events_by_doubt ON events (CAST(round(100 * abs(sides_confidence - 0.5)) AS INTEGER)) WHERE sides_confidence IS NOT NULL;

-- How many occurrences there are of each party, issue, place, mechanism and pair, by kind and year of the first report. `what`: 'all', 'party', 'issue',
-- 'place', 'mechanism' (`one` names it), 'partner' (between party `one` and party `other`, whatever the year), 'party issue' (party `one` on issue `other`),
-- 'speaker issue' (statements on issue `one` by party `other`).
CREATE TABLE tallies (
    what    TEXT NOT NULL,
    one     TEXT NOT NULL,
    other   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    year    TEXT NOT NULL,
    number  INTEGER NOT NULL,
    PRIMARY KEY (what, one, other, kind, year)
) STRICT, WITHOUT ROWID;

-- How many facts there are of each kind, by what a person ruled; `ruling` is empty where nobody did.
CREATE TABLE fact_counts (
    kind    TEXT NOT NULL,
    ruling  TEXT NOT NULL,
    number  INTEGER NOT NULL,
    PRIMARY KEY (kind, ruling)
) STRICT, WITHOUT ROWID;
INSERT INTO fact_counts SELECT kind, coalesce(ruling, ''), count(*) FROM facts GROUP BY 1, 2;
CREATE TRIGGER facts_counted AFTER INSERT ON facts BEGIN
    INSERT INTO fact_counts VALUES (new.kind, coalesce(new.ruling, ''), 1) ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER facts_counted_no_more AFTER DELETE ON facts BEGIN
    UPDATE fact_counts SET number = number - 1 WHERE kind = old.kind AND ruling = coalesce(old.ruling, '');
    DELETE FROM fact_counts WHERE number = 0;
END;
CREATE TRIGGER facts_counted_otherwise AFTER UPDATE OF ruling ON facts BEGIN
    UPDATE fact_counts SET number = number - 1 WHERE kind = old.kind AND ruling = coalesce(old.ruling, '');
    INSERT INTO fact_counts VALUES (new.kind, coalesce(new.ruling, ''), 1) ON CONFLICT DO UPDATE SET number = number + 1;
    DELETE FROM fact_counts WHERE number = 0;
END;

-- The occurrences of one kind in which a party has a part, or that are about an issue, in order of day (20231110; 20231100 where only the month is known).
CREATE TABLE subjects (
    subject  INTEGER PRIMARY KEY,
    sort     TEXT NOT NULL CHECK (sort IN ('party', 'issue')),
    name     TEXT NOT NULL,
    kind     TEXT NOT NULL,
    UNIQUE (sort, name, kind)
) STRICT;
CREATE TABLE by_day (
    subject     INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    occurrence  INTEGER NOT NULL,
    PRIMARY KEY (subject, day, occurrence)
) STRICT, WITHOUT ROWID;

-- What pages of a dyad count stands with the pair: what passed (`figure`), and when it was told and took place.
CREATE TABLE figures (
    figure     INTEGER PRIMARY KEY,
    figured    TEXT NOT NULL UNIQUE,    -- the others in one, absent ones as nothing
    kind       TEXT NOT NULL,
    type       TEXT,
    quad       INTEGER,
    intensity  REAL,
    stands     TEXT,
    level      TEXT,
    mode       TEXT
) STRICT;
ALTER TABLE dyads ADD COLUMN figure INTEGER;
ALTER TABLE dyads ADD COLUMN told INTEGER;           -- days as in `by_day`; the first report
ALTER TABLE dyads ADD COLUMN first INTEGER;          -- its own first day
ALTER TABLE dyads ADD COLUMN meeting INTEGER;        -- of an event: the occurrence of the meeting that it is
