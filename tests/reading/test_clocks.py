"""Stamps in universal time belong to the outlet's own day; what names no instant stays as written."""

import pytest

from legation.reading import reading
from legation.reading.clocks import local_day


@pytest.mark.parametrize(
    ("stamp", "zone", "day"),
    [
        ("2022-04-12T01:30Z", "America/New_York", "2022-04-11"),
        ("2022-04-12T01:30:00+00:00", "America/New_York", "2022-04-11"),
        ("Tue, 12 Apr 2022 01:30:00 GMT", "America/New_York", "2022-04-11"),
        ("20220412T013000Z", "America/New_York", "2022-04-11"),
        ("2022-04-11T20:00:00Z", "Asia/Tokyo", "2022-04-12"),
        ("2022-04-12T01:30:00-04:00", "America/New_York", "2022-04-12"),
        ("2022-04-12T00:00:00Z", "America/New_York", None),
        ("2022-04-12T01:30:00", "America/New_York", None),
        ("2022-04-12", "America/New_York", None),
        ("2022-04-12T01:30Z", None, None),
        ("0001-01-01T00:30:00Z", "America/New_York", None),
        ("6 YEARS AGO", "America/New_York", None),
    ],
)
def test_the_day_where_the_outlet_is(stamp: str, zone: str | None, day: str | None) -> None:
    assert local_day(stamp, zone) == day


def test_documents_carry_their_outlet_and_its_day() -> None:
    record = {"text": "Samoa spoke.", "published": "2022-04-12T01:30Z", "url": "https://www.state.gov/a-readout/"}
    made = reading(record, "record 1").document
    assert (made.published, made.published_raw) == ("2022-04-11", "2022-04-12T01:30Z")
    assert (made.outlet, made.outlet_country, made.source_type) == ("U.S. Department of State", "USA", "government")
    assert made.source is None, "what was received stays as it was"
    unknown = reading({"text": "Samoa spoke.", "published": "2022-04-12T01:30Z", "source": "The Apia Bugle"}, "record 2").document
    assert (unknown.published, unknown.outlet, unknown.source_type) == ("2022-04-12", None, None)
