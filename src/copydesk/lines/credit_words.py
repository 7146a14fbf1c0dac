"""The little words of the credits of pictures, by where they stand."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import phrases_by_kind, words_by_kind


def credit_phrases(kind: str) -> tuple[str, ...]:
    """The words of one kind in the list of `credit_phrases`.

    >>> credit_phrases("handed")
    ('provided', 'submitted', 'supplied', 'taken')
    """
    return phrases_by_kind("credit_phrases")[kind]


@cache
def east_asian(*kinds: str) -> tuple[str, ...]:
    """The words of some kinds in the list of credits in Chinese, Japanese and Korean."""
    words = words_by_kind("cjk_credit_words")
    return tuple(word for kind in words if kind in kinds for word in words[kind])
