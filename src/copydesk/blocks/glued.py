"""Lines of a dump that hold several texts run together, as BeautifulSoup's `get_text()` writes them: where each text ends.

`HomeHarbourFerry sails again`, `… said the mayor.The board voted`: what stands on lines of its own on the page has not even a
blank between it. Inline elements keep their blanks, so a sentence's end that touches a capital letter parts two paragraphs, and a
small letter that touches one parts two labels. What `get_text(" ")` writes as one line is cut into sentences.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from copydesk.blocks.dump_marks import INVISIBLE
from copydesk.lexicons import lexicon

# a full stop, then a capital letter, maybe with marks of quotation between; looked for by the full stop, which is quick.
# No bracket: `the lens.(Image credit: Ada Birch)` is how a page prints its credits, each text on a line of its own
TOUCHING = re.compile(r"\.[^\w\s(\[]?[^\w\s(\[]?[^\W\d_a-z]")
# `HomeHarbour`, `mayor.The`: not in all alphabets, but what is run together shows some
TOUCHING_LABEL = re.compile(r"[A-Z](?<=[a-z.!?].)[a-z]")
RUN_TOGETHER = 4
"""Texts that touch the next one in a dump that is run together; fewer are slips, or words like `YouTube`."""
LONG_LINE = 400
"""Code points of a line in which labels that touch are looked for: all the menus, or the whole page, stand in one."""

SHORTEST_PAGE, NEARLY_ALL = 800, 0.8
"""A page of so many code points that has so much of them in one line stands in one line, menus and all."""
LONGEST_TEXT = 1200
"""Code points that a text in such a line has on average at most: paragraphs are shorter, labels much."""
LARGE = 3
"""A page of which so large a part stands in such lines is run together as a whole, not in its menus alone."""


class Parted(NamedTuple):
    """The lines of a dump, those that were run together cut where one text ends."""

    lines: list[str]
    numbers: Sequence[int]
    """The 1-based number of the line that each came from."""
    warnings: tuple[str, ...] = ()


IN_SENTENCES = ("body: the page stands in one line, so each of its sentences is taken for a paragraph",)


def parted(lines: list[str], text: str) -> Parted:
    """The texts that stand in the lines of `text`."""
    cut = _cutter(lines, text)
    if not cut:
        return Parted(lines, range(1, len(lines) + 1))
    pieces = [(piece, number) for number, line in enumerate(lines, 1) for piece in cut(line)]
    warnings = IN_SENTENCES if cut is _sentences else ()
    return Parted([piece for piece, _ in pieces], [number for _, number in pieces], warnings)


def _cutter(lines: list[str], text: str) -> Callable[[str], list[str]] | None:
    """What cuts each line of a dump into its texts, None where each line is one text."""
    long_lines = [line for line in lines if len(line) > LONG_LINE]
    touching = _touching_sentences(text)
    in_one_line = len(text) > SHORTEST_PAGE and any(len(line) > NEARLY_ALL * len(text) for line in long_lines)
    if in_one_line and touching < RUN_TOGETHER // 2:
        return _sentences
    together = [line for line in long_lines if _is_run_together(line)]
    everywhere = LARGE * sum(map(len, together)) > len(text) or touching >= RUN_TOGETHER
    if not everywhere and not together:
        return None
    words = Counter([word[0] for word in _camel().finditer(text)])
    chosen = frozenset(together)
    return lambda line: _pieces(line, words) if everywhere or line in chosen else [line]


def _touching_sentences(text: str) -> int:
    """How many sentences of a page touch the next one, RUN_TOGETHER at most; a name that a page says often counts once."""
    touching = set()
    for match in TOUCHING.finditer(text):
        start, end = match.span()
        # `U.S.Army`, `www.Callan.example`, `3.A`: a sentence ends in a small letter, and the next one's word goes on in such
        if text[start - 1 : start].islower() and text[end - 1].isupper() and text[end : end + 1].islower():
            touching.add(text[max(0, start - NEAR) : end + NEAR])
            if len(touching) == RUN_TOGETHER:
                break
    return len(touching)


NEAR = 4
"""Code points around a full stop, or before a label, that tell one place from another."""


def _is_run_together(line: str) -> bool:
    """Whether so many labels touch in a line; a word like `YouTube` counts once, one like `iPhone` not at all."""
    labels = {line[max(0, at - NEAR) : at + 2] for at in _labels_that_touch(line)}
    # base64 has no blank
    return len(labels) >= RUN_TOGETHER and len(labels) * LONGEST_TEXT > len(line) and " " in line


def _labels_that_touch(line: str) -> Iterator[int]:
    """Where a label begins that touches the one before, which has more than a letter."""
    for match in TOUCHING_LABEL.finditer(line):
        at = match.start()
        if line[max(0, at - 2) : at].isalpha() or line[at - 1] in ".!?":
            yield at


@cache
def _letters() -> tuple[str, str]:
    """The capital and the small letters of the alphabets that have both."""
    letters = [chr(code) for code in (*range(0x41, 0x530), *range(0x1E00, 0x1F00))]
    return "".join(filter(str.isupper, letters)), "".join(filter(str.islower, letters))


@cache
def _camel() -> re.Pattern[str]:
    """A word with a capital letter after a small one, or two words that touch."""
    upper, lower = _letters()
    return re.compile(rf"[{upper}{lower}]*[{lower}][{upper}][{upper}{lower}]*")


@cache
def _junction() -> re.Pattern[str]:
    """Where one text ends and the next begins; compiled for the few dumps that are run together."""
    upper, lower = _letters()
    # some editors leave an invisible mark where a paragraph begins
    begins = f'(?=[{INVISIBLE}]*[“"«„‘]?[{upper}])'
    return re.compile(
        # a sentence's end: `mayor.The`, `2024.“The`, `again!”The`, and `FBI.The`, but not `U.S.Army`
        rf"(?<=[{lower}0-9)%”\"’»][.!?…])(?:{begins}|(?=[–—] ?[{upper}]))"
        rf"|(?<=[{upper}]{{2}}\.)(?=[{upper}][{lower}])"
        rf"|(?<=[.!?…,][”\"»’]){begins}"
        # a label's end: `HomeHarbour`, `again“Ferry`, `2026Ferry`, `(video)Ferry`
        rf"|(?<=[{lower}])(?=[{INVISIBLE}]*[“«„‘]?[{upper}]|©)"
        rf"|(?<=[0-9)])(?=[{upper}][{lower}])"
        # the date after a name: `Quill3 October 2024`, `Quill03.10.2024`
        rf"|(?<=[{lower}]{{3}})(?=\d{{1,2}}(?:[.:/]\d|\.? (?:de )?\w+ (?:de )?\d{{4}}))"
        # `ADVERTISEMENTFerry`; acronyms are shorter
        rf"|(?<=[{upper}]{{8}})(?=[{upper}][{lower}])"
    )


def _pieces(line: str, words: Counter[str]) -> list[str]:
    whole = {
        cut
        for match in _camel().finditer(line)
        for cut in (
            range(match.start() + 1, match.end())
            if _is_host(line, match.end())
            else _inside_words(match, words)
        )
    }
    cuts = [match.start() for match in _junction().finditer(line)]
    cuts = [0, *[cut + _closes(line, cut) for cut in cuts if cut not in whole], len(line)]
    return [line[start:end] for start, end in pairwise(cuts)]


def _is_host(line: str, end: int) -> bool:
    """Whether a word that ends there is a site's name, `CallanHarbour.example`: a text's end is followed by a capital."""
    return line[end : end + 1] == "." and line[end + 1 : end + 3].isalpha() and line[end + 1].islower()


def _closes(line: str, cut: int) -> bool:
    """Whether the mark behind a cut is the German one that closes, `„It stands“The`, and belongs before it."""
    if line[cut] != "“":
        return False
    start = max(0, cut - LONGEST_QUOTE)
    return line.rfind("„", start, cut) > line.rfind("“", start, cut)


LONGEST_QUOTE = 400
"""Code points before a mark of quotation in which the one that opens is looked for."""


def _inside_words(match: re.Match[str], words: Counter[str]) -> list[int]:
    """Where capital letters stand inside a word, not at the start of a text: `McQuill`, `iPhone`, `YouTube`."""
    letters, start = match[0], match.start()
    cuts = [i for i in range(1, len(letters)) if letters[i].isupper() and letters[i - 1].islower()]
    known = lexicon("camel_heads")
    return [
        start + cut
        for before, cut, after in zip([0, *cuts], cuts, [*cuts[1:], len(letters)], strict=False)
        if (head := letters[before:cut]) in known
        or (head.islower() and len(head) == 1)
        or (words[letters[before:after]] >= OFTEN and head[0].isupper())
    ]


OFTEN = 3
"""Times that a page says a name with a capital letter inside; two labels that touch are printed once, or twice as a menu is."""


# `mayor. The board`, `“It stands.” The board`; of Chinese and Japanese `。`
SENTENCE_END = r"(?:[^\W_A-Z][.!?…]|[^\W_][)%”\"’»][.!?…]|[.!?…,][”\"’»]) (?=[“\"«„]?[^\W_a-z])|[。！？]”?"


def _sentences(line: str) -> list[str]:
    """The sentences of a page without any break, as `get_text(" ")` writes them: nothing else tells where a paragraph ends."""
    cuts = [
        match.end() for match in re.finditer(SENTENCE_END, line) if not _is_abbreviated(line, match.end())
    ]
    cuts = [0, *[cut for cut in cuts if cut < len(line)], len(line)]
    return [line[start:end] for start, end in pairwise(cuts)]


def _is_abbreviated(line: str, end: int) -> bool:
    """Whether the full stop before `end` is that of `Dr.` or `Nov.`."""
    word = line[max(0, end - LONGEST_ABBREVIATION) : end].split()[-1]
    return word.rstrip(".").lower() in lexicon("abbreviations")


LONGEST_ABBREVIATION = 12
"""Code points before the end of a sentence that are looked at."""
