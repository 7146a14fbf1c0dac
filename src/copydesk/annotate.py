"""Labelled blocks -> the --explain view: each block with its place, role, score and deciding clues."""

from __future__ import annotations

from collections.abc import Iterable

from copydesk.batch.formats import printable
from copydesk.model import LabelledBlock, Origin, Role

COLOURS = {
    Role.HEADLINE: "1;32",
    Role.BYLINE: "36",
    Role.TIMESTAMP: "36",
    Role.DEK: "32",
    Role.BODY: "0",
    Role.SUBHEAD: "1",
    Role.CAPTION: "35",
    Role.CREDIT: "35",
    Role.NOTE: "33",
    Role.RELATED: "34",
    Role.CHROME: "2",
}
"""Terminal colour (SGR) of a role; the others have none."""


def explain(labelled: Iterable[LabelledBlock], colour: bool = False) -> str:
    """Two lines a block: where it stands, its role, its score and its words; then the clues whose sum the
    score is.

          7  headline      +8.5  Council delays vote on harbour bridge
                                 looks_like_title +5.5, before_byline +3

    Words longer than the line are not cut, and what a terminal would obey is written as an escape.
    """
    return "".join(_lines(block, colour) for block in labelled)


def _lines(labelled: LabelledBlock, colour: bool) -> str:
    clues = ", ".join(f"{clue.name} {weight(clue.weight)}" for clue in labelled.clues) or "no clue"
    role = f"{labelled.role.value:<12}"
    words = printable(labelled.block.text).replace("\n", " ")
    if colour and (code := COLOURS.get(labelled.role)):
        role, words, clues = (
            f"\x1b[{code}m{role}\x1b[0m",
            f"\x1b[{code}m{words}\x1b[0m",
            f"\x1b[2m{clues}\x1b[0m",
        )
    return f"{place(labelled.block.origin):>9}  {role} {weight(labelled.score):>7}  {words}\n{'':33}{clues}\n"


def weight(number: float) -> str:
    """A weight with its sign and as many of three decimals as it has.

    >>> weight(4.0), weight(-0.525)
    ('+4', '-0.525')
    """
    return f"{number:+.3f}".rstrip("0").rstrip(".")


def place(origin: Origin) -> str:
    """Where a block stands: a line, lines, or the path of an element.

    >>> place(Origin(12, 14)), place(Origin(path="/html/body/p[3]"))
    ('12-14', '/html/body/p[3]')
    """
    if origin.first_line is None:
        return origin.path or ""
    if origin.last_line in (None, origin.first_line):
        return str(origin.first_line)
    return f"{origin.first_line}-{origin.last_line}"
