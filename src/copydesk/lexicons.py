"""Word lists of the trade: `data/*.txt`, an entry a line, `#` lines tell source and licence; each read once."""

import os.path
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

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


def phrases_hinted(lowered: str, phrases: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """The phrases, given by their stems, of which the stem stands in a line in small letters; for the rest the caller looks."""
    for stem in filter(lowered.__contains__, phrases):
        yield from phrases[stem]


def phrases_by_stem(listed: Sequence[str]) -> dict[str, list[str]]:
    """Phrases by the start of the long word that each shares with the most others: a third as many are looked for in a line."""
    starts = [_starts(phrase.split()) for phrase in listed]
    common = Counter(chain.from_iterable(starts))
    found: dict[str, list[str]] = {}
    for phrase, own in zip(listed, starts, strict=True):
        found.setdefault(max(own, key=common.__getitem__), []).append(phrase)
    return found


def _starts(words: list[str]) -> list[str]:
    long = min(STEM, max(map(len, words)))
    return sorted({word[:STEM] for word in words if len(word) >= long})


STEM = 6
"""Letters that nearly each phrase has a word of: `commission`, `Provision`, `newsletter`; shorter stems stand in many lines."""


def read_data(name: str) -> str:
    """The text of a data file of the package: `read_data("weights.json")`."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return file.read()
