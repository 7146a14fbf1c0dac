"""Printed dates and times -> RFC 3339, as exact as the page has them, with the words they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from copydesk.lexicons import lexicon_lines


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
    for label, stretch in _stretches(text):
        if label == ENDS:
            continue
        stamp = _first_stamp(stretch, language)
        if stamp is None and label == UPDATED and published is not None:
            stamp = _same_day_stamp(stretch, published)
        if stamp is None:
            relative = relative or _tells_from_today(stretch, label)
        elif label == UPDATED:
            updated = updated or stamp
        else:
            published = published or stamp
            updated = updated or _glued_update(stretch, stamp, language)
    return Dates(published, updated, relative)


def has_date(text: str) -> bool:
    """Whether a line has the shape of a timestamp: short, with a full date or a time told from today.

    >>> has_date("By Nora Falk | 4 March 2025, 09:12"), has_date("hace 3 horas")
    (True, True)
    >>> has_date("The bridge of 2019 cost 4 million.")
    False
    """
    if len(text) > LONGEST_TIMESTAMP or not _DIGIT.search(text):
        return False
    if _first_day(text) is not None or _tells_from_today(text, "") or _is_labelled_day(text):
        return True
    # labels are looked for where an hour may stand behind one, which few lines with figures have
    return _first_time(text) is not None and any(
        _tells_from_today(stretch, label) for label, stretch in _stretches(text) if label != ENDS
    )


def _is_labelled_day(text: str) -> bool:
    """Whether a Chinese label opens the line and figures follow, though without a year: `发布时间：03-0409:12`."""
    if text[0] < "\u2e80":
        return False
    end = next((end for start, end, kind in _labels(text)[:1] if start == 0 and kind != ENDS), len(text))
    # `发布时间`, `发布日期`, `发布于`
    rest = text[end:].lstrip("时時间間日期于於")
    return rest[:1] in ("：", ":") and rest[1:].lstrip()[:1].isdecimal()


def is_labelled(text: str) -> bool:
    """Whether a line says what its date is: `Published`, `Stand:`, `Updated`.

    >>> is_labelled("Posted on 4 March 2025"), is_labelled("Orsby, 4 March 2025")
    (True, False)
    """
    return any(kind != ENDS for _, _, kind in _labels(text[:LONGEST_TIMESTAMP]))


def is_clock(text: str) -> bool:
    """Whether a line is a time of day and says so; `4:11` alone is the length of a video.

    >>> is_clock("1:00 PM"), is_clock("15:36 Uhr"), is_clock("4:11"), is_clock("6 min read")
    (True, True, False, False)
    """
    time = _first_time(text) if len(text) <= LONGEST_CLOCK else None
    if time is None or text[: time.start].strip():
        return False
    return time.twelve_hours or time.zone is not None or text[time.end :].strip() in CLOCK_WORDS


def is_hour_of_today(text: str) -> bool:
    """Whether a label and a time of day are all that a line says, as of a story of today.

    >>> is_hour_of_today("Publicerad 22:31"), is_hour_of_today("Uppdaterad 15.59 | Publicerad 14.14")
    (True, True)
    >>> is_hour_of_today("Published yesterday, 22:31"), is_hour_of_today("Published 3 hours ago"), is_hour_of_today("22:31")
    (False, False, False)
    """
    if len(text) > LONGEST_TIMESTAMP or not _DIGIT.search(text):
        return False
    stretches = [(label, stretch) for label, stretch in _stretches(text) if stretch.strip(" |•·:")]
    return bool(stretches) and all(
        label in (PUBLISHED, UPDATED)
        and (time := _first_time(stretch))
        and not (stretch[: time.start] + stretch[time.end :]).strip(" |•·:.,")
        for label, stretch in stretches
    )


def names_weekday(text: str) -> bool:
    """Whether a line is a date with its weekday, as mastheads print it.

    >>> names_weekday("söndag 2 augusti 2026"), names_weekday("2 August 2026"), names_weekday("Sunday dinner, 2 August 2026")
    (True, False, False)
    """
    day = _first_day(text) if len(text) <= LONGEST_MASTHEAD and _DIGIT.search(text) else None
    rest = (text[: day.start] + text[day.end :]).split() if day else []
    return bool(rest) and all(map(_is_weekday, rest))


LONGEST_MASTHEAD = 40
"""Code points of a date with its weekday: `Wednesday, 03 September 2025`; names of months and days have up to 13 each."""

LONGEST_CLOCK = 18
"""Code points of a time alone on its line: `11:36:01 AM GMT+2` is one of the longest."""
CLOCK_WORDS = frozenset(("Uhr", "uur", "hrs", "uhr", "WIB", "ч"))
"""Words behind a time of day."""


def is_zone(word: str) -> bool:
    """Whether a word is the name of a time zone, as pages write it behind a clock: `UTC`, `CEST`."""
    return word in _zones()


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
    date = _date(int(year), int(month), int(day))
    if date is None or hour is None:
        return date
    if int(hour) > 23 or int(minute) > 59:
        return None
    return _join(date, f"{hour}:{minute}", second, _offset(offset) if offset else None)


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
    return _date(int(year), int(month) if month.isdecimal() else month_number(month), int(day))


LONGEST_BLOCK = 2_000
"""Code points of a block that are read: a timestamp stands at the start of what it is glued to."""
LONGEST_TIMESTAMP = 160
"""Code points of a timestamp line at most: with sections, authors and two dates real ones reach some 140."""

PUBLISHED, UPDATED = "published", "updated"
ENDS = "ends"
"""The label before the last day of something ("Verfügbar bis 06.05.2024"), which tells nothing of the story."""

# Where a pattern begins with digits, the first of them stands before what is asked of the sign in front of it: only at digits is
# such a pattern tried at all
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"\d+|[^\W\d_]+")
# Digits may follow the year: innerText glues times and counters to it ("20252:23 PM", "202566 Views")
_YEAR = re.compile(r"[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d")
# 08.07.2026 · 8. 7. 2026 · 12/22/2023 · 3/ 4/25 · 2025-01-14 · 15.05.23
_NUMERIC = re.compile(
    r"(\d(?<![\d./]\d)(?:\d{3}|\d)?)([./-])(?:(?<=\.) |(?<=/) (?=\d/))?(\d{1,2})\2(?:(?<=\.) )?"
    r"((?:19|20)\d\d|\d{1,2}(?!\d|[./]\d))"
)
# 2025年1月14日 · 2025년 1월 14일
_CJK = r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"
# 2:20pm · 5 AM · 20.15 · 17h30 · 11:36:01 · 20時01分 · 오후 3:42
_TIME = re.compile(
    r"(오전|오후|[上下]午|午[前後])?\s?(?<![\d:])(?<!\d\.)(\d{1,2})"
    r"(?:(?:[:.h時时点]|\sh\s|시\s?)(\d\d|\d(?=[分분]))(?:[:.](\d\d)(?:\.\d{1,9})?)?[分분]?)?(?![:.]?\d|\s?[Mm]in)\s?(?:([AaPp])\.?\s?[Mm](?![a-z]))?"
)
# What every time has: its hour and what follows, or a word for half of the day before it
_CLOCK = re.compile(r"\d(?:[:.h時时点시]|\s?[AaPp]|\sh)|[오上下午]")
# GMT+2 · UTC · EDT · +05:30
_ZONE = re.compile(r"\.?\s{0,2}\(?(?:(GMT|UTC)?\s?([+-]\d{1,2}(?::?\d\d)?)(?!\d)|([A-Z]{1,5}))")
# Compiled when the first metadata is read: most dumps have none
_ISO = (
    r"(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d{1,9})?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?"
)
_COMMA_AND_CLOCK = r",?\s\d\d?[:.]\d\d(?!\d)"
_AMOUNT = re.compile(r"\d(?<!\d\d)\d{0,2}\s?([^\W\d_]+)\.?\s?([^\W\d_]*)")

# What may stand between the day, the month's name and the year: "21st", "1er", "2 de enero de"
_FILLERS = frozenset(("st", "nd", "rd", "th", "er", "de", "del", "of", "den", "г"))
_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _stretches(text: str) -> Iterator[tuple[str, str]]:
    """The text cut at its labels: each stretch with the label that holds for it, `""` for none."""
    labels = _labels(text)
    if not labels:
        yield "", text
        return
    head, tail = text[: labels[0][0]], text[labels[-1][1] :]
    cuts = [0, *(start for start, _, _ in labels), len(text)]
    if not _DIGIT.search(tail) and not _tells_from_today(tail, UPDATED) and _DIGIT.search(head):
        # Nothing behind the last label: here they stand behind their dates ("2025/1/14 10:05 公開")
        for (_, _, kind), (start, end) in zip(labels, pairwise(cuts), strict=False):
            # "2024年6月14日 05時00分（6月14日 09時12分更新）": the label is of what stands in the brackets with it
            bracket = max(text.rfind(mark, start, end) for mark in "(（")
            if bracket > start and _DIGIT.search(text[start:bracket]):
                yield "", text[start:bracket]
                start = bracket
            yield kind, text[start:end]
        return
    yield "", head
    for (_, end, kind), stop in zip(labels, cuts[2:], strict=True):
        yield kind, text[end:stop]


# A line is read once to see whether it is a timestamp, and once more in the language of its page
@lru_cache(maxsize=256)
def _labels(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and kind of each label, in order, none inside another."""
    lower = _lower(text)
    found = []
    for label, kind in _label_words():
        # all but one or two of them are nowhere, which a call less shows
        at = lower.find(label) if label in lower else -1
        while at >= 0:
            end = at + len(label)
            if _stands_free(text, at, end):
                found.append((at, end, kind))
            at = lower.find(label, end)
    found.sort()
    return tuple([row for i, row in enumerate(found) if i == 0 or row[0] >= found[i - 1][1]])


