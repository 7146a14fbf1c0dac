"""What a page prints about itself amid a story: a stand-in for what it has not loaded, and that it earns by its links."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import chain

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
    if len(text) > LONGEST_NOTICE:
        return False
    lowered = text.lower()
    by_stem = _by_stem(phrases)
    stems = filter(lowered.__contains__, by_stem)
    return any(phrase in lowered for stem in stems for phrase in by_stem[stem])


@cache
def _by_stem(phrases: str) -> dict[str, list[str]]:
    """The phrases by the start of the word that they share with the most others: a third as many are looked for in a line."""
    listed = lexicon_lines(phrases)
    starts = [sorted({word[:STEM] for word in phrase.split() if len(word) >= STEM}) for phrase in listed]
    common = Counter(chain.from_iterable(starts))
    found: dict[str, list[str]] = {}
    for phrase, own in zip(listed, starts, strict=True):
        found.setdefault(max(own, key=common.__getitem__), []).append(phrase)
    return found


STEM = 6
"""Letters; each phrase has a word with as many: `commission`, `Inhalt`."""
