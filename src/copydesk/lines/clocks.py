"""The times of day of a line with their zones: `2:20 pm EST`, `09:12 Uhr`, `오후 3:42`; and what a zone is on a day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.lexicons import lexicon_lines


class Time(NamedTuple):
    """A time of day and where it stands."""

    start: int
    end: int
    """Behind the zone, where one is printed."""
    clock: str
    """`14:23`."""
    second: str | None
    zone: str | None
    """`-05:00`, or `us-05:00` where the name covers winter and summer (`ET`)."""
    twelve_hours: bool
    """Whether it says which half of the day it is in: `2:23 PM`."""


def first_time(text: str, start: int = 0) -> Time | None:
    """The first time of day that stands near `start`, or begins there.

    >>> first_time("2:23 PM EST").clock, first_time("at 20.15 Uhr").clock, first_time("page 20")
    ('14:23', '20:15', None)
    """
    return next(times(text[: start + FURTHEST], start), None)


FURTHEST = 48
"""Code points from a day, or the start of a line, to the end of its time: `, Wednesday, at 11:36:01 AM (GMT+05:30)` has 41."""


def times(text: str, start: int = 0) -> Iterator[Time]:
    """The times of day from `start` on, with their zones."""
    # Cut, so that digits glued in front ("20252:23 PM") do not make the time part of a number
    piece = text[start:]
    # most figures are no time, and the pattern of times is slow to say so
    if not _CLOCK.search(piece):
        return
    for match in _TIME.finditer(piece):
        half, hour, minute, second, letter = match.groups()
        twelve_hours = letter is not None or half is not None
        if minute is None and not twelve_hours:
            continue
        clock = _clock(int(hour), int(minute or 0), twelve_hours, letter in ("p", "P") or half in AFTERNOON)
        if clock is None or int(second or 0) > 59:
            continue
        exact = second is not None or piece[match.start() - 1 : match.start()] == "T"
        zone, end = _zone(piece, match.end(), exact)
        yield Time(start + match.start(), start + end, clock, second, zone, twelve_hours)


def _clock(hour: int, minute: int, twelve_hours: bool, afternoon: bool) -> str | None:
    """`14:23` for 2, 23 in the afternoon; None where no clock shows it."""
    if twelve_hours and hour <= 12:
        hour = hour % 12 + 12 * afternoon
    return f"{hour:02}:{minute:02}" if hour <= 23 and minute <= 59 else None


AFTERNOON = frozenset(("오후", "下午", "午後"))

# What every time has: its hour and what follows, or a word for half of the day before it
_CLOCK = re.compile(r"\d(?:[:.h時时点시]|\s?[AaPp]|\sh)|[오上下午]")

# 2:20pm · 5 AM · 20.15 · 17h30 · 11:36:01 · 20時01分 · 오후 3:42
_TIME = re.compile(
    r"(오전|오후|[上下]午|午[前後])?\s?(?<![\d:])(?<!\d\.)(\d{1,2})"
    r"(?:(?:[:.h時时点]|\sh\s|시\s?)(\d\d|\d(?=[分분]))(?:[:.](\d\d)(?:\.\d{1,9})?)?[分분]?)?(?![:.]?\d|\s?[Mm]in)\s?(?:([AaPp])\.?\s?[Mm](?![a-z]))?"
)


def is_near(gap: str, letters: int) -> bool:
    """Whether what stands between a time and its day is no more than marks, blanks and so many letters."""
    return len(gap) <= LONGEST_GAP and not DIGIT.search(gap) and sum(map(str.isalpha, gap)) <= letters


LONGEST_GAP = 24
"""Code points between a time and its day; what is further off is of something else."""

# Where a pattern begins with digits, the first of them stands before what is asked of the sign in front of it: only at digits is
# such a pattern tried at all
DIGIT = re.compile(r"\d")


def is_zone(word: str) -> bool:
    """Whether a word is the name of a time zone, as pages write it behind a clock: `UTC`, `CEST`."""
    return word in zones()


def _zone(text: str, at: int, exact: bool) -> tuple[str | None, int]:
    """Offset of the zone behind a time, and its end; `exact` times, with seconds or a `T`, may have a bare `-04:00`."""
    match = _ZONE.match(text, at)
    if match is None:
        return None, at
    anchor, offset, name = match.groups()
    if offset:
        # "10:00-12:00" are opening hours
        if anchor or exact or offset[0] == "+":
            return read_offset(offset), match.end()
        return None, at
    for size in range(len(name), 0, -1):
        end = match.start(3) + size
        follow = text[end : end + 2]
        # "ESTUpdated" is glued, "ETHICS" is another word
        if name[:size] in zones() and (not follow[:1].isalpha() or follow[1:].islower()):
            return zones()[name[:size]], end
    return None, at


# GMT+2 · UTC · EDT · +05:30
_ZONE = re.compile(r"\.?\s{0,2}\(?(?:(GMT|UTC)?\s?([+-]\d{1,2}(?::?\d\d)?)(?!\d)|([A-Z]{1,5}))")


@cache
def zones() -> dict[str, str]:
    """The names of zones, and what each is off UTC."""
    rows = (line.split() for line in lexicon_lines("zones"))
    return {row[0]: row[1] for row in rows}


def date_and_time(date: str, clock: str, second: str | None, offset: str | None) -> str:
    """Date and time in the form of the record; RFC 3339 wants seconds beside an offset."""
    if offset:
        return f"{date}T{clock}:{second or '00'}{offset}"
    return f"{date}T{clock}:{second}" if second else f"{date}T{clock}"


def read_offset(text: str) -> str | None:
    """`+2`, `+0200`, `+02:00` and `Z` as `+02:00`; None where the earth has no such zone."""
    if text == "Z":
        return "+00:00"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{text[0]}{int(hours):02}:{minutes}"


def offset_on(date: str, zone: str | None) -> str | None:
    """The offset that holds on a day, for the zones whose name covers summer and winter (`ET`)."""
    if zone is None or not zone.startswith("us"):
        return zone
    return f"-{int(zone[3:5]) - _is_american_summer(date):02}:00"


def _is_american_summer(date: str) -> bool:
    """Whether American clocks are ahead: second Sunday of March to first Sunday of November (since 2007)."""
    month, day = int(date[5:7]), int(date[8:])
    if month in (3, 11):
        first = _weekday_of_first(int(date[:4]), month)
        sunday = 1 + (7 - first) % 7
        return day >= sunday + 7 if month == 3 else day < sunday
    return 3 < month < 11


def _weekday_of_first(year: int, month: int) -> int:
    """Sunday 0 to Saturday 6, for March and November (Sakamoto's rule)."""
    return (year + year // 4 - year // 100 + year // 400 + 3) % 7
