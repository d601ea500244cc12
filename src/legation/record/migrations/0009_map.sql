-- What has a point on the map is read without going through what has none.
CREATE INDEX occurrences_on_map ON occurrences (occurrence_kind, sort_day) WHERE latitude IS NOT NULL AND longitude IS NOT NULL;