def _stands_free(text: str, start: int, end: int) -> bool:
    """Whether a label is a word, or glued to others by the loss of a line break ("FalkPublished Jul 17")."""
    first, after, before = text[start], text[end : end + 1], text[start - 1 : start]
    if first >= "\u2e80":
        # Chinese, Japanese and Korean put no blanks between words
        return True
    shouted = text[start:end].isupper()
    if after.islower() or (shouted and after.isalpha()):
        # "Updates", "understanding", "STANDARD"
        return False
    if not before.isalpha():
        return True
    if shouted:
        # "4:46 AM ESTUPDATED 1 MIN AGO", not "UNPUBLISHED"
        return any(text.endswith(zone, 0, start) for zone in _zones())
    return first.isupper() and before.islower() | before.isupper()


def _first_stamp(text: str, language: str | None) -> Stamp | None:
    """The first full date of a stretch, with the time of day printed right behind it or right before it."""
    day = _first_day(text)
    if day is None:
        return None
    time = _time_beside(text, day)
    date = day.month_first if day.month_first and _is_american(language, time) else day.value
    if time is None:
        return Stamp(date, text[day.start : day.end])
    words = text[min(day.start, time.start) : max(day.end, time.end)].strip()
    return Stamp(_join(date, time.clock, time.second, _offset_on(date, time.zone)), words)


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
    time = _first_time(text)
    before = text[: time.start] if time else text
    pieces = [m[0] for m in _PIECE.finditer(before)]
    numbers = sorted(n for p in pieces if (n := _number(p) or month_number(p)))
    if numbers and numbers != sorted((int(date[5:7]), int(date[8:]))):
        # Another day, and its year is not printed
        return None
    if time:
        value = _join(date, time.clock, time.second, _offset_on(date, time.zone))
        return Stamp(value, text[: time.end].strip(" :,|"))
    return Stamp(date, text.strip(" :,|")) if numbers else None


