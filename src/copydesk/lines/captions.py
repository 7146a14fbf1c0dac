"""Whether a line shows by its own words that it stands under a picture: `FILE - `, `(left)`, `pictured above`."""

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
    if _places_somebody(text):
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


PLACED = ", (?:left|right|cent(?:er|re)|above),"
"""Of the 28 lines of the corpora's dumps that have one of these, one is a paragraph, and none of news."""
