"""Dates that a page states for machines, in its metadata and its address; and reckoning with dates of the record."""

from __future__ import annotations

import re

from copydesk.lines.calendar_days import calendar_day, month_number
from copydesk.lines.clocks import date_and_time, read_offset
from copydesk.lines.dates import read_dates


def read_iso(value: str) -> str | None:
    """Bring a date of a page's metadata into the form of the record.

    >>> read_iso("2024-01-07T01:20:00.000Z"), read_iso("20240107"), read_iso("Sun, 07 Jan 2024 01:20:00 GMT")
    ('2024-01-07T01:20:00+00:00', '2024-01-07', '2024-01-07T01:20:00+00:00')
    >>> read_iso("2024-01") is None
    True

    Ten digits are taken as seconds since 1970, thirteen as milliseconds.
    """
    value = value.strip()
    if value.isascii() and value.isdecimal() and len(value) in (10, 13):
        return _from_epoch(int(value[:10]))
    if not (match := re.fullmatch(_ISO, value)):
        stamp = read_dates(value).published
        return stamp.value if stamp else None
    year, month, day, hour, minute, second, offset = match.groups()
    date = calendar_day(int(year), int(month), int(day))
    if date is None or hour is None:
        return date
    if int(hour) > 23 or int(minute) > 59:
        return None
    return date_and_time(date, f"{hour}:{minute}", second, read_offset(offset) if offset else None)


# Compiled when the first metadata is read: most dumps have none
_ISO = (
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?"
)


def _from_epoch(seconds: int) -> str:
    from time import gmtime, strftime

    return strftime("%Y-%m-%dT%H:%M:%S+00:00", gmtime(seconds))


def read_address(url: str) -> str | None:
    """The day that a page's address holds.

    >>> read_address("https://orsby.example/news/2023/12/20/ferry"), read_address("https://orsby.example/2023/dec/2/ferry")
    ('2023-12-20', '2023-12-02')
    >>> read_address("https://orsby.example/2023/12/ferry") is None
    True
    """
    match = re.search(r"/((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})[/-](\d{1,2})(?=[/_.?#-]|$)", url)
    if match is None:
        return None
    year, month, day = match.groups()
    return calendar_day(int(year), int(month) if month.isdecimal() else month_number(month), int(day))


def in_zone_of(printed: str, moment: str) -> str | None:
    """A moment in UTC as the clock of the page's place shows it, where `printed` is that clock at that moment.

    >>> in_zone_of("2023-12-19T20:00", "2023-12-20T01:00:21+00:00")
    '2023-12-19T20:00:21-05:00'
    >>> in_zone_of("2023-12-19T20:07", "2023-12-20T01:00:21+00:00") is None
    True

    Both have the form of the record. None where no zone of the earth sets its clocks so.
    """
    if len(printed) < 16 or not moment.endswith("+00:00"):
        return None
    from datetime import datetime

    gap = datetime.fromisoformat(printed[:16]) - datetime.fromisoformat(moment[:16])
    ahead = round(gap.total_seconds() / 60)
    # zones are a quarter of an hour apart, the furthest 14 hours from UTC
    if ahead % 15 or abs(ahead) > 14 * 60:
        return None
    sign, (hours, minutes) = "-" if ahead < 0 else "+", divmod(abs(ahead), 60)
    return f"{printed[:16]}{moment[16:19]}{sign}{hours:02}:{minutes:02}"


def days_between(first: str, last: str) -> int:
    """Days from the calendar day of one date of the record to that of another, each in the zone that it states.

    >>> days_between("2023-12-30", "2024-01-02T10:00"), days_between("2024-01-02", "2023-12-30")
    (3, -3)
    """
    from datetime import date

    return (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
