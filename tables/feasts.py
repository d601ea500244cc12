"""Writes reference/data/feasts.tsv: when the movable feasts and seasons of the calendar fall, year by year. Run by `make tables`.

Reckoned by well-kept packages: hijridate (Umm al-Qura calendar), convertdate (Hebrew calendar), dateutil (Easter), holidays (Chinese and Indian
calendars; Indian feasts only from 2001, where it has them confirmed). The General Assembly's high-level week follows resolution 57/301: the general debate
opens on the Tuesday after the Tuesday of the third week in September; 2014 and 2015 were moved. A feast that hangs on the sight of the moon may fall a
day earlier or later: `give` says by how many days.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from convertdate import hebrew
from dateutil.easter import EASTER_ORTHODOX, easter
from hijridate import Hijri
from holidays.calendars.chinese import _ChineseLunisolar
from holidays.calendars.hindu import _HinduLunisolar

PATH = Path(__file__).resolve().parent.parent / "src" / "legation" / "reference" / "data" / "feasts.tsv"
FIRST, LAST = 1950, 2050
MOVED = {2014: date(2014, 9, 24), 2015: date(2015, 9, 28)}  # general debates that did not open by the rule
Row = tuple[str, date, date, int, str]


def main() -> None:
    """One row a feast and year, in the order of name and day."""
    rows = sorted({*easters(), *hebrew_feasts(), *islamic_feasts(), *asian_feasts(), *assembly_weeks(), *thanksgivings()})
    lines = [f"{name}\t{first}\t{last}\t{give}\t{source}" for name, first, last, give, source in rows]
    PATH.write_text("name\tfirst\tlast\tgive\tsource\n" + "\n".join(lines) + "\n", encoding="utf-8")


def easters() -> Iterator[Row]:
    """Western Easter with the days that hang on it, and Orthodox Easter."""
    steps = {"ash wednesday": -46, "palm sunday": -7, "good friday": -2, "easter": 0, "easter monday": 1, "pentecost": 49}
    for year in range(FIRST, LAST + 1):
        sunday = easter(year)
        for name, step in steps.items():
            day = sunday + timedelta(days=step)
            yield name, day, day, 0, "dateutil"
        yield "holy week", sunday - timedelta(days=7), sunday, 0, "dateutil"
        orthodox = easter(year, EASTER_ORTHODOX)
        yield "orthodox easter", orthodox, orthodox, 0, "dateutil"


def hebrew_feasts() -> Iterator[Row]:
    """Jewish feasts; they begin at sunset on the day before."""
    feasts = {"passover": (1, 15, 8), "rosh hashanah": (7, 1, 2), "yom kippur": (7, 10, 1), "sukkot": (7, 15, 7), "hanukkah": (9, 25, 8)}
    for year in range(FIRST + 3760, LAST + 3762):
        for name, (month, day, days) in feasts.items():
            first = date(*hebrew.to_gregorian(year, month, day))
            yield name, first, first + timedelta(days=days - 1), 0, "convertdate"


def islamic_feasts() -> Iterator[Row]:
    """Ramadan and the feasts of Islam by the Umm al-Qura calendar."""
    feasts = {
        "eid al-fitr": (10, 1, 3),
        "eid al-adha": (12, 10, 4),
        "ashura": (1, 10, 1),
        "mawlid": (3, 12, 1),
        "islamic new year": (1, 1, 1),
    }
    for year in range(1370, 1474):
        start = date(*Hijri(year, 9, 1).to_gregorian().datetuple())
        yield "ramadan", start, start + timedelta(days=Hijri(year, 9, 1).month_length() - 1), 1, "hijridate"
        for name, (month, day, days) in feasts.items():
            first = date(*Hijri(year, month, day).to_gregorian().datetuple())
            yield name, first, first + timedelta(days=days - 1), 1, "hijridate"


def asian_feasts() -> Iterator[Row]:
    """Lunar New Year, Mid-Autumn, Diwali, Holi, Nowruz."""
    chinese, hindu = _ChineseLunisolar(), _HinduLunisolar()
    for year in range(FIRST, LAST + 1):
        found = [
            ("lunar new year", chinese.lunar_new_year_date(year), 0, "holidays"),
            ("mid-autumn festival", chinese.mid_autumn_date(year), 0, "holidays"),
        ]
        found += (
            [("diwali", hindu.diwali_india_date(year), 0, "holidays"), ("holi", hindu.holi_date(year), 1, "holidays")]
            if year > 2000
            else []
        )
        for name, (day, _), give, source in found:
            if day:
                yield name, day, day, give, source
        yield "nowruz", date(year, 3, 20), date(year, 3, 21), 0, "own"


def assembly_weeks() -> Iterator[Row]:
    """The high-level week of the United Nations General Assembly, Monday to Sunday, since the rule of 2003."""
    for year in range(2003, LAST + 1):
        week = date.fromordinal(date(year, 9, 1).toordinal() - date(year, 9, 1).weekday())
        if date(year, 9, 1).weekday() >= 5:
            week += timedelta(days=7)
        debate = MOVED.get(year, week + timedelta(days=22))
        monday = debate - timedelta(days=debate.weekday())
        yield "high-level week", monday, monday + timedelta(days=6), 0, "UN resolution 57/301"


def thanksgivings() -> Iterator[Row]:
    """The fourth Thursday in November."""
    for year in range(FIRST, LAST + 1):
        first = date(year, 11, 1)
        day = first + timedelta(days=(3 - first.weekday()) % 7 + 21)
        yield "thanksgiving", day, day, 0, "own"


if __name__ == "__main__":
    main()
