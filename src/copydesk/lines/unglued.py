"""The words of a byline apart that innerText ran together: `BrandtFollow`, `Brandt2`, `IDA BRANDTUPDATED`."""

from __future__ import annotations

from itertools import pairwise

from copydesk.lexicons import lexicon


def unglued(text: str) -> list[str]:
    """Tokens of the line, words and marks apart, with what innerText ran together parted again.

    >>> unglued("Ida BrandtReporter, Stowe"), unglued("IDA BRANDTLAST UPDATED"), unglued("Brandt2")
    (['Ida', 'Brandt', '|', 'Reporter', ',', 'Stowe'], ['IDA', 'BRANDT', 'UPDATED'], ['Brandt', '2'])
    """
    tokens: list[str] = []
    for token in _marks_apart(text).split():
        if tokens and token in _UPDATES and tokens[-1].endswith("LAST") and len(tokens[-1]) > 6:
            tokens[-1] = tokens[-1].removesuffix("LAST")
        if token.isupper() and token.endswith(_UPDATES) and token not in _UPDATES:
            tokens.append(token.removesuffix("UPDATED").removesuffix("PUBLISHED").removesuffix("POSTED"))
            tokens.append("UPDATED")
        elif not token.isalpha():
            tokens += _unglued_marked(token)
        elif token.istitle() or token.islower() or token.isupper():
            tokens.append(token)
        else:
            tokens += _unglued_word(token)
    return tokens


def _marks_apart(text: str) -> str:
    """The line with blanks around its marks; `^` between names and what points to a note below are some that say no more."""
    if "@" in text and " @" not in text and "." not in text.partition("@")[2]:
        # `Ida Brandt@idabrandt` is a name and an account, `ida@halden.example` an address
        text = text.replace("@", " @")
    # mark by mark: most lines have one or two of them, and a table of all is looked up for each letter
    for mark in _MARKS:
        if mark in text:
            text = text.replace(mark, f" {mark} ")
    for mark in _NOTE_MARKS:
        if mark in text:
            text = text.replace(mark, " , ")
    return text.replace("^", " ")


_MARKS = ",;|/•·●∙⋅:()[]–—"

_NOTE_MARKS = "*†‡✉"
"""Behind the names of a paper's authors: `Ida Brandt 1,✉, Tom Reyes 2,*`."""

_UPDATES = ("UPDATED", "PUBLISHED", "POSTED")
"""In capitals they run into the name: `IDA BRANDTLAST UPDATED NOV 6`, `IDA BRANDTUPDATED: DEC 19`."""


def _unglued_marked(token: str) -> list[str]:
    """`Brandt2`, `BrandtDec.` parted; `Quill-Ross`, `O'Dell`, `J.` as they are."""
    if any(map(str.isdigit, token)):
        return _unglued_figures(token)
    parts = _unglued_word(token[:-1]) if token[-1] == "." and token[:-1].isalpha() else [token]
    return parts if len(parts) > 1 else [token]


def _unglued_figures(token: str) -> list[str]:
    """`Brandt2` -> `Brandt`, `2`: a counter or a time that ran into the name."""
    cuts = [i for i in range(1, len(token)) if token[i].isdigit() != token[i - 1].isdigit()]
    return [token[i:j] for i, j in zip([0, *cuts], [*cuts, len(token)], strict=True)]


def _unglued_word(word: str) -> list[str]:
    """`BrandtFollow`, `BrandtReporter` -> two words with a bar between, `BrandtBBC` -> two words; `McKay`, `DeVries` stay."""
    for i in range(len(word) - 1, 1, -1):
        if word[i].isupper() and word[i - 1].islower():
            # `McKAY` has its two letters before, a name that ran into letters has more.
            if i > 3 and i + 1 < len(word) and word[i:].isupper():
                return [word[:i], word[i:]]
            tail = word[i:].lower()
            if any(tail in lexicon(name) for name in _GLUED):
                return [*_unglued_word(word[:i]), "|", word[i:]]
    return [word]


_GLUED = ("byline_noise", "job_titles", "job_modifiers", "outlet_words", "byline_openers")
"""The lists whose words stand behind names and run into them."""


def is_run_together(word: str) -> bool:
    """Whether several words touch: `LAKEBusiness`, `NorthCoastNews`; `McKay` and `DeVries` are names."""
    if word.istitle() or word.islower() or word.isupper():
        return False
    inner = sum([a.islower() and b.isupper() for a, b in pairwise(word)])
    return inner > 1 or (word[:3].isupper() and not word.isupper() and word.isalpha())
