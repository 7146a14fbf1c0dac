"""What the words beside a name in running text tell of whoever has it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.lexicons import lexicon
from copydesk.quotes.known_names import BEFORE_MONTHS, SAYS, is_region, known_roles
from copydesk.quotes.people import Sighting


def is_presented(text: str, start: int, end: int) -> bool:
    """True where the words beside a name say who that is: guard Ada Birch · Ada Birch, 55, · Ada Birch, a farmer, · who"""
    roles = known_roles()
    # 24: one word before a name, longer ones are no offices; 90: an age or an office up to its comma
    if text[max(0, start - 24) : start].rpartition(" ")[0].rpartition(" ")[2].lower() in roles:
        return True
    if text[end : end + 2] != ", ":
        return text[end : end + 5] == " who "
    words = text[end + 2 : end + 90].partition(".")[0].partition(",")[0].split()
    return bool(words) and (
        words[0].isdigit() or words[0] == "who" or not roles.isdisjoint([word.lower() for word in words])
    )


def has_age(text: str, end: int) -> bool:
    """True for the name in Birch, 21, and (Birch, 21)."""
    return (
        text[end : end + 2] == ", "
        and text[end + 2 : end + 4].isdigit()
        and text[end + 4 : end + 5] in (",", ")")
    )


def is_odd_name(words: list[str], text: str, start: int, end: int) -> bool:
    """True for Les Birch, a farmer: what a story says of somebody outweighs a first name that is a common word.

    At the head of a sentence alone: not for Ada Birch of New Moss, a farmer.
    """
    common = lexicon("not_names")
    return (
        len(words) == 2
        and (start == 0 or text[start - 2] in ".!?”")
        and words[0].lower() in common
        and words[1].lower() not in common
        and words[1] not in lexicon("place_words")
        and not is_region(words[1])
        and text[end : end + 2] == ", "
        and is_presented(text, start, end)
    )


def is_first_name(text: str, start: int) -> bool:
    """True for nurse April Quill, but not for in April Quill; at the head of a sentence nothing tells."""
    before = text[max(0, start - 12) : start - 1].rpartition(" ")[2]
    return before.isalpha() and before.islower() and before not in BEFORE_MONTHS


def speaks(paragraphs: Sequence[str], word: str, sightings: Sequence[Sighting]) -> bool:
    """True for a lone name that reports something at one of its first sightings: Quill said."""
    if word.isupper() or word[-1] == "s" or (_JOINED.search(word) and word[:2] not in _CAPITAL_INSIDE):
        return False
    for number, start, end in sightings[:LOOKED_AT]:
        text = paragraphs[number]
        if text[end : end + 6] == ", who " or text[end : end + 5] == " who ":
            return not is_region(word)  # Quillon, who won; but not Ada Birch of Halden, who won
        if text[end : end + 1] == " " and text[end + 1 : end + 12].partition(" ")[0] in SAYS:
            # the Fed said · Texas said
            return text[max(0, start - 4) : start].lower() != "the " and not is_region(word)
    return False


LOOKED_AT = 6
_JOINED = re.compile(r"[a-z][A-Z]")
"""HarbourNet: a firm."""
_CAPITAL_INSIDE = ("Mc", "Ma", "De", "Di", "Du", "La", "Le", "Va")
"""McBirch, DeBirch, LaBirch."""
