"""Place: what took place there."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from legation.desk.answers import Context, Row, occurrence_rows
from legation.desk.asking import Filters
from legation.desk.charts.worldmap import Spot
from legation.desk.problems import NotFound
from legation.desk.visit import Listing, Visit, listing
from legation.model import Coverage


@dataclass(frozen=True, kw_only=True)
class PlacePage(Context):
    """A place of GeoNames."""

    template: ClassVar[str] = "place.html"
    listed: ClassVar[bool] = True
    room: ClassVar[str] = "place"
    spot: Spot
    asked: Filters
    meetings: Listing
    events: Listing
    coverage: Coverage

    def rows(self) -> Iterable[Row]:
        """Meetings and events there."""
        return occurrence_rows((*self.meetings.items, *self.events.items))


def page(visit: Visit, key: str) -> PlacePage:
    """The place of a GeoNames id."""
    sql = (
        "SELECT geonames_id, place, place_country, coalesce(latitude, 0), coalesce(longitude, 0) FROM occurrences WHERE geonames_id = ?"
        " UNION ALL SELECT geonames_id, place, place_country, coalesce(latitude, 0), coalesce(longitude, 0) FROM facts WHERE geonames_id = ? LIMIT 1"
    )
    row = visit.view.store.connection.execute(sql, (int(key), int(key))).fetchone() if re.fullmatch("[0-9]{1,12}", key) else None
    if row is None:
        raise NotFound("no fact of the record is at this place", key, "Give a GeoNames id that the record has")
    meetings, events = listing(visit, "meeting", per=25, place=key), listing(visit, "event", per=25, place=key)
    return PlacePage(
        title=row[1] or key,
        spot=Spot(row[0], row[1], row[2], row[3], row[4], meetings.number),
        asked=visit.asked,
        meetings=meetings,
        events=events,
        coverage=visit.coverage(),
    )
