"""Word lists of the trade: `data/*.txt`, one entry a line, `#` lines for source and licence, each read once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


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
    text = (DATA / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for raw in text.split("\n") if (line := raw.strip()) and not line.startswith("#"))
