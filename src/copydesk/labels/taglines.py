"""What a story says at its end of its writers, of who helped and of its corrections: no paragraphs of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.labels.forms import form, trimmed
from copydesk.labels.surroundings import LONGEST_FACT, places
from copydesk.lexicons import lexicon
from copydesk.lines.bylines import read_byline
from copydesk.lines.names import is_person_name
from copydesk.model import Block, Role

WORDS = re.compile(r"[^\W_]+").findall


def with_taglines(blocks: Sequence[Block], roles: Sequence[Role]) -> list[Role]:
    """The roles with the last paragraphs that tell of the story's making as what they are: `Ida Brandt is a reporter at …`,
    `Karl Roth contributed to this report.`, `Correction: …`.
    """
    found = [*roles]
    paragraphs = places(roles, Role.BODY)
    if len(paragraphs) < SIGNED_AT_END:
        return found
    told, last = paragraphs[:-LAST], paragraphs[-LAST:]
    for i in _of_writers(blocks, roles, told, last):
        found[i] = Role.TAGLINE
    for i in last:
        found[i] = _of_making(blocks[i].text) or found[i]
    return found


def _of_writers(
    blocks: Sequence[Block], roles: Sequence[Role], told: Sequence[int], last: Sequence[int]
) -> list[int]:
    """The last paragraphs that open with a name of the byline, or stand below a line that is but the name of who wrote.

    Somebody of whom the story tells before did not write it.
    """
    signed = places(roles, Role.BYLINE)[:MOST_SIGNED]
    read = [read_byline(blocks[i].text) for i in signed]
    writers = [_words(name) for byline in read if byline for name in byline.authors]
    found = []
    for i in last:
        opening = _opening(blocks[i].text)
        names_writer = opening.count(" ") == NAMED and any(opening in name for name in writers)
        if names_writer and not any(opening in _words(blocks[above].text) for above in told):
            found.append(i)
    for i in reversed(last):
        if i in found:
            continue
        # below the entry of a list with a place's name stands the next one
        if roles[i - 1] in STORY or not _presents(blocks[i - 1].text, _opening(blocks[i].text), writers):
            break
        found.append(i)
    return found


STORY = frozenset((Role.BODY, Role.SUBHEAD))


def _opening(text: str) -> str:
    return _words(text[:LONGEST_FACT], 2)


def _presents(line: str, opening: str, writers: Sequence[str]) -> bool:
    """Whether a line is the name of a writer, or of somebody of whom the paragraph below tells by the first of its words."""
    if len(line) > LONGEST_FACT or not is_person_name(line):
        return False
    name = _words(line)
    return name in writers or name.split()[:1] == opening.split()[:1]


def _of_making(text: str) -> Role | None:
    """What a last paragraph is that says who helped or what was corrected."""
    shown = form(trimmed(text)).clues
    if "is_contributor_line" in shown:
        return Role.CONTRIBUTOR
    opening = text.casefold()
    # `This story has no end`, `Corrections officers at the jail liked it` are the story's
    if "opens_like_note" in shown and not opening.startswith("this "):
        single = not lexicon("note_openers").isdisjoint(WORDS(opening)[:1])
        return Role.NOTE if not single or ":" in text[:LONGEST_LABEL] else None
    return None


LONGEST_LABEL = 40
"""Code points up to the colon of a correction, with its date: `Correction, 3 March 2024, 9:40 a.m.`"""
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
