"""The sentences of a paragraph with the quotes in each, as Chinese and Korean copy is read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.quotes.marks import Stretch


class Sentence(NamedTuple):
    """A sentence of a paragraph."""

    text: str
    """The whole paragraph."""
    masked: str
    """The paragraph with its quoted words blackened, so that none of them is taken for a word of the sentence."""
    paragraph: int
    start: int
    end: int
    stretches: Sequence[Stretch]
    """The quotes that open in it."""


def told_sentences(
    text: str, masked: str, paragraph: int, row: Sequence[Stretch], spans: Iterable[tuple[int, int]]
) -> Iterator[Sentence]:
    """A sentence for each span of code points, in order; `row` are the quotes of the paragraph, in order.

    >>> [sentence.stretches for sentence in told_sentences("비다. 눈이다.", "비다. 눈이다.", 0, [], [(0, 3), (4, 8)])]
    [[], []]
    """
    place = 0
    for start, end in spans:
        first = place
        while place < len(row) and row[place].opening < end:
            place += 1
        yield Sentence(text, masked, paragraph, start, end, row[first:place])