class _Day(NamedTuple):
    start: int
    end: int
    value: str
    month_first: str | None = None
    """The other reading of a numeric date whose day and month can change places."""


class _Time(NamedTuple):
    start: int
    end: int
    clock: str
    second: str | None
    zone: str | None
    twelve_hours: bool


# A line is read to see whether it has a date, and once more for the date
@lru_cache(maxsize=256)
def _first_day(text: str) -> _Day | None:
    """The first full calendar date of the text, however it is written."""
    days = [day for day in (_numeric_day(text), _named_day(text), _cjk_day(text)) if day]
    return min(days, key=lambda day: day.start) if days else None


def _numeric_day(text: str) -> _Day | None:
    if "." not in text and "/" not in text and "-" not in text:
        return None
    for match in _NUMERIC.finditer(text):
        first, mark, second, third = match.groups()
        a, b, c = int(first), int(second), int(third)
        if len(first) == 4:
            value, swapped = _date(a, b, c), None
        else:
            if len(third) == 2:
                if mark == "-" and not (
                    len(first + second) == 4 and re.match(_COMMA_AND_CLOCK, text[match.end() :])
                ):
                    # Scores and numbers: "10-12-14", but "02-05-25, 06:00"
                    continue
                if mark == "." and len(first + second) < 4:
                    # Sections and versions: "1.2.13"
                    continue
                c += 2000
            # Only the slash leaves a doubt: points and hyphens stand between day, month, year even in English
            value, swapped = _date(c, b, a), _date(c, a, b) if mark == "/" or b > 12 else None
        if value or swapped:
            return _Day(*match.span(), value or swapped or "", swapped if value else None)
    return None


