"""Days of happenings as exactly as they are known: 2021, 2021-05 or 2021-05-03, and never more."""

from legation.exports.happenings import Happening

_WIDTHS = {"month": 7, "year": 4}


def known(found: Happening) -> tuple[str | None, str | None]:
    """(first, last) as partial ISO 8601 dates; the last one is absent where it is the first."""
    if found.first_day is None:
        return None, None
    width = _WIDTHS.get(found.precision or "", 10)
    first, last = found.first_day[:width], (found.last_day or found.first_day)[:width]
    return first, last if last != first else None
