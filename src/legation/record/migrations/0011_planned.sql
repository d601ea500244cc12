-- Meetings to come are read without going through those that were.
CREATE INDEX occurrences_planned ON occurrences (sort_day) WHERE occurrence_kind = 'meeting' AND stands = 'planned';
