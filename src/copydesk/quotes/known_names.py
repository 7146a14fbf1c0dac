"""What is known of names and titles whatever the article: first names, offices, regions, months."""

from __future__ import annotations

from functools import cache

from copydesk.lexicons import lexicon, lexicon_lines


@cache
def known_first_names() -> dict[str, str]:
    """First name -> `m`, `f`, or empty where it is either’s."""
    names: dict[str, str] = {}
    for line in lexicon_lines("first_names"):
        sex, *members = line.split()
        names.update(dict.fromkeys(members, sex.replace("u", "")))
    return names


@cache
def known_titles() -> dict[str, tuple[list[str], str]]:
    """Title as written before a name -> (roles, sex)."""
    titles = {}
    for line in lexicon_lines("titles"):
        title, roles, *sex = line.split()
        known = [] if roles == "-" else roles.split(","), sex[0] if sex else ""
        capital = title[0].upper() + title[1:]
        for form in (title, capital, title.title(), title.upper()):
            titles[form] = titles[form + "."] = known
    return titles


@cache
def known_roles() -> frozenset[str]:
    """What people are called by their office or trade: senator, mayor, editor, spokesman."""
    roles = [role for roles, _ in known_titles().values() for role in roles]
    return lexicon("job_titles").union(lexicon("trades"), roles)


def is_region(name: str) -> bool:
    """True for a country, a state, a place that opens stories."""
    return name in lexicon("regions") or name.lower() in lexicon("dateline_places")


def is_given(word: str) -> bool:
    """True for a first name of any language."""
    # Al, Bo, Li, Tu open names of places and firms as often
    return word in known_first_names() or (word.lower() in lexicon("given_names") and len(word) > 2)


def is_forename(word: str) -> bool:
    """True for Ada and A., but not for Virginia, which has governors and senators."""
    return (is_given(word) and not is_region(word)) or (len(word.rstrip(".")) == 1 and word.isupper())


def is_initial(word: str) -> bool:
    """True for J."""
    return len(word) == 2 and word[1] == "." and word[0].isupper()


MONTHS_TOO = frozenset(("April", "August", "June", "May"))
"""First names that are months as well."""
BEFORE_MONTHS = frozenset(
    (
        *("and", "by", "early", "for", "from", "in", "last", "late", "mid", "next", "of", "on", "or"),
        *("since", "this", "through", "to", "until"),
    )
)
"""Words behind which April is a month, not a woman."""
SURNAMES = frozenset(
    (
        *("An", "April", "August", "Do", "From", "June", "Just", "March", "May", "Most", "On", "Said"),
        *("So", "Still", "Will"),
    )
)
"""Small words and months that are last names as well; without a first name in the article they are none."""
SAYS = frozenset(("said", "says", "told", "added", "adds", "wrote", "asked", "replied", "explained"))
"""Verbs that tell and are no nouns: behind a capital they show somebody, behind another they have their subject."""
