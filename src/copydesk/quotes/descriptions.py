"""Whom a description stands for that is no title: the candidate, the retired judge, the 52-year-old."""

from __future__ import annotations

import re
from collections.abc import Sequence

from copydesk.quotes.known_names import known_roles
from copydesk.quotes.offices import ANYBODY, NAMINGS, Offices
from copydesk.quotes.passages import Mention
from copydesk.quotes.people import Person
from copydesk.quotes.pronouns import Previous, Pronouns
from copydesk.quotes.weights import load_weights, weigh


def described(
    mention: Mention, previous: Previous | None, offices: Offices, pronouns: Pronouns
) -> str | None:
    """`the candidate`, `the retired judge`: of those whom the story calls one, the likeliest.

    Where it calls nobody one, nobody: the pilot of a crash is not the one who was killed.
    """
    article, *words = mention.words.split()
    if article.lower() != "the" or not words:
        return None
    head = words[-1].lower()
    if (
        head not in known_roles()
        or head in ANYBODY
        or head[-1] == "s"
        or any(word[0].isupper() and word not in _PARTIES for word in words)
        or offices.is_introduced(head, mention)
    ):
        return None
    holders = offices.holders(head) or offices.holders(f"{head}s")
    if not holders:
        return None
    sex = "f" if head.endswith("woman") else "m" if head.endswith("man") else ""
    weights = load_weights()["pronoun"]
    scores = {
        person.name: weigh(weights, facts)
        for person, facts in pronouns.antecedents(mention, previous, sex)
        if person in holders
    }
    return max(scores, key=scores.__getitem__, default=None)


_PARTIES = frozenset(("Republican", "Democratic", "Democrat", "GOP", "Conservative", "Labour", "Liberal"))
"""Capitals that any description may have; the Texas senator is from Texas or it is not him."""


def aged(mention: Mention, previous: Previous | None, offices: Offices, pronouns: Pronouns) -> str | None:
    """`the 52-year-old`: whoever of those about has that age, else the likeliest of those whose age is not told."""
    found = _AGED.match(mention.words)
    if not found or offices.is_introduced(found[1], mention):
        return None
    weights = load_weights()["pronoun"]
    scores: dict[str, tuple[bool, float]] = {}
    for person, facts in pronouns.antecedents(mention, previous):
        age = _age(person, offices.paragraphs)
        if age in ("", found[2]):
            scores[person.name] = bool(age), weigh(weights, facts)
    return max(scores, key=scores.__getitem__, default=None)


_AGED = re.compile(r"[Tt]he (?:now |then[- ])?((\d\d)-year-old)\b")


def _age(person: Person, paragraphs: Sequence[str]) -> str:
    """The 52 of Ada Birch, 52, and of Ada Birch (52); empty where the story does not tell."""
    for number, _, end in person.sightings[:NAMINGS]:
        if found := re.match(r",? \(?(\d\d)[,)]", paragraphs[number][end : end + _LONGEST_AGE]):
            return found[1]
    return ""


_LONGEST_AGE = 8
"""Code points of an age with the marks beside it."""
