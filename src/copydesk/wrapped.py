"""Lines of a dump that a tool wrapped at a column: which of them go on with the line before."""

from __future__ import annotations

from .dump_marks import BULLETS

# Terminal browsers wrap at 72 to 80 columns unless told otherwise; nobody sets copy narrower than 50 or wraps wider than 130
NARROWEST_WRAP, WIDEST_WRAP = 50, 130


def wrap_width(lines: list[str]) -> int | None:
    """The column at which a tool wrapped the whole dump, or None where it did not.

    A dump is taken for wrapped when no line is wider than any tool wraps, and breaks that only wrapping explains (the next line's
    first word would not have fitted) are common: a page of short paragraphs has few of them.
    """
    # most dumps have such a line, which is quicker to see than to measure them all
    if any(len(line) > WIDEST_WRAP and len(line.rstrip()) > WIDEST_WRAP for line in lines):
        return None
    lengths = [len(line.rstrip()) for line in lines]
    width = max(lengths, default=0)
    if not NARROWEST_WRAP <= width <= WIDEST_WRAP:
        return None
    forced = sum(
        1
        for i in range(len(lines) - 1)
        # near the edge, and going on in small letters: the shape of a wrapped paragraph, not of a list of titles
        if lengths[i] > width * 0.75
        and lengths[i + 1]
        and lines[i + 1].lstrip()[:1].islower()
        and _forced(lines, i, width)
    )
    long_lines = sum(1 for length in lengths if length > width * 0.75)
    # 4 breaks: one paragraph of five lines; a third of the long lines: titles in a list seldom go on in small letters
    return width if forced >= 4 and forced * 3 >= long_lines else None


def _forced(lines: list[str], i: int, width: int) -> bool:
    following = lines[i + 1].split(None, 1)
    return bool(following) and len(lines[i].rstrip()) + 1 + len(following[0]) > width


def continues_wrap(lines: list[str], i: int, width: int) -> bool:
    """Whether line `i` goes on with the paragraph of the line above, in a dump that was wrapped at `width` columns."""
    line = lines[i].lstrip()
    opens_item = (
        line[0] in BULLETS or line[:2] in ("- ", "# ", "##") or (line[0].isdigit() and ". " in line[:5])
    )
    return not opens_item and _forced(lines, i - 1, width)
