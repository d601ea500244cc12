-- Which sentence of its document a fact stands in, counted from 1: what exports have of it stood packed in the coding. The step's companion numbers the facts
-- that are there.
ALTER TABLE facts ADD COLUMN sentence_number INTEGER;
