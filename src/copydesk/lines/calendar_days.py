"""The calendar days of a line, however they are written: `4 March 2025`, `04.03.25`, `2025年3月4日`."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.lexicons import lexicon, lexicon_lines, lower_in_place


class Day(NamedTuple):
    """A full calendar date and where it stands."""

    start: int
    end: int
    value: str
    """`2025-03-04`."""
    month_first: str | None = None
    """The other reading of a numeric date whose day and month can change places."""


# A line is read to see whether it has a date, and once more for the date
@lru_cache(maxsize=256)
def first_day(text: str) -> Day | None:
    """The first full calendar date of the text, however it is written.

    >>> first_day("Orsby, 4 March 2025").value, first_day("3/4/25").month_first, first_day("4 March")
    ('2025-03-04', '2025-03-04', None)
    """
    days = [day for day in (_numeric_day(text), _named_day(text), _east_asian_day(text)) if day]
    return min(days, key=lambda day: day.start) if days else None


def _numeric_day(text: str) -> Day | None:
    if "." not in text and "/" not in text and "-" not in text:
        return None
    for match in _NUMERIC.finditer(text):
        first, mark, second, third = match.groups()
        a, b, c = int(first), int(second), int(third)
        if len(first) == 4:
            value, swapped = calendar_day(a, b, c), None
        elif len(third) == 2 and not _is_short_date(first + second, mark, text[match.end() :]):
            continue
        else:
            year = c + 2000 if len(third) == 2 else c
            # Only the slash leaves a doubt: points and hyphens stand between day, month, year even in English
            doubtful = mark == "/" or b > 12
            value, swapped = calendar_day(year, b, a), calendar_day(year, a, b) if doubtful else None
        if value or swapped:
            return Day(*match.span(), value or swapped or "", swapped if value else None)
    return None


# 08.07.2026 · 8. 7. 2026 · 12/22/2023 · 3/ 4/25 · 2025-01-14 · 15.05.23
_NUMERIC = re.compile(
    r"(\d(?<![\d./]\d)(?:\d{3}|\d)?)([./-])(?:(?<=\.) |(?<=/) (?=\d/))?(\d{1,2})\2(?:(?<=\.) )?"
    r"((?:19|20)\d\d|\d{1,2}(?!\d|[./]\d))"
)


def _is_short_date(day_and_month: str, mark: str, rest: str) -> bool:
    """Whether figures with a year of two digits are a date: `02-05-25, 06:00`, `15.05.23`, `3/4/25`."""
    if mark == "-":
        # Scores and numbers: "10-12-14"
        return len(day_and_month) == 4 and re.match(_COMMA_AND_CLOCK, rest) is not None
    # Sections and versions: "1.2.13"
    return mark != "." or len(day_and_month) == 4


_COMMA_AND_CLOCK = r",?\s\d\d?[:.]\d\d(?!\d)"


def _named_day(text: str) -> Day | None:
    """A date with the month's name: its year, and beside the year a day and a month in either order."""
    if "20" not in text and "19" not in text:
        return None
    for year in _YEAR.finditer(text):
        before = _without_double(_pieces(text, max(0, year.start() - _REACH), year.start()), text)[-2:]
        if len(before) == 2 and (found := _day_and_month(text, *before)):
            start, day, month = found
            if value := calendar_day(int(year[0]), month, day):
                return Day(start, year.end(), value)
        after = _pieces(text, year.end(), year.end() + _REACH)
        if len(after) >= 2 and after[0].start() - year.end() <= 2 and (month := month_number(after[0][0])):
            # "2025. január 14.", but not "Archive 2024 May 5, 2025"
            next_year = len(after) > 2 and _YEAR.match(after[2][0])
            value = calendar_day(int(year[0]), month, day_number(after[1][0]))
            if value and not next_year:
                return Day(year.start(), after[1].end(), value)
    return None


# Digits may follow the year: innerText glues times and counters to it ("20252:23 PM", "202566 Views")
_YEAR = re.compile(r"[12](?<!\d\d)(?:(?<=1)9|(?<=2)0)\d\d")

