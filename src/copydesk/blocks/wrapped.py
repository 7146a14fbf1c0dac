"""Lines of a dump that a tool wrapped at a column: where that is, which lines go on with the line before, and how they join."""

from __future__ import annotations

import re
from collections import Counter
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from copydesk.blocks.dump_marks import BULLETS

# Terminal browsers wrap at 72 to 80 columns unless told otherwise; nobody sets copy narrower than 50 or wraps wider than 130
NARROWEST_WRAP, WIDEST_WRAP = 50, 130

# A line is broken for want of room where three quarters of it are filled: words are seldom longer than what is left
LONG = 0.75
LONG_LINE = int(NARROWEST_WRAP * LONG)

# Prose has a blank every six or so characters; a line of addresses, of links in Markdown or of ruling has fewer
CHARACTERS_A_BLANK = 12

# One paragraph of five lines; in a short text fewer do where every line of words keeps to the width
FEWEST_BREAKS = 4
FEWEST_OF_ALL = 2

# The patterns below are compiled on first use (re keeps them): of most dumps none is needed, and those of wide letters take 3 ms
# No wider than a line is looked at, so that a dump of a million letters is read once
# A no-break space is no place to break at
FIRST_WORD = rf"[ >]*+([^ \t]{{1,{WIDEST_WRAP}}})"

ITEM = rf"\s*(?:(?P<bullet>[{''.join(sorted(BULLETS - set('*+·')))}])|[-–*+·]|\d{{1,3}}[.)])[ \t]+"
QUOTED = "> "
# Letters of two columns that lines are broken between: Chinese, Japanese, Korean, and their full stops and brackets
WIDE = "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]"
# of these all but Korean are written without blanks
UNSPACED = "[\u2e80-\ua4cf\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60]"
# A hyphen within a word, which some tools break lines behind
HYPHEN_END = r"\w-$"
HALF_WORD = r" *([^\W\d_]{1,30}-)[^\W\d_]"
# `Innen- und`, `mid- to`: a hyphen that stands for the rest of a word keeps its blank
SUSPENDED = r"(?:und|oder|bis|and|or|to|en|of|och|og)\b"


MISJUDGED = 4
"""Columns by which a line may be wider than the width that the breaks tell: marks and wide letters are reckoned otherwise."""
OFF_CENTRE = 2
"""Columns, counted twice, by which two centred lines differ where one has an odd number of letters."""


class Wrap(NamedTuple):
    """How a tool wrapped a dump."""

    width: int
    """The most columns that it filled."""
    margin: int
    """The blanks before most lines."""
    wide: int
    """How many columns it reckons for a letter that fills two: some count letters."""
    at_hyphens: bool
    """Whether it broke lines behind hyphens as well."""


def find_wrap(lines: list[str]) -> Wrap | None:
    """How a tool wrapped the dump, or None where it did not.

    The width is the one that explains the most breaks: such that the line above fits in and with the next line's first word
    would not. Only breaks before a small letter (or one that has no capital) are counted: the shape of a wrapped paragraph, not
    of a list of titles. Lines of prose that are wider speak against it; addresses and links are what tools leave unbroken.
    """
    lengths = list(map(len, lines))
    # titles in a list begin with capitals, which is quicker to see than small letters
    breaks = [
        (lines[i], lines[i + 1])
        for i, (length, following) in enumerate(pairwise(lengths))
        if following and LONG_LINE < length <= WIDEST_WRAP
        if not lines[i + 1][0].isupper() and _is_small(lines[i + 1])
    ]
    # most dumps that were not wrapped end here
    if len(breaks) < FEWEST_OF_ALL:
        return None
    wide = [line for line in lines if len(line) > WIDEST_WRAP and "](" not in line]
    prose = sum([line.count(" ", 4) * CHARACTERS_A_BLANK > len(line) for line in wide])
    reckonings = (1, 2) if any(re.search(WIDE, above) for above, _ in breaks if not above.isascii()) else (1,)
    most, width, letter = max([(*_width(breaks, letter), letter) for letter in reckonings], key=itemgetter(0))
    near = sum([columns(above, letter) > width * LONG for above, _ in breaks])
    # a quarter of the breaks may be forced by marks that were measured otherwise, or be none
    if most * 4 < near * 3 or most < prose * 3:
        return None
    if most < FEWEST_BREAKS and (
        most < len(breaks)
        or any(columns(line.rstrip(), letter) > width and " " in line.strip() for line in lines)
    ):
        return None
    margin = Counter(_indent(line) for _, line in breaks).most_common(1)[0][0]
    return Wrap(width, margin, letter, _breaks_at_hyphens(lines, width))


