"""The tagline: what a story says of its writer at its end is no paragraph of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .bylines import read_byline
from .model import Block, Role
from .surroundings import LONGEST_FACT, places

WORDS = re.compile(r"[^\W_]+").findall


def with_taglines(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with the last paragraphs that open with a name of the byline as taglines: `Ida Brandt is a reporter at …`.

    Somebody of whom the story tells before did not write it.
    """
    found = [*roles]
    paragraphs = places(roles, Role.BODY)
    signed = places(roles, Role.BYLINE)[:MOST_SIGNED]
    if not signed or len(paragraphs) < SIGNED_AT_END:
        return found
    read = [read_byline(blocks[i].text) for i in signed]
    writers = [_words(name) for byline in read if byline for name in byline.authors]
    told = paragraphs[:-LAST]
    for i in paragraphs[-LAST:]:
        opening = _words(blocks[i].text[:LONGEST_FACT], 2)
        names_writer = opening.count(" ") == NAMED and any(opening in name for name in writers)
        if names_writer and not any(opening in _words(blocks[above].text) for above in told):
            found[i] = Role.TAGLINE
    return found


MOST_SIGNED = 40
"""No story has more lines that say who wrote."""
LAST, SIGNED_AT_END = 3, 6
"""How many paragraphs may tell of the writers, and how many a story has at least that ends with such; of a shorter text they may
be the most."""
NAMED = 3
"""Blanks in and around the two words that a name has at least; one word is a town as often."""


def _words(text: str, most: int | None = None) -> str:
    """The first words of a text, all of them where no number is given, in small letters and each between blanks."""
    words = WORDS(text.casefold())
    return f" {' '.join(words[:most])} "
