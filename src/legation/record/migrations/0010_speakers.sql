-- A speaker who stands in the text as a pronoun only has no name; the word stays in `speaker_raw`.
UPDATE statements SET speaker_name = NULL WHERE speaker IS NULL
    AND lower(speaker_name) IN ('both', 'he', 'i', 'it', 'one', 'others', 'our', 'she', 'some', 'they', 'we', 'which', 'who', 'you');
