"""Whether somebody is a man or a woman, where neither title nor first name tells: by pronouns and kin beside the name."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache

from copydesk.lexicons import lexicon_lines
from copydesk.quotes.offices import NAMINGS
from copydesk.quotes.people import Person, Sighting
from copydesk.quotes.sightings import OWNERS, Sightings


class Sexes:
    """The sexes of the people of one article, each looked into once."""

    def __init__(self, sightings: Sightings) -> None:
        self.sightings = sightings
        self._known: dict[str, str] = {}

    def of(self, person: Person) -> str:
        """`m` or `f`, empty where nothing tells."""
        if person.sex or not person.sightings:
            return person.sex
        sex = self._known.get(person.name)
        if sex is None:
            sex = self._known[person.name] = self._told(person)
        return sex

    def fits(self, person: Person, sex: str) -> bool:
        """True where somebody is of that sex, or may be; anybody is where `sex` is empty."""
        return not sex or self.of(person) in (sex, "")

    def _told(self, person: Person) -> str:
        """By the first word for kin beside a naming, else by the more of the pronouns behind them."""
        men = women = 0
        for sighting in person.sightings[:NAMINGS]:
            number, start, end = sighting
            text = self.sightings.paragraphs[number]
            if kin := _kin_sex(text, start, end):
                return kin
            found = _SEX_NEARBY.search(text, end, end + _SEX_REACH)
            if found:
                word = found[0].lower()
                man = word in ("he", "his", "himself")
                # Birch backed her: that is somebody else
                if word not in ("him", "her") and not self._is_anothers(
                    sighting, found.start(), "m" if man else "f"
                ):
                    men, women = men + man, women + 1 - man
        return "m" if men > women else "f" if women > men else ""

    def _is_anothers(self, sighting: Sighting, pronoun: int, sex: str) -> bool:
        """True where somebody known to be of that sex stands between a name and a pronoun, who could own it."""
        row = self.sightings.in_paragraph(sighting[0])
        first = bisect_left(row, (sighting,)) + 1
        return any(person.sex == sex and at[1] < pronoun for at, person in row[first : first + OWNERS])


# Begins with its few letters, and looks back for the word's beginning only then
_SEX_NEARBY = re.compile(r"[HhSs](?<!\w.)(?:(?<=[Hh])(?:e|is|im|er)|(?<=h)(?:im|er)self|(?<=[Ss])he)\b")
_SEX_REACH = 200
"""Code points behind a name: the sentence that follows."""


def _kin_sex(text: str, start: int, end: int) -> str:
    """`m` or `f` where the words beside a name tell: his wife, Ada, left · Ada Birch, a mother of two."""
    sexes, before_name, behind_name = _kin()
    before = before_name.search(text, max(0, start - _LONGEST_KIN), start)
    # His wife, Birch said, was late: that is no name of hers
    if before and (not before[2] or text[end : end + 1] in (",", ".", ")")):
        return sexes[before[1].lower()]
    behind = behind_name.match(text, end)
    return sexes[behind[1]] if behind else ""


@cache
def _kin() -> tuple[dict[str, str], re.Pattern[str], re.Pattern[str]]:
    """The sex that each word for kin tells, and where such a word stands before and behind a name."""
    sexes = {word: sex for sex, *words in map(str.split, lexicon_lines("kin_words")) for word in words}
    words = "|".join(sexes)
    return (
        sexes,
        re.compile(rf"\b({words})(,?) $", re.IGNORECASE),
        re.compile(rf", (?:an? |the )?(?:[\w-]+ ){{0,2}}?({words}) (?:of|from|who)\b"),
    )


_LONGEST_KIN = 16
"""Code points before a name: a word for kin, a comma and a blank."""