def _named_day(text: str) -> _Day | None:
    """A date with the month's name: its year, and beside the year a day and a month in either order."""
    if "20" not in text and "19" not in text:
        return None
    for year in _YEAR.finditer(text):
        before = _without_double(_pieces(text, max(0, year.start() - _REACH), year.start()), text)[-2:]
        if len(before) == 2 and (found := _day_and_month(text, *before)):
            start, day, month = found
            if value := _date(int(year[0]), month, day):
                return _Day(start, year.end(), value)
        after = _pieces(text, year.end(), year.end() + _REACH)
        if len(after) >= 2 and after[0].start() - year.end() <= 2 and (month := month_number(after[0][0])):
            # "2025. január 14.", but not "Archive 2024 May 5, 2025"
            next_year = len(after) > 2 and _YEAR.match(after[2][0])
            value = _date(int(year[0]), month, _number(after[1][0]))
            if value and not next_year:
                return _Day(year.start(), after[1].end(), value)
    return None


def _pieces(text: str, start: int, end: int) -> list[re.Match[str]]:
    return [m for m in _PIECE.finditer(text, start, end) if m[0].lower() not in _FILLERS]


def _without_double(pieces: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The pieces without the month's other name, as in Arabic (`28 آب/أغسطس`): the name behind the slash is kept."""
    if len(pieces) < 3 or text[pieces[-1].start() - 1] != "/" or not month_number(pieces[-1][0]):
        return pieces
    return [*(piece for piece in pieces[:-1] if _number(piece[0])), pieces[-1]]


_REACH = 24
"""Code points between a year and the furthest piece of its date: "22nd of September, "."""


def _day_and_month(text: str, one: re.Match[str], two: re.Match[str]) -> tuple[int, int, int] | None:
    """Start, day and month of two pieces that stand in front of a year."""
    if day := _number(one[0]):
        month = month_number(two[0])
        # "No. 4, April 2024", "No. 5 (May 2024)" and "16:05 May 2024" are no fourth and no fifth
        apart = any(mark in text[one.end() : two.start()] for mark in ",(:;|")
        if month and not apart and text[one.start() - 1 : one.start()] != ":":
            return one.start(), day, month
    elif (month := month_number(one[0])) and (day := _number(two[0])):
        return one.end() - len(_last_word(one[0])), day, month
    return None


def _number(piece: str) -> int:
    """A day's number, 0 where the piece is none; of one glued to the year before it ("20236") the rest."""
    if not piece[0].isdecimal():
        return 0
    digits = piece[4:] if len(piece) > 4 and _YEAR.match(piece) else piece
    return int(digits) if len(digits) <= 2 else 0


def month_number(piece: str) -> int:
    """Number of the month that a word names in any of the languages, 1 to 12; 0 where it names none."""
    months = _months()
    return months.get(_lower(piece)) or months.get(_lower(_last_word(piece)), 0)


def _last_word(piece: str) -> str:
    """The last word of some glued together by the loss of a line break: "readApril" -> "April"."""
    if piece.islower() or piece.isupper() or piece.istitle():
        return piece
    cut = max((i for i in range(1, len(piece)) if _opens_word(piece, i)), default=0)
    return piece[cut:]


def _opens_word(piece: str, i: int) -> bool:
    """Whether a word begins amid a piece: "readApril", "KHLDDec"."""
    return piece[i].isupper() and (piece[i - 1].islower() or piece[i + 1 : i + 2].islower())


def _cjk_day(text: str) -> _Day | None:
    if "年" not in text and "년" not in text:
        return None
    match = re.search(_CJK, text)
    value = _date(int(match[1]), int(match[2]), int(match[3])) if match else None
    return _Day(*match.span(), value) if match and value else None


def _date(year: int, month: int, day: int) -> str | None:
    if 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= _MONTH_LENGTHS[month - 1]:
        if month == 2 and day == 29 and (year % 4 or year == 1900):
            return None
        return f"{year}-{month:02}-{day:02}"
    return None


def _is_american(language: str | None, time: _Time | None) -> bool:
    """Whether 04/05/2024 is in April: in English, save beside a clock of 24 hours, no American habit.

    On the English pages that the project was measured on, 126 of 135 dates with slashes put the month first.
    """
    if language is None:
        return time is not None and time.twelve_hours
    return language[:2] == "en" and (time is None or time.twelve_hours)


def _time_beside(text: str, day: _Day) -> _Time | None:
    """The time right behind the date ("4 March 2025 at 09:12"), or else before it ("09:12, 4 March 2025")."""
    time = _first_time(text, day.end)
    if time and (
        _is_near(gap := text[day.end : time.start], 7)
        or (len(gap) <= 24 and _is_near(" ".join([w for w in gap.split() if not _is_weekday(w)]), 7))
    ):
        # Seven letters beside the weekday: "at", "um", "a las", "alle ore", not "Lesezeit"
        return time
    times = list(_times(text[: day.start], max(0, day.start - 48)))
    if times and _is_near(before := text[times[-1].end : day.start], 12) and ")" not in before:
        # Twelve letters: "on Wednesday"; a bracket closes the length of a video: "(1:07) April 24, 2023"
        return times[-1]
    return None


def _is_weekday(word: str) -> bool:
    return _lower(word.strip(",.()[]")) in _weekdays()


def _is_near(gap: str, letters: int) -> bool:
    return len(gap) <= 24 and not _DIGIT.search(gap) and sum(map(str.isalpha, gap)) <= letters


def _first_time(text: str, start: int = 0) -> _Time | None:
    return next(_times(text[: start + 48], start), None)


def _times(text: str, start: int = 0) -> Iterator[_Time]:
    """The times of day from `start` on, with their zones."""
    # Cut, so that digits glued in front ("20252:23 PM") do not make the time part of a number
    piece = text[start:]
    # most figures are no time, and the pattern of times is slow to say so
    if not _CLOCK.search(piece):
        return
    for match in _TIME.finditer(piece):
        half, hour_digits, minute, second, letter = match.groups()
        if minute is None and letter is None and half is None:
            continue
        hour = int(hour_digits)
        afternoon = letter in ("p", "P") or half in ("오후", "下午", "午後")
        twelve_hours = letter is not None or half is not None
        if twelve_hours and hour <= 12:
            hour = hour % 12 + 12 * afternoon
        if hour > 23 or int(minute or 0) > 59 or int(second or 0) > 59:
            continue
        strict = second is not None or piece[match.start() - 1 : match.start()] == "T"
        zone, end = _zone(piece, match.end(), strict)
        yield _Time(
            start + match.start(), start + end, f"{hour:02}:{int(minute or 0):02}", second, zone, twelve_hours
        )


def _zone(text: str, at: int, strict: bool) -> tuple[str | None, int]:
    """Offset of the zone behind a time, and its end; `strict` for times that may have a bare `-04:00`."""
    match = _ZONE.match(text, at)
    if match is None:
        return None, at
    anchor, offset, name = match.groups()
    if offset:
        # "10:00-12:00" are opening hours
        if anchor or strict or offset[0] == "+":
            return _offset(offset), match.end()
        return None, at
    for size in range(len(name), 0, -1):
        end = match.start(3) + size
        follow = text[end : end + 2]
        # "ESTUpdated" is glued, "ETHICS" is another word
        if name[:size] in _zones() and (not follow[:1].isalpha() or follow[1:].islower()):
            return _zones()[name[:size]], end
    return None, at


def _offset(text: str) -> str | None:
    """`+2`, `+0200`, `+02:00` and `Z` as `+02:00`; None where the earth has no such zone."""
    if text == "Z":
        return "+00:00"
    digits = text[1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "00")
    if int(hours) > 14 or int(minutes) > 59:
        return None
    return f"{text[0]}{int(hours):02}:{minutes}"


def _offset_on(date: str, zone: str | None) -> str | None:
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


def _join(date: str, clock: str, second: str | None, offset: str | None) -> str:
    """Date and time in the form of the record; RFC 3339 wants seconds beside an offset."""
    if offset:
        return f"{date}T{clock}:{second or '00'}{offset}"
    return f"{date}T{clock}:{second}" if second else f"{date}T{clock}"


def _from_epoch(seconds: int) -> str:
    from time import gmtime, strftime

    return strftime("%Y-%m-%dT%H:%M:%S+00:00", gmtime(seconds))


def _tells_from_today(text: str, label: str) -> bool:
    """Whether a time is told from the day of the scrape: "3 hours ago", "vor 9 Stunden", "Today, 10:05", "Updated 10:05"."""
    units = _relative_words("unit")
    for match in _AMOUNT.finditer(text):
        if match[1].lower() in units and _is_past(text, match):
            return True
    if label and text.lstrip()[:12].lower().partition(" ")[0].rstrip(",:") in _relative_words("after"):
        # "Updated ago": the number comes from a script
        return True
    time = _first_time(text)
    if time is None:
        return False
    # "Publicerad 06.12": of a day that the reader knows
    alone = label and _is_near(text[: time.start], 4) and _is_near(text[time.end :], 4)
    return bool(alone) or any(map(_opens_with_day, _PARTS.split(text)))


# What parts a section from a date: "Regional news • today, 11:05"
_PARTS = re.compile("[•·|]")


def _opens_with_day(text: str) -> bool:
    """Whether a text opens with a day that is named by today's, and with a time of that day right behind."""
    words = text[:24].lower().replace(",", " ").replace(":", " ").split()[:2]
    named = [name for name in ("_".join(words), *words[:1]) if name in _relative_words("day")]
    time = _first_time(text) if named else None
    return time is not None and _is_near(text.lstrip()[len(named[0]) : time.start], 7)


def _is_past(text: str, amount: re.Match[str]) -> bool:
    """Whether a word beside "3 hours" makes it a point in the past."""
    unit, follow = amount[1], amount[2].lower()
    if unit[-1] == "前" or any(map(follow.startswith, _relative_words("after"))):
        # The start is enough, since the next word may be glued to it: "9 min agoShare"
        return True
    lead = text[max(0, amount.start() - 8) : amount.start()].lower().split()
    return bool(lead) and (
        lead[-1] in _relative_words("before") or "_".join(lead[-2:]) in _relative_words("before")
    )


@cache
def _months() -> dict[str, int]:
    rows = (line.split() for line in lexicon_lines("months"))
    return {name: int(number) for number, *names in rows for name in names}


@cache
def _weekdays() -> frozenset[str]:
    return frozenset([name for line in lexicon_lines("weekdays") for name in line.split()])


@cache
def _zones() -> dict[str, str]:
    rows = (line.split() for line in lexicon_lines("zones"))
    return {row[0]: row[1] for row in rows}


@cache
def _label_words() -> tuple[tuple[str, str], ...]:
    """Label and kind."""
    return tuple(
        (label, kind) for line in lexicon_lines("date_labels") for kind, label in [line.split(" ", 1)]
    )


@cache
def _relative_words(kind: str) -> frozenset[str]:
    rows = (line.split() for line in lexicon_lines("relative_times"))
    return frozenset(word for first, *words in rows if first == kind for word in words)


def _lower(text: str) -> str:
    """Lower case of the same length: the Turkish İ alone would grow by a dot."""
    return text.replace("İ", "i").lower()
