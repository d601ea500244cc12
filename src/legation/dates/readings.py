"""What each rule of the grammar means: the reader of every rule."""

from legation.dates.amounts import clock_reading, duration_of_reading, duration_reading, set_reading, window_reading
from legation.dates.counted import beside_day_reading, date_of_reading, nth_day_reading, nth_set_reading, nth_week_reading
from legation.dates.feasts import feast_reading
from legation.dates.fiscal import fiscal_part_reading, fiscal_reading
from legation.dates.reading import Reader
from legation.dates.relative import (
    day_after_reading,
    end_of_unit_reading,
    offset_reading,
    reference_reading,
    rel_unit_reading,
    that_day_reading,
    that_part_reading,
    today_reading,
    tonight_reading,
    unit_after_reading,
    week_on_reading,
    weekday_reading,
    weekend_reading,
)
from legation.dates.stated import (
    bc_year_reading,
    century_reading,
    day_reading,
    decade_reading,
    figures_reading,
    iso_reading,
    month_alone_reading,
    month_of_reading,
    month_range_reading,
    month_year_reading,
    named_reading,
    ordinal_day_reading,
    ordinal_year_reading,
    part_of_reading,
    plain_year_reading,
    quarter_reading,
    range_reading,
    rel_month_reading,
    season_reading,
    season_year_reading,
    short_year_reading,
    week_from_reading,
)

READERS: dict[str, Reader] = {
    "iso": iso_reading, "figures": figures_reading, "day_range": range_reading, "span_range": range_reading, "month_range": month_range_reading, "day": day_reading,
    "month_year": month_year_reading, "month_of": month_of_reading, "rel_month": rel_month_reading, "month": month_alone_reading, "ordinal_day": ordinal_day_reading,
    "quarter": quarter_reading, "century": century_reading, "decade": decade_reading, "fiscal": fiscal_reading, "fiscal_short": fiscal_reading, "season_year": season_year_reading,
    "season_of": season_reading, "rel_season": season_reading, "season": season_reading, "bc_year": bc_year_reading, "year": plain_year_reading, "short_year": short_year_reading,
    "today": today_reading, "tonight": tonight_reading, "that_part": that_part_reading, "weekday": weekday_reading, "part_of": part_of_reading, "day_part": part_of_reading,
    "nth_of_month": nth_day_reading, "unit_after": unit_after_reading, "week_on": week_on_reading, "day_short": day_reading,
    "nth_day": nth_day_reading, "nth_set": nth_set_reading, "nth_week": nth_week_reading, "beside_day": beside_day_reading, "date_of": date_of_reading, "fiscal_part": fiscal_part_reading,
    "week_from": week_from_reading, "ordinal_year": ordinal_year_reading, "weekend": weekend_reading, "rel_unit": rel_unit_reading, "end_of_unit": end_of_unit_reading, "offset": offset_reading, "day_after": day_after_reading, "window": window_reading, "set": set_reading,
    "duration": duration_reading, "duration_of": duration_of_reading, "clock": clock_reading, "feast": feast_reading, "named": named_reading, "that_day": that_day_reading,
    "reference": reference_reading,
}  # fmt: skip
