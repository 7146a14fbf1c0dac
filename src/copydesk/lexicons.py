"""Word lists of the trade: `data/*.txt`, an entry a line, `#` lines tell source and licence; each read once."""

import os.path
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

# A string, and no Path: importing pathlib costs a fifth of what Python takes to start
DATA = os.path.join(os.path.dirname(__file__), "data")


@cache
def lexicon(name: str) -> frozenset[str]:
    """The entries of `data/<name>.txt`, case as written, blank and `#` lines left out.

    >>> "said" in lexicon("cue_verbs")
    True

    Raises FileNotFoundError for a list that the package does not have.
    """
    return frozenset(lexicon_lines(name))


@cache
def lexicon_lines(name: str) -> tuple[str, ...]:
    """The same entries in the order of the file, for lists whose lines carry columns."""
    return tuple([line for line in read_data(f"{name}.txt").split("\n") if line and line[0] != "#"])


@cache
def words_by_kind(name: str) -> dict[str, tuple[str, ...]]:
    """The words of a list whose lines begin with the kind of the words behind it, by kind, in the order of the file.

    >>> words_by_kind("byline_joints")["to"]
    ('to',)
    """
    kinds: dict[str, tuple[str, ...]] = {}
    for line in lexicon_lines(name):
        kind, *words = line.split()
        kinds[kind] = (*kinds.get(kind, ()), *words)
    return kinds


@cache
def phrases_by_kind(name: str) -> dict[str, tuple[str, ...]]:
    """The same of a list with a phrase a line: its kind, then the phrase, with an underscore for a blank at either end.

    >>> phrases_by_kind("contributor_phrases")["opens"][:1]
    ('reporting by ',)
    """
    kinds: dict[str, list[str]] = {}
    for line in lexicon_lines(name):
        kind, phrase = line.split(" ", 1)
        kinds.setdefault(kind, []).append(phrase.replace("_", " "))
    return {kind: tuple(phrases) for kind, phrases in kinds.items()}


class Phrases(NamedTuple):
    """Phrases to look for in lines, by the stem of a word that each line with the phrase has: few lines have any of the stems."""

    by_stem: dict[str, list[str]]
    stems: frozenset[str]
    stemless: list[str]
    """Those no word of which has so many letters: `from left,`."""

    def in_line(self, stems: frozenset[str] | None) -> list[str]:
        """The phrases that a line may have whose words have the stems; all where these are not known."""
        shared = self.stems if stems is None else self.stems & stems
        if not shared:
            return self.stemless
        return [*self.stemless, *[phrase for stem in shared for phrase in self.by_stem[stem]]]


def phrases_by_stem(listed: Iterable[str]) -> Phrases:
    """Phrases by their stems.

    >>> phrases_by_stem(["file photo", "we may earn"]).in_line(frozenset(("quill", "photo")))
    ['we may earn', 'file photo']
    """
    by_stem: dict[str, list[str]] = {}
    stemless: list[str] = []
    for phrase in listed:
        # the first word of a phrase may be the end of another in the line: `profile photo`
        words = [word[:STEM] for word in phrase.split()[1:] if len(word) >= STEM and word[:STEM].isalpha()]
        (by_stem.setdefault(words[0], []) if words else stemless).append(phrase)
    return Phrases(by_stem, frozenset(by_stem), stemless)


STEM = 5
"""Letters of a stem."""


def lower_in_place(text: str) -> str:
    """A text in small letters, each where its capital stands: the Turkish İ alone would grow by a dot."""
    return text.replace("İ", "i").lower()


def read_data(name: str) -> str:
    """The text of a data file of the package: `read_data("weights.json")`."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return file.read()
