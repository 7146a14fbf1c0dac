"""Words in marks that are the title of a work, or name a thing that is spoken of."""

from __future__ import annotations

import re

from copydesk.lexicons import lexicon
from copydesk.quotes.known_names import known_roles
from copydesk.quotes.marks import Stretch
from copydesk.quotes.reader import Reader


def is_spoken_of(text: str, stretch: Stretch, language: str) -> bool:
    """True for a work and, in English, for what has a name: words in marks that are spoken of.

    >>> text = "He read it in her book “A Quay in Winter” first."
    >>> is_spoken_of(text, Stretch(0, 23, 24, 40, 41, False), "en")
    True
    """
    return is_work(text, stretch) or (language == "en" and is_named(text, stretch))


def is_work(text: str, stretch: Stretch) -> bool:
    """True for the title of a work: in her book “A Quay in Winter,” · In “A Quay in Winter,” Ada Birch tells of …"""
    before = text[max(0, stretch.opening - _LONGEST_WORK) : stretch.opening]
    if before[-1:] != " " or " " not in text[stretch.start : stretch.end]:
        return False
    if _IN_WORK.search(before):
        known = "," in (text[stretch.closing - 2], text[stretch.closing : stretch.closing + 1])
    else:
        known = before.split(" ")[-2].lower() in lexicon("works")
    return known and is_title(text[stretch.start : stretch.end])


_IN_WORK = re.compile(r"(?:^|[.?!:;] )In $")
_LONGEST_WORK = 24
"""Code points before a title: the kind of work, or the head of a sentence."""


def is_named(text: str, stretch: Stretch) -> bool:
    """True for what has a name and is spoken of: told “Quay and Sea,” · roles in “Late Harvest” · the “Late Harvest” actress"""
    quoted = text[stretch.start : stretch.end]
    lead = text[max(0, stretch.opening - _LONGEST_BEFORE) : stretch.opening]
    before = lead.rstrip(" ").rpartition(" ")[2].lower()
    if " " not in quoted:
        return before in _GOVERN or before in ARTICLES
    if not is_title(quoted) or is_cried(text, stretch):
        return False
    behind = text[stretch.closing : stretch.closing + _LONGEST_ROLE].partition(" ")[2].partition(" ")[0]
    return (
        before in _GOVERN
        or before in ("told", "tells")
        # not “Get Out!” mayor Ada Birch said
        or (text[stretch.closing - 2] not in STOPS and behind.strip(",.") in known_roles())
        or (quoted.isupper() and stretch.opening == 0 and stretch.closing == len(text))
    )


_LONGEST_BEFORE = 16
"""Code points before a title: a preposition, an article or a verb."""
_LONGEST_ROLE = 24
"""Code points of a trade behind a title."""
_GOVERN = frozenset(("at", "by", "for", "from", "in", "of", "on", "to", "with"))
"""Prepositions: what they govern is a thing where it has the capitals of a title, or is a single word."""
ARTICLES = frozenset(("the", "The", "a", "A", "an", "An"))
"""As they are written inside a sentence and at its head."""
STOPS = frozenset(",.?!…")
"""Marks before a closing one that show that the writer ends a clause there, as with “Why?”."""


def is_title(quoted: str) -> bool:
    """True for words that have capitals but for the small ones."""
    row = quoted[:_TITLE].split(maxsplit=12)[:12]
    for word in row:
        if word[0].islower() and word not in _SMALL_IN_TITLES:
            return False
    return len(row) < 3 or not quoted.isupper()  # “HISTORY WILL JUDGE US,” shouted, is no title


_TITLE = 200
"""Code points: twelve words and more."""
_SMALL_IN_TITLES = frozenset(
    (
        *("a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "the"),
        *("to", "with"),
    )
)


def is_title_abroad(reader: Reader, stretch: Stretch) -> bool:
    """Capital inside a sentence: the name of a song, a book, a club; German capitalises every noun."""
    if reader.language in ("en", "de") or not reader.paragraphs[stretch.paragraph][stretch.start].isupper():
        return False
    passage = reader.passage(stretch.paragraph)
    place = passage.quotes[stretch.opening]
    return place > 0 and passage.items[place - 1] not in ":,.cQEq-VRF"


def is_cried(text: str, stretch: Stretch) -> bool:
    """True for what is said though it has the capitals of a title: chants of “Open the Gate!”"""
    return bool(_CRIES.search(text, max(0, stretch.opening - _LONGEST_CRY), stretch.opening))


# chants of “Open the Gate!” · a headline that said, “Gale Closes the Quay”
_CRIES = re.compile(r"\b(?:(?:chants?|cries|shouts)(?: of)?|chanted|chanting|said|stating)[,:]? $")
_LONGEST_CRY = 12
"""Code points of the longest of them with a mark and a blank."""
