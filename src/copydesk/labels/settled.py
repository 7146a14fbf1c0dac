"""Which blocks of a page can only be chrome, told by length and letters before any line is read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Protocol

from copydesk.labels.forms import PROSE


def settled(blocks: Sequence[Worded]) -> list[bool]:
    """Whether a block can only be chrome because it stands far from every large stretch of prose, or is a menu's single word.

    It is told by length and by letters, before any line is read. On a page without prose nothing is settled, and neither is what
    stands at a date above all prose: over a list of what a guide compares the headline is farther off than any menu is long.
    """
    stretches = _stretches_of_prose(blocks)
    far = [bool(stretches)] * len(blocks)
    for first, last in stretches:
        end = min(len(far), last + 1 + REACH_BELOW)
        far[first:end] = [False] * (end - first)
        left = REACH_ABOVE
        # what stands above an earlier stretch is in that one's reach
        for i in range(first - 1, -1, -1):
            if not left or not far[i]:
                break
            # the last of a run of words may be the section's name over the headline
            if first - i > REACH_OF_WORDS and _is_word(blocks[i].text) and _is_word(blocks[i + 1].text):
                continue
            far[i] = False
            left -= 1
    dated = [i for i in range(far.index(False) if False in far else 0) if _is_dated(blocks[i].text)]
    for i in dated if len(dated) <= MOST_DATES else ():
        first = max(0, i - REACH_OF_DATE)
        far[first : i + 2] = [False] * (i + 2 - first)
    return far


class Worded(Protocol):
    """A block, or what is to become one."""

    @property
    def text(self) -> str:
        """The words."""


REACH_ABOVE, REACH_BELOW, REACH_OF_WORDS = 36, 20, 10
"""A headline stands within 36 lines above the first paragraph even where a share bar, a gallery and a player stand between;
corrections and authors' lines within 20 below the last. Beyond, the lines are menus, other stories and footers. Single words
more than 10 lines above do not count: `facebook`, `Facebook`, `facebook` for each of a dozen networks are no distance.
"""


def _is_dated(text: str) -> bool:
    """Whether a line has a year in it and is no paragraph: `14.08.2024`, `The best ferries of 2024`."""
    return "20" in text and len(text) < PROSE and re.search(YEAR, text) is not None


YEAR = r"(?<!\d)20\d\d(?!\d)"
"""No earlier one: a teaser tells what was last so in 1993."""
REACH_OF_DATE = 4
"""Lines above a date of which one may be the headline: a dek, a section's name and a byline stand between."""
MOST_DATES = 12
"""Dates above all prose, of which one may be the story's: 9 on the pages whose headline is found so; a list of other stories has
more."""


def _is_word(text: str) -> bool:
    # letters alone: `14.08.2024` and `18:42` are the story's stamp
    return text.isalpha() and len(text) < (LONGEST_WORD if text.isascii() else LONGEST_WORD // 2)


LONGEST_WORD = 20
"""Code points, and half as many where a script sets no blanks between words; a longer one may be a headline."""


def _stretches_of_prose(blocks: Sequence[Worded]) -> list[tuple[int, int]]:
    """First and last index of the large runs of blocks with long lines.

    A line counts 3 at most and a short one costs a quarter: a dozen short lines, as of a box with advertising, do not part a
    story of some paragraphs from its second half.
    """
    runs: list[tuple[float, int, int]] = []
    total = peak = 0.0
    start = end = 0
    for i, block in enumerate(blocks):
        text = block.text
        size = len(text)
        # a sentence of Chinese or Japanese says as much in half as many letters
        if 2 * size >= PROSE and text[-1] in "。！？":
            size *= 2
        if total <= 0:
            if peak:
                runs.append((peak, start, end))
            total, peak, start = 0.0, 0.0, i
        total += min(size / PROSE, 3.0) if size >= PROSE else -0.25
        if total > peak:
            peak, end = total, i
    if peak:
        runs.append((peak, start, end))
    longest = max(runs, default=(0.0, 0, 0))[0]
    return [(first, last) for prose, first, last in runs if prose * LARGE >= longest]


LARGE = 6
"""A consent text or a list of teasers may be longer than a short story, so every stretch with a sixth of the longest one's prose
is kept.
"""
