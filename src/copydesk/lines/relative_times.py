"""Times that are told from the day of the scrape: `3 hours ago`, `vor 9 Stunden`, `Today, 10:05`."""

from __future__ import annotations

import re
from functools import cache

from copydesk.lexicons import words_by_kind
from copydesk.lines.clocks import first_time, is_near


def tells_from_today(text: str, label: str) -> bool:
    """Whether a time is told from the day of the scrape: "3 hours ago", "vor 9 Stunden", "Today, 10:05", "Updated 10:05".

    `label` is the one that holds for the text, `""` for none.
    """
    units = _relative_words("unit")
    for match in _AMOUNT.finditer(text):
        if match[1].lower() in units and _is_past(text, match):
            return True
    if label and text.lstrip()[:OPENING].lower().partition(" ")[0].rstrip(",:") in _relative_words("after"):
        # "Updated ago": the number comes from a script
        return True
    time = first_time(text)
    if time is None:
        return False
    # "Publicerad 06.12": of a day that the reader knows
    if label and is_near(text[: time.start], MOST_BESIDE) and is_near(text[time.end :], MOST_BESIDE):
        return True
    return any(map(_opens_with_day, _PARTS.split(text)))


MOST_BESIDE = 4
"""Letters beside an hour that say no day: "kl.", "Uhr"."""
OPENING = 24
"""Code points in which the words that open a line are looked for: none is longer than half of it."""

# An amount and its unit, and the word behind them
_AMOUNT = re.compile(r"\d(?<!\d\d)\d{0,2}\s?([^\W\d_]+)\.?\s?([^\W\d_]*)")

# What parts a section from a date: "Regional news • today, 11:05"
_PARTS = re.compile("[•·|]")


def _is_past(text: str, amount: re.Match[str]) -> bool:
    """Whether a word beside "3 hours" makes it a point in the past."""
    unit, follow = amount[1], amount[2].lower()
    if unit[-1] == "前" or any(map(follow.startswith, _relative_words("after"))):
        # The start is enough, since the next word may be glued to it: "9 min agoShare"
        return True
    lead = text[max(0, amount.start() - LONGEST_LEAD) : amount.start()].lower().split()
    return bool(lead) and (
        lead[-1] in _relative_words("before") or "_".join(lead[-2:]) in _relative_words("before")
    )


LONGEST_LEAD = 8
"""Code points of the words before an amount that make it one of the past, with their blanks: "il y a"."""


def _opens_with_day(text: str) -> bool:
    """Whether a text opens with a day that is named by today's, and with a time of that day right behind."""
    words = text[:OPENING].lower().replace(",", " ").replace(":", " ").split()[:2]
    named = [name for name in ("_".join(words), *words[:1]) if name in _relative_words("day")]
    time = first_time(text) if named else None
    return time is not None and is_near(text.lstrip()[len(named[0]) : time.start], MOST_BETWEEN)


MOST_BETWEEN = 7
"""Letters between a day and its hour: "at", "um", "a las", "alle ore", not "Lesezeit"."""


@cache
def _relative_words(kind: str) -> frozenset[str]:
    return frozenset(words_by_kind("relative_times")[kind])
