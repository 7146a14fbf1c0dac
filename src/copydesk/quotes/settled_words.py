"""What a word does that may do one thing or another: the words beside it settle that."""

from __future__ import annotations

import re

from copydesk.lexicons import lexicon
from copydesk.lines.names import POSSESSIVES
from copydesk.quotes.known_names import (
    BEFORE_MONTHS,
    MONTHS_TOO,
    SAYS,
    known_first_names,
    known_roles,
    known_titles,
)
from copydesk.quotes.marks import Stretch


class Row:
    """The words of a paragraph while they get their letters, one run between two quotes after the other."""

    __slots__ = ("first", "language", "letters", "shape", "stretch", "text", "words")

    def __init__(self, text: str, letters: dict[str, str], language: str) -> None:
        self.text = text
        self.letters = letters
        self.language = language
        self.words: list[str] = []
        self.shape: list[str] = []
        """The letters of the words so far; empty for a mark that means nothing."""
        self.first = 0
        """Index of the first word of the run."""
        self.stretch: Stretch | None = None
        """The quote behind the run."""


def settle_word(row: Row, place: int, kind: str, last: str) -> str:
    """The letter of as, per, that and it; `kind` is what the word looks like, `last` the letter before it."""
    words = row.words
    word = words[place]
    if kind == "I" and word in _OPENS_NAME and _reports(words, place + 1):
        return "F" if word == "per" else "A"
    if kind == "I" and word == "as" and last == "," and _reports_next(words, place, row.stretch, row.letters):
        return "A"
    if kind == "R" and word == "that" and last in "If":
        return "D"  # the coroner for that case
    if word == "it" and last == "v" and words[place - 1] in _PUTS and words[place + 1 : place + 2] in _MARKS:
        row.shape[-1] = "V"
        return "A"  # As Birch put it: “…”
    return kind


SETTLED_WORDS = frozenset(("as", "it", "per", "that"))
"""Words that may do one thing or another."""
_OPENS_NAME = frozenset(("as", "per"))
_PUTS = ("put", "puts")
_MARKS = ([","], [":"])
"""What stands between As Birch put it and the quote; She put it on ice tells nothing."""


def _settle_capital(row: Row, place: int, _kind: str, last: str) -> str:
    """The letter of a small word with a capital: at the head of a sentence what it is, inside one a name."""
    words, letters = row.words, row.letters
    word = words[place]
    kind = letters.get(word.lower(), "N")
    if kind == "V" and word.isupper():
        return kind  # WHAT BIRCH SAID:
    if word == "As" and (_reports(words, place + 1) or _reports_next(words, place, row.stretch, letters)):
        return "A"
    if kind in "hRA" and len(word) > 1 and word.isupper() and not row.text.isupper():
        return "N"  # an IT specialist, the WHO said
    if kind in "vT" and last == "E" and _is_forename(words, place, letters):
        return "N"  # “…?” Will Quill asked
    if kind in "VGTAvI" and last not in ".:QE":
        # Will, May, Price, In: a capital inside a sentence is a name's
        return "T" if kind == "T" and not _is_first_name(words, place) else "N"
    return kind


def _settle_verb(row: Row, place: int, kind: str, last: str) -> str:
    """The letter of a verb that tells, or of an adverb: behind a determiner either is a noun."""
    words = row.words
    word = words[place]
    if kind == "V" and last == "n" and word[-1] == "s" and words[place + 1 : place + 2] in _OF_OR_LIKE:
        return "n"  # the explanatory notes of the bill, good questions like “…”
    if kind == "V" and row.language == "en" and place and words[place - 1] in _PASSIVE:
        return "v"  # Birch was asked
    if last == "D" and word in SAYS and words[place - 1].lower() in SPEAK_ALONE:
        return kind  # Another said …
    if last in "Dg" or (last == "N" and words[place - 1][-2:] in POSSESSIVES):
        return "n"  # the report, Smith’s claims, the first
    return kind


_OF_OR_LIKE = (["of"], ["like"])
_PASSIVE = frozenset(("was", "were", "been", "being", "be"))
SPEAK_ALONE = frozenset(("another", "both", "few", "many", "most", "one", "several", "some", "three", "two"))
"""Determiners that a verb may follow: Another said: “…”"""


