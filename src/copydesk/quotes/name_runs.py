"""The runs of capitalised words of a text, each of which may be a name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from copydesk.lexicons import lexicon
from copydesk.quotes.tongues import function_words


def runs(text: str) -> Iterator[tuple[int, int, str]]:
    """Runs of capitalised words, cut where a sentence ends: `Dr. Ada Birch`, but `Birch` · `Dale`."""
    for found in _RUN.finditer(text):
        run = found[0]
        start, end = found.span()
        if ". " not in run:
            yield start, end, run
            continue
        # offsets, not ever shorter copies: a run of a hundred thousand initials is read in one go
        opened = 0
        stop = run.find(". ")
        while stop >= 0:
            word = run[max(opened, run.rfind(" ", opened, stop) + 1) : stop]
            # J. Birch · U.S. Birch · Dr. Birch: an initial, capitals of three letters at most, an abbreviation
            if (
                len(word) > 1
                and not (word.isupper() and len(word) < 4)
                and word.lower() not in lexicon("abbreviations")
            ):
                yield start + opened, start + stop, run[opened:stop]
                opened = stop + 2
            stop = run.find(". ", stop + 2)
        yield start + opened, end, run[opened:]


_CAPITALS = "A-ZÀ-ÖØ-Þ" + "".join([c for c in map(chr, range(0x100, 0x180)) if c.isupper()]) + "А-ЯЁҐЄІЇ"
_PARTICLES = "de|da|di|du|del|dos|della|van|von|der|den|la|le|al|bin|ter|ten|zu|y"
_NICKNAME = rf"[“\"‘'][{_CAPITALS}][\w.-]*(?:[ ][{_CAPITALS}][\w-]*)?[”\"’']"
# Dr. Ada Birch · J.J. Quill · Rep. J.J. Quill · Ada “Ace” Birch · Ludwig van der Berg · Amal al-Quill · Birch’s
WORD = rf"[{_CAPITALS}](?:\.[A-Z](?=\.))*[\w’'-]*"
_RUN = re.compile(
    # what may follow is told by its first letter, and nothing is gone back on
    rf"{WORD}(?:\.?[ ](?=[{_CAPITALS}“\"‘'abdeltvyz])(?:{_NICKNAME}[ ])?(?:(?:(?:{_PARTICLES})[ ]){{1,3}}+)?"
    rf"(?!And )(?:[ae]l-)?{WORD})*+(?:(?<=[ ][JS]r)\.)?"
)


def without_nickname(run: str) -> str:
    """Ada Birch of Ada “Ace” Birch."""
    return _QUOTED.sub("", run) if "“" in run or '"' in run or "‘" in run or " '" in run else run


_QUOTED = re.compile(rf"{_NICKNAME}[ ]")


def is_headline(text: str, language: str) -> bool:
    """True for Title Case Lines, which would make a name of every pair of words; but not for a line of names."""
    if len(text) > _LONGEST_HEADLINE:
        return False
    words = text.split(maxsplit=30)
    if not 2 < len(words) < 30 or sum([word[0].isupper() for word in words]) < 0.6 * len(words):
        return False
    # a headline leaves only its joints in small letters; Ada Birch met Karl Roth has a verb
    letters = function_words(language)
    joints = all(letters.get(word, "n") in "IDCf" for word in words if word[0].islower())
    return joints and not _names_alone()(text)


_LONGEST_HEADLINE = 150
"""Code points: two lines; what is longer and has this many capitals lists names."""


@cache
def _names_alone() -> Callable[[str], re.Match[str] | None]:
    """Tells a line of names, which is no headline: `Ada Birch & Karl Roth` heads a part of a list of couples.

    Compiled when first needed: few stories have such lines, and it takes 2 ms.
    """
    return re.compile(rf"{WORD} {WORD}(?: (?:&|and) {WORD} {WORD})+").fullmatch