_REACH = 24
"""Code points between a year and the furthest piece of its date: "22nd of September, "."""


def _pieces(text: str, start: int, end: int) -> list[re.Match[str]]:
    fillers = lexicon("date_fillers")
    return [piece for piece in PIECE.finditer(text, start, end) if piece[0].lower() not in fillers]


PIECE = re.compile(r"\d+|[^\W\d_]+")
"""A number or a word of a date."""


def _without_double(pieces: list[re.Match[str]], text: str) -> list[re.Match[str]]:
    """The pieces without the month's other name, as in Arabic (`28 آب/أغسطس`): the name behind the slash is kept."""
    if len(pieces) < 3 or text[pieces[-1].start() - 1] != "/" or not month_number(pieces[-1][0]):
        return pieces
    return [*(piece for piece in pieces[:-1] if day_number(piece[0])), pieces[-1]]


def _day_and_month(text: str, one: re.Match[str], two: re.Match[str]) -> tuple[int, int, int] | None:
    """Start, day and month of two pieces that stand in front of a year."""
    if day := day_number(one[0]):
        month = month_number(two[0])
        # "No. 4, April 2024", "No. 5 (May 2024)" and "16:05 May 2024" are no fourth and no fifth
        apart = any(mark in text[one.end() : two.start()] for mark in ",(:;|")
        if month and not apart and text[one.start() - 1 : one.start()] != ":":
            return one.start(), day, month
    elif (month := month_number(one[0])) and (day := day_number(two[0])):
        return one.end() - len(_last_word(one[0])), day, month
    return None


def day_number(piece: str) -> int:
    """A day's number, 0 where the piece is none; of one glued to the year before it ("20236") the rest."""
    if not piece[0].isdecimal():
        return 0
    digits = piece[4:] if len(piece) > 4 and _YEAR.match(piece) else piece
    return int(digits) if len(digits) <= 2 else 0


def month_number(piece: str) -> int:
    """Number of the month that a word names in any of the languages, 1 to 12; 0 where it names none."""
    months = _months()
    return months.get(lower_in_place(piece)) or months.get(lower_in_place(_last_word(piece)), 0)


def _last_word(piece: str) -> str:
    """The last word of some glued together by the loss of a line break: "readApril" -> "April"."""
    if piece.islower() or piece.isupper() or piece.istitle():
        return piece
    cut = max((i for i in range(1, len(piece)) if _opens_word(piece, i)), default=0)
    return piece[cut:]


def _opens_word(piece: str, i: int) -> bool:
    """Whether a word begins amid a piece: "readApril", "KHLDDec"."""
    return piece[i].isupper() and (piece[i - 1].islower() or piece[i + 1 : i + 2].islower())


@cache
def _months() -> dict[str, int]:
    rows = (line.split() for line in lexicon_lines("months"))
    return {name: int(number) for number, *names in rows for name in names}


def _east_asian_day(text: str) -> Day | None:
    if "年" not in text and "년" not in text:
        return None
    match = re.search(_EAST_ASIAN, text)
    value = calendar_day(int(match[1]), int(match[2]), int(match[3])) if match else None
    return Day(*match.span(), value) if match and value else None


# 2025年1月14日 · 2025년 1월 14일
_EAST_ASIAN = r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]"


def calendar_day(year: int, month: int, day: int) -> str | None:
    """The day in the form of the record; None where no calendar has it, or no page that was scraped is so old.

    >>> calendar_day(2024, 2, 29), calendar_day(2023, 2, 29), calendar_day(1812, 6, 24)
    ('2024-02-29', None, None)
    """
    if 1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= _MONTH_LENGTHS[month - 1]:
        if month == 2 and day == 29 and (year % 4 or year == 1900):
            return None
        return f"{year}-{month:02}-{day:02}"
    return None


_MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_weekday(word: str) -> bool:
    """Whether a word is the name of a day of the week, with the marks around it."""
    return lower_in_place(word.strip(",.()[]")) in _weekdays()


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(" ".join(lexicon_lines("weekdays")).split())
