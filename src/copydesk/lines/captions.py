"""Whether a line shows by its own words that it stands under a picture: `FILE - `, `(left)`, `pictured above`, a bare date."""

from __future__ import annotations

import re
from functools import cache

from copydesk.lexicons import Phrases, lexicon, lexicon_lines, phrases_by_stem


def shows_caption(text: str, lowered: str | None = None, stems: frozenset[str] | None = None) -> bool:
    """Whether its own words show that a line stands under a picture: it stops before a credit, or says who stands where in it.

    >>> shows_caption("Ivy is easy to grow ("), shows_caption("Ida Brandt (left) and Tom Reyes on the quay")
    (True, True)
    >>> shows_caption("Ida Brandt, left, on the quay"), shows_caption("The board (five of nine) voted on Tuesday.")
    (True, False)
    >>> shows_caption("Ida Brandt mends a net in Port Callan, Maine, March 3, 2024."), shows_caption("GONE … The old quay")
    (True, True)

    `lowered` is the same text in small letters, and `stems` the first STEM of them of each word that has as many, where the
    caller has these at hand.
    """
    if text.startswith(("FILE - ", "FILE – ", "FILE — ", "FILE PHOTO")):
        return True
    if not SHORTEST_PHRASE < len(text) <= LONGEST_CAPTION:
        return False
    if lowered is None:
        lowered = text.lower()
    if any(map(lowered.__contains__, _caption_phrases().in_line(stems))):
        return True
    if _places_somebody(text) or _tells_when(text) or _is_shouted_at(text):
        return True
    if "（" in text:
        text = text.replace("（", "(").replace("）", ")")
    if "(" not in text:
        return False
    # `Ivy is easy to grow (`, and a blank line above `Image:`
    if text.endswith("("):
        return True
    words = (part.partition(")")[0] for part in text.split("(")[1:])
    return any(
        len(word) <= LONGEST_DIRECTION and word.lower() in lexicon("caption_brackets") for word in words
    )


SHORTEST_PHRASE, LONGEST_CAPTION, LONGEST_DIRECTION = 15, 400, 25
"""Code points: labels are shorter, paragraphs with names in brackets longer; `representational image` has 22."""


@cache
def _caption_phrases() -> Phrases:
    return phrases_by_stem(lexicon_lines("caption_phrases"))


def _places_somebody(text: str) -> bool:
    """Whether it says behind a name where its bearer stands: `Ida Brandt, left, on the quay`, not `she turned, left, to go`."""
    if ", " not in text:
        return False
    placed = re.search(PLACED, text)
    return bool(
        placed and text[: placed.start()].rpartition(" ")[2][:1].isupper() and text[placed.end() :].strip()
    )


def _tells_when(text: str) -> bool:
    """Whether it ends with the day and the place as agencies set them in captions, the day with its year and no `on` before it.

    A story leaves the year out; where it tells it, `on` or what was done that day stands before: `born May 3, 1950, in Stowe.`
    """
    if text[-1] != "." or ", " not in text or not any(map(text[-LONGEST_WHEN:].__contains__, YEARS)):
        return False
    told = re.search(WHEN_AND_WHERE, text[-LONGEST_WHEN:])
    return told is not None and (told[1] is None or not told[1].endswith(DONE))


LONGEST_WHEN = 90
"""Code points of such a place and day, and of the word before them."""

YEARS = (", 19", ", 20")

_DAY = r"[A-Z][a-z]{2,8}\.? \d\d?, \d{4}"

WHEN_AND_WHERE = rf"(?:, [A-Z][\w. ]+, (?:[A-Z]\w+day, )?{_DAY}|([\w,]+) {_DAY}, (?:in|at) [A-Z][\w., ]+)\.$"
"""`…, Maine, Sunday, March 3, 2024.` or `… March 3, 2024, in Port Callan, Maine.`, as agencies end their captions; lists of
sources have no full stop."""

DONE = ("ed", "on", "orn", "of", "from", "since", "until", "before", "after", "by", "is", "was", "for", "to")
"""How the word before a day ends in a story: `opened May 3`, `on`, `born`, `the harbour was`."""


def _is_shouted_at(text: str) -> bool:
    """Whether it opens with words in capitals, dots and a sentence: `GONE … The old quay`, as papers set it under a picture."""
    shout, dots, sentence = text[:LONGEST_SHOUT].partition(" … ")
    return dots != "" and sentence[:1].isupper() and shout.isupper() and shout.replace(" ", "").isalpha()


LONGEST_SHOUT = 40
"""Code points, dots and the letter behind them included."""

PLACED = ", (?:left|right|cent(?:er|re)|above),"
"""Of the 28 lines of the corpora's dumps that have one of these, one is a paragraph, and none of news."""
