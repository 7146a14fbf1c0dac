"""Printed dates and times -> RFC 3339, as exact as the page has them, with the words they came from."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from copydesk.lexicons import lexicon
from copydesk.lines.calendar_days import PIECE, Day, day_number, first_day, is_weekday, month_number
from copydesk.lines.clocks import (
    DIGIT,
    FURTHEST,
    LONGEST_GAP,
    Time,
    date_and_time,
    first_time,
    is_near,
    offset_on,
    times,
)
from copydesk.lines.date_labels import ENDS, PUBLISHED, UPDATED, labels, stretches
from copydesk.lines.relative_times import MOST_BETWEEN, tells_from_today


class Stamp(NamedTuple):
    """A point in time as printed."""

    value: str
    """`2022-05-13`, `2022-05-13T11:06` (zone unknown) or `2022-05-13T11:06:00-04:00`."""
    words: str
    """The words that it was read from."""


class Dates(NamedTuple):
    """What one line says of when its story came out."""

    published: Stamp | None = None
    updated: Stamp | None = None
    relative: bool = False
    """Whether a time is told from the day of the scrape (`3 hours ago`), which gives no date."""


# The clues read the lines around a story, the record reads those of them that are dates again; the dates of each page are its own
@lru_cache(maxsize=256)
def read_dates(text: str, language: str | None = None) -> Dates:
    """Read the dates of publication and of the last update from one line or block of a page.

    >>> read_dates("Published Tue, Mar 4 20252:23 PM EST").published.value
    '2025-03-04T14:23:00-05:00'
    >>> read_dates("09:12, 4 Mar 2025Updated 10:40").updated
    Stamp(value='2025-03-04T10:40', words='10:40')
    >>> read_dates("Tuesday, March 4")
    Dates(published=None, updated=None, relative=False)

    `language` (`en`, `de`) settles the order of day and month in `04/05/2024`. A date with no label counts as
    published. Never raises: what holds no full date gives None.
    """
    text = text[:LONGEST_BLOCK]
    published = updated = None
    relative = False
    for label, stretch in stretches(text):
        if label == ENDS:
            continue
        stamp = _first_stamp(stretch, language)
        if stamp is None and label == UPDATED and published is not None:
            stamp = _same_day_stamp(stretch, published)
        if stamp is None:
            relative = relative or tells_from_today(stretch, label)
        elif label == UPDATED:
            updated = updated or stamp
        else:
            published = published or stamp
            updated = updated or _glued_update(stretch, stamp, language)
    return Dates(published, updated, relative)


LONGEST_BLOCK = 2_000
"""Code points of a block that are read: a timestamp stands at the start of what it is glued to."""


def _first_stamp(text: str, language: str | None) -> Stamp | None:
    """The first full date of a stretch, with the time of day printed right behind it or right before it."""
    day = first_day(text)
    if day is None:
        return None
    time = _time_beside(text, day)
    date = day.month_first if day.month_first and _is_american(language, time) else day.value
    if time is None:
        return Stamp(date, text[day.start : day.end])
    words = text[min(day.start, time.start) : max(day.end, time.end)].strip()
    return Stamp(date_and_time(date, time.clock, time.second, offset_on(date, time.zone)), words)


def _time_beside(text: str, day: Day) -> Time | None:
    """The time right behind the date ("4 March 2025 at 09:12"), or else before it ("09:12, 4 March 2025")."""
    time = first_time(text, day.end)
    if time and _goes_with_day(text[day.end : time.start]):
        return time
    before = list(times(text[: day.start], max(0, day.start - FURTHEST)))
    # a bracket closes the length of a video: "(1:07) April 24, 2023"
    if before and is_near(gap := text[before[-1].end : day.start], MOST_BEFORE_DAY) and ")" not in gap:
        return before[-1]
    return None


MOST_BEFORE_DAY = 12
"""Letters between a time and the day behind it: "on Wednesday"."""


def _goes_with_day(gap: str) -> bool:
    """Whether what stands between a day and a time behind it parts them no further than its weekday and a word do."""
    if is_near(gap, MOST_BETWEEN):
        return True
    beside = " ".join([word for word in gap.split() if not is_weekday(word)])
    return len(gap) <= LONGEST_GAP and is_near(beside, MOST_BETWEEN)


def _is_american(language: str | None, time: Time | None) -> bool:
    """Whether 04/05/2024 is in April: in English, save beside a clock of 24 hours, no American habit.

    On the English pages that the project was measured on, 126 of 135 dates with slashes put the month first.
    """
    if language is None:
        return time is not None and time.twelve_hours
    return language[:2] == "en" and (time is None or time.twelve_hours)


def _glued_update(text: str, stamp: Stamp, language: str | None) -> Stamp | None:
    """A later date that the loss of a line break ran into the first: "Mar 3, 2022 4:15 PMMar 9, 2022 7:40 AM".

    Nothing but its own words is between: a blank there is one between two dates of a calendar.
    """
    rest = text.partition(stamp.words)[2]
    second = _first_stamp(rest, language) if rest[:1].isalnum() else None
    later = second is not None and rest.startswith(second.words) and second.value > stamp.value
    return second if later else None


def _same_day_stamp(text: str, published: Stamp) -> Stamp | None:
    """An update on the day of publication, the year left out: "(Updated 4:30 am)", "最終更新 1/14 21:17"."""
    date = published.value[:10]
    time = first_time(text)
    before = text[: time.start] if time else text
    pieces = [m[0] for m in PIECE.finditer(before)]
    numbers = sorted(n for p in pieces if (n := day_number(p) or month_number(p)))
    if numbers and numbers != sorted((int(date[5:7]), int(date[8:]))):
        # Another day, and its year is not printed
        return None
    if time:
        value = date_and_time(date, time.clock, time.second, offset_on(date, time.zone))
        return Stamp(value, text[: time.end].strip(" :,|"))
    return Stamp(date, text.strip(" :,|")) if numbers else None


def has_date(text: str) -> bool:
    """Whether a line has the shape of a timestamp: short, with a full date or a time told from today.

    >>> has_date("By Nora Falk | 4 March 2025, 09:12"), has_date("hace 3 horas")
    (True, True)
    >>> has_date("The bridge of 2019 cost 4 million.")
    False
    """
    if len(text) > LONGEST_TIMESTAMP or not DIGIT.search(text):
        return False
    if first_day(text) is not None or tells_from_today(text, "") or _is_labelled_day(text):
        return True
    # labels are looked for where an hour may stand behind one, which few lines with figures have
    return first_time(text) is not None and any(
        tells_from_today(stretch, label) for label, stretch in stretches(text) if label != ENDS
    )


LONGEST_TIMESTAMP = 160
"""Code points of a timestamp line at most: with sections, authors and two dates real ones reach some 140."""


def _is_labelled_day(text: str) -> bool:
    """Whether a Chinese label opens the line and figures follow, though without a year: `发布时间：03-0409:12`."""
    if text[0] < "\u2e80":
        return False
    end = next((end for start, end, kind in labels(text)[:1] if start == 0 and kind != ENDS), len(text))
    # `发布时间`, `发布日期`, `发布于`
    rest = text[end:].lstrip("时時间間日期于於")
    return rest[:1] in ("：", ":") and rest[1:].lstrip()[:1].isdecimal()


def is_labelled(text: str) -> bool:
    """Whether a line says what its date is: `Published`, `Stand:`, `Updated`.

    >>> is_labelled("Posted on 4 March 2025"), is_labelled("Orsby, 4 March 2025")
    (True, False)
    """
    return any(kind != ENDS for _, _, kind in labels(text[:LONGEST_TIMESTAMP]))


def is_clock(text: str) -> bool:
    """Whether a line is a time of day and says so; `4:11` alone is the length of a video.

    >>> is_clock("1:00 PM"), is_clock("15:36 Uhr"), is_clock("4:11"), is_clock("6 min read")
    (True, True, False, False)
    """
    time = first_time(text) if len(text) <= LONGEST_CLOCK else None
    if time is None or text[: time.start].strip():
        return False
    return time.twelve_hours or time.zone is not None or text[time.end :].strip() in lexicon("clock_words")


LONGEST_CLOCK = 18
"""Code points of a time alone on its line: `11:36:01 AM GMT+2` is one of the longest."""


def is_hour_of_today(text: str) -> bool:
    """Whether a label and a time of day are all that a line says, as of a story of today.

    >>> is_hour_of_today("Publicerad 22:31"), is_hour_of_today("Uppdaterad 9.05 | Publicerad 8.40")
    (True, True)
    >>> is_hour_of_today("Published yesterday, 22:31"), is_hour_of_today("Published 3 hours ago"), is_hour_of_today("22:31")
    (False, False, False)
    """
    if len(text) > LONGEST_TIMESTAMP or not DIGIT.search(text):
        return False
    told = [(label, stretch) for label, stretch in stretches(text) if stretch.strip(" |•·:")]
    return bool(told) and all(
        label in (PUBLISHED, UPDATED)
        and (time := first_time(stretch))
        and not (stretch[: time.start] + stretch[time.end :]).strip(" |•·:.,")
        for label, stretch in told
    )


def names_weekday(text: str) -> bool:
    """Whether a line is a date with its weekday, as mastheads print it.

    >>> names_weekday("söndag 2 augusti 2026"), names_weekday("2 August 2026"), names_weekday("Sunday dinner, 2 August 2026")
    (True, False, False)
    """
    day = first_day(text) if len(text) <= LONGEST_MASTHEAD and DIGIT.search(text) else None
    rest = (text[: day.start] + text[day.end :]).split() if day else []
    return bool(rest) and all(map(is_weekday, rest))


LONGEST_MASTHEAD = 40
"""Code points of a date with its weekday: `Wednesday, 03 September 2025`; names of months and days have up to 13 each."""
