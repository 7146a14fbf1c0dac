"""Who stands beside a pronoun, and so is not meant by it: he told Birch · Asked about Birch, he said …"""

from __future__ import annotations

import re
from bisect import bisect_left

from copydesk.quotes.passages import Mention
from copydesk.quotes.people import Person
from copydesk.quotes.sightings import OWNERS, Sightings


def without_bystanders(people: list[Person], mention: Mention, sightings: Sightings) -> list[Person]:
    """Those of `people` whom nothing beside a pronoun shows to be somebody else."""
    others = _others(mention, sightings)
    people = [person for person in people if person not in others]
    if len(people) > 1:
        asker = _asker(mention, sightings)
        people = [person for person in people if person is not asker]
    return people


def _others(mention: Mention, sightings: Sightings) -> set[Person]:
    """Who cannot be meant, named beside a pronoun as somebody else: he told Birch · Asked about Birch, he said …"""
    row = sightings.in_paragraph(mention.paragraph)
    place = bisect_left(row, (mention.end, 0), key=lambda entry: entry[0][1:])
    text = sightings.paragraphs[mention.paragraph]
    clause = text[mention.end : mention.end + _CLAUSE]
    stop = _CLAUSE_END.search(clause)
    upto = mention.end + (stop.start() if stop else len(clause))
    found = {
        person
        for sighting, person in row[place : place + OWNERS]
        if sighting[1] < upto and sightings.part(sighting).letter != "m"
    }
    relative = _RELATIVE.search(text, max(0, mention.start - _LONGEST_RELATIVE), mention.start)
    if place and relative and row[place - 1][0][2] == relative.start():
        found.add(row[place - 1][1])
    asked = _ASKED.search(text, max(0, mention.start - _LEAD), mention.start) if place else None
    if asked and not _STOP.search(text, asked.end(), mention.start):
        found.update(
            person
            for sighting, person in row[max(0, place - OWNERS) : place]
            if sighting[1] >= asked.end() and not sightings.part(sighting).tells
        )
    return found


_CLAUSE = 40
"""Code points behind a pronoun: its verb, a preposition and a name with its title."""
_CLAUSE_END = re.compile(r"[,;:()“\"„«–—]|(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z][a-z])\. | - ")
_RELATIVE = re.compile(r",? whom? $")
_LONGEST_RELATIVE = 7
_ASKED = re.compile(
    r"\b(?:Asked|When asked|Speaking|Talking|Commenting) (?:about|of|on|whether|if|why|how|what)\b"
)
_LEAD = 300
"""Code points: a long clause that leads a sentence in."""
_STOP = re.compile(r"[.!?](?:[\"»”’)]*)(?: |$)|[“\"„«]")
"""Where a sentence ends, or its quote begins."""


def _asker(mention: Mention, sightings: Sightings) -> Person | None:
    """Whoever asks something right before the quote beside a pronoun, and so is not the one who answers."""
    quotes = sightings.quoted.get(mention.paragraph, [])
    place = bisect_left(quotes, (mention.start, 0)) - 1
    if place < 0 or mention.start - quotes[place][1] > 2:
        return None
    number, upto = mention.paragraph, quotes[place][0]
    if sightings.paragraphs[number][quotes[place][1] - 2] == "?":
        return None
    # the quote opens its paragraph; what stands before others is not copied, for it may be the whole of a story
    if number and upto < _INDENT and not sightings.paragraphs[number][:upto].strip():
        number -= 1
        upto = len(sightings.paragraphs[number])
    text = sightings.paragraphs[number]
    row = sightings.in_paragraph(number)
    last = bisect_left(row, ((number, upto),))
    for sighting, person in reversed(row[max(0, last - OWNERS) : last]):
        if text.startswith(" asked ", sighting[2]) and not _STOP.search(text, sighting[2], upto - 1):
            return person
    return None


_INDENT = 8
"""Blanks that may open a paragraph."""


def quoted_beside(mention: Mention, sightings: Sightings) -> set[Person]:
    """Who is named in the quote beside a pronoun: of themselves people say I."""
    row = sightings.quoted.get(mention.paragraph, [])
    place = bisect_left(row, (mention.start, 0))
    text = sightings.paragraphs[mention.paragraph]
    beside = []
    # two: a blank, and another where copy has doubled it
    if place and mention.start - row[place - 1][1] <= 2:
        beside.append(row[place - 1])
    if (
        place < len(row)
        and row[place][0] - mention.end < _QUOTE_NEAR
        and not _STOP.search(text, mention.end, row[place][0])
    ):
        beside.append(row[place])
    if not beside:
        return set()
    named = sightings.in_paragraph(mention.paragraph)
    people: set[Person] = set()
    for bounds in beside:
        first, behind = (bisect_left(named, (at, 0), key=lambda entry: entry[0][1:]) for at in bounds)
        people.update([person for _, person in named[first:behind]])
    return people


_QUOTE_NEAR = 120
"""Code points from a pronoun to the quote that its verb brings."""
