"""Clocks: a stamp that names an instant belongs to the day on which it was at home with the outlet, not to the day in Greenwich."""

from datetime import datetime, time
from email.utils import parsedate_to_datetime
from zoneinfo import ZoneInfo


def local_day(stamp: str, zone: str | None) -> str | None:
    """The outlet's own day of a stamp with clock time and zone ("2022-04-12T01:30Z" is 2022-04-11 in Washington), as an ISO date.

    `None` where the stamp names no instant, or no zone of the outlet is known: then the day as written stands. Midnight sharp is a day that
    a machine padded with zeros, not a time of publication, and stands too.
    """
    moment = _moment(stamp) if zone else None
    if moment is None or zone is None or moment.time() == time(0):
        return None
    try:
        return moment.astimezone(ZoneInfo(zone)).date().isoformat()
    except OverflowError:
        return None


def _moment(stamp: str) -> datetime | None:
    text = stamp.strip()
    if not any(mark in text for mark in ":T"):
        return None
    for understand in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = understand(text)
        except (TypeError, ValueError, IndexError, OverflowError):
            continue
        return moment if moment.tzinfo is not None else None
    return None
