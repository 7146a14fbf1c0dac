"""Text dump -> blocks: one block a line; what a tool wrapped or broke is joined again, what it ran together is parted."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from copydesk.blocks.broken import (
    BROKEN_OFF,
    continues_credit,
    continues_inline,
    continues_node,
    is_broken,
    joined,
)
from copydesk.blocks.dump_marks import (
    MARKS,
    NO_MARKS,
    Kinds,
    goes_on_list_of_links,
    kinds_of,
    plain,
    without_entities,
)
from copydesk.blocks.front_matter import FRONT_MATTER, read_front_matter
from copydesk.blocks.glued import Parted, parted
from copydesk.blocks.markdown import underlines
from copydesk.blocks.wrapped import Wrap, continues_wrap, find_wrap, unwrapped
from copydesk.model import Block, Origin, Page


def read_text(text: str) -> Page:
    r"""The blocks of a text dump, in reading order.

    >>> [b.text for b in read_text("Home\n\n  • Sport\nThe mayor of Orsby resigned.").blocks]
    ['Home', 'Sport', 'The mayor of Orsby resigned.']

    `text` may have any line ends (LF, CRLF, CR). Every non-blank line is in exactly one block, whose origin has its 1-based
    line numbers; one that a tool ran together of several texts is in a block for each. Hints: `bullet`, `indented`, `heading`,
    `h1` (the title of Markdown), `link`, `image`, `placeholder` (the name of a picture's file, no words), `after_gap`,
    `before_gap`, `date_prefix`, `front_matter` (the lines above a text that tell about it, one block).
    Never raises; a blank text gives no blocks.
    """
    text = without_entities(text)
    # one character is quicker to look for than two
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    told, metadata = read_front_matter(lines)
    rest = lines[told:] if told else lines
    wrap, kinds = find_wrap(rest), kinds_of(text)
    # what a tool wrapped has a line for each text already
    pieces, numbers, warnings = Parted(rest, range(1, len(rest) + 1)) if wrap else parted(rest, text)
    runs = _runs(pieces, wrap, kinds.listed)
    if not told:
        return Page(tuple(_blocks(pieces, numbers, runs, wrap, kinds)), warnings=warnings)
    blocks = _blocks(pieces, [number + told for number in numbers], runs, wrap, kinds)
    return Page((_front_block(lines[:told]), *blocks), metadata, warnings)


def _front_block(lines: list[str]) -> Block:
    words = [" ".join(line.split()) for line in lines]
    first = next(i for i, line in enumerate(words) if line)
    return Block(
        " ".join(filter(None, words)), Origin(first + 1, len(lines), None), frozenset((FRONT_MATTER,))
    )


def _runs(lines: list[str], wrap: Wrap | None, listed: bool) -> list[tuple[int, int]]:
    """First and last index of the lines of each block, blank lines left out."""
    runs: list[tuple[int, int]] = []
    by_node = not wrap and is_broken(lines)
    size = 0
    underlined = False
    for i, line in enumerate(lines):
        if not line or line.isspace():
            size = 0
            continue
        if not size or underlined:
            goes_on = underlined = False
        elif underlines(line, lines[i - 1]):
            goes_on = underlined = True
        elif listed and goes_on_list_of_links(lines[i - 1], line):
            goes_on = True
        elif wrap:
            goes_on = continues_wrap(lines, i, runs[-1][0], wrap)
        elif by_node:
            goes_on = continues_node(lines, i, size)
        elif lines[i - 1].endswith((":", "(", " via")) and continues_credit(lines, i, runs[-1][0]):
            goes_on = True
        else:
            goes_on = (line[0] in BROKEN_OFF or line[0].islower()) and continues_inline(lines, i, runs[-1][0])
        if goes_on:
            runs[-1] = (runs[-1][0], i)
            size += len(line)
        else:
            runs.append((i, i))
            size = len(line)
    return runs


def _blocks(
    lines: list[str], numbers: Sequence[int], runs: list[tuple[int, int]], wrap: Wrap | None, kinds: Kinds
) -> list[Block]:
    marked, fields = kinds.markdown, kinds.fields
    blocks = []
    # what the classes of named tuples do, a function of Python less for each
    new = tuple.__new__
    # a gap is a blank line between a block and its neighbour; there is none at the ends of the text
    befores = [-1, *[last for _, last in runs]]
    afters = [*[first for first, _ in runs[1:]], len(lines)]
    if runs:
        befores[0], afters[-1] = runs[0][0] - 1, runs[-1][1] + 1
    for (first, last), before, after in zip(runs, befores, afters, strict=False):
        heading = underlines(lines[last], lines[last - 1]) if last > first else NO_MARKS
        ends = last if heading else last + 1
        raw = lines[first] if first + 1 == ends and not wrap else _rejoined(lines[first:ends], wrap)
        # most lines are their own words; one with an invisible sign is not printable
        if (
            not marked
            and raw[0] not in MARKS
            and raw[-1] != " "
            and raw.isprintable()
            and "  " not in raw
            and not (fields and ("[" in raw or "(BUTTON)" in raw))
        ):
            words, marks = raw, NO_MARKS
        else:
            words, marks = plain(raw, kinds)
        hints = _hints(heading + marks, first - before > 1, after - last > 1)
        blocks.append(new(Block, (words, new(Origin, (numbers[first], numbers[last], None, ())), hints)))
    return blocks


def _rejoined(run: list[str], wrap: Wrap | None) -> str:
    if len(run) > 1 and goes_on_list_of_links(run[0], run[1]):
        # addresses are no words of the page
        return run[0]
    return unwrapped(run, wrap) if wrap else joined(run)


@lru_cache(maxsize=1 << 8)
def _hints(marks: tuple[str, ...], gap_above: bool, gap_below: bool) -> frozenset[str]:
    gaps = (("after_gap", gap_above), ("before_gap", gap_below))
    return frozenset([*marks, *[hint for hint, there in gaps if there]])