def _width(breaks: list[tuple[str, str]], letter: int) -> tuple[int, int]:
    """How many of the breaks some width explains, and the least width that explains as many."""
    change = [0] * (WIDEST_WRAP + 2)
    for above, line in breaks:
        filled = columns(above.rstrip(), letter)
        if filled <= WIDEST_WRAP:
            change[filled] += 1
            change[min(filled + _first_word(line, letter), WIDEST_WRAP + 1)] -= 1
    explained = list(accumulate(change))[NARROWEST_WRAP : WIDEST_WRAP + 1]
    most = max(explained)
    return most, NARROWEST_WRAP + explained.index(most)


def continues_wrap(lines: list[str], i: int, first: int, wrap: Wrap) -> bool:
    """Whether line `i` goes on with the paragraph that line `first` opens and the line above belongs to."""
    filled = columns(lines[i - 1].rstrip(), wrap.wide)
    above, line = _unquoted(lines[i - 1]), _unquoted(lines[i])
    if filled + _first_word(line, wrap.wide) <= wrap.width or line.lstrip().startswith(("# ", "##")):
        return False
    # a line that was not wrapped although it could be, and one that ends in a hard break of Markdown
    if (filled > wrap.width + MISJUDGED and " " in above.strip()) or above.endswith("  "):
        return False
    margin, indent = _indent(above), _indent(line)
    opened = re.match(ITEM, _unquoted(lines[first]))
    if item := re.match(ITEM, line):
        # `on the\n8. April`: no item, in a line with others that are none
        return margin == indent and not opened and not item["bullet"]
    # a blank alone is what was left of a no-break space
    if abs(margin - indent) <= 1:
        return True
    if opened and i - 1 == first:
        return indent == opened.end()
    # text browsers centre headings
    centre, centre_above = 2 * indent + columns(line.strip(), wrap.wide), margin + filled
    return abs(centre - centre_above) <= OFF_CENTRE


def unwrapped(lines: list[str], wrap: Wrap) -> str:
    """The lines of a paragraph as one."""
    # where most lines are indented and headings are centred, blanks tell nothing
    text = lines[0].strip() if wrap.margin else lines[0].rstrip()
    for line in lines[1:]:
        part = _unquoted(line).strip()
        text += part if _is_one_word(text, part, wrap) else " " + part
    return text


def columns(line: str, wide: int) -> int:
    """How many columns a line fills, where a wide letter fills `wide`."""
    return len(line) if wide == 1 or line.isascii() else len(line) + len(re.findall(WIDE, line))


def _is_small(line: str) -> bool:
    letter = line.lstrip(" >")[:1]
    return letter.isalpha() and letter.lower() == letter


def _first_word(line: str, wide: int) -> int:
    """The columns that the first word of a line would have filled on the line above, the blank before it included."""
    found = re.match(FIRST_WORD, line)
    word = found[1] if found else ""
    if re.match(UNSPACED, word):
        # no line begins with a full stop or closing bracket
        rest = word[1:]
        return wide * (1 + len(rest) - len(rest.lstrip("、。」』）】，．！？ー")))
    return columns(word, wide) + 1


def _unquoted(line: str) -> str:
    while line.startswith(QUOTED):
        line = line[len(QUOTED) :]
    return line


def _is_one_word(text: str, part: str, wrap: Wrap) -> bool:
    if wrap.at_hyphens and re.search(HYPHEN_END, text[-3:]) and not re.match(SUSPENDED, part):
        return True
    return bool(re.match(UNSPACED, text[-1:]) or re.match(UNSPACED, part))


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _breaks_at_hyphens(lines: list[str], width: int) -> bool:
    """A tool that does leaves no hyphen behind which the line above had room."""
    broken = kept = 0
    for above, line in pairwise(lines):
        if len(above) * 2 > width and line:
            broken += bool(re.search(HYPHEN_END, above[-3:])) and line[0].isalpha()
            if half := re.match(HALF_WORD, line):
                kept += len(above) + 1 + len(half[1]) <= width
    return broken > kept
