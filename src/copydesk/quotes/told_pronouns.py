"""The he and she of what is told outside quotes, and where a pronoun stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from copydesk.quotes.passages import Mention
from copydesk.quotes.sightings import Sightings


class ToldPronouns:
    """Each he and she of one article outside its quotes, looked for once a paragraph."""

    def __init__(self, sightings: Sightings) -> None:
        self.sightings = sightings
        self._rows: dict[int, list[Mention]] = {}

    def before(self, mention: Mention) -> Mention | None:
        """The he or she before a mention in what is told: Birch came late. He blamed the train. “…,” he said."""
        row = self.in_paragraph(mention.paragraph)
        place = bisect_left(row, mention[:2])
        above = self.in_paragraph(mention.paragraph - 1) if mention.paragraph > 0 else ()
        latest = (*row[max(0, place - _TOLD) : place][::-1], *above[: -_TOLD - 1 : -1])
        return next((told for told in latest if not self._is_within(told)), None)

    def _is_within(self, told: Mention) -> bool:
        """True for the he of a clause within: Birch said that he …, which is about whoever it is about."""
        text = self.sightings.paragraphs[told.paragraph][max(0, told.start - _LONGEST_JOINT) : told.start]
        return text.rstrip().rpartition(" ")[2] in _JOINTS

    def in_paragraph(self, number: int) -> Sequence[Mention]:
        """Each he and she of a paragraph outside its quotes."""
        row = self._rows.get(number)
        if row is None:
            text = self.sightings.paragraphs[number]
            row = self._rows[number] = [
                Mention(number, found.start(), found.end(), "pronoun", found[0])
                for found in _HE.finditer(text)
                if not self.sightings.in_quote((number, *found.span()))
            ]
        return row


# he · He · she · She, read the same way as those that tell a sex
_HE = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])|(?<=[Ss])h)e\b")
_TOLD = 4
"""Pronouns of a paragraph looked back at."""
_JOINTS = frozenset(
    (
        *("after", "although", "because", "before", "how", "if", "since", "that", "though", "unless"),
        *("until", "what", "when", "where", "whether", "which", "while", "who", "why"),
    )
)
"""What opens a clause within another."""
_LONGEST_JOINT = 12
"""Code points of the longest of them and the blanks beside it."""


def place_of(text: str, mention: Mention) -> str:
    """A letter for where a pronoun stands in its paragraph: q behind a quote, h at the head of a sentence, i inside it."""
    before = text[max(0, mention.start - 3) : mention.start].rstrip()[-2:]
    if before[-1:] in _CLOSING:
        return "q"
    return "h" if before[-1:] in ("", ".") else "i"


_CLOSING = tuple('"”»')
