"""The words of a paragraph, and a letter for what each of them does there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from copydesk.lexicons import lexicon
from copydesk.quotes.joined_names import joined
from copydesk.quotes.marks import Stretch, stop_of
from copydesk.quotes.settled_words import SETTLE, SETTLED_WORDS, Row, is_behind_quote, is_no_stop, settle_word
from copydesk.quotes.tongues import VERB_LAST, function_words
from copydesk.quotes.word_splits import part_clitics, split


def read_words(
    text: str,
    stretches: Sequence[Stretch],
    language: str,
    letters: dict[str, str] | None = None,
    kinds: dict[str, str] | None = None,
    at: int = 0,
) -> tuple[list[str], list[int], str]:
    """The words of `text` from the offset `at` on, their offsets, and a letter for what each of them does.

    >>> words, starts, row = read_words("Ada Birch met us in Stowe.", (), "en")
    >>> row, starts[-2:]
    ('NNvAIN.', [20, 25])

    A quoted stretch counts as one word. `letters` and `kinds` are as in `read_passage`.
    """
    letters = letters or function_words(language)
    if kinds is None:
        kinds = _kinds(language) if letters is function_words(language) else dict(letters)
    if at == 0 and text[:3].isupper() and (dateline := re.match(_DATELINE, text)):
        at = dateline.end()
    row = Row(text, letters, language)
    words, shape = row.words, row.shape
    starts: list[int] = []
    last = "."
    for stretch in (*stretches, None):
        row.first, row.stretch = len(words), stretch
        split(text, at, stretch.opening if stretch else len(text), words, starts)
        if language == "fr":
            part_clitics(words, starts, row.first)
        # „Müll“-Fauxpas: the rest of a compound
        glued = language != "en" and words[row.first : row.first + 1] == ["-"] and starts[row.first] == at > 0
        last = _letter_run(row, kinds, last, glued)
        if stretch:
            words.append("")
            starts.append(stretch.opening)
            last = quote_letter(text, stretch)
            at = stretch.closing
            if text[at : at + 1] == ",":
                # “…”, said Birch reads like “…,” said Birch
                last, at = "E" if last == "E" else "c", at + 1
            shape.append(last)
    if "" in shape:
        starts = [start for start, kind in zip(starts, shape, strict=True) if kind]
        words = [word for word, kind in zip(words, shape, strict=True) if kind]
    return words, starts, joined(words, starts, "".join(shape), language)


# LONDON (Reuters) — , RENO, Nev. (AP) -- : the place is nobody who speaks
_DATELINE = r"(?=[A-Z]{3})[A-Z][A-Z .'’-]{1,30}(?:, [A-Z][\w. ]{1,20})?(?: ?\([^)]{1,30}\))? ?(?:--|[-–—]) "


def quote_letter(text: str, stretch: Stretch) -> str:
    """The letter of a quoted stretch, by the mark that it ends with."""
    return _ENDINGS.get(stop_of(text, stretch), "q")


_ENDINGS = {".": "Q", "…": "Q", "?": "E", "!": "E", ",": "c"}


def _letter_run(row: Row, kinds: dict[str, str], last: str, glued: bool) -> str:
    """Append the letters of the words between two quotes; `last` is the letter of the word before, given back for what follows.

    Most words have their letter from the list of small words or by their looks; context settles the others.
    """
    words, shape, letters, language, first = row.words, row.shape, row.letters, row.language, row.first
    kind_of = kinds.get
    verb_follows = language != "en" and language not in VERB_LAST
    doubtful = False
    for place in range(first, len(words)):
        word = words[place]
        kind = kind_of(word) or _look(word, kinds, letters)
        if kind == "other":
            kind = _other(words, place, letters)
        if kind == "small":
            # „…“, verspricht er: the verb follows the quote, and no list has them all
            kind = "V" if verb_follows and place < first + 2 and is_behind_quote(row) else "n"
        elif kind == "mark":
            shape.append("")
            continue
        elif kind == ".":
            if word == "." and last in "N#nTAD" and is_no_stop(row, place):
                if words[place - 1].rpartition("-")[2] in lexicon("us_states"):
                    last = shape[-1] = "A"  # Aspen, Colo., and D-Colo. are where, not who
                shape.append("")
                continue
        elif kind in SETTLE:
            kind = SETTLE[kind](row, place, kind, last)
        elif word in SETTLED_WORDS:
            kind = settle_word(row, place, kind, last)
        if glued and place == first + 1:
            kind = "A"
        if doubtful and kind not in "NV" and shape[-1]:
            # Shortly, Reprising, See: at the head of a sentence a capital proves nothing
            shape[-1] = "v" if words[place - 1].endswith("ng") else "A"
        doubtful = kind == "N" and last in ".:QE" and (word[-2:] in ("ly", "ng") or word in lexicon("bids"))
        shape.append(kind)
        last = kind
    return last


@cache
def _kinds(language: str) -> dict[str, str]:
    """The letters of the small words of a language, and what was found out of the others."""
    return dict(function_words(language))


def _look(word: str, kinds: dict[str, str], letters: dict[str, str]) -> str:
    """What a word looks like that is in no list, kept for when it comes again; other where it has more than letters."""
    kind = _looks_like(word, letters) if word.isalpha() else "other"
    if len(kinds) < _REMEMBERED:
        kinds[word] = kind
    return kind


_REMEMBERED = 30_000
"""Words of a language, so that a batch grows no further."""


def _other(words: list[str], place: int, letters: dict[str, str]) -> str:
    """What a word with more than letters looks like."""
    word = words[place]
    # He’s, they’re: the verb that hangs on is let go
    straight = word.replace("’", "'")
    base = straight.partition("'")[0]
    if base != word and letters.get(base.lower()) == "h":
        words[place] = base
        return "h"
    if straight.lower() in letters:
        return letters[straight.lower()]  # isn’t, she’d, That’s
    if word[2:3] == "-" and word[3:4].isupper() and word[0].islower():
        return "N"  # al-Quill
    return _looks_like(word, letters)


def _looks_like(word: str, letters: dict[str, str]) -> str:
    """Capital for a small word with a capital, small, ly, ed; mark for what means nothing."""
    first = word[0]
    if first.islower():
        end = word[-2:]
        return end if end == "ed" or (end == "ly" and word not in NO_ADVERBS) else "small"
    if first.isalpha():
        return "Capital" if word.lower() in letters else "N"
    return "#" if first.isdigit() else "N" if first == "@" else "mark"


NO_ADVERBS = frozenset(
    ("ally", "assembly", "bully", "daily", "family", "monthly", "rally", "reply", "supply", "weekly")
)
