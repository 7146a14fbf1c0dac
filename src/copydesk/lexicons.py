"""Word lists of the trade: `data/*.txt`, an entry a line, `#` lines tell source and licence; each read once."""

import os.path
from functools import cache

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


def read_data(name: str) -> str:
    """The text of a data file of the package: `read_data("weights.json")`."""
    with open(os.path.join(DATA, name), encoding="utf-8") as file:
        return file.read()
