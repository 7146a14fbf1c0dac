"""The little words of bylines: what opens one, what joins its parts."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import lexicon, words_by_kind


@cache
def joint_words(kind: str) -> frozenset[str]:
    """The small words of one kind in the list of `byline_joints`.

    >>> "und" in joint_words("and")
    True
    """
    return frozenset(words_by_kind("byline_joints")[kind])


@cache
def first_words() -> frozenset[str]:
    """Words that a line with an opener starts with."""
    return lexicon("byline_openers") | lexicon("byline_leads")
