"""Live blogs that were saved as plain text: posts below lines that hold nothing but a clock time or a day, each a document of its own."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from legation.reading.live import is_live_title
from legation.reading.stamps import day_of_line

_CLOCK = re.compile(
    r"^(?:(?:posted|published|updated)\s(?:at\s)?|\[|\()?(?P<hour>[01]?\d|2[0-4])[:.h](?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\.?)?"
    r"(?:\s?\(?(?P<zone>[A-Z]{2,5}|local time|hrs)\)?)?[\])]?\s?[:–—-]?$",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"^(?P<stamp>[\[(]?(?:[01]?\d|2[0-4])[:.][0-5]\d\s?(?:[ap]\.?m\.?)?(?:\s?[A-Z]{2,5})?[\])]?)\s?(?:[:–—|-]\s?|\s{2,})(?=\S)",
    re.IGNORECASE,
)
_AWAY = re.compile(r"^(?:key events|show key events|summary|share|updated?|back to top)\W*$", re.IGNORECASE)
_PUBLISHED = re.compile(r"^(?:first\s)?(?:published|posted|updated|date|last updated)(?:\son|\sat)?\s?:?\s", re.IGNORECASE)
_FEWEST, _UNTITLED = 2, 4  # stamps that make a live blog where its title says so, and where it does not
_SHORTEST = 20  # characters of a post
_HEAD = 8  # lines in which the day of the whole may stand


class _Line(NamedTuple):
    """A line, and the clock time or the ISO day that is all it holds; `words` is what of it belongs to the post."""

    words: str
    clock: str | None = None
    day: str | None = None


def posts_in(text: str) -> tuple[dict[str, object], ...]:
    """The posts of a live blog in the order of the text: their words, title and stamp; none for a text that is none.

    A post is of the day of its own stamp, else of the last line that is a day, else of the day that the head of the text has.
    """
    rows = text.split("\n")
    title = next((row.strip() for row in rows if row.strip()), "")
    titled = is_live_title(title)
    lines = list(_lines(rows, running=titled))
    clocks = sum(line.clock is not None for line in lines)
    if clocks < (_FEWEST if titled else _UNTITLED) or (not titled and not _alone(lines)):
        return ()
    return tuple(_posts(lines, title))


def _lines(rows: list[str], *, running: bool) -> Iterator[_Line]:
    """The lines as they are read; `running`: a stamp may stand at the head of the post's own line ("14:05 - The talks began")."""
    year = next((found[0] for row in rows[:_HEAD] if (found := re.search(r"\b(?:19|20)\d\d\b", row))), None)
    for row in rows:
        plain = row.strip()
        clock = _CLOCK.match(plain)
        day = None if clock else day_of_line(_PUBLISHED.sub("", plain), year)
        stamped = _RUNNING.match(plain) if running and not clock and not day else None
        if clock:
            yield _Line("", clock=_time(plain))
        elif day:
            hour = re.search(r"\d{1,2}[:.]\d\d.*", plain)
            yield _Line("", clock=_time(hour[0]) if hour else None, day=day)
        elif stamped:
            yield _Line(plain[stamped.end() :], clock=_time(stamped["stamp"]))
        else:
            yield _Line("" if _AWAY.match(plain) else row)


def _alone(lines: list[_Line]) -> bool:
    """Whether words stand below each stamp, and not figures as in timetables: most posts have a sentence."""
    words = [line.words for before, line in pairwise(lines) if before.clock]
    following = [word for word in words if word.strip()]
    return sum(len(word.split()) > 5 for word in following) * 2 >= len(following) and bool(following)


def _time(words: str) -> str:
    """The clock time as ISO writes it; "24:00" and the like as midnight."""
    found = re.search(r"(\d{1,2})[:.h](\d\d)\s?([ap])?", words, re.IGNORECASE)
    if found is None:
        return ""
    hour = int(found[1]) % 24
    half = (found[3] or "").lower()
    hour = hour % 12 + 12 * (half == "p") if half and hour <= 12 else hour
    return f"{hour:02}:{found[2]}" + ("+00:00" if re.search(r"\b(?:GMT|UTC)\b", words) else "")


def _posts(lines: list[_Line], title: str) -> Iterator[dict[str, object]]:
    """The posts; what stands before the first stamp is one too where it holds more than title and day."""
    day: str | None = None
    clock: str | None = None
    words: list[str] = []
    for line in (*lines, _Line("", clock="")):
        if line.clock is not None or line.day:
            yield from _post(words, title, day, clock)
            day, clock, words = line.day or day, line.clock, [line.words] if line.words else []
        else:
            words.append(line.words)


def _post(words: list[str], title: str, day: str | None, clock: str | None) -> Iterator[dict[str, object]]:
    text = "\n".join(words).strip().removeprefix(title).strip()
    if len(text) >= _SHORTEST:
        yield {"text": text, "title": title, "published": f"{day}T{clock}" if day and clock else day}
