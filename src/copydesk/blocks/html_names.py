"""What the names of an element say of its part on the page: its classes, its id, its rel."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from lxml import etree

from copydesk.lexicons import lexicon_lines


def names_of(node: etree._Element) -> str:
    """The words of the attributes that name an element's part."""
    # those of <html> and <body> speak of the whole page
    if node.tag in WHOLE_PAGE:
        return ""
    return " ".join([value for name, value in node.items() if name in NAMING])


@lru_cache(maxsize=1 << 14)
def said_by(words: str) -> frozenset[str]:
    """The hints of names: `c-article__byline` says_byline, and whatever else `markup_words.txt` has of their words."""
    return frozenset(filter(None, map(_kinds().get, WORDS(words))))


@cache
def _kinds() -> dict[str, str]:
    """The hint of each word that elements are named with, in the three cases that names are written in."""
    kinds: dict[str, str] = {}
    for line in lexicon_lines("markup_words"):
        kind, *words = line.split()
        for word in words:
            kinds[word] = kinds[word.capitalize()] = kinds[word.upper()] = "says_" + kind
    return kinds


NAMING = frozenset(("class", "id", "itemprop", "rel", "role", "data-testid", "data-component"))
"""Attributes whose words name an element's part on the page."""
WHOLE_PAGE = frozenset(("html", "body"))
WORDS = re.compile("[A-Z]?[a-z]+|[A-Z]+").findall
"""`c-article__Byline-text` -> c article Byline text."""
NOTHING: frozenset[str] = frozenset()
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
