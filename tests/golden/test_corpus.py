"""Real documents drawn at random: every one is coded, in order, with true spans; stories without diplomacy give hardly a meeting."""

import gzip
import json
import random
from pathlib import Path
from typing import Any

from legation.cli.coder import coding_of
from legation.coding import Line
from legation.model.contract import as_dict
from legation.reading import reading
from walking import spans

DRAWN = 40  # a sample of a sample: `make corpus` codes 300 and writes docs/corpus.md


def drawn(path: Path, count: int) -> list[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    return random.Random(2023).sample(records, count)


def test_diplomatic_documents_are_coded_without_a_fault(line: Line, shared: Path) -> None:
    for record in drawn(shared / "corpora" / "diplomacy_news.jsonl.gz", DRAWN):
        coding = coding_of(reading(record, record["id"]), line)
        assert [p.message for p in coding.problems if p.level == "error"] == []
        out = as_dict(coding)
        assert out["document"]["id"] == record["id"]
        assert all(
            record["text"][span["start"] : span["end"]] == span["text"]
            for span in spans(out)
            if "text" in span and span["start"] is not None
        )


def test_stories_without_diplomacy_give_hardly_a_meeting(line: Line, shared: Path) -> None:
    records = drawn(shared / "corpora" / "non_diplomacy_news.jsonl.gz", DRAWN)
    with_meetings = [record["id"] for record in records if coding_of(reading(record, record["id"]), line).meetings]
    assert len(with_meetings) <= DRAWN // 10, with_meetings
