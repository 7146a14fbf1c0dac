"""What a paper says amid a story of itself: newsletters to sign up for, pages to follow, consents for what others embed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from copydesk.lexicons import Phrases, lexicon_lines, phrases_by_stem

LONGEST_PROMOTION = 400
"""Code points; a paragraph with such an invitation in it says more about it."""


def is_promotion(text: str, stems: frozenset[str] | None = None) -> bool:
    """Whether a line asks the reader for something that the page offers.

    >>> is_promotion("Never miss a boat: sign up for the Callan Courier's free harbour newsletter.")
    True
    >>> is_promotion("The port asked all skippers to sign up for its newsletter.")
    False

    `stems` are the first STEM letters of its longer words in small letters, where the caller has them at hand.
    """
    if len(text) > LONGEST_PROMOTION:
        return False
    lowered = text.lower()
    by_opening, anywhere = _phrases()
    return any(map(lowered.__contains__, anywhere.in_line(stems))) or any(
        _says(lowered, phrase) for phrase in _opened(lowered, by_opening)
    )


def _opened(lowered: str, by_opening: dict[str, list[str]]) -> Iterator[str]:
    """The phrases that begin as a sentence of the line does: a few places to look at, for eighty phrases to look for."""
    for mark in SENTENCE_MARKS:
        if mark in lowered:
            lowered = lowered.replace(mark, ".")
    for sentence in lowered.split("."):
        yield from by_opening.get(sentence.lstrip()[:SHORTEST_OPENING], ())


@cache
def _phrases() -> tuple[dict[str, list[str]], Phrases]:
    """The phrases that open a sentence by their first letters, and those that stand anywhere by their stems."""
    by_opening = defaultdict(list)
    anywhere = []
    for phrase in lexicon_lines("promotion_phrases"):
        if phrase[0] == "…":
            anywhere.append(phrase.lstrip("… "))
        else:
            by_opening[phrase[:SHORTEST_OPENING]].append(phrase)
    return dict(by_opening), phrases_by_stem(anywhere)


def _says(lowered: str, phrase: str) -> bool:
    """Whether a line has a phrase: its two parts around `…` in their order, the first one at the start of a sentence."""
    opening, _, rest = phrase.partition("…")
    opening, rest = opening.rstrip(), rest.lstrip()
    at = lowered.find(opening)
    # what somebody did or was told to do stands within a sentence
    if at < 0 or lowered[:at].rstrip()[-1:] not in SENTENCE_OPENERS:
        return False
    return rest in lowered[at + len(opening) :]


SENTENCE_MARKS = "!?…:;*•>|[(—–-"
"""What stands before a sentence, beside the full stop."""
SENTENCE_OPENERS = frozenset(("", ".", *SENTENCE_MARKS))
"""The same with the full stop, and with nothing, as at the head of a line."""
SHORTEST_OPENING = 3
"""Letters of the shortest opening: `get …`."""
