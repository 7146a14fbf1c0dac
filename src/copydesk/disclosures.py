"""What a paper says amid a story on how it earns by its links."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain

from .lexicons import lexicon_lines

LONGEST_DISCLOSURE = 400
"""Code points; a paragraph that quotes such a notice says more about it."""


def is_disclosure(text: str) -> bool:
    """Whether a line says that who publishes it earns by what readers buy.

    >>> is_disclosure("For each lamp bought by way of this list we may earn a commission.")
    True
    >>> is_disclosure("Agents earn a commission on each house that they sell, the union said.")
    False
    """
    if len(text) > LONGEST_DISCLOSURE:
        return False
    lowered = text.lower()
    by_stem = _by_stem()
    stems = filter(lowered.__contains__, by_stem)
    return any(phrase in lowered for stem in stems for phrase in by_stem[stem])


@cache
def _by_stem() -> dict[str, list[str]]:
    """The phrases by the start of the word that they share with the most others: a third as many are looked for in a line."""
    listed = lexicon_lines("disclosure_phrases")
    starts = [sorted({word[:STEM] for word in phrase.split() if len(word) >= STEM}) for phrase in listed]
    common = Counter(chain.from_iterable(starts))
    found: dict[str, list[str]] = {}
    for phrase, own in zip(listed, starts, strict=True):
        found.setdefault(max(own, key=common.__getitem__), []).append(phrase)
    return found


STEM = 6
"""Letters; each phrase has a word with as many: `commission`, `Provision`."""
