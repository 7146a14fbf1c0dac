"""What a paper says amid a story on how it earns by its links."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import Phrases, lexicon_lines, phrases_by_stem

LONGEST_DISCLOSURE = 400
"""Code points; a paragraph that quotes such a notice says more about it."""


def is_disclosure(text: str, stems: frozenset[str] | None = None) -> bool:
    """Whether a line says that who publishes it earns by what readers buy.

    >>> is_disclosure("For each lamp bought by way of this list we may earn a commission.")
    True
    >>> is_disclosure("Agents earn a commission on each house that they sell, the union said.")
    False

    `stems` are the first STEM letters of its longer words in small letters, where the caller has them at hand.
    """
    if len(text) > LONGEST_DISCLOSURE:
        return False
    lowered = text.lower()
    return any(map(lowered.__contains__, _phrases().in_line(stems)))


@cache
def _phrases() -> Phrases:
    return phrases_by_stem(lexicon_lines("disclosure_phrases"))
