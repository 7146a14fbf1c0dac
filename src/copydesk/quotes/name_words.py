"""A run of capitalised words -> the words of the name itself, and what its titles tell."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES, is_agency
from copydesk.quotes.known_names import (
    SURNAMES,
    is_forename,
    is_given,
    is_initial,
    known_first_names,
    known_roles,
    known_titles,
)
from copydesk.quotes.name_runs import without_nickname
from copydesk.quotes.tongues import function_words

Name = tuple[list[str], str, set[str]]
"""The words of a name, and the sex and the roles that its titles tell."""


def name_words(run: str, language: str = "en") -> Name:
    """A run of capitalised words -> the words of the name itself, the sex and the roles that its titles tell.

    >>> name_words("But Sen. Ada Birch")[0]
    ['Ada', 'Birch']
    >>> name_words("The President")[0]
    []
    """
    titles, openers, opening = _words_beside(language)
    first, _, last = run.partition(" ")
    if last and first.isupper() and len(first) > 1 and is_agency(first):
        return name_words(last, language)  # powiedział PAP Roth: said Roth to the agency
    if last.isalpha() and first not in titles and last not in titles:
        if first in opening:
            return [] if last in opening else [last], "", set()  # The Harbour
        if last not in openers and not first.endswith(_QUALIFIES) and language != "de":
            return [first, last], "", set()  # most runs are two words of a name
    words = without_nickname(run).split()
    start, sex, roles = _read_titles(words, titles, opening)
    words = words[start:]
    _strip_end(words, openers)
    if language == "de" and 1 < len(words) <= _LONGEST_PHRASE:
        from copydesk.quotes.german_nouns import bare_name

        words = bare_name(words)
    if len(words) > 2 and not roles:
        words = _from_first_name(words, language)
    if words and words[-1][-1:] == "." and words[-1] not in _SUFFIXES and len(words[-1]) > 2:
        words[-1] = words[-1][:-1]
    return words, sex, roles


_LONGEST_PHRASE = 12
"""Words of a German name with its trades before it and its house behind it."""
_QUALIFIES = ("’s", "'s", "s’", "-born", "-based", "-speaking", "-led", "-backed", "-owned", "-era")
"""Endings of a word that stands before a name and is no part of it."""


@cache
def _words_beside(
    language: str,
) -> tuple[dict[str, tuple[list[str], str]], frozenset[str], frozenset[str]]:
    """Titles, words that open sentences, and these with the small words of a language."""
    return known_titles(), lexicon("sentence_openers"), _opening_words(language)


@cache
def _opening_words(language: str) -> frozenset[str]:
    """The, Outside, According: a capital at the head of a sentence; Dutch names begin with small words too."""
    kinds = function_words(language) if language != "nl" else {}
    # It’s, Don’t: no name has such a word, with either apostrophe
    joined = [word for word in kinds if "'" in word]
    small = [word for word, kind in kinds.items() if kind in "IACRF"] + joined
    small += [word.replace("'", "’") for word in joined]
    forms = {form for word in small for form in (word, word.capitalize(), word.upper())}
    return lexicon("sentence_openers") | forms.difference(known_first_names())


def _read_titles(
    words: list[str], titles: dict[str, tuple[list[str], str]], opening: frozenset[str]
) -> tuple[int, str, set[str]]:
    """The index of the first word of the name itself; the sex and the roles that the titles before it tell."""
    start = 0
    sex = ""
    roles: set[str] = set()
    for place, word in enumerate(words):
        known = titles.get(word)
        if known is not None:
            if place > start and place == len(words) - 1 and all(map(is_forename, words[start:place])):
                break  # Peter T. King, Amy Pope
            start = place + 1
            sex = sex or known[1]
            roles.update(known[0])
        elif (
            len(words) - place > 2
            and word.lower() in known_roles()
            and (place == start or not is_given(words[start]))
        ):
            start = place + 1  # Novelist Ada Birch, Harbour Pilot Ada Birch
            roles.add(word.lower())
        elif (place == start and word in opening) or (place + 1 < len(words) and word.endswith(_QUALIFIES)):
            start = place + 1
    return start, sex, roles


def _strip_end(words: list[str], openers: frozenset[str]) -> None:
    """Take from the words of a name what stands behind it: a day, ’s, an honour."""
    if len(words) > 1 and words[-1] in openers and not (words[-1] in SURNAMES and is_forename(words[-2])):
        del words[-1]  # Ada Birch Wednesday, but Theresa May
    if words and words[-1][-2:] in POSSESSIVES:
        words[-1] = words[-1][:-2]
    elif words and words[-1][-1] in "’'":
        words[-1] = words[-1][:-1]  # Sanders’ attacks
    while len(words) > 2 and words[-1] in _HONOURS:
        del words[-1]  # Ada Birch OBE


_HONOURS = frozenset(
    (
        *("BEM", "CBE", "CMG", "DBE", "FRS", "GBE", "JP", "KBE", "KC", "KCB", "KCMG", "MBE", "MEP", "MLA"),
        *("MP", "MSP", "OBE", "PhD", "QC", "TD"),
    )
)
"""What people carry behind their names, and seldom are called by."""


def _from_first_name(words: list[str], language: str) -> list[str]:
    """State John Kerry, Fox News host …: what stands before a known first name is no part of the name."""
    is_first = known_first_names().__contains__ if language == "en" else is_given
    if is_first(words[0]) or is_initial(words[0]):  # J. Karl Roth
        return words
    for place in range(1, len(words) - 1):
        if is_first(words[place]) and words[place][0].isupper():
            return words[place:]
    # Wirtin Gesa Ohm: German trades have capitals, middle names are rare
    return words[1:] if language == "de" and len(words) == 3 else words


def surname(words: list[str]) -> str:
    """The last name of a full name: Birch of Ada Birch Jr."""
    return words[-2] if words[-1] in _SUFFIXES and len(words) > 1 else words[-1]


_SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
