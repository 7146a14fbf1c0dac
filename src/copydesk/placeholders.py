"""What a page prints in place of something that it does not show: a video, a post, a map that awaits consent or scripts."""

from __future__ import annotations

from functools import cache

from .lexicons import lexicon_lines

LONGEST_PLACEHOLDER = 400
"""Code points; a paragraph that quotes such a notice says more about it."""


def is_placeholder(text: str) -> bool:
    """Whether a line stands for content of others that the page has not loaded, in any of the languages of the list.

    >>> is_placeholder("To view this content, click 'Allow and continue'.")
    True
    >>> is_placeholder("The ministry had to ask for permission before anything was loaded.")
    False
    """
    return len(text) <= LONGEST_PLACEHOLDER and any(map(text.lower().__contains__, _phrases()))


@cache
def _phrases() -> tuple[str, ...]:
    return lexicon_lines("placeholder_phrases")
