"""Which words of a noun phrase are about somebody or something, and whether that is a name."""

from __future__ import annotations

import re

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.known_names import known_first_names, known_roles, known_titles
from copydesk.quotes.passages import Passage


def phrase(
    words: list[str], shape: str, first: int, behind: int, opens: bool, language: str
) -> tuple[int, int, bool]:
    """The first and last word of whoever or whatever a phrase without a preposition is about, and whether that is a name.

    `opens` is true where a determiner or the head of the sentence shows that it is the subject.
    """
    last = behind - 1
    name = shape.find("N", first, behind)
    if language == "pl" and name >= 0:
        last, end = _without_articles(words, shape, first, last)
        return first, last, end == "N"
    if shape[last] == "N":
        role = _ROLE_NAME.search(shape, first, behind) if "f" in shape[first:behind] else None
        return role.start() if role else first, last, True  # Bank of Halden analyst Ada Birch
    # Birch blasted: behind a name small words are the verb, unless one follows (Birch fans sang)
    # or they tell who that is (Birch fan, Software engineer)
    if (
        0 <= name < last
        and shape[first] != "D"
        and known_roles().isdisjoint(words[shape.rfind("N", first, last) : behind])
        and shape[behind : behind + 1] not in ("V", "v", "G", "R")
        and not any(word[-2:] in POSSESSIVES for word in words[first:last])
    ):
        return first, shape.rfind("N", first, last), True
    # The herder summons his dogs: a verb that no list has
    if language == "en" and opens and shape[last - 1 : behind] == "nn":
        if shape[behind : behind + 1] in _OBJECTS:
            last -= _agree(words[last - 1], words[last])
        elif words[behind : behind + 1] in _PARTICLES:
            last -= 1  # Birch’s crew hit back
    return first, last, False


# Bank of Halden analyst Ada Birch: the office and the name
_ROLE_NAME = re.compile(r"(?<=N)[n#]+N+$")
_PARTICLES = (["back"], ["out"], ["up"], ["down"], ["off"])
"""What follows a verb, and hardly ever a subject."""
_OBJECTS = ("D", "R", "q", "Q", "E", "c")
"""What follows a verb: his dogs, that he is late, “…”"""


def _without_articles(words: list[str], shape: str, first: int, last: int) -> tuple[int, str]:
    """The last word of a Polish phrase, which no article parts, and N where it is a name.

    Karl Roth groził Haldenowi is about the first name; prezydent USA, decyzja Haldenu and Haldeński przywódca about offices
    and things.
    """
    capital = shape.rfind("N", first, last + 1)
    small = shape.find("n", first, last + 1)
    if first < small and shape[first] == "N":
        nation = capital == first and words[first].endswith(_OF_NATIONS)
        return (last, "n") if nation else (small - 1, "N")
    word = words[capital]
    office = small == first and shape[capital - 1] == "n" and (word.isupper() or word.endswith("u"))
    return capital, "n" if office else "N"


_OF_NATIONS = ("ski", "cki", "ska", "cka", "skie", "ckie")


def _agree(noun: str, verb: str) -> bool:
    """True for herder summons, herders summon: one of the two ends in s; but not for herders songs."""
    many = noun in _MANY or (noun[-1] == "s" and noun[-2:] not in ("ss", "us", "is"))
    return many != (verb[-1] == "s" and verb[-2:] != "ss")


_MANY = frozenset(("children", "men", "people", "women"))
"""Plurals without s."""


def of_house(passage: Passage, place: int, words: list[str], shape: str, first: int, behind: int) -> int:
    """The first word of an office and its holder behind a house and where that is, 0 for none.

    Of a house alone: not in Karl Roth at Halden mayor Ada Birch’s.
    """
    office = _ROLE_NAME.search(shape, first, behind)
    if not office or passage.prepositions[place] not in _WHERE:
        return 0
    start, end, _ = passage.mentions[place - 1]
    name = shape.index("N", office.start())
    house = not lexicon("organisation_words").isdisjoint(passage.text[start:end].split())
    return office.start() if house and words[name - 1] in known_roles() else 0


_WHERE = ("at", "in")


def behind_office(words: list[str], shape: str, first: int, behind: int) -> int:
    """The first word of the name behind an office and what it is to: Minister for the Isles Ada Birch; 0 for none.

    Not the word right behind the preposition, nor one behind a title: the minister for Ada Birch, an aide
    to President Ada Birch.
    """
    roles = known_roles()
    office = first - 1
    while office >= 0 and shape[office] in "If":
        office -= 1
    if office < 0 or shape[office] not in "Nn" or words[office].lower() not in roles:
        return 0
    start = shape.index("N", first, behind) + 1
    for place in range(start, behind - 1):
        if shape[place] == "N" and words[place] in known_first_names():
            return 0 if words[place - 1].lower() in roles or words[place - 1] in known_titles() else place
    return 0