def _settle_adverb(_row: Row, _place: int, _kind: str, last: str) -> str:
    return "A" if last != "D" else "n"


def _settle_participle(_row: Row, _place: int, _kind: str, last: str) -> str:
    return "v" if last != "D" else "n"


SETTLE = {
    "Capital": _settle_capital,
    "ly": _settle_adverb,
    "ed": _settle_participle,
    **dict.fromkeys("VGA", _settle_verb),
}
"""Looks of words that may do one thing or another, and what settles which."""


def is_behind_quote(row: Row) -> bool:
    """True where a quote, or it and its mark, stand right before."""
    behind = _MARK_BEHIND if row.language in ("de", "pl") else _QUOTE_BEHIND
    return behind.search("".join(row.shape[-2:])) is not None


_QUOTE_BEHIND = re.compile(r"[cQEq],?-?$")
# German and Polish put a comma or dash between a quote and its verb: das Netz „…“ aufbauen
_MARK_BEHIND = re.compile(r"[cE]$|[cQEq],?-$|[QEq],$")


def is_no_stop(row: Row, place: int) -> bool:
    """True for the dot of an abbreviation; but what a quote follows ends a sentence: … at Pier Q. “…”"""
    ends = row.stretch is not None and place == len(row.words) - 1
    return row.first < place and not ends and _is_shortened(row.words, place)


def _is_shortened(words: list[str], place: int) -> bool:
    """True for the stop of J. Birch, Sen. Birch, R-Ky., No. 2; but not of No. She left."""
    word = words[place - 1]
    if word in ("No", "no"):
        return any(behind[0].isdigit() for behind in words[place + 1 : place + 2])
    return (
        (word.isupper() and (len(word) == 1 or word[1] == "."))
        or word.lower() in lexicon("abbreviations")
        or (word[1:2] == "-" and word[2:] in lexicon("us_states"))
    )


def _reports(words: list[str], place: int) -> bool:
    """True for the name behind As Birch noted, per Birch; but not As Mayor, Birch · 90 miles per hour · As Birch spoke."""
    per = words[place - 1] == "per"
    while place < len(words) and words[place].lower() in known_roles():
        place += 1  # As Mayor Birch noted
    if place >= len(words) or not words[place][0].isupper():
        return False
    return per or not _REPORTS.isdisjoint(words[place : place + _AS_FAR])


def _reports_next(words: list[str], place: int, stretch: Stretch | None, letters: dict[str, str]) -> bool:
    """True for As the mayor’s daughter once warned, “…”: a verb that tells and a comma lead from the clause to the quote."""
    clause = words[place + 1 : place + _AS_FAR]
    return (
        stretch is not None
        and place + len(clause) + 1 == len(words)
        and clause[-1:] == [","]
        and clause.index(",") == len(clause) - 1 > 1
        and (letters.get(clause[-2]) == "V" or not _REPORTS.isdisjoint(clause))
        and not any(word == "." and len(clause[i - 1]) > 1 for i, word in enumerate(clause))
    )


_REPORTS = frozenset(
    (
        *("argued", "argues", "described", "describes", "explained", "explains", "noted", "notes"),
        *("observed", "observes", "pointed", "points", "put", "puts", "recalled", "recalls", "reported"),
        *("reports", "said", "says", "told", "tells", "warned", "warns", "writes", "wrote"),
    )
)
"""Verbs that tell in a clause with as, where others set a time: As Birch spoke, …"""
_AS_FAR = 20
"""Words: a name, an office and what it is of."""


def _is_forename(words: list[str], place: int, letters: dict[str, str]) -> bool:
    """True for Will of Will Quill; but not of Will he come, Will The Pier Open."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    return words[place] in known_first_names() and behind[:1].isupper() and behind.lower() not in letters


def _is_first_name(words: list[str], place: int) -> bool:
    """True for April of nurse April Quill, but not of in April Mr. Quill."""
    behind = words[place + 1] if place + 1 < len(words) else ""
    return (
        words[place] in MONTHS_TOO
        and behind[:1].isupper()
        and behind not in known_titles()
        and words[place - 1].islower()
        and words[place - 1] not in BEFORE_MONTHS
    )
