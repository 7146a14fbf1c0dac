"""What a page prints about itself amid a story: a stand-in for what it has not loaded, and that it earns by its links."""

from __future__ import annotations

from .lexicons import lexicon_lines

LONGEST_NOTICE = 400
"""Code points; a paragraph that quotes such a notice says more about it."""


def is_placeholder(text: str) -> bool:
    """Whether a line stands for a video, a post or a map of others that awaits consent or scripts.

    >>> is_placeholder("To view this content, click 'Allow and continue'.")
    True
    >>> is_placeholder("The ministry had to ask for permission before anything was loaded.")
    False
    """
    return _has_phrase(text, "placeholder_phrases")


def is_disclosure(text: str) -> bool:
    """Whether a line says that who publishes it earns by what readers buy.

    >>> is_disclosure("If you buy something through our links, we may earn a commission.")
    True
    >>> is_disclosure("Agents earn a commission on each house that they sell, the union said.")
    False
    """
    return _has_phrase(text, "disclosure_phrases")


def _has_phrase(text: str, phrases: str) -> bool:
    return len(text) <= LONGEST_NOTICE and any(map(text.lower().__contains__, lexicon_lines(phrases)))
