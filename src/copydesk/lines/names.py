"""Whose name is this? A person's, an agency's, or nobody's: the shape of a few words, and lists of names."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from copydesk.lexicons import lexicon

MOST_NAME_WORDS = 6
"""`Maria João da Silva dos Santos` has six words; a longer run of capitals is a headline or a menu."""

EAST_ASIAN = "\u3040"
"""From here on (kana, Han, Hangul) a name is one run of characters and capitals say nothing."""

POSSESSIVES = ("’s", "'s")
"""What a name ends with when something is its own: `Birch’s`."""

NICKNAME_MARKS = ('"', "“", "(")
"""What opens a nickname between two names; single ones are those of quotes within a quote."""

_TRAILING = ".,;:"
_JOINTS = str.maketrans("", "", "-‐'’‘ʻ.")
_JOINED = ("al-", "el-", "ad-", "as-", "an-", "ar-")
_ELIDED = ("d'", "d’", "l'", "l’", "'t", "’t")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])


def is_person_name(text: str) -> bool:
    """Whether the whole text is the name of one person, judged by its shape and by known given names.

    >>> is_person_name("Annika Müller-Ross"), is_person_name("Juan de la Cruz")
    (True, True)
    >>> is_person_name("Climate Change")
    False
    """
    if not 3 <= len(text) <= 60:
        return False
    if text[0] >= EAST_ASIAN:
        return _is_east_asian_name(text)
    words = text.split()
    if len(words) > 2 and words[1][0] in NICKNAME_MARKS:
        # `Nora (N.J.) Quill`
        del words[1]
    # few lines begin with a given name, and that is quicker to see than the shape
    return len(words) > 1 and is_given_name(words[0]) and has_name_shape(words)


def has_east_asian(text: str) -> bool:
    """Whether a text has kana, Han or Hangul in it, wherever.

    >>> has_east_asian("NB的海港"), has_east_asian("Halden 😀")
    (True, False)
    """
    # most texts end here
    return not text.isascii() and any("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text)


def opens_east_asian(text: str) -> bool:
    """Whether a line is East Asian by its first letters; a Latin byline may still name `读卖` in a bracket later on."""
    return has_east_asian(text[:12])


def has_name_shape(words: list[str], trusted: bool = False) -> bool:
    """Whether words look like one person's name: two to six, capitalised, none of them a common word.

    `trusted` lets a known given name bear a common word for a family name, as after `By`: `Dora Brazil`.

    >>> has_name_shape("Mamello Tsiki".split()), has_name_shape("Read More".split())
    (True, False)
    """
    if not 2 <= len(words) <= MOST_NAME_WORDS or words[-1] in lexicon("name_particles"):
        return False
    common = lexicon("not_names")
    if trusted and is_given_name(words[0]):
        common = lexicon("job_titles")
    capitals = 0
    for word in words:
        if not word[0].isupper():
            # The Arabic article has a hyphen, `Samir al-Hashimi`; French and Dutch elide: `d’Arras`.
            if word in lexicon("name_particles") or word[:3] in _JOINED or word[:2] in _ELIDED:
                continue
            return False
        if word.isalpha():
            if word.lower() in common and not (word == "Lo" and word not in (words[0], words[-1])):
                # `Fiammetta Lo Presti`, not `Lo Último`
                return False
            capitals += len(word) > 1
            continue
        bare = word.translate(_JOINTS)
        if (
            not bare.isalpha()
            or (word[-1] == "." and not _may_end_in_point(bare))
            or word[-2:] in ("’s", "'s")
        ):
            return False
        if any(half in common for half in word.lower().split("-")):
            return False
        capitals += word[-1] != "."
    return capitals >= 1 and words[-1].lower() not in lexicon("job_titles")


def is_given_name(word: str) -> bool:
    """Whether a word is a known given name, whole or up to its hyphen; initials count (`J.`, `R.K.`).

    >>> is_given_name("Jean-Claude"), is_given_name("R.K."), is_given_name("St.")
    (True, True, False)
    """
    word = word.lower()
    known = lexicon("given_names")
    if word in known or (word[-1] == "." and word[1::2].strip(".") == ""):
        return True
    head = word.partition("-")[0]
    return head != word and head in known


def unique_names(names: Iterable[str]) -> tuple[str, ...]:
    """Names without their repeats, case aside, in order.

    >>> unique_names(["Ida Brandt", "IDA BRANDT", "Tom Reyes"])
    ('Ida Brandt', 'Tom Reyes')
    """
    seen: dict[str, str] = {}
    for name in names:
        seen.setdefault(name.casefold(), name)
    return tuple(seen.values())


def agency_in(text: str) -> str | None:
    """The first news agency that a text names, as printed there.

    >>> agency_in("By Nadia Brandt and The Associated Press, with dpa")
    'Associated Press'
    >>> agency_in("The map shows the app") is None
    True
    """
    words = _split_words(text)
    for start in range(len(words)):
        if size := agency_length(words, start):
            return " ".join(words[start : start + size])
    return None


def agency_length(words: list[str], start: int, pictures: bool = False) -> int:
    """How many words from `start` on name an agency (with `pictures`, a supplier of pictures); 0 for none."""
    openings = _agency_openings(pictures)
    first = words[start]
    longest = openings.get(first) or openings.get(first.lower())
    if not longest:
        return 0
    for size in range(min(longest, len(words) - start), 0, -1):
        if is_agency(" ".join(words[start : start + size]), pictures):
            return size
    return 0


def is_agency(name: str, pictures: bool = False) -> bool:
    """Whether the name is an agency's; a short one counts only as it is written (`AP`, `dpa`, not `ap`)."""
    exact, folded = _agencies(pictures)
    return name in exact or name.lower() in folded


@cache
def _agencies(pictures: bool) -> tuple[frozenset[str], frozenset[str]]:
    exact = lexicon("agencies") | lexicon("photo_agencies") if pictures else lexicon("agencies")
    # A folded `pa`, `sid` or `rex` is a word, a folded `reuters` is not: four letters part them.
    return exact, frozenset(name.lower() for name in exact if len(name) > 4)


@cache
def _agency_openings(pictures: bool) -> dict[str, int]:
    """First word of each agency's name -> the most words of a name that opens so."""
    openings: dict[str, int] = {}
    exact, folded = _agencies(pictures)
    for name in exact | folded:
        words = name.split()
        openings[words[0]] = max(len(words), openings.get(words[0], 0))
    return openings


def _split_words(text: str) -> list[str]:
    for mark in "/|()[]–—·•":
        if mark in text:
            text = text.replace(mark, " ")
    return [word for raw in text.split() if (word := raw.strip(_TRAILING + "\"'“”„’‘«»"))]


def _may_end_in_point(bare: str) -> bool:
    return len(bare) <= 2 or bare.lower() in _SUFFIXES


def _is_east_asian_name(text: str) -> bool:
    parts = text.split()
    if len(parts) > 2 or not all(part.isalpha() for part in parts):
        return False
    run = "".join(parts)
    surnames = lexicon("cjk_surnames")
    if "가" <= run[0] <= "힣":
        # Nearly every Korean name has three syllables, four with a double surname; menus have the rest.
        return run not in lexicon("not_names") and (
            (len(run) == 3 and run[0] in surnames) or (len(run) == 4 and run[:2] in surnames)
        )
    for size in (3, 2, 1):
        if run[:size] in surnames and 1 <= len(run) - size <= 3:
            # A surname of one character (Chinese) takes one or two more; more than that is a word.
            return size > 1 or len(run) <= 3
    return False
