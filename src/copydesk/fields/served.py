"""Pages that a server sends in place of an article: not found, forbidden, a check for robots, a wall of consent.

They look like short stories, and a folder of scrapes has many of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from copydesk.labels.forms import WORD
from copydesk.lexicons import lexicon

LONGEST = 900
"""Code points that such a page says at most; a story of that length about one has another headline."""


def is_served_error(titles: Sequence[str], texts: Sequence[str]) -> bool:
    """Whether a page is none of a story's, told by its titles, printed or of the metadata, and by all that it says.

    >>> is_served_error(["Just a moment..."], ["callan.example needs to review the security of your connection."])
    True
    >>> is_served_error(["Page not found: how Port Callan lost its chronicle"], ["It was in the attic."])
    False
    """
    if sum(map(len, texts)) > LONGEST:
        return False
    if not lexicon("error_titles").isdisjoint(map(_words, titles)):
        return True
    said = f" {_words(' '.join(texts))} "
    return any(f" {phrase} " in said for phrase in lexicon("error_phrases"))


def _words(text: str) -> str:
    return " ".join(WORD.findall(text.lower()))
