"""Somebody without a name, whom a pronoun stands for: A farmer from Stowe said it was late. “…,” he said."""

from __future__ import annotations

import re
from bisect import bisect_left

from copydesk.quotes.known_names import known_roles
from copydesk.quotes.offices import ANYBODY, Offices
from copydesk.quotes.passages import Mention
from copydesk.quotes.sexes import Sexes
from copydesk.quotes.sightings import LONG_WAY, SIGHTINGS, Sightings
from copydesk.quotes.told_pronouns import place_of
from copydesk.quotes.tongues import function_words, pronoun_sex


def is_unnamed(mention: Mention, sex: str, sightings: Sightings, sexes: Sexes) -> bool:
    """True where the paragraph of a pronoun is about somebody without a name: A farmer said … “…,” he said."""
    number = mention.paragraph
    text = sightings.paragraphs[number]
    start = -1
    for found in _SOMEBODY.finditer(text, max(0, mention.start - LONG_WAY), mention.start):
        somebody = _is_somebody(found[1]) and not _PREDICATE.match(text, found.start(1), mention.end + 1)
        if somebody and not sightings.in_quote((number, *found.span(1))):
            start = found.start(1)
    if start < 0:
        return False
    row = sightings.in_paragraph(number)
    first, upto = bisect_left(row, ((number, start),)), bisect_left(row, (mention[:2],))
    return not any(
        person.sure and sexes.fits(person, sex) and not sightings.in_quote(at)
        for at, person in row[first : min(upto, first + SIGHTINGS)]
    )


# A young farmer from Stowe said · according to a farmer from Stowe; but not: A former judge, she said
_SOMEBODY = re.compile(
    r"(?:^|[.!?][\"”’]?[ ]|according to |[,?!][\"”’] sa(?:id|ys) )(?:And |But )?"
    r"((?:[Aa]n?|[Oo]ne|[Aa]nother)[ ](?:[a-zA-Z0-9][\w’'-]*,?[ ]){1,5})"
)
_PREDICATE = re.compile(r"[^.,]*,[ ]s?he[ ]")


def _is_somebody(words: str) -> bool:
    """True for A young farmer from; but not for A few miles from: one word is somebody, before any preposition."""
    letters = function_words("en")
    for word in words.lower().split()[1:]:
        bare = word.rstrip(",")
        if bare in known_roles() or bare in ANYBODY:
            return True
        if bare != word or letters.get(bare) in _GOVERNING:
            break
    return False


_GOVERNING = frozenset("IfR")
"""Letters of prepositions, of, who and which."""


def goes_on_with(mention: Mention, unnamed: Mention, sightings: Sightings, offices: Offices) -> bool:
    """True for the pronoun of whoever spoke before it without a name: The teacher said Birch was late. She said: “…”

    The story has met a teacher by then; the duchess is somebody it has named. False where a sentence
    between has somebody else for its subject.
    """
    head = unnamed.words.rpartition(" ")[2].lower()
    if (
        mention.words.lower() not in pronoun_sex(sightings.cast.language)
        or mention.paragraph != unnamed.paragraph
        or (head not in known_roles() and head not in ANYBODY)
        or not offices.is_introduced(head, unnamed)
        or place_of(sightings.paragraphs[mention.paragraph], mention) == "i"
    ):
        return False
    row = sightings.in_paragraph(mention.paragraph)
    first, behind = bisect_left(row, (unnamed[:2],)), bisect_left(row, (mention[:2],))
    return not any(
        sightings.part(at).letter in "Se" and not sightings.in_quote(at)
        for at, _ in row[first : min(behind, first + SIGHTINGS)]
    )
